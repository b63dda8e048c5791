"""One name for each who speaks: that of the actor, where exactly one can be meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

from framing.quoting.closed import PRONOUNS
from framing.quoting.names import first_names
from framing.quoting.nouns import is_role

Names = dict[tuple[str, str], str]  # article and speaker as written, to the actor's name

_LINK = re.compile(r" (?:of|for|at|from|with|in|on|to|by) ")


def actors_of(evidence: pd.DataFrame, speakers: Iterable[tuple[str, str]]) -> Names:
    """Find the actor that each speaker is.

    A speaker is an actor if it is written as the actor is in exactly one case, whatever its
    capitals: under the actor's name, in words that mention it, as an office before a person's whole
    name ("the minister Anna Berg"), or as a noun that means this person, with what follows it
    ("leader of the union").

    Parameters
    ----------
    evidence
        Rows of the evidence table; the mentions of actors among them are used.
    speakers
        Pairs of article and speaker.

    Returns
    -------
    dict
        Article and speaker, to the name of the actor; those that are none are left out.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "Minister Anna Berg of the Harbour Union (HU) left. “We stay,” the HU said."
    >>> found = analyze(Article(id="a", text=text), "actor").evidence
    >>> actors_of(found, [("a", "HU"), ("a", "Minister Anna Berg"), ("a", "critics")])
    {('a', 'HU'): 'Harbour Union', ('a', 'Minister Anna Berg'): 'Anna Berg'}
    """
    mentions = evidence[(evidence["marker"] == "actor") & (evidence["actor"] != "")]
    known = {
        article: _Known(rows[["actor", "category", "text"]])
        for article, rows in mentions.groupby("article")
    }
    pairs = dict.fromkeys(pair for pair in speakers if pair[1] and pair[0] in known)
    found = {pair: known[pair[0]].actor(pair[1]) for pair in pairs}
    return {pair: actor for pair, actor in found.items() if actor}


def under_actors(frame: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Give the column ``speaker`` of a table the names of actors."""
    pairs = zip(frame["article"], frame["speaker"], strict=True)
    named = [names.get((article, speaker), speaker) for article, speaker in pairs]
    return frame.assign(speaker=pd.Series(named, index=frame.index, dtype="str"))


class _Known:
    """The actors of an article by the words that mention them."""

    def __init__(self, mentions: pd.DataFrame) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._people = set(mentions.loc[mentions["category"] == "person", "actor"])
        for actor, form in mentions[["actor", "text"]].itertuples(index=False, name=None):
            self._names[actor.casefold()].add(actor)
            self._forms[form.casefold()].add(actor)

    def actor(self, speaker: str) -> str:
        """Name the one actor that a speaker is; empty for none or several."""
        said = speaker.casefold()
        if said in PRONOUNS:
            return ""
        written = self._names.get(said) or self._forms.get(said)
        return _only(written) if written else self._in_office(speaker) or self._by_noun(said)

    def _in_office(self, speaker: str) -> str:
        """Read "commissioner for Human Rights Anna Berg"; not "a spokesman for Anna Berg"."""
        fitting = (name for name in self._people if " " in name and speaker.endswith(f" {name}"))
        name = max(fitting, key=lambda name: (len(name), name), default="")
        office = speaker[: -len(name) - 1] if name else ""
        holder, *rest = _LINK.split(f"{office} ")
        last = rest[-1].split() if rest else holder.split()
        if rest:
            whole = bool(last) and all(word[0].isupper() and not _role(word) for word in last)
        else:
            whole = bool(last) and _role(last[-1])
        return name if whole else ""

    def _by_noun(self, said: str) -> str:
        """Read "leader of the union", where "leader" is one person with a name."""
        noun, *rest = _LINK.split(said, maxsplit=1)
        if not rest or any(word in first_names() for word in rest[0].split()):
            return ""  # "minister of state Anna Berg" is no other minister
        actor = _only(self._forms.get(noun, set()))
        named = actor in self._people and actor[:1].isupper() and " " in actor
        return actor if named and not _role(actor.split()[-1]) else ""


def _only(actors: set[str]) -> str:
    return next(iter(actors)) if len(actors) == 1 else ""


def _role(word: str) -> bool:
    return is_role(word.lower().rstrip("."))
