"""Points come from experts' marks alone, place by place; a reason is shown and never counted."""

import math
from dataclasses import replace

import pytest
from classroom import TASK, exercise, machine, mark, saved
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.article import Article
from framing.teaching.answers import Answer, from_page
from framing.teaching.exercise import concat, make, rows_of
from framing.teaching.grading import grade
from framing.teaching.mark_comparison import Key, same_name
from framing.text import Text

MADE = exercise()
KEY = Key(MADE)
BARE = exercise(experts=False)
WHY = "it judges those who rule"
LABELS = ("label", "metaphor", "praise")


def graded(*rows, made=MADE, **more):
    answer = from_page(saved(made, "anna", list(rows), **more), made, "anna.json")
    return grade(answer, KEY if made is MADE else Key(made))


def part(found, name):
    return next(part for part in found.parts if part.name == name)


def points(*rows, made=MADE, name="loaded: marks"):
    return part(graded(*rows, made=made), name).points


def one_expert(words, label="label", asked=4, text="One two three four five six seven eight."):
    """Make an exercise in which one expert marks these words."""
    article = Article(id="port", text=text)
    rows = rows_of(Text(article), TASK, "expert:ada", [mark(Text(article), words, label)])
    return make(
        [article], [replace(TASK, asked=asked)], name="x", markers=[machine({})], expert=rows
    )


def test_what_all_experts_mark_earns_full_credit_without_a_reason():
    (judged,) = graded(("regime", "label", "")).judged
    assert (judged.credit, judged.discuss) == (1.0, False)
    assert judged.voices == {"label": 2}


def test_what_experts_dispute_earns_the_share_of_its_voices():
    # one of three experts marks it, two leave it: half of the voices that leaving it has
    text = Text(MADE.articles[0])
    third = rows_of(text, TASK, "expert:cy", [mark(text, "city", "label")])
    key = Key(replace(MADE, expert=concat([MADE.expert, third])))
    answer = from_page(saved(MADE, "anna", [("order", "praise", "")]), MADE, "anna.json")
    assert grade(answer, key).judged[0].credit == pytest.approx(1 / 2)


def test_a_machine_has_no_voice():
    (judged,) = graded(("old harbour", "praise", "")).judged
    assert (judged.credit, judged.choices["machine"]) == (0.0, "praise")


def test_without_an_experts_marks_no_route_gives_points():
    for rows in (
        [("storm", "metaphor", ""), ("regime", "label", WHY)],
        [("calm", "praise", "")],
        [],
    ):
        for name in ("loaded: marks", "loaded: who"):
            found = part(graded(*rows, made=BARE), name)
            assert math.isnan(found.points)
            assert found.out_of == 0
            assert "no expert" in found.note


def test_a_task_that_no_expert_marked_has_no_points_beside_one_that_was():
    other = replace(TASK, marker="other")
    made = replace(MADE, tasks=(TASK, other))
    found = grade(Answer("a", "a", MADE.expert[:0]), Key(made))
    assert part(found, "loaded: marks").points == 0
    assert math.isnan(part(found, "other: marks").points)


def test_a_reason_earns_nothing_by_its_words_and_is_shown_to_the_teacher():
    for why in ("because", WHY, "x y z " * 500):
        (judged,) = graded(("Anna Berg", "praise", why)).judged
        assert (judged.credit, judged.discuss) == (0.0, True)
        reasons = part(graded(("regime", "label", why)), "loaded: reasons")
        assert math.isnan(reasons.points)
        assert (reasons.reasons, reasons.by_hand) == (1, 1)
    assert points(("regime", "label", "  "), name="loaded: reasons") == 0


def test_one_place_counts_once_however_often_it_is_marked():
    text = Text(MADE.articles[0])
    for marks in (
        [mark(text, "regime", "label", why) for why in "abcdefgh"],
        [mark(text, words, "label") for words in ("regime", "regime sent", "The regime")],
    ):
        rows = rows_of(text, TASK, "student:a", marks)
        assert part(grade(Answer("a", "a", rows), KEY), "loaded: marks").points == 1.5


def test_naming_every_label_at_a_place_does_not_pay():
    assert points(("regime", "label", "")) == 1.5
    assert points(*[("regime", label, "") for label in LABELS]) == 0.5


@pytest.mark.parametrize(("words", "share"), [
    ("three four", 1), ("three", 1 / 2), ("two three four five", 1 / 2), ("five", 0),
    ("two three", 1 / 3), ("One two three four five six seven eight", 1 / 4),
])  # fmt: skip
def test_overlap_counts_in_proportion_to_the_words(words, share):
    made = one_expert("three four")
    (judged,) = graded((words, "label", ""), made=made).judged
    assert judged.credit == pytest.approx(share)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["regime", "order", "rebels", "storm of protest", "city", "calm"]),
            st.sampled_from(LABELS),
        ),
        unique_by=lambda row: row[0],
        min_size=1,
    ),
    st.data(),
)
def test_marks_beyond_those_asked_and_reasons_cost_nothing(rows, data):
    some = data.draw(st.lists(st.sampled_from(rows), unique_by=lambda row: row[0]))
    fewer = points(*[(*row, "") for row in some])
    assert points(*[(*row, "") for row in rows]) >= fewer
    assert points(*[(*row, WHY) for row in some]) == fewer


def test_many_more_marks_than_asked_are_named_to_the_teacher():
    words = [word.strip("“”.,") for word in dict.fromkeys(MADE.articles[0].text.split())]
    found = part(graded(*[(word, "label", "") for word in words]), "loaded: marks")
    assert f"{len(words)} marks, 3 asked" in found.note


def test_no_more_is_asked_than_an_expert_or_without_one_the_machine_marks():
    assert [task.asked for task in MADE.tasks] == [3]  # of ada, who marks most
    assert [task.asked for task in BARE.tasks] == [3]
    assert [task.asked for task in one_expert("three four", asked=8).tasks] == [1]
    assert points(("regime", "label", ""), ("rebels", "label", ""), ("order", "praise", "")) == 4


def test_names_are_the_same_whatever_script_or_length_they_have():
    assert same_name("李娜", "李娜")
    assert same_name("Petrás", "Petras")
    assert not same_name("", "Li Na")
    assert not same_name("李娜", "王芳")
    assert not same_name("Colveth, Ostrel, Sollin, Ilvek, police", "Radan Colveth")


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
    for actor, earned in (("the government of the day", 1.5), ("the harbour", 0.0)):
        rows = rows_of(text, TASK, "student:a", [mark(text, "regime", "label", WHY, actor)] * 3)
        assert part(grade(Answer("a", "a", rows), KEY), "loaded: who").points == earned


def test_what_could_not_be_read_is_left_to_the_teacher():
    nothing = Answer("a", "a", MADE.expert[:0], unread=frozenset({"loaded", "facts", "why"}))
    for name in ("loaded: marks", "loaded: reasons", "loaded: who", "facts", "question: why"):
        found = part(grade(nothing, KEY), name)
        assert math.isnan(found.points), name
        assert "could not be read" in found.note or "could be read" in found.note


def test_names_are_the_same_by_a_word_in_common():
    assert same_name("Colveth", "Radan Colveth")
    assert same_name("", "  ")
    assert not same_name("the police", "the union")
