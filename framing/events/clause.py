"""What a clause is: an action, who does it to whom, and how the sentence puts it."""

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
    """Words that name an agent or a patient, with the actor they mean where one is known."""

    start: int
    end: int
    words: str
    actor: str = ""

    @property
    def name(self) -> str:
        """Return the actor's name, or else the words."""
        return self.actor or self.words


@dataclass(frozen=True)
class Clause:
    """One action: the stretch that names it, its class and form, its agent and its patient.

    ``agent_place`` is ``"subject"``, ``"by-phrase"``, ``"noun phrase"``, ``"elsewhere"`` (in
    another clause of the sentence) or ``"nowhere"``; ``status`` says whether the sentence asserts
    the action, denies it, reports it as somebody's claim or holds it possible.
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
