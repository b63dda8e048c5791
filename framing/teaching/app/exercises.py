"""Handle the teacher's exercises: make, show, mark as an expert, hand out as files, delete.

A mark is a stretch of an article with a label and a reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from framing.teaching import lessons, packs, serialization
from framing.teaching.app import exercise_form, web
from framing.teaching.app.articles import article_of
from framing.teaching.app.request_guard import form_token
from framing.teaching.app.saved_work import RefusedError, page_state, save_work
from framing.teaching.app.state import EXPERT, PLACE, AppState
from framing.teaching.app.store import packed
from framing.teaching.exercise import Exercise
from framing.teaching.handout import guide_page
from framing.teaching.page import Live, as_script, others, page
from framing.teaching.sheet import sheet


async def new(request: Request) -> Response:
    """Return the form for a new exercise: first what it is made from, then what is marked."""
    selection = exercise_form.Selection.of(request.query_params)
    return await _new(request, selection)


async def _new(
    request: Request,
    selection: exercise_form.Selection,
    status: int = 200,
    why: str = "",
    details: exercise_form.Details | None = None,
) -> Response:
    store = web.state_of(request).store
    rows = await web.in_thread(store.all, "SELECT id, title FROM article ORDER BY made DESC")
    ready = [(name, packs.title(name)) for name in packs.names()]
    if not selection.is_whole:
        return web.render(request, "exercise_new", status, wish=selection, articles=rows,
                          packs=ready, markers=exercise_form.markers(), levels=lessons.LEVELS,
                          why=why)  # fmt: skip
    chosen = [row["title"] for row in rows if row["id"] in selection.articles]
    draft = await web.in_thread(exercise_form.draft, selection)
    draft = draft.filled(details) if details else draft
    return web.render(request, "exercise_labels", status, wish=selection, draft=draft,
                      chosen=chosen, why=why, row=None, used=None)  # fmt: skip


async def make(request: Request, form: FormData) -> Response:
    """Store the exercise that a form describes; redirect to it, or say why not."""
    state, selection = web.state_of(request), exercise_form.Selection.of(form)
    details = exercise_form.Details.of(form)
    if not selection.is_whole:
        return await _new(request, selection, 422, "Choose articles or a pack, and what is marked.")
    rows = [await web.in_thread(state.store.get, "article", key) for key in selection.articles]
    articles = [article_of(row) for row in rows if row]
    try:
        exercise = await state.long(exercise_form.build, selection, details, articles)
    except ValueError as error:
        return await _new(request, selection, 422, str(error), details)
    guide = packs.guide(selection.pack) if selection.pack else lessons.guide()
    key = await web.in_thread(_add, state, exercise, guide)
    return web.redirect(f"/exercises/{key}")


def _add(state: AppState, exercise: Exercise, guide: str) -> str:
    content = packed(serialization.as_dict(exercise))
    return state.store.add("exercise", title=exercise.title, content=content, guide=guide)


async def exercise(request: Request) -> Response:
    """Return the page of an exercise, with what can be done with it."""
    row, exercise = await exercise_of(request)
    store = web.state_of(request).store
    expert = await web.in_thread(store.get, "expert", row["id"])
    classes = await web.in_thread(
        store.all, "SELECT id, name FROM class WHERE exercise = ? ORDER BY made DESC", row["id"]
    )
    marks = (
        int((exercise.expert["marker"] == f"expert:{EXPERT}").sum()) if len(exercise.expert) else 0
    )
    return web.render(request, "exercise", row=row, made=exercise, expert=expert, marks=marks,
                      experts=sorted(exercise.expert["marker"].unique()),
                      classes=classes)  # fmt: skip


async def exercise_of(request: Request) -> tuple[dict[str, Any], Exercise]:
    """Return the row and the exercise that the address names.

    Raise HTTPException or RefusedError, which become a page with status 404, if there is none.
    """
    state, key = web.state_of(request), request.path_params["id"]
    row = web.or_not_found(await web.in_thread(state.store.get, "exercise", key))
    exercise = await web.in_thread(state.exercise, key)
    if exercise is None:
        raise RefusedError(404, "There is no such exercise.")
    return row, exercise


async def preview(request: Request) -> Response:
    """Return the class page as a student sees it; what is done there is not sent anywhere."""
    _, exercise = await exercise_of(request)
    return web.page_response(await web.in_thread(page, exercise))


_FILES: dict[str, Callable[[Exercise], str]] = {
    "page": page,
    "sheet": sheet,
    "key": lambda made: sheet(made, key=True),
}


async def file(request: Request) -> Response:
    """Return the page, a sheet, the guide or ``exercise.json``, as the address says."""
    row, exercise = await exercise_of(request)
    kind = request.path_params["kind"]
    if kind == "json":
        text = json.dumps(serialization.as_dict(exercise), indent=1)
        return _download(text, serialization.FILE, "application/json")
    if kind == "guide":
        return web.page_response(await web.in_thread(guide_page, exercise, row["guide"], True))
    if kind not in _FILES:
        raise RefusedError(404, "There is no such file.")
    html = await web.in_thread(_FILES[kind], exercise)
    return _download(
        html, f"{exercise.name}{'' if kind == 'page' else f'-{kind}'}.html", "text/html"
    )


def _download(text: str, name: str, kind: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return HTMLResponse(text, headers=headers, media_type=kind)


async def mark(request: Request) -> Response:
    """Return the class page on which the teacher marks as an expert."""
    row, _ = await exercise_of(request)
    html = await web.in_thread(_marking, web.state_of(request), row, web.session_of(request))
    return web.page_response(html)


def _marking(state: AppState, row: dict[str, Any], session: str) -> str:
    exercise = state.exercise(row["id"])
    if exercise is None:
        raise RefusedError(404, "There is no such exercise.")
    state.store.do("INSERT INTO expert (id) VALUES (?) ON CONFLICT DO NOTHING", row["id"])
    own = web.or_not_found(state.store.get("expert", row["id"]))
    path = f"/exercises/{row['id']}"
    reader_state = page_state(
        own, form_token(session), EXPERT, save=f"{path}/mark", compare=f"{path}/others"
    )
    live = Live(PLACE, "Take my marks as an expert’s", path, student=False)
    return state.page_of(row["id"], exercise, live, as_script(reader_state))


def _others(exercise: Exercise) -> list[dict[str, Any]]:
    """Return all readers' marks but the teacher's, as dicts for the page's script."""
    return [mark for mark in others(exercise) if mark["reader"] != f"expert:{EXPERT}"]


