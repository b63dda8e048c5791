"""Each place of a text has a voice, a sentence and a number of words before it."""

from hypothesis import given
from hypothesis import strategies as st

from framing import Article
from framing.text import Text
from framing.voices import VOICES

TEXT = (
    "Troops “liberate” town\n\nThe “rebels” left. “We go on until the end,” said Anna Berg on "
    "Monday. She spoke of “a long winter” ahead."
)
STORY = Text(Article(id="a", text=TEXT, headline="Troops “liberate” town"))


def voice_of(words):
    start = STORY.raw.index(words)
    return STORY.voice(start, start + len(words))


def test_by_marks_alone_all_that_stands_in_marks_is_quoted():
    assert [voice_of(words) for words in ("go on", "rebels", "left")] == [
        "quoted",
        "quoted",
        "writer",
    ]
    assert {quotation.function for quotation in STORY.quotations} == {""}


def test_words_of_the_headline_are_the_headlines_even_in_quotation_marks():
    assert voice_of("liberate") == "headline"


def test_stretch_that_reaches_out_of_a_quotation_is_the_writers():
    assert voice_of("the end,” said") == "writer"


def test_words_of_all_voices_add_up_to_the_words():
    assert sum(STORY.words_in(voice) for voice in VOICES) == len(STORY.words)


def test_sentence_of_an_offset_is_the_one_around_it():
    start = STORY.raw.index("spoke")
    assert STORY.raw[slice(*STORY.sentence_at(start))].startswith("She spoke")
    assert STORY.sentence_number(0) == 0


@given(st.text(st.sampled_from("ab “”\"'‘’.\n?,S"), max_size=120))
def test_any_text_can_be_asked_anything(raw):
    text = Text(Article(id="a", text=raw))
    assert len(text.words) == text.words_between(0, len(raw))
    assert sum(text.words_in(voice) for voice in VOICES) == len(text.words)
    for quotation in text.quotations:
        assert 0 <= quotation.start <= quotation.inner_start <= quotation.inner_end
        assert quotation.inner_end <= quotation.end <= len(raw)
