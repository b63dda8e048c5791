"""Build the sections of a corpus's page: rates, sources, names, words, time, tone and others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from framing.comparing.keyness import typical
from framing.measuring.measured_error import measured_error
from framing.showing import numbers, svg
from framing.showing.blocks import Cell, Picture, Section, Table
from framing.showing.corpus_rates import kinds_of, rates
from framing.showing.corpus_standing_out import name_of
from framing.showing.error_section import table_of_errors
from framing.showing.plots_of_outlets import plot_over_time
from framing.showing.plots_of_tone import plot_tone_by_outlet
from framing.showing.plots_of_words import plot_keyness
from framing.showing.styles import styles_of

if TYPE_CHECKING:
    from framing.comparing.side_by_side import SideBySide
    from framing.showing.corpus_examples import Examples

CALLED = 12  # actors in the table of who is called what
WORDS = 12  # of each side
LABELS = 5  # of an actor in an outlet


def parts(found: SideBySide, examples: Examples) -> list[Section]:
    """Return the sections of a corpus's page that have content, in their order.

    Parameters
    ----------
    found
        The tables that `framing.comparing.side_by_side.side_by_side` returned.
    examples
        The examples that numbers on the page link to.
    """
    blocks = [rates(found, examples)]
    if len(found.sources):
        blocks.append(sources(found))
    blocks.append(called(found))
    if len(found.keyness):
        blocks.append(words(found))
    blocks += [time(found), left_out(found)]
    if len(found.tone):
        blocks.append(tone(found))
    return [*blocks, trust(found)]


def sources(found: SideBySide) -> Section:
    """Return the section on the share of named, anonymous and other sources in each outlet."""
    table = found.sources
    classes = list(dict.fromkeys(table["kind"]))
    rows = []
    for outlet, own in table.groupby("group", sort=False):
        of = int(own["of"].iloc[0])
        shares = own.set_index("kind")["share"]
        cells = (numbers.share(shares[name]) for name in classes)
        rows.append((str(outlet), numbers.count(of), *cells))
    exact = tuple(
        (row.group, row.kind, numbers.count(row.n), numbers.share(row.share),
         numbers.between(row.low, row.high, numbers.share))
        for row in table.itertuples(index=False)
    )  # fmt: skip
    columns = ("Outlet", "Attributions", *(_class(name) for name in classes))
    numeric = tuple(range(1, len(columns)))
    caption = "Share of all attributions whose source is of this class, in every voice."
    tables = (
        Table("Whose words are told", caption, columns, tuple(rows), numeric),
        Table("With intervals", "95% intervals over articles.",
              ("Outlet", "Class", "n", "Share", "Interval"), exact, (2, 3, 4), folded=True),
    )  # fmt: skip
    note = "No class: no source was found, or a pronoun that could not be told."
    return Section("sources", "Who is given words", (), (), tables, (note,))


def called(found: SideBySide) -> Section:
    """Return the section with the words that each outlet's writers use for an actor."""
    heading, table = "Who is called what", found.samples.naming
    if table.empty:
        why = found.samples.why or "Nobody is called anything in the articles that were read."
        return Section("called", heading, (why,))
    outlets = [str(name) for name in found.outlets["outlet"]]
    sizes = table.groupby("actor").agg(outlets=("group", "nunique"), n=("n", "sum"))
    order = sizes.sort_values(
        ["outlets", "n", "actor"], ascending=[False, False, True], kind="stable"
    )
    rows = tuple(
        (str(actor), *(_labels(table, str(actor), outlet) for outlet in outlets))
        for actor in order.index[:CALLED]
    )
    read = found.samples.read
    lead = (
        f"The writers’ own words for the actors that most outlets name, in "
        f"{numbers.count(read['read'].sum())} articles drawn by chance and read for this page: too "
        "few to compare outlets by, enough to see what there is to look for.",
    )
    caption = "In brackets how often, where more than once."
    blocks = Table("", caption, ("Actor", *outlets), rows, stack=True)
    more = f"The first {CALLED} of {numbers.count(len(order))} actors."
    return Section("called", heading, lead, (), (blocks,), (more,) if len(order) > CALLED else ())


def words(found: SideBySide) -> Section:
    """Return the section on the words that one of two outlets uses more than the other."""
    a, b = found.between
    more, less = typical(found.keyness, WORDS)
    tables = tuple(
        Table(f"Used more by {name}", "", ("Word", a, b, f"Articles, {name}", "z"), rows,
              (1, 2, 3, 4), folded=True)
        for name, side, rows in ((a, "a", _terms(more, "a")), (b, "b", _terms(less, "b")))
        if rows
    )  # fmt: skip
    pictures: tuple[Picture, ...] = ()
    if tables:
        axes = plot_keyness(found.keyness, (a, b), 8)
        title = f"{a} and {b}"
        caption = "Log-odds of each word with its 95% interval. Grey: chance may have done it."
        pictures = (
            Picture(title, svg.inline(axes, "words", title, str(axes.get_label())), caption),
        )
    lead = "Names are left out where the corpus tells them. Many of these words belong to what an "
    lead += "outlet writes about, and some to the furniture of its page: read them in place."
    return Section("words", "The words that set them apart", (lead,), pictures, tables)


def time(found: SideBySide) -> Section:
    """Return the section with the rate of loaded words by month or so, or why there is none."""
    heading = "Through time"
    if found.no_time:
        return Section("time", heading, (found.no_time,))
    axes = plot_over_time(found.time)
    every = str(found.time["every"].iloc[0])
    title = f"Loaded words by {every}"
    caption = (
        "Per 1,000 of the writers’ words; a lane for each outlet, in brackets its articles. The "
        "band is the 95% interval over articles; hollow points have fewer than five. A rate moves "
        "with the news of the day: no line here is a change of manner by itself."
    )
    picture = Picture(title, svg.inline(axes, "time", title, str(axes.get_label())), caption)
    return Section("time", heading, (), (picture,))


