"""Find the turns of a transcript: each begins with a speaker's label ("BERG: ...")."""

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
    """Hold one turn of a speaker: (start, end) of the label, and of its words in each paragraph."""

    label: Span
    words: tuple[Span, ...]


def turns(text: Text) -> list[Turn]:
    """Return the turns of a transcript; an empty list where the text is no transcript.

    A transcript has at least `FEWEST` paragraphs that begin with a label, at least two different
    labels, and one of them more than once.

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
    extracted: list[Turn] = []
    for paragraph, match in zip(paragraphs, found, strict=True):
        if match and labels[match[1]] > 1:
            extracted.append(Turn((match.start(1), match.end(1)), ((match.end(), paragraph.end),)))
        elif extracted and not match:
            last = extracted[-1]
            extracted[-1] = last._replace(words=(*last.words, (paragraph.start, paragraph.end)))
    return extracted
