"""Feedback states only what is so: what each other reader chose, and how far the words agree."""

import pytest
from classroom import exercise, saved

from framing.teaching.answers import from_page
from framing.teaching.class_agreement import agreement
from framing.teaching.feedback import feedback
from framing.teaching.gradebook import class_page
from framing.teaching.grading import grade
from framing.teaching.mark_comparison import Key

MADE = exercise()
KEY = Key(MADE)
BARE = exercise(experts=False)
NO_EXPERT = "No expert marks these words."


def graded(*rows, made=MADE, student="anna"):
    answer = from_page(saved(made, student, list(rows)), made, f"{student}.json")
    return grade(answer, Key(made))


def letter(*rows, made=MADE):
    return feedback(graded(*rows, made=made), Key(made))


@pytest.mark.parametrize("words", ["regime", "The regime sent", "storm", "protest", "rebels"])
@pytest.mark.parametrize("label", ["label", "praise"])
def test_nothing_is_called_unmarked_beside_an_experts_mark(words, label):
    assert NO_EXPERT not in letter((words, label, ""))


def test_what_no_expert_marks_is_said_to_be_so():
    assert NO_EXPERT in letter(("calm", "praise", ""))
    assert NO_EXPERT in letter(("old harbour", "praise", ""))


@pytest.mark.parametrize(("row", "said"), [
    (("regime", "label", ""), "2 of 2 experts chose the same label for the same words."),
    (("rebels", "label", ""), "1 of 2 experts chose the same label for the same words."),
    (("storm", "metaphor", ""), "chose the same label, for not quite the same words: “storm of"),
    (("regime", "praise", ""), "No expert chose this label here."),
    (("regime", "praise", "why"), "You say why you see it so: your teacher reads it."),
    (("regime", "label", ""), "What in the sentence told you so?"),
])  # fmt: skip
def test_a_mark_is_set_beside_the_others_in_true_words(row, said):
    assert said in letter(row)


def test_a_place_marked_twice_is_said_to_count_once():
    twice = letter(("regime", "label", ""), ("regime sent", "label", ""))
    assert twice.count("You marked this place more than once: it counts once.") == 2
    labels = letter(("regime", "label", ""), ("regime", "praise", ""))
    assert "several labels: they share its credit" in labels
    assert "more than once" not in letter(("regime", "label", ""), ("rebels", "label", ""))


def test_without_an_expert_nothing_is_said_of_experts_but_that_there_is_none():
    page = letter(("storm", "metaphor", "why"), made=BARE)
    assert "the same label, and no expert has marked this exercise" in page
    assert "the marks earn no points" in page
    assert "experts chose" not in page
    assert "machine marks nothing here" in letter(("calm", "praise", ""), made=BARE)


def test_only_places_without_any_mark_of_the_student_are_to_be_looked_at_again():
    page = letter(("storm", "metaphor", ""))
    left = page[page.index("Look again") :]
    assert "storm of protest" not in left[: left.index("</ul>")]
    assert "rebels" in left


def test_the_teacher_sees_every_reason_and_counts_students_not_marks():
    one = graded(("regime", "label", "short"), ("regime sent", "label", "because it judges"))
    two = graded(("regime", "praise", ""), student="bo")
    page = class_page([one, two], agreement([one.answer, two.answer], KEY), [], KEY)
    assert "label: 1<br>praise: 1<br>" in page
    assert "short</bdi>" in page[page.index("Every reason") :]
