"""The quotation marker reports what attribution found, with the speaker."""

from framing import Article, analyze
from framing.marking.quotation import QUOTATION


def rows(text, **choices):
    return analyze(Article(id="a", text=text), QUOTATION, **choices)


def test_mark_carries_function_speaker_and_reason():
    [row] = rows("“We will stay,” Jana Ostrel said.").evidence.itertuples()
    assert (row.start, row.end) == (0, 15)
    assert (row.category, row.voice, row.speaker) == ("direct", "quoted", "Jana Ostrel")
    assert row.explanation.endswith(".")


def test_words_of_the_writer_have_an_empty_speaker():
    [row] = rows(
        "The so-called “experts” got it wrong again, and the dockers paid."
    ).evidence.itertuples()
    assert (row.category, row.voice, row.speaker) == ("scare", "writer", "")


def test_without_attribution_it_is_skipped_and_says_why():
    found = rows("“We will stay,” Jana Ostrel said.", voices="marks")
    assert found.evidence.empty
    [skip] = found.run["skipped"]
    assert skip["marker"] == "quotation"
    assert "voices='attribution'" in skip["why"]
