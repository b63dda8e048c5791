"""Provide what the pages of both servers need: templates, forms, pages for errors."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from framing.teaching.app.request_guard import form_token, policy_headers
from framing.teaching.app.saved_work import RefusedError
from framing.teaching.app.state import AppState
from framing.teaching.page import policy_of
from framing.teaching.templates import fill, source

STATIC = {"app.css": "text/css", "app.js": "text/javascript"}
FIELD = 5_000_000  # bytes of one field of a form
Handler = Callable[[Request], Awaitable[Response]]
Posted = Callable[[Request, FormData], Awaitable[Response]]


def state_of(request: Request) -> AppState:
    """Return what the pages share: store, exercises, thread for long work."""
    return request.app.state.room


def session_of(request: Request) -> str:
    """Return the secret of the session that a request carries; empty for none."""
    return request.cookies.get(request.app.state.cookie, "")


def render(request: Request, template: str, status: int = 200, /, **values: Any) -> Response:
    """Return the page that a template of the app gives for ``values``.

    ``template`` is its name without ending; ``status`` is the HTTP status.
    """
    token = form_token(session_of(request))
    html = fill(f"app/{template}.html.jinja", token=token, **values)
    return HTMLResponse(html, status)


def page_response(html: str) -> Response:
    """Return a page that loads nothing else, with its own security policy in the header."""
    return HTMLResponse(html, headers=policy_headers(policy_of(html)))


def redirect(path: str) -> Response:
    """Return a redirect to a path, for the browser to follow after a form was taken."""
    return RedirectResponse(path, 303)


def with_form(handler: Posted) -> Handler:
    """Return a handler that calls ``handler`` with the form, if its token is the session's."""

    async def taken(request: Request) -> Response:
        async with request.form(max_files=200, max_fields=500, max_part_size=FIELD) as form:
            check_token(request, str(form.get("token", "")))
            return await handler(request, form)

    return taken


def check_token(request: Request, token: str) -> None:
    """Raise HTTPException (403) unless ``token`` is the one of the request's session."""
    wanted = form_token(session_of(request))
    if not session_of(request) or not secrets.compare_digest(token.encode(), wanted.encode()):
        raise HTTPException(403, "This form is too old. Go back, reload the page and try again.")


def or_not_found(row: dict[str, Any] | None) -> dict[str, Any]:
    """Return a row; raise HTTPException (404) if it is None."""
    if row is None:
        raise HTTPException(404, "There is no such page: it may have been deleted.")
    return row


async def in_thread(work: Callable[..., Any], *values: Any) -> Any:
    """Return what ``work`` gives for ``values``, run in a thread so that no request waits."""
    return await run_in_threadpool(work, *values)


async def static(request: Request) -> Response:
    """Return one of the files in `STATIC`, as the address says."""
    name = request.path_params["name"]
    kind = STATIC.get(name)
    if kind is None:
        raise HTTPException(404, "There is no such file.")
    return Response(source(f"app/{name}"), media_type=kind)


_PLAIN = {  # what the framework says by itself
    "Not Found": "There is no such page: it may have been deleted.",
    "Method Not Allowed": "This cannot be done here.",
}


async def as_page(request: Request, error: Exception) -> Response:
    """Return an error as a page, or as JSON where a script asked."""
    status = getattr(error, "status_code", getattr(error, "status", 500))
    why = str(getattr(error, "detail", getattr(error, "why", "")))
    why = _PLAIN.get(why, why)
    if status >= 500 and not why:
        why = "Something went wrong in the program. What was saved is kept: go back and try again."
    if request.headers.get("x-token"):
        return JSONResponse({"why": why}, status)
    return render(request, "error", status, why=why)


ERRORS: dict[Any, Any] = {HTTPException: as_page, RefusedError: as_page, 500: as_page}
