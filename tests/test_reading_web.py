"""Addresses: what is fetched, and what is refused before or while it is fetched."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from framing.reading import Unreadable, read, web

PAGE = (Path(__file__).parent / "fixtures" / "reading" / "harbour-plan.html").read_bytes()


class Handler(BaseHTTPRequestHandler):
    """A small site with everything that can go wrong on it."""

    def do_GET(self):
        self.server.asked.append((self.headers["Host"], self.path))
        route = getattr(self, "get_" + self.path.strip("/").partition("?")[0], None)
        if route is None:
            return self.answer(404, "text/html", b"not here")
        return route()

    def answer(self, status, kind, body, **headers):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def get_story(self):
        self.answer(200, "text/html; charset=utf-8", PAGE)

    def get_packed(self):
        self.answer(200, "text/html", gzip.compress(PAGE), Content_Encoding="gzip")

    def get_note(self):
        body = "Кафе закрыто.\n\nДа, это так.".encode("koi8-r")
        self.answer(200, "text/plain; charset=koi8-r", body)

    def get_moved(self):
        self.answer(302, None, b"", Location="/story")

    def get_loop(self):
        self.answer(302, None, b"", Location="/loop")

    def get_inwards(self):
        self.answer(302, None, b"", Location="http://169.254.169.254/latest")

    def get_file(self):
        self.answer(302, None, b"", Location="file:///etc/passwd")

    def get_nowhere(self):
        self.answer(302, None, b"", Location="http://[odmoor/story")

    def get_keyed(self):
        self.answer(302, None, b"", Location=f"http://anna:secret@{self.headers['Host']}/story")

    def get_picture(self):
        self.answer(200, "image/png", b"\x89PNG\r\n\x1a\n")

    def get_disguised(self):
        self.answer(200, "text/html", b"\x89PNG\r\n\x1a\n" + bytes(100))

    def get_empty(self):
        self.answer(200, "text/html", b"")

    def get_huge(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(400):
                self.wfile.write(b"x" * 100_000)
        except OSError:
            self.server.asked.append(("", "hung up"))

    def get_bomb(self):
        self.answer(200, "text/html", gzip.compress(bytes(60_000_000)), Content_Encoding="gzip")

    def get_slow(self):
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(40):
                self.wfile.write(b"<p>")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def address(site):
    """The site's address; what was asked of it is forgotten first."""
    site.asked.clear()
    return f"http://127.0.0.1:{site.server_port}"


def loopback(address: str) -> bool:
    return address.startswith("127.") or web.is_public(address)


def fetch(url: str) -> web.Page:
    return web.fetch(url, allowed=loopback)


def test_this_machine_is_refused_and_never_asked(site, address):
    with pytest.raises(Unreadable, match=r"127\.0\.0\.1, which is not on the public internet"):
        read(f"{address}/story")
    assert site.asked == []


def test_a_page_is_fetched(address):
    page = fetch(f"{address}/story")
    assert page.data == PAGE
    assert page.charset == "utf-8"


def test_a_packed_page_is_unpacked(address):
    assert fetch(f"{address}/packed").data == PAGE


def test_an_article_is_read_from_an_address(address, monkeypatch):
    monkeypatch.setattr(web, "fetch", lambda url: web.Page(f"{address}/story", PAGE, ""))
    article = read("https://saltpost.example/story")
    assert article.headline == "Odmoor council approves harbour plan"
    assert article.id == "127-0-0-1-story"
    assert article.url == f"{address}/story"


def test_a_redirect_is_followed(address):
    assert fetch(f"{address}/moved").url == f"{address}/story"


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("loop", "redirects more than 5 times"),
        ("inwards", r"169\.254\.169\.254, which is not on the public internet"),
        ("file", "only http and https"),
        ("nowhere", r"redirects to “http://\[odmoor/story”, which is no valid address"),
        ("picture", r"this is no text \(image/png\)"),
        ("empty", "the page is empty"),
        ("missing", "the server answered 404"),
        ("huge", "over 20,000,000 bytes"),
        ("bomb", "over 20,000,000 bytes"),
    ],
)
def test_what_is_no_page_is_refused_in_one_line(address, path, cause):
    with pytest.raises(Unreadable, match=cause) as caught:
        fetch(f"{address}/{path}")
    assert str(caught.value).startswith(f"{address}/{path}: ")
    assert "\n" not in str(caught.value)


