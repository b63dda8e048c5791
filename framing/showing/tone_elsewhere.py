"""Draw and list the tone of each source toward each actor, and that in other outlets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.analysis import Analysis
from framing.showing import numbers, svg
from framing.showing.blocks import MOST, Cell, Picture, Table, first_of
from framing.showing.evidence_links import EvidenceLinks
from framing.showing.plots_of_tone import OwnTone, plot_tone_by_outlet, plot_who_of_whom

if TYPE_CHECKING:
    from framing.comparing.compare import Comparison

NAN = float("nan")
FEWEST = 2  # speakers and actors of a matrix; outlets with an interval of a picture


def pictures(analysis: Analysis, comparison: Comparison | None) -> Iterator[Picture]:
    """Yield pictures of tone: of each source toward each actor, and toward each actor by outlet.

    Those with too little data are left out; the second kind needs a comparison.
    """
    spoken = analysis.evidence[analysis.evidence["speaker"] != ""]
    scored = spoken[spoken["marker"] == "sentiment"]
    if min(scored["speaker"].nunique(), scored["actor"].nunique()) >= FEWEST:
        title = "In what tone each source speaks of each actor"
        caption = (
            "Triangles point up for a positive mean, down for a negative one; a circle lies "
            "between. In brackets the mentions; hollow: fewer than five."
        )
        axes = plot_who_of_whom(analysis)
        text = f"{axes.get_label()} {caption}"
        yield Picture(title, svg.inline(axes, "whom", title, text), caption)
    if comparison is not None:
        for number, actor in enumerate(_pictured(comparison.tone)):
            yield _by_outlet(analysis, comparison.tone, actor, number)


def tables(comparison: Comparison | None, links: EvidenceLinks) -> Iterator[Table]:
    """Yield a table with the tone toward the article's actors, here and in the reference corpus.

    Nothing without a comparison; ``links`` are those from counts to the marks counted.
    """
    if comparison is None or comparison.tone.empty:
        return
    tone = comparison.tone
    matched = tone[tone["group"] == "matched"]
    wanted = "matched" if matched["percentile"].notna().any() else "all"
    rows = tuple(
        (
            row.actor, numbers.score(row.score), _here(row, links),
            numbers.score(row.group_score),
            numbers.between(row.group_low, row.group_high, numbers.score),
            numbers.count(row.group_articles), row.direction,
        )
        for row in tone[tone["group"] == wanted].head(MOST).itertuples(index=False)
    )  # fmt: skip
    columns = (
        "Actor", "Mean here", "Mentions", "Mean there", "Interval", "Articles", "This article is",
    )  # fmt: skip
    there = "the articles on a similar topic" if wanted == "matched" else "all articles"
    caption = (
        f"The same words of the writers, toward actors that recur in {_name(comparison)}; the same "
        "name is taken for the same actor, and common nouns (“rebels”) are left out. The interval "
        f"is over articles. {first_of(len(rows))}"
    )
    heading = f"Tone toward the same actors in {there} of {_name(comparison)}"
    yield Table(heading, caption, columns, rows, numeric=(1, 2, 3, 5), folded=True)


def notes(comparison: Comparison | None) -> Iterator[str]:
    """Yield a note on how to count collocates of actors; nothing without a comparison."""
    if comparison is not None:
        yield (
            "Which words keep an actor’s company is not counted here: one article is too little "
            f"for it, and the tables of {_name(comparison)} hold no text. Where the texts are, "
            "framing.comparing.collocates.collocates(corpus, name) counts them."
        )


def _name(comparison: Comparison) -> str:
    return str(comparison.run.get("reference", "the reference"))


def _here(row: Any, links: EvidenceLinks) -> Cell:
    """Return the article's number of mentions, linked if the page lists exactly these.

    ``row`` is one of ``Comparison.tone``; its ``actor, voice`` and ``mentions`` are used.
    """
    found = links.count(marker="sentiment", actor=row.actor, voice=row.voice)
    return found if found.n == row.mentions else numbers.count(row.mentions)


def _pictured(tone: pd.DataFrame) -> list[str]:
    """Return the actors with an interval of tone in two outlets or more, in the table's order."""
    known = tone[(tone["group_by"] == "outlet") & tone["group_low"].notna()]
    enough = known.groupby("actor", sort=False).size()
    return [str(actor) for actor, n in enough.items() if n >= FEWEST]


def _by_outlet(analysis: Analysis, tone: pd.DataFrame, actor: str, number: int) -> Picture:
    rows = tone[(tone["actor"] == actor) & (tone["group_by"] == "outlet")]
    theirs = {f"group_{name}": name for name in ("mentions", "articles", "score", "low", "high")}
    table = rows.drop(columns=list(theirs.values())).rename(columns=theirs)
    title = f"Tone toward {actor} in each outlet"
    caption = (
        "A point is the mean over the mentions in the writers’ words, a line its 95% interval over "
        "articles; hollow: too few articles. The upright line is this article, the band its "
        "interval over sentences. The same name is taken for the same actor."
    )
    first = rows.iloc[0]
    own = OwnTone(first["score"], first["mentions"], *_interval(analysis, actor, first["voice"]))
    axes = plot_tone_by_outlet(table, own=own)
    drawn = svg.inline(axes, f"toneby{number}", title, str(axes.get_label()))
    return Picture(title, drawn, caption, folded=number > 0)


def _interval(analysis: Analysis, actor: str, voice: str) -> tuple[float, float]:
    """Return (low, high) of an actor's tone over the article's own sentences; NaN for none."""
    found = analysis.sentiment
    row = found[(found["actor"] == actor) & (found["voice"] == voice)]
    return (float(row["low"].iloc[0]), float(row["high"].iloc[0])) if len(row) else (NAN, NAN)
