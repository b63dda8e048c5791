"""What articles brought along goes through import and measuring, and groups what is found."""

import json

import pandas as pd
import pytest

from framing import Article, keyness, load_corpus, open_corpus, rates
from framing.comparing.collocates import collocates
from framing.comparing.compare import compare
from framing.comparing.kwic import kwic
from framing.comparing.over_time import over_time
from framing.corpora.importing import import_corpus
from framing.corpora.scale import measure
from framing.corpora.store import Stored, write_corpus
from framing.tables import column

STORY = "The regime spoke of thing{0} and boat{0} at noon{0} today. " * 8
LONG = "A column of running text that nobody groups by. " * 9


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))
    rows = [
        {"text": STORY.format(n), "outlet": "Port", "date": f"2024-0{1 + n % 2}-03", "note": LONG}
        | {"wire": "AP" if n % 2 else "", "desk": "sea", "author": "Ana Ruiz" if n < 3 else None}
        for n in range(6)
    ]
    file = tmp_path / "press.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    return import_corpus("press", [file])


def test_an_imported_corpus_is_opened_by_its_name_with_all_its_columns(corpus, tmp_path):
    opened = open_corpus("press")
    articles = list(opened.articles())
    assert articles == list(open_corpus(corpus.folder).articles())
    assert articles[1].meta == {"note": LONG, "wire": "AP", "desk": "sea"}
    found = opened.analysis("loaded")
    assert len(found.evidence) == 48
    assert rates(found, ["wire", "marker"])[["wire", "n"]].values.tolist() == [["", 24], ["AP", 24]]
    with pytest.raises(ValueError, match=r"no corpus 'nowhere'\. There are: .*press"):
        open_corpus("nowhere")
    with pytest.raises(FileNotFoundError, match="framing corpus fetch news-2017"):
        open_corpus("news-2017")


def test_a_measured_corpus_has_the_columns_but_no_running_text(corpus):
    with pytest.raises(FileNotFoundError, match="framing corpus measure press"):
        load_corpus("press")
    measure(corpus, ["loaded"], voices="marks")
    measured = load_corpus("press")
    assert [name for name in measured.articles if name.startswith("meta.")] == [
        "meta.desk",
        "meta.wire",
    ]
    assert set(measured.articles["author"]) == {"Ana Ruiz", ""}
    followed = over_time("press", "loaded", by="wire", every="year")
    assert followed[["group", "n"]].values.tolist() == [["AP", 24]]
    other = compare(Article("x", STORY), "press", by="wire", match=None)
    assert set(other.rates["group"]) == {"all", "AP"}
    monthly = compare(Article("x", STORY), "press", by="month", match=None).rates
    assert set(monthly["group"]) == {"all", "2024-01", "2024-02"}


def test_a_name_is_taken_wherever_a_corpus_is(corpus):
    measure(corpus, ["loaded"], voices="marks")
    assert len(kwic("press", "regime")) == 48
    assert set(collocates("press", "regime", by="wire", window=2)["group"]) == {"AP"}
    by_name, other = keyness("press", [["regime", "boat"]]), keyness(corpus, [["regime", "boat"]])
    assert by_name.set_index("term").loc["regime", "count_a"] == 48
    row = other.set_index("term").loc["regime"]
    assert (row["count_a"], row["articles_a"], row["total_articles_a"]) == (48, 6, 6)
    pairs = keyness("press", "press", ngrams=2).set_index("term")
    assert pairs.loc["the regime", "count_b"] == 48


def test_parts_with_and_without_a_column_become_one_table(tmp_path):
    metas = [{}, {"size": 1}, {"size": 2, "own": True}, {"own": False, "mixed": 1}, {"mixed": "x"}]
    stored = [Stored(Article(f"a{n}", "A boat.", meta=meta)) for n, meta in enumerate(metas)]
    corpus = write_corpus(str(tmp_path / "c"), "boats", stored, part_size=1)
    assert [dict(one.meta) for one in corpus.articles()] == metas
    articles = load_corpus(measure(corpus, ["loaded"], voices="marks")).articles
    assert articles["meta.size"].tolist()[1:3] == [1, 2]
    assert pd.isna(articles["meta.size"][0])
    assert articles["meta.mixed"].tolist() == ["", "", "", "1", "x"]
    assert articles["meta.own"].tolist()[2:4] == [True, False]


def test_a_corpus_without_further_values_has_the_bytes_it_had(tmp_path):
    plain = [Stored(Article("a", "A boat."))]
    corpus = write_corpus(str(tmp_path / "c"), "boats", plain)
    table = pd.read_parquet(f"{corpus.folder}/{corpus.parts[0].file}")
    assert "meta" not in table


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ([1, None], [1, None]),
        ([True, False], [True, False]),
        ([1, 2.5], [1.0, 2.5]),
        ([1, "x", None], ["1", "x", ""]),
        ([True, 1], ["True", "1"]),
        ([2**70, 1], [str(2**70), "1"]),
        ([None, None], ["", ""]),
    ],
)
def test_a_column_has_one_type(values, kept):
    made = column(values)
    assert [None if pd.isna(one) else one for one in made.tolist()] == kept
