"""Write the sentences that a reader must know before believing a difference."""

from __future__ import annotations

import pandas as pd

from framing.comparing.groups import MOST_TO_MATCH
from framing.comparing.matching import period_remark
from framing.corpora.reference import Reference

FEW_ON_TOPIC = 20  # articles


def remarks(
    subject: Reference,
    reference: Reference,
    criteria: tuple[str, ...],
    nearest: pd.DataFrame,
    rates: pd.DataFrame,
) -> tuple[str, ...]:
    """Return sentences on the limits of a comparison: period, topic, damage, chance."""
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
