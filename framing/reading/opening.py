"""The opening of an article: which line is the headline, which tell author, date and outlet."""

from __future__ import annotations

import re
from itertools import pairwise

from framing.reading.assemble import Aside
from framing.reading.boilerplate import SENTENCE_END, letters
from framing.reading.choice import AGAIN
from framing.reading.front_lines import SECTIONS, FrontLine, Origin, front_line
from framing.reading.joining import continues
from framing.reading.layout import Layout
from framing.reading.lines import Line

HEADLINE_LONGEST = 220  # characters
FRONT_LINES = 14  # lines in which a headline is looked for
REPEATED = 4  # lines below the headline that may be it again
# Before the name of the outlet, whose words are capitalised: "what we know" is none.
BEHIND = re.compile(r" (?:[|·•»–—-]) (?=(?:(?:[A-Z][\w’'&.-]{0,20}|of|the|and|for)(?: |$)){1,6}$)")
SENTENCE = re.compile(r"[.!?:…][\"'”’»)]{0,2}(?: +|$)")
STORY = 80  # characters; so long a line is the story, unless it is the headline


def set_aside_front(lines: list[Line], layout: Layout, guess: bool = True) -> None:
    """Mark the headline, and set aside the lines that say where the article comes from.

    What is set aside gets a ``reason`` and is left out of the text.

    Parameters
    ----------
    lines
        The lines of the text; those of the kind ``headline`` are known to be it.
    layout
        What is known of the article; its ``origin`` and ``has_headline`` are filled in.
    guess
        Whether to look for a headline.
    """
    candidates = [n for n in lines if not n.reason and n.kind != "rule"][: 3 * FRONT_LINES]
    found = [front_line(n.words) for n in candidates]
    given = [i for i, line in enumerate(candidates) if line.kind == "headline"]
    title = (given[0], given[-1]) if given else None
    if guess:
        title = find_headline(candidates, found, layout.origin.title)
    first, last = title if title else (-1, -1)
    good = [i for i in front_window(candidates, found, last) if not first <= i <= last]
    origins = [(front, i) for i in good if (front := found[i])]
    for front, i in sorted(origins, key=lambda one: (not one[0].sure, one[0].changed, one[1])):
        origin, candidates[i].reason = origin_from(front, layout.origin)
        layout.origin = layout.origin.filled_from(origin)
    for line in candidates[: max(first, 0)]:
        line.reason = line.reason or "before the headline"
    for line in candidates[first : last + 1] if title else ():
        line.kind = "headline"
    if title and not given and (label := found[first]) and label.value:
        layout.asides.append(
            Aside(candidates[first].start, candidates[first].start + label.value, "label")
        )
    layout.has_headline = bool(title)


def set_aside_repeats(masked: str, lines: list[Line], layout: Layout) -> None:
    """Set aside (leave out of the text) the headline where the text begins with it again.

    ``masked`` is the text with what is set aside blanked out. Quotation marks, letter case and the
    name of the outlet behind it make no difference. A sentence that only begins with its words
    stays.
    """
    head = [line for line in lines if line.kind == "headline"]
    title = " ".join(line.words for line in head) or layout.origin.title
    if not letters(title):
        return
    spellings = {letters(title), letters(BEHIND.split(title)[0])} - {""}
    below = [n for n in lines if not n.reason and n.kind not in ("headline", "rule")]
    top = next((i for i, n in enumerate(below) if len(n.words) >= STORY), REPEATED)
    near = below[: min(top + 1, REPEATED)]
    again = [n for n in near if {letters(n.words), letters(BEHIND.split(n.words)[0])} & spellings]
    for line in again if len(again) < len(below) else ():  # without another line it is the text
        line.reason = AGAIN
    story = next((n for n in below if not n.reason), None)
    if story and (end := end_of_title(masked[story.start : story.end], letters(title))):
        layout.asides.append(Aside(story.start, story.start + end, AGAIN))
        story.words = story.words[end:]


def end_of_title(words: str, title: str) -> int:
    """Return the length of the headline if a paragraph begins with it as a sentence, else 0.

    ``title`` is the headline as `letters` writes it.

    Examples
    --------
    >>> end_of_title("Talks begin. The two sides met.", "talksbegin")
    13
    >>> end_of_title("Talks begin again on Monday.", "talksbegin")
    0
    """
    for match in SENTENCE.finditer(words[: 2 * HEADLINE_LONGEST]):
        here = letters(words[: match.end()])
        if here == title:
            return match.end() if words[match.end() :].strip() else 0
        if not title.startswith(here):
            break
    return 0


def sure(front: FrontLine | None) -> bool:
    """Return whether a line surely gives author, date or outlet; False for None, no such line."""
    return front is not None and front.sure


