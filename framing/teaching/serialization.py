"""Write an exercise to a file with everything in it, and read it again."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from framing.article import Article
from framing.teaching.exercise import Exercise, Fact, Question, Task, table

FORMAT = "framing-exercise"
VERSION = 1
FILE = "exercise.json"


def save(exercise: Exercise, folder: Path) -> Path:
    """Write ``exercise.json`` into a folder and return its path.

    The same exercise gives the same bytes.
    """
    home = folder / FILE
    text = json.dumps(as_dict(exercise), indent=1, ensure_ascii=False)
    home.write_bytes(f"{text}\n".encode())
    return home


def load(path: str | Path) -> Exercise:
    """Return the exercise in a file that `save` wrote.

    Raise ValueError if the file is no exercise; the message names it and says how to make one.
    """
    try:
        content = json.loads(Path(path).read_bytes())
        if content["format"] != FORMAT or content["version"] != VERSION:
            raise ValueError(f"it is {content['format']!r}, version {content['version']!r}")
        return from_dict(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        way_out = "make it again with: framing exercise make"
        raise ValueError(f"{path} is no exercise of this version ({error}); {way_out}") from error


def as_dict(exercise: Exercise) -> dict[str, Any]:
    """Return an exercise as a dict of values that JSON can hold."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "name": exercise.name,
        "title": exercise.title,
        "introduction": exercise.introduction,
        "minutes": exercise.minutes,
        "rewrites": exercise.rewrites,
        "articles": [{**one.as_dict(), "sha256": one.sha256} for one in exercise.articles],
        "tasks": [asdict(task) for task in exercise.tasks],
        "questions": [asdict(question) for question in exercise.questions],
        "facts": [asdict(fact) for fact in exercise.facts],
        "expert": records(exercise.expert),
        "machine": records(exercise.machine),
        "versions": dict(exercise.versions),
        "notes": list(exercise.notes),
    }


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as dicts that JSON can hold, with None for NaN."""
    return [
        {name: None if isinstance(value, float) and math.isnan(value) else value
         for name, value in row.items()}
        for row in frame.to_dict("records")
    ]  # fmt: skip


def from_dict(content: dict[str, Any]) -> Exercise:
    """Return the exercise that `as_dict` turned into a dict."""
    return Exercise(
        name=content["name"],
        title=content["title"],
        articles=tuple(_article(entry) for entry in content["articles"]),
        tasks=tuple(Task(**entry) for entry in content["tasks"]),
        expert=table(content["expert"]),
        machine=table(content["machine"]),
        introduction=content["introduction"],
        minutes=content["minutes"],
        questions=tuple(Question(**entry) for entry in content["questions"]),
        facts=tuple(
            Fact(entry["id"], entry["statement"], tuple(entry["told"]))
            for entry in content["facts"]
        ),
        rewrites=content["rewrites"],
        versions=content["versions"],
        notes=tuple(content["notes"]),
    )


def _article(entry: dict[str, Any]) -> Article:
    article = Article.from_dict({k: value for k, value in entry.items() if k != "sha256"})
    if article.sha256 != entry["sha256"]:
        raise ValueError(f"the text of {article.id!r} was changed")
    return article
