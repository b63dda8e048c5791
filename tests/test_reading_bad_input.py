"""Bad input: one line that names the source, the cause and the way out, or an honest result."""

from __future__ import annotations

import io
import os
import sys

import pytest
from timing import grows_with_length_alone

from framing.reading import Unreadable, read, read_many, receive
from framing.reading.language import language_of
from framing.reading.unreadable import printable

STORY = (
    "Plan passes\n\nThe council of Odmoor approved the harbour plan on Monday after a debate that "
    "lasted nine hours.\n\nThe mayor said that he had not been told of it.\n"
)


def refused(source, cause: str) -> str:
    with pytest.raises(Unreadable, match=cause) as caught:
        read(source)
    message = str(caught.value)
    assert "\n" not in message
    assert message.count("; ") >= 1
    assert isinstance(caught.value, ValueError)
    return message


@pytest.fixture
def file(tmp_path):
    def write(data: bytes, name: str = "story.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "the file is empty"),
        (b" \n\n\t ", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a JPEG picture"),
        (b"GIF89a" + bytes(50), "a GIF picture"),
        (b"PK\x03\x04" + bytes(50), "a ZIP archive or an Office file"),
        (b"title,text\nTalks,They met.\nEnd,They left.\n", r"a table \(CSV\)"),
        (b'[{"text": "They met."}]', r"a table \(JSON\)"),
        (b"{\\rtf1 }", "no text in the Rich Text file"),
        (b"\x7fELF" + bytes(50), "a program"),
        (bytes(range(256)) * 10, "binary data"),
        (b"\x01\x02\x03\x04" * 50, "binary data"),
        (b"<?xml version='1.0'?><rss></rss>", "XML that is no web page"),
        (b"12\n\n13\n\n* * *\n", "no article"),
        ("\u200b\u202e\ufeff".encode(), "no article|binary"),
    ],
)
def test_what_is_no_text_is_refused(file, data, cause):
    assert "story.txt" in refused(file(data), cause)


def test_a_missing_file_is_named(tmp_path):
    assert "none.txt" in refused(tmp_path / "none.txt", "there is no such file")


def test_a_folder_is_no_article(tmp_path):
    refused(tmp_path, "this is a folder; give a file, or use read_many")


@pytest.mark.parametrize("name", ["a\0b", "x" * 299, "no\x1b[31m such"])
def test_names_that_no_system_allows(name):
    message = refused(name, "taken for a file name")
    assert message.isprintable()


def test_a_blank_string_is_no_text():
    refused("\n \n", "the text given: it is blank")
    refused("", "the source is empty")


def test_hostile_names_are_printed_as_one_harmless_line(tmp_path):
    path = tmp_path / "bad\n\x1b[31m<script>.txt"
    path.write_bytes(b"")
    assert refused(path, "the file is empty").isprintable()
    assert len(printable("x" * 10_000)) < 120


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_encodings_are_told_apart(file, encoding, named):
    text = STORY + "\n“A café,” she said – ‘no’.\n"
    article, receipt = receive(file(text.encode(encoding)))
    assert receipt.encoding == named
    assert article.text == text.strip()


def test_latin_1_read_as_it_was_meant(file):
    article, receipt = receive(file((STORY + "\nÉtienne spoke \x81 too.\n").encode("latin-1")))
    assert receipt.encoding == "latin-1"
    assert "Étienne spoke" in article.text
    assert receipt.of("control character") == ("\x81",)


def test_other_alphabets_are_guessed_and_the_guess_is_noted(file):
    text = "Совет города одобрил план гавани в понедельник после долгих споров.\n\n" * 8
    article, receipt = receive(file(text.encode("koi8-r")))
    assert "одобрил" in article.text
    assert any("guessed" in note for note in receipt.notes)


def test_damage_is_reported(file):
    whole = STORY.replace("council", "café").encode()
    article, receipt = receive(file(whole + "Ärger, ".encode() * 9 + b"bro\xe9ken\n"))
    assert receipt.encoding == "utf-8"
    assert "\ufffd" in article.text
    assert any("1 characters were lost" in note for note in receipt.notes)


def test_double_encoding_is_mended_and_reported(file):
    article, receipt = receive(file(STORY.replace("he had", "itâ€™s").encode()))
    assert "it’s" in article.text
    assert "1 characters were encoded twice (such as â€™ for ’) and are mended." in receipt.notes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        ("No.\n\nYes.", "en"),
        (
            "Der Rat von Odmoor hat am Montag nach neun Stunden Streit den Plan für den Hafen "
            "beschlossen.\nDer Bürgermeister sagte, er habe davon nichts gewusst.",
            "de",
        ),
        (
            "Le conseil municipal a adopté lundi le plan du port après neuf heures de débat.\n"
            "Le maire a déclaré qu'il n'en avait pas été informé.",
            "fr",
        ),
        (
            "De gemeenteraad heeft maandag na negen uur debat het plan voor de haven aangenomen.\n"
            "De burgemeester zei dat hij er niets van wist.",
            "nl",
        ),
    ],
)
def test_the_language_is_told(text, language):
    article, receipt = receive(text)
    assert article.language == language
    assert any("not English" in note for note in receipt.notes) == (language != "en")


def test_a_few_words_say_nothing_about_the_language():
    assert language_of("Rien ne va plus.") == "en"


def test_an_article_of_one_sentence(file):
    article, receipt = receive(file(b"Talks began on Monday."))
    assert (article.text, article.headline) == ("Talks began on Monday.", "")
    assert "No headline was found." in receipt.notes


def test_an_article_that_is_all_quotation():
    text = "“We will stay. We will not go.\n\n“We have nowhere to go,” she said.\n"
    assert read(text).text == text.strip()


