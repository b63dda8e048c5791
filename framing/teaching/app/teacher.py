"""Serve the teacher's pages; all need the session that the printed address begins."""

from __future__ import annotations

import secrets
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from framing.cache import cache_folder
from framing.teaching.app import articles, classes, exercise_change, exercises, web
from framing.teaching.app.limits import Rate
from framing.teaching.app.request_guard import Guard, cookie_options, hashed, is_local, new_token
from framing.teaching.app.state import AppState

COOKIE = "framing-teacher"
LARGEST = 60_000_000  # bytes of a form: a class's files at once
PER_SESSION = (300, 10.0)


def teacher(state: AppState, key: str) -> ASGIApp:
    """Return the teacher's server as an ASGI application.

    Parameters
    ----------
    state
        The store, and the students' server.
    key
        The secret in the address that opens the teacher's pages.
    """
    get, post = _get, _post
    app = Starlette(
        routes=[
            get("/", articles.home),
            post("/articles", articles.add),
            get("/articles/{id}", articles.article),
            get("/articles/{id}/evidence", articles.evidence),
            post("/articles/{id}/delete", articles.delete),
            get("/exercises/new", exercises.new),
            post("/exercises", exercises.make),
            get("/exercises/{id}", exercises.exercise),
            get("/exercises/{id}/change", exercise_change.form),
            post("/exercises/{id}/change", exercise_change.change),
            get("/exercises/{id}/preview", exercises.preview),
            get("/exercises/{id}/files/{kind}", exercises.file),
            get("/exercises/{id}/mark", exercises.mark),
            Route("/exercises/{id}/mark", exercises.save_marks, methods=["POST"]),
            Route("/exercises/{id}/others", exercises.compare, methods=["POST"]),
            post("/exercises/{id}/unmark", exercises.unmark),
            post("/exercises/{id}/delete", exercises.delete),
            post("/classes", classes.make),
            get("/classes/{id}", classes.one),
            post("/classes/{id}/switch", classes.switch),
            post("/classes/{id}/files", classes.files),
            post("/classes/{id}/roster", classes.roster),
            post("/classes/{id}/delete", classes.delete),
            get("/classes/{id}/show", classes.show),
            get("/classes/{id}/report", classes.report),
            get("/classes/{id}/feedback.zip", classes.packed_feedback),
            get("/classes/{id}/grades/{platform}", classes.grade_book),
            get("/classes/{id}/students/{student}/feedback", classes.feedback_of),
            post("/classes/{id}/students/{student}/again", classes.again),
            post("/classes/{id}/students/{student}/delete", classes.remove),
            get("/privacy", privacy),
            get("/static/{name}", web.static),
        ],
        exception_handlers=web.ERRORS,
    )
    app.state.room, app.state.cookie = state, COOKIE
    inner = OnlyTeacher(app, key)
    return Guard(inner, is_local, LARGEST, Rate(*PER_SESSION), Rate(*PER_SESSION), COOKIE)


def _get(path: str, handler: web.Handler) -> Route:
    return Route(path, handler, methods=["GET"])


def _post(path: str, handler: web.Posted) -> Route:
    return Route(path, web.with_form(handler), methods=["POST"])


class OnlyTeacher:
    """Let through only requests of a session, which begins at the address with ``key``."""

    def __init__(self, app: Starlette, key: str) -> None:
        self.app, self.key = app, key
        self.sessions: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, by ``app`` in a session (the call of an ASGI application)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["app"] = self.app
        request = Request(scope, receive)
        given = request.query_params.get("key", "")
        if scope["method"] == "GET" and scope["path"] == "/" and given:
            await self._begin(request, given)(scope, receive, send)
        elif hashed(web.session_of(request)) in self.sessions or scope["path"] == "/static/app.css":
            await self.app(scope, receive, send)
        else:
            await _closed(request)(scope, receive, send)

    def _begin(self, request: Request, given: str) -> Response:
        if not secrets.compare_digest(given.encode("utf-8", "replace"), self.key.encode()):
            return _closed(request)
        token = new_token()
        self.sessions.add(hashed(token))
        answer = web.redirect("/")
        answer.set_cookie(COOKIE, token, **cookie_options())
        return answer


def _closed(request: Request) -> Response:
    why = "Open the address that the program printed when it was started: it holds the key."
    return web.render(request, "error", 403, why=why)


async def privacy(request: Request) -> Response:
    """Return the page that says what data are kept, and where."""
    state = web.state_of(request)
    folder = Path(state.store.path)
    return web.render(request, "privacy", file=str(folder), cache=str(cache_folder()),
                     addresses=state.door.addresses)  # fmt: skip
