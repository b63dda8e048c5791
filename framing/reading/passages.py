"""Passages of a page that its markup gives to somebody else, or that stand in it twice.

A block quotation is somebody's words in the article; an embedded post is not the article; a pull
quote repeats words of the article in larger type, and words must not be counted twice. A group is
the blocks (paragraphs) inside one element; to set one aside is to leave it out of the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from framing.reading.assemble import BLOCK
from framing.reading.blocks import HEADINGS, Block
from framing.reading.choice import NOTHING, POST, PULLED
from framing.reading.posts import TAGS, is_signed

LONGEST_PULL = 100  # words; a longer passage is no pull quote, whatever it is called
LONGEST_POST = 1_000  # words
LONGEST_LEFTOVER = 100  # words of one without its class; a longer passage is something else
RUN = 4  # words in a row by which a passage is found again
MOST = 0.8  # of the words of a pull quote stand again in the text; the rest was changed
FEWEST = 6  # words of a pull quote that no element marks
SENTENCE = re.compile(r"[.!?…]+")
WORD = re.compile(r"\w+")


def set_aside_passages(blocks: list[Block], keep: frozenset[str] = NOTHING) -> tuple[str, ...]:
    """Set aside the embedded posts and pull quotes of a page, and return a note that counts them.

    There is no note if there are none. ``keep`` may hold ``embedded post`` and ``pull quote``, for
    those that are to be in the article.
    """
    unindent(blocks)
    groups: dict[int, list[Block]] = {}
    for block in blocks:
        if block.holder is not None:
            groups.setdefault(id(block.holder), []).append(block)
    counts: Counter[str] = Counter()
    for group in groups.values():
        why = named(group)
        if why in keep:
            take_in(group, blocks)
        else:
            counts[set_aside(group, why)] += 1
    known = runs_of(block for block in blocks if block.holder is None)
    for group in groups.values():
        if not group[0].reason and any(block.used for block in group):
            again = PULLED not in keep and named(group) not in keep and stands_again(group, known)
            counts[set_aside(group, PULLED if again else "")] += 1
            for block in group:
                block.used |= block.cited and not block.reason  # who is quoted belongs to it
    pulled = [] if PULLED in keep else standing_out(blocks, known)
    counts[PULLED] += len([set_aside([block], PULLED) for block in pulled])
    listed = [
        f"{counts[why]} {why}{'s' * (counts[why] > 1)}" for why in (POST, PULLED) if counts[why]
    ]
    return (f"Not taken into the article: {' and '.join(listed)}.",) if listed else ()


def take_in(group: list[Block], blocks: list[Block]) -> None:
    """Set ``used`` for the blocks of a group, if the article goes on around it on the page."""
    story = [i for i, block in enumerate(blocks) if block.used]
    inside = story and any(block is group[0] for block in blocks[story[0] : story[-1]])
    for block in group if inside else ():
        block.used = True


def standing_out(blocks: list[Block], known: dict[tuple[str, ...], int]) -> list[Block]:
    """Return the blocks whose words stand again in a larger one, and that are set differently.

    ``known`` gives for each run of four words of the article the size, in words, of its largest
    block. A paragraph like the others of the story, as an abstract is, is not returned.
    """
    around = Counter(id(block.above) for block in blocks if block.used and block.plain)
    story = max(around, key=around.__getitem__, default=None)
    loose = (block for block in blocks if block.used and block.holder is None)
    return [b for b in loose if repeats(b, known) and not (b.plain and id(b.above) == story)]


def unindent(blocks: list[Block]) -> None:
    """Set ``quoted`` to False if all of an article is in block quotations: it is only indented."""
    if all(block.quoted for block in blocks if block.used and block.tag not in HEADINGS):
        for block in blocks:
            block.quoted = False
            if block.role == BLOCK:
                block.holder, block.role = None, ""


def set_aside(group: list[Block], why: str) -> str:
    """Set the blocks of a group aside for the reason ``why``, if it is not empty, and return it."""
    for block in group if why else ():
        block.used, block.reason = False, why
    return why


def named(group: list[Block]) -> str:
    """Return why a group is set aside by what its markup or its signature says; empty if it is not.

    The reason is ``embedded post`` or ``pull quote``.
    """
    role, size = group[0].role, sum(len(block.words.split()) for block in group)
    signed = role == BLOCK and (is_signed(group[0].words) or is_signed(group[-1].words))
    longest = LONGEST_LEFTOVER if signed or group[0].holder.tag in TAGS else LONGEST_POST
    if (role == POST or signed) and size <= longest:
        return POST
    return PULLED if role == PULLED and size <= LONGEST_PULL else ""


def runs_of(blocks: Iterable[Block]) -> dict[tuple[str, ...], int]:
    """Return each run of four words in the article, with the size of its largest block.

    That is the block with the most words of those that hold the run; sizes are in words. Headings
    do not count, nor do blocks that are not ``used``.
    """
    known: dict[tuple[str, ...], int] = {}
    for block in blocks:
        if block.used and block.tag not in HEADINGS:
            words = WORD.findall(block.words.casefold())
            for run in runs(words):
                known[run] = max(known.get(run, 0), len(words))
    return known


def runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield each run of four words that follow each other."""
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def stands_again(group: list[Block], known: dict[tuple[str, ...], int]) -> bool:
    """Return whether most words of a short group of blocks stand in the rest of the article too.

    ``known`` gives for each run of four words of that rest the size of its largest block in words.
    """
    words = [block.words for block in group if not block.cited]
    size = len(WORD.findall(" ".join(words)))
    return 0 < size <= LONGEST_PULL and found_again(words, known, 0) >= MOST * size


def repeats(block: Block, known: dict[tuple[str, ...], int]) -> bool:
    """Return whether all words of a short block stand in a larger one.

    ``known`` gives for each run of four words of the article the size, in words, of its largest
    block.
    """
    size = len(WORD.findall(block.words))
    short = block.tag in ("p", "div", "figure", "section") and FEWEST <= size <= LONGEST_PULL
    return short and found_again([block.words], known, size) == size


def found_again(words: list[str], known: dict[tuple[str, ...], int], size: int) -> int:
    """Count the words that stand in the same order in a block of more than ``size`` words.

    ``known`` is what `runs_of` returns for the article; runs of fewer than four do not count.
    """
    found = 0
    for piece in (p for one in words for p in SENTENCE.split(one.casefold())):
        parts = WORD.findall(piece)
        until = 0
        for i, run in enumerate(runs(parts)):
            if known.get(run, 0) > size:
                found += i + RUN - max(i, until)
                until = i + RUN
    return found
