"""Rich Text files: nothing lost where striprtf alone loses text, and linear time."""

import builtins
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_with_length_alone
from written import rtf_bytes

from framing.reading import Unreadable, receive
from framing.reading.rtf import balanced, see_rtf

STORY = [
    "Harbour plan divides Odmoor",
    "By Ana Ruiz",
    "The council of Odmoor approved the harbour plan on Monday after nine hours of debate.",
    "“We were not asked,” said Zoë Čapek – who runs the ferry {and the quay} 🛥.",
]


def seen(body: bytes) -> str:
    return see_rtf(b"{\\rtf1\\ansi " + body + b"}", "story.rtf").text


def test_a_rich_text_file_is_an_article(tmp_path):
    path = tmp_path / "story.doc"
    path.write_bytes(rtf_bytes(STORY))
    article, receipt = receive(path)
    assert article.text == "\n\n".join([STORY[0], *STORY[2:]])
    assert (article.author, receipt.kind) == ("Ana Ruiz", "rtf")
    assert sum(s.end - s.start for s in receipt.stretches) == len(receipt.input)


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1), min_size=1))
def test_every_character_comes_through(words):
    text = " ".join(words)
    assert see_rtf(rtf_bytes([text]), "x").text.split() == text.split()


def test_the_words_of_a_link_are_read_and_its_address_is_not():
    link = b'{\\field{\\*\\fldinst{HYPERLINK "http://example.org/a"}}{\\fldrslt{Talks begin}}}'
    assert seen(link + b" today").strip() == "Talks begin today"


def test_raw_pictures_do_not_end_the_text():
    picture = b"{\\pict\\bin9 }}}}}}}}}}"
    assert seen(b"before " + picture + b"after").split() == ["before", "after"]


def test_a_brace_too_many_does_not_end_the_text():
    visible = see_rtf(b"{\\rtf1 one} two\\par three}", "x")
    assert visible.text.split() == ["one", "two", "three"]
    assert "did not match" in visible.notes[0]


@given(st.text("{} abc", max_size=60))
def test_no_letter_is_lost_whatever_the_braces(text):
    if any(c in text for c in "abc"):
        found = seen(text.encode())
        assert sorted(found.replace("\n", "").replace(" ", "")) == sorted(
            c for c in text if c in "abc"
        )


def test_balanced_braces_are_left_alone():
    assert balanced("{a {b}}\r\n\0") == ("{a {b}}\r\n\0", 0)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_bytes_that_should_have_been_escaped_are_read(encoding):
    words = "“Café”, she said"
    assert see_rtf(f"{{\\rtf1\\ansi {words}}}".encode(encoding), "x").text.strip() == words


def test_code_pages_of_fonts_are_kept():
    fonts = b"{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}"
    assert seen(fonts + b"\\f0 \\'e9 \\f1 \\'e9").split() == ["é", "й"]


def test_wrapped_lines_stay_wrapped():
    lines = ["the council of the town of Odmoor met on the quay and went on to speak of all"] * 6
    assert "\n\n" not in see_rtf(rtf_bytes(lines), "x").text.strip()


@pytest.mark.parametrize("data", [b"{\\rtf1 }", b"{\\rtf1{\\fonttbl words", b"{\\rtf1\\uc words}"])
def test_damage_is_one_line(data):
    with pytest.raises(Unreadable) as caught:
        see_rtf(data, "story.rtf")
    assert "\n" not in str(caught.value)


def test_without_the_library_the_command_to_get_it_is_named(monkeypatch):
    real = builtins.__import__

    def without(name, *arguments, **named):
        if name.startswith("striprtf"):
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Unreadable, match=r"pip install 'framing-toolkit\[documents\]'"):
        see_rtf(rtf_bytes(STORY), "story.rtf")


HOSTILE = [b"{", b"}", b"\\f0", b"{\\field{\\*\\fldinst{", b'HYPERLINK "a"}}{', b"\\fcharset1"]
HOSTILE += [b"\\'e9", b"\\bin1 x", b"{\\fonttbl", b"a ", b"a\\par ", b"\\u123?", b"\\"]


@pytest.mark.slow
@pytest.mark.parametrize("start", [b"{\\rtf1 ", b"{\\rtf1{\\fonttbl{"])
@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_files_take_linear_time(unit, start):
    def work(size):
        with contextlib.suppress(Unreadable):
            see_rtf(start + unit * (size // len(unit)) + b"\nword", "x")

    assert grows_with_length_alone(work, 100_000)
