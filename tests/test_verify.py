"""A saved report is computed again: it holds, or it is said what differs and why."""

import json

import pandas as pd
import pytest

import framing
from framing import Article, Decision
from framing.showing.verify import save_report, verify

ARTICLE = Article(
    id="a",
    text="The regime fell. “The mob,” said Anna Berg, 🚀 “ran.”\n\n<b>Done</b>\r.",
    headline="x",
)


@pytest.fixture
def home(tmp_path):
    decisions = [Decision("reject", "a name", "a", 7, 13, "loaded")]
    analysis = framing.analyze(ARTICLE, ["loaded", "quotation", "sources"], decisions)
    return save_report([ARTICLE], analysis, tmp_path / "report")


def failed(home):
    found = verify(home)
    return found[~found["holds"]].set_index("table")["why"].to_dict()


def test_untouched_report_holds(home):
    assert failed(home) == {}


def test_decisions_are_replayed(home):
    assert json.loads((home / "run.json").read_text())["decisions"]
    assert failed(home) == {}


def test_changed_text_is_named(home):
    path = home / "articles.json"
    path.write_text(path.read_text(encoding="utf-8").replace("fell", "rose and fell"), "utf-8")
    why = failed(home)["articles as read"]
    assert why == "data: the text of 'a' is another one"


def test_changed_number_in_a_file_is_found(home):
    path = home / "rates.csv"
    path.write_text(path.read_text().replace("writer", "quoted", 1))
    assert failed(home) == {"rates.csv": "the file was changed after it was made"}


def test_changed_table_is_found(home):
    evidence = pd.read_parquet(home / "evidence.parquet")
    evidence.iloc[:-1].to_parquet(home / "evidence.parquet", index=False)
    assert "evidence" in failed(home)


def test_other_version_is_named_where_a_table_differs(home):
    run = json.loads((home / "run.json").read_text(encoding="utf-8"))
    run["markers"]["loaded"] = "0"
    (home / "run.json").write_text(json.dumps(run), encoding="utf-8")
    (home / "rates.csv").write_text("changed")
    assert failed(home)["rates.csv"].startswith("version: loaded (markers) was 0, is ")


def test_a_list_of_what_was_skipped_that_was_changed_is_found(home):
    run = json.loads((home / "run.json").read_text(encoding="utf-8"))
    run["skipped"] = [{"article": "a", "marker": "stance", "why": "invented"}]
    (home / "run.json").write_text(json.dumps(run), encoding="utf-8")
    assert failed(home) == {"skipped": "the file was changed after it was made"}


@pytest.mark.parametrize("name", ["rates.csv", "evidence.csv"])
def test_missing_table_for_others_is_found(home, name):
    (home / name).unlink()
    assert set(failed(home)) == {name}


@pytest.mark.parametrize("name", ["articles.json", "evidence.parquet", "run.json"])
def test_missing_file_is_named(home, name):
    (home / name).unlink()
    with pytest.raises(FileNotFoundError, match=name.replace(".", r"\.")):
        verify(home)


@pytest.mark.parametrize("content", ["", "[3]", '[{"id": "a"}]', "{}x", "[" * 100_000])
def test_broken_articles_are_named(home, content):
    (home / "articles.json").write_text(content)
    with pytest.raises(ValueError, match="holds no articles"):
        verify(home)
