"""No cell of a saved CSV is computed by a spreadsheet."""

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, analyze
from framing.showing.verify import save_report, verify
from framing.spreadsheets import csv_text, harmless

NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


@pytest.mark.parametrize("sign", [*"=+-@＝＋－＠\t\r\n", " =", "\ufeff@", "\u00a0+", "\u200b="])
def test_what_a_spreadsheet_would_compute_begins_with_an_apostrophe(sign):
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("value", ["a=b", "'=1", "", "“-”", -1.5, None, True])
def test_all_else_stays(value):
    assert harmless(value) is value


@given(st.lists(st.text("=@-ab,\"'\n＝ "), min_size=1))
def test_each_cell_reads_back_as_text_that_is_no_formula(cells):
    frame = pd.DataFrame({"text": cells, "n": range(len(cells))})
    rows = list(csv.reader(io.StringIO(csv_text(frame), newline="")))
    assert rows[0] == ["text", "n"]
    assert [row[0] for row in rows[1:]] == [harmless(cell) for cell in cells]


def test_numbers_and_dates_are_written_as_they_are():
    frame = pd.DataFrame({"n": [-1], "rate": [-0.5], "day": [pd.Timestamp("2024-03-05")]})
    assert csv_text(frame) == frame.to_csv(index=False)


def test_a_saved_report_holds_no_formula_and_is_verified(tmp_path):
    text = '=HYPERLINK("http://odmoor.example","click") says the mayor.'
    article = Article(id="＝a", text=text, headline="＋1 for the pier", outlet="@quay")
    save_report([article], analyze(article, ["loaded", "difficulty"]), tmp_path)
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert all(NUMBER.fullmatch(cell) or harmless(cell) == cell for cell in cells), path
    assert verify(tmp_path)["holds"].all()