def test_standard_input(monkeypatch):
    class Piped:
        buffer = io.BytesIO(STORY.encode())

    monkeypatch.setattr(sys, "stdin", Piped)
    article = read("-")
    assert article.headline == "Plan passes"
    assert article.id.startswith("stdin-")
    refused("-", "standard input: nothing came in")


class TestManyFiles:
    def test_each_file_is_read_or_listed_with_why(self, tmp_path):
        (tmp_path / "b.txt").write_text(STORY, "utf-8")
        (tmp_path / "a.md").write_text("# " + STORY, "utf-8")
        (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        (tmp_path / ".hidden").write_text(STORY, "utf-8")
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep" / "b.txt").write_text(STORY, "utf-8")
        articles, receipt = read_many(tmp_path)
        assert [a.id for a in articles] == ["a", "b", "deep/b.txt"]
        assert receipt.summary()[0] == "3 of 4 files read."
        assert "PNG picture" in receipt.summary()[1]
        frame = receipt.to_frame()
        assert frame["fate"].tolist() == ["read", "read", "skipped", "read"]

    def test_one_file(self, tmp_path):
        (tmp_path / "b.txt").write_text(STORY, "utf-8")
        articles, receipt = read_many(str(tmp_path / "b.txt"))
        assert len(articles) == len(receipt.receipts) == 1

    @pytest.mark.parametrize("name", ["none", "empty", "a\0b"])
    def test_no_folder_or_nothing_in_it(self, tmp_path, name):
        (tmp_path / "empty").mkdir()
        with pytest.raises(Unreadable, match=r"no such file or folder|has no files"):
            read_many(f"{tmp_path}/{name}")


# Four times as much may take about four times as long; a quadratic step would take sixteen.
HEAVY = {
    "one letter": "a",
    "quotation marks": '"',
    "curly marks": "“",
    "blanks": " x",
    "empty lines": "\n\n\nx",
    "asterisks": "*",
    "asterisks and letters": "*a ",
    "underscores": "_a",
    "open brackets": "[",
    "links that are none": "[a](",
    "links": "[a](b) ",
    "comments": "<!--",
    "comment ends": "-->",
    "headings": "# x\n",
    "bullets": "- x\n",
    "bars": "> > > x\n",
    "bars alone": ">\n",
    "wrapped bars": "> x\n> y\n>\n",
    "tags of posts": "<tweet a",
    "posts without end": '<tweet a="b">',
    "block quotations": "<blockquote >",
    "hyphens": "govern-\n",
    "dashes": "-",
    "rules": "- - -\n",
    "page numbers": "12\n",
    "running heads": "The Odmoor Examiner\n\n12\n\n",
    "form feeds": "\fx\n",
    "escapes": "\x1b[",
    "terminal titles": "\x1b]0;",
    "soft hyphens": "a\u00ad",
    "wide text": "The mayor said that he had not been told of the plan. ",
    "wrapped text": "The mayor said that he had not been told of the plan for the\n",
    "copyright lines": "© 2019 all rights reserved all rights reserved all rights\n",
    "contact lines": "To contact the mayor visit: visit: visit: visit: visit: visit\n",
    "dates": "12 April 2019, 12 April 2019, 12 April 2019, 12 April 2019\n",
    "entities": "&amp;",
    "entities that are none": "&#1",
    "characters encoded twice": "â€™",
    "joiners": "\u200d",
    "accents": "e\u0301\u0301\u0301",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", HEAVY.values(), ids=HEAVY.keys())
def test_hostile_text_takes_linear_time(unit):
    def work(size: int) -> None:
        read("Plan passes\n\n" + unit * (size // len(unit)) + "\nThe end of it.\n")

    assert grows_with_length_alone(work, 100_000)


def test_a_long_address_is_no_text():
    address = "http://nobody.invalid/story?from=" + "a" * 400
    assert refused(address, "no host of the name nobody.invalid is known")


def test_a_long_text_may_begin_with_an_address():
    text = (
        "https://example.org/a is where the council published its plan. " + STORY[13:].strip() * 3
    )
    assert read(text.replace("\n", " ")).text.startswith("https://example.org/a")


def test_a_file_is_read_whatever_it_is_called(tmp_path):
    path = tmp_path / "line\nbreak.txt"
    path.write_text(STORY, encoding="utf-8")
    assert read(str(path)).headline == "Plan passes"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    refused(tmp_path / "pipe", "a pipe or a device, not a file; give -, and pipe the text in")


@pytest.mark.skipif(os.name == "nt", reason="links and pipes as POSIX has them")
def test_links_and_pipes_in_a_folder_are_named_and_not_followed(tmp_path):
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    for place in (folder / "inner", outside):
        place.mkdir(parents=True)
        (place / "a.txt").write_text("Talks begin\n\nThe two sides met on Monday.\n")
    for name, to in (
        ("self", "self"), ("loop", "."), ("away", outside), ("one.txt", outside / "a.txt"),
        ("gone", "nowhere"), ("inner/up", ".."),
    ):  # fmt: skip
        (folder / name).symlink_to(to)
    os.mkfifo(folder / "pipe.txt")
    articles, receipt = read_many(folder)
    assert [article.id for article in articles] == ["a"]
    skipped = {one.source.rsplit("/", 1)[1]: one.why for one in receipt.skipped}
    assert "this is a pipe or a device" in skipped.pop("pipe.txt")
    assert set(skipped) == {"self", "loop", "away", "one.txt", "gone", "up"}
    assert all("this is a link; give the file" in why for why in skipped.values())
    (tmp_path / "link").symlink_to(folder)
    assert len(read_many(tmp_path / "link")[0]) == 1
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "one").symlink_to(folder)
    with pytest.raises(Unreadable, match="the folder has only links"):
        read_many(tmp_path / "links")
