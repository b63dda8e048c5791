"""Resolve "he", "she", "they" and "it": find the actor that a pronoun most likely refers to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.actors.actor import GENDERS, Kind, Reference
from framing.actors.discourse import SUBJECTS, Discourse, Entity
from framing.actors.ranking import Anaphor, Choose, Type, candidates
from framing.actors.references import as_written
from framing.language.phrases import appositions

if TYPE_CHECKING:
    from spacy.tokens import Token

TYPES: dict[str, Type] = {
    **dict.fromkeys(GENDERS, "he"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}
_KINDS: dict[Type, tuple[Kind, ...]] = {
    "he": ("person",),
    "they": ("group", "organisation", "place"),
    "it": ("organisation", "place"),
}
JOINT = "joint:"


def is_pronoun(token: Token) -> bool:
    """Return whether a token is a pronoun that may refer to an actor."""
    return token.lower_ in TYPES and token.pos_ in ("PRON", "DET")


def resolved(token: Token, discourse: Discourse, choose: Choose) -> Iterator[Reference]:
    """Yield the references of a pronoun, one for each actor it refers to; none if it means nobody.

    Parameters
    ----------
    token
        A pronoun.
    discourse
        The entities mentioned before.
    choose
        A function of the pronoun (an `Anaphor`) and the features of the candidates by key; it
        returns the key of the likeliest, or an empty string for nobody.
    """
    kind = TYPES[token.lower_]
    anaphor = Anaphor(token, token.idx, kind, GENDERS.get(token.lower_, ""))
    fitting = [e for e in discourse.entities.values() if _fits(e, kind)]
    found = candidates(discourse, anaphor, fitting)
    key = choose(anaphor, found) if found else ""
    if not key or (kind == "he" and _may_refer_ahead(token, discourse, key)):
        return
    entity = discourse.entities[key]
    names = key.removeprefix(JOINT).split("|") if key.startswith(JOINT) else [key]
    for name in names:
        explanation = (
            f"“{token.text}” is most likely {as_written(name)}, by who is named near and in "
        )
        explanation += "which part."
        named_kind: Kind = "person" if len(names) > 1 else entity.kind
        yield Reference(
            *(token.idx, token.idx + len(token), name, named_kind, "pronoun", explanation, token.i),
            plural=len(names) == 1 and entity.plural,
            gender=anaphor.gender,
        )


def joint(one: Reference, discourse: Discourse) -> Reference | None:
    """Return one reference to two persons joined by "and": "Anna Berg and Tom Hale".

    ``one`` is the second person's; None if no other person is joined to it.
    """
    token = discourse.syntax.doc[one.head]
    number = discourse.named.at.get(token.head.i) if token.dep_ == "conj" else None
    first = discourse.named.references[number] if number is not None else None
    if first is None or first.key == one.key or {first.kind, one.kind} != {"person"}:
        return None
    both = f"{JOINT}{first.key}|{one.key}"
    return first._replace(end=one.end, key=both, kind="group", plural=True, gender="")


def _fits(entity: Entity, kind: Type) -> bool:
    if entity.kind not in _KINDS[kind]:
        return False
    return not entity.plural if kind == "he" else kind != "it" or not entity.plural


def _may_refer_ahead(token: Token, discourse: Discourse, key: str) -> bool:
    """Return whether "his" or the like may mean somebody named later in the sentence.

    In "in his speech, Russell said" it may mean Russell. ``key`` is the antecedent found before it.
    """
    if token.tag_ != "PRP$":
        return False
    named, root = discourse.named, token.sent.root
    for later in token.doc[token.i + 1 : root.i]:
        number = named.at.get(later.i)
        one = named.references[number] if number is not None else None
        if one is not None and one.kind == "person" and one.head == later.i:
            subject = later.dep_ in SUBJECTS and later.head == root
            owned = token.head in appositions(later)
            return subject and one.key != key and not owned
    return False
