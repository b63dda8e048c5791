"""Compare the tone toward an actor in a corpus: by outlet, through time, and with a subject.

The tone of a mention of an actor has a label (`LABELS`) and a score from -1, negative, to 1. The
subject is an article, or several, that is compared with the corpus, the reference.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.comparing import distribution as dist
from framing.comparing.groups import Groups
from framing.comparing.measures import TELLS_VOICES_APART
from framing.comparing.periods import by_period, check_period
from framing.comparing.sides import side_of
from framing.comparing.variants import variants
from framing.corpora.reference import Reference
from framing.decisions import merged_names
from framing.measuring import bootstrap
from framing.measuring.grouping import names_of
from framing.measuring.rates import VOICES
from framing.sentiment import LABELS

MOST = 4  # actors of the subject that are compared: each costs a bootstrap a group
SUMMARY = ["mentions", "articles", *LABELS, "score", "low", "high"]
WHO = ["actor", "names_merged", "voice"]
BESIDE = [
    *(*WHO, "group_by", "group", "mentions", "articles", "score", "low", "high"),
    *("group_mentions", "group_articles", "group_score", "group_low", "group_high"),
    *("percentile", "direction"),
]


def tone_by(
    corpus: object, actor: str = "", by: str | None = "outlet", voice: str = "writer"
) -> pd.DataFrame:
    """Return the tone toward the actors that recur in a corpus, by outlet.

    Parameters
    ----------
    corpus
        A measured corpus, its name, an analysis, or articles.
    actor
        Only this one, by any of its names; all by default. Equal names count as one actor, and so
        do variants of a person's full name that can be nobody else's.
    by
        A column of the articles: ``"outlet"``, ``"language"``, ``"month"`` or ``"year"`` of
        their date, the name of a further value; or None for all articles together. Articles
        without the value are left out.
    voice
        Whose words to count: ``"writer"``, ``"reported"`` (a source's, without quotation marks),
        ``"quoted"``, ``"headline"`` or ``"all"``.

    Returns
    -------
    DataFrame
        ``actor, names_merged`` (variants of the name that are counted too, joined by "; "),
        ``voice, group_by, group, mentions, articles``, the shares of mentions by label
        (0 to 1), the mean ``score`` of the mentions (-1 to 1) with ``low`` and ``high``, its 95 %
        bootstrap interval over articles, NaN under five. Actors in most articles come first; an
        actor that was asked for has a row in each group, with no mentions if there are none.
        Copies, and in the writer's or quoted words articles with damaged quotation marks, are left
        out.

    Raises
    ------
    ValueError
        If the actor, the grouping or the voice is unknown; the message names choices.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "Anna Berg was praised for her courage."
    >>> found = analyze([Article(name, text, outlet="Port") for name in "ab"], "sentiment")
    >>> tone_by(found)[["actor", "group", "mentions", "articles"]].values.tolist()
    [['Anna Berg', 'Port', 2, 2]]
    """
    side = side_of(corpus, "reference", None, None)
    _check_measured(side)
    labels = names_of(side.articles, by, "Tone")
    merged = _merged_names(side)
    only = _actor_of(side, actor)
    rows = _rows(side, voice, only)
    rows = rows.assign(group=labels[rows["article"].to_numpy(int)])
    names = [only] if actor else _most_first(rows.groupby("actor")["article"].nunique())
    keys = {
        (str(name), str(group)): part for (name, group), part in rows.groupby(["actor", "group"])
    }
    found = [
        {**_actor_columns(merged, name, voice), "group_by": by or "", "group": group}
        | _summary(keys.get((name, group), rows.iloc[:0]))
        for name in names
        for group in sorted({*labels.tolist()} - {""})
        if actor or (name, group) in keys
    ]
    return pd.DataFrame(found, columns=[*WHO, "group_by", "group", *SUMMARY])


def tone_over_time(
    corpus: object,
    actor: str,
    *,
    every: str = "month",
    by: str | None = None,
    voice: str = "writer",
) -> pd.DataFrame:
    """Return the tone toward an actor by week, month or year.

    Parameters
    ----------
    corpus, actor, voice
        The corpus, the actor's name and whose words to count, as for `tone_by`; articles without a
        date are left out.
    every
        ``"week"`` (from Monday), ``"month"`` or ``"year"``.
    by
        A column of the articles, such as ``"outlet"``: each period has a row for each value.

    Returns
    -------
    DataFrame
        ``actor, names_merged, voice, every``; ``period`` (its first day), ``group_by``,
        ``group``; then ``mentions, articles``, the shares of mentions by label (0 to 1), and the
        mean ``score`` (-1 to 1) with its 95 % interval ``low`` to ``high``. Every period from the
        first to the last with a mention has a row; one without mentions has no score. If there is
        no mention at all, every period of the corpus has a row.

    Raises
    ------
    ValueError
        If the actor, the period or the grouping is unknown; the message names choices.

    Examples
    --------
    >>> import datetime as dt
    >>> from framing import Article, analyze
    >>> text = "Anna Berg was praised for her courage."
    >>> days = {"a": dt.date(2024, 5, 1), "b": dt.date(2024, 7, 1)}
    >>> found = analyze([Article(name, text, date=day) for name, day in days.items()], "sentiment")
    >>> tone_over_time(found, "Anna Berg")["mentions"].tolist()
    [1, 0, 1]
    """
    check_period(every)
    side = side_of(corpus, "reference", None, None)
    _check_measured(side)
    only = _actor_of(side, actor)
    rows = _rows(side, voice, only)
    dated = side.articles["date"].notna().to_numpy()
    rows = rows[dated[rows["article"].to_numpy(int)]]
    silent = rows.empty  # then all periods of the corpus have a row, without a mention
    articles = np.flatnonzero(dated) if silent else rows["article"].to_numpy(int)
    none = _summary(rows.iloc[:0])
    columns = _actor_columns(_merged_names(side), only, voice) | {
        "every": every,
        "group_by": by or "",
    }
    found = [
        columns
        | {"period": day, "group": group}
        | (none if silent or not here.size else _summary(rows.iloc[here]))
        for day, group, here in (by_period(side, articles, every, by) if len(articles) else ())
    ]
    return pd.DataFrame(found, columns=[*WHO, "every", "period", "group_by", "group", *SUMMARY])


def tone_comparison(
    subject: Reference, reference: Reference, groups: Groups, voice: str
) -> pd.DataFrame:
    """Return the tone toward the subject's actors together with that of each group of a reference.

    Parameters
    ----------
    subject, reference
        The subject and the reference.
    groups
        The reference's groups, from `framing.comparing.groups.groups_of`.
    voice
        The voice, as for `tone_by`.

    Returns
    -------
    DataFrame
        A row per actor and group, for the four actors of the subject with most mentions that
        the reference knows by the same name, whatever its capitals ("Al-Assad", "al-Assad").
        Common nouns ("rebels") are other people in another article: left out. The subject:
        ``mentions, articles, score, low, high``. The group: the same with ``group_``. Intervals
        are bootstraps over articles, NaN under five. ``percentile`` and ``direction``: the rank
        of one article's score among those of the group's articles; NaN for several articles.
    """
    mine, theirs = _named(_rows(subject, voice)), _named(_rows(reference, voice))
    mine = mine[mine["key"].isin(set(theirs["key"]))]
    counts, merged = mine.groupby("actor")["mentions"].sum(), _merged_names(subject)
    names = sorted(counts.index, key=lambda name: (-counts[name], name))[:MOST]
    parts = {name: theirs[theirs["key"] == name.casefold()] for name in names}
    ours = {name: mine[mine["actor"] == name] for name in names}
    summaries = {name: _without_shares(_summary(ours[name])) for name in names}
    found = [
        {**_actor_columns(merged, name, voice), "group_by": group_by, "group": group}
        | summaries[name]
        | _standing(ours[name], parts[name], members)
        for name in names
        for group_by, group, members in groups
    ]
    return pd.DataFrame(found, columns=BESIDE)


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of actors with a proper name, and a column ``key``: the name, caseless."""
    rows = rows[rows["actor"] != rows["actor"].str.lower()]
    return rows.assign(key=rows["actor"].str.casefold())


def _standing(mine: pd.DataFrame, theirs: pd.DataFrame, members: NDArray) -> dict[str, object]:
    rows = theirs[theirs["article"].isin(members)]
    group = {f"group_{name}": n for name, n in _without_shares(_summary(rows)).items()}
    if len(mine) != 1:
        return {**group, "percentile": np.nan, "direction": ""}
    score, scores = float(mine["score"].iloc[0]), rows["score"].to_numpy(float)
    place = {
        "percentile": dist.percentile(score, scores),
        "direction": dist.direction(score, scores),
    }
    return group | place


def _without_shares(summary: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in summary.items() if name not in LABELS}


def _merged_names(side: Reference) -> dict[str, str]:
    """Return for each variant of an actor's name the name that its mentions are counted under.

    Variants are names that can be nobody else's, and those that a person's corrections merged.
    """
    counts = side.tone["actor"].astype(str).value_counts().to_dict()
    found = variants(counts)
    decided = merged_names(side.run.get("decisions", ()))
    gone = {old: new for new, names in decided.items() for old in names if old not in counts}
    return {**{old: found.get(new, new) for old, new in gone.items()}, **found}


def _actor_columns(merged: Mapping[str, str], name: str, voice: str) -> dict[str, str]:
    """Return the columns on an actor: name, merged variants joined by "; ", and voice.

    ``merged`` is from `_merged_names`.
    """
    names = "; ".join(sorted(old for old, new in merged.items() if new == name))
    return {"actor": name, "names_merged": names, "voice": voice}


def _check_measured(side: Reference) -> None:
    if "sentiment" not in side.run.get("markers", {"sentiment": ""}):
        raise ValueError(f"{side.name!r} was not measured with the marker 'sentiment': no tone.")


def _most_first(counts: pd.Series) -> list[str]:
    return sorted(counts.index, key=lambda name: (-counts[name], name))


def _actor_of(side: Reference, actor: str) -> str:
    """Return the name that an actor is counted under; raise ValueError if the corpus lacks it."""
    known, merged = side.tone["actor"], _merged_names(side)
    if actor and actor not in merged and not (known == actor).any():
        names = ", ".join(_most_first(known.value_counts())[:MOST])
        there = names or "nobody; measure it with the marker 'sentiment'"
        raise ValueError(
            f"{side.name!r} has no tone toward {actor!r}. Most often there are: {there}."
        )
    return merged.get(actor, actor)


def _rows(side: Reference, voice: str, actor: str = "") -> pd.DataFrame:
    """Return a row per article and actor: mentions in a voice, by label and in all, and mean score.

    ``article`` is the row number; copies are left out; ``actor`` limits it to one.
    """
    if voice not in VOICES:
        raise ValueError(f"There is no voice {voice!r}. The voices are: {', '.join(VOICES)}.")
    out = (side.articles["duplicate_of"] != "").to_numpy()
    if voice in TELLS_VOICES_APART:
        out = out | side.articles["damaged"].to_numpy(bool)
    tone = side.tone.assign(actor=side.tone["actor"].astype(str).replace(_merged_names(side)))
    rows = tone[~out[tone["article"].to_numpy(int)]]
    rows = rows[rows["actor"] == actor] if actor else rows
    rows = rows if voice == "all" else rows[rows["voice"] == voice]
    mentions = rows[list(LABELS)].sum(axis=1).astype("int64")
    rows = rows.assign(mentions=mentions, total=mentions * rows["score"].astype(float))
    if voice == "all" or rows.duplicated(["article", "actor"]).any():
        rows = rows.groupby(["article", "actor"], as_index=False)[
            [*LABELS, "mentions", "total"]
        ].sum()
    return rows.assign(score=rows["total"] / rows["mentions"])


def _summary(rows: pd.DataFrame) -> dict[str, float]:
    """Return the columns `SUMMARY` for some rows of `_rows`, taken together.

    The score is the mean of mentions, its interval a bootstrap over articles.
    """
    mentions = rows["mentions"].to_numpy(float)
    n = mentions.sum()
    low, high = bootstrap.interval(rows[["total"]].to_numpy(float), mentions)
    shares = {label: float(rows[label].sum() / n) if n else np.nan for label in LABELS}
    score = float(rows["total"].sum() / n) if n else np.nan
    counts = {"mentions": int(n), "articles": len(rows)}
    return {**counts, **shares, "score": score, "low": float(low[0]), "high": float(high[0])}
