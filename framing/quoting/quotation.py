"""What a quotation is: two places in the text, what it does there, and whose words it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Function = Literal["direct", "partial", "scare", "title", "mention"]
FUNCTIONS: tuple[Function, ...] = ("direct", "partial", "scare", "title", "mention")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of text between quotation marks.

    Parameters
    ----------
    start, end
        Offsets in characters, marks included; ``end`` is exclusive.
    inner_start, inner_end
        The same without the marks.
    closed
        False where the closing mark is missing: the quotation then ends with its paragraph, or
        where the next one opens.
    function
        ``"direct"``: a whole utterance of somebody; ``"partial"``: some words of somebody inside
        the writer's sentence; ``"scare"``: words that the writer keeps at a distance; ``"title"``:
        the name of a work, a programme, a nickname; ``"mention"``: words named or explained as
        words.
    speaker
        Who says it, in the fullest form the article gives; empty where nobody is found, and for
        all but direct and partial quotations.
    explanation
        One sentence naming the cue that decided the function.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    function: Function
    speaker: str
    explanation: str
