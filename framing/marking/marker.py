"""What a marker is: a name, a function that points, and examples of what it marks and spares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Needs = Literal["words", "syntax", "attribution"]

ATTRIBUTION = (
    "models/attribution/model.json",
    "models/attribution/model.onnx",
    "models/tokenizer.json",
    "source_nouns.tsv",
)
"""The files that attributions are found with."""


class Mark(NamedTuple):
    """One stretch of an article and the reason it is marked.

    Offsets count characters of ``article.text``; ``end`` is exclusive. ``speaker`` says whose
    claim the stretch is where the marker knows better than the quotation marks do; None leaves it
    to them.
    """

    start: int
    end: int
    category: str
    explanation: str
    actor: str = ""
    score: float = float("nan")
    speaker: str | None = None


@dataclass(frozen=True)
class Marker:
    """A kind of finding.

    Parameters
    ----------
    name
        One word; it stands in the ``marker`` column of the evidence.
    find
        A function from a `Text` (or, with ``needs="syntax"``, a `Syntax`) to marks.
    needs
        ``"words"``: no model at all; ``"syntax"``: the spaCy parse; ``"attribution"``: quotations
        and attributions of the text, which are known with ``voices="attribution"`` alone.
    about
        One sentence: what it marks.
    categories
        Every category it can give.
    marks, spares
        Passages; in ``marks`` each stretch to be found stands in ``[[double brackets]]``; in
        ``spares`` nothing may be found. At least three of each.
    version
        Changes whenever the marker's findings can change.
    data
        Names of the files under ``framing/data`` that it reads; their hashes go into each run.
    """

    name: str
    find: Callable[[Any], Iterable[Mark]]
    needs: Needs
    about: str
    categories: tuple[str, ...]
    marks: tuple[str, ...]
    spares: tuple[str, ...]
    version: str
    data: tuple[str, ...] = ()
