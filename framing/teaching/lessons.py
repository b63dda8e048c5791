"""Provide texts for students: tasks, labels with examples, questions, and a lesson plan.

A label is a category of a marker (a program that finds one kind of wording), as students see it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from framing import lexicons
from framing.marking.marker import Marker
from framing.teaching.exercise import SPEAKERS, Question, Task

LEVELS = (1, 2, 3)  # three labels, more, all
INTRODUCTION = """Read the article once before you mark anything.
Then mark words in it, choose what they do, and say why you think so.
Readers may differ: the reason helps."""
EXAMPLE = " Example: "  # what stands before it is the sentence that says what a label means


def labels(marker: str, level: int = LEVELS[-1]) -> dict[str, str]:
    """Return each label of a marker with its meaning and two examples.

    ``marker`` is its name. The second example is from another text. ``level`` is 1 for the three
    labels to begin with, 2 for more, 3 for all. The dict is empty if no text for students about the
    marker exists.

    Raise ValueError if there is no such level.

    Examples
    --------
    >>> list(labels("quotation", 1))
    ['direct', 'partial', 'scare']
    """
    if level not in LEVELS:
        raise ValueError(f"There is no level {level}: use 1 (three labels), 2 (more) or 3 (all).")
    return {
        row["label"]: f"{row['about']}{EXAMPLE}{_closed(row['example'])} "
        f"Elsewhere: {_closed(row['elsewhere'])}"
        for row in lexicons.rows("packs/labels.tsv")
        if row["marker"] == marker and int(row["level"]) <= level
    }


def label_name(label: str, marker: str) -> str:
    """Return the plain name of a label for students; files and answers keep the label.

    ``marker`` is the name of its marker: the same label can have another name under another one.
    Where there is no plain name, the label itself comes back.

    Examples
    --------
    >>> label_name("nominalisation", "agency")
    'told as a noun'
    >>> label_name("a label of one's own", "agency")
    "a label of one's own"
    """
    return _shown().get((marker, label), label)


@cache
def _shown() -> dict[tuple[str, str], str]:
    rows = lexicons.rows("packs/labels.tsv")
    return {(row["marker"], row["label"]): row["shown"] for row in rows}


def _closed(example: str) -> str:
    return example if example.endswith((".", "?", "!")) else f"{example}."


def task_of(marker: Marker, level: int = LEVELS[-1]) -> Task:
    """Return the task for students to mark by hand the wording that a marker finds.

    Question and labels are those written for students; where there are none, the marker's
    description and categories. ``level`` is 1 for three labels, 2 for more, 3 for all.

    Examples
    --------
    >>> from framing.marking.registry import markers
    >>> task_of(markers("quotation")[0], level=1).question.split(".")[0]
    'Mark places with quotation marks'
    """
    known = labels(marker.name, level) or dict.fromkeys(marker.categories, "")
    who = _own()["who"].get(marker.name, "Who says it?" if marker.name in SPEAKERS else "")
    return Task(marker.name, _own()["task"].get(marker.name, marker.about), known, who=who)


def questions() -> list[Question]:
    """Return the three questions that can be asked about any article.

    Examples
    --------
    >>> [question.id for question in questions()]
    ['plainer', 'heard', 'missing']
    """
    return [Question(**entry) for entry in _own()["question"]]


def guide() -> str:
    """Return the plan of a lesson of fifty minutes on any article, in Markdown."""
    return _file("own.md")


@cache
def _own() -> dict[str, Any]:
    return tomllib.loads(_file("own.toml"))


def _file(name: str) -> str:
    home = resources.files("framing").joinpath("data/packs")
    return home.joinpath(name).read_text(encoding="utf-8")
