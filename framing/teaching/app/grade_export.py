"""Write grade books for learning platforms, and every feedback page in one ZIP file."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence

from framing.spreadsheets import harmless
from framing.teaching.app.results import Outcome
from framing.teaching.feedback import feedback
from framing.teaching.gradebook import file_names
from framing.teaching.grading import Graded, Part

PLATFORMS = ("canvas", "moodle", "classroom")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def grade_book(outcome: Outcome, platform: str, roster: str = "") -> bytes:
    """Return the points as a CSV table for a platform, with a column for each part.

    ``outcome`` holds the graded answers of the class. ``platform`` is one of `PLATFORMS`;
    ``roster`` is the class list as for `roster_by_name`. What only the teacher can judge is empty;
    parts without an expert's marks, which earn no points, are left out.

    Raise ValueError if there is no such platform.
    """
    if platform not in PLATFORMS:
        raise ValueError(f"There is no platform {platform!r}: choose {', '.join(PLATFORMS)}.")
    known = roster_by_name(roster)
    graded = list(outcome.graded.values())
    parts = [part for part in graded[0].parts if part.out_of] if graded else []
    title = outcome.key.exercise.title
    heads = [f"{title}: {part.name}" for part in parts]
    rows: list[list[object]] = [[*_HEADS[platform], *heads]]
    if platform == "canvas":
        rows.append(["    Points Possible", "", "", "", "", *(part.out_of for part in parts)])
    if platform == "classroom":
        rows.append(["", "", "Points", *(part.out_of for part in parts)])
    for one in graded:
        name = one.answer.student
        rows.append([*_who(platform, name, known.get(name.casefold(), "")), *_points(one, parts)])
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(
        [[harmless(cell) for cell in row] for row in rows]
    )
    return lines.getvalue().encode("utf-8-sig" if platform == "classroom" else "utf-8")


_HEADS = {
    "canvas": ("Student", "ID", "SIS User ID", "SIS Login ID", "Section"),
    "moodle": ("Student", "Identifier"),
    "classroom": ("Last Name", "First Name", "Email Address"),
}


def roster_by_name(roster: str) -> Mapping[str, str]:
    """Return, by name in small letters, each student's e-mail address or number on a platform.

    ``roster`` is the class list: a line per student, the name and after a comma the address or
    number.

    Examples
    --------
    >>> roster_by_name("Anna Berg, anna@school.example\\nBo; 17")
    {'anna berg': 'anna@school.example', 'bo': '17'}
    """
    known = {}
    for line in roster.splitlines():
        name, _, identifier = line.replace(";", ",").replace("\t", ",").partition(",")
        if name.strip() and identifier.strip():
            known[" ".join(name.split()).casefold()] = identifier.strip()
    return known


def _who(platform: str, name: str, identifier: str) -> Sequence[str]:
    if platform == "canvas":
        return name, "", "", identifier, ""
    if platform == "moodle":
        return name, identifier
    first, _, last = name.rpartition(" ")
    return (last, first, identifier) if first else ("", name, identifier)


def _points(one: Graded, parts: Sequence[Part]) -> list[object]:
    own = {part.name: part.points for part in one.parts}
    return ["" if own[part.name] != own[part.name] else f"{own[part.name]:g}" for part in parts]


def all_feedback(outcome: Outcome) -> bytes:
    """Return a ZIP file with every student's feedback page, named after the student."""
    packed = io.BytesIO()
    graded = list(outcome.graded.values())
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, one in zip(file_names(graded), graded, strict=True):
            whole.writestr(
                zipfile.ZipInfo(f"{name}.html", _EPOCH), feedback(one, outcome.key).encode()
            )
    return packed.getvalue()
