"""Test any marker, built in or third-party, against what every marker must do."""

from __future__ import annotations

import re

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
    """Test a marker on its own examples and on texts of any kind.

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
    for example in marker.marks:
        _check_found(marker, example)
    for example in marker.spares:
        found = _spans(marker, example)
        assert not found, f"{marker.name} marks {_cut(example, found)} in what it spares: {example}"
    for text in _ODD:
        _findings(marker, text)
        _findings(marker, f"{marker.marks[0]}\n\n{text}")


def stretches(example: str) -> tuple[str, list[tuple[int, int]]]:
    """Return an example without its double brackets, and the offsets of what they enclosed.

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


def _check_found(marker: Marker, example: str) -> None:
    text, expected = stretches(example)
    found = _spans(marker, text)
    assert found == expected, f"{marker.name} marks {_cut(text, found)} in: {example}"
    assert found == _spans(marker, text), f"{marker.name} differs between two runs on: {example}"
    after = _spans(marker, f"{text}\n\n{_UNRELATED}")
    assert [span for span in after if span[1] <= len(text)] == expected, (
        f"{marker.name} is changed by an unrelated paragraph after: {example}"
    )
    shift = len(_UNRELATED) + 2
    before = _spans(marker, f"{_UNRELATED}\n\n{text}")
    assert [(a - shift, b - shift) for a, b in before if a >= shift] == expected, (
        f"{marker.name} is changed by an unrelated paragraph before: {example}"
    )


def _spans(marker: Marker, text: str) -> list[tuple[int, int]]:
    found = _findings(marker, text)
    return sorted(set(zip(found["start"].tolist(), found["end"].tolist(), strict=True)))


def _findings(marker: Marker, text: str) -> pd.DataFrame:
    article = Article(id="example", text=text)
    found = analyze(article, marker).evidence
    for row in found.itertuples():
        assert article.text[row.start : row.end] == row.text, f"{marker.name} misquotes {row.text}"
    return found


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    return ", ".join(f"“{text[a:b]}”" for a, b in spans) or "nothing"
