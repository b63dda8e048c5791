"""Mark sources: to whom words are attributed, quoted or reported, by which cue."""

from __future__ import annotations

from collections.abc import Iterator

from framing.marking.marker import ATTRIBUTION, Mark, Marker
from framing.text import Text
from framing.voices import CLASSES, Attribution


def find(text: Text) -> Iterator[Mark]:
    """Yield a mark for every cue with a source, with the source's name and class.

    Parameters
    ----------
    text
        An article's text, its voices found by attribution.

    Yields
    ------
    Mark
        ``category`` is the class of the source; ``speaker`` the source's name.
    """
    for one in text.attributions:
        if one.cue:
            yield Mark(one.start, one.end, one.kind, _explain(text, one), speaker=one.speaker)


def _explain(text: Text, one: Attribution) -> str:
    cue = text.raw[one.start : one.end]
    how = {"direct": "in quotation marks", "partial": "partly in quotation marks"}.get(
        one.how, "without quotation marks"
    )
    words = " and ".join(f"“{text.raw[s.start : s.end]}”" for s in one.sources)
    kind = f" ({one.kind})" if one.kind != "none" else ""
    source = f"{words}{kind}" if words else "nobody that the text names"
    if one.speaker and one.speaker not in words:
        source += f", that is {one.speaker}"
    stance = f" The word is {one.stance}: {one.why[0].lower()}{one.why[1:]}" if one.why else ""
    return f"“{cue}” gives words, {how}, to {source}.{stance}"


SOURCES = Marker(
    name="sources",
    find=find,
    needs="attribution",
    about="Cues that give words or thoughts to somebody (“said”, “according to”, “his claim "
    "that”), each with its source, the class of the source, and the stance of the cue.",
    categories=CLASSES,
    marks=(
        "The ministry [[said]] that nobody was hurt.",
        "“We will stay,” Jana Ostrel [[insisted]].",
        "Fuel is running short, [[according to]] a leaked memo.",
        "Critics [[warn]] that the law will silence the press.",
        "The mayor [[believes]] that the bridge can be saved.",
    ),
    spares=(
        "The company reports are kept in a locked room.",
        "The crew repaired the engine and sailed for home.",
        "The harbour was quiet and the cranes stood still.",
    ),
    version="7",
    data=(*ATTRIBUTION, "reporting.tsv"),
)
