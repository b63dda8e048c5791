"""The commands for corpora."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.talk import say, talk

corpus = typer.Typer(no_args_is_help=True, help="List, fetch, import, measure, describe corpora.")

Name = Annotated[str, typer.Argument(help="A name of `framing corpus list`, or a folder.")]


@corpus.command("list")
def list_() -> None:
    """List the corpora of the catalogue and your own."""
    from framing.corpora import catalog, reference

    for name in reference.known():
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
    name: Annotated[str, typer.Argument(help="The corpus's name.")],
    sources: Annotated[list[str], typer.Argument(help="Files and folders.")],
    outlet: Annotated[str, typer.Option(help="Outlet of articles that name none.")] = "",
) -> None:
    """Import your own files and folders as a corpus."""
    from framing.corpora.importing import import_corpus

    found = import_corpus(name, sources, outlet)
    receipt = found.about["receipt"]
    for skipped in receipt["skipped"]:
        talk(f"Skipped {skipped['source']}: {skipped['why']}")
    talk(f"{receipt['read']:,} of {receipt['expected']:,} files are in {found.folder}.")


@corpus.command()
def measure(
    name: Name,
    markers: Annotated[str, typer.Option(help="Names, separated by commas; all by default.")] = "",
    jobs: Annotated[int, typer.Option(help="Processes; -1 for one a core.")] = -1,
    cluster: Annotated[str, typer.Option(help="Address of a Dask scheduler.")] = "",
    into: Annotated[str, typer.Option(help="Folder for the tables.")] = "",
) -> None:
    """Measure a corpus, so that articles can be compared with it; resumes where it stopped."""
    from framing.corpora.fetch import corpus_folder
    from framing.corpora.files import exists
    from framing.corpora.scale import measure as measure_corpus
    from framing.corpora.store import MANIFEST, open_corpus

    folder = name if exists(f"{name}/{MANIFEST}") else str(corpus_folder(name))
    if not exists(f"{folder}/{MANIFEST}"):
        raise FileNotFoundError(f"{name} is not here yet: run `framing corpus fetch {name}` first.")
    chosen = [marker.strip() for marker in markers.split(",") if marker.strip()] or None
    where = measure_corpus(open_corpus(folder), chosen, jobs=jobs, cluster=cluster, into=into)
    say(where)


@corpus.command()
def info(name: Name) -> None:
    """Describe a corpus: origin, licence, size, outlets, and what was set aside."""
    from framing.corpora import catalog
    from framing.corpora.reference import load_corpus

    if name in catalog.names():
        card = catalog.card(name)
        for field in ("title", "about", "period", "language", "origin", "doi", "licence"):
            say(f"{field:<10}{getattr(card, field) or '–'}")
    measured = load_corpus(name)
    say(f"{'measured':<10}{len(measured.articles):,} articles")
    for outlet, group in measured.articles.groupby("outlet"):
        say(f"{'':<10}{outlet:<28}{len(group):>6,} articles{group['words'].sum():>12,} words")
    for reason, articles in measured.about.get("set_aside", {}).items():
        say(f"{'set aside':<10}{reason}: {articles}")


def _state(name: str) -> str:
    from framing.corpora.fetch import corpus_folder
    from framing.corpora.reference import load_corpus

    fetched = corpus_folder(name).exists()
    try:
        load_corpus(name)
    except (OSError, ValueError):
        return "fetched" if fetched else "not here"
    return "measured"
