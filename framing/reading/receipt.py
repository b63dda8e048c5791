"""The receipt: what became of every character that was read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pandas as pd

Fate = Literal["used", "set aside"]


class Stretch(NamedTuple):
    """A stretch of the input and what became of it.

    Attributes
    ----------
    start, end
        Offsets into the input, in characters; ``end`` is exclusive.
    fate
        ``used`` if it is in the article, otherwise ``set aside``.
    reason
        What it is: ``text``, ``headline``, ``byline``, ``share bar``. For a stretch that was set
        aside (left out of the article's text) it says why.
    """

    start: int
    end: int
    fate: Fate
    reason: str


@dataclass(frozen=True)
class Receipt:
    """An account of one reading: what became of each character of the input.

    Parameters
    ----------
    source
        The name of what was read: a path, an address, ``standard input`` or ``the text given``.
    kind
        ``text``, ``html``, ``pdf``, ``docx`` or ``rtf``.
    input
        The characters that were read, before anything was done to them: the decoded file for
        text, the visible text of the page for HTML, the text layer for PDF.
    stretches
        They cover ``input`` from beginning to end, in order, without gap or overlap.
    encoding
        The encoding of the bytes; empty if there were none.
    notes
        Sentences about damage and doubt.

    Examples
    --------
    >>> receipt = Receipt("note", "text", "Page 1", (Stretch(0, 6, "set aside", "page number"),))
    >>> receipt.counts
    {('set aside', 'page number'): 6}
    """

    source: str
    kind: str
    input: str
    stretches: tuple[Stretch, ...]
    encoding: str = ""
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """Return the number of characters by fate and reason, the largest first."""
        total: Counter[tuple[str, str]] = Counter()
        for start, end, fate, reason in self.stretches:
            total[fate, reason] += end - start
        return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))

    @property
    def used(self) -> int:
        """Count the characters that are in the article."""
        return sum(s.end - s.start for s in self.stretches if s.fate == "used")

    def of(self, reason: str) -> tuple[str, ...]:
        """Return the words of each stretch with this reason (``byline``), in order."""
        return tuple(self.input[s.start : s.end] for s in self.stretches if s.reason == reason)

    def summary(self) -> tuple[str, ...]:
        """Return short sentences: what was used, what was set aside, and what is doubtful."""
        total = len(self.input)
        aside = [(n, reason) for (fate, reason), n in self.counts.items() if fate != "used"]
        first = f"{self.used:,} of {total:,} characters are in the article."
        if not aside:
            return (first, *self.notes)
        listed = ", ".join(f"{reason} {n:,}" for n, reason in aside)
        return (first, f"{total - self.used:,} were set aside: {listed}.", *self.notes)

    def to_frame(self) -> pd.DataFrame:
        """Return the account as a table.

        Returns
        -------
        DataFrame
            A row a stretch: ``source``, ``start`` and ``end`` (characters of the input, end
            exclusive), ``fate``, ``reason`` and ``text``.
        """
        rows = [
            (self.source, s.start, s.end, s.fate, s.reason, self.input[s.start : s.end])
            for s in self.stretches
        ]
        return pd.DataFrame(rows, columns=["source", "start", "end", "fate", "reason", "text"])


@dataclass(frozen=True)
class Skipped:
    """A source that could not be read.

    ``source`` is its name, ``why`` a sentence with the cause and what to do.
    """

    source: str
    why: str


@dataclass(frozen=True)
class ManyReceipt:
    """An account of a folder: a receipt for each article, a reason for each file left out.

    ``receipts`` are those of the files that were read, ``skipped`` those that were not.
    """

    receipts: tuple[Receipt, ...]
    skipped: tuple[Skipped, ...] = ()

    def summary(self) -> tuple[str, ...]:
        """Return sentences: how many files were read, then each that was not, with why."""
        found = len(self.receipts) + len(self.skipped)
        return (f"{len(self.receipts)} of {found} files read.", *(s.why for s in self.skipped))

    def to_frame(self) -> pd.DataFrame:
        """Return a table with a row a file, sorted by its name.

        Its columns are ``source`` (the name), ``fate`` (``read`` or ``skipped``), ``kind``
        (``html``, ``pdf``), ``input`` and ``used`` (characters read, and in the article) and
        ``why`` (it was skipped).
        """
        rows = [(r.source, "read", r.kind, len(r.input), r.used, "") for r in self.receipts]
        rows += [(s.source, "skipped", "", 0, 0, s.why) for s in self.skipped]
        frame = pd.DataFrame(rows, columns=["source", "fate", "kind", "input", "used", "why"])
        return frame.sort_values("source", ignore_index=True, kind="stable")
