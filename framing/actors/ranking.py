"""Rank the entities mentioned before by how likely a pronoun or a description refers to them.

The weights are those of a conditional logit (McFadden 1974) over the candidates and "nobody",
fitted on GUM (Zeldes 2017), GAP (Webster et al. 2018) and labelled news;
``framing/data/antecedent_weights.tsv`` holds them, a set for each type of anaphor (a pronoun or
description that refers back; its antecedent is what it refers to).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, Literal, NamedTuple

from framing.actors.discourse import SUBJECTS, Discourse, Entity
from framing.language.phrases import antecedent, appositions
from framing.lexicons import rows, word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

DATA = "antecedent_weights.tsv"
FARTHEST = 20  # sentences back in which somebody must have been spoken of to be "he" or "it"
HEAD = 300  # characters at the head of an article, where its main actors are named
LEAST = {"they": 0.6, "it": 0.7, "person": 0.6, "body": 0.6}
"""The least probability of a link. "He" and "she" always mean somebody: the likeliest is taken."""
NOBODY = ""
_DIGITS = 6
_SHARED = 4  # verbs back to which one subject is looked for

Type = Literal["he", "they", "it", "person", "body"]
Features = dict[str, float]


class Anaphor(NamedTuple):
    """Hold a pronoun or a description that may refer to an entity mentioned before.

    Attributes
    ----------
    token
        Its head word.
    start
        The character offset at which it begins.
    type
        Which weights are used: ``"he"`` (and she), ``"they"``, ``"it"``, or a description of a
        ``"person"`` or a ``"body"``.
    gender
        ``"m"``, ``"f"`` or empty.
    noun
        The noun of a description.
    words
        The modifiers before that noun, in lower case.
    """

    token: Token
    start: int
    type: Type
    gender: str = ""
    noun: str = ""
    words: frozenset[str] = frozenset()


Choose = Callable[[Anaphor, dict[str, Features]], str]


def likeliest(anaphor: Anaphor, candidates: dict[str, Features]) -> str:
    """Return the key of the likeliest antecedent; empty for nobody or where none is likely.

    ``candidates`` has the features by key, as `candidates` returns them. Of equally likely ones the
    first key in the alphabet is returned.
    """
    return choose(weights()[anaphor.type], anaphor, candidates)


def choose(weights: Features, anaphor: Anaphor, candidates: dict[str, Features]) -> str:
    """Return the key of the likeliest antecedent under the given weights (feature to weight).

    Empty for nobody, or where its probability is below ``LEAST`` of the anaphor's type.
    """
    scores = {
        key: round(sum(weights.get(name, 0.0) * value for name, value in one.items()), _DIGITS)
        for key, one in candidates.items()
    }
    if anaphor.type not in LEAST:
        del scores[NOBODY]
    best = max(sorted(scores), key=scores.__getitem__)
    share = 1 / sum(exp(score - scores[best]) for score in scores.values())
    return best if share >= LEAST.get(anaphor.type, 0.0) else NOBODY


def candidates(
    discourse: Discourse, anaphor: Anaphor, fitting: Iterable[Entity]
) -> dict[str, Features]:
    """Return the features of each entity that an anaphor may refer to, and of "nobody".

    Gender, grammar and distance exclude some of the fitting ones; without any the dict is empty.

    Parameters
    ----------
    discourse
        The entities mentioned before.
    anaphor
        The pronoun or description.
    fitting
        The entities of a fitting kind.

    Returns
    -------
    dict
        The features (name to value) by the key of the entity; the empty key means nobody.
    """
    here = discourse.syntax.text.sentence_number(anaphor.start)
    owners = {discourse.meant.get(t.i) for t in anaphor.token.children if t.dep_ == "poss"}
    near = [
        one
        for one in fitting
        if not (anaphor.gender and one.gender and one.gender != anaphor.gender)
        and not _excluded_by_grammar(discourse, anaphor, one)
        and one.key not in owners
        and (anaphor.noun or here - one.sentence <= FARTHEST)
    ]
    near.sort(key=lambda one: -one.last.start)
    total = sum(one.times for one in near)
    found = {
        one.key: _features(discourse, anaphor, one, here) | _rank(rank, one.times, total)
        for rank, one in enumerate(near)
    }
    return {NOBODY: _of_nobody(anaphor, len(near))} | found if near else {}


def _rank(rank: int, times: int, total: int) -> Features:
    return {
        "named last": float(rank == 0),
        "named last but one": float(rank == 1),
        "share": times / total if total else 0.0,
    }


def _of_nobody(anaphor: Anaphor, others: int) -> Features:
    token = anaphor.token
    after = [t for t in token.children if t.i > token.i]
    return {
        "nobody": 1.0,
        "nobody, described": float(min(len(anaphor.words), 2)),
        "nobody, told apart": float(any(t.dep_ in ("relcl", "acl", "prep") for t in after)),
        "nobody, subject": float(token.dep_ in SUBJECTS),
        "nobody, of to be": float(token.dep_ in SUBJECTS and token.head.lemma_ == "be"),
        "nobody, this": float(any(t.lower_ in ("this", "that") for t in token.children)),
        "nobody, possessor": float(token.dep_ == "poss"),
        "nobody, of many": log(1 + others),
        "nobody, possessed": float(any(t.dep_ == "poss" for t in token.children)),
    }


def _features(discourse: Discourse, anaphor: Anaphor, one: Entity, here: int) -> Features:
    last, token = one.last, anaphor.token
    root = discourse.syntax.doc[last.head]
    between = here - one.sentence
    inside = discourse.quotation(anaphor.start), discourse.quotation(last.start)
    nearby = discourse.syntax.text.raw[last.end : anaphor.start]
    found = {
        "same sentence": float(between == 0),
        "sentence before": float(between == 1),
        "two sentences before": float(between == 2),
        "farther": float(between > 2),
        "sentences between": float(min(between, 2 * FARTHEST)),
        "times": log(1 + one.times),
        "gender known": float(one.gender != ""),
        "subject": float(root.dep_ in SUBJECTS),
        "possessor": float(root.dep_ == "poss"),
        "same relation": float(root.dep_ == token.dep_),
        "both subjects": float(root.dep_ in SUBJECTS and token.dep_ in SUBJECTS),
        "subject of this sentence": float(one.subject_in == here),
        "subject of the sentence before": float(one.subject_in == here - 1),
        "pronoun": float(last.how == "pronoun"),
        "pronoun, same sentence": float(last.how == "pronoun" and between == 0),
        "name": float(last.how == "name"),
        "both quoted": float(min(inside) >= 0 and inside[0] == inside[1]),
        "anaphor quoted": float(inside[0] >= 0 and inside[1] < 0),
        "antecedent quoted": float(inside[0] < 0 and inside[1] >= 0),
        "same paragraph": float("\n\n" not in nearby),
        "head of the article": float(one.first < HEAD),
        "characters": log(1 + len(nearby)),
        "person": float(one.kind == "person"),
        "place": float(one.kind == "place"),
        "group": float(one.kind == "group"),
        "plural": float(one.plural),
    }
    return found | _by_words(anaphor, one) if anaphor.noun else found


def _by_words(anaphor: Anaphor, one: Entity) -> Features:
    """Return features (1 or 0, or a count) of how a description's words fit an entity's words."""
    name = one.key.split(":")[-1].lower().split()
    called = one.nouns | one.words | {word.strip(".") for word in name}
    ending = next((word for word in name[-1:] if word in word_class("institution")), "")
    return {
        "noun of its name": float(anaphor.noun in name),
        "noun of its title": float(anaphor.noun in one.words),
        "noun it was called by": float(anaphor.noun in one.nouns),
        "noun against its name": float(bool(ending) and anaphor.noun != ending),
        "called by other nouns": float(bool(one.nouns) and anaphor.noun not in called),
        "words that fit": float(min(len(anaphor.words & called), 2)),
        "words that do not fit": float(min(len(anaphor.words - called), 2)),
        "without a name": float(":" in one.key),
    }


def _excluded_by_grammar(discourse: Discourse, anaphor: Anaphor, one: Entity) -> bool:
    """Return whether grammar excludes an antecedent: "him" in "Hale praised him" cannot be Hale."""
    token = anaphor.token
    if token.lower_.endswith(("self", "selves")) or token.tag_ == "PRP$":
        return False
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    root = discourse.syntax.doc[one.last.head]
    direct = root.dep_ in SUBJECTS and root.head == verb
    meant = (discourse.meant.get(other.i) for other in _subjects(verb))
    return token.dep_ not in SUBJECTS and (direct or one.key in meant)


def _subjects(verb: Token) -> Iterator[Token]:
    """Yield the subject of a verb and its appositions, or the subject it shares with a verb before.

    The subject of "who praised him" is the noun before "who".
    """
    for _ in range(_SHARED):
        subject = next((t for t in verb.children if t.dep_ in SUBJECTS), None)
        if subject is not None:
            relative = subject.lower_ in ("who", "that", "which")
            subject = antecedent(subject) if relative else subject
            yield subject
            yield from appositions(subject)
            return
        objects = any(t.dep_ in ("dobj", "dative") for t in verb.head.children)
        if not (verb.dep_ == "conj" or (verb.dep_ == "xcomp" and not objects)):
            return
        verb = verb.head


@cache
def weights() -> dict[str, Features]:
    """Return for each type of anaphor a dict from feature to weight."""
    found: dict[str, Features] = {}
    for row in rows(DATA):
        found.setdefault(row["anaphor"], {})[row["feature"]] = float(row["weight"])
    return found
