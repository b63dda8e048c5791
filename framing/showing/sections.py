"""Build the sections of the page after the article, and the list of how it was computed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.analysis import Analysis
from framing.article import Article
from framing.measuring.readability import COUNTS
from framing.showing import comparison_section, numbers, people, through_time
from framing.showing.blocks import Section, Table
from framing.showing.error_section import error_section
from framing.showing.evidence_links import EvidenceLinks
from framing.showing.keyness_section import keyness_section
from framing.showing.through_time import Series

if TYPE_CHECKING:
    from framing.comparing.compare import Comparison

FEWEST_ALIKE = 20  # similar articles; with fewer, words are compared with all articles


def sections(
    article: Article,
    analysis: Analysis,
    links: EvidenceLinks,
    comparison: Comparison | None = None,
    keyness: pd.DataFrame | None = None,
    series: Series | str | None = None,
) -> list[Section]:
    """Return the sections of an article's page that have content, in their order.

    Parameters
    ----------
    article, analysis
        The article, and the result of `framing.analyze` for it alone.
    links
        The links of the page from counts to the marks that they count.
    comparison
        The comparison that `framing.compare` returned, if any.
    keyness
        The table that `framing.keyness` returned, if any.
    series
        The result of `framing.showing.through_time.followed`, if any.
    """
    ran = {style.marker for style in links.styles}
    parts = []
    if comparison is not None:
        among = comparison_section.outlets(comparison, links)
        parts.append(among if series is None else through_time.added(among, article, series))
    if "actor" in ran:
        parts.append(people.actors(analysis, links, comparison))
    if "sources" in ran:
        parts.append(people.sources(analysis, links))
    parts.append(readability(analysis))
    if keyness is not None and comparison is not None:
        parts.append(keyness_section(article, keyness, _reference(comparison)))
    further = () if comparison is None else (comparison_section.limits(comparison),)
    parts.append(error_section(analysis, links.styles, further))
    return parts


def _reference(comparison: Comparison) -> str:
    """Return what words are compared with: "the 40 similar articles of NAME".

    With fewer than 20 similar articles it is the name of the reference corpus.
    """
    name, alike = comparison.run["reference"], len(comparison.matched)
    return f"the {alike} similar articles of {name}" if alike >= FEWEST_ALIKE else str(name)


def readability(analysis: Analysis) -> Section:
    """Return the section with a table of readability indices and the counts behind them."""
    values = analysis.readability
    rows = tuple(
        (row.measure, (numbers.count if row.measure in COUNTS else numbers.rate)(row.value))
        for row in values.itertuples(index=False)
    )
    notes = (
        "The indices know only the lengths of words and sentences and a list of familiar words. "
        "School years are those of the United States; 13 and more mean college.",
    )
    table = Table(
        "Measures",
        "Counts first, then the indices computed from them.",
        ("Measure", "Value"),
        rows,
        (1,),
    )
    return Section("readability", "How hard it is to read", tables=(table,), notes=notes)


def provenance(article: Article, analysis: Analysis) -> list[tuple[str, str]]:
    """Return pairs of name and value on how the numbers were computed.

    They are hashes of the text and of word lists, versions, corrections, and what was skipped.
    """
    run = analysis.run
    values = {
        "Text (sha256)": article.sha256,
        "framing": run.get("framing", ""),
        "Python": run.get("python", ""),
        "Packages": _pairs(run.get("packages")),
        "Model": _pairs(run.get("model")),
        "Markers (versions)": _pairs(run.get("markers")),
        "Word lists (sha256, first 16 digits)": _pairs(
            {name: sha[:16] for name, sha in (run.get("data") or {}).items()}
        ),
        "Corrections by hand": _entries(run.get("decisions")),
        "Not measured": _entries(run.get("skipped")),
        "Plug-ins left out": "; ".join(run.get("plugins_left_out", ())),
    }
    return [(name, str(value) or numbers.DASH) for name, value in values.items()]


def _pairs(values: dict[str, Any] | None) -> str:
    return ", ".join(f"{name} {value}" for name, value in (values or {}).items())


def _entries(entries: Any) -> str:
    return "; ".join(
        json.dumps(entry, ensure_ascii=False, sort_keys=True) for entry in entries or ()
    )
