"""Plain text and Markdown: which stretches are paragraphs, which are set aside."""

from __future__ import annotations

import re

from framing.reading.assemble import Aside, Paragraph
from framing.reading.front import Origin, front_line
from framing.reading.joining import PROSE, Width, continues, hyphen_between, is_open, width_of
from framing.reading.layout import Layout
from framing.reading.lines import Line, read_marks, split_lines
from framing.reading.marks import COMMENT
from framing.reading.opening import set_aside_front
from framing.reading.surroundings import set_aside_furniture, set_aside_tail

FRONT_MATTER = re.compile(
    r"\s*---[ ]*\n(?P<body>(?:(?!---|\.\.\.)[^\n]*\n){1,60})(?:---|\.\.\.)[ ]*\n"
)
YAML_LINE = re.compile(r"(?P<key>[A-Za-z_ -]{1,30}):[ ]*(?P<value>[^\n]{0,500})")
WORD = re.compile(r"\w[\w'’-]*")
NOT_BLANK = re.compile(r"[^ \n\f]")


def lay_out(
    clean: str,
    *,
    markdown: bool = True,
    hidden: tuple[Aside, ...] = (),
    known: Origin | None = None,
) -> Layout:
    """Find the paragraphs of a clean string and what is to be set aside.

    Parameters
    ----------
    clean
        The clean string, see `scrub.scrub`.
    markdown
        Whether to read Markdown marks.
    hidden
        What was set aside before; nobody looks at it again.
    known
        What is known of the origin from elsewhere (metadata of a page or a PDF).

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
    lines = split_lines(masked)
    if markdown:
        layout.asides += read_marks(masked, lines)
    set_aside_furniture(lines)
    set_aside_front(lines, layout)
    set_aside_tail(lines, layout)
    layout.asides += [Aside(n.start, n.end, n.reason) for n in lines if n.reason]
    group(masked, [n for n in lines if n.kind != "rule"], layout)
    return layout


def mask(clean: str, hidden: tuple[Aside, ...] | list[Aside]) -> str:
    """Blank out stretches, keeping every offset and every line break."""
    pieces, at = [], 0
    for start, end, _ in sorted(hidden):
        pieces += [clean[at:start], re.sub(r"[^\n\f]", " ", clean[max(at, start) : end])]
        at = max(at, end)
    return "".join([*pieces, clean[at:]])


def set_aside_wrappings(masked: str, layout: Layout) -> str:
    """Set aside the front matter of a Markdown file, reading it, and comments."""
    found = []
    if front := FRONT_MATTER.match(masked):
        layout.origin = layout.origin.filled_from(front_matter(front["body"]))
        found.append(Aside(front.start(), front.end() - 1, "front matter"))
    found += [Aside(*m.span(), "comment") for m in COMMENT.finditer(masked)]
    layout.asides += found
    return mask(masked, found) if found else masked


def front_matter(body: str) -> Origin:
    """Read title, author, date, outlet and address from the lines ``key: value``."""
    origin = Origin()
    for match in YAML_LINE.finditer(body):
        value = match["value"].strip(" \"'")
        found = front_line(f"{match['key'].strip()}: {value}") if value else None
        if found:
            origin = origin.filled_from(found.origin)
    return origin


def group(masked: str, lines: list[Line], layout: Layout) -> None:
    """Make paragraphs of the lines that are in the article."""
    kept = [n for n in lines if not n.reason]
    width = width_of(lines)
    vocabulary = Vocabulary(masked)
    start, words = 0, ""
    for i, line in enumerate(kept):
        if i and joins(kept[i - 1], line, words, width):
            layout.asides += vocabulary.without_blank(masked, kept[i - 1], line)
            words = f"{words} {line.words}"[-4000:]
            continue
        if i:
            layout.paragraphs.append(Paragraph(start, kept[i - 1].end, reason(kept[i - 1])))
        start, words = line.start, line.words
    if kept:
        layout.paragraphs.append(Paragraph(start, kept[-1].end, reason(kept[-1])))


def reason(line: Line) -> str:
    """Name the use of a paragraph after its last line."""
    return "headline" if line.kind == "headline" else "text"


def joins(before: Line, after: Line, words: str, width: Width) -> bool:
    """Tell whether a line goes on in the paragraph that ``words`` have come to."""
    if "headline" in (before.kind, after.kind):
        return before.kind == after.kind
    if "heading" in (before.kind, after.kind) or after.kind == "item":
        return False
    near = after.gap == 1
    if near and before.hard:
        return False
    if near and before.kind == "item" and after.indent > 0:
        return True
    if near and width.is_full(before, after) and after.indent <= before.indent + 1:
        return True
    if before.kind == "item" and not near:
        return False
    prose = min(PROSE, 0.6 * width.characters) if width.characters else PROSE
    return len(words) >= prose and continues(before.words, after.words, is_open(words))


class Vocabulary:
    """The words of a text, gathered only if a hyphen at a line end has to be judged."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: frozenset[str] | None = None

    def without_blank(self, masked: str, before: Line, after: Line) -> list[Aside]:
        """Set aside what parts a word that was cut at a line end; nothing if none was."""
        if before.words[-1:] not in "-—" or masked[before.end - 1] not in "-—":
            return []
        left = before.end
        if before.words.endswith("-"):
            if self.words is None:
                self.words = frozenset(WORD.findall(self.text.lower()))
            fate = hyphen_between(before.words, after.words, self.words)
            if not fate:
                return []
            left -= fate == "drop"
        first = NOT_BLANK.search(masked, before.end)
        stop = first.start() if first else after.start
        between = masked[stop : after.start]
        tail = len(between) - len(between.rstrip(" \n\f"))
        reason = "cut at a line end"
        return [Aside(left, stop, reason), Aside(after.start - tail, after.start, reason)]
