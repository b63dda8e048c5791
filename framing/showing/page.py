"""Write the evidence page, an article with its marks and numbers, as one HTML file, no script."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import jinja2
import pandas as pd
from markupsafe import Markup

from framing.analysis import TABLES, Analysis
from framing.article import Article
from framing.measuring.genre import genre
from framing.measuring.validate_args import an_analysis, an_article
from framing.showing import escape, numbers
from framing.showing.blocks import Concordance
from framing.showing.evidence_links import Count, EvidenceLinks, Group, Sentence, colours_of
from framing.showing.glance import glance
from framing.showing.highlight import pane
from framing.showing.rows import concordance, rows_of
from framing.showing.sections import provenance, sections
from framing.showing.stand_out import stand_out
from framing.showing.styles import VOICES

if TYPE_CHECKING:
    from framing.comparing.compare import Comparison
    from framing.showing.through_time import Series

LONG = 5_000  # marks, above which a browser lays out only the paragraphs in sight
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_NAMES = VOICES | {"": "nobody named"}


def page(
    article: Article,
    analysis: Analysis,
    comparison: Comparison | None = None,
    keyness: pd.DataFrame | None = None,
    series: Series | str | None = None,
) -> str:
    """Return the evidence page of one article: its text with marks, and what was counted in it.

    Parameters
    ----------
    article
        The article.
    analysis
        An analysis that includes it; other articles in it are ignored.
    comparison
        The comparison that `framing.compare` returned for it; without one, the page has no part on
        other outlets.
    keyness
        The table that `framing.keyness` returned for it and the same reference; shown only with a
        comparison.
    series
        The result of `framing.showing.through_time.followed`, if any: a rate by month or so.

    Returns
    -------
    str
        A whole HTML document. The same input gives the same bytes.

    Raises
    ------
    ValueError
        If the analysis does not include the article, or has another text under its id.

    Examples
    --------
    >>> from framing import analyze
    >>> article = Article(id="a", text="The regime fell.", headline="<script>alert(1)</script>")
    >>> "<script" in page(article, analyze(article, ["difficulty"]))
    False
    """
    one = of_article(analysis, article)
    links = EvidenceLinks(one.evidence, tuple(one.run.get("markers", ())))
    measures = dict(zip(one.readability["measure"], one.readability["value"], strict=True))
    parts = sections(article, one, links, comparison, keyness, series)
    fixed = [("stands-out", "What stands out"), ("article", "The article")]
    ends = [
        ("glance", "In numbers"),
        ("evidence", "All the evidence"),
        ("provenance", "How it was made"),
    ]
    return environment().get_template("page.html.jinja").render(
        policy=escape.POLICY,
        title=article.headline or article.id,
        byline=_byline(article, one.articles.iloc[0]),
        genre=genre_line(article),
        url=escape.web_address(article.url),
        language=article.language if _LANGUAGE.fullmatch(article.language) else "",
        root=":root",
        long=LONG,
        styles=links.styles,
        colours=colours_of(links),
        contents=[*fixed, *((part.id, part.heading) for part in parts), *ends],
        stands=stand_out(article, one, comparison, keyness),
        glance=glance(links, one.articles.iloc[0], measures),
        trail=links,
        voices=VOICES,
        pane=pane(article, one.evidence),
        sections=parts,
        rows=rows_of(article, one.evidence),
        provenance=provenance(article, one),
    )  # fmt: skip


def of_article(analysis: Analysis, article: Article) -> Analysis:
    """Return an analysis whose tables hold only the rows of one article.

    Raise ValueError if the analysis does not include the article, or has another text under its id.
    """
    an_article(article, "a page")
    an_analysis(analysis, "a page")
    own = analysis.articles[analysis.articles["article"] == article.id]
    if own.empty:
        raise ValueError(f"The analysis holds no article {article.id!r}.")
    if own["sha256"].iloc[0] != article.sha256:
        raise ValueError(f"The analysis of {article.id!r} was made from another text.")
    tables = {name: getattr(analysis, name) for name in TABLES}
    kept = {
        name: frame[frame["article"] == article.id].reset_index(drop=True)
        for name, frame in tables.items()
    }
    return replace(analysis, **kept)


def _byline(article: Article, row: pd.Series) -> list[str]:
    date = f"{article.date.day} {article.date:%B %Y}" if article.date else ""
    words = f"{numbers.count(row['words'])} {numbers.times(row['words'], 'word')}"
    return [item for item in (article.outlet, article.author, date, words) if item]


def _group_name(group: Group) -> str:
    name = _NAMES.get(group.value, group.value)
    return f"words of {name}" if group.column == "voice" else name


@cache
def environment() -> jinja2.Environment:
    """Return the Jinja environment of the page's templates; it escapes all text it prints."""
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=lambda name: name is None or "html" in name,
        undefined=jinja2.StrictUndefined,
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["count"] = numbers.count
    environment.filters["group_name"] = _group_name
    return environment


def _source(name: str) -> str:
    return resources.files("framing").joinpath("showing", "templates", name).read_text("utf-8")


def _inert(value: object) -> object:
    """Return a string escaped for HTML by `escape.text`; other values unchanged."""
    return Markup(escape.text(value)) if type(value) is str else value


@dataclass(frozen=True)
class GenreLine:
    """Hold the sentence that says which genre an article has and why.

    For each count in the sentence, such as of "I", ``concordances`` has the words counted in their
    context, which the count links to.
    """

    sentence: Sentence
    concordances: tuple[Concordance, ...]


def genre_line(article: Article) -> GenreLine | None:
    """Return the sentence on the genre of an article (see `GenreLine`); None for a report.

    Examples
    --------
    >>> column = Article(id="a", text="I agree.", url="https://a.example/opinion/port")
    >>> genre_line(column).sentence
    ('This is an opinion piece', ': ', 'the address says “opinion”', '.')
    """
    found = genre(article)
    if not found.cues:
        return None
    parts: list[str | Count] = [found.claim]
    for number, cue in enumerate(found.cues):
        parts += ["; " if number else ": ", cue.before]
        parts += [Count(cue.n, _place(number)), cue.after] if cue.n else []
    lines = tuple(
        concordance(article.text, cue.places, _place(number), cue.name)
        for number, cue in enumerate(found.cues)
        if cue.n
    )
    return GenreLine((*parts, "."), lines)


def _place(number: int) -> str:
    return f"genre-{number}"
