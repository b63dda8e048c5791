"""A corpus on disk: read part by part, whole or refused."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from framing.article import Article
from framing.corpora.store import Stored, open_corpus, write_corpus


def stored(count: int) -> Iterator[Stored]:
    for number in range(count):
        article = Article(
            id=f"a{number}",
            text=f"Text {number} says “no” to <b>markup</b>.",
            headline=f"Headline {number}",
            outlet="The Example",
            date=dt.date(2020, 1, 1 + number % 28),
            url=f"https://example.org/{number}",
            author="A. Writer",
        )
        yield Stored(article, damaged=number % 3 == 0, duplicate_of="a0" if number == 4 else "")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    corpus = write_corpus(str(tmp_path / "c"), "c", stored(7), part_size=3)
    assert [part.articles for part in corpus.parts] == [3, 3, 1]
    assert list(corpus.stored()) == list(stored(7))
    assert len(corpus) == 7


def test_the_same_articles_give_the_same_bytes(tmp_path: Path) -> None:
    one = write_corpus(str(tmp_path / "one"), "c", stored(7), part_size=3)
    two = write_corpus(str(tmp_path / "two"), "c", stored(7), part_size=3)
    assert one.sha256 == two.sha256
    assert (tmp_path / "one/manifest.json").read_bytes() == (
        tmp_path / "two/manifest.json"
    ).read_bytes()


def test_a_corpus_may_lie_where_fsspec_reaches() -> None:
    corpus = write_corpus("memory://store-test/c", "c", stored(5), part_size=2)
    assert [one.article.id for one in corpus.stored()] == ["a0", "a1", "a2", "a3", "a4"]
    fsspec.filesystem("memory").rm("/store-test", recursive=True)


def test_articles_are_streamed_one_part_at_a_time(tmp_path: Path) -> None:
    taken: list[int] = []

    def watched() -> Iterator[Stored]:
        for number, one in enumerate(stored(9)):
            taken.append(number)
            done = len(list((tmp_path / "c").glob("part-*")))
            assert number // 3 == done, "a part is written before the next is read"
            yield one

    write_corpus(str(tmp_path / "c"), "c", watched(), part_size=3)
    assert len(taken) == 9


def test_a_changed_part_is_refused_and_named(tmp_path: Path) -> None:
    corpus = write_corpus(str(tmp_path / "c"), "c", stored(5), part_size=2)
    file = tmp_path / "c" / corpus.parts[1].file
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(ValueError, match=r"part-00001.parquet is not the file its manifest names"):
        list(corpus.articles())


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    corpus = write_corpus(str(tmp_path / "c"), "c", stored(5), part_size=2)
    (tmp_path / "c" / corpus.parts[1].file).unlink()
    with pytest.raises(ValueError, match=r"part-00001\.parquet is missing\. Fetch or import"):
        list(corpus.articles())


def test_a_folder_without_a_manifest_is_not_a_corpus(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"not a corpus.*framing corpus list"):
        open_corpus(str(tmp_path))


def test_a_broken_off_import_leaves_no_corpus(tmp_path: Path) -> None:
    def breaks_off() -> Iterator[Stored]:
        yield from stored(4)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_corpus(str(tmp_path / "c"), "c", breaks_off(), part_size=2)
    with pytest.raises(FileNotFoundError):
        open_corpus(str(tmp_path / "c"))


def test_two_articles_with_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'a0'"):
        write_corpus(str(tmp_path / "c"), "c", [*stored(1), *stored(1)])


def test_text_that_no_file_can_hold_keeps_its_length(tmp_path: Path) -> None:
    hostile = Article("x\ud800", "A \ud83d half, a \x00 and <script>{{7*7}}</script>.")
    (kept,) = write_corpus(str(tmp_path / "c"), "c", [Stored(hostile)]).articles()
    assert kept.text == hostile.text.replace("\ud83d", "\ufffd")
    assert len(kept.text) == len(hostile.text)


def test_an_empty_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no articles"):
        write_corpus(str(tmp_path / "c"), "c", [])


def test_a_manifest_of_another_format_is_refused(tmp_path: Path) -> None:
    write_corpus(str(tmp_path / "c"), "c", stored(1))
    file = tmp_path / "c" / "manifest.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "format": 99}))
    with pytest.raises(ValueError, match="another release"):
        open_corpus(str(tmp_path / "c"))


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("", "Expecting value: line 1"),
        ("[]", "it holds no object"),
        ("{}", "it lacks 'format'"),
        ('{"format": 1', "Expecting ',' delimiter: line 1 column 13"),
        ('{"format": 1, "name": "x", "parts": [3]}', "must be a mapping"),
        ("[" * 100_000, "it is nested too deeply"),
    ],
)
def test_a_damaged_manifest_is_named_with_the_cause(
    tmp_path: Path, content: str, cause: str
) -> None:
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(ValueError, match=rf"json is damaged \(.*{cause}.*\)\. Fetch or import"):
        open_corpus(str(tmp_path))
