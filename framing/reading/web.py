"""Fetching one page that the user asked for by its address.

An address in a text or a redirect may point at a machine that only this one can see. So each
host name is looked up once, every address it has must be public, and the connection goes to the
very address that was checked: a name that changes its address in between gains nothing.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3

from framing.article import without_credentials
from framing.reading.unreadable import Unreadable, printable

LARGEST = 20_000_000  # bytes, after unpacking
HOPS = 5
WAIT = 20.0  # seconds for one answer
DEADLINE = 60.0  # seconds for everything
SAVE_IT = "save the page from a browser and give the file"
TEXTUAL = ("text/", "application/xhtml", "application/xml", "application/pdf")
PORTS = {"http": 80, "https": 443}
WITHDRAWN = [  # that were public once or are for examples, and that some systems still hand out
    ipaddress.ip_network(network) for network in ("fec0::/10", "192.88.99.0/24", "3fff::/20")
]
HEADERS = {
    "User-Agent": "framing (reads one article at a person's request)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}


class Page(NamedTuple):
    """What an address gave.

    Attributes
    ----------
    url
        The address after all redirects.
    data
        The bytes of the page.
    charset
        The encoding that the server named; empty if it named none.
    """

    url: str
    data: bytes
    charset: str


def is_public(address: str) -> bool:
    """Return whether an IP address is one that anybody on the internet can reach.

    Examples
    --------
    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    if any(ip in network for network in WITHDRAWN if network.version == ip.version):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def fetch(url: str, allowed: Callable[[str], bool] = is_public) -> Page:
    """Fetch the page at an address, after up to five redirects.

    Parameters
    ----------
    url
        An ``http`` or ``https`` address. A name and password in it are not sent.
    allowed
        A function that tells whether an IP address may be connected to.

    Returns
    -------
    Page
        The bytes of the page, its last address, and the encoding that the server named.

    Raises
    ------
    Unreadable
        If the address is not public, nothing answers, the answer is an error, no text, larger
        than 20 MB or takes longer than a minute.
    """
    url = without_credentials(url)
    end = time.monotonic() + DEADLINE
    lines: list[socket.socket] = []
    watch = threading.Timer(DEADLINE, hang_up, [lines])
    watch.daemon = True
    watch.start()
    try:
        page = followed(url, allowed, lines, end)
        if time.monotonic() < end:
            return page
        raise TimeoutError
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        if time.monotonic() >= end:
            raise Unreadable(url, f"the page takes over {DEADLINE:.0f} seconds", SAVE_IT) from None
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(url, plainly(error), "check it") from None
    finally:
        watch.cancel()
        for line in lines:
            line.close()


def followed(
    url: str, allowed: Callable[[str], bool], lines: list[socket.socket], end: float
) -> Page:
    """Return the page at ``url``, or at the end of its redirects.

    ``allowed`` says whether an IP address may be connected to; ``end`` is when to give up, by
    `time.monotonic`. Each connection is added to ``lines``, so that it can be closed.
    """
    at = url
    for _ in range(HOPS + 1):
        parts, address = checked(at, url, allowed)
        if time.monotonic() >= end:
            raise TimeoutError
        line = connected(parts, address, lines, end)
        answer = asked(parts, line)
        try:
            target = answer.headers.get("location")
            if answer.status not in (301, 302, 303, 307, 308) or not target:
                return Page(at, body(answer, url), charset(answer))
        finally:
            answer.close()
        at = redirected(at, target, url)
    raise Unreadable(url, f"the page redirects more than {HOPS} times", SAVE_IT)


def redirected(at: str, target: str, url: str) -> str:
    """Return the address that a redirect from the address ``at`` to ``target`` leads to.

    ``url`` is the address that the user gave, for the error.
    """
    try:
        return without_credentials(urljoin(at, target))
    except ValueError:
        why = f"the page redirects to “{printable(target)}”, which is no valid address"
        raise Unreadable(url, why, SAVE_IT) from None


