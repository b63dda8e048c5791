"""Escape text for HTML, so that a parser reads back what the article says."""

from __future__ import annotations

import html

# What a page may load and do: its own styles, pictures that it holds itself, and nothing else.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)

_UNSAYABLE = {0x00: "\ufffd"}  # HTML has no way to write NUL


def text(value: str) -> str:
    """Return a text escaped for an HTML element or quoted attribute; offsets in it stay valid.

    A parser reads back a text of the same length: carriage returns are written as references, since
    it would turn them into line feeds; NUL, which HTML cannot hold, becomes U+FFFD.

    Examples
    --------
    >>> text('<b title="x">\\r')
    '&lt;b title=&quot;x&quot;&gt;&#13;'
    """
    return html.escape(value.translate(_UNSAYABLE)).replace("\r", "&#13;")


def web_address(url: str) -> str:
    """Return a URL that may become a link; empty for all but http and https.

    Examples
    --------
    >>> web_address("javascript:alert(1)"), web_address("https://example.org/a")
    ('', 'https://example.org/a')
    """
    plain = url.strip()
    return plain if plain.lower().startswith(("http://", "https://")) else ""
