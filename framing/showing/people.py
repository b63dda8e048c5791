"""The parts of the page on actors and on sources."""

from __future__ import annotations

import pandas as pd

from framing.analysis import Analysis
from framing.measuring.speakers import by_speaker
from framing.showing import numbers, plots, svg
from framing.showing.blocks import MOST, Cell, Picture, Section, Table, first_of
from framing.showing.styles import VOICES
from framing.showing.trail import Trail

LABELS = ("negative", "neutral", "positive")


def actors(analysis: Analysis, trail: Trail) -> Section:
    """Tell who is named, in whose words, and in what tone.

    Parameters
    ----------
    analysis
        Of one article.
    trail
        Its evidence.
    """
    named = analysis.actors
    if named.empty:
        return Section("actors", "Who is in the story", ("No actors were found.",))
    pictures, tables = [_actors_picture(analysis)], [_actors_table(named, trail)]
    tone = analysis.sentiment
    tone = tone[tone["actor"] != ""]
    if len(tone):
        pictures.append(_tone_picture(analysis))
        tables.append(_tone_table(tone, trail))
    return Section("actors", "Who is in the story", (), tuple(pictures), tuple(tables))


def sources(analysis: Analysis, trail: Trail) -> Section:
    """Tell who gets to speak, and for how long.

    Parameters
    ----------
    analysis
        Of one article.
    trail
        Its evidence.
    """
    table = by_speaker(analysis.evidence)
    if table.empty:
        return Section("sources", "Who gets to speak", ("Nobody is quoted.",))
    rows = tuple(
        (
            row.speaker or "nobody named",
            row.source_class,
            numbers.count(row.quotations),
            numbers.count(row.words),
            trail.count(marker="sources", speaker=row.speaker)
            if row.attributions
            else numbers.count(0),
        )
        for row in table.head(MOST).itertuples(index=False)
    )
    columns = ("Source", "Class", "Quotations", "Words in them", "Words of saying")
    shown = Table("Sources", first_of(len(table)), columns, rows, numeric=(2, 3, 4))
    pictures = (_sources_picture(analysis),) if table["words"].sum() else ()
    return Section("sources", "Who gets to speak", (), pictures, (shown,))


def _actors_table(named: pd.DataFrame, trail: Trail) -> Table:
    rows = tuple(
        (row.actor, row.kind, *_by_voice(trail, row.actor), _others(row.actor, row.aliases))
        for row in named.head(MOST).itertuples(index=False)
    )
    voices = tuple(f"By {voice}" for voice in VOICES.values())
    columns = ("Actor", "Kind", *voices, "Also named as")
    return Table("Actors", first_of(len(named)), columns, rows, numeric=(2, 3, 4))


def _by_voice(trail: Trail, actor: str) -> list[Cell]:
    return [trail.count(marker="actor", actor=actor, voice=voice) for voice in VOICES]


def _others(actor: str, aliases: str) -> str:
    return "; ".join(name for name in aliases.split("; ") if name != actor)


def _tone_table(tone: pd.DataFrame, trail: Trail) -> Table:
    order = ["mentions", "actor", "voice"]
    table = tone.sort_values(order, ascending=[False, True, True]).head(MOST)
    rows = []
    for row in table.itertuples(index=False):
        where = {"marker": "sentiment", "actor": row.actor, "voice": row.voice}
        labels = [trail.count(**where, category=label) for label in LABELS]
        interval = numbers.between(row.low, row.high, numbers.score)
        said = (VOICES.get(row.voice, row.voice), trail.count(**where), *labels)
        rows.append((row.actor, *said, numbers.score(row.score), interval))
    columns = ("Actor", "In the words of", "Mentions", *map(str.title, LABELS), "Mean", "Interval")
    caption = f"Mean from −1 to +1 with its 95% interval over sentences. {first_of(len(tone))}"
    return Table("Tone toward actors", caption, columns, tuple(rows), numeric=(2, 3, 4, 5, 6))


def _actors_picture(analysis: Analysis) -> Picture:
    title = "How often each actor is named, and in whose words"
    caption = "A bar for each actor; the number at its end counts the mentions."
    axes = plots.plot_actors(analysis)
    return Picture(title, svg.inline(axes, "actors", title, caption + svg.SAME), caption)


def _tone_picture(analysis: Analysis) -> Picture:
    title = "Tone toward each actor"
    caption = (
        "A point is the mean over the mentions in one voice, a line its 95% interval. "
        "Hollow points have too few mentions for an interval."
    )
    axes = plots.plot_tone(analysis)
    return Picture(title, svg.inline(axes, "tone", title, caption + svg.SAME), caption)


def _sources_picture(analysis: Analysis) -> Picture:
    title = "Words quoted from each source"
    caption = "A bar for each source; at its end the words, and in how many quotations they stand."
    axes = plots.plot_sources(analysis)
    return Picture(title, svg.inline(axes, "voices", title, caption + svg.SAME), caption)