def origin_from(front: FrontLine, so_far: Origin) -> tuple[Origin, str]:
    """Return the author, date or outlet in a line, and the reason to set the line aside.

    Only what this line gives comes back; an empty origin if it gives nothing. ``so_far`` is the
    origin that other lines gave: after the writer's name a bare name is an outlet's.
    """
    if front.bare and not front.sure and so_far.author and not so_far.outlet:
        return Origin(outlet=front.bare), "outlet"
    return front.origin, front.reason


def find_headline(
    lines: list[Line], found: list[FrontLine | None], title: str
) -> tuple[int, int] | None:
    """Return the numbers of the first and last line of the headline, or None if there is none.

    ``lines`` are the lines of the beginning, ``found`` what `front_line` returns for each (None for
    the story), and ``title`` the headline in the metadata, empty if there are none.
    """
    above = next((i for i, n in enumerate(lines) if len(n.words) >= STORY), len(lines))
    top = min(FRONT_LINES, above + 1)  # below the first line of the story stands no headline
    for i, front in enumerate(found[:top]):
        if (title and letters(lines[i].words) == letters(title)) or (front and front.value):
            return i, i
    for i, line in enumerate(lines[:top]):
        if line.kind == "heading" and (line.level == 1 or i == 0):
            return i, i
    if title:
        return None
    places = [i for i, f in enumerate(found[:FRONT_LINES]) if not sure(f)][:2]
    if not places:
        return None
    if len(places) == 2 and (lines[places[0]].repeated or is_masthead(lines, found, places[0])):
        second = lines[places[1]]
        if could_be_headline(second) and len(second.words.split()) > 3:
            return headline_from(lines, found, places[1])
    return headline_from(lines, found, places[0])


def is_masthead(lines: list[Line], found: list[FrontLine | None], i: int) -> bool:
    """Return whether line ``i`` of ``lines`` is the name of an outlet or of a section of it.

    ``found`` is what `front_line` returns for each line.
    """
    front = found[i]
    named = front is not None and front.reason == "outlet"
    return named or lines[i].words.strip(" |:").lower() in SECTIONS


def could_be_headline(line: Line) -> bool:
    """Return whether a line is short, has letters and does not end as a sentence does."""
    words = line.words
    return (
        line.kind in ("prose", "heading")
        and line.bar < 0
        and len(words) <= HEADLINE_LONGEST
        and any(c.isalpha() for c in words)
        and words.rstrip("\"'”’»)")[-1:] not in ("", ".", ",", ";", ":", "…")
    )


def headline_from(
    lines: list[Line], found: list[FrontLine | None], i: int
) -> tuple[int, int] | None:
    """Return the first and last line of the headline that starts at line ``i``, by their numbers.

    None if the line looks like no headline or the text does not go on below it. ``found`` is what
    `front_line` returns for each line of ``lines``.
    """
    if not could_be_headline(lines[i]):
        return None
    block = i
    while block + 1 < len(lines) and lines[block + 1].gap == 1:
        front = found[block + 1]
        if front and (front.sure or any(map(sure, found[block + 2 : block + 3]))):
            break
        block += 1
    if not any(len(n.words) >= 30 for n in lines[block + 1 :]) and block + 1 >= len(lines):
        return headline_of_lines(lines, i) if block > i else None
    if block == i:
        return i, i
    last = lines[block].words
    if block - i <= 2 and not SENTENCE_END.search(last[-8:]) and len(last) <= 120:
        joined = all(continues(a.words, b.words) for a, b in pairwise(lines[i : block + 1]))
        return (i, block) if joined else (i, i)
    return headline_of_lines(lines, i)


def headline_of_lines(lines: list[Line], i: int) -> tuple[int, int] | None:
    """Return line ``i`` as first and last line of the headline if it is short, else None.

    It is for a text without empty lines: the next line must be much longer.
    """
    first, second = lines[i].words, lines[i + 1].words
    alone = len(first) <= 120 and not continues(first, second)
    return (i, i) if alone and 3 * len(first) <= 2 * len(second) else None


def front_window(lines: list[Line], found: list[FrontLine | None], last: int) -> list[int]:
    """Return the numbers of the lines near the top that say where the article comes from.

    ``found`` is what `front_line` returns for each line of ``lines``, ``last`` the number of the
    headline's last line. Sure ones (a date, "By Ana Ruiz") count, and others that touch one of
    those. The search ends where the story has run for three lines, or one long line.
    """
    window, story = list(range(last + 1)), 0
    for i in range(last + 1, len(lines)):
        story += found[i] is None
        if story > 3 or (found[i] is None and len(lines[i].words) > 300):
            break
        window.append(i)
    good = {i for i in window if sure(found[i])}
    for order in (window, window[::-1]):
        for i in order:
            if found[i] and ({i - 1, i + 1} & good):
                good.add(i)
    return sorted(good)
