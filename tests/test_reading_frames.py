"""A data frame gives the articles that its file gives, and keeps its other columns."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from framing import analyze, from_frame, rates, words_of
from framing.corpora.importing import import_corpus
from framing.reading import Unreadable

FRAME = pd.DataFrame(
    {
        "headline": ["Harbour plan divides Odmoor", "Vote delayed", "Ferry sold"],
        "body": [
            "The council approved the plan.\n\nThe regime of the mayor fell &amp; rose.",
            "<p>The vote was put off.</p><p>“Thugs,” said Ivo Brandt.</p>",
            "The ferry was sold on Monday.",
        ],
        "printed": pd.to_datetime(["2024-05-31", "2024-06-01", "2024-07-02"]),
        "paper": ["The Clarion", "The Post", "The Clarion"],
        "wire": [True, False, True],
        "desk": ["city", None, "sea"],
        "size": [1, 2, 3],
    }
)
COLUMNS = {"text": "body", "date": "printed", "outlet": "paper"}


def test_columns_are_taken_and_all_others_are_kept_as_they_are():
    first, second, _ = from_frame(FRAME, **COLUMNS)
    assert (first.headline, first.outlet) == ("Harbour plan divides Odmoor", "The Clarion")
    assert first.date == dt.date(2024, 5, 31)
    assert first.meta == {"wire": True, "desk": "city", "size": 1}
    assert second.meta == {"wire": False, "size": 2}
    assert second.text == "Vote delayed\n\nThe vote was put off.\n\n“Thugs,” said Ivo Brandt."


def test_the_frame_and_its_file_give_the_same_articles(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))
    file = tmp_path / "press.csv"
    FRAME.to_csv(file, index=False)
    imported = list(import_corpus("press", [file], columns=COLUMNS).articles())
    framed = from_frame(FRAME, **COLUMNS)
    for name in ("text", "headline", "outlet", "date", "language"):
        assert [getattr(a, name) for a in framed] == [getattr(a, name) for a in imported]
    assert [dict(a.meta) for a in imported] == [
        {key: str(value) for key, value in a.meta.items()} for a in framed
    ]


def test_columns_are_guessed_as_in_a_file():
    frame = FRAME.rename(columns={"printed": "date", "paper": "outlet"})
    assert [a.date.month for a in from_frame(frame)] == [5, 6, 7]


def test_ids_are_those_of_the_column_or_the_index_and_never_twice():
    ids = [a.id for a in from_frame(FRAME.assign(key=["x", "x", None]), id="key", **COLUMNS)]
    assert ids == ["x", "x-2", "2"]
    assert [a.id for a in from_frame(FRAME.set_axis(["p", "q", "r"]), **COLUMNS)] == ["p", "q", "r"]


def test_a_row_without_text_is_named_and_stops_no_other():
    frame = FRAME.assign(body=["One boat left.", None, np.nan])
    with pytest.warns(UserWarning, match=r"2 of 3 rows hold no article: row 1: .*; row 2: "):
        assert len(from_frame(frame, **COLUMNS)) == 1


def test_what_cannot_be_read_is_refused_with_the_way_out():
    with pytest.raises(Unreadable, match="has no column 'words'; there are: headline, body"):
        from_frame(FRAME, text="words")
    with pytest.raises(Unreadable, match="it has no rows"):
        from_frame(FRAME.iloc[:0], **COLUMNS)
    with pytest.raises(TypeError, match="takes a pandas DataFrame, not list"):
        from_frame([{"text": "x"}])


def test_further_columns_stand_in_the_articles_and_group_what_is_found(tmp_path):
    found = analyze(from_frame(FRAME, **COLUMNS), "loaded")
    columns = found.articles[["meta.wire", "meta.desk", "meta.size"]]
    assert columns.dtypes.astype(str).tolist() == ["bool", "str", "int64"]
    assert columns["meta.desk"].tolist() == ["city", "", "sea"]
    by_wire = rates(found, ["wire", "marker"])
    assert by_wire["n"].tolist() == [0, 1]
    assert rates(found, ["meta.wire", "marker"])["n"].tolist() == [0, 1]
    assert words_of(found, by_wire.iloc[1])["text"].tolist() == ["regime"]
    assert rates(found, "month")["month"].tolist() == ["2024-05", "2024-06", "2024-07"]
    assert rates(found, "year")["articles"].tolist() == [3]
    again = type(found).load(found.save(tmp_path / "saved"))
    pd.testing.assert_frame_equal(again.articles, found.articles)
    with pytest.raises(ValueError, match=r"'mood'. Use: marker, .*outlet, .*month, .*meta\.wire"):
        rates(found, "mood")
    with pytest.raises(ValueError, match="'words', which is one of their figures"):
        rates(found, "words")


def test_no_result_depends_on_further_values():
    plain = [type(a)(**{**a.as_dict(), "date": a.date, "meta": {}}) for a in from_frame(FRAME)]
    rich = analyze(from_frame(FRAME), "loaded")
    pd.testing.assert_frame_equal(analyze(plain, "loaded").evidence, rich.evidence)
