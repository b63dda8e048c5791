"""A plainer wording is offered only where it can stand in the place of the term."""

import pytest

from framing import Article
from framing.language import Syntax
from framing.marking.entries import Entry
from framing.marking.plainer import conditional, wordings
from framing.text import Text


def offered(raw, term, pos, *neutral):
    """Return the wordings offered for the words between [ and ]."""
    start, end = raw.index("["), raw.index("]") - 1
    syntax = Syntax(Text(Article(id="t", text=raw.replace("[", "").replace("]", ""))))
    entry = Entry(term, pos, "label", "why", neutral, "", ("x",), "negative", (), (), ())
    return list(wordings(entry, syntax.span(start, end)))


@pytest.mark.parametrize(
    ("raw", "term", "pos", "wording"),
    [
        ("She gave a [damning] speech.", "damn", "verb", "criticise"),
        ("That will [doom] the plan.", "doom", "noun", "failure"),
        ("They met two [radicals].", "radical", "adj", "far-reaching"),
        ("It is a [broken] system.", "broken", "adj", "in need of reform"),
        ("An [establishment] senator spoke.", "establishment", "noun", "people in power"),
        ("They felt a [disgust] at it.", "disgust", "noun", "criticism"),
        ("He talks [nonsense].", "nonsense", "noun", "claim"),
    ],
    ids=["participle", "verb", "noun", "phrase", "phrase of a noun", "uncountable", "countable"],
)
def test_a_wording_that_cannot_stand_there_is_not_offered(raw, term, pos, wording):
    assert offered(raw, term, pos, wording, "(say it plainly)") == ["(say it plainly)"]


@pytest.mark.parametrize(
    ("raw", "term", "pos", "wording", "form"),
    [
        ("They [slammed] the plan.", "slam", "verb", "criticise", "criticised"),
        ("They [slammed] the plan.", "slam", "verb", "sharply criticise", "sharply criticised"),
        ("The [thugs] left.", "thug", "noun", "attacker", "attackers"),
        ("The [heroes] left.", "hero", "noun", "leader", "leaders"),
        ("The system is [broken].", "broken", "adj", "in need of reform", "in need of reform"),
        ("He told a [lie].", "lie", "noun", "claim", "claim"),
    ],
)
def test_a_wording_that_fits_has_the_form_of_the_term(raw, term, pos, wording, form):
    assert offered(raw, term, pos, wording) == [form]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("They [raged] at the plan.", []), ("They [raged] about the plan.", ["complained"])],
)
def test_a_wording_may_name_what_must_stand_with_the_term(raw, expected):
    assert offered(raw, "rage", "verb", "complain {about=any | clause=any}") == expected


def test_a_wording_may_name_the_part_of_speech_that_it_is_for():
    both = ("left-wing {is=adjective}", "left-winger {is=noun}")
    assert offered("A [socialist] party won.", "socialist", "noun", *both) == ["left-wing"]
    assert offered("They met two [socialists].", "socialist", "noun", *both) == ["left-wingers"]


KEPT_OUT = [
    ("It cost a [staggering] $4 million.", "staggering", "adj", "surprising"),
    ("It was the [gravest] fault.", "grave", "adj", "serious"),
    ("The speech was so [damning].", "damning", "adj", "very critical"),
    ("The house is [record-breaking].", "record-breaking", "adj", "record"),
    ("They planned a [terror]-related raid.", "terror", "noun", "violence"),
    ("The fear and [panic] grew.", "panic", "noun", "fear"),
    ("A mood of [vital] importance spread.", "vital", "adj", "important"),
    ("Of all times, [misinformation] is spreading.", "misinformation", "noun", "false claims"),
    ("It was a complete [hero].", "hero", "noun", "admired figure"),
    ("Their [homophobia] against staff grew.", "homophobia", "noun", "hostility to gay people"),
    ("They [snatched] up the seats.", "snatch", "verb", "take"),
    ("They [pontificated] their views.", "pontificate", "verb", "comment"),
    ("The paper [raged].", "rage", "verb", "criticise"),
    ("They [milked].", "milk", "verb", "take money from"),
    ("He [deeply] regrets the plan.", "deeply", "adv", "very"),
    ("It was [vastly] good.", "vastly", "adv", "much"),
    ("It was [terribly] small.", "terribly", "adv", "badly"),
    ("The [under-fire] mayor spoke.", "under fire", "phrase", "under criticism"),
]


@pytest.mark.parametrize(
    ("raw", "term", "pos", "wording"),
    KEPT_OUT,
    ids=[
        *("figure", "superlative", "graded", "only before nouns", "compound", "repeated word"),
        *("repeated stem", "number", "wholly", "own complement", "particle", "no object taken"),
        *("object needed", "preposition left open", "degree of a verb", "no comparison"),
        *("adverb of verbs", "phrase before a noun"),
    ],
)
def test_a_wording_is_kept_out_of_a_place_that_its_grammar_does_not_fit(raw, term, pos, wording):
    assert offered(raw, term, pos, wording) == []


@pytest.mark.parametrize(
    ("raw", "term", "pos", "wording", "form"),
    [
        ("It cost a [staggering] sum.", "staggering", "adj", "surprising", "surprising"),
        ("The speech was [damning].", "damning", "adj", "very critical", "very critical"),
        (
            "They feared the [misinformation].",
            "misinformation",
            "noun",
            "false claims",
            "false claims",
        ),
        ("They [milked] the state.", "milk", "verb", "take money from", "took money from"),
        ("It was [deeply] sad.", "deeply", "adv", "very", "very"),
        ("It was [vastly] better.", "vastly", "adv", "much", "much"),
        ("The mayor is [under fire].", "under fire", "phrase", "under criticism", None),
        ("He has rudely [thrown] the prize to them.", "throw", "verb", "give", "given"),
        ("She [declares] war.", "wage", "verb", "oppose", "opposes"),
    ],
)
def test_a_wording_is_offered_where_its_grammar_fits(raw, term, pos, wording, form):
    assert offered(raw, term, pos, wording) == [form or wording]


def test_a_condition_that_is_not_understood_is_refused():
    with pytest.raises(ValueError, match="condition 'nonsense=any' is unknown"):
        conditional("cut {nonsense=any}")
