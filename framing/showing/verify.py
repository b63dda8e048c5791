"""Save an analysis with all that it was computed from, and compute it again to verify it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from framing.analysis import TABLES, Analysis, analyze
from framing.article import Article
from framing.decisions import Decision
from framing.measuring.rates import rates
from framing.spreadsheets import csv_text

ARTICLES = "articles.json"
COLUMNS = ("table", "holds", "why")


def save_report(articles: Iterable[Article], analysis: Analysis, folder: str | Path) -> Path:
    """Save an analysis with its articles and rates for `verify`, and return the folder.

    The folder is created if needed. The articles' texts are saved in it: mind whose they are before
    you pass it on.
    """
    home = analysis.save(folder)
    text = json.dumps([one.as_dict() for one in articles], ensure_ascii=False, indent=1)
    (home / ARTICLES).write_text(text + "\n", encoding="utf-8")
    text = csv_text(rates(analysis))
    (home / "rates.csv").write_text(text, encoding="utf-8", newline="\n")
    return home


def verify(folder: str | Path) -> pd.DataFrame:
    """Compute every table of a saved report again, and return what differs and why.

    ``folder`` is what `save_report` wrote. The table has ``table, holds, why``: a row per table,
    and one for the articles. Where a table comes out different, ``holds`` is false and ``why``
    names the causes that were found: data (an article's text), version (of a marker, a word list, a
    model, a package), decision, or that the file itself was changed.

    Raise FileNotFoundError if the folder lacks one of the files; the message names it. Raise
    ValueError if its articles cannot be read.

    Examples
    --------
    >>> import tempfile
    >>> article = Article(id="a", text="The regime fell.")
    >>> home = save_report([article], analyze(article, "loaded"), Path(tempfile.mkdtemp()))
    >>> bool(verify(home)["holds"].all())
    True
    """
    home = Path(folder)
    saved, articles = Analysis.load(home), saved_articles(home)
    again = computed_again(saved.run, articles)
    causes = [*_data(saved, articles), *changed_versions(saved.run, again.run)]
    rows = [judged("articles as read", not _data(saved, articles), causes)]
    for name in TABLES:
        same = getattr(saved, name).equals(_stored(getattr(again, name), getattr(saved, name)))
        rows.append(judged(name, same, causes))
        rows.append(
            judged(f"{name}.csv", _same_csv(home / f"{name}.csv", getattr(again, name)), causes)
        )
    rows.append(judged("rates.csv", _same_csv(home / "rates.csv", rates(again)), causes))
    for name in ("decisions", "skipped"):
        rows.append(judged(name, saved.run.get(name) == again.run[name], causes))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def computed_again(run: dict[str, Any], articles: list[Article]) -> Analysis:
    """Return a new analysis of articles with the settings of an earlier one, its ``run``.

    These are the markers, the corrections by hand, and how voices (whose words) are found.
    """
    names = list(run.get("markers", ()))
    decisions = [
        Decision(**{name: value for name, value in fields.items() if name != "rows"})
        for fields in run.get("decisions", ())
    ]
    return analyze(articles, names, decisions, run.get("voices", "attribution"))


def saved_articles(folder: Path) -> list[Article]:
    """Return the articles that `save_report` saved in a folder.

    Raise FileNotFoundError if the folder has none, ValueError if their file is damaged.
    """
    path = folder / ARTICLES
    if not path.is_file():
        raise FileNotFoundError(
            f"{path.parent} holds no articles ({path.name} is missing): only a report saved with "
            f"them can be computed again."
        )
    try:
        return [Article.from_dict(one) for one in json.loads(path.read_text(encoding="utf-8"))]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ValueError(
            f"{path} holds no articles: it is damaged ({type(error).__name__}: {error}); save the "
            "report again."
        ) from error


def _data(saved: Analysis, articles: list[Article]) -> list[str]:
    """Return a sentence for each article missing, added, or with another text than analysed."""
    now = {article.id: article.sha256 for article in articles}
    then = dict(zip(saved.articles["article"], saved.articles["sha256"], strict=True))
    names = sorted(name for name in now.keys() | then.keys() if now.get(name) != then.get(name))
    return [f"data: the text of {name!r} is another one" for name in names]


def changed_versions(then: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return a sentence for each version that differs between two analyses' ``run``."""
    causes = []
    for part in ("framing", "python", "model"):
        if then.get(part) != now.get(part):
            causes.append(f"version: {part} was {then.get(part)}, is {now.get(part)}")
    for part in ("packages", "markers", "data"):
        old, new = then.get(part) or {}, now.get(part) or {}
        causes += [
            f"version: {name} ({part}) was {str(old.get(name))[:12]}, is {str(new.get(name))[:12]}"
            for name in sorted(old.keys() | new.keys())
            if old.get(name) != new.get(name)
        ]
    return causes


def judged(table: str, holds: bool, causes: list[str]) -> dict[str, object]:
    """Return a row for `verify`'s table; ``causes`` become its ``why`` unless it ``holds``."""
    why = "" if holds else "; ".join(causes) or "the file was changed after it was made"
    return {"table": table, "holds": holds, "why": why}


def _stored(frame: pd.DataFrame, like: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the column types of ``like``, or unchanged if they do not fit."""
    try:
        return frame.reset_index(drop=True).astype(like.dtypes.to_dict())
    except (KeyError, TypeError, ValueError):
        return frame


def _same_csv(path: Path, frame: pd.DataFrame) -> bool:
    if not path.is_file():
        return False
    return path.read_bytes().decode("utf-8", "replace") == csv_text(frame)
