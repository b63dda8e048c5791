"""Plain text and Markdown: which stretches are paragraphs, which are set aside (left out)."""

from __future__ import annotations

import re

from framing.reading.assemble import Aside
from framing.reading.choice import NOTHING, POST
from framing.reading.front_lines import Origin, front_line
from framing.reading.grouping import group
from framing.reading.layout import Layout
from framing.reading.lines import Line, read_bars, read_marks, split_lines, undouble
from framing.reading.marks import COMMENT
from framing.reading.opening import set_aside_front, set_aside_repeats
from framing.reading.posts import posts_in
from framing.reading.surroundings import set_aside_boilerplate, set_aside_labels, set_aside_tail

FRONT_MATTER = re.compile(
    r"\s*---[ ]*\n(?P<body>(?:(?!---|\.\.\.)[^\n]*\n){1,60})(?:---|\.\.\.)[ ]*\n"
)
YAML_LINE = re.compile(r"(?P<key>[A-Za-z_ -]{1,30}):[ ]*(?P<value>[^\n]{0,500})")


def lay_out(
    clean: str,
    *,
    markdown: bool = True,
    hidden: tuple[Aside, ...] = (),
    known: Origin | None = None,
    headline: tuple[int, int] | None = None,
    doubled: bool = False,
    keep: frozenset[str] = NOTHING,
) -> Layout:
    """Return which stretches of a text are paragraphs, which are set aside, and its origin.

    Parameters
    ----------
    clean
        The clean string: the input with blanks and damage put right, see `scrub.scrub`.
    markdown
        Whether to read Markdown marks.
    hidden
        What was set aside before; it is not looked at again.
    known
        What is known of the origin from elsewhere (metadata of a page or a PDF).
    headline
        The (start, end) of the headline, if the source says so; an empty stretch if it says that
        there is none; None if it is to be looked for.
    doubled
        Whether a database printed it: every line break may have been doubled on the way, and its
        labels are known.
    keep
        Reasons for which nothing below the headline is set aside, see `choice`.

    Returns
    -------
    Layout
        Paragraphs, what is left out, author, date, outlet, and whether there is a headline.

    Examples
    --------
    >>> text = "Talks begin\\n\\nThe two sides met on\\nMonday."
    >>> [text[p.start : p.end] for p in lay_out(text).paragraphs]
    ['Talks begin', 'The two sides met on\\nMonday.']
    """
    layout = Layout(asides=list(hidden), origin=known or Origin())
    masked = mask(clean, hidden)
    if markdown:
        masked = set_aside_wrappings(masked, layout)
    if POST not in keep and (posts := posts_in(masked)):
        layout.asides += posts
        masked = mask(masked, posts)
    lines = split_lines(masked)
    if markdown:
        layout.asides += read_marks(masked, lines)
    else:
        read_bars(lines)
    if doubled:
        undouble(lines)
    for line in lines:
        if headline and headline[0] <= line.start < headline[1]:
            line.kind = "headline"
    set_aside_boilerplate(lines)
    if not doubled:  # a database's own labels are known; others are words of the story
        set_aside_labels(masked, lines, layout)
    set_aside_front(lines, layout, guess=headline is None)
    set_aside_repeats(masked, lines, layout)
    set_aside_tail(lines, layout)
    bring_back(lines, layout, keep, len(hidden))
    layout.asides += [Aside(n.first, n.end, n.reason) for n in lines if n.reason]
    group(masked, [n for n in lines if n.kind != "rule"], layout)
    return layout


def bring_back(lines: list[Line], layout: Layout, keep: frozenset[str], hidden: int) -> None:
    """Put back into the text what was left out below the headline for the reasons in ``keep``.

    It was set aside first, so that the headline and the origin are found as they always are.
    ``hidden`` is how many of the first asides in ``layout`` were there before; those stay.
    """
    if not keep:
        return
    title = max((i for i, line in enumerate(lines) if line.kind == "headline"), default=-1)
    for line in lines[title + 1 :]:
        line.reason = "" if line.reason in keep else line.reason
    made = [aside for aside in layout.asides[hidden:] if aside.reason not in keep]
    layout.asides = layout.asides[:hidden] + made


def mask(clean: str, hidden: tuple[Aside, ...] | list[Aside]) -> str:
    """Return a text with the stretches in ``hidden`` blanked out.

    Every offset and every line break stays.
    """
    pieces, at = [], 0
    for start, end, _ in sorted(hidden):
        pieces += [clean[at:start], re.sub(r"[^\n\f]", " ", clean[max(at, start) : end])]
        at = max(at, end)
    return "".join([*pieces, clean[at:]])


def set_aside_wrappings(masked: str, layout: Layout) -> str:
    """Return a Markdown text with its front matter and its comments set aside and blanked out.

    ``masked`` is the text; it comes back as long as it was. What the front matter says of the
    origin goes to ``layout``.
    """
    found = []
    if front := FRONT_MATTER.match(masked):
        layout.origin = layout.origin.filled_from(front_matter(front["body"]))
        found.append(Aside(front.start(), front.end() - 1, "front matter"))
    found += [Aside(*m.span(), "comment") for m in COMMENT.finditer(masked)]
    layout.asides += found
    return mask(masked, found) if found else masked


def front_matter(body: str) -> Origin:
    """Return title, author, date, outlet and address, read from lines ``key: value``."""
    origin = Origin()
    for match in YAML_LINE.finditer(body):
        value = match["value"].strip(" \"'")
        found = front_line(f"{match['key'].strip()}: {value}") if value else None
        if found:
            origin = origin.filled_from(found.origin)
    return origin
