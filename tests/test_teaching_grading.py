"""Grading holds to how experts differ, and takes nothing for differing with a reason."""

import math

import pytest
from classroom import TASK, exercise, mark, saved
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.teaching.answers import Answer, from_page
from framing.teaching.exercise import rows_of
from framing.teaching.grading import grade
from framing.teaching.judging import Key, same_name
from framing.text import Text

MADE = exercise()
KEY = Key(MADE)
WHY = "it judges those who rule"


def graded(*rows, key=KEY, **more):
    return grade(from_page(saved(MADE, "anna", list(rows), **more), MADE, "anna.json"), key)


def part(found, name):
    return next(part for part in found.parts if part.name == name)


def test_what_all_experts_mark_earns_full_credit_without_a_reason():
    (judged,) = graded(("regime", "label", "")).judged
    assert (judged.credit, judged.discuss) == (1.0, False)
    assert judged.voices == {"label": 2.5}


def test_what_experts_dispute_earns_the_share_of_its_voices():
    # one expert marks praise, the other and the machine nothing: 1 of 1.5
    (judged,) = graded(("order", "praise", "")).judged
    assert judged.credit == pytest.approx(1 / 1.5)
    assert not judged.discuss


def test_what_the_machine_alone_marks_earns_little_without_a_reason():
    (judged,) = graded(("old harbour", "praise", "")).judged
    assert judged.credit == pytest.approx(0.5 / 2)


def test_nobody_loses_by_differing_with_a_reason():
    for words, label in (("regime", "metaphor"), ("Anna Berg", "praise"), ("old harbour", "label")):
        (judged,) = graded((words, label, WHY)).judged
        assert (judged.credit, judged.discuss) == (1.0, True), words


def test_two_words_are_no_reason():
    (judged,) = graded(("Anna Berg", "praise", "because so")).judged
    assert (judged.credit, judged.discuss) == (0.0, False)


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["regime", "order", "rebels", "storm of protest", "city", "calm"]),
            st.sampled_from(["label", "metaphor", "praise"]),
        ),
        unique_by=lambda row: row[0],
        min_size=1,
    )
)
def test_a_reason_never_costs_anything(rows):
    bare = graded(*[(*row, "") for row in rows])
    reasoned = graded(*[(*row, WHY) for row in rows])
    for name in ("loaded: marks", "loaded: reasons", "loaded: who"):
        before, after = part(bare, name).points, part(reasoned, name).points
        assert math.isnan(before) or after >= before


def test_marking_everything_without_a_reason_does_not_pay():
    words = MADE.articles[0].text.split()
    everything = [(word.strip("“”.,"), "label", "") for word in dict.fromkeys(words)]
    assert part(graded(*everything), "loaded: marks").points <= 0.5


def test_there_is_a_line_for_each_part_and_none_for_the_whole():
    names = [part.name for part in graded(("regime", "label", WHY)).parts]
    assert names == [
        "loaded: marks",
        "loaded: reasons",
        "loaded: who",
        "facts",
        "rewriting",
        "question: why",
    ]


def test_what_a_person_must_read_has_no_points_yet():
    found = graded(replies={"why": "Because words decide."})
    assert math.isnan(part(found, "question: why").points)
    assert part(found, "question: why").by_hand == 1
    assert part(graded(), "question: why").points == 0


def test_facts_are_compared_with_the_experts_table():
    assert part(graded(facts={"F1": ["port"]}), "facts").points == 1
    assert part(graded(facts={"F1": []}), "facts").points == 0
    assert part(graded(facts={"F1": ["other"]}), "facts").points == 0


def test_whom_it_is_about_is_compared_by_name():
    text = Text(MADE.articles[0])
    for actor, points in (("the government of the day", 1.5), ("the harbour", 0.0)):
        rows = rows_of(text, TASK, "student:a", [mark(text, "regime", "label", "", actor)])
        assert part(grade(Answer("a", "a", rows), KEY), "loaded: who").points == points


def test_without_experts_the_machine_is_the_other_reader():
    made = exercise(experts=False)
    answer = from_page(saved(made, "a", [("storm", "metaphor", "")]), made, "a.json")
    (judged,) = grade(answer, Key(made)).judged
    assert (judged.credit, judged.voices) == (1.0, {"metaphor": 0.5})


def test_names_are_the_same_by_a_word_in_common():
    assert same_name("Colveth", "Radan Colveth")
    assert same_name("", "  ")
    assert not same_name("the police", "the union")
