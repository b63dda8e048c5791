"""Datelines, contact lines and titles of works hold no actors."""

import pytest
from timing import grows_with_length_alone

from framing.actors import actors_in
from framing.article import Article
from framing.language import Syntax
from framing.text import Text


def words(text):
    syntax = Syntax(Text(Article(id="a", text=text)))
    return {text[m.start : m.end] for one in actors_in(syntax) for m in one.mentions}


@pytest.mark.parametrize(
    "dateline",
    ["KIEV, March 18. /TASS/.", "Washington (CNN)", "PORT MAREN, 3 May (Reuters)", "LESK -"],
)
def test_dateline_holds_no_actor(dateline):
    assert words(f"{dateline} Police arrested Anna Berg.") == {"Police", "Anna Berg"}


@pytest.mark.parametrize(
    "line",
    [
        "jb/gs (AP, Reuters)",
        "(AFP, dpa)",
        "ABC News' Anna Lund and Paul Orne contributed to this report.",
    ],
)
def test_credit_holds_no_actor(line):
    assert words(f"Police arrested Anna Berg. {line}") == {"Police", "Anna Berg"}


def test_agency_that_acts_is_no_dateline():
    assert "CNN" in words("President Anna Berg told CNN that she was tired.")


@pytest.mark.parametrize(
    "line", ["Contact the writers at news@example.org.", "Anna Berg can be reached at the office."]
)
def test_contact_line_holds_no_actor(line):
    assert words(f"Police arrested Karl Holm. {line}") == {"Police", "Karl Holm"}


def test_newspaper_in_quotation_marks_acts():
    assert "Plumb Line" in " ".join(words("The weekly ‘The Plumb Line’ reported that he fled."))


@pytest.mark.parametrize("letter", ["A", "a ", "A. ", "@", "(", "/"])
def test_long_paragraph_of_one_sign_is_read_in_no_time(letter):
    from framing.actors import boilerplate

    def work(size):
        text = Text(Article(id="a", text=letter * size))
        list(boilerplate._lines(text))
        boilerplate._CONTACT.search(text.raw)

    assert grows_with_length_alone(work, 50_000)
