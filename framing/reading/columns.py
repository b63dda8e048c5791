"""Columns: the order in which a printed page is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from statistics import median
from typing import NamedTuple

NARROWEST = 150.0  # points; a narrower stretch is not split any further
FEWEST = 4  # runs on each side of a gutter
FEWEST_AGAIN = 1  # of a gutter that the page before has too
FEWEST_ROWS = 3  # of a page with something at its edges
FAR = 2.5  # times the usual distance between lines; so far stands what is no text from it
OTHER_TYPE = 0.12  # of the height of running text, more or less
CROSSING = 0.25  # of the runs may cross it: headlines, pictures' captions


class Run(NamedTuple):
    """Characters that follow each other on a line of a printed page.

    Attributes
    ----------
    text
        The characters.
    left, right
        Where they begin and end, in points from the left edge of the page.
    y
        Their baseline, in points from the bottom of the page.
    height
        The height of the type, in points.
    """

    text: str
    left: float
    right: float
    y: float
    height: float


def in_reading_order(runs: list[Run], before: Sequence[float] = ()) -> list[list[Run]]:
    """Return the runs of each column of a page, the columns in the order they are read.

    A gutter is the empty strip between two columns. What crosses it (a headline over two columns)
    parts the page into bands; in each band the left column comes before the right one, and each is
    split again.

    Parameters
    ----------
    runs
        What is printed on the page.
    before
        Gutters of the page before, in points from the left edge; they are tried where this page,
        the last of an article perhaps, has too few lines to show its own.

    Examples
    --------
    >>> left = [Run(f"a{i}", 50, 280, 700 - 14 * i, 12) for i in range(5)]
    >>> right = [Run(f"b{i}", 310, 540, 700 - 14 * i, 12) for i in range(5)]
    >>> [[run.text for run in column] for column in in_reading_order(left + right)]
    [['a0', 'a1', 'a2', 'a3', 'a4'], ['b0', 'b1', 'b2', 'b3', 'b4']]
    """
    gutter = find_gutter(runs)
    if gutter is None:
        gutter = next((x for x in before if parts(runs, x, FEWEST_AGAIN)), None)
    if gutter is None:
        return [runs] if runs else []
    columns: list[list[Run]] = []
    left: list[Run] = []
    right: list[Run] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if run.right <= gutter:
            left.append(run)
        elif run.left >= gutter:
            right.append(run)
        else:
            columns += in_reading_order(left, before) + in_reading_order(right, before)
            left, right = [], []
            if columns and len(columns[-1]) == 1 and columns[-1][0].right > gutter:
                columns[-1].append(run)
            else:
                columns.append([run])
    return columns + in_reading_order(left, before) + in_reading_order(right, before)


def page_edges(runs: list[Run], usual: float) -> tuple[list[Run], list[Run], list[Run]]:
    """Return the runs far above the text of a page, those of the text, and those far below it.

    A run is some characters on one line. Far away stand running heads and page numbers; both groups
    are in reading order and often empty. The text keeps the order of ``runs``.

    ``usual`` is the usual distance from one line to the next, in points; 0 if it is not known.
    """
    rows = sorted({round(run.y) for run in runs}, reverse=True)
    if len(rows) < FEWEST_ROWS or not usual:
        return [], runs, []
    top = rows[0] if rows[0] - rows[1] > FAR * usual else rows[0] + 1
    bottom = rows[-1] if rows[-2] - rows[-1] > FAR * usual else rows[-1] - 1
    edges = sorted(runs, key=lambda run: (-run.y, run.left))
    above = [run for run in edges if round(run.y) >= top]
    below = [run for run in edges if round(run.y) <= bottom]
    return above, [run for run in runs if bottom < round(run.y) < top], below


def gutters(runs: list[Run]) -> tuple[float, ...]:
    """Return the middles of the empty strips between columns, in points from the page's left."""
    gutter = find_gutter(runs)
    if gutter is None:
        return ()
    left, right = parted(runs, gutter)
    return (gutter, *gutters(left), *gutters(right))


def find_gutter(runs: list[Run]) -> float | None:
    """Return the middle of the widest empty strip between two columns; None if there is none.

    It is in points from the left edge of the page. Only runs in the usual size of type are looked
    at: headlines and what stands at the edges of a page are set in other type.
    """
    if len(runs) < 2 * FEWEST:
        return None
    usual = median(run.height for run in runs)
    text = [run for run in runs if abs(run.height - usual) <= OTHER_TYPE * usual]
    first = int(min(run.left for run in text))
    width = int(max(run.right for run in text)) - first + 1
    if not NARROWEST <= width <= 20_000:
        return None
    steps = [0] * (width + 2)
    for run in text:
        steps[int(run.left) - first] += 1
        steps[int(run.right) - first + 1] -= 1
    covered = list(accumulate(steps))[width // 5 : width - width // 5]
    least = min(covered)
    start, length = longest_stretch(covered, least)
    gutter = first + width // 5 + start + length / 2
    return gutter if parts(runs, gutter, FEWEST) else None


def parted(runs: list[Run], gutter: float) -> tuple[list[Run], list[Run]]:
    """Return the runs that end left of a gutter, and those that begin right of it.

    A gutter is the empty strip between two columns, in points from the left edge of the page. Runs
    that cross it are in neither list.
    """
    left = [run for run in runs if run.right <= gutter]
    return left, [run for run in runs if run.left >= gutter]


def parts(runs: list[Run], gutter: float, fewest: int) -> bool:
    """Return whether a gutter, an empty strip, parts the runs of a page into two columns.

    ``gutter`` is its middle, in points from the left edge of the page; ``fewest`` is how many runs
    each column must have.
    """
    left, right = parted(runs, gutter)
    crossing = len(runs) - len(left) - len(right)
    few = min(len(left), len(right)) < fewest or crossing > CROSSING * len(runs)
    return not few and side_by_side(left, right, fewest)


def longest_stretch(covered: list[int], value: int) -> tuple[int, int]:
    """Return start and length of the longest stretch of ``covered`` in which all are ``value``.

    The start is an index; the length is 0 if the value does not occur.
    """
    best = (0, 0)
    start = 0
    for i, here in enumerate([*covered, -1]):
        if here != value:
            best = max(best, (start, i - start), key=lambda stretch: stretch[1])
            start = i + 1
    return best


def side_by_side(left: list[Run], right: list[Run], fewest: int) -> bool:
    """Return whether two groups of runs stand beside each other and not one above the other.

    At least ``fewest`` runs of each must stand between the highest and lowest run of the other.
    """
    return min(count_beside(left, right), count_beside(right, left)) >= fewest


def count_beside(these: list[Run], those: list[Run]) -> int:
    """Count the runs of ``these`` between the highest and the lowest run of ``those``."""
    top, bottom = max(run.y for run in those), min(run.y for run in those)
    return sum(bottom <= run.y <= top for run in these)
