"""Draw an article with its marks as HTML: overlaps shown, no word printed twice, no script.

A mark is a stretch of text that a marker found, with category and explanation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from framing import sentences
from framing.article import Article
from framing.showing import escape
from framing.showing.styles import VOICES, Style, styles_of

DEEPEST = 12  # marks drawn over one place; more could not be distinguished
_ACCENTS = {"scare": "scare", "negative": "minus", "positive": "plus"}


class _DrawnMark(NamedTuple):
    """Hold a mark to draw.

    ``number`` is its row in the evidence, from 1; ``start`` and ``end`` are in characters;
    ``classes`` are CSS classes, and ``note`` is the explanation shown at it.
    """

    number: int
    start: int
    end: int
    style: Style
    voice: str
    classes: str
    note: str


def pane(article: Article, evidence: pd.DataFrame, prefix: str = "") -> Markup:
    """Return the article as HTML with its marks drawn in.

    Parameters
    ----------
    article
        The article. The text content of the returned HTML equals its ``text``, character for
        character (except NUL, which HTML cannot contain).
    evidence
        The marks of this article, a row each; row ``i`` gets the id ``m{i + 1}`` and links to
        ``e{i + 1}``, its line in the list of evidence.
    prefix
        A prefix of each HTML id, so that several articles fit on one page.

    Returns
    -------
    Markup
        Paragraphs of segments, cut wherever a mark begins or ends. A segment carries the
        explanations of the marks over it; each mark is an element of its own around the words,
        with an empty link at its beginning that the keyboard can reach.

    Examples
    --------
    >>> empty = pd.DataFrame(columns=["start", "end", "marker", "voice", "category", "speaker",
    ...                               "explanation"])
    >>> print(pane(Article(id="a", text="One.\\n\\n<b>Two</b>"), empty))
    <p dir="auto">One.</p>
    <BLANKLINE>
    <p dir="auto">&lt;b&gt;Two&lt;/b&gt;</p>
    """
    text = article.text
    paragraphs = sentences.paragraphs(text)
    heading = len(article.headline)
    tags = {span.start: "h3" if span.end <= heading else "p" for span in paragraphs}
    ends = {span.end: tags[span.start] for span in paragraphs}
    parts = []
    for start, end, marks in _segments(len(text), {*tags, *ends}, _drawn(evidence, len(text))):
        opening = f'<{tags[start]} dir="auto">' if start in tags else ""
        closing = f"</{ends[end]}>" if end in ends else ""
        words = escape.text(text[start:end])
        parts += [opening, _segment(words, start, marks, prefix) if marks else words, closing]
    return Markup("".join(parts))


def note(style: Style, voice: str, category: str, speaker: str, explanation: str) -> str:
    """Return the text shown at a mark: marker, category, whose words it is in, and explanation."""
    whose = VOICES.get(voice, voice)
    whose = f"{whose}, {speaker}" if speaker else whose
    return f"{style.label}: {category} (words of {whose})\n{explanation}\n"


def _drawn(evidence: pd.DataFrame, length: int) -> list[_DrawnMark]:
    styles = {style.marker: style for style in styles_of(evidence["marker"].unique())}
    columns = ["start", "end", "marker", "voice", "category", "speaker", "explanation"]
    rows = evidence[columns].itertuples(index=False, name=None)
    found = [
        _mark(number, start, min(end, length), styles[marker], *rest)
        for number, (start, end, marker, *rest) in enumerate(rows, start=1)
        if 0 <= start < min(end, length)
    ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.number))


def _mark(
    number: int, start: int, end: int, style: Style, voice: str, category: str, *rest: str
) -> _DrawnMark:
    classes = " ".join(filter(None, (style.key, voice_class(voice), _ACCENTS.get(category))))
    return _DrawnMark(
        number, start, end, style, voice, classes, note(style, voice, category, *rest)
    )  # fmt: skip


def voice_class(voice: str) -> str:
    """Return the CSS class of a voice (whose words): "vq" for "quoted"; unknown: the writer's."""
    return f"v{voice[0]}" if voice in VOICES else "vw"


def _segments(
    length: int, breaks: set[int], marks: list[_DrawnMark]
) -> Iterator[tuple[int, int, list[_DrawnMark]]]:
    """Yield the pieces of a text, cut where a mark or a paragraph begins or ends.

    A piece is (start, end, the marks over it), in characters. ``length`` is that of the text,
    ``breaks`` are the edges of paragraphs; ``marks`` are sorted by start.
    """
    edges = {0, length, *breaks, *(edge for mark in marks for edge in (mark.start, mark.end))}
    active: list[_DrawnMark] = []
    waiting = 0
    for start, end in pairwise(sorted(edges)):
        active = [mark for mark in active if mark.end > start]
        while waiting < len(marks) and marks[waiting].start == start:
            active.append(marks[waiting])
            waiting += 1
        yield start, end, active


def _segment(words: str, start: int, marks: list[_DrawnMark], prefix: str) -> str:
    """Return a piece of text as HTML, wrapped in an element for each mark over it.

    ``words`` are escaped already and begin at the offset ``start``. Explanations and links add no
    characters to the text.
    """
    notes: dict[str, str] = {}
    for mark in marks[:DEEPEST]:
        notes[mark.style.key] = notes.get(mark.style.key, "") + mark.note
    data = "".join(f' data-{key}="{escape.text(said)}"' for key, said in notes.items())
    voices = " ".join(sorted({voice_class(mark.voice) for mark in marks}))
    links = "".join(_link(mark, prefix) for mark in marks if mark.start == start)
    hidden = "".join(f"<b{_id(mark, start, prefix)}></b>" for mark in marks[DEEPEST:])
    opening = "".join(
        f'<i{_id(mark, start, prefix)} class="{mark.classes}">' for mark in marks[:DEEPEST]
    )
    closing = "</i>" * len(marks[:DEEPEST])
    return (
        f'<span class="s {voices}" tabindex="-1"{data}>{links}{hidden}'
        f"{opening}{words}{closing}</span>"
    )


def _id(mark: _DrawnMark, start: int, prefix: str) -> str:
    return f' id="{prefix}m{mark.number}"' if mark.start == start else ""


def _link(mark: _DrawnMark, prefix: str) -> str:
    key, number = mark.style.key, mark.number
    return (
        f'<a class="k {key} {voice_class(mark.voice)}" href="#{prefix}e{number}"'
        f' data-n="{number}" aria-label="{number}: {escape.text(mark.style.label)}"></a>'
    )
