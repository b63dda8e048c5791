"""The teacher's exercises: made from articles or a pack, looked at, marked, handed out as files."""

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
from framing.teaching.app.saved_work import RefusedError, about, keep
from framing.teaching.app.state import EXPERT, PLACE, Room
from framing.teaching.app.store import packed
from framing.teaching.exercise import Exercise
from framing.teaching.handout import guide_page
from framing.teaching.page import Live, as_script, others, page
from framing.teaching.sheet import sheet


async def new(request: Request) -> Response:
    """Ask what the exercise is made from, then what is marked in it."""
    wish = exercise_form.Wish.of(request.query_params)
    return await _new(request, wish)


async def _new(
    request: Request,
    wish: exercise_form.Wish,
    status: int = 200,
    why: str = "",
    details: exercise_form.Details | None = None,
) -> Response:
    store = web.room_of(request).store
    rows = await web.in_thread(store.all, "SELECT id, title FROM article ORDER BY made DESC")
    ready = [(name, packs.title(name)) for name in packs.names()]
    if not wish.is_whole:
        return web.shown(request, "exercise_new", status, wish=wish, articles=rows, packs=ready,
                         markers=exercise_form.markers(), levels=lessons.LEVELS,
                         why=why)  # fmt: skip
    chosen = [row["title"] for row in rows if row["id"] in wish.articles]
    draft = await web.in_thread(exercise_form.draft, wish)
    draft = draft.filled(details) if details else draft
    return web.shown(request, "exercise_labels", status, wish=wish, draft=draft, chosen=chosen,
                     why=why, row=None, used=None)  # fmt: skip


async def make(request: Request, form: FormData) -> Response:
    """Make the exercise that the form tells of."""
    room, wish = web.room_of(request), exercise_form.Wish.of(form)
    details = exercise_form.Details.of(form)
    if not wish.is_whole:
        return await _new(request, wish, 422, "Choose articles or a pack, and what is marked.")
    rows = [await web.in_thread(room.store.get, "article", key) for key in wish.articles]
    held = [article_of(row) for row in rows if row]
    try:
        made = await room.long(exercise_form.made, wish, details, held)
    except ValueError as error:
        return await _new(request, wish, 422, str(error), details)
    guide = packs.guide(wish.pack) if wish.pack else lessons.guide()
    key = await web.in_thread(_add, room, made, guide)
    return web.see(f"/exercises/{key}")


def _add(room: Room, made: Exercise, guide: str) -> str:
    content = packed(serialization.as_dict(made))
    return room.store.add("exercise", title=made.title, content=content, guide=guide)


async def exercise(request: Request) -> Response:
    """Show what an exercise is, and what can be done with it."""
    row, made = await held(request)
    store = web.room_of(request).store
    expert = await web.in_thread(store.get, "expert", row["id"])
    classes = await web.in_thread(
        store.all, "SELECT id, name FROM class WHERE exercise = ? ORDER BY made DESC", row["id"]
    )
    marks = int((made.expert["marker"] == f"expert:{EXPERT}").sum()) if len(made.expert) else 0
    return web.shown(request, "exercise", row=row, made=made, expert=expert, marks=marks,
                     experts=sorted(made.expert["marker"].unique()), classes=classes)  # fmt: skip


async def held(request: Request) -> tuple[dict[str, Any], Exercise]:
    """Return the exercise that a path names."""
    room, key = web.room_of(request), request.path_params["id"]
    row = web.found(await web.in_thread(room.store.get, "exercise", key))
    made = await web.in_thread(room.exercise, key)
    if made is None:
        raise RefusedError(404, "There is no such exercise.")
    return row, made


async def preview(request: Request) -> Response:
    """Show the page as a student sees it; what is done there stays in this browser."""
    _, made = await held(request)
    return web.own_page(await web.in_thread(page, made))


_FILES: dict[str, Callable[[Exercise], str]] = {
    "page": page,
    "sheet": sheet,
    "key": lambda made: sheet(made, key=True),
}


async def file(request: Request) -> Response:
    """Hand out the page, the sheets, the guide or the exercise as a file."""
    row, made = await held(request)
    kind = request.path_params["kind"]
    if kind == "json":
        text = json.dumps(serialization.as_dict(made), indent=1)
        return _download(text, serialization.FILE, "application/json")
    if kind == "guide":
        return web.own_page(await web.in_thread(guide_page, made, row["guide"], True))
    if kind not in _FILES:
        raise RefusedError(404, "There is no such file.")
    html = await web.in_thread(_FILES[kind], made)
    return _download(html, f"{made.name}{'' if kind == 'page' else f'-{kind}'}.html", "text/html")


def _download(text: str, name: str, kind: str) -> Response:
    told = {"content-disposition": f'attachment; filename="{name}"'}
    return HTMLResponse(text, headers=told, media_type=kind)


async def mark(request: Request) -> Response:
    """Let the teacher mark as an expert, on the page that students get."""
    row, _ = await held(request)
    html = await web.in_thread(_marking, web.room_of(request), row, web.session_of(request))
    return web.own_page(html)


def _marking(room: Room, row: dict[str, Any], session: str) -> str:
    made = room.exercise(row["id"])
    if made is None:
        raise RefusedError(404, "There is no such exercise.")
    room.store.do("INSERT INTO expert (id) VALUES (?) ON CONFLICT DO NOTHING", row["id"])
    own = web.found(room.store.get("expert", row["id"]))
    path = f"/exercises/{row['id']}"
    told = about(own, form_token(session), EXPERT, save=f"{path}/mark", compare=f"{path}/others")
    live = Live(PLACE, "Take my marks as an expert’s", path, student=False)
    return room.page_of(row["id"], made, live, as_script(told))


def _others(made: Exercise) -> list[dict[str, Any]]:
    """Return all marks but the teacher's own."""
    return [mark for mark in others(made) if mark["reader"] != f"expert:{EXPERT}"]


async def marked(request: Request) -> Response:
    """Keep the teacher's marks."""
    web.check_token(request, request.headers.get("x-token", ""))
    row, made = await held(request)
    room, body = web.room_of(request), await request.body()
    rev = await web.in_thread(keep, room.store, "expert", row["id"], EXPERT, made, body)
    return JSONResponse({"rev": rev})


async def compare(request: Request) -> Response:
    """Show the teacher the other readers' marks; they may still be changed."""
    web.check_token(request, request.headers.get("x-token", ""))
    _, made = await held(request)
    return JSONResponse({"others": _others(made)})


async def unmark(request: Request, form: FormData) -> Response:
    """Delete the teacher's marks."""
    row, _ = await held(request)
    await web.in_thread(web.room_of(request).store.delete, "expert", row["id"])
    return web.see(f"/exercises/{row['id']}")


async def delete(request: Request, form: FormData) -> Response:
    """Delete an exercise with its classes and all that students handed in."""
    row, _ = await held(request)
    room = web.room_of(request)
    await web.in_thread(room.store.delete, "exercise", row["id"])
    room.forget(row["id"])
    await web.in_thread(room.open_or_shut)
    return web.see("/")
