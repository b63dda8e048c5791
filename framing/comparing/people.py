"""Count actors across a corpus: who recurs, in how many articles, under which names.

An actor is whoever the articles speak of: a person, organisation, country or group.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from framing.analysis import Analysis
from framing.comparing.variants import variants
from framing.decisions import merged_names
from framing.measuring.validate_args import nothing_found, ran

COLUMNS = {
    "actor": "str",
    "kind": "str",
    "articles": "int64",
    "mentions": "int64",
    "names_merged": "str",
}


@dataclass
class Known:
    """Hold an actor: its name in the evidence, kind, number of mentions, and ids of its articles.

    ``kind`` is person, organisation, group, ...; merges of names add up mentions and articles.
    """

    name: str
    kind: str
    mentions: int = 0
    articles: set[str] = field(default_factory=set)


def actors_across(analysis: Analysis) -> pd.DataFrame:
    """Return a table of all actors with the number of articles and mentions of each.

    Equal names count as one actor, and so do variants of a person's full name that can be nobody
    else's (`framing.comparing.variants`).

    Parameters
    ----------
    analysis
        An analysis in which the marker ``actor`` ran.

    Returns
    -------
    DataFrame
        A row per actor, the one in most articles first: ``actor, kind, articles, mentions,
        names_merged`` (variants, and names that decisions merged into it, joined by "; "). ``kind``
        is that of most mentions; pronouns are mentions too. Where nobody is found, one row
        without a name and with zeros.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> texts = {"a": "Anna Berg met the rebels.", "b": "Anna Berg left. Berg was tired."}
    >>> articles = [Article(id=name, text=text) for name, text in texts.items()]
    >>> found = actors_across(analyze(articles, ["actor"]))
    >>> found[["actor", "articles", "mentions"]].values.tolist()
    [['Anna Berg', 2, 3], ['rebels', 1, 1]]
    """
    people = known(analysis)
    merged = merged_names(analysis.run.get("decisions", ()))
    for name, best in variants({one.name: one.mentions for one in people.values()}).items():
        one = people.pop(name)
        people[best].mentions += one.mentions
        people[best].articles |= one.articles
        merged.setdefault(best, set()).update({name, *merged.pop(name, set())})
    rows = [
        {
            "actor": one.name,
            "kind": one.kind,
            "articles": len(one.articles),
            "mentions": one.mentions,
            "names_merged": "; ".join(sorted(merged.get(one.name, ()))),
        }
        for one in people.values()
    ] or nothing_found(COLUMNS)
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    order = ["articles", "mentions", "actor"]
    return frame.sort_values(order, ascending=[False, False, True], ignore_index=True)


def mentions(analysis: Analysis) -> pd.DataFrame:
    """Return the rows of an analysis's evidence that are mentions of actors.

    Raise TypeError if it is no `Analysis`, ValueError if the marker ``actor`` did not run.
    """
    if not isinstance(analysis, Analysis):
        raise TypeError(
            f"Actors are counted in an Analysis, not in a {type(analysis).__name__}: "
            "framing.analyze(articles) makes one."
        )
    ran(analysis, "Counting actors", "actor")
    found = analysis.evidence[analysis.evidence["marker"] == "actor"]
    return found[found["actor"].str.strip() != ""]


def known(analysis: Analysis) -> dict[str, Known]:
    """Return each actor by name, with kind, mentions and articles; equal names are one actor."""
    kinds: defaultdict[str, dict[str, int]] = defaultdict(dict)
    people: dict[str, Known] = {}
    for (name, kind), rows in mentions(analysis).groupby(["actor", "category"], sort=True):
        one = people.setdefault(name, Known(name, kind))
        one.mentions += len(rows)
        one.articles |= set(rows["article"])
        kinds[name][kind] = len(rows)
        one.kind = max(kinds[name], key=lambda kind: (kinds[name][kind], kind))
    return people
