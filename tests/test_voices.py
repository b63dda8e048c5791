"""Whose words each place is: four voices, whose words add up to all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.voices import VOICES, Attribution, Quotation, Source, Voices

LENGTH = 100


def quotation(start: int, end: int, function: str = "direct", speaker: str = "Berg") -> Quotation:
    return Quotation(start, end, start + 1, end - 1, True, function, speaker, "")  # type: ignore[arg-type]


def attribution(
    content: tuple[int, int], cue: tuple[int, int] = (0, 0), speaker: str = "Berg"
) -> Attribution:
    return Attribution(
        (cue,),
        "say",
        "neutral",
        "",
        (Source(*cue, cue[0]),),
        (content,),
        speaker,
        "none",
        "reported",
    )


spans = st.tuples(st.integers(0, LENGTH - 2), st.integers(2, 40)).map(
    lambda pair: (pair[0], min(LENGTH, pair[0] + pair[1]))
)


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6), st.integers(0, 30))
def test_every_word_has_one_voice(quoted, reported, headline) -> None:  # type: ignore[no-untyped-def]
    quotations = [quotation(*span) for span in sorted(quoted)]
    told = [attribution(span) for span in sorted(reported)]
    voices = Voices(LENGTH, headline, quotations, told)
    words = range(0, LENGTH, 5)
    assert sum(voices.count(words, voice) for voice in VOICES) == len(words)
    for voice in VOICES:
        expected = sum(voices.voice(word, word + 1) == voice for word in words)
        assert voices.count(words, voice) == expected


def test_what_is_told_indirectly_is_the_sources_and_the_cue_the_writers() -> None:
    voices = Voices(LENGTH, 0, [], [attribution((10, 40), cue=(20, 24))])
    assert (voices.voice(12, 18), voices.speaker(12, 18)) == ("reported", "Berg")
    assert (voices.voice(20, 24), voices.speaker(20, 24)) == ("writer", "")
    assert voices.voice(38, 42) == "writer"


def test_a_quotation_inside_a_quotation_is_the_inner_speakers() -> None:
    voices = Voices(LENGTH, 0, [quotation(10, 60), quotation(20, 30, speaker="Hale")], [])
    assert voices.speaker(22, 25) == "Hale"
    assert voices.speaker(40, 45) == "Berg"
    assert voices.voice(15, 50) == "quoted"


@pytest.mark.parametrize("function", ["title", "mention"])
def test_titles_and_mentions_are_those_of_the_voice_around_them(function: str) -> None:
    own = Voices(LENGTH, 0, [quotation(10, 20, function)], [])
    assert own.voice(12, 15) == "writer"
    told = Voices(LENGTH, 0, [quotation(10, 20, function)], [attribution((5, 40), (50, 54))])
    assert told.voice(12, 15) == "reported"


def test_scare_quotes_are_the_writers_unless_a_source_sets_them() -> None:
    scare = quotation(10, 20, "scare", "")
    assert Voices(LENGTH, 0, [scare], [attribution((5, 40), (50, 54))]).voice(12, 15) == "writer"
    assert Voices(LENGTH, 0, [quotation(5, 40), scare], []).voice(12, 15) == "quoted"


def test_with_marks_alone_all_that_stands_in_marks_is_quoted() -> None:
    voices = Voices(LENGTH, 5, [quotation(10, 20, "", "")], [], mode="marks")
    assert [voices.voice(a, a + 2) for a in (2, 12, 22)] == ["headline", "quoted", "writer"]
