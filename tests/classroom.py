"""A small exercise with two experts and a machine of its own, for the tests of the classroom."""

from __future__ import annotations

from framing.article import Article
from framing.marking.marker import Mark, Marker
from framing.teaching.exercise import Exercise, Fact, Question, Task, concat, make, rows_of
from framing.text import Text

TEXT = (
    "Talks begin\n\nThe regime sent “order” to the city. “We go on,” said Anna Berg of the union."
    "\n\nThe rebels 🙂 were calm. A storm of protest broke out in the old harbour."
)
TASK = Task(
    "loaded",
    "Which words take sides?",
    {"label": "names and judges", "metaphor": "a picture", "praise": "praises"},
    asked=4,
    points=4,
    who="Whom is it about?",
)


def mark(text: Text, words: str, label: str, why: str = "", actor: str = "") -> Mark:
    start = text.raw.index(words)
    return Mark(start, start + len(words), label, why, actor=actor)


def machine(words: dict[str, str]) -> Marker:
    """Give a marker that finds these words."""

    def find(text: Text):
        return [mark(text, each, label, "In a list.") for each, label in words.items()]

    return Marker("loaded", find, "words", "Loaded words.", tuple(TASK.labels), (), (), "1")


def exercise(article: Article | None = None, experts: bool = True) -> Exercise:
    held = article or Article(id="port", text=TEXT, headline="Talks begin", outlet="The Paper")
    text = Text(held)
    tables = [
        rows_of(text, TASK, "expert:ada", [mark(text, "regime", "label", actor="the government"),
                                           mark(text, "“order”", "praise"),
                                           mark(text, "rebels", "label", actor="the rebels")]),
        rows_of(text, TASK, "expert:bo", [mark(text, "regime", "label", actor="the government"),
                                          mark(text, "storm of protest", "metaphor")]),
    ]  # fmt: skip
    return make(
        [held],
        [TASK],
        name="port-words",
        title="Words at the port",
        markers=[machine({"regime": "label", "storm": "metaphor", "old harbour": "praise"})],
        expert=concat(tables) if experts else None,
        introduction="Read.\nMark.",
        questions=[Question("why", "Why does it matter?", 2, "2: gives a reason.")],
        facts=[Fact("F1", "The talks began.", ("port",))],
        rewrites=1,
    )


def saved(made: Exercise, student: str, rows: list[tuple[str, str, str]], **more: object) -> dict:
    """Give what the class page saves: rows are words, label, reason."""
    raw = made.articles[0].text
    evidence = [
        {
            "article": made.articles[0].id,
            "start": raw.index(words),
            "end": raw.index(words) + len(words),
            "text": words,
            "marker": f"student:{student}",
            "task": "loaded",
            "category": label,
            "speaker": "",
            "actor": "",
            "explanation": why,
        }
        for words, label, why in rows
    ]
    return {
        "format": "framing-answers",
        "version": 1,
        "exercise": made.name,
        "student": student,
        "texts": {article.id: article.sha256 for article in made.articles},
        "revealed": False,
        "evidence": evidence,
        "rewrites": [],
        "replies": {},
        "facts": {},
        **more,
    }