def left_out(found: SideBySide) -> Section:
    """Return the section on how many articles of each outlet are not counted, and why."""
    reasons = sorted(found.left_out["reason"].unique())
    rows = tuple(
        (outlet, *(numbers.count(_left(found.left_out, outlet, why)) for why in reasons))
        for outlet in found.outlets["outlet"]
    )
    kind = name_of(*kinds_of(found.rates)[0]).lower() if len(found.rates) else ""
    caption = f"Articles not in the rates of {kind}, each once, for the first reason met."
    numeric = tuple(range(1, len(reasons) + 1))
    table = Table("", caption, ("Outlet", *map(_capital, reasons)), rows, numeric)
    texts = tuple(_set_aside(found)) or (() if reasons else ("No article was left out.",))
    return Section("left-out", "What was left out", texts, (), (table,) if reasons else ())


def _left(table: pd.DataFrame, outlet: str, why: str) -> int:
    own = table[(table["group"] == outlet) & (table["reason"] == why)]["articles"]
    return int(own.iloc[0]) if len(own) else 0


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def tone(found: SideBySide) -> Section:
    """Return the section on the tone toward the most frequent actors, with its measured error."""
    lead = (
        "Read this last, and with doubt. " + " ".join(_tone_errors()) + " A difference here may be "
        "one of error alone; no sentence above rests on it.",
    )
    actors = list(dict.fromkeys(found.tone["actor"]))
    pictures = tuple(_tone_picture(found.tone, str(one), n) for n, one in enumerate(actors))
    rows = tuple(
        (row.actor, row.group, numbers.count(row.mentions), numbers.count(row.articles),
         numbers.score(row.score), numbers.between(row.low, row.high, numbers.score))
        for row in found.tone.itertuples(index=False)
    )  # fmt: skip
    columns = ("Actor", "Outlet", "Mentions", "Articles", "Mean tone", "Interval")
    caption = "−1 to +1, of mentions in the writers’ words; 95% intervals over articles."
    table = Table("Tone in numbers", caption, columns, rows, (2, 3, 4, 5), folded=True)
    return Section("tone", "Tone toward the actors named most", lead, pictures, (table,))


def trust(found: SideBySide) -> Section:
    """Return the section on how often each marker that the page uses errs."""
    shown = dict.fromkeys([*found.rates["marker"], *(["sentiment"] if len(found.tone) else [])])
    lead = "Every count on this page is the work of a program that errs. This is how often."
    notes = [f"The tables are out of date: {found.run['out_of_date']}. Measure the corpus again."]
    return Section(
        "trust", "How far to trust this", (lead,), (), (table_of_errors(styles_of(shown)),),
        tuple(notes) if found.run["out_of_date"] else (),
    )  # fmt: skip


def _class(name: str) -> str:
    return "no class" if name == "none" else name


def _labels(table: pd.DataFrame, actor: str, outlet: str) -> str:
    own = table[(table["actor"] == actor) & (table["group"] == outlet)]
    counts = own.groupby("label")["n"].sum()
    most = sorted(counts.index, key=lambda name: (-counts[name], name))[:LABELS]
    texts = [f"{name} ({counts[name]})" if counts[name] > 1 else str(name) for name in most]
    return ", ".join(texts) or numbers.DASH


def _terms(frame: pd.DataFrame, side: str) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (row.term, numbers.count(row.count_a), numbers.count(row.count_b),
         numbers.count(getattr(row, f"articles_{side}")), numbers.decimals(row.z))
        for row in frame.itertuples(index=False)
    )  # fmt: skip


def _set_aside(found: SideBySide) -> Iterator[str]:
    run = found.run
    if run["outlets_left_out"]:
        names = run["outlets_left_out"]
        yield (
            f"Not on this page: {numbers.count(len(names))} more "
            f"{numbers.times(len(names), 'outlet')} ({_first(names)})."
        )
    if run["without_outlet"]:
        n = run["without_outlet"]
        yield f"{numbers.count(n)} {numbers.times(n, 'article names', 'articles name')} no outlet."
    if aside := run["set_aside"]:
        texts = numbers.listed([f"{numbers.count(n)} ({why})" for why, n in sorted(aside.items())])
        yield f"Set aside when the corpus was imported: {texts}."


def _first(names: list[str]) -> str:
    return ", ".join(names[:8]) + (", …" if len(names) > 8 else "")


def _tone_errors() -> Iterator[str]:
    """Yield a sentence on how often a negative tone is found rightly, and one for positive."""
    table = measured_error()
    news = table[(table["marker"] == "sentiment") & table["data"].str.contains("by chance")]
    for category in ("negative", "positive"):
        row = news[(news["category"] == category) & (news["measure"] == "precision")].iloc[0]
        yield (
            f"Of what the program called {category}, {numbers.share(row['value'])} was right "
            f"({numbers.between(row['low'], row['high'], numbers.share)}; n = "
            f"{numbers.count(row['n'])}, {row['data']})."
        )


def _tone_picture(table: pd.DataFrame, actor: str, number: int) -> Picture:
    axes = plot_tone_by_outlet(table, actor)
    caption = "Mean tone of the mentions, with the 95% interval; hollow: under five articles."
    drawn = svg.inline(axes, f"tone{number}", actor, str(axes.get_label()))
    return Picture(actor, drawn, caption, folded=True)
