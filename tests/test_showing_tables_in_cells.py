"""Any table in a notebook's cell: whole sentences, the page's digits."""

import datetime as dt

import html5lib
import numpy as np
import pandas as pd
import pytest
from story import HOSTILE

import framing
from framing.showing.notebook import MOST_ROWS, table_of

NAN = float("nan")


def test_numbers_are_printed_as_on_the_page():
    frame = pd.DataFrame(
        {"n": [1234, 0], "rate": [7.349, NAN], "counted": [1.0, NAN], "score": [-0.5, np.inf]}
    )
    assert table_of(frame).rows == (("1,234", "7.35", "1", "−0.50"), ("0", "–", "–", "∞"))


def test_words_dates_and_truths_are_printed_as_people_write_them():
    day = dt.date(2031, 3, 14)
    frame = pd.DataFrame(
        {"text": ["mob", None], "date": pd.to_datetime([day, None]), "shared": [True, False]}
    )
    assert table_of(frame).rows == (("mob", "2031-03-14", "yes"), ("–", "–", "no"))


def test_numbers_stand_flush_right_and_so_do_the_words_before_a_hit():
    frame = pd.DataFrame({"left": ["a"], "text": ["b"], "n": [1], "shared": [True]})
    assert table_of(frame).numeric == (0, 2)


@pytest.mark.parametrize(
    ("index", "shown"),
    [
        (None, ("n",)),
        ([7, 9], ("n",)),
        (["Port", "Farm"], ("", "n")),
        (pd.Index([1, 2], name="year"), ("year", "n")),
        (pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["x", "y"]), ("x", "y", "n")),
    ],
)
def test_an_index_that_says_something_is_shown(index, shown):
    frame = pd.DataFrame({"n": [1, 2]}, index=index)
    assert table_of(frame).columns == shown
    assert {len(row) for row in table_of(frame).rows} == {len(shown)}


def test_a_long_table_says_how_long_it_is_and_an_empty_one_that_it_is_empty():
    long = table_of(pd.DataFrame({"n": range(MOST_ROWS + 1)}))
    assert len(long.rows) == MOST_ROWS
    assert long.caption == "The first 100 of 101 rows."
    assert table_of(pd.DataFrame({"n": []})).caption == "No rows."


def test_columns_of_one_name_are_both_shown():
    assert table_of(pd.DataFrame([[1, 2]], columns=["n", "n"])).rows == (("1", "2"),)


def test_nothing_hostile_becomes_markup():
    shown = framing.show(pd.DataFrame({hostile: [hostile] for hostile in HOSTILE}))
    tree = html5lib.parse(shown, namespaceHTMLElements=False)
    assert {e.tag for e in tree.iter()}.isdisjoint({"script", "img", "b", "svg", "title"})
    assert "<script>alert(1)</script>" in "".join(tree.itertext())


def test_rows_with_names_leave_no_head_without_a_name():
    shown = framing.show(pd.DataFrame({"n": [1]}, index=["Port"]))
    tree = html5lib.parse(shown, namespaceHTMLElements=False)
    assert ["".join(head.itertext()) for head in tree.iter("th")] == ["n", "Port"]
