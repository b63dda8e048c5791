"""Blank out the quotation marks of HTML that was left in a text: they quote nobody."""

from __future__ import annotations

import re

# A tag ends at the next bracket or an empty line; the value of an attribute at a mark, a bracket
# or the end of its line. No part can take what the next one needs (++), so the time is linear.
_VALUE = (
    r"(?:[\"“”„″][^\"“”„″\n<>]{0,1000}+(?:[\"”″]|(?=[\n<>]|\Z))"
    r"|['‘’][^'‘’\n<>]{0,1000}+(?:['’]|(?=[\n<>]|\Z)))"
)
_NAME = r"(?<![\w=])[A-Za-z@:][\w.:@-]{0,60}+"
_MARKUP = re.compile(
    r"(?P<tag><(?:[!?]|/?[A-Za-z][\w:-]{0,40}+(?=[\s/>]))"
    r"(?:[^<>\n]|\n(?![ \t]{0,20}+(?:\n|\Z)))*+>)"
    r"|(?P<unfinished><[A-Za-z][\w:-]{0,40}+\s[^<>\n]{0,2000}+(?=[\n<]|\Z))"
    rf"|{_NAME}={_VALUE}"
)
_ATTRIBUTE = re.compile(rf"{_NAME}\s{{0,3}}+=\s{{0,3}}+{_VALUE}")
_MARK = re.compile(r"[\"'“”‘’„‟«»＂`″]")


def without_markup(raw: str) -> str:
    """Return a text, its length unchanged, without the quotation marks in tags and attributes.

    Examples
    --------
    >>> without_markup('<a href="x y">“Yes,”</a> she said.')
    '<a href=_x y_>“Yes,”</a> she said.'
    """
    if "<" not in raw and "=" not in raw:
        return raw
    return _MARKUP.sub(_without_marks, raw)


def _without_marks(match: re.Match[str]) -> str:
    """Return a match of `_MARKUP` without the quotation marks in it, as many characters long.

    Words between two signs of comparison stay as they are.
    """
    words = match.group()
    if match["unfinished"]:  # behind its attributes the text may go on
        return _ATTRIBUTE.sub(_blanked, words)
    # Between two signs of comparison ("a<b and c>d") stand words, not attributes.
    is_words = match["tag"] and "=" not in words and words[1] not in "!?"
    return words if is_words else _blanked(match)


def _blanked(match: re.Match[str]) -> str:
    """Return a match with an underscore for each quotation mark."""
    return _MARK.sub("_", match.group())
