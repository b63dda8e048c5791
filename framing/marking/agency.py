"""Mark agency: for each harmful or contested action, whether and how its agent is named."""

from __future__ import annotations

from collections.abc import Iterator

from framing.actors import DATA
from framing.attribution.first_person import actors_with_speakers
from framing.events.clauses import FORMS, Clause, clauses
from framing.language import Syntax
from framing.marking.marker import Mark, Marker

_LONG = 8  # words
_STATUS = {
    "asserted": "",
    "negated": " The sentence denies it.",
    "reported": " It is reported as somebody's claim.",
    "possible": " It is held possible, not said to have happened.",
}


def find(syntax: Syntax) -> Iterator[Mark]:
    """Yield a mark for each action; ``actor`` is the agent, empty where the sentence names none."""
    for clause in clauses(syntax, actors_with_speakers(syntax)):
        agent = clause.agent.name if clause.agent is not None else ""
        place = (clause.agent.start, clause.agent.end) if clause.agent is not None else None
        yield Mark(
            clause.start, clause.end, clause.form, explain(clause), actor=agent, actor_at=place
        )


def explain(clause: Clause) -> str:
    """Return a sentence or two on how the clause presents its action."""
    action = f"“{clause.words}”"
    agent = f"“{_short(clause.agent.words)}”" if clause.agent else ""
    to = f" (done to “{_short(clause.patient.words)}”)" if clause.patient else ""
    missing = f", though the sentence names {agent} {_where(clause)}" if agent else ""
    missing = missing or ", and the sentence names nobody"
    sentences = {
        "active": f"Active: {agent} is the subject of {action}{to}."
        if agent
        else f"Active: {action}{to}, with its subject left out.",
        "passive with agent": f"Passive: {action}{to}, with “by” and its doer, {agent}.",
        "passive without agent": f"Passive: {action}{to} without “by” and a doer{missing}.",
        "nominalisation": f"The action is a noun, {action}{to}"
        + (
            f", and its doer is {agent}."
            if clause.agent_place == "noun phrase"
            else f", which names no doer{missing}."
        ),
        "event as subject": f"It happens by itself: {action}{to} has no doer{missing}.",
    }[clause.form]
    return sentences + _STATUS[clause.status]


def _where(clause: Clause) -> str:
    after = clause.agent is not None and clause.agent.start > clause.start
    return "further on" if after else "before it"


def _short(words: str) -> str:
    several = words.split()
    return " ".join(several if len(several) <= _LONG else [*several[:_LONG], "…"])


AGENCY = Marker(
    name="agency",
    find=find,
    needs="syntax",
    about="For each harmful or contested action: is its doer named, and how?",
    categories=FORMS,
    marks=(
        "Police [[shot]] a docker on the pier.",
        "A docker was [[shot]] by police.",
        "A docker was [[shot]] on the pier.",
        "The [[killing]] of the docker shocked the town.",
        "Two dockers [[died]] after [[clashes]] on the pier.",
        "[[Violence]] erupted in the harbour.",
        "The [[raid]] left two dockers dead.",
        "A [[lorry]] hit a docker at the gate.",
    ),
    spares=(
        "Police welcomed the report and thanked the dockers.",
        "The company struck a deal with the union on Friday.",
        "The murder mystery sold well, and critics praised it.",
        "The talks collapsed, and the bubble burst.",
        "Union and company broke records and fought for every penny.",
    ),
    version="8",
    data=(*DATA, "event_words.tsv", "figurative.tsv"),
)
