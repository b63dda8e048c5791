"""Each label has a sentence and two examples, each task a student's words, on any article."""

import hashlib
import json
import re

import pytest
from classroom import mark, saved

from framing import Article, analyze, lexicons
from framing.marking.marker import Marker
from framing.marking.registry import markers
from framing.teaching import assignment, lessons, packs, serialization
from framing.teaching.answers import from_page
from framing.teaching.app.results import places
from framing.teaching.class_agreement import agreement
from framing.teaching.exercise import Task, make, rows_of
from framing.teaching.feedback import feedback
from framing.teaching.gradebook import class_page, grade_book
from framing.teaching.grading import grade
from framing.teaching.handout import guide_page, write
from framing.teaching.mark_comparison import Key
from framing.teaching.page import as_script, page
from framing.teaching.sheet import sheet
from framing.text import Text

ROWS = lexicons.rows("packs/labels.tsv")
READY = {task.marker for name in packs.names() for task in packs.load(name).tasks}
STORIES = " ".join(
    article.text for name in packs.names() for article in packs.load(name).articles
)  # fmt: skip


ARTICLE = Article(id="port", text="The clearing of the pier began at dawn. Two cranes were broken.")


def deeds():
    """Give an exercise on deeds; a machine of two words stands in for the parse."""
    task = Task("agency", "How is it put?", lessons.labels("agency"), asked=2, points=2)
    text = Text(ARTICLE)
    found = [mark(text, "clearing", "nominalisation"), mark(text, "broken", "active")]
    marker = Marker("agency", lambda _: found, "words", "", tuple(task.labels), (), (), "1")
    rows = [mark(text, "clearing", "nominalisation"), mark(text, "broken", "passive without agent")]
    expert = rows_of(text, task, "expert:ada", rows)
    return make([ARTICLE], [task], name="deeds", markers=[marker], expert=expert)


def graded(made, student, *rows):
    """Grade what the page saves, as it always did: under the terms of the field."""
    content = saved(made, student, list(rows))
    content["evidence"] = [{**row, "task": "agency"} for row in content["evidence"]]
    return grade(from_page(content, made, f"{student}.json"), Key(made))


def seen(html):
    """Return what a reader of a page sees."""
    body = html[html.index("<body>") :]
    return re.sub(r"<[^>]+>", "", re.sub(r"(?s)<script.*?</script>", "", body))


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


def test_every_label_has_a_plain_name_of_its_own():
    for marker in markers(None):
        names = [lessons.label_name(label, marker.name) for label in marker.categories]
        assert len({name.casefold() for name in names}) == len(names)
        assert all(1 <= len(name.split()) <= 5 for name in names), names
    assert lessons.label_name("rude", "loaded") == "rude"  # a teacher's own label


def test_the_class_reads_plain_names_and_the_teachers_guide_adds_the_terms():
    made = deeds()
    ann = graded(made, "ann", ("clearing", "nominalisation", "why"), ("broken", "active", ""))
    bo = graded(made, "bo", ("clearing", "passive with agent", ""))
    key = Key(made)
    measured = agreement([ann.answer, bo.answer], key)
    named = lessons.label_name("nominalisation", "agency")
    for html in (page(made), sheet(made), sheet(made, key=True), feedback(ann, key),
                 feedback(bo, key), class_page([ann, bo], measured, [], key)):  # fmt: skip
        assert named in seen(html)
        assert not re.search("nominalisation|passive with", seen(html))
    agreed, apart, _ = places([ann, bo], key)
    assert not agreed
    assert {name for name, _ in apart[0].counts} == {named, "who did it comes last"}
    guide = seen(guide_page(made, ""))
    assert guide.count("told as a noun (nominalisation)") == 1
    assert "“broken” (who did it comes first, not leaves out who did it)" in guide
    assert "`nominalisation` (told as a noun): " in assignment.release(made)


def test_plain_names_change_nothing_that_is_kept(tmp_path):
    made = serialization.load(serialization.save(deeds(), tmp_path))
    ann = graded(made, "ann", ("clearing", "nominalisation", ""), ("broken", "active", ""))
    assert ann.answer.evidence["category"].tolist() == ["nominalisation", "active"]
    assert not ann.answer.notes
    assert grade_book([ann])["points"].iloc[0] == 1
    assert "told as a noun" not in (tmp_path / "exercise.json").read_text("utf-8")
    kept = json.loads(re.search(r'id="exercise"[^>]*>(.*?)</script>', page(made))[1])
    number = kept.pop("key")  # names the place in the browser where a student's work is kept
    assert kept.pop("names")["agency"]["active"] == "who did it comes first"
    assert hashlib.sha256(as_script(kept).encode()).hexdigest()[:16] == number


def test_the_examples_of_a_long_sentence_are_long_sentences():
    row = next(row for row in ROWS if row["label"] == "long sentence")
    for text in (row["example"], row["elsewhere"]):
        found = analyze(Article(id="a", text=text), ["difficulty"]).evidence
        assert text in set(found.loc[found["category"] == "long sentence", "text"])


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
    assert "a name they would refuse (machine)" in key
    assert "no key until you have read it" in key
    assert "--expert" in guide
    minutes = re.findall(r"<td>(\d+)</td>", guide)
    assert sum(map(int, minutes)) == made.minutes
    in_browser = guide_page(made, lessons.guide(), in_browser=True)
    assert "Mark it as an expert" in in_browser
    assert "<code>" not in in_browser  # a teacher in the browser types no command
