"""What all pictures share: names that fit, labels at the edge, words that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.showing.drawing import LONGEST_LINE, at_edge, name_rows, new_axes


def rows_of(axes):
    return [label.get_text() for label in axes.get_yticklabels()]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("similar articles (53)", "similar articles (53)"),
        ("Harbour Workers' Federation", "Harbour Workers'\nFederation"),
        ("high commissioner for the rights of everybody", "high commissioner\nfor the rights of …"),
        ("a\tname\nof\x00two  lines", "a name of two lines"),
    ],
)
def test_a_long_name_takes_two_lines_and_a_longer_one_is_cut(name, shown):
    axes = new_axes(1, "A picture")
    name_rows(axes, [name])
    assert rows_of(axes) == [shown]


@given(st.text(max_size=200))
def test_no_name_takes_more_room_than_there_is(name):
    axes = new_axes(1, "A picture")
    name_rows(axes, [name])
    lines = rows_of(axes)[0].split("\n")
    assert len(lines) <= 2
    assert all(len(line) <= LONGEST_LINE for line in lines)


def test_labels_stand_at_the_edge_and_only_the_longest_is_measured():
    axes = new_axes(3, "A picture")
    at_edge(axes, ["1 in 1", "", "12 in 10"])
    assert [(text.get_text(), text.get_in_layout()) for text in axes.texts] == [
        ("1 in 1", False),
        ("12 in 10", True),
    ]
    assert {text.xy[0] for text in axes.texts} == {1}
