"""Plain text and Markdown: which stretches are paragraphs, which are set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from framing.reading.assemble import Aside, Paragraph
from framing.reading.front import CREDITS, FrontLine, Origin, front_line
from framing.reading.furniture import CLOSING, SENTENCE_END, alike, reason_of, running_heads
from framing.reading.joining import PROSE, Width, continues, hyphen_between, is_open, width_of
from framing.reading.lines import Line, read_marks, split_lines
from framing.reading.marks import COMMENT

FRONT_MATTER = re.compile(
    r"\s*---[ ]*\n(?P<body>(?:(?!---|\.\.\.)[^\n]*\n){1,60})(?:---|\.\.\.)[ ]*\n"
)
YAML_LINE = re.compile(r"(?P<key>[A-Za-z_ -]{1,30}):[ ]*(?P<value>[^\n]{0,500})")
WORD = re.compile(r"\w[\w'’-]*")
NOT_BLANK = re.compile(r"[^ \n\f]")
HEADLINE_LONGEST = 220
FRONT_LINES = 14
HOST = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>[a-z0-9-]{1,60}(?:\.[a-z0-9-]{2,20}){1,3})(?:/|$)"
)
RIGHTS = re.compile(
    r"(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,? (?:by )?"
    r"(?P<outlet>[^.|,;]{3,60}?)[.,]?(?: all rights reserved\W*)?",
    re.IGNORECASE,
)


@dataclass
class Layout:
    """What was decided about a clean string, for `assemble.assemble`."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    origin: Origin = field(default_factory=Origin)
    has_headline: bool = False


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


def set_aside_furniture(lines: list[Line]) -> None:
    """Give the lines that are furniture their reason."""
    for i, line in enumerate(lines):
        if line.kind not in ("heading", "rule"):
            reason = reason_of(line.words)
            inside = i and line.gap == 1 and not (lines[i - 1].reason or ends(lines[i - 1]))
            if reason and (not inside or reason.startswith("page") or line.page):
                line.reason = reason
    edges = [(line.words, at_page_edge(lines, i)) for i, line in enumerate(lines)]
    heads = running_heads(e for e, n in zip(edges, lines, strict=True) if not n.reason)
    seen: set[str] = set()
    for (words, edge), line in zip(edges, lines, strict=True):
        key = alike(words) if len(words) <= 100 else ""
        if key in heads and not line.reason:
            line.repeated = key not in seen and not edge
            line.reason = "" if line.repeated else "running head"
            seen.add(key)


def ends(line: Line) -> bool:
    """Tell whether a line ends a sentence or is no running text at all."""
    return (
        line.kind != "prose" or len(line.words) < 40 or bool(SENTENCE_END.search(line.words[-8:]))
    )


def at_page_edge(lines: list[Line], i: int) -> bool:
    """Tell whether a line stands at a page break, by a page number or amid a sentence."""
    line = lines[i]
    before = lines[i - 1] if i else None
    after = lines[i + 1] if i + 1 < len(lines) else None
    if line.page or (after and after.page) or len(line.words) > 100:
        return len(line.words) <= 100
    if any(n and n.reason.startswith("page") for n in (before, after)):
        return True
    return bool(
        before
        and after
        and min(line.gap, after.gap) > 1
        and not before.reason
        and len(before.words) >= 40
        and after.words[:1].islower()
        and continues(before.words, after.words)
    )


def set_aside_front(lines: list[Line], layout: Layout) -> None:
    """Find the headline and set aside the lines that say where the article comes from."""
    kept = [n for n in lines if not n.reason and n.kind != "rule"][: 3 * FRONT_LINES]
    found = [front_line(n.words) for n in kept]
    title = find_headline(kept, found, layout.origin.title)
    first, last = title if title else (-1, -1)
    good = [i for i in front_window(kept, found, last) if not first <= i <= last]
    for i in sorted(good, key=lambda i: (not sure(found[i]), i)):
        front = found[i]
        if front is not None:
            origin, kept[i].reason = told_by(front, layout.origin)
            layout.origin = layout.origin.filled_from(origin)
    for line in kept[: max(first, 0)]:
        line.reason = line.reason or "before the headline"
    for line in kept[first : last + 1] if title else ():
        line.kind = "headline"
    if title and (label := found[first]) and label.value:
        layout.asides.append(Aside(kept[first].start, kept[first].start + label.value, "label"))
    layout.has_headline = bool(title)


def sure(front: FrontLine | None) -> bool:
    """Tell whether a line surely says where the article comes from."""
    return front is not None and front.sure


def told_by(front: FrontLine, so_far: Origin) -> tuple[Origin, str]:
    """Say what a line tells: a bare name is the outlet's where the writer is known."""
    if front.bare and not front.sure and so_far.author and not so_far.outlet:
        return Origin(outlet=front.bare), "outlet"
    return front.origin, front.reason


