"""Run both servers in one process: the teacher's here, the students' on the network."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from framing.teaching.app.request_guard import new_token
from framing.teaching.app.state import AppState
from framing.teaching.app.store import Store
from framing.teaching.app.students import students
from framing.teaching.app.teacher import teacher

PORT = 8765
LOCAL, NETWORK = "127.0.0.1", "0.0.0.0"
MOST_CONNECTIONS = 400
TRIES = 20  # ports after the first, where others are taken
START = 15.0  # seconds


def serve(folder: Path, port: int = PORT, announce: Any = print) -> None:
    """Run the classroom until it is stopped.

    Parameters
    ----------
    folder
        Where the store is kept.
    port
        Port of the teacher's pages; the students' is the next one. Where it is taken, the next
        free.
    announce
        Called with the address that opens the teacher's pages, as soon as they can be reached.
    """
    line = listening(LOCAL, port)
    door = Entrance(line.getsockname()[1] + 1)
    store = Store(folder)
    state = AppState(store, door)
    door.app = students(state)
    key = new_token()
    server = uvicorn.Server(_config(teacher(state, key)))
    address = f"http://{LOCAL}:{line.getsockname()[1]}/?key={key}"
    threading.Thread(target=_when_there, args=(server, address, announce), daemon=True).start()
    try:
        server.run(sockets=[line])
    finally:
        door.close()
        store.close()


def _when_there(server: uvicorn.Server, address: str, announce: Any) -> None:
    if _wait(server):
        announce(address)


def _wait(server: uvicorn.Server) -> bool:
    step = threading.Event()
    for _ in range(int(START / 0.05)):
        if server.started or server.should_exit:
            break
        step.wait(0.05)
    return server.started


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,  # who did what when is written nowhere
        proxy_headers=False,
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=2,
    )


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens at a port, or at one of the next that is free.

    Raise OSError if none of `TRIES` ports is free.
    """
    for number in range(port, port + TRIES):
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind((host, number))
        except OSError:
            line.close()
            continue
        line.listen(512)
        return line
    raise OSError(f"the ports {port} to {port + TRIES - 1} are all taken; choose another: --port")


class Entrance:
    """The students' server in a thread of its own; listens on the network only while open.

    Parameters
    ----------
    port
        Port to listen at, each time the same, so that an address on the board stays right.
    host
        Address to listen at; by default all of this computer's.
    """

    def __init__(self, port: int, host: str = NETWORK) -> None:
        self.port, self.host = port, host
        self.app: ASGIApp | None = None
        self._lock = threading.Lock()
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Start to listen; do nothing where it listens already."""
        with self._lock:
            if self._server is not None or self.app is None:
                return
            line = listening(self.host, self.port)
            self.port = line.getsockname()[1]
            self._server = uvicorn.Server(_config(self.app))
            self._thread = threading.Thread(
                target=self._server.run, kwargs={"sockets": [line]}, daemon=True
            )
            self._thread.start()
            _wait(self._server)

    def close(self) -> None:
        """Stop listening, and wait until nobody can come in."""
        with self._lock:
            if self._server is None or self._thread is None:
                return
            self._server.should_exit = True
            self._thread.join(START)
            self._server = self._thread = None

    @property
    def addresses(self) -> list[str]:
        """The web addresses for students; empty while it is closed."""
        if self._server is None:
            return []
        numbers = own_numbers() if self.host == NETWORK else [self.host]
        return [f"http://{number}:{self.port}" for number in numbers]


def own_numbers() -> list[str]:
    """Return this computer's IP addresses, the one of the route to the outside first.

    127.0.0.1 where there is no other. Nothing is sent: opening a UDP socket only chooses the route.
    """
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.connect(("192.0.2.1", 9))
        found.append(str(line.getsockname()[0]))
    with suppress(OSError):
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    there = [number for number in dict.fromkeys(found) if not number.startswith("127.")]
    return there or [LOCAL]
