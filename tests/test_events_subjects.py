"""The doer is read off the parse, also where it stands with another verb or is misread."""

import pytest

from framing.actors import actors_in
from framing.article import Article
from framing.events.clauses import clauses
from framing.language import Syntax
from framing.text import Text


def doer(raw: str, words: str, headline: str = "") -> str:
    syntax = Syntax(Text(Article(id="a", text=raw, headline=headline)))
    (clause,) = (c for c in clauses(syntax, actors_in(syntax)) if c.words == words)
    return clause.agent.words if clause.agent else ""


@pytest.mark.parametrize(
    ("raw", "words", "expected"),
    [
        ("Gunmen forced soldiers to shoot prisoners.", "shoot", "soldiers"),
        ("Gunmen forced soldiers to shoot prisoners.", "forced", "Gunmen"),
        ("The general used the cavalry to attack villagers.", "attack", "The general"),
        ("Video shows a passerby shooting a burglar.", "shooting", "a passerby"),
        ("Three clerks are accused of leaking the memo.", "leaking", "Three clerks"),
        ("The guards are responsible for killing two men.", "killing", "The guards"),
        ("He mocked a senator's story about attacking a clerk.", "attacking", "a senator's"),
        ("A worker who was seen on tape punching a child was fired.", "punching", "A worker"),
        ("They looked for ways to evict tenants.", "evict", "They"),
        ("The aim is to ban the union.", "ban", ""),
        ("It is important to ban guns.", "ban", ""),
    ],
)
def test_who_acts_is_told_from_who_has_it_done(raw, words, expected):
    assert doer(raw, words) == expected


def test_a_name_read_as_part_of_the_verb_is_its_subject():
    headline = "Powers threaten to escalate intervention as Berg beats back opposition"
    assert doer("Berg fled.", "beats back", headline) == "Berg"


def test_what_only_compels_by_itself_forces_nobody():
    syntax = Syntax(Text(Article(id="a", text="The narrow streets forced soldiers to leave.")))
    assert clauses(syntax, actors_in(syntax)) == ()
