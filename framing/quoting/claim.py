"""What a claim is: a verb of saying, its subject, and on which side the words stand."""

from __future__ import annotations

from typing import NamedTuple

from framing.quoting.phrases import Phrase
from framing.quoting.reporting import ReportingVerb


class Claim(NamedTuple):
    """One reporting phrase in a frame.

    ``phrase`` is None where the source must be taken from an earlier claim of the sentence (a
    participle) or where the sentence names none (``agentless``). ``trailing``: the words stand
    before it ("..., she said").
    """

    place: int
    size: int
    verb: ReportingVerb
    phrase: Phrase | None
    trailing: bool
    agentless: bool = False
    infinitive: bool = False

    @property
    def first(self) -> int:
        """The place of its first word, source included."""
        return min(self.phrase.start, self.place) if self.phrase else self.place

    @property
    def after(self) -> int:
        """The place after its last word, source included."""
        return max(self.phrase.end if self.phrase else 0, self.place + self.size)
