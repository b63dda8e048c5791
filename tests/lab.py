"""A JupyterLab of its own for tests: on this machine alone, with its own settings, quiet."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import urlopen

TOKEN = "only-for-this-test"
_OWN = {
    "JUPYTER_CONFIG_DIR": ".config",
    "JUPYTER_RUNTIME_DIR": ".runtime",
    "JUPYTERLAB_WORKSPACES_DIR": ".workspaces",
    "JUPYTERLAB_SETTINGS_DIR": ".settings",
}
_NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}
_RUN_ALL = """async (path) => {
  const app = window.jupyterapp;
  await app.restored;
  const panel = await app.commands.execute("docmanager:open", { path, factory: "Notebook" });
  await panel.context.ready;
  await panel.sessionContext.ready;
  app.shell.activateById(panel.id);
  const well = await app.commands.execute("notebook:run-all-cells");
  await panel.context.save();
  return well;
}"""


class Lab(NamedTuple):
    """A running lab: the folder it serves, and where."""

    home: Path
    address: str

    def page(self, notebook: str) -> str:
        """Give the address of an empty workspace of its own for a notebook."""
        return f"{self.address}/lab/workspaces/{Path(notebook).stem}?token={TOKEN}&reset"


@contextmanager
def running(home: Path) -> Iterator[Lab]:
    """Start a lab on a folder; stop it in the end, with its kernels."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    settings = home / ".settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text(json.dumps(_NO_NEWS), "utf-8")
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
        f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={home}", "--allow-root",
        "--LabApp.news_url=None", "--LabApp.expose_app_in_browser=True",
    ]  # fmt: skip
    environment = {**os.environ, **{name: str(home / place) for name, place in _OWN.items()}}
    environment.pop("MPLBACKEND", None)
    with open(home / ".log", "wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        _wait_for(f"{address}/api?token={TOKEN}", server, home / ".log")
        yield Lab(home, address)
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if server.poll() is not None:
            break
        try:
            with urlopen(address):
                return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")


def write(path: Path, *sources: str) -> None:
    """Write a notebook with these code cells."""
    cells = [
        {"cell_type": "code", "execution_count": None, "id": f"c{place}", "metadata": {},
         "outputs": [], "source": source}
        for place, source in enumerate(sources)
    ]  # fmt: skip
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    content = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4,
               "nbformat_minor": 5}  # fmt: skip
    path.write_text(json.dumps(content), encoding="utf-8")


def run_all(tab: Any, notebook: str) -> bool:
    """Open a notebook, run all its cells and save it; say whether all ran without an error.

    This is the command behind the menu "Run All Cells", given to the lab itself: a click on the
    menu is lost while the notebook is not yet in focus.
    """
    tab.wait_for_function("window.jupyterapp !== undefined")
    return tab.evaluate(_RUN_ALL, notebook)


def code_cells(path: Path) -> list[dict[str, Any]]:
    """Read the code cells of a saved notebook."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]
