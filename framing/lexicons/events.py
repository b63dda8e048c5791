"""Read the tables of words for actions, for happenings told without an actor, for metaphors."""

from __future__ import annotations

from functools import lru_cache

from framing.lexicons.words import rows, several_in


@lru_cache(maxsize=1)
def actions() -> dict[str, dict[str, str]]:
    """Return the words for actions as form to word to class, read from ``actions.tsv``.

    The form is ``verb``, ``nominalisation``, ...; the class is the kind of action: ``coercion``,
    ``politics``, ...
    """
    found: dict[str, dict[str, str]] = {}
    for row in rows("actions.tsv"):
        found.setdefault(row["form"], {})[row["term"]] = row["class"]
    return found


@lru_cache(maxsize=16)
def happenings(role: str) -> frozenset[str]:
    """Return the words with one role in sentences that present an action as an event.

    ``role`` is for nouns ``violence`` (what people do to people), ``weapon``, ``force`` (of
    nature), ``vehicle`` (its driver is not named) or ``craft`` (its crew acts); for verbs
    ``occurs`` (began, continued, grew, ended), ``bursts`` (the same of weapons), ``harms``,
    ``brings`` (led to), ``dies`` or ``changes`` (the subject, a person or a thing, suffers).

    References
    ----------
    B. Levin (1993), English Verb Classes and Alternations: the classes that rows name by number.
    """
    return frozenset(row["term"] for row in rows("happenings.tsv") if row["role"] == role)


@lru_cache(maxsize=4096)
def happens(lemma: str) -> str:
    """Return the kind of event that a noun stands for without saying who acts.

    It is ``action`` ("killing"), ``violence`` ("clash"), ``weapon``, ``force`` (of nature) or
    ``vehicle``; empty if the noun stands for none.
    """
    if actions()["nominalisation"].get(lemma, "protest") != "protest":
        return "action"
    for role in ("violence", "weapon", "force", "vehicle"):
        if lemma in happenings(role):
            return role
    return ""


@lru_cache(maxsize=4096)
def listed(verb: str) -> bool:
    """Return whether a verb (its lemma) is in ``actions.tsv`` or has a role in `happenings`."""
    roles = ("occurs", "bursts", "harms", "brings", "dies", "changes")
    return verb in actions()["verb"] or any(verb in happenings(role) for role in roles)


@lru_cache(maxsize=1)
def figurative() -> dict[tuple[str, str], frozenset[str]]:
    """Return the words beside a harmful term that make it harmless, as "heart" does "attack".

    The keys are pairs of a term and the grammatical position of the word beside it: ``modifier``,
    ``object``, ``subject`` or ``of``.
    """
    return {
        (row["term"], row["part"]): frozenset(several_in(row["words"]))
        for row in rows("figurative.tsv")
    }
