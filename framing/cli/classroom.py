"""Define the command that opens the classroom in the browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from framing.cli.console import say, talk


def app(
    port: Annotated[int, typer.Option(min=1024, max=65000, help="Of the teacher's pages.")] = 8765,
    folder: Annotated[
        Path | None, typer.Option(help="Where everything is kept; by default yours alone.")
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the page by itself.")] = True,
) -> None:
    """Open the classroom in the browser: articles, exercises, classes."""
    import webbrowser

    import platformdirs

    try:
        from framing.teaching.app.servers import serve
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("framing"):
            raise
        raise ImportError(
            f"The classroom needs {error.name}: install framing-toolkit with its extra, app."
        ) from error

    def announce(address: str) -> None:
        talk("The classroom is open on this computer. Ctrl+C stops it. Its address:")
        say(address)
        sys.stdout.flush()  # also where another program reads it
        if browser:
            webbrowser.open(address)

    home = folder or Path(platformdirs.user_data_dir("framing")) / "classroom"
    serve(home, port, announce)
