"""The annotation widget: label an article blind, then see what the program marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from framing.article import Article
from framing.measuring.agreement import Stretch
from framing.showing import numbers
from framing.showing.annotations import MACHINE, Annotations, agree, disagreements, load
from framing.showing.notebook import show
from framing.showing.widgets.sources import css, script, with_static


class Annotator(anywidget.AnyWidget):
    """Let a person mark an article; `framing.showing.widgets.annotate` returns this widget.

    Attributes
    ----------
    made : Annotations
        The person's marks so far, and whether the program's have been shown.
    """

    _esm = script("annotator.js")
    _css = css()
    text = traitlets.Unicode().tag(sync=True)
    headline = traitlets.Int().tag(sync=True)
    labels: traitlets.List[Any] = traitlets.List().tag(sync=True)
    marks: traitlets.List[Any] = traitlets.List().tag(sync=True)
    machine: traitlets.List[Any] = traitlets.List().tag(sync=True)  # empty until revealed
    agreed: traitlets.List[Any] = traitlets.List().tag(sync=True)
    differ: traitlets.List[Any] = traitlets.List().tag(sync=True)
    revealed = traitlets.Bool().tag(sync=True)
    can_reveal = traitlets.Bool().tag(sync=True)
    file = traitlets.Unicode().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    version = traitlets.Int().tag(sync=True)

    def __init__(
        self,
        article: Article,
        labels: Iterable[str],
        annotator: str,
        machine: list[Stretch],
        path: Path,
    ) -> None:
        self._article, self._machine, self._path = article, machine, path
        self.made = _begin(article, annotator, path)
        super().__init__(
            text=article.text,
            headline=len(article.headline),
            labels=list(labels),
            can_reveal=bool(machine),
            file=str(path),
        )
        self._refresh()
        self.on_msg(lambda _, message, __: self.receive(message))

    def receive(self, message: object) -> None:
        """Carry out a message from the page, such as ``{"do": "remove", "number": 1}``.

        ``"do": "mark"`` comes with ``start, end, label``, ``"do": "reveal"`` with nothing. If the
        message is wrong, the attribute ``message`` says why.
        """
        fields = dict(message) if isinstance(message, dict) else {}
        try:
            if fields.get("do") == "mark":
                self.mark(fields["start"], fields["end"], fields["label"])
            elif fields.get("do") == "remove":
                self.remove(fields["number"])
            elif fields.get("do") == "reveal":
                self.reveal()
        except (TypeError, ValueError, KeyError, IndexError) as error:
            self.message = str(error)

    def mark(self, start: int, end: int, label: str) -> None:
        """Label the text from ``start`` to ``end`` (in characters) and save the file.

        Raise ValueError if it lies outside the text, the label is unknown, or the program's marks
        have been shown.
        """
        if not 0 <= start < end <= len(self._article.text):
            raise ValueError(f"{start} to {end} lies outside the text.")
        if label not in self.labels:
            raise ValueError(f"There is no label {label!r}: use {', '.join(self.labels)}.")
        self._change({*self.made.marks, (start, end, label)})

    def remove(self, number: int) -> None:
        """Remove one of the person's marks, by its number from 1, and save the file."""
        if not 1 <= number <= len(self.made.marks):
            raise ValueError(f"There is no mark {number}.")
        self._change(set(self.made.marks) - {self.made.marks[number - 1]})

    def reveal(self) -> None:
        """Show the program's marks; from then on the person's marks cannot be changed."""
        self.made = replace(self.made, revealed=True)
        self._keep("The machine's marks are shown; yours stay as they were made.")

    def _change(self, marks: set[Stretch]) -> None:
        if self.made.revealed:
            raise ValueError("The machine's marks have been seen: marks made blind stay.")
        self.made = replace(self.made, marks=tuple(sorted(marks)))
        self._keep(f"{len(marks)} {numbers.times(len(marks), 'mark')}, saved.")

    def _keep(self, said: str) -> None:
        self.made.save(self._path)
        self._refresh()
        self.message = said

    def _refresh(self) -> None:
        self.marks = [list(mark) for mark in self.made.marks]
        self.revealed = self.made.revealed
        if self.made.revealed:
            both = {self.made.annotator: list(self.made.marks), MACHINE: self._machine}
            self.machine = [list(mark) for mark in self._machine]
            self.agreed = [
                [row.measure, numbers.score(row.value)]
                for row in agree(self._article, both).itertuples(index=False)
            ]
            apart = disagreements(self._article, both)
            self.differ = apart[["text", *both]].to_numpy().tolist()
        self.version += 1

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return with_static(super()._repr_mimebundle_(**options), str(show(self._article)))


def _begin(article: Article, annotator: str, path: Path) -> Annotations:
    if not path.exists():
        return Annotations(annotator, article.id, article.sha256)
    made = load(path)
    if (made.sha256, made.annotator) != (article.sha256, annotator):
        raise ValueError(f"{path} holds marks by {made.annotator!r} on {made.article!r}.")
    return made
