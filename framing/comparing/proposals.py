"""Propose merges of actors in different articles, each with a reason, for a person to decide.

An actor is a person, organisation, country or group under one name, as `framing.comparing.people`
counts them; a merge says that two names are one actor.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path

import pandas as pd

from framing.actors.person_names import name_words
from framing.analysis import Analysis
from framing.comparing.people import Known, known, mentions
from framing.decisions import Decision
from framing.lexicons import nouns, organisations, titles

NEAR = 30  # days: an article with a full name shows whose a surname is
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z]{1,6}")
_SINGLE = re.compile(r"\b[A-Z]\b")
_AFTER_SURNAMES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def proposed_merges(analysis: Analysis, aliases: str | Path | None = None) -> tuple[Decision, ...]:
    """Return proposals to merge actors of different articles, each with its reason, for review.

    Proposed are, in this order: aliases on the list; other spellings of a name; an acronym that
    only one organisation has; a surname that only one person has, in the same outlet or time. Two
    actors that are distinct in one article are merged only by the alias list; so are groups and
    people without a proper name ("the mother").

    Parameters
    ----------
    analysis
        An analysis in which the marker ``actor`` ran.
    aliases
        A CSV or TSV file with the columns ``name`` and ``alias`` (several separated by ``|``), or
        None.

    Returns
    -------
    tuple of Decision
        Merges, each with its reason; `framing.decisions.save` writes them, and `framing.analyze`
        applies them.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> texts = {"a": "General Omar al-Hadi left.", "b": "General Omar Al-Hadi spoke to rebels."}
    >>> articles = [Article(id=name, text=text) for name, text in texts.items()]
    >>> for one in proposed_merges(analyze(articles, ["actor"])):
    ...     print(one.actor, ">", one.into, ":", one.reason)
    Omar Al-Hadi > Omar al-Hadi : “Omar Al-Hadi” is another spelling of Omar al-Hadi.
    """
    proposals = _Proposals(known(analysis))
    if aliases is not None:
        proposals.by_list(read_aliases(aliases), Path(aliases).name)
    proposals.by_spelling()
    proposals.by_acronym(_wordings(analysis))
    proposals.by_surname(_Times(analysis.articles))
    return proposals.decisions()


class _Proposals:
    """Hold the actors not merged so far, by name (``apart``), and the merges proposed so far.

    ``into`` gives for each merged name the name it is merged into and the reason.
    """

    def __init__(self, known: dict[str, Known]) -> None:
        self.apart = known
        self.into: dict[str, tuple[str, str]] = {}

    def decisions(self) -> tuple[Decision, ...]:
        """Return all proposals, by name; a chain of merges leads at once to its last name."""
        return tuple(
            Decision("merge", reason, actor=name, into=self._last(into))
            for name, (into, reason) in sorted(self.into.items())
        )

    def by_list(self, names: dict[str, str], file: str) -> None:
        """Propose merges by the user's list of aliases.

        ``names`` is from `read_aliases`; ``file`` is the list's file name, for the reasons.
        """
        for one in list(self.apart.values()):
            name = names.get(one.name.casefold(), one.name)
            if name != one.name:
                target = self.apart.setdefault(name, Known(name, one.kind))
                self._merge(one, target, f"{file} gives “{one.name}” as another name of {name}.")

    def by_spelling(self) -> None:
        """Propose merges of names that differ in case, accents, hyphens, initials or "al-"."""
        for same in self._grouped_by(_spelling).values():
            target = max(same, key=lambda one: (one.mentions, one.name))
            for one in same:
                if _agree(_initials_in(one.name), _initials_in(target.name)):
                    self._if_apart(one, target, "is another spelling of")

    def by_acronym(self, wordings: dict[str, set[str]]) -> None:
        """Propose to merge an acronym with the only organisation that it fits.

        ``wordings`` is from `_wordings`: the actors that an article calls by the acronym.
        """
        long = self._grouped_by(_initials)
        for one in list(self.apart.values()):
            if one.kind != "organisation" or not _ACRONYM.fullmatch(one.name):
                continue
            others = {self._last(name) for name in wordings.get(one.name, ())} - {one.name}
            spelt = [] if one.name in organisations() else long.get((one.kind, one.name), [])
            fitting = [self.apart[name] for name in others] or spelt
            if len(fitting) == 1 and fitting[0].kind == one.kind:
                self._if_apart(one, fitting[0], "is the acronym of")

    def by_surname(self, times: _Times) -> None:
        """Propose to merge a bare surname with the only person of that surname.

        Only where the outlet or the time of the articles agree, by ``times``.
        """
        full = self._grouped_by(_surname)
        for one in list(self.apart.values()):
            bare = _is_person(one) and " " not in one.name
            fitting = full.get((one.kind, name_words(one.name)[0]), []) if bare else []
            if len(fitting) == 1 and (why := times.agree(one.articles, fitting[0].articles)):
                self._if_apart(one, fitting[0], "is the surname of", f" and of nobody else; {why}")

    def _grouped_by(self, key: Callable[[Known], Hashable]) -> dict[Hashable, list[Known]]:
        groups: defaultdict[Hashable, list[Known]] = defaultdict(list)
        for one in self.apart.values():
            if (own := key(one)) is not None:
                groups[(one.kind, own)].append(one)
        return groups

    def _if_apart(self, one: Known, target: Known, how: str, more: str = "") -> None:
        if one is not target and not one.articles & target.articles:
            self._merge(one, target, f"“{one.name}” {how} {target.name}{more}.")

    def _merge(self, one: Known, target: Known, reason: str) -> None:
        self.into[one.name] = (target.name, reason)
        target.mentions += one.mentions
        target.articles |= one.articles
        del self.apart[one.name]

    def _last(self, name: str) -> str:
        while name in self.into:
            name = self.into[name][0]
        return name


class _Times:
    """Hold outlet and date of each article, by its id, to judge whether a surname is explained."""

    def __init__(self, articles: pd.DataFrame) -> None:
        self.outlet = dict(zip(articles["article"], articles["outlet"], strict=True))
        self.date = dict(zip(articles["article"], articles["date"], strict=True))

    def agree(self, short: Iterable[str], full: Iterable[str]) -> str:
        """Return a clause on why the articles ``short`` (ids) mean the person of ``full``.

        ``short`` have the bare surname, ``full`` the full name. Empty where one of ``short`` shares
        neither outlet nor time (30 days) with any of ``full``.
        """
        outlets = {self.outlet[name] for name in full} - {""}
        dates = pd.Series([self.date[name] for name in full], dtype="datetime64[ms]").dropna()
        reasons = {self._close(name, outlets, dates) for name in short}
        return "" if "" in reasons else "; ".join(sorted(reasons))

    def _close(self, name: str, outlets: set[str], dates: pd.Series) -> str:
        date, outlet = self.date[name], self.outlet[name]
        if outlet in outlets:
            return "the same outlet gives the full name"
        if pd.isna(date) or dates.empty:
            return "" if outlet and outlets else "outlets and dates are not known"
        near = ((dates - date).abs() <= pd.Timedelta(days=NEAR)).any()
        return f"the full name is given within {NEAR} days" if near else ""


def _wordings(analysis: Analysis) -> dict[str, set[str]]:
    """Return for every acronym in the articles the names of the actors that it stands for."""
    found = mentions(analysis)
    words: defaultdict[str, set[str]] = defaultdict(set)
    for text, actor in set(zip(found["text"], found["actor"], strict=True)):
        if _ACRONYM.fullmatch(text):
            words[text].add(actor)
    return words


def _is_person(one: Known) -> bool:
    """Return whether an actor is a person with a proper name; not "the Speaker" or "a mother"."""
    words = [re.sub("^(?:[Aa][ln]|[Ee]l)-", "", word) for word in one.name.split()]
    last = words[-1].lower()
    named = words[0][:1].isupper() and words[-1][:1].isupper()
    return one.kind == "person" and named and last not in titles() and last not in nouns()


def _spelling(one: Known) -> Hashable:
    if one.kind == "group" or (one.kind == "person" and not _is_person(one)):
        return None
    words = name_words(one.name)
    if one.kind == "person" and (len(words) > 1 or " " not in one.name):
        return " ".join(words)
    plain = unicodedata.normalize("NFKD", one.name).casefold()
    return "".join(letter for letter in plain if letter.isalnum()) or one.name


def _surname(one: Known) -> Hashable:
    words = name_words(one.name)
    full = _is_person(one) and len(words) > 1 and words[-1] not in _AFTER_SURNAMES
    return words[-1] if full else None


def _initials(one: Known) -> Hashable:
    initials = "".join(word[0] for word in one.name.split() if word[0].isupper())
    return initials if len(initials) > 2 and " " in one.name else None


def _initials_in(name: str) -> str:
    """Return the initials in a name: "HW" for George H. W. Bush."""
    return "".join(_SINGLE.findall(name))


def _agree(one: str, other: str) -> bool:
    return one == other or not (one and other)


COLUMNS = ("name", "alias")
BETWEEN = "|"


def read_aliases(path: str | Path) -> dict[str, str]:
    """Return for each alias in a user's list, in lower case, the name that it stands for.

    ``path`` is a CSV or TSV file with the columns ``name`` and ``alias``; several aliases of one
    name are in one cell, separated by ``|``, or in several rows. Left out are an alias of two
    names, and one that is itself a name of the list.

    Raise ValueError if the file is not such a table; the message names the file and what it lacks.
    """
    names: dict[str, set[str]] = {}
    rows = _rows(Path(path))
    own = {row["name"].strip().casefold() for row in rows}
    for row in rows:
        for alias in row["alias"].split(BETWEEN):
            names.setdefault(alias.strip().casefold(), set()).add(row["name"].strip())
    return {
        alias: next(iter(meant))
        for alias, meant in names.items()
        if alias and len(meant) == 1 and alias not in own
    }


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            delimiter = "\t" if "\t" in file.readline() else ","
            file.seek(0)
            table = csv.DictReader(file, delimiter=delimiter, restval="")
            missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
            if missing:
                raise ValueError(f"the column(s) {', '.join(missing)} are missing")
            return [row for row in table if row["name"].strip()]
    except (ValueError, csv.Error) as error:
        wanted = "a CSV or TSV table with the columns name and alias"
        raise ValueError(f"{path} is no alias list: {error}. It must be {wanted}.") from error
