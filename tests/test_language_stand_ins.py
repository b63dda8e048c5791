"""One name stands for all names, and every offset finds its place again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.language.stand_ins import Name, anonymous


@st.composite
def texts(draw) -> tuple[str, list[Name], tuple[int, int]]:
    """Return a text, disjoint names in it, and a stretch of it."""
    raw = draw(st.text(min_size=1, max_size=60))
    places = st.integers(0, len(raw))
    cuts = sorted(draw(st.sets(places, max_size=8)))
    named = [Name(a, b, "Smith") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    start, end = sorted((draw(places), draw(places)))
    return raw, named, (start, end)


@given(texts())
def test_what_is_no_name_keeps_its_words_and_finds_its_place(case):
    raw, named, (start, end) = case
    said = anonymous(raw, start, end, named)
    for offset in range(start, end):
        if not any(name.start <= offset < name.end for name in named):
            assert said.text[said.place(offset)] == raw[offset]
    places = [said.place(offset) for offset in range(start, end + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(said.text) for place in places)


def test_whoever_is_named_the_text_is_the_same():
    told = set()
    for name in ("Ida Rowe", "Xi", "Chidi Okonkwo-Baptiste"):
        raw = f"Mr {name} left; {name} won."
        at = raw.rindex(name)
        named = [Name(3, 3 + len(name), "Smith"), Name(at, at + len(name), "Smith")]
        said = anonymous(raw, 0, len(raw), named)
        told.add((said.text, said.place(raw.index("left")), said.place(at + len(name))))
    assert told == {("Mr Smith left; Smith won.", 9, 20)}


def test_a_name_that_reaches_over_the_edge_is_replaced_as_a_whole():
    said = anonymous("Before. Anna Berg left.", 8, 13, [Name(8, 17, "Smith")])
    assert said.text == "Smith"
    said = anonymous("Anna Berg left.", 5, 15, [Name(0, 9, "Smith")])
    assert said.text == "Smith left."
