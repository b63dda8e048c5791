"""Find every place where a named actor is mentioned."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import places
from framing.actors.actor import Found, How
from framing.actors.aliases import Named
from framing.actors.witnesses import title_start
from framing.lexicons import INSTITUTION_NAMES, PLACE_NAMES

if TYPE_CHECKING:
    from spacy.tokens import Span

    from framing.language import Syntax

PAST = lexicons.words("late former ex then")
_PREFIX = 2  # forms are looked up by their first two characters


class Mentions:
    """Named mentions of an article in order, with what later steps ask about them.

    Parameters
    ----------
    headline
        Where the headline ends.
    found
        The mentions.
    at
        For each token inside a mention, the index of that mention.
    titles
        Tokens that belong to a title before a name, with the index of the named mention.
    leads
        Persons whose title names a country ("Syrian President"), to that country.
    """

    def __init__(self, headline: int = 0) -> None:
        self.headline = headline
        self.found: list[Found] = []
        self.at: dict[int, int] = {}
        self.titles: dict[int, int] = {}
        self.leads: dict[str, str] = {}
        self.roles: defaultdict[str, set[str]] = defaultdict(set)  # words of each person's titles
        self.once: defaultdict[str, set[str]] = defaultdict(set)  # of titles held no longer

    def learn(self, name: str, title: set[str]) -> None:
        """Keep the words of a title that somebody is given."""
        self.roles[name] |= title
        if title & PAST:
            self.once[name] |= title


def find(syntax: Syntax, known: list[Named], *, metonymy: bool) -> Mentions:
    """Find the mentions of known actors, longest form first, left to right."""
    raw = syntax.text.raw
    index: defaultdict[str, list[tuple[str, list[Named]]]] = defaultdict(list)
    for form, homes in _forms(known).items():
        index[form[:_PREFIX]].append((form, homes))
    for forms in index.values():
        forms.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    headline = syntax.text.headline
    mentions = Mentions(headline.end if headline else 0)
    latest: dict[str, int] = {}
    until = 0
    for token in syntax.tokens:
        if token.idx < until:
            continue
        for form, homes in index.get(raw[token.idx : token.idx + _PREFIX], ()):
            span = _matches(syntax, raw, token.idx, form)
            if span is not None:
                until = span.end_char
                named = _which(homes, latest, span)
                latest[named.name] = until
                _note(mentions, named, form, span, metonymy)
                break
    _learn_from_administrations(mentions, syntax)
    return mentions


def _forms(known: list[Named]) -> dict[str, list[Named]]:
    forms: dict[str, list[Named]] = {}
    for named in known:
        for form in named.forms:
            forms.setdefault(form, []).append(named)
    return forms


def _matches(syntax: Syntax, raw: str, start: int, form: str) -> Span | None:
    if not raw.startswith(form, start):
        return None
    end = start + len(form)
    after, next_after = raw[end : end + 1], raw[end + 1 : end + 2]
    joined = after == "-" and next_after.isalpha() and " " not in form
    if after.isalnum() or joined:
        return None
    if start and raw[start - 1] == "-" and raw[max(0, start - 4) : start].lower() != "the-":
        return None
    span, doc = syntax.span(start, end), syntax.doc
    if not len(span) or (len(span) == 1 and span[0].is_sent_start and span[0].pos_ == "AUX"):
        return None
    if span.end < len(doc) and span[-1].dep_ == "compound":
        following = doc[span.end]
        if (
            following.text.lower() in INSTITUTION_NAMES | PLACE_NAMES
            and following.text[0].isupper()
        ):
            return None
    return span


def _which(homes: list[Named], latest: dict[str, int], span: Span) -> Named:
    """Choose among several actors of one form: the one named last before this place."""
    if len(homes) == 1:
        return homes[0]
    before = span.doc[span.start - 1] if span.start else None
    sex = lexicons.titles().get(before.lower_, ("", ""))[1] if before is not None else ""
    fitting = [named for named in homes if not (sex and named.gender and sex != named.gender)]
    return max(fitting or homes, key=lambda named: latest.get(named.name, -1))


def _note(mentions: Mentions, named: Named, form: str, span: Span, metonymy: bool) -> None:
    doc = span.doc
    key, how, why = named.name, _how(named, form), named.forms[form]
    if named.kind == "place":
        part = places.part(span.root)
        seat = form in lexicons.seats() and form not in lexicons.country_names()
        country = form in lexicons.country_names()
        if not part or (part == "with" and not country and span.root.head.lower_ != "with"):
            return
        if seat:
            key, how = (key, "metonymy") if metonymy else (form, "name")
            why = f"“{form}” stands for the government of {named.name}." if metonymy else why
        else:
            why = _why_place(form, span, part)
    number = len(mentions.found)
    first = title_start(doc, span.start) if named.kind == "person" else span.start
    mentions.titles |= dict.fromkeys(range(first, span.start), number)
    mentions.at |= dict.fromkeys(range(span.start, span.end), number)
    if named.kind == "person" and first < span.start:
        _learn_from_title(mentions, named.name, doc[first : span.start])
    mentions.found.append(
        Found(
            span.start_char,
            span.start_char + len(form),
            key,
            named.kind,
            how,
            why,
            span.root.i,
            gender=named.gender,
        )
    )


def _how(named: Named, form: str) -> How:
    return "name" if form == named.name else "alias"


def _why_place(form: str, span: Span, part: str) -> str:
    verb = span.root.head.text
    if part == "acts":
        return f"{form} acts here as a government does (“{verb}”)."
    return f"{form} is dealt with here as a government is (“{verb}”)."


def _learn_from_administrations(mentions: Mentions, syntax: Syntax) -> None:
    """Take "Trump" of "the Trump administration" for the president, where no other is named."""
    if any("president" in roles for roles in mentions.roles.values()):
        return
    doc = syntax.doc
    led = {
        found.key
        for found in mentions.found
        if found.kind == "person" and doc[found.root + 1 : found.root + 2].text == "administration"
    }
    if len(led) == 1 and not mentions.roles[name := led.pop()]:
        mentions.roles[name].add("president")


def _learn_from_title(mentions: Mentions, name: str, title: Span) -> None:
    words = [token.lower_ for token in title]
    mentions.learn(name, set(words))
    heads = {"president", "premier", "chancellor", "king", "queen", "dictator", "leader"}
    if {"prime", "minister"} <= set(words) or heads & set(words):
        for token in title:
            country = lexicons.adjectives().get(token.text) or lexicons.country_names().get(
                token.text
            )
            if country and "deputy" not in words and "former" not in words:
                mentions.leads[name] = country
