"""The quotation marker reports what the text knows, with the speaker."""

from framing import Article
from framing.marking.quotation import QUOTATION
from framing.testing import check_marker
from framing.text import Text


def marks(text):
    return list(QUOTATION.find(Text(Article(id="a", text=text))))


def test_marker_keeps_its_promises():
    check_marker(QUOTATION)


def test_mark_carries_function_speaker_and_cue():
    (mark,) = marks("“We will stay,” Jana Ostrel said.")
    assert (mark.start, mark.end) == (0, 15)
    assert (mark.category, mark.speaker) == ("direct", "Jana Ostrel")
    assert "say" in mark.explanation


def test_words_of_the_writer_have_an_empty_speaker():
    (mark,) = marks("They were sent home under the so-called “reform” of the docks.")
    assert (mark.category, mark.speaker) == ("scare", "")


def test_several_quoted_words_of_a_headline_belong_to_a_source():
    headline = Article(id="a", text="It rained.", headline="Dam ‘close to bursting’ after rain")
    (mark,) = QUOTATION.find(Text(headline))
    assert (mark.category, mark.speaker) == ("partial", "")
    headline = Article(id="a", text="It rained.", headline="Anger at ‘rebel’ talks")
    (mark,) = QUOTATION.find(Text(headline))
    assert mark.category == "scare"
