"""Windows hold the whole text, in order, each at most so long."""

from hypothesis import given
from hypothesis import strategies as st

from framing import models, sentences
from framing.attribution.windows import LIMIT, windows

WORDS = st.lists(st.sampled_from(["He", "said", "“no”", "Übermaß", "3.5%", "\ud800", "x" * 300]))
TEXTS = st.lists(WORDS.map(" ".join), max_size=6).map("\n\n".join)


def cut(text, quoted=()):
    paragraphs = sentences.paragraphs(text)
    parts = sentences.sentences(text, paragraphs)
    tokenizer = models.encoder("attribution").tokenizer
    return list(windows(text, paragraphs, parts, quoted, tokenizer))


@given(TEXTS)
def test_every_letter_lies_in_one_piece_and_pieces_are_in_order(text):
    places = [
        (int(a), int(b))
        for window in cut(text)
        for a, b in zip(window.starts, window.ends, strict=True)
        if a >= 0
    ]
    assert places == sorted(places)
    covered = [offset for a, b in places for offset in range(a, b)]
    assert len(covered) == len(set(covered))
    assert {n for n, sign in enumerate(text) if sign.isalnum()} <= set(covered)


@given(st.integers(1, 30))
def test_no_window_is_longer_than_the_limit_and_paragraphs_stay_whole(times):
    text = "\n\n".join(["The ministry said that nobody was hurt on Monday."] * times)
    made = cut(text)
    assert all(len(window.ids) <= LIMIT for window in made)
    starts = {p.start for p in sentences.paragraphs(text)}
    assert all(int(window.starts[1]) in starts for window in made)


def test_a_paragraph_that_is_too_long_is_cut():
    made = cut("word " * 1000)
    assert len(made) > 5
    assert all(len(window.ids) <= LIMIT for window in made)


def test_pieces_in_quotation_marks_are_told():
    text = "He said “no” twice."
    [window] = cut(text, [(8, 12)])
    inside = [
        text[a:b] for a, b, q in zip(window.starts, window.ends, window.quoted, strict=True) if q
    ]
    assert inside == ["“", "no", "”"]
