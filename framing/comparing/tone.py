"""The tone toward an actor here and in a corpus: by outlet, through time, and side by side."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.comparing import distribution as dist
from framing.comparing.groups import BY, Groups
from framing.comparing.measures import TELLS_VOICES_APART
from framing.comparing.periods import by_period, check_periods
from framing.comparing.sides import side_of
from framing.comparing.variants import variants
from framing.corpora.reference import Reference
from framing.measuring import bootstrap
from framing.measuring.rates import VOICES
from framing.measuring.tone import LABELS

MOST = 4  # actors of the subject that are compared: each costs a bootstrap a group
SUMMARY = ["mentions", "articles", *LABELS, "score", "low", "high"]
BESIDE = [
    *("actor", "voice", "group_by", "group", "mentions", "articles", "score", "low", "high"),
    *("group_mentions", "group_articles", "group_score", "group_low", "group_high"),
    *("percentile", "direction"),
]


def tone_by(
    corpus: object, actor: str = "", by: str | None = "outlet", voice: str = "writer"
) -> pd.DataFrame:
    """Summarise the tone toward the actors that recur in a corpus, by outlet.

    Parameters
    ----------
    corpus
        A measured corpus, its name, an analysis, or articles.
    actor
        Only this one, by any of its names; all by default. The same name is taken for the same
        actor, and so are variants of a person's full name that can be nobody else's.
    by
        ``"outlet"``, ``"language"``, or None for all articles together.
    voice
        Whose words: ``"writer"``, ``"reported"``, ``"quoted"``, ``"headline"`` or
        ``"all"``.

    Returns
    -------
    DataFrame
        ``actor, names_merged`` (variants of the name that are counted too, parted by "; "),
        ``group, mentions, articles``, the shares ``negative, neutral, positive`` (0 to 1),
        the mean ``score`` of the mentions (-1 to 1) with ``low`` and ``high``, its 95 % bootstrap
        interval over articles, NaN under five. Actors in most articles come first. Copies, and in
        the writer's or quoted words articles with damaged quotation marks, are left out.

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
    if by is not None and by not in BY:
        raise ValueError(f"Tone cannot be grouped by {by!r}. Use: {', '.join(BY)}.")
    side = side_of(corpus, "reference", None, None)
    merged = variants(side.tone["actor"].value_counts().to_dict())
    rows = _rows(side, voice, _actor_of(side, actor))
    labels = side.articles[by].to_numpy() if by else np.full(len(side.articles), "all")
    rows = rows.assign(group=labels[rows["article"]])
    names = _most_first(rows.groupby("actor")["article"].nunique())
    keys = {
        (str(name), str(group)): part for (name, group), part in rows.groupby(["actor", "group"])
    }
    groups = sorted(rows["group"].unique())
    found = [
        {
            "actor": name,
            "names_merged": "; ".join(sorted(old for old, new in merged.items() if new == name)),
            "group": group,
            **_summary(keys[name, group]),
        }
        for name in names
        for group in groups
        if group and (name, group) in keys
    ]
    return pd.DataFrame(found, columns=["actor", "names_merged", "group", *SUMMARY])


