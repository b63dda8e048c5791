"""PDF: the text layer, page by page, in reading order.

A PDF knows where each character stands and nothing of lines, columns or paragraphs. They are
found again here: characters make runs, runs make columns, columns make lines, and the distance
between lines makes paragraphs. What repeats from page to page is left to `boilerplate`.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from framing.reading.columns import Run, gutters, in_reading_order, page_edges
from framing.reading.front_lines import OUTLET, Origin
from framing.reading.layout import Visible
from framing.reading.unreadable import Unreadable

MOST_PAGES = 3000
WIDE = 0.9  # of the height of a character; a wider gap parts two runs
CUT_HYPHENS = "\x02\ufffe\u00ad"  # what PDFium writes for a hyphen at a line end
LARGER = 1.18  # times the size of running text; a headline is that large
PARAGRAPH = 1.35  # times the usual distance between lines
FEWEST_LETTERS = 0.4  # of the characters; a font without a key to its glyphs gives less


class Line(NamedTuple):
    """A line of a PDF as it is printed.

    Attributes
    ----------
    text
        Its characters.
    height
        The height of its type, in points.
    gap
        What parts it from the line before: ``""``, a line break, an empty line or a page end.
    """

    text: str
    height: float
    gap: str


def see_pdf(data: bytes, name: str) -> Visible:
    """Return the text of a PDF in reading order, and the headline told by its size of type.

    ``data`` is the file, ``name`` what an error calls it.

    Raise Unreadable if the file is broken, locked by a password or has no text.
    """
    document = opened(data, name)
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(name, f"the PDF has over {MOST_PAGES:,} pages", "split it")
        lines = []
        between: tuple[float, ...] = ()
        for number in range(len(document)):
            found, between = page_lines(document, number, between)
            lines += found
    finally:
        document.close()
    lines, title = with_headline(lines)
    text = "".join(part for line in lines for part in (line.gap, line.text))
    seen = [c for c in text if not c.isspace()]
    if not seen:
        raise Unreadable(
            name, "the PDF holds pictures of text, not text (a scan?)", "run OCR on it first"
        )
    if sum(c.isalnum() for c in seen) < FEWEST_LETTERS * len(seen):
        raise Unreadable(name, "the PDF's fonts do not say what letters they show", "run OCR on it")
    return Visible(text, "pdf", known=Origin(title=title))


def opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    """Open a PDF; one that is locked or broken raises Unreadable, which calls it ``name``."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(name, "the PDF is locked", "save it without a password") from None
        raise Unreadable(name, "the PDF is broken", "save or download it again") from None


def page_lines(
    document: pypdfium2.PdfDocument, number: int, between: tuple[float, ...]
) -> tuple[list[Line], tuple[float, ...]]:
    """Return the lines of a page in reading order, and where the gutters between columns are.

    A gutter is the empty strip between two columns, in points from the left edge of the page.

    Parameters
    ----------
    document
        The PDF.
    number
        Which page, from 0.
    between
        The gutters of the page before.
    """
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return [], between
    text = page.get_textpage()
    try:
        runs = runs_of(text)
    finally:
        text.close()
        page.close()
    usual = usual_distance(runs)
    above, inside, below = page_edges(runs, usual)
    columns = [[run] for run in above]
    columns += in_reading_order(inside, between)
    columns += [[run] for run in below]
    lines = [line for column in columns for line in column_lines(column, usual)]
    if lines and number:
        lines[0] = lines[0]._replace(gap="\n\f\n")
    return lines, gutters(inside) or between


def runs_of(text: pypdfium2.PdfTextPage) -> list[Run]:
    """Return the characters of a page as runs: those that follow each other on a line."""
    runs: list[Run] = []
    letters: list[str] = []
    box = (0.0, 0.0, 0.0, 0.0)
    first = 0.0

    def close() -> None:
        words = "".join(letters).strip()
        if words:
            runs.append(Run(words, first, box[2], box[1], max(box[3] - box[1], 1.0)))
        letters.clear()

    for i in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, i)
        if code in (10, 13):
            close()
            continue
        here = text.get_charbox(i, loose=True)
        if chr(code).isspace() or here[2] <= here[0]:
            letters.append(" " if chr(code).isspace() else chr(code))
            continue
        height = here[3] - here[1]
        apart = here[0] - box[2] > WIDE * height or here[0] < box[0] - height
        if letters and (apart or abs(here[1] - box[1]) > 0.7 * height):
            close()
        if not letters:
            first = here[0]
        letters.append(chr(code))
        box = here
    close()
    return runs


def usual_distance(runs: list[Run]) -> float:
    """Return the usual distance from one line to the next, in points; 0 if there is none."""
    steps = [a.y - b.y for a, b in pairwise(runs)]
    near = [
        step
        for run, step in zip(runs[1:], steps, strict=True)
        if 0.5 * run.height < step < 2.5 * run.height
    ]
    return median(near) if near else 0.0


def column_lines(column: list[Run], usual: float) -> list[Line]:
    """Return the lines that the runs of one column make, with the gaps between them.

    ``usual`` is the usual distance from one line to the next, in points.
    """
    rows: list[list[Run]] = []
    for run in sorted(column, key=lambda run: (-run.y, run.left)):
        if rows and abs(rows[-1][0].y - run.y) < 0.5 * run.height:
            rows[-1].append(run)
        else:
            rows.append([run])
    edge = median(min(r.left for r in row) for row in rows)
    lines: list[Line] = []
    for i, row in enumerate(rows):
        row.sort(key=lambda run: run.left)
        words = " ".join(run.text for run in row)
        words = words[:-1] + "-" if words[-1] in CUT_HYPHENS else words
        inset = row[0].left - edge > 0.8 * row[0].height
        gap = gap_between(rows[i - 1], row, usual) if i else "\n\n"
        lines.append(Line("    " * (inset and gap == "\n") + words, row[0].height, gap))
    return lines


def gap_between(above: list[Run], below: list[Run], usual: float) -> str:
    """Return a line break or an empty line, by the distance of two lines and their size of type.

    ``above`` and ``below`` are their runs; ``usual`` is the usual distance between lines, in
    points.
    """
    far = usual and above[0].y - below[0].y > PARAGRAPH * max(usual, 0.0)
    ratio = above[0].height / below[0].height
    return "\n\n" if far or ratio > LARGER or ratio < 1 / LARGER else "\n"


def with_headline(lines: list[Line]) -> tuple[list[Line], str]:
    """Return the lines with the headline made one, and its words; its size of type tells it.

    If there is none, the lines stay as they are and the words are empty.
    """
    if not lines:
        return [], ""
    lines = [lines[0]._replace(gap=""), *lines[1:]]
    sizes = sorted(height for line in lines for height in [line.height] * len(line.text))
    usual = sizes[len(sizes) // 2]
    for size in sorted({line.height for line in lines[:12]}, reverse=True):
        if size < LARGER * usual:
            break
        first = next(i for i, line in enumerate(lines) if line.height == size)
        last = first
        while last + 1 < len(lines) and abs(lines[last + 1].height - size) < 0.05 * size:
            last += 1
        title = " ".join(line.text.strip() for line in lines[first : last + 1])
        if len(title.split()) >= 3 and len(title) <= 220 and not OUTLET.fullmatch(title):
            joined = lines[first]._replace(text=title)
            return [*lines[:first], joined, *lines[last + 1 :]], title
    return lines, ""
