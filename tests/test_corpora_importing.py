"""Importing one's own files: each is read or skipped with a reason."""

from pathlib import Path

import pytest

from framing.corpora.importing import import_corpus
from framing.corpora.loading import known
from framing.corpora.store import open_corpus

STORY = (
    "Harbour opens again\n\nThe harbour of the small town opened again on Monday after a storm "
    "had closed it for a week. “We are glad,” said Anna Berg, who runs the ferry.\n\n"
    "The first boats left before noon, and the market had fish on Tuesday.\n"
)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))
    folder = tmp_path / "files"
    (folder / "more").mkdir(parents=True)
    (folder / "one.txt").write_text(STORY, encoding="utf-8")
    (folder / "more" / "one.txt").write_text(STORY.replace("Monday", "Friday"), encoding="utf-8")
    (folder / "again.txt").write_text(STORY, encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    return folder


def test_every_file_is_read_or_skipped_with_a_reason(files: Path) -> None:
    corpus = import_corpus("harbour", [files], outlet="The Port")
    receipt = corpus.about["receipt"]
    assert (receipt["expected"], receipt["read"], len(corpus)) == (4, 3, 3)
    assert receipt["set_aside"] == {"not readable": 1}
    assert [one["source"] for one in receipt["skipped"]] == ["files/picture.txt"]
    assert {article.outlet for article in corpus.articles()} == {"The Port"}
    assert "harbour" in known()


def test_files_with_the_same_words_are_known_as_repeated(files: Path) -> None:
    stored = list(import_corpus("harbour", [files]).stored())
    repeated = [one for one in stored if one.duplicate_of]
    assert len(repeated) == 1
    assert repeated[0].duplicate_of in {one.article.id for one in stored}
    assert len({one.article.id for one in stored}) == 3


def test_the_same_folder_given_twice_gives_ids_of_their_own(files: Path) -> None:
    corpus = import_corpus("twice", [files / "one.txt", files / "one.txt"])
    assert len({article.id for article in corpus.articles()}) == 2
    assert len(open_corpus(corpus.folder)) == 2


@pytest.mark.parametrize(
    "name", ["", "../up", ".hidden", "a/b", "a b", " a", "a\n", "a\x1b[31m", "a\\b", "a" * 101]
)
def test_a_name_that_is_a_path_or_cannot_be_typed_is_refused(name: str, files: Path) -> None:
    with pytest.raises(ValueError, match="no name for a corpus: use letters"):
        import_corpus(name, [files])


def test_nothing_to_import_is_said(files: Path) -> None:
    with pytest.raises(ValueError, match="list of files"):
        import_corpus("x", [])
    with pytest.raises(ValueError, match="list of files"):
        import_corpus("x", str(files))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no articles"):
        import_corpus("x", [files / "picture.txt"])
