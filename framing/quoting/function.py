"""What a quotation does: direct speech, a partial quotation, scare quotes, a title, a mention.

A cascade of cues, surest first. Each cue is a plain property of the words inside, of the words
around, and of whether a verb of saying governs the place; the first that applies decides, and its
sentence is the explanation.
"""

from __future__ import annotations

from framing.quoting.cues_of_naming import (
    answer,
    begrudged,
    broadcast,
    classified,
    coined,
    compound,
    inscription,
    likened,
    name,
    named,
    nickname,
    nominal,
    question,
    regulation,
    sign,
    so_called,
    term,
    title,
)
from framing.quoting.cues_of_speech import context, crosshead, direct, loose, partial, speech_noun
from framing.quoting.place import Place, Verdict


def judge(place: Place) -> Verdict:
    """The function of a quotation and the cue that decided it.

    Parameters
    ----------
    place
        What the cues look at.

    Returns
    -------
    tuple of (str, str)
        Function and explanation.
    """
    for cue in _CUES:
        verdict = cue(place)
        if verdict is not None:
            return verdict
    return "scare", "No speech verb governs it and nothing names it: the writer keeps a distance."


_CUES = (
    so_called,
    nickname,
    term,
    named,
    answer,
    title,
    broadcast,
    crosshead,
    inscription,
    direct,
    sign,
    begrudged,
    regulation,
    partial,
    speech_noun,
    name,
    question,
    nominal,
    classified,
    likened,
    coined,
    context,
    loose,
    compound,
)
