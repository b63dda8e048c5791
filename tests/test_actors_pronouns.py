"""Pronouns and descriptions go to the likeliest of those spoken of before, or to nobody."""

from functools import cache

import pytest
from timing import grows_with_length_alone

from framing.actors import actors_in, references_in
from framing.actors.ranking import LEAST, NOBODY, Anaphor, choose, weights
from framing.article import Article
from framing.language import Syntax
from framing.text import Text

UNIT = "Anna hit him and "


def mentions(text):
    syntax = Syntax(Text(Article(id="a", text=text)))
    return {one.name: [text[m.start : m.end] for m in one.mentions] for one in actors_in(syntax)}


@cache
def endless(n):
    syntax = Syntax(Text(Article(id="a", text=UNIT * n)))
    assert syntax.doc
    return syntax


def test_an_endless_sentence_takes_time_in_proportion():
    assert grows_with_length_alone(lambda n: references_in(endless(n)), 300)


def test_they_after_two_persons_named_together_means_both():
    found = mentions("Anna Berg and Tom Hale met on Monday. They said the harbour would close.")
    assert found["Anna Berg"] == ["Anna Berg", "They"]
    assert found["Tom Hale"] == ["Tom Hale", "They"]


def test_they_means_a_group_and_its_means_a_body():
    assert mentions("The rebels fled. They left their weapons.")["rebels"][:2] == ["rebels", "They"]
    found = mentions("Corvane Terminals lost money. The company said its profits had fallen.")
    assert found["Corvane Terminals"] == ["Corvane Terminals", "company", "its"]


def test_it_that_means_a_thing_is_nobodys():
    found = mentions("Damascus rejected the plan, and the Free Syrian Army welcomed it.")
    assert not any("it" in words for words in found.values())


def test_her_mother_is_not_herself():
    found = mentions("Anna Berg wept. Her mother smiled.")
    assert "mother" not in found["Anna Berg"]


def test_two_bearers_of_one_role_stay_two():
    found = mentions("Police shot a docker. Police arrested a docker.")
    assert {"docker", "docker (2)"} <= set(found)


@pytest.mark.parametrize("kind", sorted(LEAST))
def test_a_link_needs_the_least_probability(kind):
    known = weights()[kind]
    token = Syntax(Text(Article(id="a", text="They left."))).doc[0]
    anaphor = Anaphor(token, 0, kind)
    alike = {NOBODY: {"nobody": 0.0}, "a": {}, "b": {}}
    assert choose(known, anaphor, alike) == NOBODY  # a third each
    assert choose({"x": 9.0}, anaphor, {**alike, "a": {"x": 1.0}}) == "a"
