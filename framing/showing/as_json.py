"""Write what was found in one article as one JSON object, for other programs."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from framing.analysis import Analysis
from framing.article import Article
from framing.measuring.rates import rates


def as_json(article: Article, analysis: Analysis) -> str:
    """Return an analysis of one article as one JSON object.

    Parameters
    ----------
    article
        The article; its ``text`` is what all offsets refer to.
    analysis
        What `framing.analyze` returned for it.

    Returns
    -------
    str
        An object with ``article`` (text, metadata, hash), the tables ``evidence`` (all marks),
        ``actors, sentiment, readability, rates`` as lists of rows, and ``run`` (versions and
        settings). Undefined numbers are null; all characters are ASCII, for any terminal.
    """
    tables = {
        "evidence": analysis.evidence,
        "actors": analysis.actors,
        "sentiment": analysis.sentiment,
        "readability": analysis.readability,
        "rates": rates(analysis),
    }
    fields = article.as_dict()
    text = fields.pop("text")
    whole: dict[str, Any] = {
        "article": {**fields, "sha256": article.sha256, "text": text},
        **{name: records(frame) for name, frame in tables.items()},
        "run": analysis.run,
    }
    return json.dumps(whole, indent=1, allow_nan=False)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as dicts for JSON: missing values None, dates ISO strings."""
    plain = frame.astype(object).where(frame.notna(), None)
    rows = plain.to_dict("records")
    return [{str(name): _value(value) for name, value in row.items()} for row in rows]


def _value(value: Any) -> Any:
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value
