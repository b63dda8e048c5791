"""Define the commands for one article, and how every command ends."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from framing.cli.classroom import app as classroom
from framing.cli.console import names_in, one_line, say, speak_any_alphabet, talk, working
from framing.cli.corpus import corpus
from framing.cli.doctor import doctor
from framing.cli.exercise import exercise
from framing.cli.study import compare, keyness, rates

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="See how a news story is told: evidence, and never a verdict.",
)
app.add_typer(corpus, name="corpus")
app.add_typer(exercise, name="exercise")

Source = Annotated[str, typer.Argument(help="A file, a web address, or - for standard input.")]
Markers = Annotated[str, typer.Option("--markers", help="Names, separated by commas.")]
Corrections = Annotated[
    Path | None, typer.Option("--decisions", help="A file of corrections to replay.")
]
Voices = Annotated[
    str,
    typer.Option(
        "--voices", help="attribution: by parse and tagger; marks: quotation marks alone."
    ),
]


@app.command()
def analyze(
    source: Source,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    markers: Markers = "",
    decisions: Corrections = None,
    save: Annotated[Path | None, typer.Option(help="Save the tables in this folder.")] = None,
    voices: Voices = "attribution",
    keep: Annotated[
        str, typer.Option(help="Reasons to set nothing aside for: notice,headline again,...")
    ] = "",
) -> None:
    """Run the markers on an article and print what they found, with counts."""
    from framing.analysis import analyze as analyze_articles
    from framing.analysis import mode_of
    from framing.decisions import without_effect
    from framing.reading import receive
    from framing.showing.as_json import as_json
    from framing.showing.summary import summary
    from framing.showing.verify import save_report as keep_tables

    with working(f"Reading and marking {source} ..."):
        article, receipt = receive(source, keep)
        analysis = analyze_articles(article, names_in(markers) or None, decisions, mode_of(voices))
    for line in (*receipt.summary(), *without_effect(analysis.run["decisions"])):
        talk(line)
    if save:
        talk(f"Saved in {keep_tables([article], analysis, save)}.")
    say(as_json(article, analysis) if json else summary(article, analysis))


@app.command()
def report(
    source: Annotated[
        str, typer.Argument(help="A file, a web address, or -; nothing with --corpus.")
    ] = "",
    against: Annotated[str, typer.Option(help="A reference corpus: its name or folder.")] = "",
    out: Annotated[Path, typer.Option(help="The page to write.")] = Path("report.html"),
    markers: Markers = "",
    decisions: Corrections = None,
    notebook: Annotated[
        Path | None, typer.Option(help="Write a notebook, HTML, PDF and tables in this folder.")
    ] = None,
    corpus: Annotated[
        str, typer.Option(help="Instead of an article: a measured corpus, its name or folder.")
    ] = "",
    outlet: Annotated[
        list[str] | None, typer.Option(help="With --corpus: only this one; may be repeated.")
    ] = None,
) -> None:
    """Write one HTML page with what was found in an article, or by outlet in a corpus."""
    if bool(source) == bool(corpus):
        raise ValueError("Give an article to report on, or a corpus with --corpus: one of both.")
    if corpus:
        _write_corpus(corpus, out, outlet or [])
        return
    if outlet:
        raise ValueError("--outlet chooses among the outlets of a corpus: give --corpus as well.")
    if notebook is not None:
        _write_notebook(notebook, source, against, names_in(markers), decisions)
        return
    from framing.reading import receive
    from framing.showing.report import report as write_report

    with working(f"Reading, marking and comparing {source} ..."):
        article, receipt = receive(source)
        write_report(article, against or None, out, names_in(markers) or None, decisions)
    for line in receipt.summary():
        talk(line)
    say(str(out.resolve()))


@app.command()
def bundle(
    saved: Annotated[Path, typer.Argument(help="What `analyze --save` or `report` saved.")],
    out: Annotated[Path, typer.Option(help="A new folder for the bundle.")],
    fetch: Annotated[str, typer.Option(help="How others get the texts, in a sentence.")] = "",
) -> None:
    """Write a folder with which others can compute an analysis again; it holds no text."""
    from framing.analysis import Analysis
    from framing.showing.bundle import bundle as write_bundle

    say(str(write_bundle(Analysis.load(saved), out, fetch).resolve()))


@app.command()
def verify(
    folder: Annotated[
        Path, typer.Argument(help="What `report --notebook`, `--save` or `bundle` wrote.")
    ],
    texts: Annotated[
        str, typer.Option(help="Of a bundle: where its texts are, a folder or a corpus.")
    ] = "",
) -> None:
    """Compute every table of a saved report again; print pass, or what differs and why."""
    from framing.showing.bundle import CRATE, verify_bundle
    from framing.showing.verify import verify as compute_again

    is_bundle = (folder / CRATE).is_file()
    if is_bundle and not texts:
        raise ValueError(f"{folder} is a bundle without texts: say where they are, with --texts.")
    with working(f"Computing {folder} again ..."):
        found = verify_bundle(folder, texts) if is_bundle else compute_again(folder)
    for row in found.itertuples(index=False):
        say(f"{'pass' if row.holds else 'DIFFERS':<9}{row.table}{': ' if row.why else ''}{row.why}")
    if not found["holds"].all():
        raise typer.Exit(1)


@app.command()
def cite(
    what: Annotated[
        str,
        typer.Argument(
            help="What `analyze --save`, `report --notebook` or `compare --save` wrote, or a "
            "measured corpus; without one, the toolkit."
        ),
    ] = "",
) -> None:
    """Write a methods paragraph and BibTeX: versions, measured error, reference, choices."""
    from framing.analysis import Analysis
    from framing.comparing.saved import COMPARISON, load_comparison
    from framing.corpora.loading import load_corpus
    from framing.showing.citing import cite as cite_one

    if not what:
        found = cite_one()
    elif (Path(what) / COMPARISON).is_file():
        found = cite_one(load_comparison(what))
    elif (Path(what) / "run.json").is_file():
        found = cite_one(Analysis.load(what))
    else:
        found = cite_one(load_corpus(what))
    say(str(found).removesuffix("\n"))


@app.command()
def markers(
    name: Annotated[str | None, typer.Argument(help="One marker, to see it whole.")] = None,
) -> None:
    """List the markers, or show one with examples and its measured error."""
    from framing.marking.registry import markers as markers_named
    from framing.showing.summary import about

    for marker in markers_named(name):
        say(about(marker, whole=name is not None))


@app.command()
def validate(
    paths: Annotated[
        list[Path], typer.Argument(help="Gold folders and benchmark files, told apart by content.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            help="Write the table to this file (TSV), without what was measured on data that was "
            "looked at while the program was mended."
        ),
    ] = None,
) -> None:
    """Measure the markers on judged passages: precision, recall, F1, and numbers of cases."""
    from framing.spreadsheets import csv_text
    from framing.validation import validate as measure
    from framing.validation.figures import held_back

    with working("Measuring ..."):
        figures = measure(paths)
    if out:
        figures_held_back = held_back(figures)
        out.write_text(csv_text(figures_held_back, "\t"), encoding="utf-8", newline="\n")
        if left := len(figures) - len(figures_held_back):
            talk(f"{left} of {len(figures)} rows are not in {out}: their data was looked at.")
    say(figures.to_string(index=False, na_rep="–"))


for _command in (rates, keyness, compare, doctor, classroom):
    app.command()(_command)


def _write_corpus(corpus: str, out: Path, outlets: list[str]) -> None:
    from framing.showing.corpus_page import corpus_report

    with working(f"Setting the outlets of {corpus} side by side ..."):
        corpus_report(corpus, out, outlets)
    say(str(out.resolve()))


def _write_notebook(
    folder: Path, source: str, against: str, markers: list[str], decisions: Path | None
) -> None:
    from framing.article import without_credentials
    from framing.showing.run_notebook import notebook_report

    place = without_credentials(source) if "://" in source else str(Path(source).resolve())
    corrections = str(decisions.resolve()) if decisions else ""
    with working(f"Running the report on {source} ..."):
        written = notebook_report(
            folder, article=place, against=against, markers=markers, decisions=corrections
        )
    for line in written:
        say(line)


def main() -> None:
    """Run the command line; an error is printed as one line, with exit status 1."""
    gc.set_threshold(100_000)  # a run makes many rows and few cycles
    speak_any_alphabet()
    try:
        app()
    except BrokenPipeError:  # the reader of our output has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except (ValueError, OSError, TypeError, RuntimeError, LookupError, ImportError) as error:
        talk(f"framing: {one_line(error)}")
        sys.exit(1)
    except KeyboardInterrupt:
        talk("framing: stopped.")
        sys.exit(1)
