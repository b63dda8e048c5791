"""Compare an article, or several (the subject), with a corpus (the reference)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from framing.analysis import Analysis
from framing.comparing.groups import MOST_TO_MATCH, comparable, groups_of, left_out_of, nearest_of
from framing.comparing.matching import about_rows, period_remark
from framing.comparing.rows import rates_of
from framing.comparing.sides import check_sides, criteria_of, side_of
from framing.comparing.tone import BESIDE, tone_comparison
from framing.corpora.reference import Reference
from framing.measuring import bootstrap


@dataclass(frozen=True, eq=False)
class Comparison:
    """Hold the comparison of an article, or several, with a reference.

    Attributes
    ----------
    rates
        A row per marker, category and group of the reference. Rates are per 1,000 words (``unit``;
        readability: the index itself). The subject: ``subject_articles``, ``n`` findings in so
        many ``words``, ``rate`` and its 95 % interval ``low, high``. The group: ``articles,
        group_n, group_words, group_rate, group_low, group_high`` and quantiles of its articles'
        rates, ``q10`` to ``q90``. Both: ``difference``, which is ``rate - group_rate``; of one
        article its ``percentile`` and ``direction``, of several the difference's interval and
        ``effect`` (Cliff's delta); ``p`` and ``q`` (p adjusted for all rows). NaN: not defined, or
        too few articles.
    matched
        The reference's articles that are like the subject in what ``match`` names: ``row, article,
        outlet, date, words, url, closeness`` (0 to 1, in words).
    left_out
        ``group, reason, articles``: how many articles of each group are not compared, and why.
    notes
        What a reader must know before believing a difference, in sentences.
    tone
        A row per actor and group, for the four of the subject's actors with most mentions that
        recur in the reference: both sides' ``mentions, articles, score`` (tone, -1 to 1) with
        intervals over articles, and one article's ``percentile`` and ``direction`` among the
        group's; see `framing.comparing.tone`.
    run
        Both sides' markers and versions, the reference's hashes, the choices made.
    """

    rates: pd.DataFrame
    matched: pd.DataFrame
    left_out: pd.DataFrame
    notes: tuple[str, ...] = ()
    run: dict[str, Any] = field(default_factory=dict)
    tone: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=BESIDE))


def compare(
    subject: object,
    reference: object,
    by: str | None = "outlet",
    about: str | None = None,
    match: Iterable[str] | None = ("topic", "length"),
    voice: str = "writer",
    copies: bool = False,
    analysis: Analysis | None = None,
) -> Comparison:
    """Return how an article or several differ from a reference in the rates of all markers.

    Parameters
    ----------
    subject
        An article, several, their analysis, or a corpus.
    reference
        Name or folder of a measured corpus, a `Reference`, or anything a subject may be.
    by
        Groups of the reference: ``"outlet"``, ``"language"``, any other column of its articles,
        ``"month"`` or ``"year"`` of their date, the name of a further value; or None for all
        together only.
    about
        Keep only articles of the reference that use these words.
    match
        ``"topic"``, ``"length"`` or both: a further group, of articles like the subject.
    voice
        Whose words to count in: ``"writer"``, ``"reported"`` (a source's, without quotation marks),
        ``"quoted"``, ``"headline"`` or ``"all"``. Quotations are always counted over all words.
    copies
        Whether to include articles of which half is found in an earlier one, as in agency copy.
    analysis
        The subject's analysis, if there is one already; otherwise it is computed here.

    Returns
    -------
    Comparison
        Its table ``rates`` has a row per marker, category and group of the reference.

    Raises
    ------
    TypeError
        If a side is text, or nothing that has articles.
    ValueError
        If a side is empty, the sides are in different languages, or the reference was measured
        with other versions of the markers; the message says how to measure it again.

    Notes
    -----
    A group's rate is the sum of its findings over the sum of its words, with a bootstrap interval
    over articles. One article's interval is the exact Poisson interval of its count; its ``p`` is
    that of its rank. The difference of several articles has its interval and its ``p`` from one
    method: Welch's (1947) over articles, with the variances of ratios of sums (Cochran 1977), so
    that ``p`` is under 0.05 exactly where the interval excludes 0. Articles whose quotation
    marks are damaged, and repeated ones, are left out and counted; so are articles with fewer than
    50 words of the voice (3 of a headline) on either side, but for a subject of one article.

    References
    ----------
    Cochran, W. G. (1977). Sampling Techniques, third edition, chapter 6.
    Welch, B. L. (1947). The generalization of "Student's" problem when several different
    population variances are involved. Biometrika 34, 28-35.

    Examples
    --------
    >>> from framing import Article
    >>> told = ["The regime fell. ", "The boats left. "]
    >>> others = [Article(f"b{n}", text * 20, outlet="Port") for n, text in enumerate(told)]
    >>> from framing.corpora.reference import measured_now
    >>> reference = measured_now(others, "papers", ["loaded"])
    >>> found = compare(Article("a", "The regime sent thugs. " * 20), reference, match=None)
    >>> found.rates[["marker", "group", "n", "rate"]].values.tolist()[0]
    ['loaded', 'all', 40.0, 500.0]
    """
    criteria = criteria_of(match)
    other = side_of(reference, "reference", None, None)
    found_by = other.run.get("voices", "attribution")
    own = side_of(subject, "subject", analysis, list(other.run["markers"]), found_by)
    check_sides(own, other)
    among = comparable(other, own, copies)
    using = about_rows(other, about) if about else None
    among = among if using is None else among & using
    nearest = nearest_of(own, other, criteria, among)
    groups = groups_of(other, by, among, nearest)
    rates = rates_of(own, other, groups, voice)
    choices = {"by": by, "about": about, "match": list(criteria), "voice": voice, "copies": copies}
    return Comparison(
        rates,
        nearest,
        left_out_of(other, own, using, choices),
        remarks(own, other, criteria, nearest, rates),
        {
            "reference": other.name,
            "reference_run": other.run,
            "subject_run": own.run,
            **choices,
            "seed": bootstrap.SEED,
        },
        tone_comparison(own, other, groups, voice),
    )


FEW_ON_TOPIC = 20  # articles


def remarks(
    subject: Reference,
    reference: Reference,
    criteria: tuple[str, ...],
    nearest: pd.DataFrame,
    rates: pd.DataFrame,
) -> tuple[str, ...]:
    """Return sentences for readers on the limits of a comparison.

    They say where period or topic differ, quotation marks are damaged, markers are missing, and
    what chance does. ``criteria`` are what articles were matched by; ``nearest`` is the table
    ``matched`` and ``rates`` the table ``rates`` of a `Comparison`.
    """
    dates = [day for day in subject.articles["date"] if not pd.isna(day)]
    notes = [period_remark(dates, reference), _topic_remark(subject, reference, criteria, nearest)]
    damaged = int(reference.articles["damaged"].sum())
    if damaged:
        notes.append(
            f"{damaged:,} of {len(reference.articles):,} articles of {reference.name} have damaged "
            f"quotation marks: they are not compared where voices must be told apart."
        )
    missing = sorted(set(subject.run["markers"]) - set(reference.run["markers"]))
    if missing:
        notes.append(f"{reference.name} was not measured with: {', '.join(missing)}.")
    if len(subject.articles) == 1:
        notes.append(
            "The interval of one article's rate is the exact Poisson interval of its count: what "
            "the same writer might have produced by chance. q is adjusted for "
            f"{int(rates['p'].notna().sum())} comparisons."
        )
    return tuple(note for note in notes if note)


def _topic_remark(
    subject: Reference, reference: Reference, criteria: tuple[str, ...], nearest: pd.DataFrame
) -> str:
    if "topic" not in criteria:
        return ""
    if len(subject.articles) > MOST_TO_MATCH:
        return f"Topics are matched for {MOST_TO_MATCH} articles at most: only groups are compared."
    if not subject.terms.vocabulary:
        return "Without the article's words its topic cannot be matched: give the article itself."
    count, total = len(nearest), len(reference.articles)
    if not count:
        return f"No article of {reference.name} is on the same topic: only outlets are compared."
    closest, least = nearest["closeness"].max(), nearest["closeness"].min()
    few = " Too few to rest much on." if count < FEW_ON_TOPIC else ""
    alike = " and of similar length" if "length" in criteria else ""
    return (
        f"{count} of {total:,} articles of {reference.name} are on a similar topic{alike} "
        f"(closeness {least:.2f} to {closest:.2f}; 1 is the same words).{few}"
    )
