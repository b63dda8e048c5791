"""Test any marker, built in or third-party, on its own examples and on unusual texts.

A marker finds stretches of text, each with a category and a reason. It comes with example passages:
in those to mark, double brackets enclose each stretch it must find; in those to spare it must find
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from framing.analysis import analyze
from framing.article import Article
from framing.marking.marker import Marker

_BRACKETS = re.compile(r"\[\[|\]\]")
_FEWEST = 3
_UNRELATED = "The weather was mild. It rained a little in the evening."
_ODD = (
    "",
    " \n\n \t",
    "\x00\x1b[31m\u202e\ufeff",
    "“‘\"'„»" * 20,
    "<script>alert(1)</script> {{ 7 * 7 }} ]]> -->",
    "🙂👩\u200d🚀 Ç\u0327 \ud800 नमस्ते 漢字 مرحبا",
    "A.b.c… ?! — – - ''",
    "x" * 10_000,
)


def check_marker(marker: Marker) -> None:
    """Test a marker on its own examples and on texts of any kind; return None if it passes.

    Parameters
    ----------
    marker
        The marker to check.

    Raises
    ------
    AssertionError
        If it has fewer than three examples to mark or to spare, misses an example, marks one to
        spare, differs between two runs, changes its findings when an unrelated paragraph is added
        before or after, or fails on unusual text. The message says which.

    Examples
    --------
    >>> from framing.marking.difficulty import DIFFICULTY
    >>> check_marker(DIFFICULTY)
    """
    _check_declaration(marker)
    _check_found(marker)
    for example, found in zip(marker.spares, _spans(marker, marker.spares), strict=True):
        assert not found, f"{marker.name} marks {_cut(example, found)} in what it spares: {example}"
    _spans(marker, [*_ODD, *(f"{marker.marks[0]}\n\n{text}" for text in _ODD)])


def stretches(example: str) -> tuple[str, list[tuple[int, int]]]:
    """Return an example passage without its double brackets, and the offsets of what they held.

    Returns
    -------
    text : str
        The passage without brackets.
    spans : list of (int, int)
        Offsets of the bracketed stretches, ``end`` exclusive.

    Examples
    --------
    >>> stretches("The [[regime]] fell.")
    ('The regime fell.', [(4, 10)])
    """
    places = [m.start() - 2 * n for n, m in enumerate(_BRACKETS.finditer(example))]
    return _BRACKETS.sub("", example), list(zip(places[::2], places[1::2], strict=True))


def _check_declaration(marker: Marker) -> None:
    name = marker.name
    assert all((name, marker.version, marker.about)), f"{name!r} lacks a name, version or about"
    assert len(marker.marks) >= _FEWEST, f"{name} needs {_FEWEST} examples of what it marks"
    assert len(marker.spares) >= _FEWEST, f"{name} needs {_FEWEST} examples of what it spares"


def _check_found(marker: Marker) -> None:
    """Assert that the examples to mark give the right marks, twice, and with other text around.

    Such text is an unrelated paragraph, once before and once after the example.
    """
    texts, expected = zip(*map(stretches, marker.marks), strict=True)
    first, again = _spans(marker, texts), _spans(marker, texts[::-1])[::-1]
    after = _spans(marker, [f"{text}\n\n{_UNRELATED}" for text in texts])
    before = _spans(marker, [f"{_UNRELATED}\n\n{text}" for text in texts])
    shift = len(_UNRELATED) + 2
    for n, example in enumerate(marker.marks):
        text, due = texts[n], expected[n]
        assert first[n] == due, f"{marker.name} marks {_cut(text, first[n])} in: {example}"
        assert again[n] == due, f"{marker.name} differs between two runs on: {example}"
        assert [span for span in after[n] if span[1] <= len(text)] == due, (
            f"{marker.name} is changed by an unrelated paragraph after: {example}"
        )
        assert [(a - shift, b - shift) for a, b in before[n] if a >= shift] == due, (
            f"{marker.name} is changed by an unrelated paragraph before: {example}"
        )


def _spans(marker: Marker, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Return for each text the list of (start, end) offsets of the marker's marks, sorted."""
    articles = [Article(id=f"example {n}", text=text) for n, text in enumerate(texts)]
    found = analyze(articles, marker).evidence
    return [_spans_in(marker, one, found[found["article"] == one.id]) for one in articles]


def _spans_in(marker: Marker, article: Article, rows: pd.DataFrame) -> list[tuple[int, int]]:
    for row in rows.itertuples():
        assert article.text[row.start : row.end] == row.text, f"{marker.name} misquotes {row.text}"
    return sorted(set(zip(rows["start"].tolist(), rows["end"].tolist(), strict=True)))


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    return ", ".join(f"“{text[a:b]}”" for a, b in spans) or "nothing"
