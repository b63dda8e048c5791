"""Turns of a transcript: a label in front of each ("BERG: ..."), at most after a mark."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from framing.text import Text
from framing.voices import Span

FEWEST = 4  # labelled paragraphs
_TURN = re.compile(
    r"[\"“‘']?([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4}|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}|Q|A)"
    r"(?:, [^:\n]{1,60}| \([^()\n]{1,60}\))?:\s+(?=\S)"
)


class Turn(NamedTuple):
    """What one speaker says: the label's offsets, and those of the words of each paragraph."""

    label: Span
    words: tuple[Span, ...]


def turns(text: Text) -> list[Turn]:
    """Return the turns of a transcript; none where the text is no transcript.

    A text is one where at least `FEWEST` paragraphs begin with a label, at least two labels are
    there, and one of them comes again.

    Examples
    --------
    >>> from framing.article import Article
    >>> said = ["HOST: Welcome.", "BERG: Thank you.", "HOST: What now?", "BERG: We stay."]
    >>> [turn.label for turn in turns(Text(Article(id="a", text="\\n\\n".join(said))))]
    [(0, 4), (16, 20), (34, 38), (51, 55)]
    """
    body = text.headline.end if text.headline else 0
    paragraphs = [p for p in text.paragraphs if p.start >= body]
    found = [_TURN.match(text.raw, *paragraph) for paragraph in paragraphs]
    labels = Counter(match[1] for match in found if match)
    if sum(labels.values()) < FEWEST or len(labels) < 2 or max(labels.values()) < 2:
        return []
    made: list[Turn] = []
    for paragraph, match in zip(paragraphs, found, strict=True):
        if match and labels[match[1]] > 1:
            made.append(Turn((match.start(1), match.end(1)), ((match.end(), paragraph.end),)))
        elif made and not match:
            last = made[-1]
            made[-1] = last._replace(words=(*last.words, (paragraph.start, paragraph.end)))
    return made
