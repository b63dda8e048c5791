"""Boilerplate: the lines around an article that are not the article.

Each rule names why a line is set aside (left out of the article, as its receipt says). A rule
speaks of a whole short line, never of a word in a sentence: "Share prices fell on Monday." is the
story, "Share on Facebook" is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from framing.lexicons import rows

LONGEST = 300  # characters; a longer line is prose

PAYWALL, OFFER = "paywall", "subscription offer"
NOTICES = frozenset({PAYWALL, OFFER})  # what no story says, wherever it stands


def _patterns() -> tuple[dict[str, str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return the parts of patterns by name, and pairs of a reason and its pattern, in order.

    They are read from ``boilerplate.tsv``. A row is one alternative of a pattern; ``{join}`` in it
    stands for the part of that name. Repeats have bounds, so that every match is linear in a line
    that is at most `LONGEST` characters long.
    """
    parts: dict[str, str] = {}
    rules: list[tuple[str, re.Pattern[str]]] = []
    for reason, found in groupby(rows("boilerplate.tsv"), key=itemgetter("reason")):
        pattern = "|".join(row["pattern"] for row in found)
        pattern = re.sub(r"\{([a-z ]+)\}", lambda match: parts[match[1]], pattern)
        if reason.startswith("{"):
            parts[reason.strip("{}")] = f"(?:{pattern})"
        else:
            rules.append((reason, re.compile(pattern, re.IGNORECASE)))
    return parts, tuple(rules)


PARTS, RULES = _patterns()
NOTE = re.compile(PARTS["note"], re.IGNORECASE)  # however long it is
MENTIONS = re.compile(r"[\"'“”‘’«»]")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")
DIGITS = re.compile(r"\d+")
CLOSING = frozenset({"contact line", "copyright line", "related links"})


def reason_of(line: str) -> str:
    """Return why a line is no part of a story (``share bar``); an empty string if it may be.

    Examples
    --------
    >>> reason_of("Share on Facebook | Tweet")
    'share bar'
    >>> reason_of("Share prices fell on Monday.")
    ''
    """
    if NOTE.fullmatch(line):
        return "notice"
    if len(line) > LONGEST:
        return ""
    for reason, pattern in RULES:
        if pattern.fullmatch(line):
            return "" if reason == "ornament" and MENTIONS.search(line) else reason
    return ""


def running_heads(lines: Iterable[tuple[str, bool]]) -> set[str]:
    """Return the running heads: the lines that stand at the edge of one page after another.

    Each of ``lines`` is a pair: its words, and True if it stands at an edge, that is beside a page
    number or page break, or in the middle of a sentence. Those that occur at least twice, and at
    least half the time at an edge, come back in lower case with each number as 0 (see `alike`).
    """
    short = [(line, edge) for line, edge in lines if 2 < len(line) <= 100 and line[-1] != ":"]
    if not any(edge for _, edge in short):
        return set()
    seen: Counter[str] = Counter()
    at_edge: Counter[str] = Counter()
    for line, edge in short:
        key = alike(line)
        seen[key] += 1
        at_edge[key] += edge
    return {k for k, n in seen.items() if n > 1 and at_edge[k] > 0 and 2 * at_edge[k] >= n}


def alike(line: str) -> str:
    """Return a line in lower case, with single blanks and every number as 0.

    Lines that differ in nothing else then compare as equal.
    """
    return DIGITS.sub("0", " ".join(line.split())).casefold()


def letters(words: str) -> str:
    """Return the letters and digits of a line, in lower case and nothing between them.

    Two spellings of the same line then compare as equal.

    Examples
    --------
    >>> letters("“Talks” begin ..."), letters("Talks Begin")
    ('talksbegin', 'talksbegin')
    """
    return "".join(c for c in words.casefold() if c.isalnum())
