"""Find full names in a corpus that are certainly one person's: Donald Trump, Donald J. Trump."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from framing.actors.person_names import name_parts, one_person
from framing.lexicons import nouns, titles, word_class


def variants(counts: Mapping[str, int]) -> dict[str, str]:
    """Return for each less common variant of a person's full name the variant most often used.

    Names are one person's if they differ by initials, middle names, short first names, accents
    and case alone; and only where nobody else in the corpus could be meant, as "John Smith" could
    be "John D. Smith" or "John F. Smith".

    ``counts`` gives how often each actor's name is used. Names without variants, and those most
    used, are not in the result.

    Examples
    --------
    >>> variants({"Donald Trump": 312, "Donald J. Trump": 3, "Melania Trump": 9})
    {'Donald J. Trump': 'Donald Trump'}
    >>> variants({"John Smith": 3, "John D. Smith": 3, "John F. Smith": 3})
    {}
    """
    families: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        if _is_full_name(name):
            families[name_parts(name).last].append(name)
    found = {}
    for names in families.values():
        alike = {name: {other for other in names if _alike(name, other)} for name in names}
        for name in names:
            best = max(alike[name], key=lambda other: (counts[other], other))
            if best != name and all(alike[other] == alike[name] for other in alike[name]):
                found[name] = best
    return found


def _alike(name: str, other: str) -> bool:
    return one_person(name_parts(name), name_parts(other))


def _is_full_name(name: str) -> bool:
    """Return whether a name is a given name and a surname, and no office or organisation."""
    words = name.split()
    low = words[-1].lower()
    body = low in titles() or low in nouns() or low in word_class("institution")
    capital = words[0][:1].isupper() and words[-1][:1].isupper()
    return len(words) > 1 and capital and not body and "(" not in name
