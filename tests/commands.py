"""Commands, run in this process or, where it is the process that is tested, in one of their own."""

import contextlib
import gc
import io
import os
import subprocess
import sys
from typing import NamedTuple

import pytest

from framing.cli import main


class Done(NamedTuple):
    """How a command ended, and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


def framing(*arguments, given=""):
    """Run a command in this process: a new one takes seconds to load the same libraries."""
    out, err = io.StringIO(), io.StringIO()
    collected, code = gc.get_threshold(), 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["framing", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), "utf-8"))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main()
            except SystemExit as end:
                code = end.code or 0
    gc.set_threshold(*collected)
    return Done(code, out.getvalue(), err.getvalue())


def alone(*arguments, env=None, **how):
    """Run a command as a user does, in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-m", "framing", *map(str, arguments)]
    there = {**os.environ, **(env or {})}
    return subprocess.run(command, capture_output=True, env=there, timeout=300, **how)
