"""Stance: the classes, the words that do two jobs, the writer's questions."""

from __future__ import annotations

import re

import pytest

from framing import Article
from framing.marking.stance import CATEGORIES, QUESTION, STANCE
from framing.text import Text


def marks(raw: str) -> list[tuple[str, str]]:
    text = Text(Article(id="t", text=raw))
    return [(text.raw[m.start : m.end], m.category) for m in STANCE.find(text)]


@pytest.mark.parametrize("example", STANCE.marks)
def test_each_example_is_marked(example: str) -> None:
    raw = example.replace("[[", "").replace("]]", "")
    assert [word for word, _ in marks(raw)] == re.findall(r"\[\[(.*?)\]\]", example)


@pytest.mark.parametrize("example", STANCE.spares)
def test_each_spared_example_is_spared(example: str) -> None:
    assert marks(example) == []


@pytest.mark.parametrize(
    ("raw", "word", "category"),
    [
        ("It may rain.", "may", "hedge"),
        ("He might have left.", "might", "hedge"),
        ("She is believed to be alive.", "believed", "hedge"),
        ("This is undeniably so.", "undeniably", "booster"),
        ("The files revealed a plan.", "revealed", "factive"),
        ("They managed to escape.", "managed to", "factive"),
        ("The purported leader spoke.", "purported", "distancing"),
        ("He praised what he calls freedom.", "what he calls", "distancing"),
        ("Curiously, nobody came.", "Curiously", "evaluative"),
        ("They no longer answer.", "no longer", "presupposition"),
        ("About 60 boats sank.", "About", "hedge"),
        ("Some forty boats sank.", "Some", "hedge"),
        ("It cost around $3m.", "around", "hedge"),
        ("Sadly, she left.", "Sadly", "evaluative"),
        ("He was clearly at fault.", "clearly", "booster"),
        ("It will almost certainly fail.", "almost certainly", "hedge"),
        ("Nobody confirmed the reported attack.", "reported", "distancing"),
        ("One thing is certain: they lost.", "One thing is certain", "booster"),
    ],
)
def test_each_class_is_found(raw: str, word: str, category: str) -> None:
    assert (word, category) in marks(raw)


@pytest.mark.parametrize(
    "plain",
    [
        "In May the talks began.",
        "Theresa May spoke.",
        "May 5 was a holiday.",
        "The army showed its might.",
        "They admitted students in autumn.",
        "They were supposed to go.",
        "He appeared in court.",
        "Finally, stir in the flour.",
        "They sang, spoke and, finally, danced.",
        "She smiled sadly and left.",
        "They treated her roughly.",
        "The trail continues to the summit.",
        "Nurses tend to the wounded.",
        "A film about 2016 was shown.",
        "They asked about two boats.",
        "Some drivers slept.",
        "She walked around the square.",
        "As a child he could see the sea.",
        "The company will be forced to move.",
        "They made it possible to vote.",
        "How often did they meet?",
        "He wrote in unclear language.",
    ],
)
def test_words_that_do_another_job_are_spared(plain: str) -> None:
    assert marks(plain) == []


def test_only_the_writers_questions_are_rhetorical() -> None:
    assert marks("It passed. Who gains from this?") == [("Who gains from this?", QUESTION)]
    assert marks("“Who gains from this?” she asked. Nobody knew.") == []
    assert marks("He chalked on the wall “Who gains?”") == []


def test_a_question_put_to_somebody_is_not_rhetorical() -> None:
    assert marks("Who gains from this?\n\nThe owners do.") == []  # a heading, an interview
    assert marks("It passed. Do you know more? Write to us.") == []
    assert marks("It passed. Have something to say? Write to us.") == []
    assert marks("It passed. Have the talks failed?") == [("Have the talks failed?", QUESTION)]
    assert marks("Anna Berg: Who gains from this? I asked her.") == []
    assert marks("Q: Who gains from this?") == []


def test_a_question_for_a_fact_that_the_next_sentence_gives_is_not_rhetorical() -> None:
    assert marks("It sank. What is a keel? It is the spine of a ship.") == []
    assert marks("It sank. How many ships did? The office counted nine.") == []
    assert marks("It sank. How many more must? Nobody answered.") == [
        ("How many more must?", QUESTION)
    ]


def test_the_verb_may_is_found_in_a_headline_and_mrs_may_is_not() -> None:
    headline = Text(Article(id="t", text="It rained.", headline="Tax May Be Raised After Talks"))
    assert [headline.raw[m.start : m.end] for m in STANCE.find(headline)] == ["May"]
    headline = Text(Article(id="t", text="It rained.", headline="May Not Going Anywhere Soon"))
    assert list(STANCE.find(headline)) == []


def test_every_category_is_declared() -> None:
    raw = "Perhaps it clearly shows. He admitted the so-called plan. Sadly, it still fails. Why?"
    assert {category for _, category in marks(raw)} <= set(CATEGORIES)


def test_a_text_of_question_marks_is_read_in_reasonable_time() -> None:
    assert isinstance(marks("?" * 20_000), list)
