"""A bundle holds everything but texts, and is computed again where the texts are."""

import datetime as dt
import json
import shutil
from dataclasses import replace

import pandas as pd
import pytest

import framing
from framing import Article, Decision
from framing.corpora.store import Stored, write_corpus
from framing.showing.bundle import verify_bundle

ARTICLES = [
    Article("a", "The regime fell. “The mob ran,” said Anna Berg, 🚀.\n\n<b>Done</b>.", "Gone",
            outlet="Port, “Ltd”", date=dt.date(2021, 5, 3)),
    Article("b", "The rebels said that\tthe council had met on Monday.", outlet="Town", url="NA"),
    Article("c", "It rained."),
]  # fmt: skip
DAY = dt.date(2024, 1, 1)


@pytest.fixture(scope="module")
def analysis():
    decisions = [Decision("reject", "a name", "b", 4, 10, "loaded")]
    return framing.analyze(ARTICLES, ["loaded", "quotation", "sources"], decisions)


@pytest.fixture(scope="module")
def once(analysis, tmp_path_factory):
    return framing.bundle(analysis, tmp_path_factory.mktemp("once") / "b", "ask the Port.", DAY)


@pytest.fixture
def home(once, tmp_path):
    """Give a copy of the bundle, to be damaged."""
    return shutil.copytree(once, tmp_path / "bundle")


def failed(home, texts=ARTICLES):
    found = verify_bundle(home, texts)
    return found[~found["holds"]].set_index("table")["why"].to_dict()


def test_no_file_holds_a_sentence_or_a_headline(home):
    for path in home.iterdir():
        told = path.read_text(encoding="utf-8")
        for words in ("regime fell", "The mob ran", "met on Monday", "Gone", "It rained"):
            assert words not in told, path.name


def test_offsets_and_hashes_lead_back_to_the_words(home, analysis):
    table = pd.read_csv(home / "evidence.csv")
    assert table["words_sha256"].nunique() == analysis.evidence["text"].nunique()
    assert table[["start", "end"]].equals(analysis.evidence[["start", "end"]].astype("int64"))


def test_it_holds_where_the_texts_are_whatever_their_ids_and_order(home):
    assert failed(home) == {}
    assert failed(home, [replace(one, id=f"x{one.id}", outlet="") for one in ARTICLES[::-1]]) == {}


def test_texts_may_lie_in_a_corpus_or_in_files(home, tmp_path):
    write_corpus(str(tmp_path / "own"), "own", map(Stored, ARTICLES))
    assert failed(home, tmp_path / "own") == {}
    files = tmp_path / "files"
    files.mkdir()
    (files / "c.txt").write_text(ARTICLES[2].text, encoding="utf-8")
    assert failed(home, str(files))["articles as read"].startswith("data: 2 of 3 texts are not")


def test_missing_texts_are_named_and_the_others_compared(home):
    why = failed(home, ARTICLES[:2])
    assert set(why) == {"articles as read", "rates.csv"}
    assert why["articles as read"] == "data: 1 of 3 texts are not there: c"
    with pytest.raises(ValueError, match="None of the 3 texts"):
        verify_bundle(home, [Article("z", "Other words.")])


def test_a_changed_number_is_found(home):
    path = home / "evidence.csv"
    path.write_text(path.read_text("utf-8").replace("writer", "quoted", 1), "utf-8")
    assert failed(home) == {"evidence.csv": "the file was changed after it was made"}


def test_a_changed_decision_and_another_version_are_named(home):
    run = json.loads((home / "run.json").read_text("utf-8"))
    run["decisions"] = []
    run["markers"]["loaded"] = "0"
    (home / "run.json").write_text(json.dumps(run), "utf-8")
    why = failed(home)
    assert why["evidence.csv"].startswith("version: loaded (markers) was 0, is ")


def test_metadata_name_every_file_with_its_hash(home):
    graph = json.loads((home / "ro-crate-metadata.json").read_text("utf-8"))["@graph"]
    named = {entry["@id"]: entry for entry in graph if entry["@type"] == "File"}
    there = {path.name for path in home.iterdir()} - {"ro-crate-metadata.json"}
    assert set(named) == there
    assert all(len(entry["sha256"]) == 64 for entry in named.values())


def test_the_same_findings_give_the_same_bundle(home, analysis, tmp_path):
    again = framing.bundle(analysis, tmp_path / "again", "ask the Port.", DAY)
    for path in home.iterdir():
        assert path.read_bytes() == (again / path.name).read_bytes(), path.name


def test_what_lies_in_a_folder_is_not_written_over(home, analysis):
    with pytest.raises(FileExistsError, match="is not empty"):
        framing.bundle(analysis, home)


@pytest.mark.parametrize("name", ["evidence.csv", "articles.csv", "rates.csv", "run.json"])
def test_a_missing_file_is_named(home, name):
    (home / name).unlink()
    with pytest.raises(FileNotFoundError, match=name.replace(".", r"\.")):
        verify_bundle(home, ARTICLES)


@pytest.mark.parametrize("content", ["", "[]", "{}", "[" * 100_000])
def test_a_broken_run_is_named(home, content):
    (home / "run.json").write_text(content)
    with pytest.raises(ValueError, match=r"run\.json is damaged"):
        verify_bundle(home, ARTICLES)
