"""What each actor is called, beyond its bare name, is marked, and contested labels are told."""

import pytest

from framing.article import Article
from framing.language import Syntax
from framing.marking.naming import find
from framing.text import Text


def called(raw: str) -> list[tuple[str, str, str]]:
    marks = find(Syntax(Text(Article(id="a", text=raw))))
    return [(raw[m.start : m.end], m.category, m.actor) for m in marks]


def test_titles_descriptions_nouns_and_appositions_go_to_their_actor():
    raw = "Interior Minister Radan Colveth met the striking dockers."
    assert called(raw) == [
        ("Interior Minister", "title", "Radan Colveth"),
        ("striking", "premodifier", "striking dockers"),
        ("dockers", "head noun", "striking dockers"),
    ]
    raw = "Tomas Ilvek, a young electrician, was shot."
    assert called(raw) == [("young electrician", "apposition", "Tomas Ilvek")]


@pytest.mark.parametrize(
    ("raw", "label", "other"),
    [
        ("The Syrian regime answered.", "regime", "government"),
        ("The rebels shelled the town.", "rebels", "insurgent"),
        ("The migrants left the camp.", "migrants", "refugee"),
        ("A militia shelled the town.", "militia", "armed group"),
    ],
)
def test_a_contested_label_comes_with_what_others_say(raw, label, other):
    marks = {raw[m.start : m.end]: m for m in find(Syntax(Text(Article(id="a", text=raw))))}
    assert marks[label].category == "contested label"
    assert f"“{other}”" in marks[label].explanation


def test_a_contested_word_for_a_deed_has_no_actor():
    assert ("crackdown", "contested label", "") in called("The crackdown began at dawn.")
    marks = called("A military operation began.")
    assert ("military operation", "contested label", "") in marks
    assert called("The rescue operation was a coup for archaeology.") == []


def test_numbers_and_places_describe_nobody():
    words = [word for word, *_ in called("About 400 angry farmers met in central Chile.")]
    assert words == ["angry", "farmers"]


def test_two_words_that_are_one_noun_stay_together():
    assert ("Security forces", "contested label", "security forces") in called(
        "Security forces fired tear gas."
    )


def test_nouns_right_before_a_name_are_its_title():
    assert called("Veteran film star Lena Oske opened the festival.") == [
        ("Veteran film star", "title", "Lena Oske")
    ]


def test_a_bare_name_is_no_label():
    assert called("Anna Berg spoke to NATO.") == []


def test_no_stretch_is_marked_twice():
    raw = "The regime's troops and rebel fighters shelled the regime. President Anna Berg left."
    places = [(m.start, m.end) for m in find(Syntax(Text(Article(id="a", text=raw))))]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    "raw",
    [
        "Kim Jong-ho was buried on Monday. Kim Jong-ho was forty.",
        "Varnik's push for a wall went on. The Varnik administration agreed.",
    ],
)
def test_a_name_is_no_common_noun(raw):
    assert ("Kim Jong-ho", "head noun", "Kim Jong-ho") not in called(raw)
    assert ("Varnik", "head noun", "Varnik") not in called(raw)


def test_numbers_of_two_words_describe_nobody():
    assert called("Forty-eight striking dockers were arrested.") == [
        ("striking", "premodifier", "striking dockers"),
        ("dockers", "head noun", "striking dockers"),
    ]


def test_a_title_with_a_country_of_two_words_is_whole():
    raw = "The late North Korean leader Kim Jong-ho spoke."
    assert called(raw)[0][:2] == ("late North Korean leader", "title")
