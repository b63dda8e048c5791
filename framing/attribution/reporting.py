"""Look up cues in the list of reporting verbs, and the stance that each expresses."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from framing.language import Syntax
from framing.lexicons import rows

DATA = "reporting.tsv"


class ReportingVerb(NamedTuple):
    """Hold a row of the list of reporting verbs: the verb, its stance and what it is used with.

    ``stance`` is the distance it takes to the words it reports ("neutral", "doubting", ...).
    ``frame`` says what follows it: a clause (``that``), only a quotation (``quote``), the person
    spoken to or about (``object``), a name or description (``as``), an infinitive (``to``); or
    what its subject is: a ``document`` or ``text``; ``hearsay``: the subject heard it; ``weak``:
    the verb reports only when a quotation follows. ``why`` gives the reason for the stance and
    ``source`` the authority.
    """

    verb: str
    stance: str
    frame: str
    why: str
    source: str


@cache
def reporting_verbs() -> dict[str, ReportingVerb]:
    """Return the rows of the list of reporting verbs, by the verb's base form.

    Examples
    --------
    >>> reporting_verbs()["claim"].stance
    'doubting'
    """
    names = ReportingVerb._fields
    return {row["verb"]: ReportingVerb(*(row[name] for name in names)) for row in rows(DATA)}


def look_up(syntax: Syntax, cue: tuple[int, int]) -> ReportingVerb:
    """Return the list's row for the reporting verb in a cue, given as (start, end) offsets.

    Returns
    -------
    ReportingVerb
        The longest entry that begins at one of the cue's words, by base forms. For a cue that is
        not listed: the base form of its head word, with an empty stance.
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
