"""Find those who act without a proper name: "the rebels", "a police spokesman", "the regime"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.actors import facts, phrases, places
from framing.actors.actor import Found, How, Kind
from framing.actors.facts import Noun
from framing.actors.mentions import Mentions
from framing.actors.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from framing.syntax import Syntax

_SAME = {
    "protestor": "protester",
    "demonstrator": "protester",
    "policeman": "police",
    "cop": "police",
    "copper": "police",
    "bobby": "police",
    "policewoman": "police",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "jihadi": "jihadist",
    "shia": "shiite",
}
_KIN = {"union": {"union", "federation"}, "force": {"force", "forces"}}
_COMPANY = facts.words("company firm corporation conglomerate operator carmaker retailer")
_COMPANIES = facts.words(
    "Facebook Twitter Google Apple Microsoft Amazon Uber Boeing Airbus Gazprom"
)


def find(syntax: Syntax, mentions: Mentions) -> list[Found]:
    """Find groups, people known by their role only, and governments."""
    return _Finder(mentions).find(syntax.doc)


class _Finder:
    """Reads an article in order and remembers who was spoken of."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.government = ""
        self.clusters: dict[str, list[tuple[str, str]]] = {}  # by noun: country and key
        self.roles: dict[str, str] = {}  # by noun: the person known by it

    def find(self, doc: Doc) -> list[Found]:
        found = []
        for token in doc:
            noun = self._noun(token)
            if noun is not None:
                phrase = Phrase(token, noun[1], noun[0], self.mentions)
                mention = self._mention(phrase)
                if mention is not None:
                    found.append(mention)
        return found

    def _noun(self, token: Token) -> tuple[str, Noun] | None:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.i in self.mentions.titles:
            return None
        if token.i and token.doc[token.i - 1].text == "-" and token.lower_ in ("general", "chief"):
            return None
        if token.i in self.mentions.at and not self.mentions.found[
            self.mentions.at[token.i]
        ].end < token.idx + len(token):
            return None
        if token.text in ("West",) and any(t.lower_ == "the" for t in token.children):
            return ("West", Noun("west", "any", False)) if places.part(token) else None
        if token.text in facts.peoples() and token.tag_ in ("NNPS", "NNS"):
            return token.text, Noun("people", "plural", False)
        plural = token.tag_ in ("NNS", "NNPS")
        if token.pos_ == "ADJ" and token.dep_ in ("amod", "acomp", "advmod"):
            return None
        for lemma in (token.lemma_.lower(), token.lower_, token.lemma_):
            for noun in facts.nouns().get(lemma, ()):
                if noun.number == "any" or (noun.number == "plural") == plural:
                    return _SAME.get(lemma, lemma), noun
        return None

    def _mention(self, phrase: Phrase) -> Found | None:
        token = phrase.token
        if token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i:
            head = token.head
            if not places.is_deed(head) or phrase.noun.generic:
                return None
        named = self._apposed(token, phrase.noun)
        if named is not None:
            why = f"“{phrase.words}” says who {named.key} is."
            self.mentions.roles[named.key] |= {t.lower_ for t in phrase.mods} | {phrase.lemma}
            return self._found(phrase, named.key, "person", "alias", why)
        if token.dep_ in ("attr", "acomp", "oprd") or phrases.only_listens(phrase):
            return None
        if phrase.lemma in ("public", "press") and not (phrase.definite or phrase.mods):
            return None
        kind = phrase.noun.kind
        if kind == "government" and not (phrase.plural and phrase.lemma != "authority"):
            return self._government(phrase)
        if kind == "institution":
            return self._institution(phrase)
        if kind in ("west", "people"):
            why = f"“{phrase.words}” is used for those who act in its name."
            return self._found(phrase, f"{phrase.lemma}", "group", "group", why)
        if kind == "person" and not phrase.plural:
            return self._role(phrase)
        return self._group(phrase)

    def _found(self, phrase: Phrase, key: str, kind: Kind, how: How, why: str) -> Found:
        return Found(
            phrase.start,
            phrase.end,
            key,
            kind,
            how,
            why,
            phrase.token.i,
            singular=not phrase.plural,
        )

    def _apposed(self, token: Token, noun: Noun) -> Found | None:
        """Find the named person whom a noun stands beside: "the minister, Radan Colveth"."""
        if token.tag_ in ("NNS", "NNPS") or noun.kind != "person":
            return None
        linked, seen = [token], {token.i}
        while linked:
            for other in phrases.beside(linked.pop()):
                number = self.mentions.at.get(other.i, self.mentions.titles.get(other.i))
                if number is not None and self.mentions.found[number].kind == "person":
                    return self.mentions.found[number]
                if other.i not in seen and other.pos_ == "NOUN":
                    seen.add(other.i)
                    linked.append(other)
        return None

    # One person known by a role

    def _role(self, phrase: Phrase) -> Found | None:
        token = phrase.token
        if phrase.noun.generic and not phrase.mods and not phrases.told_apart(token):
            return None
        if phrase.definite:
            named = self._holder(phrase)
            if named:
                why = f"“{phrase.words}” is the title or role that {named} was given before."
                return self._found(phrase, named, "person", "alias", why)
            known = self.roles.get(phrase.lemma)
            if known and not phrase.country:
                why = f"“{phrase.words}” takes up “{known.removeprefix('role:')}” again."
                return self._found(phrase, known, "person", "alias", why)
        if phrase.lemma in ("officer", "constable", "police") and self.clusters.get("police"):
            return self._group(phrase)
        if not token.text[0].isalpha():
            return None
        key = f"role:{phrase.words}"
        self.roles[phrase.lemma] = key
        why = f"“{phrase.words}” is somebody who is known only by a role."
        return self._found(phrase, key, "person", "name", why)

    def _holder(self, phrase: Phrase) -> str:
        """Find the person last named before who bears this title."""
        offices = {t.lower_ for t in phrase.mods if t.lower_ in facts.titles()}
        wanted = {phrase.lemma} | offices
        bearers = [
            found
            for found in self.mentions.found
            if found.kind == "person" and wanted <= self.mentions.roles[found.key]
        ]
        before = [found.key for found in bearers if found.start < phrase.start]
        after = {found.key for found in bearers} if not before else set()
        return before[-1] if before else after.pop() if len(after) == 1 else ""

    # Governments

    def _government(self, phrase: Phrase) -> Found | None:
        owner = phrase.country or self._owner(phrase)
        lemma = phrase.lemma
        if any(phrases.of_a_thing(t) for t in phrase.mods):
            return None
        if owner:
            self.government = owner
            why = f"“{phrase.words}” is the government of {owner.removeprefix('government:')}."
            return self._found(phrase, owner, "organisation", "alias", why)
        if lemma in ("administration", "cabinet") and not phrase.definite:
            return None
        if self.government and (phrase.definite or lemma == "regime"):
            of = self.government.removeprefix("government:")
            why = f"“{phrase.words}” takes up the government spoken of before ({of})."
            return self._found(phrase, self.government, "organisation", "alias", why)
        if not phrase.definite and lemma != "authority":
            return None
        why = f"“{phrase.words}” is a government that the article does not name."
        return self._found(phrase, "government:", "organisation", "group", why)

    def _owner(self, phrase: Phrase) -> str:
        """Find whose government it is: "Assad's regime", "the government of Syria"."""
        near = [t for t in phrase.token.children if t.dep_ in ("poss", "compound", "nmod")]
        near += [
            t
            for of in phrase.token.children
            if of.lower_ in ("of", "in")
            for t in of.children
            if t.dep_ == "pobj"
        ]
        for token in near:
            place = facts.country_names().get(token.text) or facts.seats().get(token.text)
            if place:
                return place
            number = self.mentions.at.get(token.i)
            if number is not None and self.mentions.found[number].kind == "person":
                person = self.mentions.found[number].key
                return self.mentions.leads.get(person, f"government:{person}")
        unknown = [t for t in phrase.mods if t.text[0].isupper() and t.pos_ in ("ADJ", "PROPN")]
        return f"government:{unknown[0].text}" if unknown else ""

    # Institutions

    def _institution(self, phrase: Phrase) -> Found | None:
        whole = phrase.words.lower()
        same = next((f.key for f in self.mentions.found if f.key.lower() == whole), "")
        if same:
            why = f"“{phrase.words}” is {same}, written small."
            return self._found(phrase, same, "organisation", "alias", why)
        known = self._institution_named(phrase) if phrase.definite and not phrase.country else ""
        named = known if {t.lower_ for t in phrase.mods} <= set(known.lower().split()) else ""
        if named:
            why = f"“{phrase.words}” takes up {named} again."
            return self._found(phrase, named, "organisation", "alias", why)
        proper = [t for t in phrase.mods if t.text[0].isupper()]
        acts = places.part(phrase.token)
        if not (phrase.country or proper or (phrase.definite and acts)):
            return None
        why = f"“{phrase.words}” is an institution that acts or is acted on."
        return self._found(phrase, f"institution:{phrase.words}", "organisation", "name", why)

    def _institution_named(self, phrase: Phrase) -> str:
        words = _KIN.get(phrase.lemma, {phrase.lemma})
        before = [f for f in self.mentions.found if f.start < phrase.start]
        organisations = [f.key for f in before if f.kind == "organisation"]
        for key in reversed(organisations):
            if words & set(key.lower().split()):
                return key
        later = {f.key for f in self.mentions.found if words & set(f.key.lower().split())}
        if len(later) == 1:
            return later.pop()
        if phrase.lemma in _COMPANY:
            plain = [
                key
                for key in organisations
                if not set(key.lower().split()) & facts.INSTITUTION_NAMES
                and (key not in facts.organisations() or key in _COMPANIES)
            ]
            return plain[-1] if plain else ""
        return ""

    # Groups

    def _group(self, phrase: Phrase) -> Found | None:
        lemma = phrase.lemma
        inner = [t.lemma_.lower() for t in phrase.mods if t.lemma_.lower() in facts.nouns()]
        if phrase.noun.generic or lemma in ("officer", "fighter", "leader", "supporter"):
            collective = [
                word
                for word in inner
                if any(
                    n.kind in ("collective", "person") and not n.generic
                    for n in facts.nouns()[word]
                )
            ]
            if collective:
                lemma = _SAME.get(collective[0], collective[0])
            elif phrase.noun.generic:
                if not phrase.mods and not phrases.told_apart(phrase.token):
                    return None
                lemma = " ".join(sorted({t.lemma_.lower() for t in phrase.mods} | {lemma}))
        if lemma == "officer" and self.clusters.get("police") and not phrase.country:
            lemma = "police"
        organisation = self._organisation_of(lemma)
        if organisation and not phrase.country:
            why = f"“{phrase.words}” is said of {organisation}."
            return self._found(phrase, organisation, "organisation", "alias", why)
        key = self._cluster(lemma, phrase.country)
        why = f"“{phrase.words}” is a group without a proper name."
        return self._found(phrase, key, "group", "group", why)

    def _organisation_of(self, lemma: str) -> str:
        for found in self.mentions.found:
            if found.kind == "organisation" and found.key.lower().split()[-1] == lemma:
                return found.key
        return ""

    def _cluster(self, lemma: str, country: str) -> str:
        known = self.clusters.setdefault(lemma, [])
        for home, key in reversed(known):
            if not country or home == country:
                known.append((home, key))
                return key
        key = f"group:{lemma}:{country}"
        known.append((country, key))
        return key
