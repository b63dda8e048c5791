"""Check every request before a page answers it: its origin, size and rate; set headers."""

from __future__ import annotations

import asyncio
import hashlib
import ipaddress
import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from framing.teaching.app.limits import Rate

SENDING = 30.0  # seconds in which a request must have sent its body
# Pages of the app itself: files from the same server, no script and no style in a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


def is_own_name(host: str) -> bool:
    """Return whether a host is an IP address or "localhost", and no other name.

    A page elsewhere can let a name of its own lead here (DNS rebinding), but no address.

    Examples
    --------
    >>> is_own_name("192.168.1.20"), is_own_name("localhost"), is_own_name("evil.example")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def is_local(host: str) -> bool:
    """Return whether a host is "localhost" or 127.0.0.1."""
    return host in ("127.0.0.1", "localhost")


def new_token() -> str:
    """Return a new random secret of 256 bits, as text."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """Return the hash under which a secret is stored, so that the file opens no session."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def form_token(session: str) -> str:
    """Return the token that the forms of a session carry, derived from its secret."""
    return hashlib.sha256(f"form:{session}".encode("utf-8", "replace")).hexdigest()


class Guard:
    """Refuse requests that no page of this program sends; add security headers to answers.

    Parameters
    ----------
    app
        What answers the requests that pass.
    allowed
        Returns whether a host may be named in a request's ``Host``.
    largest
        The most bytes of a request's body.
    rate, together
        Limits on the requests of one session, and of all sessions at one address.
    cookie
        The name of the session's cookie.
    """

    def __init__(
        self,
        app: ASGIApp,
        allowed: Callable[[str], bool],
        largest: int,
        rate: Rate,
        together: Rate,
        cookie: str,
    ) -> None:
        self.app, self.allowed, self.largest = app, allowed, largest
        self.rate, self.together, self.cookie = rate, together, cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, by ``app`` if it passes (the call of an ASGI application)."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if refused:
            status, why = refused
            await PlainTextResponse(why, status, HEADERS)(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(self._body(receive), SENDING)
        except _TooLargeError:
            await PlainTextResponse("This is too large.", 413, HEADERS)(scope, receive, send)
            return
        except TimeoutError:
            await PlainTextResponse("This came too slowly.", 408, HEADERS)(scope, receive, send)
            return
        await self.app(scope, _given(body), _with_headers(send))

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or not self._is_ours(host, scope):
            return 421, "This address is not the one of this program."
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "This is not understood."
        if scope["method"] == "POST" and headers.get("origin", "") != f"http://{host}":
            return 403, "This was sent by another page."
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") and (
            scope["method"] == "POST" or headers.get("sec-fetch-mode") != "navigate"
        ):
            return 403, "This was asked for by another page."
        if (length := headers.get("content-length")) and not length.isdecimal():
            return 400, "This is not understood."
        if length and int(length[:12]) > self.largest:
            return 413, "This is too large."
        address = str((scope.get("client") or ("", 0))[0])
        session = self._session(headers)
        one = not session or self.rate.takes(f"{address} {hashed(session)}")
        if not (one and self.together.takes(address)):
            return 429, "Too many requests: wait a moment."
        return None

    def _is_ours(self, host: str, scope: Scope) -> bool:
        try:
            parts = urlsplit(f"http://{host}")
            name, port = parts.hostname or "", parts.port or 80
        except ValueError:
            return False
        server = scope.get("server") or ("", 0)
        return parts.netloc == host and port == server[1] and self.allowed(name)

    def _session(self, headers: Headers) -> str:
        for part in headers.get("cookie", "").split(";"):
            name, _, value = part.strip().partition("=")
            if name == self.cookie:
                return value
        return ""

    async def _body(self, receive: Receive) -> bytes:
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return b""
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self.largest:
                raise _TooLargeError
            if not message.get("more_body", False):
                return b"".join(parts)


class _TooLargeError(Exception):
    """The body of a request has more bytes than allowed."""


def _given(body: bytes) -> Receive:
    """Return an ASGI ``receive`` that gives a body read before, and then waits for ever."""
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if sent:
            await asyncio.Event().wait()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _with_headers(send: Send) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return answer


def policy_headers(policy: str) -> dict[str, str]:
    """Return the headers with a page's own security policy; no other page may frame it."""
    return {"content-security-policy": f"{policy}; frame-ancestors 'none'"}


def cookie_options() -> dict[str, Any]:
    """Return options of a session's cookie: no script reads it, no other site sends it."""
    return {"httponly": True, "samesite": "strict", "path": "/"}