async def save_marks(request: Request) -> Response:
    """Store the teacher's marks; return the number of the stored version as JSON."""
    web.check_token(request, request.headers.get("x-token", ""))
    row, exercise = await exercise_of(request)
    state, body = web.state_of(request), await request.body()
    rev = await web.in_thread(save_work, state.store, "expert", row["id"], EXPERT, exercise, body)
    return JSONResponse({"rev": rev})


async def compare(request: Request) -> Response:
    """Return the other readers' marks as JSON; the teacher's may still be changed."""
    web.check_token(request, request.headers.get("x-token", ""))
    _, exercise = await exercise_of(request)
    return JSONResponse({"others": _others(exercise)})


async def unmark(request: Request, form: FormData) -> Response:
    """Delete the teacher's marks of an exercise; redirect to it."""
    row, _ = await exercise_of(request)
    await web.in_thread(web.state_of(request).store.delete, "expert", row["id"])
    return web.redirect(f"/exercises/{row['id']}")


async def delete(request: Request, form: FormData) -> Response:
    """Delete an exercise with its classes and their answers; redirect home."""
    row, _ = await exercise_of(request)
    state = web.state_of(request)
    await web.in_thread(state.store.delete, "exercise", row["id"])
    state.forget(row["id"])
    await web.in_thread(state.open_or_shut)
    return web.redirect("/")
