"""Define the commands of a study: tables of rates, words and differences, as CSV or Parquet.

A rate is the number of things found per 1,000 words; an analysis is all that was found.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.console import names_in, say, talk, working

if TYPE_CHECKING:
    import pandas as pd

    from framing.analysis import Analysis
    from framing.article import Article
    from framing.corpora.reference import Reference

    Side = Analysis | Reference | list[Article]

Given = Annotated[
    str,
    typer.Argument(
        help="A corpus (news-2017, or one outlet of it: news-2017:BBC), a folder that "
        "`analyze --save` wrote, or a file or folder of articles."
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(help="Write the table here, as .csv or .parquet; else CSV to standard output."),
]
Voice = Annotated[str, typer.Option(help="Whose words: writer, reported, quoted, headline or all.")]


def rates(
    source: Given,
    by: Annotated[
        str, typer.Option(help="Columns: marker,category,outlet,date,...")
    ] = "marker,category",
    voice: Voice = "writer",
    out: Out = None,
) -> None:
    """Count what markers found per 1,000 words, with a 95% interval over articles."""
    from framing.analysis import Analysis, analyze
    from framing.comparing.from_counts import analysis_of
    from framing.corpora.reference import Reference
    from framing.measuring.rates import rates as rates_of

    with working(f"Counting {source} ..."):
        side = _opened(source)
        if isinstance(side, Reference):
            side = analysis_of(side)
        found = side if isinstance(side, Analysis) else analyze(side)
        table = rates_of(found, names_in(by), voice)
    _put(table, out)


def keyness(
    a: Given,
    b: Given,
    ngrams: Annotated[int, typer.Option(help="Words a term.")] = 1,
    names: Annotated[bool, typer.Option(help="Keep terms that look like names.")] = True,
    copies: Annotated[bool, typer.Option(help="Take copies of other articles, too.")] = False,
    out: Out = None,
) -> None:
    """Compare the words of two corpora or sets of articles, term by term."""
    from framing.comparing.keyness import keyness as keyness_of

    with working(f"Counting the words of {a} and {b} ..."):
        table = keyness_of(
            _opened(a, True), _opened(b, True), ngrams=ngrams, names=names, copies=copies
        )
    _put(table, out)


def compare(
    subject: Given,
    reference: Given,
    by: Annotated[
        str,
        typer.Option(help="outlet, language, month, year or any column; none for all together."),
    ] = "outlet",
    about: Annotated[str, typer.Option(help="Only articles that use these words.")] = "",
    match: Annotated[str, typer.Option(help="topic, length, both or none.")] = "topic,length",
    voice: Voice = "writer",
    copies: Annotated[bool, typer.Option(help="Take copies of other articles, too.")] = False,
    out: Out = None,
    save: Annotated[Path | None, typer.Option(help="Keep all tables here, for `cite`.")] = None,
) -> None:
    """Compare how often things are found in articles and in others matched to them."""
    from framing.comparing.compare import compare as compare_sides
    from framing.comparing.saved import save_comparison

    with working(f"Comparing {subject} with {reference} ..."):
        own, other = _opened(subject), _opened(reference)
        found = compare_sides(
            own,
            other,
            by=None if by == "none" else by,
            about=about or None,
            match=None if match == "none" else names_in(match),
            voice=voice,
            copies=copies,
        )
    for note in found.notes:
        talk(note)
    for row in found.left_out.itertuples(index=False):
        talk(f"Left out of {row.group}: {row.articles:,} ({row.reason}).")
    if save:
        talk(f"Saved in {save_comparison(found, save)}.")
    _put(found.rates, out)


def _opened(given: str, words: bool = False) -> Side:
    """Return what an argument names: corpus, outlet of one, saved analysis, or articles.

    An analysis is the table of what the markers found. With ``words``, a saved one is replaced by
    the articles that it was computed from.
    """
    from framing.analysis import Analysis
    from framing.corpora.files import MANIFEST
    from framing.corpora.loading import load_corpus
    from framing.reading import read_many
    from framing.showing.verify import saved_articles

    path = Path(given)
    if (path / "run.json").is_file():
        return saved_articles(path) if words else Analysis.load(path)
    if path.exists() and not (path / MANIFEST).is_file():
        articles, receipt = read_many(path)
        for line in receipt.summary():
            talk(line)
        return articles
    corpus, _, outlet = given.rpartition(":")
    return load_corpus(given) if path.exists() or not corpus else load_corpus(corpus).only(outlet)


def _put(table: pd.DataFrame, out: Path | None) -> None:
    from framing.spreadsheets import csv_text, save_table

    if out is None:
        say(csv_text(table).removesuffix("\n"))
        return
    save_table(table, out)
    talk(f"{len(table):,} rows in {out}.")
