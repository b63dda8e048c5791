"""Find the noun phrases in a tagged source, and the class of each source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from framing.attribution.windows import Span
from framing.language import Syntax
from framing.language.phrases import NOMINAL, antecedent, head_of, joined, noun_phrase
from framing.lexicons import any_word, rows
from framing.voices import Source, SourceClass

if TYPE_CHECKING:
    from spacy.tokens import Token

DATA = "source_nouns.tsv"
RELATIVE = ("who", "which", "that", "whom", "whose")
_KINDS: dict[str, SourceClass] = {
    "institution": "named institution",
    "role": "role only",
    "anonymous": "anonymous",
    "collective": "collective",
    "document": "document",
}
# Endings of nouns for people, where no list has the noun: "staffer", "biographer".
_PERSON = re.compile(r"(?:er|or|ist|ian|eer|ee|man|woman|person|people|folk|kin|phobe)$")
_WITHHELD = re.compile(
    r"\banonym(?:ity|ous(?:ly)?)\b|\bnot (?:to )?(?:be )?(?:named|identified)\b|\bunnamed\b"
    rf"|\bnot authori[sz]ed to (?:{any_word('speaks publicly')})\b"
    rf"|\b(?:{any_word('knows but is not named')})\b",
    re.IGNORECASE,
)


def noun_phrases(syntax: Syntax, spans: Iterable[Span]) -> tuple[Source, ...]:
    """Return the noun phrases in a source's stretches, (start, end) in characters, in order.

    Phrases joined by "and" are separate.
    """
    found: dict[int, Source] = {}
    for start, end in spans:
        span = syntax.span(start, end)
        if not len(span):
            continue
        for head in joined(head_of(span), end):
            if head.pos_ in NOMINAL or len(span) > 1:
                phrase = noun_phrase(head)
                found[head.idx] = Source(phrase.start, phrase.end, head.idx)
    return tuple(found[at] for at in sorted(found))


def by_grammar(syntax: Syntax, cue: Span) -> tuple[Source, ...]:
    """Return the source of a cue from the parse: a verb's subject or agent, a noun's possessor.

    Several if joined by "and"; empty if there is none, as in a passive without agent, or it is
    "it", "there" or the like.
    """
    span = syntax.span(*cue)
    if not len(span):
        return ()
    word = span.root
    if word.pos_ in ("ADP", "PART", "ADV"):  # "pressed him | on": the verb has the subject
        word = word.head
    nominal = word.pos_ in ("NOUN", "PROPN", "ADJ")
    head = _possessor(word) if nominal else _subject(word)
    if nominal and head is None and word.dep_ in ("attr", "dobj", "acomp"):
        head = _subject(word.head)  # "is an opponent of", "left no doubt that"
    if head is None or head.lower_ in ("it", "there", "this", "that", "what"):
        return ()
    phrases = map(noun_phrase, joined(head, head.sent.end_char))
    return tuple(Source(phrase.start, phrase.end, phrase.head.idx) for phrase in phrases)


def _subject(verb: Token) -> Token | None:
    for _ in range(_DEEPEST):
        kinds = {child.dep_: child for child in verb.children}
        if "nsubjpass" in kinds:
            by = kinds.get("agent")
            return next((t for t in by.children if t.dep_ == "pobj"), None) if by else None
        if "nsubj" in kinds:
            return kinds["nsubj"]
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "advcl", "aux") or verb.head == verb:
            return None
        verb = verb.head
    return None


def _possessor(noun: Token) -> Token | None:
    """Return the noun for who makes a claim: "Hale's claim", "a claim by Hale"; None without."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.lower_ == "by":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


_DEEPEST = 6  # verbs between a cue and the verb that has the subject


def head_token(syntax: Syntax, source: Source) -> Token:
    """Return the head word of a source; for a relative pronoun, its antecedent."""
    head: Token = syntax.span(source.head, source.head + 1)[0]
    return antecedent(head) if head.lower_ in RELATIVE else head


def source_class(syntax: Syntax, head: Token, actor_kind: str) -> SourceClass:
    """Return the class of a source.

    "named person", "named institution", "role only", "collective", "document", "anonymous", or
    "none" for a thing that does not speak.

    Parameters
    ----------
    syntax
        The parse of the text.
    head
        The head word of the source.
    actor_kind
        The `Actor.kind` of the source; empty if it is no actor.
    """
    phrase = noun_phrase(head)
    if _WITHHELD.search(syntax.text.raw, phrase.start, head.sent.end_char):
        return "anonymous"
    noun = _KINDS.get(nouns().get(head.lower_) or nouns().get(head.lemma_.lower(), ""))
    proper = head.pos_ == "PROPN" or (head.ent_type_ != "" and head.text[:1].isupper())
    if actor_kind == "person":
        alone = sum(token.pos_ == "PROPN" for token in syntax.span(phrase.start, phrase.end)) < 2
        return noun if noun is not None and (alone or not proper) else "named person"
    if actor_kind in ("organisation", "place"):
        return noun if noun in ("document", "anonymous") else "named institution"
    if noun is not None:
        return noun
    if proper:
        return "named person" if head.ent_type_ == "PERSON" else "named institution"
    if actor_kind != "group" and not _PERSON.search(head.lemma_.lower()):
        return "none"  # "the raid showed that": a thing, and nobody who speaks
    return "collective" if head.tag_ in ("NNS", "NNPS") or actor_kind == "group" else "role only"


@cache
def nouns() -> dict[str, str]:
    """Return the class of each listed noun, such as "document" for "act"."""
    return {row["noun"]: row["class"] for row in rows(DATA)}
