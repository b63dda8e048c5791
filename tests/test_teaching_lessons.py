"""Each label has a sentence and two examples, each task a student's words, on any article."""

import re

import pytest

from framing import Article, analyze, lexicons
from framing.marking.registry import markers
from framing.teaching import lessons, packs
from framing.teaching.exercise import make
from framing.teaching.handout import guide_page, write

ROWS = lexicons.rows("packs/labels.tsv")
READY = {task.marker for name in packs.names() for task in packs.load(name).tasks}
STORIES = " ".join(
    article.text for name in packs.names() for article in packs.load(name).articles
)  # fmt: skip


def plain(text):
    return " ".join(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize("marker", markers(None), ids=lambda marker: marker.name)
def test_every_label_has_a_sentence_and_two_examples(marker):
    known = {row["label"]: row for row in ROWS if row["marker"] == marker.name}
    assert set(known) == set(marker.categories)
    for row in known.values():
        assert row["about"].endswith(".")
        assert len(row["about"].split()) <= 20
        assert plain(row["example"]) != plain(row["elsewhere"])
        assert plain(row["elsewhere"]) not in plain(STORIES)


@pytest.mark.parametrize("name", ["quotation", "agency"])
def test_each_first_example_of_a_packs_label_is_near_its_text(name):
    story = set(plain(STORIES).split())
    for row in ROWS:
        if row["marker"] == name:
            words = plain(row["example"]).split()
            assert sum(word in story for word in words) / len(words) > 0.7, row


def test_the_machine_puts_no_example_of_a_loaded_word_under_other_labels_alone():
    rows = [row for row in ROWS if row["marker"] == "loaded"]
    for row in rows:
        for text in (row["example"], row["elsewhere"]):
            found = analyze(Article(id="a", text=f"They spoke of {text}."), ["loaded"]).evidence
            labels = set(found["category"])
            assert not labels or row["label"] in labels, (text, labels)


@pytest.mark.parametrize("marker", markers(None), ids=lambda marker: marker.name)
def test_a_level_has_no_fewer_labels_than_the_one_below(marker):
    first, second, third = (list(lessons.labels(marker.name, level)) for level in (1, 2, 3))
    for told in lessons.labels(marker.name).values():
        assert re.fullmatch(r".+\. Example: .+[.?!] Elsewhere: .+[.?!]", told)
    assert len(first) == min(3, len(marker.categories))
    assert set(first) <= set(second) <= set(third)


def test_an_unknown_level_is_named_with_the_choices():
    with pytest.raises(ValueError, match="There is no level 4: use 1"):
        lessons.labels("quotation", 4)


def test_a_lesson_on_ones_own_article_has_what_a_pack_has(tmp_path):
    text = "The regime sent “order” to the city. The mob hit back, and nobody answered that day."
    tasks = [lessons.task_of(marker) for marker in markers(["loaded", "quotation"])]
    made = make([Article(id="a", text=text)], tasks, name="own", questions=lessons.questions())
    write(made, tmp_path, lessons.guide())
    page, key, guide = (
        (tmp_path / name).read_text("utf-8") for name in ("own.html", "own-key.html", "guide.html")
    )
    for task in made.tasks:
        assert task.question in page
        assert "Elsewhere:" in page
    assert len(made.questions) == 3
    assert all(question.rubric in key for question in made.questions)
    assert "contested label (machine)" in key
    assert "no key until you have read it" in key
    assert "--expert" in guide
    minutes = re.findall(r"<td>(\d+)</td>", guide)
    assert sum(map(int, minutes)) == made.minutes
    in_browser = guide_page(made, lessons.guide(), in_browser=True)
    assert "Mark it as an expert" in in_browser
    assert "<code>" not in in_browser  # a teacher in the browser types no command
