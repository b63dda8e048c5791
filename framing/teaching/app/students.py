"""Serve the students' pages: code and name, class page, feedback; none of the teacher's."""

from __future__ import annotations

import time
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from framing.teaching.app import results, web
from framing.teaching.app.limits import Rate
from framing.teaching.app.request_guard import Guard, cookie_options, form_token, is_own_name
from framing.teaching.app.saved_work import LARGEST, RefusedError, page_state, save_work
from framing.teaching.app.sessions import WRONG_CODE, join, student_of
from framing.teaching.app.state import PLACE, AppState
from framing.teaching.exercise import Exercise
from framing.teaching.feedback import feedback
from framing.teaching.page import Live, as_script, others

COOKIE = "framing-student"
PER_SESSION = (80, 10.0)
PER_ADDRESS = (2_000, 10.0)  # a whole class may stand behind one
WRONG_CODES = (30, 60.0)
LIVE = Live(PLACE)


def students(state: AppState) -> ASGIApp:
    """Return the students' server as an ASGI application; ``state`` holds the shared store."""
    app = Starlette(
        routes=[
            Route("/", join_page, methods=["GET"]),
            Route("/join", entered, methods=["POST"]),
            Route("/marks", work, methods=["GET"]),
            Route("/marks", saved, methods=["POST"]),
            Route("/marks/compare", compared, methods=["POST"]),
            Route("/feedback", given_back, methods=["GET"]),
            Route("/leave", left, methods=["POST"]),
            Route("/privacy", privacy, methods=["GET"]),
            Route("/static/{name}", web.static, methods=["GET"]),
        ],
        exception_handlers=web.ERRORS,
    )
    app.state.room, app.state.cookie = state, COOKIE
    app.state.wrong = Rate(*WRONG_CODES)
    return Guard(app, is_own_name, LARGEST, Rate(*PER_SESSION), Rate(*PER_ADDRESS), COOKIE)


async def join_page(request: Request) -> Response:
    """Return the form for code and name; redirect a student with a session to the work."""
    if await web.in_thread(student_of, web.state_of(request).store, web.session_of(request)):
        return web.redirect("/marks")
    return web.render(request, "join", code=request.query_params.get("code", "")[:12], name="")


async def entered(request: Request) -> Response:
    """Begin the session of a student with code and name; redirect to the class page."""
    form = await request.form(max_files=0, max_fields=5, max_part_size=2_000)
    code, name = str(form.get("code", "")), str(form.get("name", ""))
    store, wrong = web.state_of(request).store, request.app.state.wrong
    address = str(request.client.host if request.client else "")
    if wrong.is_full(address):
        why = "Too many wrong codes came from here. Wait a minute."
        return web.render(request, "join", 429, code="", name=name[:80], why=why)
    try:
        token = await web.in_thread(join, store, code, name)
    except RefusedError as error:
        if error.why == WRONG_CODE:
            wrong.takes(address)
        return web.render(
            request, "join", error.status, code=code[:12], name=name[:80], why=error.why
        )
    answer = web.redirect("/marks")
    answer.set_cookie(COOKIE, token, **cookie_options())
    return answer


async def work(request: Request) -> Response:
    """Return the class page with the student's saved answers; redirect home without a session."""
    student = await web.in_thread(student_of, web.state_of(request).store, web.session_of(request))
    if student is None:
        return web.redirect("/")
    _check_open(student)
    return web.page_response(await web.in_thread(_page, request, student))


def _page(request: Request, student: dict[str, Any]) -> str:
    state, exercise = _exercise(request, student)
    reader_state = page_state(student, form_token(web.session_of(request)), student["name"],
                 save="/marks", compare="/marks/compare")  # fmt: skip
    if student["compared"]:
        reader_state["others"] = others(exercise)
    return state.page_of(student["exercise"], exercise, LIVE, as_script(reader_state))


def _exercise(request: Request, student: dict[str, Any]) -> tuple[AppState, Exercise]:
    state = web.state_of(request)
    exercise = state.exercise(student["exercise"])
    if exercise is None:
        raise RefusedError(410, "The exercise was deleted by the teacher.")
    return state, exercise


async def saved(request: Request) -> Response:
    """Store what the page sends; return the number of the stored version once it is on disk."""
    body = await request.body()
    rev = await web.in_thread(_saved, request, body)
    return JSONResponse({"rev": rev})


def _saved(request: Request, body: bytes) -> int:
    student = _known(request)
    state, exercise = _exercise(request, student)
    return save_work(state.store, "student", student["id"], student["name"], exercise, body)


async def compared(request: Request) -> Response:
    """Return the other readers' marks as JSON, if the teacher has allowed it.

    From then on the student's marks cannot be changed.
    """
    return JSONResponse({"others": await web.in_thread(_compared, request)})


def _compared(request: Request) -> list[dict[str, Any]]:
    student = _known(request)
    if not student["compare"]:
        raise RefusedError(403, "Your teacher opens this later. Hand in, and ask.")
    state, exercise = _exercise(request, student)
    if not student["compared"]:
        state.store.set("student", student["id"], compared=time.time())
    return others(exercise)


def _known(request: Request) -> dict[str, Any]:
    """Return the row of the student whose page sent a request; else raise RefusedError."""
    student = student_of(web.state_of(request).store, web.session_of(request))
    if student is None:
        raise RefusedError(401, "you are signed out here; ask your teacher to let you in again")
    web.check_token(request, request.headers.get("x-token", ""))
    _check_open(student)
    return student


def _check_open(student: dict[str, Any]) -> None:
    if not student["open"]:
        raise RefusedError(503, "Your class is closed at the moment. What you saved is kept.")


async def given_back(request: Request) -> Response:
    """Return the student's feedback page, if the teacher has released it."""
    student = await web.in_thread(student_of, web.state_of(request).store, web.session_of(request))
    if student is None:
        return web.redirect("/")
    _check_open(student)
    if not student["returned"]:
        raise RefusedError(404, "There is no feedback yet. Your teacher gives it later.")
    html = await web.in_thread(_feedback, web.state_of(request), student)
    return web.page_response(html)


def _feedback(state: AppState, student: dict[str, Any]) -> str:
    outcome = results.of_class(state, student["class"])
    graded = outcome.graded.get(student["id"])
    if graded is None:
        raise RefusedError(404, "Nothing of yours could be read. Speak with your teacher.")
    return feedback(graded, outcome.key)


async def left(request: Request) -> Response:
    """End the session and delete its cookie; the work is kept."""
    await web.in_thread(_left, request)
    answer = JSONResponse({})
    answer.delete_cookie(COOKIE, path="/")
    return answer


def _left(request: Request) -> None:
    student = student_of(web.state_of(request).store, web.session_of(request))
    if student is not None:
        web.check_token(request, request.headers.get("x-token", ""))
        web.state_of(request).store.set("student", student["id"], token=None)


async def privacy(request: Request) -> Response:
    """Return the page that says what data are kept, and where."""
    return web.render(request, "privacy_student")
