"""What is kept for the next run: bounded, never needed, and nobody else's files."""

import os

import pytest

from framing import keeping

KEYS = [f"{n:064x}" for n in range(4)]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    return tmp_path


def test_what_is_written_is_read_and_what_is_not_is_none():
    assert keeping.read("parses", KEYS[0]) is None
    keeping.write("parses", KEYS[0], b"parse")
    assert keeping.read("parses", KEYS[0]) == b"parse"
    assert keeping.read("findings", KEYS[0]) is None


def test_the_oldest_go_when_there_is_no_room(folder):
    for age, key in enumerate(KEYS):
        keeping.write("parses", key, bytes(100))
        os.utime(folder / "parses" / key[:2] / key, (1_000 + age, 1_000 + age))
    assert keeping.prune(room=250) == 200
    assert [keeping.read("parses", key) is not None for key in KEYS] == [False, False, True, True]


def test_a_long_run_looks_at_the_room_again_and_again(monkeypatch):
    monkeypatch.setattr(keeping, "ROOM", 250)
    monkeypatch.setattr(keeping, "CHECK_AFTER", 150)
    for key in KEYS:
        keeping.write("parses", key, bytes(100))
    assert sum(keeping.read("parses", key) is not None for key in KEYS) <= 3


def test_files_that_are_not_ours_are_never_deleted(folder):
    theirs = folder / "thesis" / "ch" / "one.docx"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(bytes(1_000))
    keeping.write("parses", KEYS[0], bytes(100))
    assert keeping.prune(room=0) == 0
    assert theirs.exists()


def test_a_folder_that_cannot_be_written_costs_nothing(folder, monkeypatch):
    (folder / "file").write_text("not a folder")
    monkeypatch.setenv("FRAMING_CACHE", str(folder / "file"))
    keeping.write("parses", KEYS[0], b"parse")
    assert keeping.read("parses", KEYS[0]) is None
