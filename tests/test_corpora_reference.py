"""Loading measured tables: from the package, a folder, or not at all with a reason."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from framing import Article, analyze
from framing.corpora import loading
from framing.corpora.loading import load_corpus
from framing.corpora.reference import measured_now, of_analysis
from framing.corpora.scale import measure
from framing.corpora.store import Corpus, Stored, write_corpus

ARTICLES = [
    Article(
        id=f"a{number}",
        text=f"The extraordinary parliament of {word} deliberated about the boats. They left.",
        outlet="Port" if number % 2 else "Town",
    )
    for number, word in enumerate(["Lisbon", "Oslo", "Riga", "Turin"])
]


def written(data: Path) -> Corpus:
    folder = str(data / "corpora" / "boats")
    return write_corpus(folder, "boats", [Stored(one) for one in ARTICLES], part_size=3)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Measure the corpus once; each test has a copy of it."""
    data = tmp_path_factory.mktemp("once")
    measure(written(data), ["difficulty"])
    return data


@pytest.fixture
def tables(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the corpus with its tables; return the folder of those."""
    shutil.copytree(once, tmp_path / "data")
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "corpora" / "boats" / "reference"


def test_a_measured_corpus_is_found_by_name_and_by_folder(tables: Path) -> None:
    by_name, by_folder = load_corpus("boats"), load_corpus(tables.parent)
    assert by_name.name == by_folder.name == "boats"
    assert by_name.outlets == ("Port", "Town")
    assert by_name.run["markers"] == by_folder.run["markers"]
    assert "boats" in loading.known()


def test_tables_on_disk_equal_those_made_in_memory(tables: Path) -> None:
    disk, memory = load_corpus("boats"), measured_now(ARTICLES, "boats", ["difficulty"])
    columns = ["article", "marker", "category", "voice", "n"]
    assert disk.counts[columns].values.tolist() == memory.counts[columns].values.tolist()
    assert disk.articles["words"].tolist() == memory.articles["words"].tolist()
    shared = memory.terms.of(disk.terms.vocabulary)
    assert (shared.counts != disk.terms.counts).nnz == 0
    assert disk.terms.words.tolist() == memory.terms.words.tolist()


def test_words_of_an_analysis_without_its_articles_are_unknown() -> None:
    found = of_analysis(analyze(ARTICLES, ["difficulty"]), "x")
    assert found.terms.vocabulary == ()
    assert found.terms.words.tolist() == found.articles["words"].tolist()


def test_only_keeps_rows_counts_and_terms_together(tables: Path) -> None:
    whole = load_corpus("boats")
    port = whole.only("Port")
    assert port.articles["article"].tolist() == ["a1", "a3"]
    rows = whole.articles.index[whole.articles["outlet"] == "Port"]
    kept = whole.counts[whole.counts["article"].isin(rows)]
    assert port.counts["n"].tolist() == kept["n"].tolist()
    assert set(port.counts["article"]) <= {0, 1}
    assert port.terms.counts.shape[0] == 2


def test_a_corpus_that_is_not_measured_gives_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path))
    written(tmp_path)
    with pytest.raises(FileNotFoundError, match="framing corpus measure boats"):
        load_corpus("boats")


def test_changed_tables_are_refused_and_named(tables: Path) -> None:
    (tables / "counts.parquet").write_bytes(b"other")
    with pytest.raises(ValueError, match=r"counts.parquet is not the file its manifest names"):
        load_corpus("boats")


def test_tables_of_another_release_are_refused(tables: Path) -> None:
    manifest = json.loads((tables / "manifest.json").read_text())
    (tables / "manifest.json").write_text(json.dumps({**manifest, "format": 0}))
    with pytest.raises(ValueError, match=r"another release.*framing corpus measure boats"):
        load_corpus("boats")


def test_a_description_fits_a_line(tables: Path) -> None:
    found = load_corpus("boats")
    assert found.describe() == "4 articles of 2 outlets"
    assert found.out_of_date() == ""


def test_of_two_places_the_tables_that_are_up_to_date_are_taken(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = shutil.copytree(tables, tmp_path / "new")
    manifest = json.loads((tables / "manifest.json").read_text())
    manifest["run"]["markers"]["difficulty"] = "0"
    (tables / "manifest.json").write_text(json.dumps(manifest))
    assert load_corpus("boats").out_of_date()
    monkeypatch.setattr(loading, "_places", lambda _: (str(tables), str(new)))
    assert load_corpus("boats").out_of_date() == ""


def test_stale_says_what_has_changed() -> None:
    made = measured_now(ARTICLES, "boats", ["difficulty"])
    assert made.stale(made.run) == ""
    newer = {"markers": {"difficulty": "99"}, "data": {}}
    assert made.stale(newer) == (
        f"marker 'difficulty' was {made.run['markers']['difficulty']!r} and is now '99'"
    )
    assert made.stale({"markers": {"other": "1"}, "data": {}}) == ""
    listed = replace(made, run={**made.run, "data": {"a.tsv": "1"}})
    assert (
        listed.stale({"markers": {}, "data": {"a.tsv": "2"}}) == "the word list a.tsv has changed"
    )


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"format": "x"}', "[" * 100_000])
def test_a_damaged_manifest_is_refused_and_named(tables: Path, content: str) -> None:
    (tables / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(
        ValueError, match=r"manifest\.json is damaged \(.*\)\. Measure the corpus again"
    ):
        load_corpus(tables)


@pytest.mark.parametrize("wrong", [{"files": 3}, {"files": {}}, {"run": {}}, {"run": 3}])
def test_a_manifest_that_lacks_tables_or_versions_is_refused(
    tables: Path, wrong: dict[str, object]
) -> None:
    manifest = json.loads((tables / "manifest.json").read_text())
    (tables / "manifest.json").write_text(json.dumps({**manifest, **wrong}))
    with pytest.raises(
        ValueError, match=r"manifest\.json is damaged \(.*\)\. Measure the corpus again"
    ):
        load_corpus(tables)


@pytest.mark.parametrize("table", ["articles", "skipped", "terms", "tone"])
def test_a_table_that_is_missing_is_named(tables: Path, table: str) -> None:
    (tables / f"{table}.parquet").unlink()
    with pytest.raises(ValueError, match=rf"{table}\.parquet is missing\. Measure the corpus"):
        load_corpus(tables)