def tone_over_time(
    corpus: object,
    actor: str,
    *,
    every: str = "month",
    by: str | None = None,
    voice: str = "writer",
) -> pd.DataFrame:
    """Follow the tone toward an actor through time.

    Parameters
    ----------
    corpus, actor, voice
        As for `tone_by`; articles without a date are left out.
    every
        ``"week"`` (from Monday) or ``"month"``.
    by
        ``"outlet"`` for a line an outlet.

    Returns
    -------
    DataFrame
        ``period`` (its first day), ``group``, then as `tone_by`. Every period from the first to
        the last has a row: one without mentions has no score.

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
    check_periods(every, by)
    side = side_of(corpus, "reference", None, None)
    rows = _rows(side, voice, _actor_of(side, actor))
    rows = rows[side.articles["date"].notna().to_numpy()[rows["article"].to_numpy(int)]]
    if rows.empty:
        return pd.DataFrame(columns=["period", "group", *SUMMARY])
    none = _summary(rows.iloc[:0])
    found = [
        {"period": day, "group": group, **(_summary(rows.iloc[here]) if here.size else none)}
        for day, group, here in by_period(side, rows["article"].to_numpy(int), every, by)
    ]
    return pd.DataFrame(found, columns=["period", "group", *SUMMARY])


def beside(own: Reference, other: Reference, groups: Groups, voice: str) -> pd.DataFrame:
    """Set the tone toward the subject's actors beside that of each group of a reference.

    Parameters
    ----------
    own, other
        The subject and the reference.
    groups
        Labels and row numbers of the reference's articles.
    voice
        Whose words.

    Returns
    -------
    DataFrame
        A row per actor and group, for the four actors of the subject with most mentions that
        the reference knows by the same name, whatever its capitals ("Al-Assad", "al-Assad").
        Common nouns ("rebels") are other people in another article: left out. The subject:
        ``mentions, articles, score, low, high``. The group: the same with ``group_``. Intervals
        are bootstraps over articles, NaN under five. ``percentile`` and ``direction``: where one
        article's score stands among those of the group's articles; of several articles the
        intervals tell.
    """
    mine, theirs = _named(_rows(own, voice)), _named(_rows(other, voice))
    mine = mine[mine["key"].isin(set(theirs["key"]))]
    counts = mine.groupby("actor")["mentions"].sum()
    names = sorted(counts.index, key=lambda name: (-counts[name], name))[:MOST]
    parts = {name: theirs[theirs["key"] == name.casefold()] for name in names}
    ours = {name: mine[mine["actor"] == name] for name in names}
    told = {name: _without_shares(_summary(ours[name])) for name in names}
    found = [
        {"actor": name, "voice": voice, "group_by": group_by, "group": group}
        | told[name]
        | _standing(ours[name], parts[name], members)
        for name in names
        for group_by, group, members in groups
    ]
    return pd.DataFrame(found, columns=BESIDE)


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep what has a name, with the name by which it is found on the other side."""
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


def _most_first(counts: pd.Series) -> list[str]:
    return sorted(counts.index, key=lambda name: (-counts[name], name))


def _actor_of(side: Reference, actor: str) -> str:
    """The actor, if the corpus has the tone toward it."""
    known = side.tone["actor"]
    if actor and not (known == actor).any():
        names = ", ".join(_most_first(known.value_counts())[:MOST])
        there = names or "nobody; measure it with the marker 'sentiment'"
        raise ValueError(
            f"{side.name!r} has no tone toward {actor!r}. Most often there are: {there}."
        )
    return variants(known.value_counts().to_dict()).get(actor, actor)


def _rows(side: Reference, voice: str, actor: str = "") -> pd.DataFrame:
    """A row per article and actor, with its mentions in this voice and their mean score."""
    if voice not in VOICES:
        raise ValueError(f"There is no voice {voice!r}. The voices are: {', '.join(VOICES)}.")
    out = (side.articles["duplicate_of"] != "").to_numpy()
    if voice in TELLS_VOICES_APART:
        out = out | side.articles["damaged"].to_numpy(bool)
    tone = side.tone.assign(actor=_merged(side.tone["actor"]))
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


def _merged(actors: pd.Series) -> pd.Series:
    """The actors, each under the variant of its name that is used most."""
    names = actors.astype(str)
    return names.replace(variants(names.value_counts().to_dict()))


def _summary(rows: pd.DataFrame) -> dict[str, float]:
    """The figures of some articles, one row each."""
    mentions = rows["mentions"].to_numpy(float)
    n = mentions.sum()
    low, high = bootstrap.interval(rows[["total"]].to_numpy(float), mentions)
    shares = {label: float(rows[label].sum() / n) if n else np.nan for label in LABELS}
    score = float(rows["total"].sum() / n) if n else np.nan
    counts = {"mentions": int(n), "articles": len(rows)}
    return {**counts, **shares, "score": score, "low": float(low[0]), "high": float(high[0])}
