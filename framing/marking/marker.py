"""Define a marker: a name, a function that yields marks, and examples to mark and to spare."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Needs = Literal["words", "syntax", "attribution"]

ATTRIBUTION = (
    "models/attribution/model.json",
    "models/attribution/model.onnx",
    "models/quotation_function/model.json",
    "models/quotation_function/model.onnx",
    "models/tokenizer.json",
    "quotation_function.tsv",
    "quotation_words.tsv",
    "source_nouns.tsv",
)
"""The files that attributions and the functions of quotations are found with."""

VERIFICATION = (
    "models/tokenizer.json",
    "models/verification/model.json",
    "models/verification/model.onnx",
)
"""The files by which marks are left out as wrong in their sentence."""


class Mark(NamedTuple):
    """Hold one stretch of an article and the reason why it is marked.

    Offsets count characters of ``article.text``; ``end`` is exclusive. ``score`` is from -1 to 1
    where the marker grades, else NaN. ``speaker`` is the speaker of the stretch where the marker
    determines it; with None it is found from the article's voices. ``actor_at`` are the offsets of
    the words that stand for the actor beside the mark, where the marker knows them.
    """

    start: int
    end: int
    category: str
    explanation: str
    actor: str = ""
    score: float = float("nan")
    speaker: str | None = None
    actor_at: tuple[int, int] | None = None


@dataclass(frozen=True)
class Marker:
    """Define a kind of finding: how to find it, its categories and its examples.

    Parameters
    ----------
    name
        One word, for the ``marker`` column of the evidence.
    find
        A function from a `Text` (or, with ``needs="syntax"``, a `Syntax`) to marks.
    needs
        ``"words"``: no model at all; ``"syntax"``: the spaCy parse; ``"attribution"``: quotations
        and attributions of the text, which only ``voices="attribution"`` finds.
    about
        One sentence on what it marks.
    categories
        Every category of its marks.
    marks, spares
        Example passages; in ``marks`` each stretch to be found is in ``[[double brackets]]``; in
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