def checked(at: str, url: str, allowed: Callable[[str], bool]) -> tuple[SplitResult, str]:
    """Return an address split into parts, and the IP address of its host to connect to.

    ``at`` is the address, ``url`` the one that the user gave, for the error. Unreadable is raised
    unless it is http or https and ``allowed`` holds for every IP address of the host.
    """
    try:
        parts = urlsplit(at)
        host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        raise Unreadable(url, f"{_named(at, url)} is no valid address", "check it") from None
    if parts.scheme not in PORTS or not host:
        raise Unreadable(url, "only http and https addresses are fetched", "check it")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreadable(url, f"no host of the name {host} is known", "check it") from None
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not allowed(address):
            raise Unreadable(
                url,
                f"{host} has the address {address}, which is not on the public internet",
                SAVE_IT,
            )
    return parts, addresses[0]


def _named(at: str, url: str) -> str:
    """Return how an error calls the address ``at``: "this", or where the page redirects to."""
    return "this" if at == url else f"“{printable(at)}”, where the page redirects to,"


def connected(
    parts: SplitResult, address: str, lines: list[socket.socket], end: float
) -> socket.socket:
    """Connect to ``address``, a checked IP address, and return the connection.

    ``parts`` is the address of the page; ``end`` is when to give up, by `time.monotonic`. The
    connection is added to ``lines`` before anything is waited for, so that it can be closed.
    """
    secure = parts.scheme == "https"
    line = socket.create_connection((address, parts.port or PORTS[parts.scheme]), timeout=WAIT)
    lines.append(line)
    if secure:
        line = ssl.create_default_context().wrap_socket(
            line, server_hostname=parts.hostname, do_handshake_on_connect=False
        )
        lines[-1] = line
    if time.monotonic() >= end:  # who hangs up at the end may have gone by already
        raise TimeoutError
    if isinstance(line, ssl.SSLSocket):
        line.do_handshake()
    return line


def hang_up(lines: list[socket.socket]) -> None:
    """End every connection in ``lines``, so that whoever waits for an answer waits no longer."""
    for line in lines:
        with suppress(OSError):
            socket.socket.shutdown(line, socket.SHUT_RDWR)


def asked(parts: SplitResult, line: socket.socket) -> urllib3.BaseHTTPResponse:
    """Return the server's answer to a request for a page; no redirect is followed.

    ``parts`` is the address of the page, ``line`` the open connection.
    """
    connection = urllib3.connection.HTTPConnection(str(parts.hostname), parts.port, timeout=WAIT)
    connection.sock = line
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    target = urllib3.util.parse_url(path).url
    connection.request("GET", target, headers=HEADERS, preload_content=False)
    return connection.getresponse()


def body(answer: urllib3.BaseHTTPResponse, url: str) -> bytes:
    """Return the bytes of an answer, read in pieces so that a limit of size holds.

    An answer that is an error, no text or empty raises Unreadable, which calls it ``url``.
    """
    if answer.status >= 400:
        raise Unreadable(url, f"the server answered {answer.status}", SAVE_IT)
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and not kind.startswith(TEXTUAL):
        raise Unreadable(url, f"this is no text ({kind[:60]})", "give the address of an article")
    pieces, size = [], 0
    for piece in answer.stream(65_536, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise Unreadable(url, f"the page has over {LARGEST:,} bytes", SAVE_IT)
    data = b"".join(pieces)
    if not data.strip():
        raise Unreadable(url, "the page is empty", "check the address in a browser")
    return data


def charset(answer: urllib3.BaseHTTPResponse) -> str:
    """Return the encoding that the server names; empty if it names none."""
    parameters = answer.headers.get("content-type", "").lower().partition("charset=")[2]
    return parameters.partition(";")[0].strip(" \"'")[:40]


def plainly(error: Exception) -> str:
    """Return a few plain words that name a network error."""
    if isinstance(error, ConnectionRefusedError):
        return "the connection was refused"
    if isinstance(error, urllib3.exceptions.TimeoutError | TimeoutError):
        return f"nothing came within {WAIT:.0f} seconds"
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not valid"
    if isinstance(error, ssl.SSLError):
        return "no secure connection could be made"
    if isinstance(error, OSError | urllib3.exceptions.HTTPError | http.client.HTTPException):
        return "the connection broke off"
    return "this is no valid address"
