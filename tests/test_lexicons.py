"""The data that actors are found with are sound: sorted, and without doubles."""

import pytest

from framing import lexicons

FILES = (
    "actions.tsv",
    "contested.tsv",
    "demonyms.tsv",
    "figurative.tsv",
    "groups.tsv",
    "happenings.tsv",
    "organisations.tsv",
)


@pytest.mark.parametrize("name", [*FILES, "regions.tsv", "titles.tsv"])
def test_rows_are_sorted_and_stand_once(name):
    rows = [tuple(row.values()) for row in lexicons.rows(name)]
    assert len(rows) > 50
    assert rows == sorted(rows, key=lambda row: (row[0].casefold(), row))
    assert len(set(rows)) == len(rows)
    assert all(cell == cell.strip() for row in rows for cell in row)


def test_every_name_and_adjective_leads_to_one_country():
    for column in ("adjective", "people", "seats"):
        words = [w for row in lexicons.rows("demonyms.tsv") for w in row[column].split(";") if w]
        assert {w for w in words if words.count(w) > 1} <= {""}, column
    assert lexicons.country_names()["UK"] == "United Kingdom"
    assert lexicons.seats()["Kremlin"] == "Russia"
    assert lexicons.adjectives()["Dutch"] == "Netherlands"


def test_every_action_has_a_form_a_class_and_a_source():
    forms = {"verb", "nominalisation"}
    for row in lexicons.rows("actions.tsv"):
        assert row["form"] in forms
        assert row["class"]
        assert row["source"]


def test_every_word_for_people_has_a_kind_a_use_and_a_source():
    kinds = {"person", "collective", "institution", "government"}
    for row in lexicons.rows("groups.tsv"):
        assert row["kind"] in kinds
        assert row["number"] in {"any", "singular", "plural"}
        assert row["generic"] in {"no", "yes", "definite"}
        assert row["source"]


def test_a_region_is_no_country_and_lies_in_one():
    countries = lexicons.country_names()
    assert all(row["source"] for row in lexicons.rows("regions.tsv"))
    assert set(lexicons.regions().values()) <= set(countries)
    assert not set(lexicons.regions()) & set(countries)


def test_a_generic_word_for_people_is_told_from_a_specific_one():
    assert lexicons.nouns()["rebel"][0].generic is False
    assert lexicons.nouns()["group"][0].generic is True


@pytest.mark.parametrize("name", ["boilerplate.tsv", "reading_words.tsv"])
def test_what_reading_knows_stands_once_and_has_a_source(name):
    rows = lexicons.rows(name)
    assert len(rows) > 50
    assert len({tuple(row.values())[:2] for row in rows}) == len(rows)
    assert all(row["source"] for row in rows)
