"""What is kept for the next run: bounded, never needed, and nobody else's files."""

import os
from pathlib import Path

import pytest

from framing import cache

KEYS = [f"{n:064x}" for n in range(4)]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    return tmp_path


def test_what_is_written_is_read_and_what_is_not_is_none():
    assert cache.read("parses", KEYS[0]) is None
    cache.write("parses", KEYS[0], b"parse")
    assert cache.read("parses", KEYS[0]) == b"parse"
    assert cache.read("findings", KEYS[0]) is None


def test_the_oldest_go_when_there_is_no_room(folder):
    for age, key in enumerate(KEYS):
        cache.write("parses", key, bytes(100 - cache.SEAL))
        os.utime(folder / "parses" / key[:2] / key, (1_000 + age, 1_000 + age))
    assert cache.prune(room=250) == 200
    assert [cache.read("parses", key) is not None for key in KEYS] == [False, False, True, True]


def test_a_long_run_looks_at_the_room_again_and_again(monkeypatch):
    monkeypatch.setattr(cache, "ROOM", 250)
    monkeypatch.setattr(cache, "CHECK_AFTER", 150)
    for key in KEYS:
        cache.write("parses", key, bytes(100))
    assert sum(cache.read("parses", key) is not None for key in KEYS) <= 3


def test_files_that_are_not_ours_are_never_deleted(folder):
    theirs = folder / "thesis" / "ch" / "one.docx"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(bytes(1_000))
    cache.write("parses", KEYS[0], bytes(100))
    assert cache.prune(room=0) == 0
    assert theirs.exists()


def test_a_folder_that_cannot_be_written_costs_nothing(folder, monkeypatch):
    (folder / "file").write_text("not a folder")
    monkeypatch.setenv("FRAMING_CACHE", str(folder / "file"))
    cache.write("parses", KEYS[0], b"parse")
    assert cache.read("parses", KEYS[0]) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-1],
        lambda whole: bytes(len(whole)),
        lambda whole: whole.replace(b"12", b"13"),
        lambda whole: whole[cache.SEAL :],
    ],
)
def test_what_was_changed_on_the_disk_is_as_good_as_nothing(folder, damage):
    cache.write("parses", KEYS[0], b'{"start": 12}')
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    file.write_bytes(damage(file.read_bytes()))
    assert cache.read("parses", KEYS[0]) is None
    cache.write("parses", KEYS[0], b'{"start": 12}')
    assert cache.read("parses", KEYS[0]) == b'{"start": 12}'


def test_a_file_under_another_key_or_kind_is_as_good_as_nothing(folder):
    cache.write("parses", KEYS[0], b"parse")
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    for kind, key in (("parses", KEYS[1]), ("findings", KEYS[0])):
        place = folder / kind / key[:2] / key
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read_bytes())
        assert cache.read(kind, key) is None


def test_what_cannot_be_written_whole_leaves_nothing_behind(folder, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache.os, "replace", full)
    cache.write("parses", KEYS[0], b"parse")
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_what_a_killed_run_left_is_pruned(folder):
    left = folder / "parses" / KEYS[0][:2] / f"{KEYS[0]}.x1y2z3"
    left.parent.mkdir(parents=True)
    left.write_bytes(bytes(100))
    assert cache.prune(room=50) == 0
    assert not left.exists()


def test_what_may_not_be_deleted_stays_and_counts(folder):
    theirs = folder / "parses" / KEYS[0][:2] / KEYS[0]
    theirs.mkdir(parents=True)  # no file: deleting it fails for everybody
    assert cache.prune(room=0) == theirs.stat().st_size
    assert theirs.exists()


class TestReplacingAFile:
    def test_the_new_stands_in_place_of_the_old_with_nothing_beside_it(self, tmp_path):
        path = tmp_path / ("decisions" * 20)
        for words in (b"old", b"new"):
            cache.replace_file(path, words)
            assert path.read_bytes() == words
        assert list(tmp_path.iterdir()) == [path]

    def test_what_cannot_be_written_whole_leaves_the_old(self, tmp_path, monkeypatch):
        path = tmp_path / "decisions.json"
        cache.replace_file(path, b"old")

        def full(number):
            raise OSError("No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            cache.replace_file(path, b"new")
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_link_stays_and_who_may_read_it_too(self, tmp_path):
        path, link = tmp_path / "private", tmp_path / "link"
        path.write_bytes(b"old")
        path.chmod(0o600)
        link.symlink_to(path)
        cache.replace_file(link, b"new")
        assert link.is_symlink()
        assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)

    def test_a_device_stays_one(self):
        cache.replace_file(Path(os.devnull), b"new")
        assert not Path(os.devnull).is_file()