def test_a_picture_that_calls_itself_a_page_is_refused(address, monkeypatch):
    page = fetch(f"{address}/disguised")
    monkeypatch.setattr(web, "fetch", lambda url: page)
    with pytest.raises(Unreadable, match="PNG picture"):
        read("https://saltpost.example/disguised")


def test_the_encoding_the_server_names_is_used_for_text(address, monkeypatch):
    page = fetch(f"{address}/note")
    monkeypatch.setattr(web, "fetch", lambda url: page)
    assert read("https://saltpost.example/note").text == "Кафе закрыто.\n\nДа, это так."


def dripping(start, piece):
    """Serve one answer that begins at once and goes on by a piece at a time without end."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        line, _ = server.accept()
        with line, contextlib.suppress(OSError):
            line.recv(4096)
            line.sendall(start)
            while True:
                line.sendall(piece)
                time.sleep(0.05)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    return server, thread


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"", b"H"),
        (OK, b"X-More: yes\r\n"),
        (OK + b"Content-Length: 100000\r\n\r\n", b"x"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (OK + b"\r\n", b"x"),
        (b"HTTP/1.1 302 Found\r\nLocation: /", b"x"),
    ],
    ids=["status", "headers", "body", "chunks", "no length", "redirect"],
)
def test_an_answer_that_drips_is_given_up_in_time(monkeypatch, start, piece):
    monkeypatch.setattr(web, "DEADLINE", 0.4)
    server, thread = dripping(start, piece)
    began = time.monotonic()
    with server, pytest.raises(Unreadable, match="takes over 0 seconds"):
        fetch(f"http://127.0.0.1:{server.getsockname()[1]}/")
    assert time.monotonic() - began < 2
    thread.join(5)
    assert not thread.is_alive()


def test_a_name_and_password_reach_neither_page_nor_article_nor_message(address, monkeypatch):
    with_key = address.replace("http://", "http://anna:secret@")
    assert fetch(f"{with_key}/story").url == fetch(f"{address}/keyed").url == f"{address}/story"
    with pytest.raises(Unreadable) as caught:
        fetch(f"{with_key}/missing")
    assert "secret" not in str(caught.value)
    with pytest.raises(Unreadable) as caught:
        read(f"{with_key}/story")
    assert "secret" not in str(caught.value)
    page = web.Page("https://anna:secret@saltpost.example/story", PAGE, "")
    monkeypatch.setattr(web, "fetch", lambda url: page)
    assert read("https://saltpost.example/story").url == "https://saltpost.example/story"


def test_a_page_that_never_ends_is_given_up(address, monkeypatch):
    monkeypatch.setattr(web, "DEADLINE", 0.3)
    with pytest.raises(Unreadable, match="takes over 0 seconds"):
        fetch(f"{address}/slow")


def test_nobody_answers():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(Unreadable, match="the connection was refused"):
            fetch(f"http://127.0.0.1:{port}/story")


def test_https_is_spoken_to_https_addresses(address):
    with pytest.raises(Unreadable, match="no secure connection"):
        fetch(address.replace("http:", "https:"))


def test_an_unknown_host_is_named(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unreadable, match=r"no host of the name nowhere\.example"):
        fetch("https://nowhere.example/story")


def test_a_name_is_looked_up_once_and_the_checked_address_is_used(site, address, monkeypatch):
    """A name that is public when checked and private when connected to gains nothing."""
    asked = []

    def lookup(host, port, *_, **__):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(web.socket, "getaddrinfo", lookup)
    page = fetch(f"http://saltpost.example:{site.server_port}/story")
    assert page.data == PAGE
    assert asked[0] == "saltpost.example"
    assert set(asked[1:]) <= {"127.0.0.1"}  # the connection goes to the checked address
    assert site.asked == [(f"saltpost.example:{site.server_port}", "/story")]


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    found = [(2, 1, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.8")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(Unreadable, match=r"10\.0\.0\.8"):
        web.fetch("http://mixed.example/")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
        "fec0::1", "192.88.99.1", "3fff::1", "::127.0.0.1", "64:ff9b:1::1", "5f00::1",
        "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not web.is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700:4700::1111", "8.8.8.8"])
def test_addresses_that_are_public(address):
    assert web.is_public(address)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/a", "file:///etc/passwd", "http://", "gopher://x"]
)
def test_other_schemes_are_refused(url):
    with pytest.raises(Unreadable, match="only http and https"):
        read(url)


@pytest.mark.parametrize("url", ["http://[::1", "http://host:99999999/"])
def test_addresses_that_are_none_are_refused(url):
    with pytest.raises(Unreadable, match="no valid address"):
        read(url)
