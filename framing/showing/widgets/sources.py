"""Read the widgets' scripts and style, plain files in the package."""

from __future__ import annotations

from importlib import resources
from typing import Any


def script(name: str) -> str:
    """Return a widget's JavaScript file, after that of the text pane that all of them share."""
    return f"{_file('reading.js')}\n{_file(name)}"


def css() -> str:
    """Return the CSS of all widgets."""
    return _file("widgets.css")


def with_static(bundle: Any, page: str) -> Any:
    """Return a widget's MIME bundle with HTML (``page``), which an exported notebook shows."""
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    if data is not None:
        data["text/html"] = page
    return bundle


def _file(name: str) -> str:
    home = resources.files("framing").joinpath("showing", "widgets", "static")
    return home.joinpath(name).read_text("utf-8")
