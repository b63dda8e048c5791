"""The packs are whole: their experts' marks are the gold, their guides fill one page of print."""

import re
from pathlib import Path

import pytest

from framing.teaching import packs
from framing.teaching.exercise import number_asked
from framing.teaching.handout import guide_page
from framing.teaching.page import page
from framing.teaching.sheet import sheet
from framing.validation.gold import read_rows

GOLD = Path(__file__).parent / "gold" / "teaching.tsv"
HOME = Path(packs.__file__).parent.parent / "data" / "packs"


@pytest.fixture(scope="module", params=packs.names())
def pack(request):
    return packs.load(request.param)


def test_the_experts_marks_are_the_gold(pack):
    kept = read_rows(HOME / pack.name / "expert.tsv")
    files = {f"{article.id}.md" for article in pack.articles}
    markers = {task.marker for task in pack.tasks}
    gold = [row for row in read_rows(GOLD) if row["file"] in files and row["marker"] in markers]
    assert kept == [{name: row[name] for name in kept[0]} for row in gold]
    assert len(pack.expert) == len(kept)


def test_every_mark_is_the_words_that_the_gold_names(pack):
    wanted = sorted(row["text"] for row in read_rows(HOME / pack.name / "expert.tsv"))
    assert sorted(pack.expert["text"]) == wanted


def test_every_label_of_the_machine_may_be_chosen_by_the_class(pack):
    from framing.marking.registry import markers

    for task in pack.tasks:
        assert set(task.labels) <= set(markers(task.marker)[0].categories) | set(
            pack.expert["category"]
        )
        assert all(task.labels.values())
    assert len(pack.machine) > 0


def test_the_guide_says_what_a_teacher_needs(pack):
    guide = packs.guide(pack.name)
    for heading in ("Aims.", "minutes", "Questions for the class.", "Expected difficulties."):
        assert heading in guide
    minutes = [line.split("|")[1].strip() for line in guide.splitlines() if line.startswith("| ")]
    assert sum(int(each) for each in minutes if each.isdigit()) == pack.minutes
    assert len(guide.split()) < 600


def test_how_many_places_are_asked_for_is_said_by_the_exercise_alone(pack):
    """A level or a teacher may ask for other numbers than the pack begins with."""
    graded = packs.guide(pack.name).split("**How it is graded.**")[1]
    asking = [line for line in packs.guide(pack.name).splitlines() if "mark" in line.lower()]
    for told in (graded, *(task.question for task in pack.tasks), *asking):
        assert not re.search(r"\b(eight|ten|three loaded|three points)\b", told)
    for task in pack.tasks:
        assert number_asked(task) in guide_page(pack, packs.guide(pack.name))
        assert number_asked(task) in page(pack)
        assert number_asked(task) in sheet(pack)


def test_a_pack_asks_three_questions_and_its_lesson_has_time_for_one(pack):
    assert len(pack.questions) == 3
    assert all(question.rubric.startswith("2: ") for question in pack.questions)
    assert "| Answer one of the three questions in words" in packs.guide(pack.name)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_shared_paper_is_enough_for_every_point(level):
    """A group shares the four papers out: each has as many places as are asked for."""
    made = packs.load("four-papers", level=level)
    assert made.tasks[0].asked == {1: 2, 2: 3, 3: 3}[level]
    assert made.expert.groupby("article").size().min() >= made.tasks[0].asked


def test_no_word_has_two_labels_in_one_key(pack):
    rows = read_rows(HOME / pack.name / "expert.tsv")
    told = {(row["file"], row["text"], row["occurrence"], row["category"]) for row in rows}
    assert len({place[:3] for place in told}) == len(told)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_level_keeps_the_experts_marks_under_its_labels(level):
    made = packs.load("four-papers", level=level)
    assert set(made.expert["category"]) <= set(made.tasks[0].labels)
    assert len(made.tasks[0].labels) == {1: 3, 2: 7, 3: 11}[level]


def test_facts_name_the_articles_that_tell_them():
    facts = {fact.id: fact.told for fact in packs.load("four-papers").facts}
    assert facts["F15"] == ("tern-newswire", "common-tide")
    assert all(facts.values())


def test_an_unknown_pack_lists_the_packs():
    with pytest.raises(ValueError, match="four-papers, who-did-it, whose-words"):
        packs.load("whose")
