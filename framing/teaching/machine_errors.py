"""Count where the machine differs from the experts in an exercise.

The markers, programs that find one kind of wording each and label it, are called the machine.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from framing.teaching.exercise import Exercise, Task
from framing.teaching.matching import Words


class ExpertComparison(NamedTuple):
    """The machine's marks of one task compared with one expert's.

    ``task`` is the task's name, ``expert`` is ``expert:NAME``, ``agreed`` the number of places with
    the same label. ``relabelled`` lists (words, the
    expert's label, the machine's label), ``missed`` (words, label) that the expert alone marks,
    ``extra`` (words, label) that the machine alone marks.
    """

    task: str
    expert: str
    agreed: int
    relabelled: list[tuple[str, str, str]]
    missed: list[tuple[str, str]]
    extra: list[tuple[str, str]]

    @property
    def sentence(self) -> str:
        """The four counts in a sentence."""
        wanted = self.agreed + len(self.relabelled) + len(self.missed)
        who = self.expert.removeprefix("expert:")
        return (
            f"In these articles one expert ({who}) marks {wanted} places for “{self.task}”. "
            f"The machine marks {self.agreed} of them with the same label and "
            f"{len(self.relabelled)} with another, misses {len(self.missed)}, and marks "
            f"{len(self.extra)} that the expert leaves unmarked."
        )


def compare_with_experts(exercise: Exercise) -> list[ExpertComparison]:
    """Return a comparison of the machine's marks with each expert's, for each task.

    They are in the order of the tasks, then by expert; the list is empty without an expert.
    """
    readers = sorted(exercise.expert["marker"].unique())
    return [_compare(exercise, task, reader) for task in exercise.tasks for reader in readers]


def _compare(exercise: Exercise, task: Task, reader: str) -> ExpertComparison:
    agreed, relabelled, missed, extra = 0, [], [], []
    for article in exercise.articles:
        words = Words(article)
        wanted = _here(exercise.expert, article.id, task)
        wanted = wanted[wanted["marker"] == reader]
        found = _here(exercise.machine, article.id, task)
        for row in wanted.to_dict("records"):
            match = words.best(row["start"], row["end"], found, row["category"])
            if match is None:
                missed.append((row["text"], row["category"]))
            elif match["category"] == row["category"]:
                agreed += 1
            else:
                relabelled.append((row["text"], row["category"], str(match["category"])))
        for row in found.to_dict("records"):
            if words.best(row["start"], row["end"], wanted, row["category"]) is None:
                extra.append((row["text"], row["category"]))
    return ExpertComparison(task.marker, reader, agreed, relabelled, missed, extra)


def _here(rows: pd.DataFrame, article: str, task: Task) -> pd.DataFrame:
    return rows[(rows["article"] == article) & (rows["task"] == task.marker)]
