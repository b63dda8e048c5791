"""Stance: the classes, the words that do two jobs, the writer's questions."""

from __future__ import annotations

import pytest

from framing import Article
from framing.marking.stance import CATEGORIES, QUESTION, STANCE
from framing.text import Text


def marks(raw: str) -> list[tuple[str, str]]:
    text = Text(Article(id="t", text=raw))
    return [(text.raw[m.start : m.end], m.category) for m in STANCE.find(text)]


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


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("He fights what he believes are injustices.", "what he believes"),
        ("It closed what critics call a loophole.", "what critics call"),
        ("It closed what critics of the mayor have called a loophole.", "{} have called"),
        ("She denounced what many dockers see as a betrayal.", "what many dockers see as"),
        ("They mourned what is widely seen as a defeat.", "widely seen as"),
        ("What the council considers progress is a ditch.", "What the council considers"),
        ("In her view, the port is lost.", "In her view"),
        ("The port is lost in Anna Berg’s opinion.", "in Anna Berg’s opinion"),
        ("In the mayor's mind, the port is lost.", "In the mayor's mind"),
        ("He is a hero in the eyes of dockers.", "in the eyes of"),
        ("It was, as the mayor put it, a bad year.", "as the mayor put it"),
        ("The harbour is widely seen as unsafe.", "widely seen as"),
        ("They took revenge for a perceived insult.", "perceived"),
        ("A suspected arsonist fled.", "suspected"),
        ("They met people who claim to be pilots.", "claim"),
    ],
)
def test_a_belief_told_as_anothers_is_kept_at_a_distance(raw: str, words: str) -> None:
    words = words.replace("{}", "what critics of the mayor")
    assert marks(raw) == [(words, "distancing")]


@pytest.mark.parametrize(
    "raw",
    [
        "They heard what he said in court.",
        "She asked what he thought of it.",
        "What do you call a crane?",
        "They saw what was left.",
        "He knew what to call it.",
        "That is what the mayor called for.",
        "There were tears in her eyes.",
        "The bridge came in view.",
        "In view of the storm they left.",
        "He wanted to be seen as he was.",
        "As we put it in March, so it came.",
        "A film viewed by 14 million people, the most widely seen of all, won.",
        "He saw and perceived all of it.",
    ],
)
def test_a_question_a_topic_and_plain_sight_are_no_belief_of_anothers(raw: str) -> None:
    assert [found for found in marks(raw) if found[1] == "distancing"] == []


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("It is potentially dangerous.", "potentially"),
        ("Virtually every crane fell.", "Virtually"),
        ("It was not yet clear why.", "not yet clear"),
        ("As many as 40 cranes fell.", "As many as"),
        ("Its price remains to be seen.", "remains to be seen"),
    ],
)
def test_common_hedges_are_found(raw: str, words: str) -> None:
    assert marks(raw) == [(words, "hedge")]


def test_who_holds_the_belief_makes_no_difference() -> None:
    for holder in ("Anna Berg", "Li Wei", "Fatima al-Sayed", "the Senate", "O’Neil"):
        raw = f"He fights what {holder} believes are injustices."
        assert marks(raw) == [(f"what {holder} believes", "distancing")]


def test_only_the_writers_questions_are_rhetorical() -> None:
    assert marks("It passed. Who gains from this?") == [("Who gains from this?", QUESTION)]
    assert marks("“Who gains from this?” she asked. Nobody knew.") == []
    assert marks("He chalked on the wall “Who gains?”") == []


def test_a_question_put_to_somebody_is_not_rhetorical() -> None:
    assert marks("Who gains from this?\n\nThe owners do.") == []  # a heading, an interview
    assert marks("It passed. Do you know more? Write to us.") == []
    assert marks("It passed. Have something to say? Write to us.") == []
    assert marks("It passed. Who would gain? “The owners,” she said.") == []
    assert marks("It passed. Who would gain? Anna Berg: The owners would.") == []
    assert marks("Anna Berg: Who gains from this? I asked her.") == []
    assert marks("Q: Who gains from this?") == []


@pytest.mark.parametrize(
    "question",
    [
        "Who would believe them now?",
        "After all this, why should they stay?",
        "Isn’t it time to ask?",
        "Why don't they leave?",
        "How many more must drown?",
        "Who would move to the U.S.?",
        "Why should anyone call this a “success”?",
        "They knew, didn’t they?",
        "Were they not warned?",
        "At what price?",
    ],
)
def test_a_question_whose_form_leads_to_an_answer_is_rhetorical(question: str) -> None:
    assert (question, QUESTION) in marks(f"It sank. {question} The port is silent.")


@pytest.mark.parametrize(
    "question",
    [
        "What happened?",
        "How did it sink?",
        "Was the captain drunk?",
        "Where does the oil go?",
        "Is the leak a danger?",
        "So what does the loss mean?",
        'They drew 0"?',
        'Hold the line."?',
    ],
)
def test_a_question_that_asks_for_a_fact_is_not_rhetorical(question: str) -> None:
    assert QUESTION not in dict(map(reversed, marks(f"It sank. {question} The port is silent.")))


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("They warn that the plan could lead to a strike.", "could"),
        ("The storm could become a danger, experts fear.", "could"),
        ("Ferries often run late in winter.", "often"),
        ("An apparent error closed the port.", "apparent"),
        ("The files revealed that it sank.", "revealed"),
        ("The board ignored two warnings.", "ignored"),
    ],
)
def test_a_word_of_two_senses_is_found_where_it_softens_or_supposes(raw: str, word: str) -> None:
    assert word in dict(marks(raw))


@pytest.mark.parametrize(
    "raw",
    [
        "Nothing I could say was heard.",
        "It was the only thing we could do.",
        "We often had met them at the pier and waved.",
        "It became apparent in the spring.",
        "A loan made the trip possible.",
        "The search would have revealed more.",
        "Was it really so?",
        "He asked whether it was actually lost.",
        "Mrs May also called for talks.",
        "Prime Minister May be praised or not, the talks end.",
        "They trusted him in his judgment of ships.",
        "The crew was quite different.",
        "The coach ignored the team.",
    ],
)
def test_a_word_of_two_senses_is_spared_in_the_other(raw: str) -> None:
    assert marks(raw) == []


def test_a_name_that_is_also_a_word_around_could_changes_nothing() -> None:
    found = [marks(f"{name} could lead the party.") for name in ("Berg", "Hope", "Will", "Chance")]
    assert found == [found[0]] * 4


def test_a_short_question_that_closes_a_paragraph_is_rhetorical() -> None:
    assert marks("They promised boats. Where are they?") == [("Where are they?", QUESTION)]
    assert marks("They promised boats. Where are they? The office counted nine.") == []
    assert marks("They promised boats. Where are they?\n\n“In the dock,” she said.") == []


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
    assert isinstance(marks("what he " * 20_000 + "in the eyes of " * 20_000), list)
