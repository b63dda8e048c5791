"""Passives are found without "be", and the one who suffers is the right one."""

import pytest

from framing.actors import actors_in
from framing.article import Article
from framing.events.clauses import clauses
from framing.language import Syntax
from framing.text import Text


def found(raw: str):
    syntax = Syntax(Text(Article(id="a", text=raw)))
    return {clause.words: clause for clause in clauses(syntax, actors_in(syntax))}


@pytest.mark.parametrize(
    ("raw", "words", "form", "done_to"),
    [
        (
            "Judge Paul Orne ordered Ms Berg detained and set a Friday deadline.",
            *("detained", "passive without agent", "Berg"),
        ),
        (
            "Civilians streamed out of western districts recaptured by the government.",
            *("recaptured", "passive with agent", "western districts"),
        ),
        (
            "Student arrested after shots fired at Lesk high school",
            *("fired", "passive without agent", "shots"),
        ),
        ("They shot at us, we could see the flashes.", "shot", "active", "us"),
        ("Orne said hackers hacked into the computers.", "hacked", "active", "computers"),
        (
            "Police said that the men detained could be members of a gang.",
            *("detained", "passive without agent", "the men"),
        ),
        ("The leaked memo was read aloud.", "leaked", "passive without agent", "memo"),
    ],
)
def test_form_and_the_one_who_suffers(raw, words, form, done_to):
    clause = found(raw)[words]
    assert clause.form == form
    assert done_to in clause.patient.words


def test_what_a_relative_clause_takes_up_suffers():
    raw = "They fled Lesk, which soldiers have effectively sealed off from the coast."
    assert found(raw)["sealed off"].patient.words == "Lesk"


@pytest.mark.parametrize(
    "raw",
    [
        "The list holds banned substances and prohibited methods.",
        "He had a concealed weapons permit.",
        "The fight against doping abuse goes on.",
        "The minister is pushing back the announcement of the list.",
        "The region is violence-wracked and poor.",
        "The ruling comes as a blow to the party.",
        "She has clearly struck a nerve.",
        "She defeated Orne in the primary.",
        "Debts threaten her career.",
        "The rules struck workers as unfair.",
        "He threw old beliefs into doubt.",
        "He called Orne a fraud.",
        "A judge struck down the law.",
        "The senator turned his back on the bill.",
        "Voters who turned out for Orne were young.",
        "The council sanctioned the march.",
        "Northern states demand more money.",
    ],
)
def test_what_harms_nobody_is_no_action(raw):
    assert found(raw) == {}


def test_hacked_to_death_is_one_action():
    assert list(found("Ten farmers were hacked to death by raiders.")) == ["hacked"]


def test_a_noun_with_an_object_is_read_as_the_verb_that_it_is():
    clause = found("Orne attacks Berg over taxes.")["attacks"]
    assert (clause.form, clause.agent.words, clause.patient.words) == ("active", "Orne", "Berg")
