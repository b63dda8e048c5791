"""Cues, sources, contents and speakers in short invented stories."""

from __future__ import annotations

import pytest
from timing import grows_with_length_alone

from framing.article import Article
from framing.attribution import attributed
from framing.language import Syntax


def read(text: str, headline: str = "") -> Syntax:
    [syntax] = attributed([Article(id="a", text=text, headline=headline)])
    return syntax


def said(text: str, headline: str = "") -> list[tuple[str, str]]:
    """Return the words of each content with their speaker."""
    syntax = read(text, headline)
    raw = syntax.text.raw
    return [
        (" … ".join(raw[a:b] for a, b in one.content), one.speaker)
        for one in syntax.text.attributions
    ]


def voice(text: str, words: str, headline: str = "") -> tuple[str, str]:
    syntax = read(text, headline)
    start = syntax.text.raw.index(words)
    place = start, start + len(words)
    return syntax.text.voice(*place), syntax.text.speaker(*place)


def functions(text: str) -> list[tuple[str, str]]:
    return [(q.function, q.speaker) for q in read(text).text.quotations]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("“We will not leave the harbour,” Jana Ostrel said.", "leave", ("quoted", "Jana Ostrel")),
        ("The ministry said that nobody was hurt.", "nobody", ("reported", "ministry")),
        ("According to Tom Hale, the bridge is unsafe.", "unsafe", ("reported", "Tom Hale")),
        (
            "Mayor Anna Berg believes that the plan is a swindle.",
            "swindle",
            ("reported", "Anna Berg"),
        ),
        (
            "Tom Hale's claim that the vote was stolen is false.",
            "stolen",
            ("reported", "Tom Hale"),
        ),
        ("The ministry said that nobody was hurt.", "ministry said", ("writer", "")),
        ("The crew repaired the engine and sailed home.", "engine", ("writer", "")),
    ],
)
def test_words_have_the_voice_of_who_says_them(text, words, expected):
    assert voice(text, words) == expected


def test_the_headline_keeps_its_own_voice():
    text = "Minister calls strike “madness”\n\nThe strike is “madness,” Minister Jana Ostrel said."
    headline = "Minister calls strike “madness”"
    assert voice(text, "strike “mad", headline)[0] == "headline"


def test_the_source_is_the_whole_noun_phrase_with_its_head():
    syntax = read("Federal law enforcement officials said on Monday that the road was closed.")
    [one] = [a for a in syntax.text.attributions if a.cue]
    [source] = one.sources
    raw = syntax.text.raw
    assert raw[source.start : source.end] == "Federal law enforcement officials"
    assert raw[source.head :].startswith("officials")


def test_joint_sources_are_all_given():
    [(words, speaker)] = said("Anna Berg and Tom Hale said that the harbour would stay open.")
    assert "harbour would stay open" in words
    assert speaker == "Anna Berg; Tom Hale"


def test_a_quotation_that_goes_on_stays_with_its_speaker():
    text = "“We will stay,” said Anna Berg. “Nobody has asked us to leave, and we have work to do.”"
    assert [speaker for _, speaker in functions(text)] == ["Anna Berg", "Anna Berg"]


def test_speech_over_paragraphs_stays_with_its_speaker():
    text = (
        "“The harbour is full,” said Anna Berg, the mayor. “We have no room.\n\n"
        "“We will not take another ship. That is our last word.”"
    )
    assert {speaker for _, speaker in functions(text)} == {"Anna Berg"}


def test_a_label_and_a_signature_name_the_speaker():
    assert functions("Anna Berg: “We have no room for more ships.”") == [("direct", "Anna Berg")]
    text = "Anna Berg spoke first.\n\n“We have no room for another ship.” ― Anna Berg"
    assert functions(text)[-1] == ("direct", "Anna Berg")


