"""One mark of a student beside those of the other readers.

At the place of a mark every expert, and the machine with half a voice, gave the same label, another
one or nothing. The choice that most voices made earns full credit, another its share of that. A
mark that differs and says why earns full credit too, and is listed to be discussed: nobody loses
anything by disagreeing with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from framing.teaching.exercise import Exercise, Task
from framing.teaching.matching import Words

MACHINE_VOICE = 0.5
FEWEST_WORDS = 3  # of a reason
NOTHING = "nothing"
MACHINE = "machine"
SHORTEST_NAME = 3  # letters of a word by which two names can be the same


@dataclass(frozen=True)
class Judged:
    """One mark of a student beside those of the other readers.

    Attributes
    ----------
    row
        The student's row of evidence.
    choices
        What each other reader chose at this place: an expert by name, the machine as ``machine``.
    credit
        Between 0 and 1.
    discuss
        Whether the student differs from most and says why.
    who
        What the experts answer to the second question, and whether the student says the same;
        None where the task asks none or no expert marks the place.
    """

    row: Mapping[str, object]
    choices: Mapping[str, str]
    credit: float
    discuss: bool
    who: tuple[str, bool] | None

    @property
    def voices(self) -> dict[str, float]:
        """How much weight each choice has."""
        found: dict[str, float] = {}
        for name, choice in self.choices.items():
            weight = MACHINE_VOICE if name == MACHINE else 1.0
            found[choice] = found.get(choice, 0.0) + weight
        return found


class Key:
    """An exercise made ready for grading: the words of its articles are found once."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.words = {article.id: Words(article) for article in exercise.articles}
        self.experts = sorted(exercise.expert["marker"].unique())


def judge(row: Mapping[str, object], task: Task, key: Key) -> Judged:
    """Hold one mark to those of the other readers.

    Parameters
    ----------
    row
        The student's row of evidence.
    task
        The task that it answers.
    key
        The exercise.
    """
    matches = {name: _match(row, rows, key) for name, rows in _others(row, task, key)}
    choices = {
        name: NOTHING if match is None else str(match["category"])
        for name, match in matches.items()
    }
    who = _who(row, task, [matches[name] for name in key.experts])
    bare = Judged(row, choices, 0.0, False, who)
    credit = bare.voices.get(str(row["category"]), 0.0) / max(bare.voices.values())
    reasoned = has_reason(row)
    return replace(bare, credit=1.0 if reasoned else credit, discuss=reasoned and credit < 1)


def has_reason(row: Mapping[str, object]) -> bool:
    """Tell whether a mark carries a reason: at least three words."""
    return len(str(row["explanation"]).split()) >= FEWEST_WORDS


def same_name(one: str, other: str) -> bool:
    """Tell whether two names may mean the same: they share a word, or both are empty.

    Examples
    --------
    >>> same_name("the minister, Colveth", "Radan Colveth"), same_name("", "Anna Berg")
    (True, False)
    """
    left, right = _name_words(one), _name_words(other)
    return bool(left & right) if left and right else left == right


def _name_words(name: str) -> set[str]:
    plain = "".join(c if c.isalnum() else " " for c in name.casefold())
    return {word for word in plain.split() if len(word) >= SHORTEST_NAME and word != "the"}


def _others(row: Mapping[str, object], task: Task, key: Key) -> Iterator[tuple[str, pd.DataFrame]]:
    """Give the marks of every other reader in the mark's article, under the same task."""
    expert, machine = (
        frame[(frame["article"] == row["article"]) & (frame["task"] == task.marker)]
        for frame in (key.exercise.expert, key.exercise.machine)
    )
    for name in key.experts:
        yield name, expert[expert["marker"] == name]
    yield MACHINE, machine


def _match(row: Mapping[str, object], rows: pd.DataFrame, key: Key) -> pd.Series | None:
    words = key.words[str(row["article"])]
    start, end = int(str(row["start"])), int(str(row["end"]))
    return words.best(start, end, rows, str(row["category"]))


def _who(
    row: Mapping[str, object], task: Task, matches: Iterable[pd.Series | None]
) -> tuple[str, bool] | None:
    names = [str(match[task.who_column]) for match in matches if match is not None]
    if not task.who or not names:
        return None
    said = str(row[task.who_column])
    agreed = any(same_name(said, name) for name in names)
    return "; ".join(dict.fromkeys(name or "nobody" for name in names)), agreed
