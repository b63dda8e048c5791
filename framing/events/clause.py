"""Define a clause: an action, its agent and patient, and how the sentence presents it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Status = Literal["asserted", "negated", "reported", "possible"]
Form = Literal[
    "active", "passive with agent", "passive without agent", "nominalisation", "event as subject"
]
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True)
class Phrase:
    """Hold the words for an agent or a patient: the one who does an action, and who suffers it.

    ``start`` and ``end`` are character offsets; ``actor`` is the actor's name, or empty.
    """

    start: int
    end: int
    words: str
    actor: str = ""

    @property
    def name(self) -> str:
        """Return the actor's name; the words themselves if they are no actor's."""
        return self.actor or self.words


@dataclass(frozen=True)
class Clause:
    """Hold one action: the words for it, its class and form, its agent and its patient.

    ``start`` and ``end`` are character offsets of ``words``; ``action`` is the listed term,
    ``about`` its class ("violence", "policy", ..., or "event"), ``form`` one of `FORMS`. ``agent``
    and ``patient`` are None where unnamed.

    ``agent_place`` is ``"subject"``, ``"by-phrase"``, ``"noun phrase"``, ``"elsewhere"`` (in
    another clause of the sentence) or ``"nowhere"``; ``status`` says whether the sentence asserts
    the action, denies it, reports it as somebody's claim or calls it possible.
    """

    start: int
    end: int
    words: str
    action: str
    about: str
    form: Form
    agent: Phrase | None
    agent_place: str
    patient: Phrase | None
    status: Status
