"""Save the work of a page again and again, each version once and never over a newer one."""

from __future__ import annotations

import json
import time
from typing import Any

from framing.teaching.answers import FORMAT
from framing.teaching.app.store import Store, packed
from framing.teaching.exercise import Exercise

LARGEST = 2_000_000  # bytes of a student's answers
_PLACE = ("article", "start", "end", "task", "category")


class RefusedError(Exception):
    """A request is refused: HTTP status of the response, and a sentence for the sender."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


def save_work(
    store: Store, table: str, key: str, name: str, exercise: Exercise, body: bytes
) -> int:
    """Store the answers that a page sends; return the number of the stored version.

    ``table`` and ``key`` name the row, a student's or an expert's; ``name`` is the reader's,
    whatever the page says. ``body`` is JSON: ``id`` of this sending, ``base``, the number of the
    version it was made from, whether it is ``handed`` in, and the ``answers``. Where the same
    sending came before, the number of the version it made comes back.

    Raise RefusedError if it is no work for this exercise, was made from another version than the
    last, or moves marks after the other readers' were seen.
    """
    sent = _parsed(body)
    answers = sent["answers"]
    if answers.get("exercise") != exercise.name:
        raise RefusedError(422, "this is work for another exercise")
    now = time.time()
    with store.change():
        row = store.get(table, key)
        if row is None:
            raise RefusedError(410, "it was deleted by the teacher")
        if row["save"] == sent["id"]:
            return int(row["rev"])
        if row["rev"] != sent["base"]:
            raise RefusedError(409, "your work was changed in another window; reload this page")
        if row["compared"] and _places(answers) != _places(_of(row)):
            raise RefusedError(409, "marks stay as they are after the others’ were shown")
        handed = row["handed"] or (now if sent["handed"] else None)
        text = packed({**answers, "student": name})
        store.set(table, key, answers=text, rev=row["rev"] + 1, save=sent["id"], seen=now,
                  handed=handed)  # fmt: skip
        return int(row["rev"]) + 1


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        sent = json.loads(body)
        fits = (
            type(sent["base"]) is int
            and isinstance(sent["id"], str)
            and 8 <= len(sent["id"]) <= 64
            and sent["id"].isalnum()
            and sent["answers"]["format"] == FORMAT
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        fits = False
    if not fits:
        raise RefusedError(422, "this is no work of the class page")
    return {**sent, "handed": sent.get("handed") is True}


def _of(row: dict[str, Any]) -> dict[str, Any]:
    return json.loads(row["answers"]) if row["answers"] else {}


def _places(answers: dict[str, Any]) -> list[tuple[str, ...]]:
    rows = answers.get("evidence")
    kept = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return sorted(tuple(str(row.get(name)) for name in _PLACE) for row in kept)


def page_state(row: dict[str, Any], token: str, name: str, **paths: object) -> dict[str, Any]:
    """Return a dict for JSON that tells the class page who its reader is and what is saved.

    ``row`` is the student's or expert's row of the store, ``token`` the secret that the page's
    requests must carry, ``name`` the reader's, ``paths`` the addresses to save and compare at.
    """
    return {
        "id": row["id"],
        "student": name,
        "token": token,
        "rev": row["rev"],
        "last": row["save"],
        "saved": _of(row) or None,
        "handed": bool(row["handed"]),
        "others": None,
        **paths,
    }
