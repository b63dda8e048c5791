"""Look cues up in the list of reporting verbs: the stance that each takes toward the words."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from framing.language import Syntax
from framing.lexicons import rows

DATA = "reporting.tsv"


class ReportingVerb(NamedTuple):
    """A verb that gives words to somebody.

    ``frame`` says what follows it: a clause (``that``), only a quotation (``quote``), the person
    spoken to or about (``object``), a name or description (``as``), an infinitive (``to``); or
    what speaks: a ``document`` or ``text``; ``hearsay``: the subject heard it; ``weak``: the verb
    reports only when a quotation follows.
    """

    verb: str
    stance: str
    frame: str
    why: str
    source: str


@cache
def reporting_verbs() -> dict[str, ReportingVerb]:
    """Return the list of reporting verbs, by their base forms.

    Examples
    --------
    >>> reporting_verbs()["claim"].stance
    'doubting'
    """
    names = ReportingVerb._fields
    return {row["verb"]: ReportingVerb(*(row[name] for name in names)) for row in rows(DATA)}


def look_up(syntax: Syntax, cue: tuple[int, int]) -> ReportingVerb:
    """Return the reporting verb that a cue has, with its stance toward the words.

    Returns
    -------
    ReportingVerb
        The longest entry that begins at one of the cue's words, by their base forms; of a cue that
        the list does not have, the base form of its head with no stance.
    """
    tokens = [token for token in syntax.span(*cue) if not token.is_punct]
    lemmas = [token.lemma_.lower() for token in tokens]
    low = [token.lower_ for token in tokens]
    for first in range(len(tokens)):
        for last in range(min(len(tokens), first + 4), first, -1):
            for words in (lemmas[first:last], low[first:last]):
                known = reporting_verbs().get(" ".join(words))
                if known is not None:
                    return known
    head = syntax.span(*cue).root.lemma_.lower() if tokens else syntax.text.raw[slice(*cue)]
    return ReportingVerb(head, "", "", "", "")
