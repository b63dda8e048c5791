"""Define the commands for a class: make an exercise, grade the answers."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from framing.cli.console import names_in, say, talk, working

exercise = typer.Typer(no_args_is_help=True, help="Make exercises for a class, and grade them.")


@exercise.command()
def make(
    articles: Annotated[
        list[str] | None, typer.Argument(help="Files or web addresses of articles.")
    ] = None,
    pack: Annotated[str, typer.Option(help="A ready pack instead; see: exercise packs.")] = "",
    markers: Annotated[
        str, typer.Option(help="What to mark: names of markers, separated by commas.")
    ] = "quotation",
    name: Annotated[str, typer.Option(help="Names the files: a-z, 0-9 and hyphens.")] = "exercise",
    expert: Annotated[
        list[Path] | None,
        typer.Option(help="Answers saved from the page, to be taken as an expert's."),
    ] = None,
    level: Annotated[
        int, typer.Option(min=1, max=3, help="How many labels: 1 three, 2 more, 3 all.")
    ] = 3,
    out: Annotated[Path, typer.Option(help="The folder to write.")] = Path("exercise"),
) -> None:
    """Make a page, a printable sheet and notebooks from articles or a ready pack."""
    from framing.teaching import lessons, packs
    from framing.teaching.experts import with_experts
    from framing.teaching.handout import ANSWERS, write

    if bool(articles) == bool(pack):
        raise typer.BadParameter("give either articles or --pack NAME")
    with working("Reading and marking ..."):
        if pack:
            made, guide = packs.load(pack, level=level), packs.guide(pack)
        else:
            made, guide = _from_articles(articles or [], markers, name, level), lessons.guide()
        if expert:
            made = with_experts(made, expert)
    for note in made.notes:
        talk(f"Not measured: {note}.")
    for path in write(made, out, guide):
        say(str(path))
    talk(f"Open {out / 'guide.html'} first. When the answers are in, run:")
    talk(f"framing exercise grade {shlex.quote(str(out / ANSWERS))}")


@exercise.command()
def packs() -> None:
    """List the ready packs: lessons with articles, tasks and experts' marks."""
    from framing.teaching import packs as ready

    for name in ready.names():
        say(f"{name}  {ready.title(name)}")


@exercise.command()
def grade(
    folder: Annotated[Path, typer.Argument(help="Holds what the students handed in.")],
    key: Annotated[
        Path | None, typer.Option(help="exercise.json; looked for beside the folder.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="The folder to write.")] = None,
) -> None:
    """Grade every answer in a folder; a damaged file is named and stops no other."""
    from framing.teaching import serialization
    from framing.teaching.gradebook import grade_folder
    from framing.teaching.submissions import GRADED

    answers, found = _places(folder, key)
    with working(f"Grading {answers} ..."):
        outcome = grade_folder(answers, serialization.load(found), out or folder / GRADED)
    for problem in outcome.problems:
        talk(f"{problem.file}: {problem.why}")
    talk(f"Answers graded: {outcome.students}. Remarks on files: {len(outcome.problems)}.")
    if not outcome.students:
        talk(f"No answers were found: put the files that students hand in in {answers}.")
    talk(f"Begin with {outcome.folder / 'class.html'}; each student's own page is in feedback.")
    for path in sorted(outcome.folder.glob("*.*")):
        say(str(path))


def _from_articles(sources: list[str], markers: str, name: str, level: int):  # type: ignore[no-untyped-def]
    from framing.marking.registry import markers as markers_named
    from framing.reading import read
    from framing.teaching.exercise import make as make_exercise
    from framing.teaching.lessons import INTRODUCTION, questions, task_of

    tasks = [task_of(marker, level) for marker in markers_named(names_in(markers))]
    articles = [read(source) for source in sources]
    return make_exercise(
        articles, tasks, name=name, introduction=INTRODUCTION, questions=questions()
    )


def _places(folder: Path, key: Path | None) -> tuple[Path, Path]:
    """Return the folder of answers and the file ``exercise.json``.

    ``folder`` holds the answers, or is the exercise's folder, which holds both. ``key`` is that
    file; None to look for it in ``folder`` and then beside it.

    Raise FileNotFoundError if there is no such folder or file.
    """
    from framing.teaching.handout import ANSWERS
    from framing.teaching.serialization import FILE

    if not folder.is_dir():
        raise FileNotFoundError(f"There is no folder {str(folder)!r} with answers.")
    if key is None and (folder / FILE).is_file():
        return folder / ANSWERS, folder / FILE
    found = key or folder.resolve().parent / FILE
    if not found.is_file():
        raise FileNotFoundError(
            f"There is no {FILE} in or beside {str(folder)!r}: say where it is with --key."
        )
    return folder, found
