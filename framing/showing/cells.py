"""Write articles and results as HTML for a notebook's cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from framing.analysis import Analysis
from framing.article import Article
from framing.evidence import table
from framing.measuring.rates import rates
from framing.measuring.validate_args import an_article
from framing.showing import comparison_section, numbers
from framing.showing.blocks import Section, Table
from framing.showing.evidence_links import EvidenceLinks, colours_of
from framing.showing.highlight import pane
from framing.showing.page import environment, of_article
from framing.showing.rows import rows_of
from framing.showing.styles import VOICES

if TYPE_CHECKING:
    from framing.comparing.compare import Comparison


def highlight(article: Article, analysis: Analysis | None = None, prefix: str = "") -> str:
    """Return an article as HTML with its marks drawn in, switches for them, and a list of them.

    Parameters
    ----------
    article
        The article.
    analysis
        An analysis that includes it; without one, only the text is drawn.
    prefix
        A prefix of each HTML id; by default derived from the text, so that several fit on one page.

    Returns
    -------
    str
        An HTML fragment with its own style; it needs no script.

    Raises
    ------
    ValueError
        If the analysis does not include the article.

    Examples
    --------
    >>> from framing import analyze
    >>> article = Article(id="a", text="They met to discuss a referendum.")
    >>> 'id="one-m1"' in highlight(article, analyze(article, "difficulty"), prefix="one-")
    True
    """
    an_article(article, "highlight")
    one = of_article(analysis, article) if analysis is not None else None
    evidence = one.evidence if one else table([])
    links = EvidenceLinks(evidence, tuple(one.run.get("markers", ())) if one else ())
    name = prefix or f"f{article.sha256[:8]}-"
    return environment().get_template("highlight.html.jinja").render(
        root=Markup("&"),
        styles=links.styles,
        colours=colours_of(links),
        trail=links,
        voices=VOICES,
        prefix=name,
        pane=pane(article, evidence, name),
        rows=rows_of(article, evidence),
    )  # fmt: skip


def counts(analysis: Analysis) -> str:
    """Return an analysis as an HTML table of counts and rates in the writer's words.

    Returns
    -------
    str
        A table with a row per marker and category: marks, words and articles searched, marks per
        1,000 words and the 95 % interval.
    """
    frame = rates(analysis)
    rows = tuple(
        (
            f"{row.marker}: {row.category}",
            numbers.count(row.n),
            numbers.count(row.words),
            numbers.count(row.articles),
            numbers.rate(row.rate),
            numbers.between(row.low, row.high),
        )
        for row in frame.itertuples(index=False)
    )
    columns = ("In the writer’s words", "Count", "Words", "Articles", "Per 1,000", "95% interval")
    n = len(analysis.articles)
    caption = f"{numbers.count(n)} {numbers.times(n, 'article')}."
    return cell(Section("", "", tables=(Table("Analysis", caption, columns, rows, (1, 2, 3, 4)),)))


def comparison_html(comparison: Comparison) -> str:
    """Return what `framing.compare` returned as HTML: pictures, table of rates, notes on limits.

    The HTML is a fragment that needs no script.
    """
    return cell(comparison_section.outlets(comparison, EvidenceLinks(table([]))))


def cell(section: Section) -> str:
    """Return a section of the page as an HTML fragment with its style, for a notebook's cell."""
    template = environment().get_template("cell.html.jinja")
    return template.render(section=section, colours=colours_of(EvidenceLinks(table([]))))
