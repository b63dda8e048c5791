"""Which lines belong together: hard wraps and paragraphs cut by the end of a page.

A line that is full (the next word would not have fitted) was wrapped. Beyond that a line is
joined to the next only where the sentence plainly goes on: it has no end, and the next line
starts in lower case or the last word cannot end a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from framing.lexicons import word_class
from framing.reading.boilerplate import SENTENCE_END
from framing.reading.lines import Line

WIDEST = 160  # characters; longer lines are paragraphs, not wrapped lines
SLACK = 0.9  # of the width; type that is not monospaced gives ragged lines
PROSE = 45  # characters; a shorter line is no evidence that a paragraph was cut

OPENING = "\"'“‘«([{—–-"
LAST_WORD = re.compile(r"([\w'’.-]{1,30})[\"'”’»)\]]{0,3}$")
# Words that cannot end a sentence or a headline: after them the sentence goes on.
GOES_ON = word_class("goes on")
CUT_COMPOUND = word_class("second half of a compound")
WHOLE_PREFIX = word_class("first half of a compound")


@dataclass(frozen=True)
class Width:
    """The width that a text was wrapped at.

    ``characters`` is that width, in characters; 0 if the text was not wrapped.
    """

    characters: int

    def is_full(self, line: Line, after: Line) -> bool:
        """Return whether the first word of the line ``after`` would not have fitted on ``line``."""
        if not self.characters:
            return False
        first = after.words.split(maxsplit=1)[0] if after.words else ""
        return len(line.words) + 1 + len(first) > self.characters * SLACK


def width_of(lines: list[Line]) -> Width:
    """Return the width that a text was wrapped at, estimated from the lengths of its lines.

    Only lines that another one follows count. The 95th percentile is the width if most of them are
    full and most of the full ones do not end a sentence: lines that end where sentences end were
    not wrapped.
    """
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if b.gap == 1 and not (a.reason or b.reason) and a.kind != "heading" and b.kind != "item"
    ]
    if not pairs:
        return Width(0)
    lengths = sorted(len(a.words) for a, _ in pairs)
    width = Width(lengths[int(0.95 * (len(lengths) - 1))])
    full = [a for a, b in pairs if width.is_full(a, b)]
    open_ended = sum(not SENTENCE_END.search(a.words[-8:]) for a in full)
    wrapped = 2 * len(full) > len(pairs) and 2 * open_ended >= len(full)
    return width if wrapped and 20 <= width.characters <= WIDEST else Width(0)


def continues(before: str, after: str, unclosed: bool = False) -> bool:
    """Return whether a sentence that stops at the end of one line goes on in the next.

    ``before`` is the paragraph so far, or its last line, and ``after`` the next line. ``unclosed``
    says whether a quotation or bracket is still open at its end.

    Examples
    --------
    >>> continues("The zone is to begin in", "Syria and Iraq.")
    True
    >>> continues("He went to the “peace conference”", "“We will see,” he said.")
    False
    """
    last = LAST_WORD.search(before[-40:])
    word = last.group(1).lower() if last else ""
    if word in GOES_ON:
        return True
    if SENTENCE_END.search(before[-8:]) or before.rstrip("\"'”’»)]")[-1:] in ":;":
        return False
    first = after.lstrip(OPENING)[:1]
    if first.islower() or before[-1:] in "—–-,":
        return True
    return unclosed and after[:1] not in OPENING


def is_open(paragraph: str) -> bool:
    """Return whether a quotation or a bracket is opened and not closed in a paragraph.

    Examples
    --------
    >>> is_open("He spoke of a “turning point in"), is_open('"No," he said')
    (True, False)
    """
    return (
        paragraph.count("“") > paragraph.count("”")
        or paragraph.count('"') % 2 == 1
        or paragraph.count("(") > paragraph.count(")")
    )


def hyphen_between(before: str, after: str, vocabulary: frozenset[str]) -> str:
    """Return whether to ``keep`` or ``drop`` a hyphen at the end of the line ``before``.

    It is empty if there is no hyphen. ``after`` is the next line. A word in ``vocabulary``, the
    words of the text in lower case, decides; otherwise a hyphen between two stretches of lower case
    is dropped unless it is that of a compound ("state-owned", "non-lethal").
    """
    left = re.search(r"([\w'’-]{1,40})-$", before[-42:])
    right = re.match(r"[\w'’]{1,40}", after)
    if not left or not right:
        return ""
    first, second = left.group(1).lower(), right.group().lower()
    if f"{first}-{second}" in vocabulary:
        return "keep"
    if first + second in vocabulary:
        return "drop"
    compound = "-" in first or first in WHOLE_PREFIX or second in CUT_COMPOUND
    lower = left.group(1)[-1].islower() and right.group()[0].islower()
    return "drop" if lower and not compound else "keep"
