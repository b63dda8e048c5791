"""Write the page of a corpus, which compares its outlets, as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from framing.cache import replace_file
from framing.comparing.side_by_side import SideBySide, side_by_side
from framing.corpora.reference import Reference
from framing.showing import corpus_parts, escape, numbers
from framing.showing.citing import cite
from framing.showing.corpus_examples import Examples
from framing.showing.corpus_standing_out import rule, sentences
from framing.showing.page import environment
from framing.showing.styles import STYLES


def corpus_report(
    corpus: Reference | str | Path,
    out: str | Path | None = None,
    outlets: tuple[str, ...] | list[str] = (),
) -> str:
    """Write the page of a measured corpus, which compares its outlets, and return it.

    Parameters
    ----------
    corpus
        Name or folder of a corpus whose counts ``framing corpus measure`` has stored, or the result
        of `framing.load_corpus`.
    out
        The file to write.
    outlets
        Names of the only outlets to compare; by default the twelve with most articles. For two
        outlets the page also shows the words that distinguish them.

    Returns
    -------
    str
        The page: one HTML document that needs nothing else.

    Raises
    ------
    ValueError
        If there is no such corpus or outlet.
    FileNotFoundError
        If the corpus has not been measured; the message gives the command.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> from framing.corpora.reference import of_analysis
    >>> told = {"Port": "The regime sent thugs. ", "Town": "The regime sent men. "}
    >>> articles = [Article(f"{name}{n}", text * (15 + n), outlet=name)
    ...             for name, text in told.items() for n in range(6)]
    >>> html = corpus_report(of_analysis(analyze(articles, "loaded"), "boats", articles))
    >>> "Nothing stands out" in html
    True
    """
    html = corpus_page(side_by_side(corpus, outlets))
    if out is not None:
        replace_file(Path(out), html.encode())
    return html


def corpus_page(found: SideBySide) -> str:
    """Return the page of a corpus as HTML, from tables computed before.

    Parameters
    ----------
    found
        The tables that `framing.comparing.side_by_side.side_by_side` returned.

    Returns
    -------
    str
        A whole HTML document. The same tables give the same bytes.
    """
    examples = Examples(found.samples)
    sentences_shown = sentences(found, examples.link)
    parts = corpus_parts.parts(found, examples)
    ends = [("examples", "Behind the numbers"), ("cite", "Methods and how to cite")]
    return environment().get_template("corpus.html.jinja").render(
        policy=escape.POLICY,
        title=found.name,
        byline=_byline(found),
        root=":root",
        colours=STYLES,
        styles=(),
        contents=[("standing-out", "What stands out"), *((p.id, p.heading) for p in parts), *ends],
        sentences=sentences_shown,
        rule=rule() if len(found.outlets) > 1 else "",
        sections=parts,
        examples=examples,
        citation=cite(found),
        provenance=_versions(found.run),
    )  # fmt: skip


def _byline(found: SideBySide) -> list[str]:
    articles, outlets = found.run["articles"], len(found.outlets)
    days = [found.outlets["first"].min(), found.outlets["last"].max()]
    dated = [f"{day.day} {day:%B %Y}" for day in days if day == day]
    return [
        f"{numbers.count(articles)} {numbers.times(articles, 'article')}",
        f"{numbers.count(outlets)} {numbers.times(outlets, 'outlet')}",
        f"{numbers.count(found.run['words'])} words",
        *([" to ".join(dict.fromkeys(dated))] if dated else []),
    ]


def _versions(run: dict[str, Any]) -> list[tuple[str, str]]:
    """Return pairs of name and value on how the tables were computed: versions and hashes."""
    parts = {
        "Packages": run.get("packages", {}),
        "Markers (versions)": run.get("markers", {}),
        "Word lists (sha256, first 16 digits)": {
            name: sha[:16] for name, sha in run.get("data", {}).items()
        },
    }
    plain = [("framing", str(run.get("framing", ""))), ("Python", str(run.get("python", "")))]
    sentences_shown = [
        (name, ", ".join(f"{one} {value}" for one, value in values.items()))
        for name, values in parts.items()
    ]
    return [(name, value or numbers.DASH) for name, value in (*plain, *sentences_shown)]
