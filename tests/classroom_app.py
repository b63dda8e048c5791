"""The classroom's servers for tests: in this process, or as a process of their own."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx
from classroom import exercise, saved
from starlette.testclient import TestClient

from framing.teaching import serialization
from framing.teaching.app.servers import LOCAL, Entrance
from framing.teaching.app.state import AppState
from framing.teaching.app.store import Store, packed
from framing.teaching.app.students import students
from framing.teaching.app.teacher import teacher

HOME = "http://127.0.0.1"
KEY = "the-key"


class School:
    """A teacher's browser and as many students' as are wanted, over the real servers' pages."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self.door = Entrance(0, LOCAL)
        self.room = AppState(self.store, self.door)
        self.inside, self.outside = teacher(self.room, KEY), students(self.room)
        self.door.app = self.outside
        self.teacher = client(self.inside)
        self.teacher.get(f"/?key={KEY}")
        self.token = token(self.teacher.get("/").text)

    def post(self, path: str, **data: object):
        files = data.pop("files", None)
        return self.teacher.post(path, data={"token": self.token, **data}, files=files)

    def exercise(self, made=None) -> str:
        return add_exercise(self.store, made)

    def begin(self, key: str, name: str = "7b") -> tuple[str, str]:
        """Make a class and open it; give its id and code."""
        page = self.post("/classes", exercise=key, name=name)
        own = str(page.url).rsplit("/", 1)[1]
        self.switch(own, "open")
        return own, self.store.get("class", own)["code"]

    def switch(self, key: str, what: str, on: bool = True):
        return self.post(f"/classes/{key}/switch", what=what, on=int(on))

    def student(self, code: str, name: str) -> Student:
        browser = client(self.outside)
        page = browser.post("/join", data={"code": code, "name": name})
        return Student(browser, page)

    def close(self) -> None:
        self.door.close()
        self.store.close()


class Student:
    """A student's browser: what the class page's script does, without the script."""

    def __init__(self, browser: httpx.Client, page) -> None:
        self.browser, self.page = browser, page
        self.sent = 0
        self.told: dict = {}
        if str(page.url).endswith("/marks") and page.status_code == 200:
            self.told = about(page.text)

    def save(self, answers: dict, handed: bool = False, sending: str = "", base: int = -1):
        self.sent += 1
        body = {
            "id": sending or f"{self.sent:08d}{id(self):x}",
            "base": self.told["rev"] if base < 0 else base,
            "handed": handed,
            "answers": answers,
        }
        answer = self.post("/marks", body)
        if answer.status_code == 200:
            self.told["rev"] = answer.json()["rev"]
        return answer

    def post(self, path: str, body: object = None):
        told = {"x-token": self.told.get("token", ""), "content-type": "application/json"}
        return self.browser.post(path, content=json.dumps(body or {}), headers=told)


def add_exercise(store: Store, made=None) -> str:
    made = made or MADE
    return store.add(
        "exercise", title=made.title, content=packed(serialization.as_dict(made)), guide=""
    )


def client(app) -> TestClient:
    return TestClient(app, base_url=HOME, headers={"origin": HOME}, raise_server_exceptions=False)


def token(html: str) -> str:
    return re.search(r'name="token" value="(\w+)"', html)[1]


def about(html: str) -> dict:
    """Return what a live page is told about its reader."""
    found = re.search(r'<script type="application/json" id="live">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1])


MADE = exercise()


def work(student: str = "x", words: str = "regime", label: str = "label", **more: object) -> dict:
    return saved(MADE, student, [(words, label, "it judges")], **more)


def free_port() -> int:
    with socket.socket() as line:
        line.bind((LOCAL, 0))
        return int(line.getsockname()[1])


@contextmanager
def running(folder: Path, port: int) -> Iterator[tuple[subprocess.Popen, httpx.Client]]:
    """Start the command as a process; give it and a browser of the teacher's."""
    words = ["app", "--no-browser", "--port", str(port), "--folder", str(folder)]
    process = subprocess.Popen(
        [sys.executable, "-m", "framing", *words], stdout=subprocess.PIPE, text=True
    )
    try:
        address = process.stdout.readline().strip()
        home = address.partition("/?")[0]
        browser = httpx.Client(
            base_url=home, headers={"origin": home}, follow_redirects=True, timeout=60
        )
        with browser:
            browser.get(address)
            browser.headers["x-start"] = address
            yield process, browser
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(20)
        process.stdout.close()
