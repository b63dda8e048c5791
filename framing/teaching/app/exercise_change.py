"""Change an exercise while no class uses it; where one does, store a changed copy."""

from __future__ import annotations

import json
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from framing.teaching import serialization
from framing.teaching.app import exercise_form, web
from framing.teaching.app.state import AppState
from framing.teaching.app.store import packed
from framing.teaching.exercise import Exercise
from framing.teaching.lessons import LEVELS

_CLASSES = "SELECT id FROM class WHERE exercise = ?"


async def form(request: Request) -> Response:
    """Return the page that changes an exercise; the query ``level`` ticks a level's labels."""
    level = request.query_params.get("level", "")
    row = await _row(request)
    draft = exercise_form.draft_of_change(
        _exercise(row), int(level) if level in map(str, LEVELS) else None
    )
    return await _form(request, row, draft)


async def _form(
    request: Request,
    row: dict[str, Any],
    draft: exercise_form.Draft,
    status: int = 200,
    why: str = "",
) -> Response:
    store = web.state_of(request).store
    used = await web.in_thread(store.one, _CLASSES, row["id"])
    expert = await web.in_thread(store.get, "expert", row["id"])
    titles = [article.headline or article.id for article in _exercise(row).articles]
    return web.render(request, "exercise_labels", status, row=row, draft=draft, why=why, used=used,
                     wish=None, marked=expert and expert["rev"], chosen=titles)  # fmt: skip


async def change(request: Request, form: FormData) -> Response:
    """Store the changed exercise or its copy; return a redirect to it, or the form with why not."""
    state, row = web.state_of(request), await _row(request)
    details = exercise_form.Details.of(form)
    try:
        key = await state.long(_changed, state, row, details, form.get("copy") == "1")
    except ValueError as error:
        draft = exercise_form.draft_of_change(_exercise(row)).filled(details)
        return await _form(request, row, draft, 422, str(error))
    return web.redirect(f"/exercises/{key}")


async def _row(request: Request) -> dict[str, Any]:
    store = web.state_of(request).store
    return web.or_not_found(await web.in_thread(store.get, "exercise", request.path_params["id"]))


def _exercise(row: dict[str, Any]) -> Exercise:
    return serialization.from_dict(json.loads(row["content"]))


def _changed(
    state: AppState, row: dict[str, Any], details: exercise_form.Details, copy: bool
) -> str:
    """Store a changed exercise, or with ``copy`` a changed copy, and return its id.

    ``row`` is the exercise's row, ``details`` what the teacher filled in. Raise ValueError where a
    class was begun meanwhile. The teacher's own marks are kept if the exercise still has their
    labels.
    """
    exercise = exercise_form.rebuild(_exercise(row), details, copy)
    values = {"title": exercise.title, "content": packed(serialization.as_dict(exercise))}
    key = str(row["id"])
    with state.store.change():
        if not copy and state.store.one(_CLASSES, key):
            raise ValueError("A class uses this exercise now. Press again for a changed copy.")
        expert = state.store.get("expert", key)
        if copy:
            key = state.store.add("exercise", guide=row["guide"], **values)
        else:
            state.store.set("exercise", key, **values)
        if expert and expert["answers"]:
            if copy:
                state.store.add("expert", **{**expert, "id": key})
            answers = _fitting(json.loads(expert["answers"]), exercise)
            state.store.set("expert", key, answers=packed(answers), rev=expert["rev"] + 1)
    state.forget(key)
    return key


def _fitting(answers: dict[str, Any], exercise: Exercise) -> dict[str, Any]:
    """Return the teacher's answers without marks under labels that the exercise no longer has."""
    labels = {(task.marker, label) for task in exercise.tasks for label in task.labels}
    rows = [row for row in answers["evidence"] if (row["task"], row["category"]) in labels]
    return {**answers, "exercise": exercise.name, "evidence": rows}
