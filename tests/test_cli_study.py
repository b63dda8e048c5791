"""The commands of a study write the tables that the functions give."""

import io

import commands
import pandas as pd
import pytest

import framing
from framing.comparing.from_counts import analysis_of
from framing.corpora.reference import of_analysis
from framing.showing.verify import save_report

TOLD = {
    "quay": ["The regime blamed the thugs. The boats left.", "The regime fell on Monday."],
    "post": ["The council closed the pier. The boats left.", "=The mayor spoke of the boats."],
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Two folders of articles, and an analysis of all of them, saved."""
    folder = tmp_path_factory.mktemp("study")
    for outlet, texts in TOLD.items():
        (folder / outlet).mkdir()
        for number, text in enumerate(texts):
            path = folder / outlet / f"{number}.txt"
            path.write_text(f"A headline\n\n{text * 12}\n", encoding="utf-8")
    articles = [
        framing.Article(f"{outlet}{n}", text * 12, outlet=outlet)
        for outlet, texts in TOLD.items()
        for n, text in enumerate(texts)
    ]
    save_report(articles, framing.analyze(articles, ["loaded", "difficulty"]), folder / "saved")
    return folder


def run(*arguments):
    done = commands.framing(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_rates_of_a_saved_analysis_are_those_of_python(home):
    printed = pd.read_csv(io.StringIO(run("rates", home / "saved", "--by", "outlet,marker")))
    found = framing.rates(framing.Analysis.load(home / "saved"), ["outlet", "marker"])
    pd.testing.assert_frame_equal(printed, found, check_dtype=False)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_is_written_as_the_name_ends(home, tmp_path, ending):
    out = tmp_path / f"rates.{ending}"
    out.write_text("old")
    assert run("rates", home / "saved", "--out", out) == ""
    table = pd.read_csv(out) if ending == "csv" else pd.read_parquet(out)
    found = framing.rates(framing.Analysis.load(home / "saved"))
    pd.testing.assert_frame_equal(table, found, check_dtype=False)
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_keyness_takes_folders_of_articles_and_saved_ones(home):
    printed = pd.read_csv(io.StringIO(run("keyness", home / "quay", home / "post")))
    sides = [framing.read_many(home / name)[0] for name in ("quay", "post")]
    pd.testing.assert_frame_equal(printed, framing.keyness(*sides), check_dtype=False)
    assert "regime" in run("keyness", home / "saved", home / "post")


def test_compare_writes_the_rates_and_tells_the_notes(home, tmp_path):
    out = tmp_path / "compared.csv"
    sides = [home / "quay" / "0.txt", home / "saved"]
    assert run("compare", *sides, "--match", "none", "--by", "outlet", "--out", out) == ""
    table = pd.read_csv(out)
    assert {"post", "quay", "all"} == set(table["group"])
    assert {"loaded", "difficulty"} <= set(table["marker"])


def test_a_corpus_has_the_rates_of_its_articles():
    articles = [framing.Article(f"a{n}", "The regime fell. " * 9, outlet="Quay") for n in range(6)]
    found = framing.analyze([*articles, framing.Article("b", "Das Regime.", language="de")])
    for by in (["marker", "category"], ["outlet", "marker"]):
        again = framing.rates(analysis_of(of_analysis(found, "boats")), by)
        pd.testing.assert_frame_equal(again, framing.rates(found, by))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rates", "saved", "--by", "colour"], "cannot be grouped by 'colour'"),
        (["rates", "saved", "--out", "rates.xlsx"], "rates.xlsx: a table is written as CSV or"),
        (["rates", "nowhere"], "no corpus 'nowhere'"),
        (["keyness", "quay", "news-2017:Gazette"], "No outlet 'Gazette' in 'news-2017'"),
    ],
)
def test_what_cannot_be_done_is_told(home, monkeypatch, arguments, said):
    monkeypatch.chdir(home)
    done = commands.framing(*arguments)
    assert done.returncode == 1
    assert said in done.stderr
