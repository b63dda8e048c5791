"""Pronouns are resolved in time that grows with length alone, in endless sentences, too."""

from functools import cache

from timing import grows_with_length_alone

from framing.actors import pronouns
from framing.actors.actor import Found
from framing.article import Article
from framing.language import Syntax
from framing.text import Text

UNIT = "Anna hit him and "


@cache
def endless(n: int) -> Syntax:
    syntax = Syntax(Text(Article(id="a", text=UNIT * n)))
    assert syntax.doc
    return syntax


def people(n: int) -> list[Found]:
    starts = range(0, n * len(UNIT), len(UNIT))
    return [Found(at, at + 4, "Anna", "person", "name", "", 4 * i) for i, at in enumerate(starts)]


def test_an_endless_sentence_takes_time_in_proportion():
    assert grows_with_length_alone(lambda n: pronouns.find(endless(n), people(n)), 600)
