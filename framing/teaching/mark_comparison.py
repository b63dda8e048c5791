"""Compare one mark of a student with those of the experts and of the machine.

Points come from experts alone. At the place of a mark, that is at the words it touches, every
expert of the task has one vote, for a label or for nothing. The choice with most votes earns full
credit, another its share of that, in proportion to the words that the mark has in common with the
expert's. The machine (the markers) is one more reader to discuss: it has no vote, and what no
expert has marked earns no points.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from framing.teaching.exercise import Exercise, Task
from framing.teaching.matching import SHARED, Place, Words

NOTHING = "nothing"
MACHINE = "machine"
SHORTEST_NAME = 3  # letters of a word that can tell two names apart, where a name has one
_NO_NAMES = {"the", "and", "for"}


class Marked(NamedTuple):
    """An expert's or the machine's mark: its row of evidence and the words it covers (``at``).

    ``number`` numbers the places that experts marked, from 1: marks of several experts at the same
    place have the same number. It is 0 for the machine's.
    """

    row: Mapping[str, Any]
    at: Place
    number: int


@dataclass(frozen=True)
class Judged:
    """One mark of a student, compared with those of the other readers.

    Attributes
    ----------
    row
        The student's mark, as a row of the evidence table: article, offsets, words, label
        (``category``), reason (``explanation``).
    choices
        The label, or "nothing", that each other reader chose at this place: by ``expert:NAME``, and
        ``machine``.
    credit
        Between 0 and 1: the share of full points, if the student has no other mark at the place.
    discuss
        Whether the student gives a reason and chose a label that is not the most frequent one of
        the experts (without an expert, not the machine's).
    who
        The experts' answer to the second question, and whether the student's agrees; None where the
        task has no such question or no expert marks the place.
    place
        The number of the place, as in `Marked`, of the expert's mark that shares most words with
        it; None if it shares a word with none.
    overlap
        Between 0 and 1: the words that the mark and an expert's closest to it, of the same label if
        there is one, have in common, as a share of all that the two cover.
    theirs
        The words of the expert's mark that shares most words with it; empty for none.
    """

    row: Mapping[str, object]
    choices: Mapping[str, str]
    credit: float = 0.0
    discuss: bool = False
    who: tuple[str, bool] | None = None
    place: int | None = None
    overlap: float = 0.0
    theirs: str = ""

    @property
    def voices(self) -> Counter[str]:
        """How many experts made each choice: a label, or "nothing"."""
        return Counter(choice for name, choice in self.choices.items() if name != MACHINE)


class Key:
    """An exercise prepared for grading.

    ``words`` are the words of each article by its id; ``experts`` the experts, as ``expert:NAME``;
    ``exercise`` is the exercise itself.
    """

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.words = {article.id: Words(article) for article in exercise.articles}
        self.experts = sorted(exercise.expert["marker"].unique())
        self._marks: dict[tuple[str, str, str], list[Marked]] = {}
        expert = exercise.expert
        for row in expert.sort_values("start", kind="stable").to_dict("records"):
            self._keep(row["marker"], row, self._number(row))
        for row in exercise.machine.to_dict("records"):
            self._keep(MACHINE, row, 0)

    def experts_of(self, task: Task) -> list[str]:
        """Return the experts, as ``expert:NAME``, who marked anything for a task, sorted."""
        marks = self.exercise.expert
        return sorted(marks.loc[marks["task"] == task.marker, "marker"].unique())

    def closest(self, row: Mapping[str, Any], reader: str) -> tuple[Marked | None, float]:
        """Return (mark of a reader that shares most words with ``row``, share of words, 0 to 1).

        ``row`` is a student's mark: ``article, task, start, end, category`` are used. ``reader`` is
        ``expert:NAME`` or ``machine``. (None, 0.0) if no mark of the reader shares a word with it.
        """
        here = self._at(row)
        found = self._marks.get((reader, str(row["task"]), str(row["article"])), [])
        ranked = [
            (Words.shared(here, one.at), one.row["category"] == row["category"], -number)
            for number, one in enumerate(found)
        ]
        shared, _, number = max(ranked, default=(0.0, False, 0))
        return (found[-number], shared) if shared else (None, 0.0)

    def _at(self, row: Mapping[str, Any]) -> Place:
        return self.words[str(row["article"])].place(int(row["start"]), int(row["end"]))

    def _keep(self, reader: str, row: Mapping[str, Any], number: int) -> None:
        home = self._marks.setdefault((reader, row["task"], row["article"]), [])
        home.append(Marked(row, self._at(row), number))

    def _number(self, row: Mapping[str, Any]) -> int:
        """Return the number of the place of an expert's mark in its article and task, from 1.

        A mark that shares at least half of the words with an earlier one has the same number.
        """
        here, last = self._at(row), 0
        for reader in self.experts:
            for one in self._marks.get((reader, row["task"], row["article"]), []):
                last = max(last, one.number)
                if Words.shared(one.at, here) >= SHARED:
                    return one.number
        return last + 1


def judge(row: Mapping[str, object], task: Task, key: Key) -> Judged:
    """Return one mark of a student, compared with those of the experts and of the machine.

    Parameters
    ----------
    row
        The student's mark, as a row of the evidence table: ``article, task, start, end, category,
        explanation`` and the column that `Task.who_column` names are used.
    task
        The task that it answers.
    key
        The exercise, prepared for grading.
    """
    experts = key.experts_of(task)
    found = {name: key.closest(row, name) for name in (*experts, MACHINE)}
    choices = {
        name: NOTHING if match is None else str(match.row["category"])
        for name, (match, _) in found.items()
    }
    label = str(row["category"])
    others = Counter(choices[name] for name in experts or [MACHINE])
    most = max(others.values())
    marks = [found[name] for name in experts]
    overlap = max((s for m, s in marks if m and m.row["category"] == label), default=0.0)
    near, shared = max(marks, key=lambda each: each[1], default=(None, 0.0))
    return Judged(
        row,
        choices,
        credit=overlap * others[label] / most if experts else 0.0,
        discuss=has_reason(row) and others[label] < most,
        who=_who(row, task, (match for match, _ in marks)),
        place=near.number if near else None,
        overlap=overlap or shared,
        theirs=str(near.row["text"]) if near else "",
    )


def earned(judged: Iterable[Judged]) -> list[float]:
    """Return the credit, between 0 and 1, of each place that an expert marked, the best first.

    ``judged`` are one student's marks of one task. A place counts once, whatever the number of
    marks on it; of several labels there the mean counts, so that choosing all gains nothing.
    """
    places: dict[tuple[object, ...], dict[object, float]] = {}
    for found in judged:
        if found.place is not None:
            labels = places.setdefault((found.row["article"], found.place), {})
            label = found.row["category"]
            labels[label] = max(found.credit, labels.get(label, 0.0))
    return sorted((sum(best.values()) / len(best) for best in places.values()), reverse=True)


def has_reason(row: Mapping[str, object]) -> bool:
    """Return whether a row of evidence has a reason in ``explanation``, of whatever length."""
    return bool(str(row["explanation"]).strip())


def same_name(one: str, other: str) -> bool:
    """Return whether the name ``one`` may mean the person with the name ``other``.

    It does if at least half of its words are words of ``other``, or if both are empty. Case,
    accents and articles are ignored.

    Examples
    --------
    >>> same_name("the minister, Colveth", "Radan Colveth"), same_name("", "Anna Berg")
    (True, False)
    >>> same_name("Xi", "Li Na"), same_name("Li Na", "Li Na")
    (False, True)
    """
    said, wanted = _name_words(one), _name_words(other)
    return 2 * len(said & wanted) >= len(said) if said and wanted else said == wanted


def _name_words(name: str) -> set[str]:
    """Return the words of a name in small letters, without accents and articles.

    Words under `SHORTEST_NAME` letters are left out, unless there are no others.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in bare.casefold())
    words = set(plain.split()) - _NO_NAMES
    return {word for word in words if len(word) >= SHORTEST_NAME} or words


def _who(
    row: Mapping[str, object], task: Task, matches: Iterable[Marked | None]
) -> tuple[str, bool] | None:
    names = list(_names(task, matches))
    if not task.who or not names:
        return None
    name_given = str(row[task.who_column])
    agreed = any(same_name(name_given, name) for name in names)
    return "; ".join(dict.fromkeys(name or "nobody" for name in names)), agreed


def _names(task: Task, matches: Iterable[Marked | None]) -> Iterator[str]:
    return (str(match.row[task.who_column]) for match in matches if match)
