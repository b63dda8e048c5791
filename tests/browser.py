"""What tests in a real browser share: where it is, how it is started, and what a checker finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 780}
NEEDED = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def started() -> Iterator[Any]:
    """Start a browser without a window; skip, and say why, where its driver is missing."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with driver.sync_playwright() as kept:
        browser = kept.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        try:
            yield browser
        finally:
            browser.close()


def faults(tab: Any, part: str | None = None) -> list[tuple[str, list[str]]]:
    """Say what axe holds against a page or a part of it: each rule with the elements it names."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    tab.wait_for_timeout(50)
    found = axe.Axe().run(tab, context=part).response["violations"]
    return [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found]


def unreached(tab: Any, part: str = "body") -> list[str]:
    """Press the Tab key through a part of a page; give the controls that it never reaches."""
    every = "a[href], button, input, select, textarea, summary, [tabindex]"
    count = tab.evaluate(
        """([part, every]) => {
          const shown = (e) => e.checkVisibility() && !e.disabled && e.type !== "radio"
            && e.tabIndex >= 0;
          const found = [...document.querySelector(part).querySelectorAll(every)].filter(shown);
          found.forEach((element, place) => (element.dataset.place = place));
          found[0].focus();
          return found.length;
        }""",
        [part, every],
    )
    reached = set()
    for _ in range(count + 10):
        reached.add(tab.evaluate("document.activeElement.dataset.place"))
        tab.keyboard.press("Tab")
    missed = sorted({str(place) for place in range(count)} - reached, key=int)
    shown = "place => document.querySelector(`[data-place='${place}']`).outerHTML.slice(0, 120)"
    return [tab.evaluate(shown, place) for place in missed]
