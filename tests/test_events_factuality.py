"""An action that is denied, reported or only possible is told from one that is asserted."""

import pytest

from framing.actors import actors_in
from framing.article import Article
from framing.events.clauses import clauses
from framing.language import Syntax
from framing.text import Text


def status_of(raw: str, words: str) -> str:
    syntax = Syntax(Text(Article(id="a", text=raw)))
    found = {clause.words: clause.status for clause in clauses(syntax, actors_in(syntax))}
    return found[words]


@pytest.mark.parametrize(
    ("raw", "words", "status"),
    [
        ("The guards could have killed the boy.", "killed", "possible"),
        ("It is unclear whether police shot the boy.", "shot", "possible"),
        ("The junta plans to ban the union.", "ban", "possible"),
        ("The minister's plan to ban the union failed.", "ban", "possible"),
        ("He was charged with attempted murder.", "murder", "possible"),
        ("Police prevented an attack.", "attack", "possible"),
        ("The guards failed to shoot.", "shoot", "negated"),
        ("There was no violence.", "violence", "negated"),
        ("He was accused of killing a guard.", "killing", "reported"),
        ("There were allegations of torture.", "torture", "reported"),
        ("Police blamed the violence on rebels.", "violence", "reported"),
        ("He was arrested for killing a guard.", "killing", "reported"),
        ("The army allegedly bombed a clinic.", "bombed", "reported"),
        ("The bank refused to stop evicting tenants.", "evicting", "asserted"),
    ],
)
def test_the_sentence_says_how_sure_it_is(raw, words, status):
    assert status_of(raw, words) == status


def test_what_is_denied_of_an_action_does_not_deny_the_action():
    assert status_of("The killing did not surprise us.", "killing") == "asserted"
    assert status_of("The attack could lead to a boycott.", "attack") == "asserted"
    assert status_of("No attack took place.", "attack") == "negated"


def test_the_denial_of_a_first_verb_does_not_reach_a_second_with_its_own_auxiliary():
    raw = "He was not wearing a belt and was ejected from the car."
    assert status_of(raw, "ejected") == "asserted"
    assert status_of("They did not beat or kick her.", "kick") == "negated"
