"""Make the printable sheet: the articles with numbered lines, and room for answers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from framing.article import Article
from framing.sentences import Span, paragraphs
from framing.teaching.exercise import Exercise
from framing.teaching.lessons import label_name
from framing.teaching.page import origin
from framing.teaching.templates import fill, source

WIDTH = 76  # characters a line: it fits a sheet of A4 or Letter at eleven points
_BLANKS = 1  # empty rows beyond those asked for
_UNBROKEN = re.compile(rf"\S{{1,{WIDTH}}}")


@dataclass(frozen=True)
class Line:
    """A printed line of an article.

    ``number`` counts the lines of all articles, ``start`` and ``end`` are characters of the
    article, ``last`` is whether a paragraph ends with it.
    """

    number: int
    start: int
    end: int
    last: bool


def sheet(exercise: Exercise, key: bool = False) -> str:
    """Return the printable sheet of an exercise as HTML with a style and without script.

    Parameters
    ----------
    exercise
        What to print.
    key
        Whether the experts' marks (without experts the machine's) are filled in: the teacher's
        sheet.
    """
    number = 0
    articles = []
    for article in exercise.articles:
        lines = list(lines_of(article, number))
        number += len(lines)
        articles.append((article, lines))
    return fill(
        "sheet.html.jinja",
        exercise=exercise,
        style=Markup(source("sheet.css")),
        key=key,
        introduction=[line for line in exercise.introduction.split("\n") if line.strip()],
        articles=[_shown(article, lines) for article, lines in articles],
        tables=[_answers(exercise, task.marker, articles, key) for task in exercise.tasks],
    )


def lines_of(article: Article, before: int = 0) -> Iterator[Line]:
    """Yield an article in lines of at most `WIDTH` characters.

    Words stay whole where they fit; blanks at a break are not printed. ``before`` is how many lines
    stand on the sheet before the article.

    Examples
    --------
    >>> [line.number for line in lines_of(Article(id="a", text="One.\\n\\n" + "word " * 20))]
    [1, 2, 3]
    """
    number = before
    for paragraph in paragraphs(article.text):
        cuts = list(_broken(article.text, paragraph))
        for start, end in cuts:
            number += 1
            yield Line(number, start, end, end == cuts[-1][1])


def _broken(raw: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    start = end = paragraph.start
    for piece in _UNBROKEN.finditer(raw, paragraph.start, paragraph.end):
        if end > start and piece.end() - start > WIDTH:
            yield start, end
            start = piece.start()
        elif end == start:
            start = piece.start()
        end = piece.end()
    if end > start:
        yield start, end


def _shown(article: Article, lines: list[Line]) -> dict[str, object]:
    return {
        "origin": origin(article) or article.id,
        "lines": [
            {
                "number": line.number,
                "words": article.text[line.start : line.end],
                "last": line.last,
                "headline": line.end <= len(article.headline),
            }
            for line in lines
        ],
    }


def _answers(
    exercise: Exercise, marker: str, articles: list[tuple[Article, list[Line]]], key: bool
) -> dict[str, object]:
    """Return the task and the rows of the table under it: empty, or with ``key`` the marks.

    The marks are the experts', or without any the machine's; a row is (number of the line, words,
    label and reader, answer to the second question). ``articles`` are articles with their lines.
    """
    task = exercise.task(marker)
    rows: list[tuple[str, str, str, str]] = [("", "", "", "")] * (task.asked + _BLANKS)
    if key:
        rows = []
        found = exercise.machine if exercise.expert.empty else exercise.expert
        for article, lines in articles:
            starts = [line.start for line in lines]
            for row in found[(found["article"] == article.id) & (found["task"] == marker)].to_dict(
                "records"
            ):
                line = lines[max(0, bisect_right(starts, row["start"]) - 1)].number
                reader = "machine" if found is exercise.machine else row["marker"]
                label = f"{label_name(row['category'], marker)} ({reader.removeprefix('expert:')})"
                rows.append((str(line), row["text"], label, row[task.who_column]))
    return {"task": task, "rows": rows}
