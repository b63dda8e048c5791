"""The evidence explorer: a widget in which a reader follows numbers to words and corrects them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets

from framing import decisions as kept
from framing.analysis import Analysis
from framing.article import Article
from framing.decisions import Decision
from framing.marking.registry import markers as markers_named
from framing.measuring.rates import rates
from framing.showing import numbers
from framing.showing.notebook import show
from framing.showing.styles import VOICES, styles_of
from framing.showing.widgets.sources import css, script, with_static
from framing.text import Text

_ROW = ("article", "start", "end", "text", "voice", "speaker", "marker", "category", "actor",
        "explanation")  # fmt: skip
_ALL_VOICES = [("all", "everybody"), *VOICES.items()]


class Explorer(anywidget.AnyWidget):
    """Let a reader follow numbers to words and correct them; `framing.explore` returns this widget.

    Attributes
    ----------
    analysis
        The analysis with all corrections (decisions) applied; it changes as they are made.
    made
        The decisions, in order: a list of `framing.decisions.Decision`.
    """

    _esm = script("explorer.js")
    _css = css()
    choices: traitlets.List[Any] = traitlets.List().tag(sync=True)
    article = traitlets.Unicode().tag(sync=True)
    voice = traitlets.Unicode("all").tag(sync=True)
    voices = traitlets.List(_ALL_VOICES).tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)
    headline = traitlets.Int().tag(sync=True)
    rows: traitlets.List[Any] = traitlets.List().tag(sync=True)
    rates: traitlets.List[Any] = traitlets.List().tag(sync=True)
    styles = traitlets.Dict().tag(sync=True)
    categories = traitlets.Dict().tag(sync=True)
    decisions: traitlets.List[Any] = traitlets.List().tag(sync=True)
    file = traitlets.Unicode().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    version = traitlets.Int().tag(sync=True)  # raised last: all else has arrived

    def __init__(self, articles: Iterable[Article], analysis: Analysis, path: str | Path) -> None:
        self._articles = {article.id: article for article in articles}
        self._texts = {name: Text(article) for name, article in self._articles.items()}
        self._found, self._path = analysis, Path(path).resolve()
        self.made = list(kept.load(self._path)) if self._path.exists() else []
        ran = list(analysis.run.get("markers", ()))
        super().__init__(
            choices=[(name, _title(article)) for name, article in self._articles.items()],
            article=next(iter(self._articles), ""),
            styles={style.marker: asdict(style) for style in styles_of(ran)},
            categories=_categories(analysis, ran),
            file=str(self._path),
        )
        self._replay()
        self.observe(lambda _: self._refresh(), ["article", "voice"])
        self.on_msg(lambda _, message, __: self.receive(message))

    def receive(self, message: object) -> None:
        """Carry out a message from the page: ``{"do": "decide", ...}`` or ``{"do": "undo"}``.

        To decide it has the fields of a `Decision`. If the message is wrong, the attribute
        ``message`` says why, and nothing is changed.
        """
        fields = dict(message) if isinstance(message, dict) else {}
        what = fields.pop("do", "")
        if what == "undo":
            self.undo()
        elif what == "decide":
            try:
                self.decide(Decision(**fields))
            except (TypeError, ValueError) as error:
                self.message = str(error)

    def decide(self, decision: Decision) -> None:
        """Apply a correction to the findings, save all corrections and refresh every number.

        Raise ValueError if it changes nothing; it is then not saved.
        """
        self.made.append(decision)
        changed = self._replay()
        if not changed:
            self.made.pop()
            self._replay()
            raise ValueError(f"{_in_one_line(decision)}: nothing to change was found; not kept.")
        kept.save(self.made, self._path)
        self.message = (
            f"{_in_one_line(decision)}: {changed} {numbers.times(changed, 'row')} changed."
        )

    def undo(self) -> None:
        """Take back the last correction and save the others."""
        if not self.made:
            self.message = "There is nothing to undo."
            return
        last = self.made.pop()
        kept.save(self.made, self._path)
        self._replay()
        self.message = f"Taken back: {_in_one_line(last)}."

    def _replay(self) -> int:
        """Apply all corrections to the findings; return how many rows the last one changed."""
        corrected, record = kept.replay(self._found.evidence, self.made, self._texts.values())
        run = {**self._found.run, "decisions": record}
        self.analysis = replace(self._found, evidence=corrected, run=run)
        self._refresh()
        return int(record[-1]["rows"]) if record else 0

    def _refresh(self) -> None:
        own = self._articles.get(self.article)
        one = _only(self.analysis, self.article)
        with self.hold_sync():
            self.text = own.text if own else ""
            self.headline = len(own.headline) if own else 0
            self.rows = [
                {**row, "number": number}
                for number, row in enumerate(one.evidence[list(_ROW)].to_dict("records"), start=1)
            ]
            self.rates = _rates(one, self.voice)
            self.decisions = [_in_one_line(decision) for decision in self.made]
            self.version += 1

    def _repr_mimebundle_(self, **options: Any) -> Any:
        bundle = super()._repr_mimebundle_(**options)
        own = self._articles.get(self.article)
        return bundle if own is None else with_static(bundle, str(show(own, self.analysis)))


def _title(article: Article) -> str:
    return ": ".join(filter(None, (article.outlet, article.headline))) or article.id


def _categories(analysis: Analysis, ran: list[str]) -> dict[str, list[str]]:
    """Return for each marker that ran (``ran``) the categories that a finding may get.

    They are the marker's own, and those that it gave.
    """
    known = {marker.name: marker.categories for marker in markers_named(None)}
    found = analysis.evidence.groupby("marker")["category"].unique().to_dict()
    return {name: [*dict.fromkeys([*known.get(name, ()), *found.get(name, ())])] for name in ran}


def _only(analysis: Analysis, article: str) -> Analysis:
    def here(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["article"] == article]

    return replace(analysis, evidence=here(analysis.evidence), articles=here(analysis.articles))


def _rates(analysis: Analysis, voice: str) -> list[dict[str, Any]]:
    chosen = voice if voice in dict(_ALL_VOICES) else "all"
    return [
        {"marker": row.marker, "category": row.category, "n": int(row.n),
         "rate": numbers.rate(row.rate)}
        for row in rates(analysis, voice=chosen).itertuples(index=False)
    ]  # fmt: skip


def _in_one_line(decision: Decision) -> str:
    """Return a correction in one line: what, where, and why."""
    if decision.action in ("merge", "kind", "drop"):
        target = decision.into or decision.category
        what = f"{decision.action} {decision.actor}{f' into {target}' if target else ''}"
    else:
        place = f"{decision.article} {decision.start} to {decision.end}"
        label = f" as {decision.category}" if decision.category else ""
        what = f"{decision.action} {decision.marker}{label} at {place}"
    return f"{what} ({decision.reason})"
