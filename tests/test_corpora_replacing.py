"""A folder takes the place of another whole, in one step, or leaves it whole."""

from __future__ import annotations

import os
import time
from pathlib import Path
from threading import Thread

import fsspec
import pytest

from framing.corpora import replacing
from framing.corpora.files import MANIFEST, write_whole
from framing.corpora.replacing import building_folder, put_right

FILES = ("a", "deep/b", MANIFEST)


def build(place, words):
    """Put a folder of files with these words in a place."""
    with building_folder(str(place)) as building:
        for name in FILES:
            write_whole(f"{building}/{name}", words.encode())


def words_in(place):
    return {(Path(place) / name).read_text() for name in FILES}


@pytest.fixture(params=["in one step", "in two steps"])
def place(request, tmp_path, monkeypatch):
    if request.param == "in two steps":
        monkeypatch.setattr(replacing, "exchanged", lambda one, other: False)
    return tmp_path / "above" / "a place [1]"


def test_the_new_takes_the_place_of_the_old_and_nothing_else_is_left(place):
    for words in ("first", "second", "third"):
        build(place, words)
        (place / "more").write_text("of the old")
        assert words_in(place) == {words}
        assert list(place.parent.iterdir()) == [place]
    build(place, "fourth")
    assert not (place / "more").exists()


def test_an_empty_folder_is_a_place(place):
    place.mkdir(parents=True)
    build(place, "first")
    assert words_in(place) == {"first"}


@pytest.mark.parametrize("error", [OSError("No space left on device"), KeyboardInterrupt()])
def test_a_build_that_fails_leaves_the_old_whole(place, error):
    build(place, "old")

    def failing():
        with building_folder(str(place)) as building:
            write_whole(f"{building}/a", b"new")
            raise error

    with pytest.raises(type(error)):
        failing()
    assert words_in(place) == {"old"}
    assert list(place.parent.iterdir()) == [place]


def test_a_link_to_a_folder_stays_a_link(place, tmp_path):
    build(place, "old")
    link = tmp_path / "link"
    link.symlink_to(place)
    build(link, "new")
    assert link.is_symlink()
    assert words_in(place) == {"new"}


def test_of_many_at_once_one_remains_whole(place):
    build(place, "0")
    threads = [
        Thread(target=lambda n=n: [build(place, f"{n}") for _ in range(10)]) for n in range(1, 5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(words_in(place)) == 1
    assert list(place.parent.iterdir()) == [place]


def test_what_a_kill_between_two_steps_left_is_put_right(tmp_path, monkeypatch):
    place = tmp_path / "place"
    build(place, "old")
    monkeypatch.setattr(replacing, "exchanged", lambda one, other: False)
    rename = os.rename

    def killed(one, other):
        if Path(other) == place and not place.exists():
            raise KeyboardInterrupt
        rename(one, other)

    monkeypatch.setattr(os, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        build(place, "new")
    monkeypatch.setattr(os, "rename", rename)
    assert not place.exists()
    put_right(place)
    assert words_in(place) == {"old"}


def test_what_killed_runs_left_is_deleted_when_it_is_old(tmp_path):
    place = tmp_path / "place"
    left = [tmp_path / f".place.{name}.unfinished" for name in ("old", "new")]
    for folder in left:
        folder.mkdir()
    long_ago = time.time() - 2 * replacing.ABANDONED
    os.utime(left[0], (long_ago, long_ago))
    build(place, "first")
    assert [folder.exists() for folder in left] == [False, True]


def test_object_storage_has_the_manifest_last():
    memory = fsspec.filesystem("memory")
    for words in ("first", "second"):
        build("memory://replacing/place", words)
        found = {path: memory.cat(path).decode() for path in memory.find("/replacing")}
        assert found == {f"/replacing/place/{name}": words for name in FILES}
    memory.rm("/replacing", recursive=True)
