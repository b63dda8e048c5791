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


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        ("Nadia Brandt, vice-chair of the club, left.", ("vice-chair", "apposition")),
        ("The foreign minister left. Nobody knew why.", ("foreign minister", "head noun")),
        ("The club's chief of staff resigned on Monday.", ("chief of staff", "head noun")),
        ("Asian Americans voted early.", ("Asian Americans", "head noun")),
        ("African-Americans voted early.", ("African-Americans", "head noun")),
    ],
)
def test_a_label_of_several_words_is_whole(raw, label):
    assert label in [found[:2] for found in called(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "Former UN ambassador Nadia Brandt spoke.",
        "Olga Stein, a spokeswoman for party chief Nadia Brandt, told reporters on Friday.",
        "The votes of the delegates Brandt had already won did not suffice. Nadia Brandt left.",
    ],
)
def test_a_title_stays_with_its_bearer(raw):
    wrong = {("Former", "United Nations"), ("delegates", "Nadia Brandt")}
    found = {(words, actor) for words, _, actor in called(raw)}
    assert not found & wrong
    assert not any("for" in words.split() for words, _ in found)


def test_a_word_for_a_relation_is_no_title():
    raw = "Tom Hale met his French counterpart Nadia Brandt in the capital."
    found = [category for words, category, _ in called(raw) if "counterpart" in words]
    assert found == ["apposition"]


@pytest.mark.parametrize(
    "raw",
    [
        "He stood before the crowd like a conductor.",
        "Rivers in the western side of the county rose.",
        "Anna Berg is a woman with lofty goals who never gives up.",
        "A Berg presidency would cut taxes.",
        "The sixth unit of the plant was switched on.",
        "The album was recorded in St. Louis, and Louis Hale sang.",
    ],
)
def test_things_and_likenesses_are_called_nothing(raw):
    wrong = {"conductor", "western", "side", "lofty", "goals", "presidency", "unit", "sixth", "St."}
    assert not {words for words, *_ in called(raw)} & wrong


def test_a_description_without_a_name_beside_it_is_no_apposition():
    raw = "Channel to open soon – expert\n\nThe channel will open soon, Anna Berg said."
    assert ("expert", "apposition") not in [found[:2] for found in called(raw)]
