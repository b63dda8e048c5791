"""Measuring part by part: whole or not at all, resumable, the same bytes in the end."""

import datetime as dt
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import fsspec
import pandas as pd
import pyarrow.parquet as pq
import pytest

from framing import Article, Decision, analyze, decisions
from framing.comparing.tone import tone_by
from framing.corpora import derived, files, merge, scale
from framing.corpora.loading import load_corpus
from framing.corpora.store import Corpus, Stored, open_corpus, write_corpus
from framing.marking.marker import Mark, Marker
from framing.text import Text


def find_boats(text: Text) -> Iterator[Mark]:
    for match in re.finditer(r"\bboats?\b", text.raw):
        yield Mark(*match.span(), "craft", "A boat is a craft.")


measure = partial(scale.measure, voices="marks")  # no model is needed for boats
BOATS = Marker("boats", find_boats, "words", "Boats.", ("craft",), (), (), "1")


def stored(count: int) -> Iterator[Stored]:
    for number in range(count):
        text = (
            f"The boat number {number} left the harbour at noon. "
            + "It was a fine boat. " * (number % 3)
            + f"“A boat is a boat,” said Anna Berg. Only article{number} says this."
        )
        article = Article(
            id=f"a{number:02d}",
            text=text,
            headline="Boats leave" if number % 2 else "",
            outlet="Port" if number % 2 else "Starboard",
            date=dt.date(2020, 1, 1 + number),
            language="de" if number == 7 else "en",
        )
        yield Stored(article, damaged=number == 3, duplicate_of="a00" if number == 4 else "")


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return write_corpus(str(tmp_path / "c"), "boats", stored(10), part_size=3)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Path]:
    """A corpus and its tables, to be read only."""
    home = tmp_path_factory.mktemp("measured")
    corpus = write_corpus(str(home / "c"), "boats", stored(10), part_size=3)
    return corpus, Path(measure(corpus, [BOATS], into=str(home / "out")))


@pytest.fixture
def copied(measured: tuple[Corpus, Path], tmp_path: Path) -> tuple[Corpus, Path]:
    """A corpus and its tables, to be changed."""
    corpus, tables = measured
    shutil.copytree(corpus.folder, tmp_path / "copy")
    shutil.copytree(tables, tmp_path / "tables")
    return open_corpus(str(tmp_path / "copy")), tmp_path / "tables"


