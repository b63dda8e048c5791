"""Names of one person are put together, and those of a family kept apart."""

from collections import Counter

import pytest

from framing.actors import actors_in
from framing.actors.names import Name
from framing.actors.persons import People
from framing.article import Article
from framing.language import Syntax
from framing.text import Text


def mentions(text, headline=""):
    syntax = Syntax(Text(Article(id="a", text=text, headline=headline)))
    raw = syntax.text.raw
    return {one.name: [raw[m.start : m.end] for m in one.mentions] for one in actors_in(syntax)}


def test_a_spouse_of_the_same_surname_is_somebody_else():
    found = mentions(
        "Laura Bush spoke on Monday. Her husband, former President Bush, listened. Mrs. Bush "
        "smiled. The Bushes left."
    )
    assert found["Laura Bush"] == ["Laura Bush", "Her", "Bush"]
    assert found["former President Bush"] == ["husband", "Bush"]
    assert found["the Bushes"] == ["Bushes"]


def test_a_surname_is_whose_title_or_pronoun_fits():
    found = mentions(
        "Hillary Clinton spoke. Former President Bill Clinton listened. Mr. Clinton smiled. "
        "Clinton said she was tired."
    )
    assert found["Bill Clinton"] == ["Bill Clinton", "Clinton"]
    assert found["Hillary Clinton"] == ["Hillary Clinton", "Clinton", "she"]


def test_a_surname_is_of_the_one_named_most():
    text = "Anna Berg spoke. " * 3 + "Karl Berg listened. Police praised Berg."
    assert mentions(text)["Anna Berg"][-1] == "Berg"


def test_a_surname_that_nothing_decides_is_left_unresolved_and_says_so():
    people = People([Name(name, Counter(person=1)) for name in ("Kim Berg", "Lee Berg")])
    people.count(["Kim Berg", "Lee Berg"])
    people.choose("Kim Berg", "", "")
    people.choose("Lee Berg", "", "")
    people._last = ""  # as after a third person of the name
    person, why = people.choose("Berg", "", "")
    assert person is None
    assert why == "“Berg” may be Kim Berg or Lee Berg: the text does not tell which."


@pytest.mark.parametrize("label", ["Crooked", "Rip"])
def test_a_word_before_a_full_name_is_no_name(label):
    found = mentions(
        f"{label} Hannah Berg lost. Hannah Berg wept. Police praised {label} Hannah Berg."
    )
    assert "Hannah Berg" in found
    assert not any(label in name for name in found)


def test_a_headline_in_capitals_is_read_with_the_names_of_the_body():
    found = mentions(
        "Ted Cruz lost. The Texas senator said he would fight.", "CRUZ LOSES TEXAS VOTE"
    )
    assert found["Ted Cruz"] == ["CRUZ", "Ted Cruz", "Texas senator", "he"]


def test_a_first_name_alone_is_the_person_of_that_name():
    text = "Isabel Ruiz runs the shop. In Lesk, Isabel and a friend paint."
    assert mentions(text)["Isabel Ruiz"] == ["Isabel Ruiz", "Isabel"]


def test_what_a_headline_or_a_count_adds_is_no_part_of_a_name():
    told = "The mayor could win, Anna Berg Says.\n\nAnna Berg is a senator. Berg said no."
    assert mentions(told)["Anna Berg"] == ["Anna Berg", "Anna Berg", "Berg"]
    counted = "The firm gave Patria 13 percent of its coal. Patria said it was glad. Patria left."
    assert not any("13" in name for name in mentions(counted))
