"""Let students in: by a class's code and a name, then by a cookie with a random secret."""

from __future__ import annotations

import secrets
import time
from typing import Any

from framing.teaching.answers import clean_name
from framing.teaching.app.request_guard import hashed, new_token
from framing.teaching.app.saved_work import RefusedError
from framing.teaching.app.store import Store

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is taken for another
CODE = 6
MOST_STUDENTS = 60
AGAIN = 600.0  # seconds in which a student whom the teacher lets in again may come
WRONG_CODE = "There is no open class of this code. Look at the board again."


def new_code(store: Store) -> str:
    """Return a random code of six characters that no class has."""
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE))
        if store.one("SELECT id FROM class WHERE code = ?", code) is None:
            return code


def class_of(store: Store, code: str) -> dict[str, Any] | None:
    """Return the row of the open class with a code, however it is typed; None for none.

    Examples
    --------
    >>> import tempfile; from pathlib import Path
    >>> class_of(Store(Path(tempfile.mkdtemp())), " kx7-pm2 ") is None
    True
    """
    plain = "".join(c for c in code[:40].upper() if c.isalnum())
    return store.one("SELECT * FROM class WHERE code = ? AND open", plain)


def join(store: Store, code: str, name: str) -> str:
    """Let a student into a class and return the secret of the new session.

    ``code`` is the class's, ``name`` the student's.

    Returns
    -------
    str
        The secret for the cookie; only its hash is stored.

    Raises
    ------
    RefusedError
        If there is no such class, the name is empty or taken, or the class is full.
    """
    plain = clean_name(name)
    class_row = class_of(store, code)
    if class_row is None:
        raise RefusedError(404, WRONG_CODE)
    if not plain:
        raise RefusedError(422, "Write your name or number.")
    token, now = new_token(), time.time()
    with store.change():
        known = store.one(
            "SELECT * FROM student WHERE class = ? AND same = ?", class_row["id"], plain.casefold()
        )
        if known and now < (known["again"] or 0):
            store.set("student", known["id"], token=hashed(token), again=None, seen=now)
            return token
        if known:
            raise RefusedError(
                409,
                f"{plain} is in this class already. If that is you, ask your teacher to let you "
                "in again. If not, write your name so that it differs.",
            )
        count = store.one("SELECT COUNT(*) AS n FROM student WHERE class = ?", class_row["id"])
        if count and count["n"] >= MOST_STUDENTS:
            raise RefusedError(409, f"The class is full: it has {MOST_STUDENTS} students.")
        store.add("student", **{"class": class_row["id"]}, name=plain, same=plain.casefold(),
                  token=hashed(token), joined=now, seen=now)  # fmt: skip
    return token


def student_of(store: Store, token: str) -> dict[str, Any] | None:
    """Return the row of a session's student; None if no session has the secret ``token``.

    Added are ``open, compare, returned, exercise`` and ``class_name`` of the class.
    """
    return store.one(
        "SELECT student.*, class.open, class.compare, class.returned, class.exercise, "
        "class.name AS class_name FROM student JOIN class ON class.id = student.class "
        "WHERE token = ?",
        hashed(token),
    )
