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


def test_a_condition_that_is_not_understood_is_refused():
    with pytest.raises(ValueError, match="condition 'nonsense=any' is unknown"):
        conditional("cut {nonsense=any}")
