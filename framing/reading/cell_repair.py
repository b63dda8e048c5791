"""What programs do to the words of a table's cell, undone or pointed out.

Entities of HTML that nobody resolved, text that was encoded twice, words that stand for an empty
cell, and the mark that a source leaves where it cut a text off.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple

from framing.lexicons import word_class
from framing.reading import double_encoding
from framing.reading.scrub import ENTITY

MOST_TIMES = 3  # that an ampersand may have been escaped, or a text encoded, once too often
# What R, Python, databases and spreadsheets write into a cell that is empty.
MISSING = word_class("missing value")
SURNAMES = frozenset({"Na", "Nan", "Nat", "Nil"})
CUT = re.compile(
    r"\s*(?:…|\.{3})?\s*(?:\[\+?\d[\d,.]* ?(?:more )?(?:chars|characters)\]"
    r"|[\[(](?:…|\.{3}|truncated|cut|more)[\])]"
    r"|(?:(?<=…)|(?<=\.{3})|(?<=\n))\s*(?:read more|continue reading|more)\W{0,3})\s*$",
    re.IGNORECASE,
)
LONGEST_MARK = 80  # characters
EXCEL = 32_767  # characters that a cell holds
MYSQL = 65_535  # bytes that a text holds
ENTITIES = "Entities such as &amp; were read as the characters that they stand for."
TWICE = "Characters that were encoded twice (such as â€œ for “) were mended."


class Mended(NamedTuple):
    """The words of a cell as they were meant, and notes on what was mended.

    ``words`` is the text; ``notes`` holds a sentence for each kind of damage, none if it was whole.
    """

    words: str
    notes: tuple[str, ...] = ()


def mended(words: str) -> Mended:
    """Return the words of a cell as they were meant, and notes on what was mended.

    Examples
    --------
    >>> mended("&ldquo;We can&#8217;t pay,&rdquo; he said.").words
    '“We can’t pay,” he said.'
    >>> mended("AT&T; itâ€™s late").words
    'AT&T; it’s late'
    """
    notes = []
    plain = again_and_again(resolved, words)
    if plain != words:
        notes.append(ENTITIES)
    once = again_and_again(encoded_once, plain)
    if once != plain:
        notes.append(TWICE)
    return Mended(once, tuple(notes))


def encoded_once(words: str) -> str:
    """Return words with characters that were encoded twice ("â€™") as they were meant ("’").

    So is a closing quotation mark that lost its last byte on the way.
    """
    return double_encoding.mended(double_encoding.LOST_IN_CELL.sub("”", words))


def resolved(words: str) -> str:
    """Return words with every HTML entity (``&amp;``) as the character that it stands for."""
    return ENTITY.sub(lambda match: html.unescape(match[0]), words)


def again_and_again(undo: Callable[[str], str], words: str) -> str:
    """Return words after ``undo`` was applied until it changed nothing, at most three times."""
    for _ in range(MOST_TIMES):
        before, words = words, undo(words)
        if words == before:
            break
    return words


def is_missing(words: str) -> bool:
    """Return whether a cell holds no more than a word for a missing value, such as NA.

    Examples
    --------
    >>> is_missing("NA"), is_missing("NaN"), is_missing("None of it"), is_missing("True")
    (True, True, False, False)
    """
    word = words.strip()
    return word.lower() in MISSING and word not in SURNAMES


def cut_at(words: str) -> int | None:
    """Return the offset of the mark that says that a text was cut off; None if there is none.

    Examples
    --------
    >>> cut_at("They met on Mon… [+2345 chars]"), cut_at("They met on Monday.")
    (15, None)
    """
    tail = words[-LONGEST_MARK:]
    match = CUT.search(tail)
    return len(words) - len(tail) + match.start() if match else None


def cut_notes(cell: str, mark: int | None) -> tuple[str, ...]:
    """Return a sentence that says that a text was cut off, in a tuple; an empty one if it was not.

    ``cell`` is the text, ``mark`` the offset of a mark that says so, as `cut_at` returns it, or
    None. Without a mark, a length that is just the most a cell of Excel or MySQL holds is a sign.
    """
    if mark is not None:
        return ("The text was cut off by its source, as a mark at its end says.",)
    size = len(cell)
    if size == EXCEL or (size > MYSQL // 4 and len(cell.encode("utf-8", "replace")) == MYSQL):
        return (f"The text has {size:,} characters, all that its cell could hold: cut off?",)
    return ()
