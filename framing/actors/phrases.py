"""A noun for people and the words that go with it: "the Western-backed Islamist opposition"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.actors import facts
from framing.actors.facts import Noun
from framing.actors.mentions import Mentions

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = facts.words("amod compound nmod advmod npadvmod punct nummod")
_EMPTY = facts.words(
    "many several few other more most such own same certain some last first next only "
    "further various different additional numerous nearly about around almost over roughly "
    "at least than up to approximately some"
)
_KINDS_OF_GOVERNMENT = facts.words(
    "military coalition minority majority unity transition state city county government opposition"
)
_BREAKS = ("'", "’", "–", "—")
_POWERS = facts.words(
    "imperialist imperial western european world global regional great major foreign colonial "
    "occupying nuclear allied big"
)
_TOLD = facts.words("tell say speak talk brief hand give show inform")
_LISTENERS = facts.words("reporter journalist correspondent")
_NUMBERS = facts.words("dozens hundreds thousands tens scores millions dozen million")
_WHERE = facts.words(
    "in at near outside inside around through across into on onto within behind of for as"
)
_BESIDE = facts.words("outside near inside around behind across past opposite")
_PARTS = facts.words("nsubj nsubjpass csubj agent dobj dative poss")
_NOBODY = facts.words("any no every whatever whichever")
_STANCES = facts.words("opposition resistance defence defense prosecution leadership")
_ARTICLES = ("det", "nummod")
_DEFINITE = facts.words("the this that these those his her its their")


class Phrase:
    """A noun for people with what the words before it say."""

    def __init__(self, token: Token, noun: Noun, lemma: str, mentions: Mentions) -> None:
        self.token, self.noun, self.lemma = token, noun, lemma
        self.several = token.tag_ in ("NNS", "NNPS")
        self.plural = token.tag_ in ("NNS", "NNPS") or noun.kind == "collective"
        doc = token.doc
        first = token.i
        while first > 0 and _modifies(doc[first - 1], token) and first - 1 not in mentions.titles:
            if doc[first - 1].tag_ == "NNS" and token.idx < mentions.headline:
                break  # more likely a verb: "White House attacks court"
            first -= 1
        while first < token.i and doc[first + 1].text != "-" and _is_empty(doc[first]):
            first += 1
        self.first = first
        self.start, self.end = doc[first].idx, token.idx + len(token)
        self.words = doc[first : token.i + 1].text
        self.mods = [t for t in doc[first : token.i] if t.is_alpha and t.lower_ not in _EMPTY]
        self.definite = _definite(token, mentions.headline)
        self.nobody = any(t.lower_ in _NOBODY for t in token.children)
        self.counted = _counted(token)
        self.country = next(
            (c for t in self.mods if (c := facts.adjectives().get(t.text)) is not None), ""
        )


def _is_empty(word: Token) -> bool:
    dull = word.is_punct or word.dep_ == "nummod" or word.lower_ in _EMPTY
    return dull or word.tag_ in ("WRB", "WP", "WDT", "IN")


def _definite(token: Token, headline: int) -> bool:
    """Tell whether a noun takes somebody known up; headlines leave the article out."""
    if token.idx < headline and token.tag_ not in ("NNS", "NNPS"):
        return not any(t.lower_ in ("a", "an") for t in token.children)
    if token.lower_ in facts.titles() and not any(t.dep_ in _ARTICLES for t in token.children):
        return token.tag_ not in ("NNS", "NNPS")
    return any(t.lower_ in _DEFINITE or t.dep_ == "poss" for t in token.children)


def _modifies(word: Token, head: Token) -> bool:
    if word.dep_ not in _MODIFIERS or word.i < head.i - 8:
        return False
    if word.text in _BREAKS or (word.text == "-" and word.whitespace_):
        return False
    if word.text != "-" and not all(sign.isalnum() or sign in ".'’-" for sign in word.text):
        return False
    if word.dep_ == "advmod" and word.head == head:
        return False
    up = word
    for _ in range(4):
        if up.head == head:
            return True
        up = up.head
    return False


def of_a_thing(token: Token) -> bool:
    """ "The exercise regime", "the tax authorities" are no governments."""
    return (
        token.dep_ == "compound"
        and token.pos_ == "NOUN"
        and token.is_lower
        and token.lower_ not in _KINDS_OF_GOVERNMENT
    )


def beside(token: Token) -> list[Token]:
    """Give what stands in apposition to a noun; "general and defector" is one apposition."""
    found = [t for t in token.children if t.dep_ == "appos"]
    found += [t for t in token.children if t.dep_ == "conj" and _bare(t)]
    if token.dep_ == "appos" or (token.dep_ == "conj" and _bare(token)):
        found.append(token.head)
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":  # "the man killed was Tomas Ilvek"
        found += [t for t in token.head.children if t.dep_ == "attr"]
    return found


def _bare(token: Token) -> bool:
    return token.pos_ == "NOUN" and not any(t.dep_ in ("det", "poss") for t in token.children)


def only_listens(phrase: Phrase) -> bool:
    """Tell whether reporters are only those who are told or shown something."""
    if phrase.lemma not in _LISTENERS:
        return False
    token = first_of(phrase.token)
    head = token.head
    spoken = head.head if token.dep_ == "pobj" else head
    return token.dep_ in ("dobj", "dative", "pobj") and spoken.lemma_ in _TOLD


def is_predicate(token: Token) -> bool:
    """Tell whether a noun says what somebody is or has: "he is a friend", "he has a wife"."""
    if first_of(token).dep_ == "dobj" and first_of(token).head.lemma_ == "have":
        return True
    as_such = token.dep_ == "pobj" and token.head.lower_ == "as"
    return as_such or token.dep_ in ("attr", "acomp", "oprd")


def who_follows(token: Token) -> bool:
    """Tell whether "who" takes the noun up: what it names must be a person."""
    return any(
        t.dep_ == "relcl" and any(w.lower_ == "who" and w.i < t.i for w in t.children)
        for t in token.children
    )


def first_of(token: Token) -> Token:
    """Give the first of those named together: what they do stands with it."""
    while token.dep_ in ("conj", "appos"):
        token = token.head
    return token


def takes_part(token: Token) -> bool:
    """Tell whether a body does or undergoes something, and is not only where it happens."""
    token = first_of(token)
    if token.dep_ == "pobj":
        return token.head.lower_ not in _WHERE
    return token.dep_ in _PARTS


def is_building(token: Token) -> bool:
    """Tell whether a body is only the place where something happens: "outside the ministry"."""
    token = first_of(token)
    return token.dep_ == "pobj" and token.head.lower_ in _BESIDE


def is_told(phrase: Phrase) -> bool:
    """Tell whether a noun means anybody here: "people" and "the public" need more than themselves."""
    token, noun = phrase.token, phrase.noun
    if phrase.nobody or (phrase.lemma in _STANCES and not _stands(phrase)):
        return False
    if phrase.lemma == "media" and any(t.lower_ == "social" for t in phrase.mods):
        return False
    if phrase.lemma in ("network", "camp") and not any(_of_people(t) for t in phrase.mods):
        return False
    if phrase.lemma == "power" and not (_of_the_world(phrase) or phrase.country):
        return False
    if _without_article(phrase):
        return False
    if phrase.lemma == "head" and not (phrase.mods or _has_of(token)):
        return False
    if phrase.lemma == "source" and _has_of(token):
        return False
    if noun.definite:
        return phrase.definite or bool(phrase.mods)
    if noun.kind == "institution" and phrase.plural:
        return phrase.definite or phrase.counted or takes_part(token)
    if not noun.generic or phrase.mods or phrase.counted or told_apart(token):
        return True
    if noun.kind == "person" and (phrase.definite or not phrase.plural):
        return phrase.definite or any(t.lower_ in ("a", "an", "one") for t in token.children)
    return phrase.definite and takes_part(token)


def told_apart(token: Token) -> bool:
    """Tell whether what follows says which person: "a person familiar with the talks"."""
    after = (t for t in token.children if t.i > token.i)
    return token.lower_ == "person" and any(t.dep_ in ("acl", "relcl", "amod") for t in after)


def _of_people(word: Token) -> bool:
    """Tell whether a network is one of people: "smuggler", "criminal", "anti-Putin"."""
    return word.lemma_.lower() in facts.nouns() or word.text[0].isupper()


def _of_the_world(phrase: Phrase) -> bool:
    return any(t.lower_ in _POWERS or t.text[0].isupper() for t in phrase.mods)


def _without_article(phrase: Phrase) -> bool:
    """Tell whether one person is meant by no article at all: "in exile", "under guard"."""
    bare = not (phrase.plural or phrase.definite or phrase.mods or phrase.counted)
    alone = not any(t.dep_ in ("det", "poss", "nummod") for t in phrase.token.children)
    return bare and alone and phrase.noun.kind == "person" and phrase.token.dep_ == "pobj"


def _stands(phrase: Phrase) -> bool:
    """Tell whether those are meant who take a stance, not the stance: "opposition to the plan"."""
    if any(t.lower_ in ("of", "to", "against") for t in phrase.token.children):
        return False
    return phrase.lemma == "opposition" or (phrase.definite and takes_part(phrase.token))


def _has_of(token: Token) -> bool:
    return any(t.lower_ == "of" for t in token.children)


def _counted(token: Token) -> bool:
    """Tell whether the noun is counted: "two men", "dozens of people"."""
    if any(t.dep_ == "nummod" for t in token.children):
        return True
    of = token.head
    return token.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _NUMBERS
