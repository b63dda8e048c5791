"""What each source is given, counted against a count by hand."""

from framing import Article, analyze
from framing.marking.marker import Mark, Marker
from framing.measuring.speakers import by_speaker


def quotations(text):
    for found in text.quotations:
        yield Mark(found.start, found.end, found.function, "marks", speaker=found.speaker)


def reports(text):
    start = text.raw.index("Tom Hale said")
    yield Mark(start, start + 13, "named person", "said", speaker="Tom Hale")


QUOTATION = Marker(
    "quotation", quotations, "words", "", ("direct", "partial", "scare", "title", "mention"),
    (), (), "1",
)  # fmt: skip
SOURCES = Marker("sources", reports, "words", "", ("named person",), (), (), "1")
TEXT = (
    "“We are free now,” said Anna Berg. The “rebels” left. “They called us ‘traitors’ again,” "
    "said Anna Berg. Tom Hale said the roads were closed."
)


def test_words_are_counted_once_and_scare_quotes_give_nobody_a_voice():
    found = analyze(Article(id="a", text=TEXT), [QUOTATION, SOURCES])
    table = by_speaker(found.evidence)
    assert table.values.tolist() == [
        ["a", "Anna Berg", "", 2, 9, 0],
        ["a", "Tom Hale", "named person", 0, 0, 1],
    ]


def test_nobody_quoted_gives_an_empty_table():
    found = analyze(Article(id="a", text="Rain fell."), [QUOTATION])
    assert by_speaker(found.evidence).empty
