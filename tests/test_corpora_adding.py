"""Adding next month's articles: the same as one import of all, and only they are measured."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from framing.corpora import adding, derived, files
from framing.corpora.importing import import_corpus
from framing.corpora.scale import measure
from framing.corpora.store import open_corpus

MARKERS = ["loaded", "quotation", "difficulty"]
BY_HAND = {"manifest.json"}  # it names the parts, which an addition begins anew


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))


@pytest.fixture
def month(tmp_path):
    def write(number, outlet="The Tarn Post (Tarnmouth)"):
        folder = tmp_path / f"2024-0{number}"
        folder.mkdir(exist_ok=True)
        rows = [
            {
                "headline": f"Quay news {number} {i}",
                "outlet": outlet,
                "desk": "sea" if number > 1 else None,
                "text": f"The regime of the quay fell in month {number}, said Edda Marsh.\n\n"
                f"“Thugs took boat {i},” she slammed the board.\n\nTarn Post, daily.",
            }
            for i in range(4)
        ]
        pd.DataFrame(rows).to_csv(folder / "a.csv", index=False)
        (folder / f"Quay_2024-0{number}-01_b.txt").write_text(
            f"Ferry {number} sinks\n\nThe brutal wind sank ferry {number} at noon.\n\n"
            "The same words stand in each month.\n"
        )
        (folder / "again.txt").write_text("Rain again\n\nThe same rebels stood in the same rain.\n")
        (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
        return folder

    return write


@pytest.fixture
def measured(monkeypatch):
    """Measure a corpus; give its tables and how many articles were looked at."""
    seen = []
    real = derived.analyze

    def counting(articles, *given, **named):
        seen.append(len(articles))
        return real(articles, *given, **named)

    monkeypatch.setattr(derived, "analyze", counting)

    def run(corpus):
        seen.clear()
        folder = Path(measure(corpus, MARKERS, voices="marks"))
        return {file.name: file.read_bytes() for file in folder.iterdir()}, sum(seen)

    return run


def receipts(corpus):
    folder = Path(corpus.folder)
    tables = {file.name: file.read_bytes() for file in (folder / "receipt").iterdir()}
    return tables | {"receipt.json": (folder / "receipt.json").read_bytes()}


def without(tables, names=BY_HAND):
    return {name: data for name, data in tables.items() if name not in names}


@pytest.mark.parametrize("drop", ["", "repeated line"])
def test_an_addition_equals_one_import_and_only_it_is_measured(month, measured, drop):
    first, second, third = month(1), month(2), month(3)
    assert measured(import_corpus("grown", [first], drop=drop))[1] == 6
    grown = import_corpus("grown", [second], drop=drop, add=True)
    assert measured(grown)[1] == 6
    grown = import_corpus("grown", [first, third], add=True)  # the first is in it already
    tables, looked_at = measured(grown)
    assert looked_at == 6
    assert [part.articles for part in grown.parts] == [6, 6, 6]
    whole = import_corpus("whole", [first, second, third], drop=drop)
    expected, everything = measured(whole)
    assert everything == 18
    assert list(grown.stored()) == list(whole.stored())
    assert without(receipts(grown), {"receipt.json"}) == without(receipts(whole), {"receipt.json"})
    assert grown.about == whole.about
    assert without(tables) == without(expected)
    told, said = (json.loads(one["manifest.json"]) for one in (tables, expected))
    assert {key for key in said if told[key] != said[key]} == {"name", "corpus_sha256"}


def test_what_an_addition_changes_in_earlier_articles_is_measured_again(month, measured):
    first, other = month(1), month(2, "The Tarn Post (Tarnbridge)")
    before = import_corpus("grown", [first])
    assert {article.outlet for article in before.articles()} == {"The Tarn Post", ""}
    measured(before)
    grown = import_corpus("grown", [other], add=True)
    assert {article.outlet for article in grown.articles()} == {
        "The Tarn Post (Tarnmouth)",
        "The Tarn Post (Tarnbridge)",
        "",
    }
    tables, looked_at = measured(grown)
    assert looked_at == 12
    assert without(tables) == without(measured(import_corpus("whole", [first, other]))[0])


def test_names_of_files_are_guessed_over_all_of_them(tmp_path):
    def write(folder, name, number):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(f"Boat {number}\n\nBoat {number} left the quay.\n")

    write("old", "Post_2024-01-02_a.txt", 1)
    write("old", "Post_2024-01-03_b.txt", 2)
    assert all(a.date is None for a in import_corpus("names", [tmp_path / "old"]).articles())
    write("new", "Post_2024-02-03_c.txt", 3)
    write("new", "Mail_2024-02-04_d.txt", 4)
    grown = import_corpus("names", [tmp_path / "new"], add=True)
    assert [a.date.isoformat() for a in grown.articles()] == [
        "2024-01-02", "2024-01-03", "2024-02-04", "2024-02-03",
    ]  # fmt: skip


def test_a_table_that_has_grown_is_imported_again_and_only_its_end_is_measured(tmp_path, measured):
    def write(rows):
        text = [f"The regime of boat {n} fell at noon." for n in range(rows)]
        pd.DataFrame({"id": range(rows), "text": text}).to_csv(tmp_path / "boats.csv", index=False)

    write(250)
    measured(import_corpus("boats", [tmp_path / "boats.csv"]))
    write(260)
    with pytest.raises(ValueError, match=r"boats\.csv is in the corpus with other content"):
        import_corpus("boats", [tmp_path / "boats.csv"], add=True)
    assert measured(import_corpus("boats", [tmp_path / "boats.csv"]))[1] == 10


def test_what_cannot_be_added_to_is_said_with_the_way_out(month, tmp_path):
    first = month(1)
    with pytest.raises(ValueError, match=r"There is no corpus .* import it without --add"):
        import_corpus("grown", [first], add=True)
    corpus = import_corpus("grown", [first], outlet="The Tarn Post")
    with pytest.raises(ValueError, match=r'other options .--outlet "The Tarn Post"'):
        import_corpus("grown", [month(2)], outlet="The Bell", add=True)
    assert import_corpus("grown", [first], add=True) == corpus
    list_ = Path(corpus.folder) / adding.LIST
    list_.write_bytes(list_.read_bytes().replace(b"The", b"Teh", 1) + b"x")
    with pytest.raises(ValueError, match="import all files again, without --add"):
        import_corpus("grown", [month(2)], add=True)


@pytest.fixture(scope="module")
def whole():
    """The tables of one import of two months, once they are known."""
    return {}


@pytest.mark.parametrize(
    ("written", "error"),
    [(0, KeyboardInterrupt()), *((n, OSError("No space left on device")) for n in (2, 5, 8))],
)
def test_an_addition_that_breaks_off_leaves_the_old_corpus_and_goes_on(
    month, measured, monkeypatch, whole, written, error
):
    first, second = month(1), month(2)
    corpus = import_corpus("grown", [first])
    tables, _ = measured(corpus)
    before = {p: p.read_bytes() for p in Path(corpus.folder).rglob("*") if p.is_file()}
    left, write = [written], files.replace_file

    def breaking(path, whole):
        left[0] -= ".grown." in str(path)
        if left[0] < 0:
            raise error
        write(path, whole)

    with monkeypatch.context() as context:
        context.setattr(files, "replace_file", breaking)
        with pytest.raises(type(error)):
            import_corpus("grown", [second], add=True)
    assert {p: p.read_bytes() for p in Path(corpus.folder).rglob("*") if p.is_file()} == before
    grown = import_corpus("grown", [second], add=True)
    tables, looked_at = measured(grown)
    assert looked_at == 6
    if not whole:
        whole |= without(measured(import_corpus("whole", [first, second]))[0])
    assert without(tables) == whole


def test_of_two_imports_at_once_no_addition_is_lost_in_silence(month, monkeypatch):
    first, second, third = month(1), month(2), month(3)
    import_corpus("grown", [first])
    real = adding.carry_measured

    def meanwhile(old, new):
        monkeypatch.setattr("framing.corpora.importing.carry_measured", real)
        import_corpus("grown", [second], add=True)
        real(old, new)

    monkeypatch.setattr("framing.corpora.importing.carry_measured", meanwhile)
    with pytest.raises(ValueError, match="imported anew meanwhile"):
        import_corpus("grown", [third], add=True)
    assert len(open_corpus(os.environ["FRAMING_DATA"] + "/corpora/grown")) == 12
    assert len(import_corpus("grown", [third], add=True)) == 18


@pytest.mark.slow
def test_the_command_adds(month):
    def framing(*arguments):
        command = [sys.executable, "-W", "ignore", "-m", "framing", "corpus", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)

    assert framing("import", str(month(1)), "--name", "grown").returncode == 0
    done = framing("import", str(month(2)), "--name", "grown", "--add")
    assert done.returncode == 0, done.stderr
    assert "12 articles of 14 expected" in done.stderr
    assert "Only what is new in it, or has changed, is measured then." in done.stderr
