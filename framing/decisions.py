"""Store a person's corrections with their reasons in a file, and apply them to any analysis.

They correct the evidence: the table with a row for each mark, a stretch of text that a marker
(``marker``: "loaded", "actor", ...) found. Its column ``actor`` names whom the mark is about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from framing import evidence
from framing.article import HALF_CHARACTERS
from framing.cache import replace_file
from framing.text import Text

ACTIONS = ("reject", "add", "relabel", "merge", "rename", "split", "kind", "drop")
_NEEDS = {
    "reject": ("article", "marker"),
    "add": ("article", "marker", "category"),
    "relabel": ("article", "marker", "category"),
    "merge": ("actor", "into"),
    "rename": ("actor", "into"),
    "split": ("article", "end", "actor", "into"),
    "kind": ("actor", "category"),
    "drop": ("actor",),
}


@dataclass(frozen=True)
class Decision:
    """Hold one correction and why it was made.

    Parameters
    ----------
    action
        ``reject``, ``add`` or ``relabel`` (give another category) a mark, found by article, offsets
        and marker; ``merge`` an actor into another, ``rename`` it, ``split`` off the mentions of it
        that lie between two offsets and give them another name, change its ``kind`` (person,
        organisation, ...), or ``drop`` all marks about it.
    reason
        One sentence; it must not be empty.
    article
        The article's id; empty means every article, for decisions about actors.
    start, end
        Offsets in characters of the article's text, ``end`` exclusive: of the mark, or of the part
        of the text in which mentions are split off.
    marker, category
        The marker's name, and the new category of a mark (or the new kind of an actor).
    actor, into
        The actor's name, and its new name or that of the actor it is merged into.

    Examples
    --------
    >>> Decision("merge", "the same man", actor="Assad", into="Bashar al-Assad").into
    'Bashar al-Assad'
    """

    action: str
    reason: str
    article: str = ""
    start: int = 0
    end: int = 0
    marker: str = ""
    category: str = ""
    actor: str = ""
    into: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.type == "int" and type(value) is not int:
                raise TypeError(f"{field.name!r} must be a whole number, not {value!r:.60}.")
            if field.type == "str" and not isinstance(value, str):
                raise TypeError(f"{field.name!r} must be a text, not {value!r:.60}.")
            if isinstance(value, str):
                object.__setattr__(self, field.name, HALF_CHARACTERS.sub("\ufffd", value))
        if self.action not in ACTIONS:
            raise ValueError(f"There is no decision {self.action!r}: use {', '.join(ACTIONS)}.")
        if not self.reason.strip():
            raise ValueError(f"A decision needs a reason ({self.action}).")
        for name in _NEEDS[self.action]:
            if not getattr(self, name):
                raise ValueError(f"The decision {self.action!r} needs {name!r}.")


Decisions = Iterable[Decision] | str | Path | None


def read_decisions(decisions: Decisions) -> tuple[Decision, ...]:
    """Return decisions as a tuple, given as an iterable of `Decision`, a file's path, or None.

    None gives an empty tuple; the file is one that `save` wrote.

    Raises
    ------
    TypeError
        If it is anything else; the message says what it is.
    ValueError
        If the file is not a decisions file.

    Examples
    --------
    >>> read_decisions(None)
    ()
    """
    if decisions is None:
        return ()
    if isinstance(decisions, str | Path):
        return load(decisions)
    chosen: tuple[Any, ...] = (decisions,)
    if isinstance(decisions, Iterable) and not isinstance(decisions, bytes | Mapping):
        chosen = tuple(decisions)
        if all(isinstance(one, Decision) for one in chosen):
            return chosen
    wrong = next((one for one in chosen if not isinstance(one, Decision)), decisions)
    raise TypeError(
        f"Decisions are a list of Decision, or the file that holds one, not {wrong!r:.60}."
    )


def load(path: str | Path) -> tuple[Decision, ...]:
    """Return the decisions in a file: a JSON list of objects with the fields of `Decision`.

    Raises
    ------
    ValueError
        If the file is not such a list; the message names the file and the entry.
    """
    try:
        entries = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except RecursionError:
        raise ValueError(f"{path} is no decisions file: it is nested too deeply.") from None
    except ValueError as error:
        raise ValueError(
            f"{path} is no decisions file: {error}; framing.decisions.save writes one."
        ) from error
    if not isinstance(entries, list):
        raise ValueError(f"{path} is no decisions file: it must hold a list.")
    return tuple(_read(entry, number, path) for number, entry in enumerate(entries, start=1))


def save(decisions: Iterable[Decision], path: str | Path) -> Path:
    """Write decisions to a file that `load` reads, and return its path."""
    home = Path(path)
    entries = [asdict(decision) for decision in decisions]
    replace_file(home, (json.dumps(entries, indent=2, ensure_ascii=False) + "\n").encode())
    return home


def replay(
    found: pd.DataFrame, decisions: Decisions, texts: Iterable[Text]
) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """Apply decisions in order to a table of evidence; return the new table and a record.

    Parameters
    ----------
    found
        The evidence, which stays as it is.
    decisions
        A list of `Decision`, the path of a file of them, or None.
    texts
        The texts of the articles, from which marks that are added take their words.

    Returns
    -------
    evidence : DataFrame
        The corrected table.
    record : list of dict
        The fields of each decision, with ``rows``, the number of rows of the evidence that it
        changed (0: it found nothing to change).
    """
    chosen = read_decisions(decisions)
    by_id = {text.article.id: text for text in texts} if chosen else {}
    record = []
    for decision in chosen:
        found, rows = _apply(found, decision, by_id)
        record.append({**asdict(decision), "rows": rows})
    return found, record


def untried(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """Return the record that `replay` would give, with ``rows`` 0, of decisions not yet applied."""
    return [{**asdict(decision), "rows": 0} for decision in decisions]


def renamed(found: pd.DataFrame, record: list[dict[str, Any]], columns: list[str]) -> pd.DataFrame:
    """Return a copy of a table in which the names of merged and renamed actors are replaced.

    Parameters
    ----------
    found
        A table with the column ``article`` (an id): a decision with an ``article`` changes only
        that one's rows.
    record
        Dicts with the fields of a `Decision`, as `replay` returns them.
    columns
        Columns that hold names of actors.
    """
    changed = found.copy()
    for decision in record:
        if decision["action"] not in ("merge", "rename"):
            continue
        here = (changed["article"] == decision["article"]) | (not decision["article"])
        for column in columns:
            named = here & (changed[column] == decision["actor"])
            changed.loc[named, column] = decision["into"]
    return changed


def merged_names(record: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Return a dict from an actor's name to the set of names that `replay` merged into it.

    ``record`` is the list of dicts that `replay` returned, of which ``action``, ``actor``, ``into``
    and ``rows`` are used; decisions that changed no row (``rows`` 0) are ignored.

    Examples
    --------
    >>> merge = {"action": "merge", "actor": "Assad", "into": "Bashar al-Assad", "rows": 2}
    >>> merged_names([merge])
    {'Bashar al-Assad': {'Assad'}}
    """
    merged: dict[str, set[str]] = {}
    for one in record:
        if one["action"] in ("merge", "rename") and one["rows"]:
            name, into = str(one["actor"]), str(one["into"])
            merged.setdefault(into, set()).update({name, *merged.pop(name, set())})
    return merged


