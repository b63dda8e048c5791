"""Elements with more attributes than any page needs.

The parser compares each attribute of an element with all before it, so that an element with a
hundred thousand of them takes minutes. The first ones are kept: no text of the page stands there.
"""

from __future__ import annotations

import re

MOST = 500  # attributes of one element
_TAG = re.compile(r"<([A-Za-z][^\s<>/\"']*+)((?:[^<>\"']|\"[^\"]*+\"|'[^']*+'|[\"'])*+)>?+")
_ATTRIBUTE = re.compile(r"[^\s\"'=/]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=]++))?+")


def without_crowds(text: str) -> str:
    """Return a page without the attributes after the first five hundred of an element.

    Examples
    --------
    >>> crowd = "".join(f' a{i}="x > y"' for i in range(1_000))
    >>> without_crowds(f"<p{crowd}>Words.</p>").endswith(' a499="x > y">Words.</p>')
    True
    >>> without_crowds("<p class='a'>Words.</p>")
    "<p class='a'>Words.</p>"
    """
    return _TAG.sub(_thinned, text)


def _thinned(tag: re.Match[str]) -> str:
    """Return the text of a matched tag without the attributes after its first five hundred."""
    name, attributes = tag.groups()
    if len(attributes) < 2 * MOST:
        return tag[0]
    found = _ATTRIBUTE.findall(attributes)
    return f"<{name} {' '.join(found[:MOST])}>" if len(found) > MOST else tag[0]
