"""Build the sections of the page on actors and on sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from framing.analysis import Analysis
from framing.measuring.sources import sources as sources_of
from framing.sentiment import LABELS
from framing.showing import numbers, plots, svg, tone_elsewhere
from framing.showing.blocks import MOST, Cell, Picture, Section, Table, first_of
from framing.showing.evidence_links import EvidenceLinks
from framing.showing.styles import VOICES

if TYPE_CHECKING:
    from framing.comparing.compare import Comparison


def actors(
    analysis: Analysis, links: EvidenceLinks, comparison: Comparison | None = None
) -> Section:
    """Return the section on who is named, in whose words, and in what tone.

    Parameters
    ----------
    analysis
        The analysis of one article.
    links
        The links of the page from counts to the marks that they count.
    comparison
        The comparison that `framing.compare` returned, if any.
    """
    named = analysis.actors
    if named.empty:
        return Section("actors", "Who is in the story", ("No actors were found.",))
    pictures, tables = [_actors_picture(analysis)], [_actors_table(named, links)]
    tone = analysis.sentiment
    tone = tone[tone["actor"] != ""]
    if len(tone):
        pictures.append(_tone_picture(analysis))
        tables.append(_tone_table(tone, links))
        pictures += tone_elsewhere.pictures(analysis, comparison)
        tables += tone_elsewhere.tables(comparison, links)
    notes = tuple(tone_elsewhere.notes(comparison))
    return Section("actors", "Who is in the story", (), tuple(pictures), tuple(tables), notes)


def sources(analysis: Analysis, links: EvidenceLinks) -> Section:
    """Return the section on which sources are given words, and how many.

    Parameters
    ----------
    analysis
        The analysis of one article.
    links
        The links of the page from counts to the marks that they count.
    """
    if analysis.turns.empty:
        return Section("sources", "Who gets to speak", ("Nobody is given words.",))
    table = sources_of(analysis)
    rows = tuple(
        (
            row.speaker or "nobody named",
            row.kind,
            numbers.count(row.words),
            numbers.share(row.share),
            numbers.count(row.turns),
            numbers.count(row.direct),
            row.verbs,
            _others(row.speaker, row.named_as),
        )
        for row in table.head(MOST).itertuples(index=False)
    )
    columns = (
        "Source",
        "Class",
        "Words",
        "Share",
        "Turns",
        "Quoted",
        "Words of saying",
        "Also named as",
    )
    caption = (
        "A turn is words of one source, quoted or reported; quoted, those with quotation "
        f"marks; the share is of all words given to anybody. {first_of(len(table))}"
    )
    shown = Table("Sources", caption, columns, rows, numeric=(2, 3, 4, 5))
    total = links.count(marker="sources")
    notes = (
        f"The list of evidence has {total} {numbers.times(total.n, 'word')} of saying. "
        "Turns are counted apart: one word of saying can govern several quotations, and a "
        "quotation can do without.",
    )
    return Section(
        "sources", "Who gets to speak", (), (_sources_picture(analysis),), (shown,), notes
    )


def _actors_table(named: pd.DataFrame, links: EvidenceLinks) -> Table:
    rows = tuple(
        (row.actor, row.kind, *_by_voice(links, row.actor), _others(row.actor, row.aliases))
        for row in named.head(MOST).itertuples(index=False)
    )
    voices = tuple(f"By {voice}" for voice in VOICES.values())
    columns = ("Actor", "Kind", *voices, "Also named as")
    return Table("Actors", first_of(len(named)), columns, rows, numeric=(2, 3, 4, 5))


def _by_voice(links: EvidenceLinks, actor: str) -> list[Cell]:
    return [links.count(marker="actor", actor=actor, voice=voice) for voice in VOICES]


def _others(actor: str, aliases: str) -> str:
    """Return an actor's other names: those in ``aliases``, each once, without ``actor``.

    Names are joined by "; ", in argument and result; case makes no difference between them.
    """
    names = {name.casefold(): name for name in reversed(aliases.split("; "))}
    names.pop(actor.casefold(), None)
    return "; ".join(reversed(names.values()))


def _tone_table(tone: pd.DataFrame, links: EvidenceLinks) -> Table:
    order = ["mentions", "actor", "voice"]
    table = tone.sort_values(order, ascending=[False, True, True]).head(MOST)
    rows = []
    for row in table.itertuples(index=False):
        where = {"marker": "sentiment", "actor": row.actor, "voice": row.voice}
        labels = [links.count(**where, category=label) for label in LABELS]
        interval = numbers.between(row.low, row.high, numbers.score)
        cells = (VOICES.get(row.voice, row.voice), links.count(**where), *labels)
        rows.append((row.actor, *cells, numbers.score(row.score), interval))
    columns = ("Actor", "In the words of", "Sentences", *map(str.title, LABELS), "Mean", "Interval")
    caption = (
        "A sentence counts once for each actor it names; pronouns are not counted. "
        f"Mean from −1 to +1 with its 95% interval. {first_of(len(tone))}"
    )
    return Table("Tone toward actors", caption, columns, tuple(rows), numeric=(2, 3, 4, 5, 6, 7))


def _actors_picture(analysis: Analysis) -> Picture:
    title = "How often each actor is named, and in whose words"
    caption = (
        "A bar for each actor, divided by whose words it is named in; at its end the mentions."
    )
    axes = plots.plot_actors(analysis)
    return Picture(title, svg.inline(axes, "actors", title, caption + svg.SAME), caption)


def _tone_picture(analysis: Analysis) -> Picture:
    title = "Tone toward each actor"
    caption = (
        "A point is the mean over the n sentences of one voice that name the actor, a line its "
        "95% interval. Hollow points have too few sentences for an interval."
    )
    axes = plots.plot_tone(analysis)
    return Picture(title, svg.inline(axes, "tone", title, caption + svg.SAME), caption)


def _sources_picture(analysis: Analysis) -> Picture:
    title = "Words given to each source"
    caption = "A bar for each source; at its end the words, and in how many turns they are given."
    axes = plots.plot_sources(analysis)
    return Picture(title, svg.inline(axes, "voices", title, caption + svg.SAME), caption)