def without_effect(record: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return a warning sentence for each decision that changed no row, as a tuple; often empty.

    ``record`` is the list of dicts that `replay` returned: a decision's fields, and ``rows``.

    Examples
    --------
    >>> without_effect([{"action": "drop", "reason": "a ship", "actor": "Anna", "rows": 0}])
    ("Decision 1 (drop 'Anna') found nothing to change.",)
    """
    return tuple(
        f"Decision {number} ({one['action']} {one['actor'] or one['marker']!r:.60}) "
        "found nothing to change."
        for number, one in enumerate(record, start=1)
        if not one["rows"]
    )


def _read(entry: object, number: int, path: str | Path) -> Decision:
    try:
        return Decision(**_fields_of(entry))
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path}, entry {number}: {error}") from error


def _fields_of(entry: object) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise TypeError("a decision is an object with an action and a reason.")
    known = [field.name for field in fields(Decision)]
    if unknown := [name for name in entry if name not in known]:
        raise ValueError(f"there is no field {unknown[0]!r:.60}: use {', '.join(known)}.")
    if missing := [name for name in ("action", "reason") if name not in entry]:
        raise ValueError(f"the field {missing[0]!r} is missing.")
    return entry


def _apply(
    found: pd.DataFrame, decision: Decision, texts: dict[str, Text]
) -> tuple[pd.DataFrame, int]:
    if decision.action == "add":
        return _add(found, decision, texts)
    chosen = _rows_meant(found, decision)
    changed = found.copy()
    if decision.action in ("reject", "drop"):
        changed = found[~chosen].reset_index(drop=True)
    elif decision.action == "split":
        changed.loc[chosen, "actor"] = decision.into
    elif decision.action in ("merge", "rename"):
        for column in ("actor", "speaker"):
            changed.loc[chosen & (found[column] == decision.actor), column] = decision.into
    else:
        changed.loc[chosen, "category"] = decision.category
    return changed, int(chosen.sum())


def _rows_meant(found: pd.DataFrame, decision: Decision) -> pd.Series:
    here = (found["article"] == decision.article) | (not decision.article)
    if decision.action in ("reject", "relabel"):
        place = (found["start"] == decision.start) & (found["end"] == decision.end)
        return here & place & (found["marker"] == decision.marker)
    of_actor = here & (found["actor"] == decision.actor)
    if decision.action in ("merge", "rename"):
        return of_actor | (here & (found["speaker"] == decision.actor))
    if decision.action == "split":
        return of_actor & (found["start"] >= decision.start) & (found["end"] <= decision.end)
    return of_actor & (found["marker"] == "actor") if decision.action == "kind" else of_actor


def _add(
    found: pd.DataFrame, decision: Decision, texts: dict[str, Text]
) -> tuple[pd.DataFrame, int]:
    text = texts.get(decision.article)
    if text is None or not 0 <= decision.start < decision.end <= len(text.raw):
        return found, 0
    place = (decision.start, decision.end)
    row = evidence.judged_row(
        decision.article,
        text.raw,
        *place,
        **{name: getattr(decision, name) for name in ("marker", "category", "actor")},
        sentence=text.sentence_number(decision.start),
        voice=text.voice(*place),
        speaker=text.speaker(*place),
        explanation=f"Added by hand: {decision.reason}",
    )
    return evidence.table([*found.to_dict("records"), row]), 1
