"""The measured error of a marker is found by marker, category and what was measured."""

import pytest

from framing.measuring.measured_error import error_of, measured_error, precision_of


def test_a_category_has_its_own_figures_and_else_those_of_the_whole():
    own = error_of("quotation", "scare").set_index("measure")
    table = measured_error()
    scare = table[(table["marker"] == "quotation") & (table["category"] == "scare")]
    told = scare.set_index("measure")
    for measure in ("precision", "recall"):
        assert own.loc[measure, "value"] == told.loc[measure, "value"]
    whole = table[(table["marker"] == "quotation") & table["category"].isna()]
    assert own.loc["accuracy", "n"] == whole.set_index("measure").loc["accuracy", "n"]


@pytest.mark.parametrize(
    ("marker", "name"), [("sources", "precision"), ("actor", "mention precision")]
)
def test_one_measure_under_several_names_is_one(marker, name):
    table = measured_error()
    first = table[(table["marker"] == marker) & (table["measure"] == name)].iloc[0]
    found = error_of(marker).set_index("measure").loc["precision"]
    assert found["value"] == first["value"]


def test_what_comes_back_can_be_changed_without_changing_the_next():
    table = measured_error()
    table["value"] = 0.0
    assert measured_error()["value"].max() > 0


def test_news_comes_before_what_was_invented_for_every_caller():
    row = error_of("agency", "passive without agent").set_index("measure").loc["precision"]
    assert "drawn by chance" in row["data"]
    assert precision_of("agency", "passive without agent")[:2] == (row["value"], row["n"])


def test_how_alike_marks_of_an_article_err_is_measured_or_taken_as_a_tenth():
    assert precision_of("sources").within == 0.078
    assert precision_of("actor").within == 0.1