def find_headline(
    kept: list[Line], found: list[FrontLine | None], title: str
) -> tuple[int, int] | None:
    """Give the first and last line of the headline, or None if the text has none."""
    for i, front in enumerate(found[:FRONT_LINES]):
        if (title and alike(kept[i].words) == alike(title)) or (front and front.value):
            return i, i
    for i, line in enumerate(kept[:FRONT_LINES]):
        if line.kind == "heading" and (line.level == 1 or i == 0):
            return i, i
    if title:
        return None
    places = [i for i, f in enumerate(found[:FRONT_LINES]) if not sure(f)][:2]
    if not places:
        return None
    if len(places) == 2 and (kept[places[0]].repeated or is_masthead(kept, found, places[0])):
        second = kept[places[1]]
        if could_be_headline(second) and len(second.words.split()) > 3:
            return headline_from(kept, found, places[1])
    return headline_from(kept, found, places[0])


def is_masthead(kept: list[Line], found: list[FrontLine | None], i: int) -> bool:
    """Tell whether a line is the name of an outlet with nothing but dates around it."""
    front = found[i]
    return front is not None and front.reason == "outlet"


def could_be_headline(line: Line) -> bool:
    """Tell whether a line is short, has letters and does not end like a sentence."""
    words = line.words
    return (
        line.kind in ("prose", "heading")
        and len(words) <= HEADLINE_LONGEST
        and any(c.isalpha() for c in words)
        and words.rstrip("\"'”’»)")[-1:] not in ("", ".", ",", ";", ":", "…")
    )


def headline_from(
    kept: list[Line], found: list[FrontLine | None], i: int
) -> tuple[int, int] | None:
    """Take the headline that starts at a line, if the text goes on below it."""
    if not could_be_headline(kept[i]):
        return None
    block = i
    while block + 1 < len(kept) and kept[block + 1].gap == 1:
        front = found[block + 1]
        if front and (front.sure or follows_sure(found, block + 1)):
            break
        block += 1
    if not any(len(n.words) >= 30 for n in kept[block + 1 :]) and block + 1 >= len(kept):
        return headline_of_lines(kept, i) if block > i else None
    if block == i:
        return i, i
    last = kept[block].words
    if block - i <= 2 and not SENTENCE_END.search(last[-8:]) and len(last) <= 120:
        joined = all(continues(a.words, b.words) for a, b in pairwise(kept[i : block + 1]))
        return (i, block) if joined else (i, i)
    return headline_of_lines(kept, i)


def headline_of_lines(kept: list[Line], i: int) -> tuple[int, int] | None:
    """Take a first line as the headline of a text that has no empty lines, if it is short."""
    first, second = kept[i].words, kept[i + 1].words
    alone = len(first) <= 120 and not continues(first, second)
    return (i, i) if alone and 3 * len(first) <= 2 * len(second) else None


def follows_sure(found: list[FrontLine | None], i: int) -> bool:
    """Tell whether the line after this one is surely a byline or a date."""
    return i + 1 < len(found) and sure(found[i + 1])


def front_window(kept: list[Line], found: list[FrontLine | None], last: int) -> list[int]:
    """Give the lines of the front that say where the article comes from.

    Sure ones count, and others that touch one of those. The front ends where the story has run
    for three lines, or one long line.
    """
    window, story = list(range(last + 1)), 0
    for i in range(last + 1, len(kept)):
        story += found[i] is None
        if story > 3 or (found[i] is None and len(kept[i].words) > 300):
            break
        window.append(i)
    good = {i for i in window if sure(found[i])}
    for order in (window, window[::-1]):
        for i in order:
            if found[i] and ({i - 1, i + 1} & good):
                good.add(i)
    return sorted(good)


def set_aside_tail(lines: list[Line], layout: Layout) -> None:
    """Set aside what hangs on a closing line: links, addresses, credits, copyright."""
    prose = [i for i, n in enumerate(lines) if is_prose(n)]
    end = prose[-1] if prose else -1
    closing = ""
    hosts: set[str] = set()
    for i, line in enumerate(lines):
        if not line.reason and i > end and CREDITS.fullmatch(line.words[:300]):
            line.reason = "byline"
        hanging = closing and not line.reason and line.kind not in ("headline", "rule")
        if hanging and (i > end or line.kind == "item" or line.links) and not is_prose(line):
            line.reason = closing
        closing = line.reason if line.reason in CLOSING else "" if is_prose(line) else closing
        if i > end and line.reason == "contact line":
            hosts |= {m["host"] for w in (line.words, *line.links) if (m := HOST.match(w))}
        if line.reason == "copyright line" and (rights := RIGHTS.fullmatch(line.words)):
            layout.origin = layout.origin.filled_from(Origin(outlet=rights["outlet"].strip()))
    if len(hosts) == 1:
        layout.origin = layout.origin.filled_from(Origin(outlet=hosts.pop()))


def is_prose(line: Line) -> bool:
    """Tell whether a line is running text of the article."""
    return not line.reason and (len(line.words) >= 80 or bool(SENTENCE_END.search(line.words[-8:])))


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