def everything(folder: str | Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def test_counts_equal_those_of_the_analysis(measured: tuple[Corpus, Path]) -> None:
    corpus, folder = measured
    counts = pq.read_table(folder / "counts.parquet").to_pandas()
    articles = pq.read_table(folder / "articles.parquet").to_pandas()
    found = analyze(list(corpus.articles()), [BOATS], voices="marks")
    plain = found.evidence.groupby(["article", "voice"]).size()
    for row in counts.itertuples():
        assert row.n == plain[articles["article"][row.article], row.voice]
    assert counts["n"].sum() == len(found.evidence)
    assert articles["words"].tolist() == found.articles["words"].tolist()
    assert articles["damaged"].tolist() == [number == 3 for number in range(10)]
    skipped = pq.read_table(folder / "skipped.parquet").to_pandas()
    assert skipped[["article", "marker"]].values.tolist() == [[7, "boats"]]


def test_terms_of_one_article_only_are_left_out(measured: tuple[Corpus, Path]) -> None:
    _, folder = measured
    vocabulary = pq.read_table(folder / "vocabulary.parquet")["term"].to_pylist()
    terms = pq.read_table(folder / "terms.parquet").to_pandas()
    assert vocabulary == sorted(vocabulary)
    assert "boat" in vocabulary
    assert not [term for term in vocabulary if term.startswith("article")]
    total = sum(one.article.text.lower().split().count("harbour") for one in stored(10))
    assert terms.loc[terms["term"] == vocabulary.index("harbour"), "count"].sum() == total


def test_no_running_text_is_kept(measured: tuple[Corpus, Path]) -> None:
    _, folder = measured
    for file in folder.glob("*.parquet"):
        for column in pq.read_table(file).to_pydict().values():
            assert not any(isinstance(v, str) and "harbour at noon" in v for v in column)


def test_a_run_that_was_cut_off_ends_with_the_same_bytes(
    measured: tuple[Corpus, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = everything(measured[1])
    fresh = write_corpus(str(tmp_path / "again"), "boats", stored(10), part_size=3)
    written: list[str] = []
    write = derived.write_whole

    def breaks_off(where: str, data: bytes) -> None:
        if len(written) == 7:  # in the middle of the second part
            raise KeyboardInterrupt
        written.append(where)
        write(where, data)

    with monkeypatch.context() as context:
        context.setattr(derived, "write_whole", breaks_off)
        with pytest.raises(KeyboardInterrupt):
            measure(fresh, [BOATS], into=str(tmp_path / "second"))
    assert not (tmp_path / "second").exists()
    calls: list[str] = []
    counted = lambda *a, **k: calls.append("part") or analyze(*a, **k)  # noqa: E731
    monkeypatch.setattr(derived, "analyze", counted)
    assert everything(measure(fresh, [BOATS], into=str(tmp_path / "second"))) == whole
    assert len(calls) == 3, "the part that was done is not measured again"


def test_a_damaged_result_is_measured_again(copied: tuple[Corpus, Path], tmp_path: Path) -> None:
    corpus, tables = copied
    whole = everything(tables)
    victim = next(Path(corpus.folder).glob("measured/*/part-00001.counts.parquet"))
    victim.write_bytes(victim.read_bytes()[:-9])
    assert everything(measure(corpus, [BOATS], into=str(tmp_path / "two"))) == whole


@pytest.mark.parametrize("ending", ["counts.parquet", "json"])
def test_a_piece_that_changed_since_it_was_made_is_refused_and_then_made_again(
    copied: tuple[Corpus, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    corpus, place = copied
    whole = everything(place)
    real = scale.merge

    def changed(corpus: Corpus, scratch: str, *given: Any) -> str:
        piece = Path(scratch) / f"part-00001.{ending}"
        piece.write_bytes(piece.read_bytes()[:-1] + b" ")
        return real(corpus, scratch, *given)

    with monkeypatch.context() as context:
        context.setattr(scale, "merge", changed)
        with pytest.raises(ValueError, match=r"part-00001\..* Measure the corpus again"):
            measure(corpus, [BOATS], into=str(place))
    assert everything(place) == whole
    assert everything(measure(corpus, [BOATS], into=str(tmp_path / "two"))) == whole


def test_measuring_again_leaves_the_old_tables_or_the_new_ones(
    copied: tuple[Corpus, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, place = copied
    before = everything(place)
    write = files.replace_file
    for written in (0, 1, 4, 7):
        left = [written]

        def full(path: Path, whole: bytes, left: list[int] = left) -> None:
            if ".tables." in str(path):
                left[0] -= 1
            if left[0] < 0:
                raise OSError("No space left on device")
            write(path, whole)

        monkeypatch.setattr(files, "replace_file", full)
        with pytest.raises(OSError, match="No space"):
            measure(corpus, [replace(BOATS, version="2")], into=str(place))
        assert everything(place) == before
        assert not list(tmp_path.glob(".tables*"))


def test_a_folder_that_holds_something_else_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").touch()
    for place in (str(tmp_path / "mine"), corpus.folder):
        with pytest.raises(ValueError, match="no table of a measured corpus: give an empty folder"):
            measure(corpus, [BOATS], into=place)


def test_a_corpus_that_was_imported_anew_meanwhile_gets_no_tables_of_the_old(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = merge.refuse_another

    def late(corpus: Corpus) -> None:
        write_corpus(corpus.folder, "boats", stored(9), part_size=3)
        real(corpus)

    monkeypatch.setattr(merge, "refuse_another", late)
    with pytest.raises(ValueError, match="imported anew while it was measured"):
        measure(corpus, [BOATS], into=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_another_version_of_a_marker_is_measured_anew(
    copied: tuple[Corpus, Path], tmp_path: Path
) -> None:
    corpus, _ = copied
    measure(corpus, [replace(BOATS, version="2")], into=str(tmp_path / "two"))
    assert len(list(Path(corpus.folder).glob("measured/*"))) == 2


def test_progress_goes_to_stderr_only(
    corpus: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure(corpus, [BOATS], into=str(tmp_path / "out"))
    out, err = capsys.readouterr()
    assert out == ""
    assert "10/10 articles" in err


def test_corpus_and_results_may_lie_where_fsspec_reaches(measured: tuple[Corpus, Path]) -> None:
    whole = everything(measured[1])
    far = write_corpus("memory://scale-test/c", "boats", stored(10), part_size=3)
    measure(far, [BOATS], into="memory://scale-test/out")
    memory = fsspec.filesystem("memory")
    there = {path.rsplit("/", 1)[1]: memory.cat(path) for path in memory.find("/scale-test/out")}
    memory.rm("/scale-test", recursive=True)
    assert there == whole


@pytest.mark.slow
def test_two_processes_give_the_same_bytes_as_one(corpus: Corpus, tmp_path: Path) -> None:
    one = everything(measure(corpus, ["difficulty"], into=str(tmp_path / "one")))
    fresh = write_corpus(str(tmp_path / "again"), "boats", stored(10), part_size=3)
    two = everything(measure(fresh, ["difficulty"], jobs=2, into=str(tmp_path / "two")))
    assert two == one


@pytest.mark.slow
def test_a_killed_process_leaves_nothing_half_written(tmp_path: Path) -> None:
    for name in ("killed", "calm"):
        write_corpus(str(tmp_path / name), "boats", stored(10), part_size=1)
    code = (
        "import sys; from framing.corpora.scale import measure;"
        "from framing.corpora.store import open_corpus;"
        "measure(open_corpus(sys.argv[1]), ['difficulty'])"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "killed")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    limit = time.monotonic() + 180
    while not list((tmp_path / "killed").glob("measured/*/part-00002.json")):
        assert time.monotonic() < limit
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    again = scale.measure(open_corpus(str(tmp_path / "killed")), ["difficulty"])
    calm = scale.measure(open_corpus(str(tmp_path / "calm")), ["difficulty"])
    assert everything(again) == everything(calm)


def test_a_cluster_without_its_extra_says_what_to_install(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ImportError, match=r"framing-toolkit\[cluster\]"):
        measure(corpus, [BOATS], cluster="tcp://127.0.0.1:1")


@pytest.mark.parametrize("address", ["foo", "localhost:abc", "http://x", "inproc://1"])
def test_an_address_where_no_scheduler_answers_is_named(corpus: Corpus, address: str) -> None:
    pytest.importorskip("distributed", reason="needs the extra 'cluster'")
    with pytest.raises(ConnectionError, match=f"answers at '{address}' .*tcp://host:8786"):
        measure(corpus, [BOATS], cluster=address)


def find_tone(text: Text) -> Iterator[Mark]:
    for actor in ("harbour", "Starboard"):
        for match in re.finditer(rf"\b{actor}\b", text.raw):
            yield Mark(*match.span(), "positive", "Fine.", actor=actor, score=0.1234)


TONE = Marker("sentiment", find_tone, "words", "Tone.", ("positive",), (), (), "1")


def test_tone_is_kept_for_the_actors_that_recur_and_no_others(tmp_path: Path) -> None:
    told = [
        Stored(
            Article(
                id=f"a{number:02d}",
                text=f"The harbour lies north. {'Starboard sings. ' * (number < 19)}No. {number}.",
                outlet="Port",
            )
        )
        for number in range(20)
    ]
    corpus = write_corpus(str(tmp_path / "t"), "tone", told, part_size=8)
    folder = Path(measure(corpus, [TONE], into=str(tmp_path / "out")))
    kept = pq.read_table(folder / "tone.parquet").to_pandas()
    assert set(kept["actor"]) == {"harbour"}
    assert kept["article"].tolist() == list(range(20))
    assert set(kept["positive"]) == {1}
    assert set(kept["score"].astype(float).round(3)) == {0.12}
    assert load_corpus(folder).tone["actor"].tolist() == ["harbour"] * 20


def harbours(folder: Path) -> Corpus:
    """Forty articles on Starboard, every other one on the harbour too, and none a copy."""
    texts = ("The harbour lies north. Starboard sings.", "Starboard sings. Starboard sleeps.")
    told = (
        Stored(
            Article(id=f"a{n:02d}", text=texts[n % 2] + " ".join(f" w{n}x{k}" for k in range(9)))
        )
        for n in range(40)
    )
    return write_corpus(str(folder), "tone", told, part_size=15)


def test_decisions_change_the_tables_of_a_measured_corpus(tmp_path: Path) -> None:
    corpus = harbours(tmp_path / "t")
    made = [
        Decision("split", "another", article="a01", start=0, end=9, actor="Starboard", into="Port"),
        Decision("merge", "the same", actor="Starboard", into="harbour"),
        Decision("drop", "not there", actor="Nobody"),
    ]
    file = decisions.save(made, tmp_path / "decisions.json")
    folder = measure(corpus, [TONE], into=str(tmp_path / "decided"), decisions=file)
    plain = load_corpus(measure(corpus, [TONE], into=str(tmp_path / "plain")))
    found = analyze(list(corpus.articles()), [TONE], made, voices="marks")
    assert scale.decisions_of(folder) == found.run["decisions"]
    assert [one["rows"] for one in found.run["decisions"]] == [1, 59, 0]
    mentions = load_corpus(folder).tone.groupby("actor")["positive"].sum()
    assert mentions.to_dict() == {"harbour": 79}  # "Port" is spoken of once
    assert plain.run["decisions"] == []


def test_merging_applies_to_a_corpus_that_was_measured_before(tmp_path: Path) -> None:
    corpus = harbours(tmp_path / "t")
    merge = [Decision("merge", "the same", actor="harbour", into="Starboard")]
    folder = measure(corpus, [TONE], into=str(tmp_path / "plain"))
    anew = load_corpus(measure(corpus, [TONE], into=str(tmp_path / "anew"), decisions=merge))
    after = load_corpus(folder, merge)
    order = ["article", "actor", "voice"]
    tables = [one.tone.sort_values(order, ignore_index=True) for one in (after, anew)]
    pd.testing.assert_frame_equal(*tables, check_dtype=False)
    assert tone_by(after, "harbour", None)[["names_merged", "mentions"]].values.tolist() == [
        ["harbour", 80]
    ]
    split = Decision("split", "another", article="a01", end=9, actor="Starboard", into="Port")
    with pytest.raises(ValueError, match=r"Decision 2 \(split\) rests on single findings"):
        load_corpus(folder, [*merge, split])


def test_no_processes_are_refused(tmp_path: Path) -> None:
    corpus = write_corpus(str(tmp_path), "boats", stored(1))
    with pytest.raises(ValueError, match="0 processes measure nothing: give 1 or more"):
        measure(corpus, [BOATS], jobs=0)
