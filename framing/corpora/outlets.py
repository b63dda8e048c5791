"""Bring names of outlets to one spelling, lightly: what could be two outlets stays two."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

_ARTICLE_LAST = re.compile(r"(?P<name>.{2,80}), (?P<article>The|A|An|Der|Die|Das|Le|La|El)")
_PLACE = re.compile(r"(?P<name>.{2,80}?)\s*(?:\((?P<place>[^()]{2,40})\)|; (?P<after>[^;]{2,60}))")
_JUNK = re.compile(r"\s*(?:\((?:print|online|web|newspaper)\)|[|,;:.-])\s*$", re.IGNORECASE)
_LONGEST = 120


def tidy(name: str) -> str:
    """Return an outlet's name without extra blanks and endings like "(Print)", with "The" in front.

    Examples
    --------
    >>> tidy("  Guardian,  The "), tidy("The Clarion (Print)"), tidy("The Times;")
    ('The Guardian', 'The Clarion', 'The Times')
    """
    words = " ".join(name[: 4 * _LONGEST].split())
    while (short := _JUNK.sub("", words)) != words and short:
        words = short
    if match := _ARTICLE_LAST.fullmatch(words):
        words = f"{match['article']} {match['name']}"
    return words[:_LONGEST]


def spellings(counts: Mapping[str, int]) -> dict[str, str]:
    """Return for each outlet's name the spelling that it is to have.

    ``counts`` gives how many articles have each name. Names that differ in case alone get the most
    frequent spelling that is not all capitals. The place after a name, ``The Herald (Glasgow)``,
    goes only where the name occurs with no other place: two Heralds stay two.

    Examples
    --------
    >>> spellings({"The Times (London)": 3, "THE TIMES": 1, "The Times": 2})
    {'The Times (London)': 'The Times', 'THE TIMES': 'The Times', 'The Times': 'The Times'}
    >>> spellings({"The Herald (Glasgow)": 1, "The Herald (Harare)": 1})["The Herald (Harare)"]
    'The Herald (Harare)'
    """
    tidied = {name: tidy(name) for name in counts}
    places: defaultdict[str, set[str]] = defaultdict(set)
    for name in tidied.values():
        base, place = parted(name)
        if place:
            places[base.casefold()].add(place.casefold())
    short = {
        given: parted(name)[0] if len(places[parted(name)[0].casefold()]) == 1 else name
        for given, name in tidied.items()
    }
    usual: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for given, name in short.items():
        usual[name.casefold()][name] += counts[given]
    best = {
        key: min(found, key=lambda n: (n.isupper(), -found[n], n)) for key, found in usual.items()
    }
    return {given: best[name.casefold()] for given, name in short.items()}


def parted(name: str) -> tuple[str, str]:
    """Return an outlet's name without its place, and the place; that is empty if there is none."""
    match = _PLACE.fullmatch(name)
    return (match["name"], match["place"] or match["after"]) if match else (name, "")
