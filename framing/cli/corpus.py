"""Define the commands for corpora."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.console import names_in, say, talk, working_through

corpus = typer.Typer(no_args_is_help=True, help="List, fetch, import, measure, describe corpora.")

Name = Annotated[str, typer.Argument(help="A name of `framing corpus list`, or a folder.")]


@corpus.command("list")
def list_() -> None:
    """List the corpora of the catalogue and your own."""
    from framing.corpora import catalog, loading

    for name in loading.known():
        title = catalog.card(name).title if name in catalog.names() else "imported"
        say(f"{name:<16}{_state(name):<14}{title}")


@corpus.command()
def fetch(name: Name) -> None:
    """Fetch a corpus of the catalogue, check its hash and read it."""
    from framing.corpora.fetch import fetch as fetch_corpus

    found = fetch_corpus(name)
    talk(f"{len(found):,} articles in {found.folder}.")


@corpus.command("import")
def import_(
    paths: Annotated[list[str], typer.Argument(help="Files, folders and ZIP archives.")],
    name: Annotated[str, typer.Option(help="The corpus's name.")],
    columns: Annotated[
        str, typer.Option(help="Columns of tables: text=body,date=published,...")
    ] = "",
    outlet: Annotated[str, typer.Option(help="Outlet of articles that name none.")] = "",
    names: Annotated[
        str, typer.Option(help="What file names tell: {outlet}_{date}_{}.txt; guessed by default.")
    ] = "",
    keep: Annotated[
        str, typer.Option(help="Reasons to set nothing aside for: notice,headline again,label,...")
    ] = "",
    drop: Annotated[
        str, typer.Option(help="What to set aside as well: repeated line (those of an outlet).")
    ] = "",
    add: Annotated[
        bool, typer.Option("--add", help="Add the files to the corpus of this name.")
    ] = False,
) -> None:
    """Import files, folders, tables and database exports as a corpus; resumes where it stopped."""
    from framing.corpora.import_summary import summary
    from framing.corpora.importing import import_corpus
    from framing.reading.roles import parse_given

    given = parse_given(columns)
    with working_through("Reading") as progress:
        found = import_corpus(name, paths, outlet, "", given, progress, names, keep, drop, add)
    for line in summary(found.about["receipt"]):
        talk(line)
    say(found.folder)
    talk(f"To compare articles with it, measure it: framing corpus measure {name}")
    if add:
        talk("Only what is new in it, or has changed, is measured then.")


@corpus.command()
def measure(
    name: Name,
    markers: Annotated[str, typer.Option(help="Names, separated by commas; all by default.")] = "",
    jobs: Annotated[int, typer.Option(help="Processes; -1 for one a core.")] = -1,
    cluster: Annotated[str, typer.Option(help="Address of a Dask scheduler.")] = "",
    into: Annotated[str, typer.Option(help="Folder for the tables.")] = "",
    voices: Annotated[
        str, typer.Option(help="attribution: by parse and tagger; marks: quotation marks alone.")
    ] = "attribution",
    decisions: Annotated[Path | None, typer.Option(help="A file of corrections to apply.")] = None,
) -> None:
    """Run the markers on a corpus, to compare articles with it; resumes where it stopped."""
    from framing.analysis import mode_of
    from framing.corpora.loading import open_corpus
    from framing.corpora.scale import decisions_of
    from framing.corpora.scale import measure as measure_corpus
    from framing.decisions import without_effect

    found = open_corpus(name)
    chosen = names_in(markers) or None
    mode = mode_of(voices)
    folder = measure_corpus(
        found, chosen, jobs=jobs, cluster=cluster, into=into, voices=mode, decisions=decisions
    )
    for line in without_effect(decisions_of(folder)):
        talk(line)
    say(folder)


@corpus.command()
def info(name: Name) -> None:
    """Describe a corpus: origin, licence, size, outlets, and what was set aside."""
    from framing.corpora import catalog
    from framing.corpora.import_summary import clipped
    from framing.corpora.loading import load_corpus

    if name in catalog.names():
        card = catalog.card(name)
        for field in ("title", "about", "period", "language", "origin", "doi", "licence"):
            say(f"{field:<10}{getattr(card, field) or '–'}")
    imported = _say_imported(name)
    try:
        measured = load_corpus(name)
    except FileNotFoundError as error:
        if not imported:
            raise
        say(f"{'measured':<10}{error}")
        return
    say(f"{'measured':<10}{len(measured.articles):,} articles")
    for outlet, group in measured.articles.groupby("outlet"):
        line = f"{len(group):>6,} articles{group['words'].sum():>12,} words"
        say(f"{'':<10}{clipped(str(outlet)):<28}{line}")
    for reason, articles in measured.about.get("set_aside", {}).items():
        say(f"{'set aside':<10}{reason}: {articles}")


def _say_imported(name: str) -> bool:
    """Print the summary of a corpus's import; return False if it was not imported."""
    from framing.corpora.files import exists
    from framing.corpora.import_summary import clipped, summary
    from framing.corpora.loading import folder_of, open_corpus

    folder = folder_of(name)
    if not folder or not exists(f"{folder}/receipt.json"):
        return False
    receipt = open_corpus(folder).about["receipt"]
    for number, line in enumerate(summary(receipt)):
        say(f"{'' if number else 'imported':<10}{line}")
    for outlet, count in receipt["outlets"].items():
        say(f"{'':<10}{clipped(outlet) or '–':<28}{count:>6,} articles")
    return True


def _state(name: str) -> str:
    from framing.corpora.fetch import corpus_folder
    from framing.corpora.loading import load_corpus

    fetched = corpus_folder(name).exists()
    try:
        load_corpus(name)
    except (OSError, ValueError):
        return "fetched" if fetched else "not here"
    return "measured"
