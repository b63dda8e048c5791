"""Those who act without a proper name are found, and what only looks like them is left alone."""

import pytest

from framing.actors import actors_in
from framing.article import Article
from framing.language import Syntax
from framing.text import Text


def actors(text, headline=""):
    syntax = Syntax(Text(Article(id="a", text=text, headline=headline)))
    raw, found = syntax.text.raw, {}
    for one in actors_in(syntax):
        named = [raw[m.start : m.end] for m in one.mentions if m.how != "pronoun"]
        found |= {one.name: named} if named else {}
    return found


def words(text, headline=""):
    return {word for mentions in actors(text, headline).values() for word in mentions}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The rebels attacked the town.", "rebels"),
        ("Residents fled to the coast.", "Residents"),
        ("Police arrested 64 people on Monday.", "people"),
        ("Dozens of people were injured in the blast.", "people"),
        ("The imperialist powers threatened the country.", "imperialist powers"),
        ("Villagers who had lost their homes blocked the road.", "Villagers"),
        ("The theory was spread by truthers on the radio.", "truthers"),
        ("Five banks were fined by the court.", "banks"),
        ("The media ignored the strike.", "media"),
        ("Sources at the meeting said that he was angry.", "Sources"),
        ("The couple sued the hospital.", "couple"),
        ("Organisers said that the march was peaceful.", "Organisers"),
    ],
)
def test_group_that_acts_or_is_acted_on_is_found(text, group):
    assert group in words(text)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("She hit him on the head.", "head"),
        ("It is a source of income.", "source"),
        ("The opposition to the plan grew.", "opposition"),
        ("He read it on social media.", "social media"),
        ("The railway network was closed.", "railway network"),
        ("Any viewer can see that.", "viewer"),
        ("No country wants that.", "country"),
        ("She is a teacher.", "teacher"),
        ("He served as a soldier.", "soldier"),
        ("He has two daughters.", "daughters"),
        ("He lived in exile for years.", "exile"),
        ("The decision leaves people without a choice.", "people"),
        ("The crowd gathered outside the ministry.", "ministry"),
        ("The minister told reporters that he would resign.", "reporters"),
        ("The government took emergency powers.", "emergency powers"),
    ],
)
def test_noun_that_means_nobody_in_particular_is_left_alone(text, nobody):
    assert nobody not in words(text)


def test_unknown_noun_is_a_person_where_who_takes_it_up():
    assert "spelunkers" in words("The spelunkers who dug the tunnel were fined.")


def test_body_within_a_longer_mention_is_no_mention_of_its_own():
    text = "The Harbour Workers' Federation struck. Harbour Workers' Federation members marched."
    assert actors(text)["Harbour Workers' Federation"] == [
        "Harbour Workers' Federation",
        "Harbour Workers' Federation members",
    ]


def test_spokesman_without_a_name_stands_for_the_body():
    text = "The Kestrian foreign ministry protested. A spokeswoman for the ministry was angry."
    (mentions,) = [found for name, found in actors(text).items() if "ministry" in name]
    assert mentions == ["Kestrian foreign ministry", "spokeswoman", "ministry"]


def test_the_group_is_the_body_last_spoken_of_and_not_the_one_that_is_told_something():
    text = "Free Harbour Movement spoke to Radio Lesk. The group said it would march."
    assert actors(text)["Free Harbour Movement"] == ["Free Harbour Movement", "group"]


def test_the_court_takes_up_the_court_before():
    text = "A Dutch court fined the firm. The court said the firm had lied."
    assert actors(text)["Dutch court"] == ["Dutch court", "court"]


def test_officers_are_of_the_police_that_has_a_name():
    text = "The National Police fired. Officers chased the crowd."
    assert actors(text)["National Police"] == ["National Police", "Officers"]


def test_person_without_a_name_is_called_by_the_fullest_role():
    text = "A high-ranking Israeli official spoke. The official was angry."
    assert "high-ranking Israeli official" in actors(text)


def test_role_in_a_headline_is_the_one_who_bears_it():
    text = "Sports Minister Helene Varga refused to resign."
    assert actors(text, "Minister under fire")["Helene Varga"][0] == "Minister"


def test_copula_joins_a_noun_and_a_name():
    text = "The man killed was Tomas Ilvek. Police buried the man."
    assert actors(text)["Tomas Ilvek"] == ["man", "Tomas Ilvek", "man"]


@pytest.mark.parametrize("region", ["California", "Bavaria", "Scotland"])
def test_region_with_a_government_of_its_own_acts(region):
    assert region in actors(f"{region} sued the company over the spill.")
    assert region not in actors(f"It rained in {region}.")


def test_queen_without_a_surname_keeps_her_rank():
    assert "Queen Margrethe" in actors("Queen Margrethe received the minister.")


def test_town_is_no_short_form_of_its_club():
    text = "Chicago Bulls lost. He grew up in Chicago. Chicago Bulls fans wept in Chicago."
    assert "Chicago" not in actors(text).get("Chicago Bulls", [])


def test_two_names_with_a_comma_are_two():
    found = actors("Graham Spanier, Tim Curley and Anna Berg were charged. Spanier, Curley left.")
    assert not any("," in name for name in found)


@pytest.mark.parametrize(
    "text",
    [
        "The body of a docker was found on the pier.",
        "He was killed with a nerve agent.",
        "The establishment of a legislative basis took a year.",
        "The flour comes from the same source as now.",
        "The order changes the weight of refugee claims.",
    ],
)
def test_a_word_in_its_other_sense_is_no_actor(text):
    assert not words(text) & {"body", "nerve agent", "agent", "establishment", "source", "refugee"}


def test_a_noun_that_only_describes_beside_another_is_no_actor():
    assert words("The two biggest unionist and nationalist parties will meet.") == {"parties"}


def test_officers_of_an_army_are_no_police():
    text = "Police arrested six military intelligence officers. Officers searched the pier."
    assert actors(text)["police"] == ["Police", "Officers"]
