"""Choose the groups of a reference: outlets, articles like the subject, and who is left out.

The subject is the article (or several) that is compared with the reference, a measured corpus. A
mask has a truth value for each article of the reference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.comparing.matching import matched
from framing.comparing.measures import TELLS_VOICES_APART
from framing.corpora.reference import Reference
from framing.measuring.grouping import names_of
from framing.measuring.rates import FEWEST_WORDS, exposure

MOST_TO_MATCH = 10  # articles; more have no topic in common
Groups = list[tuple[str, str, NDArray[np.int64]]]


def comparable(reference: Reference, subject: Reference, copies: bool) -> NDArray[np.bool_]:
    """Return a mask of the articles that can be compared: those without a reason against it.

    ``copies`` is whether copies of other articles can be, too; see `not_comparable`.
    """
    out = [mask for _, mask in not_comparable(reference, subject, copies)]
    return ~np.logical_or.reduce(out)


def not_comparable(
    reference: Reference, subject: Reference, copies: bool
) -> list[tuple[str, NDArray[np.bool_]]]:
    """Return each reason why articles cannot be compared, with a mask of those articles.

    The reasons: it is the subject, in another language, a copy (unless ``copies``).
    """
    articles, mine = reference.articles, subject.articles
    itself = articles["article"].isin(mine["article"]) & articles["url"].isin(mine["url"])
    foreign = ~articles["language"].isin(mine["language"])
    repeated = (articles["duplicate_of"] != "") & (not copies)
    return [
        ("is the subject itself", itself.to_numpy(bool)),
        ("in another language", foreign.to_numpy(bool)),
        ("is a copy of another article", repeated.to_numpy(bool)),
    ]


def nearest_of(
    subject: Reference, reference: Reference, criteria: tuple[str, ...], among: NDArray[np.bool_]
) -> pd.DataFrame:
    """Return the reference's articles that are most like the subject, as a table.

    Its columns are ``row`` (number in ``reference.articles``), ``article, outlet, date, words, url,
    closeness`` (0 to 1). ``criteria`` are ``"topic"`` and ``"length"``, one or both; ``among`` is a
    mask of the articles to choose from. It is empty where the subject has over ten articles, or the
    only criterion is topic and the words of a side are not stored.
    """
    known = bool(subject.terms.vocabulary) and bool(reference.terms.vocabulary)
    usable = tuple(name for name in criteria if name != "topic" or known)
    if len(subject.articles) > MOST_TO_MATCH:
        usable = ()
    nobody = np.zeros(len(reference.articles), dtype=bool)
    return matched(subject.terms, reference, usable, among if usable else nobody)


def groups_of(
    reference: Reference, by: str | None, among: NDArray[np.bool_], nearest: pd.DataFrame
) -> Groups:
    """Return the groups of a reference as (grouped by, name, row numbers of its articles).

    First all articles of the mask ``among``, then those in ``nearest`` (from `nearest_of`), as
    "matched", then a group for each value of the column ``by``.
    """
    groups: Groups = [("all", "all", np.flatnonzero(among))]
    if len(nearest):
        groups.append(("matched", "matched", np.sort(nearest["row"].to_numpy(np.int64))))
    if by is None:
        return groups
    labels = names_of(reference.articles, by, "A reference")
    for label in sorted({*labels[among].tolist()} - {""}):
        groups.append((by, label, np.flatnonzero(among & (labels == label))))
    return groups


def left_out_of(
    reference: Reference,
    subject: Reference,
    about: NDArray[np.bool_] | None,
    choices: Mapping[str, Any],
) -> pd.DataFrame:
    """Return how many articles of each group are left out, each under the first reason it has.

    Parameters
    ----------
    reference, subject
        The reference and the subject.
    about
        A mask of the articles that use the words asked for; None where none were.
    choices
        ``by``, ``about``, ``copies`` and ``voice`` of the comparison.

    Returns
    -------
    DataFrame
        ``group, reason, articles``. Articles of the last reasons are compared in some figures:
        those that need no voices, other markers.
    """
    articles, voice = reference.articles, str(choices["voice"])
    reasons = not_comparable(reference, subject, bool(choices["copies"]))
    if about is not None:
        reasons.append((f"does not use {choices['about']!r}", ~about))
    damaged, words = articles["damaged"].to_numpy(bool), exposure(articles, voice)
    apart = "not compared by voice" if voice in TELLS_VOICES_APART else "quotations not compared"
    reasons.append((f"quotation marks damaged: {apart}", damaged))
    few = (words < FEWEST_WORDS[voice]).to_numpy(bool)
    suffix = "" if voice == "all" else f" of the voice {voice!r}"
    reasons.append((f"fewer than {FEWEST_WORDS[voice]} words{suffix}", few))
    for marker in subject.run["markers"]:
        missed = np.zeros(len(articles), dtype=bool)
        missed[reference.missed.get(marker, np.empty(0, dtype=np.int64))] = True
        reasons.append((f"could not be measured with {marker!r}", missed))
    labels = names_of(articles, choices["by"], "A reference")
    left, rows = np.ones(len(articles), dtype=bool), []
    for reason, mask in reasons:
        counts = Counter(labels[left & mask].tolist())
        rows += [(label, reason, counts[label]) for label in sorted(counts)]
        if not reason.startswith("could not"):  # what one marker skipped another may have measured
            left &= ~mask
    return pd.DataFrame(rows, columns=["group", "reason", "articles"])
