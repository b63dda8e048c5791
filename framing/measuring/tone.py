"""Compute the tone toward each actor, separately in the writer's words and in those of others.

The tone is a model's score of a sentence toward an actor, from -1 (negative) to 1 (positive). A
voice is whose words a sentence is: the writer's, reported, quoted or the headline's. Evidence is
the table of all that markers found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

import numpy as np
import pandas as pd

from framing.measuring import bootstrap
from framing.measuring.grouping import values_of
from framing.measuring.validate_args import AnalysisTables, nothing_found, ran
from framing.sentiment import LABELS

KEYS = ("article", "actor", "voice")
VALUES = ("mentions", *LABELS, "score", "low", "high")
_OF_MARKS = ("actor", "voice", "speaker", "category", "sentence")


def toward_actors(evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the tone toward each actor by article and voice, from the evidence.

    Returns
    -------
    DataFrame
        ``article, actor, voice``; ``mentions``, the number that were scored, neutral ones included;
        ``negative``, ``neutral``, ``positive``: their shares (0 to 1); ``score``: the mean (-1 to
        1) with ``low`` and ``high``, its 95 % bootstrap interval over sentences, NaN under five.
    """
    return _table(evidence[evidence["marker"] == "sentiment"], list(KEYS), "sentence")


def tone(
    analysis: AnalysisTables, by: str | Iterable[str] = ("actor", "voice"), actor: str = ""
) -> pd.DataFrame:
    """Return the tone toward actors over a corpus; articles are the sampling unit.

    Parameters
    ----------
    analysis
        An analysis in which the marker ``sentiment`` ran.
    by
        Columns of the evidence (``"actor"``, ``"voice"``, ``"speaker"``) and of the articles
        (``"outlet"``, ``"author"``, ...); ``"week"``, ``"month"`` or ``"year"`` of their date;
        names of their further values. Articles without the value are left out.
    actor
        Keep only this actor; the table then has the column ``actor``.

    Returns
    -------
    DataFrame
        The columns of ``by``, then ``mentions, negative, neutral, positive, score, low, high`` as
        in ``analysis.sentiment`` (number, shares, mean from -1 to 1); the interval ``low`` to
        ``high`` is a 95 % bootstrap over articles, or over sentences where there is but one
        article. Where nobody is scored, one row without names for each value of the articles'
        columns, with no mentions.

    Raises
    ------
    ValueError
        If a column is unknown, or the marker did not run.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "Anna Berg was praised for her courage."
    >>> tone(analyze(Article(id="a", text=text), "sentiment"))["actor"].tolist()
    ['Anna Berg']
    """
    ran(analysis, "tone", "sentiment")
    columns = [by] if isinstance(by, str) else list(by)
    found = analysis.evidence[analysis.evidence["marker"] == "sentiment"]
    if actor:
        columns = columns if "actor" in columns else ["actor", *columns]
        found = found[found["actor"] == actor]
    levels: dict[str, list[object]] = {"actor": [actor]}
    for name in columns:
        if name in VALUES:
            raise ValueError(f"Tone cannot be grouped by {name!r}: it is one of the figures.")
        if name not in _OF_MARKS:
            values = values_of(analysis.articles, name, "Tone", _OF_MARKS[:3])
            levels[name] = sorted(values.dropna().unique())
            places = dict(zip(analysis.articles["article"], values, strict=True))
            found = found.assign(**{name: found["article"].map(places)})
    table = _table(found, columns, "article" if len(analysis.articles) > 1 else "sentence")
    return table if len(table) else _nobody(columns, levels)


def tone_by_speaker(analysis: AnalysisTables) -> pd.DataFrame:
    """Return the tone of each speaker's words toward each actor.

    Returns
    -------
    DataFrame
        The columns ``speaker, actor``, then those of `tone`, over quoted and reported words only;
        where nobody speaks of anybody, one row without names and with no mentions.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "“Berg is a liar,” said Tom Hale of Anna Berg, the mayor."
    >>> found = tone_by_speaker(analyze(Article("a", text), "sentiment"))
    >>> found[["speaker", "actor"]].values.tolist()
    [['Tom Hale', 'Anna Berg']]
    """
    ran(analysis, "tone_by_speaker", "sentiment")
    spoken = analysis.evidence[analysis.evidence["speaker"] != ""]
    scored = spoken[spoken["marker"] == "sentiment"]
    table = _table(scored, ["speaker", "actor"], "sentence")
    return table if len(table) else _nobody(["speaker", "actor"])


def clearest(
    analysis: AnalysisTables, actor: str, voice: str = "writer", n: int = 3
) -> pd.DataFrame:
    """Return the most negative and the most positive sentences on an actor.

    Parameters
    ----------
    actor, voice
        The actor that the tone is toward, and the voice of the sentences.
    n
        How many negative and how many positive sentences to return at most.

    Returns
    -------
    DataFrame
        Rows of the evidence: the most negative first, then the most positive; neutral ones left
        out.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "Anna Berg betrayed the voters. Anna Berg was praised for her courage."
    >>> found = clearest(analyze(Article("a", text), "sentiment"), "Anna Berg", n=1)
    >>> found[["sentence", "category"]].values.tolist()
    [[0, 'negative'], [1, 'positive']]
    """
    ran(analysis, "clearest", "sentiment")
    in_voice = analysis.evidence[analysis.evidence["voice"] == voice]
    return clearest_of(in_voice, actor, n).reset_index(drop=True)


def clearest_of(evidence: pd.DataFrame, actor: str, n: int) -> pd.DataFrame:
    """Return the ``n`` most negative rows of evidence on an actor, then the ``n`` most positive.

    If ``actor`` is empty, they are those of all actors.
    """
    tones = evidence[evidence["marker"] == "sentiment"]
    tones = tones[tones["actor"] == actor] if actor else tones
    against = tones[tones["category"] == "negative"].nsmallest(n, "score")
    for_them = tones[tones["category"] == "positive"].nlargest(n, "score")
    return pd.concat([against, for_them])


def _table(scored: pd.DataFrame, keys: list[str], unit: str) -> pd.DataFrame:
    rows = [
        {**dict(zip(keys, key, strict=True)), **_summary(group, unit)}
        for key, group in scored.groupby(keys, sort=True)
    ]
    frame = pd.DataFrame(rows, columns=[*keys, *VALUES])
    words = [name for name in keys if all(isinstance(value, str) for value in frame[name])]
    types = dict.fromkeys(words, "str") | dict.fromkeys(VALUES[1:], "float64")
    return frame.astype({**types, "mentions": "int64"})


def _nobody(keys: list[str], levels: Mapping[str, list[object]] | None = None) -> pd.DataFrame:
    types = dict.fromkeys(VALUES, "float64") | {"mentions": "int64"}
    own = [(levels or {}).get(name, [""]) for name in keys]
    rows = [dict(zip(keys, one, strict=True)) for one in product(*own)]
    frame = pd.DataFrame([row | nothing_found(types)[0] for row in rows], columns=[*keys, *VALUES])
    words = [name for name in keys if all(isinstance(value, str) for value in frame[name])]
    return frame.astype({**types, **dict.fromkeys(words, "str")})


def _summary(group: pd.DataFrame, unit: str) -> dict[str, float]:
    sums = group.groupby(unit)["score"].agg(["sum", "count"])
    low, high = bootstrap.interval(sums[["sum"]].to_numpy(), sums["count"].to_numpy())
    shares = {label: float(np.mean(group["category"] == label)) for label in LABELS}
    score = float(group["score"].mean())
    return {"mentions": len(group), **shares, "score": score, "low": low[0], "high": high[0]}
