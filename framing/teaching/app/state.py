"""Hold what all pages share: the store, exercises read from it, a thread for long work."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

from framing.teaching import serialization
from framing.teaching.answers import from_page
from framing.teaching.app.store import Store
from framing.teaching.exercise import Exercise
from framing.teaching.experts import with_answers
from framing.teaching.page import Live, page

T = TypeVar("T")
EXPERT = "the teacher"
PLACE = "@@about-the-reader@@"  # the last of these in a page: no text stands behind it


class Door(Protocol):
    """What lets students in from the network: the students' server, open or closed."""

    def open(self) -> None:
        """Start to listen on the network; do nothing where it listens already."""

    def close(self) -> None:
        """Stop listening."""

    @property
    def addresses(self) -> list[str]:
        """The web addresses for students; empty while it is closed."""


class AppState:
    """What the teacher's pages and the students' share.

    Parameters
    ----------
    store
        The SQLite file with articles, exercises, classes and answers.
    door
        The students' server, which lets students in.
    """

    def __init__(self, store: Store, door: Door) -> None:
        self.store, self.door = store, door
        self._long = ThreadPoolExecutor(1, "analysis")  # one at a time: students come first
        self._exercises: dict[str, tuple[int, Exercise]] = {}
        self._pages: dict[tuple[str, bool], tuple[Exercise, list[str]]] = {}
        self.grading = threading.Lock()  # a class is graded once, however many ask
        self.graded: dict[str, tuple[object, Any]] = {}  # by class: of which state, and what

    async def long(self, work: Callable[..., T], *values: Any) -> T:
        """Return what ``work`` gives for ``values``, run in the one thread for slow work."""
        return await asyncio.wrap_future(self._long.submit(work, *values))

    def exercise(self, key: str) -> Exercise | None:
        """Return the exercise with the id ``key``; None where there is none.

        Marks that the teacher handed in are among the experts'.
        """
        row = self.store.one(
            "SELECT exercise.content, expert.answers, COALESCE(expert.handed, 0) AS handed, "
            "COALESCE(expert.rev, 0) AS rev FROM exercise LEFT JOIN expert USING (id) WHERE id = ?",
            key,
        )
        if row is None:
            return None
        rev = row["rev"] if row["handed"] else 0
        known = self._exercises.get(key)
        if known is None or known[0] != rev:
            exercise = serialization.from_dict(json.loads(row["content"]))
            if row["handed"]:
                exercise = with_answers(
                    exercise, [from_page(json.loads(row["answers"]), exercise, EXPERT)]
                )
            known = self._exercises[key] = (rev, exercise)
        return known[1]

    def page_of(self, key: str, exercise: Exercise, live: Live, about: str) -> str:
        """Return the class page of the exercise ``key`` for one reader, as HTML.

        ``live`` says which kind of reader; ``about`` is JSON on this one reader, put into the page.
        All the rest is made once and kept.
        """
        known = self._pages.get((key, live.student))
        if known is None or known[0] is not exercise:
            parts = page(exercise, live).rsplit(PLACE, 1)
            known = self._pages[key, live.student] = (exercise, parts)
        return about.join(known[1])

    def forget(self, key: str) -> None:
        """Drop what is kept in memory of the exercise or class with the id ``key``."""
        self._exercises.pop(key, None)
        self.graded.pop(key, None)
        for student in (True, False):
            self._pages.pop((key, student), None)

    def open_or_shut(self) -> None:
        """Let students in from the network if any class is open; else shut them out."""
        if self.store.one("SELECT id FROM class WHERE open"):
            self.door.open()
        else:
            self.door.close()