@pytest.mark.parametrize("mark", ["", '"', "“"])
def test_turns_of_a_transcript_are_their_speakers(mark):
    turns = ["TOM HALE: Welcome back to the show.", "ANNA BERG: Thank you.",
             "TOM HALE: Is the harbour full?", "ANNA BERG: It is a swindle."]  # fmt: skip
    text = "Tom Hale met Anna Berg. Anna Berg is the mayor.\n\n"
    text += "\n\n".join(mark + turn for turn in turns)
    for words, speaker in (("swindle", "anna berg"), ("Is the harbour", "tom hale")):
        found = voice(text, words)
        assert (found[0], found[1].casefold()) == ("quoted", speaker)


def test_a_block_quotation_after_a_cue_is_the_sources():
    text = (
        "Anna Berg said in a statement:\n\n"
        "> The harbour is full and the regime knows it. We will not take another ship."
    )
    assert voice(text, "regime") == ("quoted", "Anna Berg")


def test_attributes_left_in_a_text_are_no_quotation():
    text = 'The mayor left. <tweet data-id="we are here" class="big box"> The road was closed.'
    assert read(text).text.quotations == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sold the yard in a so-called “reform” of the ports.", "scare"),
        ("Her second novel, “The Long Quay”, came out in May.", "title"),
        ("The word “docker” comes from the Dutch.", "mention"),
        ("The minister called the strike “a gift to our rivals” and left.", "partial"),
        ("“We will not leave the harbour,” Jana Ostrel said.", "direct"),
    ],
)
def test_each_function_has_its_plain_case(text, expected):
    [(function, _)] = functions(text)
    assert function == expected


def test_every_quotation_says_why():
    text = "They sold the yard in a so-called “reform”. “It is a swindle,” said Anna Berg."
    for quotation in read(text).text.quotations:
        assert quotation.explanation.endswith(".")


def test_a_text_is_read_alike_alone_and_among_others():
    texts = [
        "“We will stay,” said Anna Berg.",
        "The ministry said that nobody was hurt. " * 12,
        "Her novel, “The Long Quay”, came out in May.",
    ]
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    together = [syntax.text.attributions for syntax in attributed(articles)]
    alone = [next(attributed([article])).text.attributions for article in articles]
    assert together == alone


@pytest.mark.parametrize(
    "scrap", ["said", "“", ": “", "“a”:", "\ufffd", "", "\ud83d “a” said", ">", "> “"]
)
def test_scraps_are_read_without_complaint(scrap):
    read(scrap)
    read(f"{scrap} {scrap}\n\n{scrap}")


HOSTILE = {
    "speech": '"a" ' * 10,  # so many that the words read around each are there at any size
    "turns": '"No," he said. ',
    "labels": 'Anna: "a" ',
    "colons": 'He said:\n\n"No."\n\n',
    "transcript": "ANNA: No.\n\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(name):
    assert grows_with_length_alone(lambda size: read(HOSTILE[name] * size), 100)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“The mayor told us ‘wait for June’ and left,” said Ida Rowe.", "June", "mayor"),
        ("“‘Wait for June,’ the clerk promised us,” said Ida Rowe.", "June", "clerk"),
        ("‘Sam Pike said “we will sink”, and he was right,’ said Ida Rowe.", "sink", "Sam Pike"),
        ("“I told them ‘go home’ and they went,” said Ida Rowe.", "home", "Ida Rowe"),
        ("“He came in and said ‘the quay is “dead” to us’ and left,” said Ida Rowe.", "quay", ""),
        ("“He came in and said ‘the quay is “dead” to us’ and left,” said Ida Rowe.", "dead", ""),
        (
            "“He came in and said ‘the quay is “dead” to us’ and left,” said Ida Rowe.",
            "in",
            "Ida Rowe",
        ),
    ],
)
def test_a_quotation_in_another_is_whose_words_it_is_told_to_be(text, words, speaker):
    assert voice(text, words) == ("quoted", speaker)


@pytest.mark.parametrize("marks", ["“”", "«»", "„“", ("``", "''"), "‹›", ("`", "'")])
def test_whatever_the_marks_each_speaker_has_the_own_words(marks):
    one, two = marks
    text = (
        f"{one}We have no boats,{two} said Ida Rowe. {one}We do not want any,{two} said Sam Pike."
    )
    assert [speaker for _, speaker in functions(text)] == ["Ida Rowe", "Sam Pike"]
