"""The audit widget: judge a sample of findings, and of sentences without, one after the other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets

from framing.analysis import Analysis
from framing.article import Article
from framing.cache import replace_file
from framing.measuring import audit
from framing.measuring.audit import RIGHT, WITHOUT, WRONG
from framing.showing import escape, numbers
from framing.showing.widgets.sources import css, script, with_static
from framing.text import Text


class Auditor(anywidget.AnyWidget):
    """Let a person judge a sample; `framing.showing.widgets.audit` returns this widget.

    Attributes
    ----------
    items : DataFrame
        The sample, a row for each finding or sentence to judge: its number (``item``), ``article``,
        ``start`` and ``end`` in characters, and ``stratum``: a category, or "without" a finding.
    """

    _esm = script("auditor.js")
    _css = css()
    marker = traitlets.Unicode().tag(sync=True)
    tasks: traitlets.List[Any] = traitlets.List().tag(sync=True)
    verdicts: traitlets.Dict[str, str] = traitlets.Dict().tag(sync=True)
    standing = traitlets.Unicode().tag(sync=True)
    figures: traitlets.List[Any] = traitlets.List().tag(sync=True)
    file = traitlets.Unicode().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    version = traitlets.Int().tag(sync=True)

    def __init__(
        self,
        analysis: Analysis,
        articles: Iterable[Article],
        marker: str,
        sizes: tuple[int, int],
        path: Path,
    ) -> None:
        texts = {article.id: Text(article) for article in articles}
        self.items = audit.sample(
            analysis, [text.article for text in texts.values()], marker, *sizes
        )
        self._path, self._words = path, _words(analysis, marker)
        self._key = _key(self.items, texts)
        self._judged = _read(path, self._key)
        super().__init__(marker=marker, tasks=_tasks(self.items, texts), file=str(path))
        self._refresh()
        self.on_msg(lambda _, message, __: self.receive(message))

    @property
    def result(self) -> pd.DataFrame:
        """Return ``measure, value, low, high, n``: precision, recall and rates as judged so far."""
        return audit.estimate(self.items, self._judged, self._words)

    def receive(self, message: object) -> None:
        """Carry out a message from the page: ``{"do": "judge", "item": 1, "verdict": "right"}``.

        If it is wrong, the attribute ``message`` says why.
        """
        fields = dict(message) if isinstance(message, dict) else {}
        if fields.get("do") == "judge":
            try:
                self.judge(fields["item"], fields["verdict"])
            except (KeyError, TypeError, ValueError) as error:
                self.message = str(error)

    def judge(self, item: int, verdict: str) -> None:
        """Save the verdict on one item, "right" or "wrong"; an empty one removes it.

        A sentence without a finding is "wrong" if something was missed in it.

        Raise ValueError if there is no such item or verdict.
        """
        if item not in set(self.items["item"]):
            raise ValueError(f"There is no item {item}.")
        if verdict not in (RIGHT, WRONG, ""):
            raise ValueError(f"A verdict is {RIGHT!r} or {WRONG!r}, not {verdict!r}.")
        self._judged.pop(item, None)
        if verdict:
            self._judged[item] = verdict
        kept = {"sample": self._key, "verdicts": {str(k): v for k, v in self._judged.items()}}
        replace_file(self._path, (json.dumps(kept, indent=2, sort_keys=True) + "\n").encode())
        self._refresh()
        self.message = f"Item {item}: {verdict or 'no verdict'}, saved."

    def _refresh(self) -> None:
        self.verdicts = {str(item): verdict for item, verdict in self._judged.items()}
        self.standing = audit.standing(self.items, self._judged)
        self.figures = [_printed(row) for row in self.result.itertuples(index=False)]
        self.version += 1

    def _repr_mimebundle_(self, **options: Any) -> Any:
        rows = "".join(f"<li>{escape.text(': '.join(figure))}</li>" for figure in self.figures)
        text = escape.text(f"{self.marker}: {self.standing}")
        page = f"<p>{text}</p><ul>{rows}</ul>"
        return with_static(super()._repr_mimebundle_(**options), page)


def _printed(row: Any) -> list[str]:
    form = numbers.ratio if row.measure in ("precision", "recall") else numbers.rate
    between = "" if pd.isna(row.low) else f" [{form(row.low)} to {form(row.high)}]"
    return [row.measure, f"{form(row.value)}{between}"]


def _tasks(items: pd.DataFrame, texts: dict[str, Text]) -> list[dict[str, Any]]:
    """Return a dict for each item of the sample, with what a person needs to judge it.

    ``parts`` are the text before the item in its sentence, the item, and the text after it;
    ``without`` is true for a sentence in which nothing was found.
    """
    tasks = []
    for row in items.itertuples(index=False):
        text = texts[row.article]
        start = text.sentence_at(row.start).start
        end = max(text.sentence_at(row.end - 1).end, row.end)
        parts = (
            text.raw[start : row.start],
            text.raw[row.start : row.end],
            text.raw[row.end : end],
        )
        tasks.append({"item": row.item, "kind": row.stratum, "without": row.stratum == WITHOUT,
                      "article": row.article, "parts": parts})  # fmt: skip
    return tasks


def _words(analysis: Analysis, marker: str) -> int:
    skipped = {row["article"] for row in analysis.run["skipped"] if row["marker"] == marker}
    articles = analysis.articles
    return int(articles.loc[~articles["article"].isin(skipped), "words"].sum())


def _key(items: pd.DataFrame, texts: dict[str, Text]) -> str:
    """Return a hash of the sample and its texts: verdicts in a file hold only for the same."""
    hashes = [text.article.sha256 for text in texts.values()]
    return hashlib.sha256(f"{hashes}{items.to_csv(index=False)}".encode()).hexdigest()


def _read(path: Path, key: str) -> dict[int, str]:
    if not path.exists():
        return {}
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        sample, verdicts = fields["sample"], {int(k): str(v) for k, v in fields["verdicts"].items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{path} holds no audit: {error}") from error
    if sample != key:
        raise ValueError(
            f"{path} holds verdicts on another sample: the articles or the marker have changed. "
            f"Give another file to begin anew."
        )
    return verdicts
