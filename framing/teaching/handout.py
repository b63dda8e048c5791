"""Write everything that a teacher hands out or keeps of an exercise into one folder."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from framing.teaching import assignment, serialization
from framing.teaching.exercise import Exercise
from framing.teaching.lessons import label_name
from framing.teaching.machine_errors import ExpertComparison, compare_with_experts
from framing.teaching.page import page
from framing.teaching.sheet import sheet
from framing.teaching.templates import fill, quoted, source

ANSWERS = "answers"


def write(exercise: Exercise, out: Path, guide: str = "") -> list[Path]:
    """Write page, sheets, notebooks, guide and ``exercise.json``; return their paths.

    The folder ``out`` is made where it is missing, with an empty folder ``answers`` in it.
    ``guide`` is the teacher's guide in Markdown; the errors of the machine (the markers, programs
    that find one kind of wording each) in these articles are added. The paths are in the order in
    which a teacher needs the files. The same exercise gives the same bytes.
    """
    name = exercise.name
    files = {
        f"{name}.html": page(exercise),
        f"{name}-sheet.html": sheet(exercise),
        f"{name}-key.html": sheet(exercise, key=True),
        "guide.html": guide_page(exercise, guide),
        f"nbgrader/source/{name}/{name}.ipynb": assignment.source(exercise),
        f"nbgrader/release/{name}/{name}.ipynb": assignment.release(exercise),
        "nbgrader/nbgrader_config.py": assignment.CONFIG,
    }
    (out / ANSWERS).mkdir(parents=True, exist_ok=True)
    written = [_file(out / place, text) for place, text in files.items()]
    return [*written, serialization.save(exercise, out)]


def _file(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def guide_page(exercise: Exercise, guide: str, in_browser: bool = False) -> str:
    """Return the teacher's guide as HTML, with the machine's errors counted in these articles.

    ``guide`` is Markdown. With ``in_browser``, for a class that works on the app's server, the page
    does not mention files and commands.
    """
    from markdown_it import MarkdownIt

    marked = exercise.expert["task"]
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    return fill(
        "guide.html.jinja",
        exercise=exercise,
        in_browser=in_browser,
        guide=Markup(reader.render(guide)),
        tasks=[(task, bool(marked.eq(task.marker).any())) for task in exercise.tasks],
        beside=[(found.sentence, _errors(found)) for found in compare_with_experts(exercise)],
        style=Markup(source("feedback.css")),
    )


def _errors(found: ExpertComparison) -> list[tuple[str, str]]:
    """Return the kinds of the machine's errors as (kind, words concerned, separated by commas).

    Kinds without an error are left out.
    """
    other = [
        f"{quoted(words)} ({label_name(given, found.task)}, not {label_name(wanted, found.task)})"
        for words, wanted, given in found.relabelled
    ]
    groups = {
        "Another label": other,
        "Missed": [quoted(words) for words, _ in found.missed],
        "Marked by the machine alone": [quoted(words) for words, _ in found.extra],
    }
    return [(name, ", ".join(dict.fromkeys(each))) for name, each in groups.items() if each]
