"""What is kept survives, is nobody else's, and is gone when it is deleted."""

import sqlite3
import stat

import pytest
from classroom_app import add_exercise

from framing.teaching.app.store import FILE, Store

NAME = "Zwölfminuten-Anna"


@pytest.fixture
def store(tmp_path):
    held = Store(tmp_path / "kept")
    yield held
    held.close()


def filled(store):
    own = store.add("class", name="7b", code="ABCDEF", exercise=add_exercise(store))
    return own, store.add("student", **{"class": own}, name=NAME, same=NAME, joined=1.0,
                          answers="x" * 50_000 + NAME)  # fmt: skip


def bytes_in(store):
    return b"".join(path.read_bytes() for path in store.path.parent.iterdir())


def test_what_was_added_is_there_for_another_reader_at_once(store):
    _, student = filled(store)
    with sqlite3.connect(store.path) as other:
        assert other.execute("SELECT id FROM student").fetchall() == [(student,)]
    other.close()


def test_each_change_waits_for_the_disk(store):
    assert store.one("PRAGMA journal_mode") == {"journal_mode": "wal"}
    assert store.one("PRAGMA synchronous") == {"synchronous": 2}  # FULL


def test_only_the_owner_reads_the_file(store):
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("table", ["class", "student", "exercise"])
def test_nothing_of_what_was_deleted_stays_on_the_disk(store, table):
    own, student = filled(store)
    assert NAME.encode() in bytes_in(store)
    exercise = store.get("class", own)["exercise"]
    store.delete(table, {"class": own, "student": student, "exercise": exercise}[table])
    assert store.all("SELECT * FROM student") == []
    assert NAME.encode() not in bytes_in(store)


def test_a_change_that_fails_changes_nothing(store):
    _, student = filled(store)

    def both():
        with store.change():
            store.set("student", student, name="other")
            store.add("student", **{"class": "none"}, name="x", same="x", joined=1.0)

    with pytest.raises(sqlite3.IntegrityError):
        both()
    assert store.get("student", student)["name"] == NAME


def test_a_new_start_lets_nobody_in(store):
    own, _ = filled(store)
    store.set("class", own, open=1)
    again = Store(store.path.parent)
    assert again.get("class", own)["open"] == 0
    again.close()


def test_a_file_of_another_version_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("PRAGMA user_version=99")
    other.close()
    with pytest.raises(ValueError, match=r"another version.*--folder"):
        Store(tmp_path)
