"""Load the packs: ready lessons, each an exercise on some of the bundled articles."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import pandas as pd

from framing.article import Article
from framing.marking.marker import Mark, Marker
from framing.reading import read
from framing.teaching.exercise import Exercise, Fact, Question, Task, concat, make, rows_of
from framing.teaching.lessons import LEVELS, labels
from framing.text import Text
from framing.validation.gold import place, read_rows

READER = "expert:the authors"


def names() -> list[str]:
    """Return the names of the packs.

    Examples
    --------
    >>> names()
    ['four-papers', 'who-did-it', 'whose-words']
    """
    return sorted(path.name for path in _home().iterdir() if (path / "pack.toml").is_file())


def load(
    name: str, markers: Sequence[str | Marker] | None = None, level: int = LEVELS[-1]
) -> Exercise:
    """Return the exercise of a pack.

    Parameters
    ----------
    name
        One of `names`.
    markers
        The markers to run, as names or objects; by default those of the pack's tasks.
    level
        How many labels a task has, as in `framing.teaching.lessons.labels`; the experts' marks
        under the others are left out.

    Raises
    ------
    ValueError
        If there is no such pack; the message lists the packs.
    """
    home, content = _folder(name), _content(name)
    articles = [_article(file) for file in content["articles"]]
    tasks = tuple(Task(**entry, labels=labels(entry["marker"], level)) for entry in content["task"])
    exercise = make(
        articles,
        tasks,
        name=name,
        title=content["title"],
        markers=markers,
        expert=_expert(home / "expert.tsv", articles, tasks),
        introduction=content["introduction"].strip(),
        minutes=content["minutes"],
        questions=[Question(**entry) for entry in content.get("question", ())],
        facts=_facts(content.get("facts", ()), [article.id for article in articles]),
        rewrites=content["rewrites"],
    )
    return _shared(exercise) if content.get("shared") else exercise


def _shared(exercise: Exercise) -> Exercise:
    """Return the exercise with at most as many marks asked as experts made in any one article."""

    def fewest(task: Task) -> int:
        places = exercise.expert.loc[exercise.expert["task"] == task.marker, "article"]
        return min(int((places == article.id).sum()) for article in exercise.articles)

    tasks = (replace(task, asked=max(1, min(task.asked, fewest(task)))) for task in exercise.tasks)
    return replace(exercise, tasks=tuple(tasks))


def title(name: str) -> str:
    """Return the title of a pack.

    Examples
    --------
    >>> title("whose-words")
    'Whose words are these?'
    """
    return str(_content(name)["title"])


def guide(name: str) -> str:
    """Return the teacher's guide of a pack, in Markdown."""
    return (_folder(name) / "guide.md").read_text(encoding="utf-8")


def _content(name: str) -> dict[str, Any]:
    return tomllib.loads((_folder(name) / "pack.toml").read_text(encoding="utf-8"))


def _folder(name: str) -> Path:
    if name not in names():
        raise ValueError(f"There is no pack {name!r}. The packs are: {', '.join(names())}.")
    return _home() / name


def _home() -> Path:
    return Path(str(resources.files("framing").joinpath("data/packs")))


def _teaching() -> Path:
    return Path(str(resources.files("framing").joinpath("data/teaching")))


def _article(file: str) -> Article:
    return read(_teaching() / file)


def _expert(path: Path, articles: Sequence[Article], tasks: Sequence[Task]) -> pd.DataFrame:
    rows = read_rows(path)
    tables = (
        rows_of(text, task, READER, _marks(rows, text, task))
        for text in map(Text, articles)
        for task in tasks
    )
    return concat(tables)


def _marks(rows: list[dict[str, str]], text: Text, task: Task) -> Iterator[Mark]:
    for row in rows:
        if (
            row["file"] == f"{text.article.id}.md"
            and row["marker"] == task.marker
            and (row["category"] in task.labels)
        ):
            start = place(text.raw, row["text"], int(row["occurrence"]))
            end = start + len(row["text"])
            who = row["speaker"] if task.who_column == "speaker" else row["doer"]
            yield Mark(start, end, row["category"], "", actor=row["doer"], speaker=who)


def _facts(wanted: Sequence[str], articles: Sequence[str]) -> Iterator[Fact]:
    for row in read_rows(_teaching() / "facts.tsv"):
        if row["fact"] in wanted:
            ids = tuple(article for article in articles if row[article] == "yes")
            yield Fact(row["fact"], row["statement"], ids)
