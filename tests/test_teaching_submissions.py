"""Damaged answers are named and never stop the others; nothing in an answer runs."""

import csv
import json
import os
import time

import pytest
from classroom import exercise, saved

from framing.teaching import assignment
from framing.teaching.gradebook import grade_folder
from framing.teaching.submissions import LARGEST, collect

MADE = exercise()
WHY = "it judges those who rule"


def notebook(change=None, rows='[("regime", "label", "the government", "it judges them")]'):
    """Give a student's notebook with one mark and a reply."""
    content = json.loads(assignment.release(MADE))
    by_name = {cell["id"]: cell for cell in content["cells"]}
    by_name["loaded-marks"]["source"] = f"loaded_marks = {{'port': {rows}}}"
    by_name["why"]["source"] = "Because words decide."
    if change:
        content = change(content, by_name) or content
    return content


def put(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


def whys(problems, name):
    return " | ".join(problem.why for problem in problems if problem.file == name)


@pytest.fixture
def good(tmp_path):
    put(tmp_path, "zoe.json", saved(MADE, "zoe", [("regime", "label", WHY)]))
    return tmp_path


def students(folder):
    return [answer.student for answer in collect(folder, MADE)[0]]


DAMAGED = {
    "empty.json": (b"", "empty"),
    "half.json": (b'{"format": "framing-ans', "no valid JSON"),
    "latin.json": ('{"student": "Zoë"}'.encode("latin-1"), "not UTF-8"),
    "deep.json": (b"[" * 200_000, "nested too deeply"),
    "list.json": (b"[1, 2]", "no answers saved"),
    "null.ipynb": (b"null", "no notebook"),
    "cells.ipynb": (b'{"cells": 3}', "no notebook"),
    "number.json": (b"9" * 10_000, ""),
    "other.json": (json.dumps({**saved(MADE, "a", []), "exercise": "x"}).encode(), "'x'"),
    "essay.docx": (b"PK", "neither of"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_named_and_stops_no_other(good, name):
    content, why = DAMAGED[name]
    (good / name).write_bytes(content)
    answers, problems = collect(good, MADE)
    assert [answer.student for answer in answers] == ["zoe"]
    assert why in whys(problems, name)
    assert len(problems) == 1


def test_a_file_of_a_hundred_megabytes_is_named_unread(good):
    with (good / "film.ipynb").open("wb") as film:
        film.truncate(100_000_000)
    _, problems = collect(good, MADE)
    assert "100 MB" in whys(problems, "film.ipynb")
    assert LARGEST < 100_000_000


def test_a_link_is_not_followed(good):
    os.symlink("/etc/passwd", good / "link.json")
    assert "a link" in whys(collect(good, MADE)[1], "link.json")


def test_utf_16_is_read(good):
    (good / "ann.json").write_bytes(json.dumps(saved(MADE, "ann", [])).encode("utf-16"))
    assert students(good) == ["ann", "zoe"]


def test_two_files_with_one_name_are_both_graded_and_named(good):
    put(good, "zoe (1).json", saved(MADE, "zoe", [("rebels", "label", "")]))
    answers, problems = collect(good, MADE)
    assert sorted(answer.student for answer in answers) == ["zoe", "zoe (2)"]
    assert "another file gives the name 'zoe'" in problems[0].why


@pytest.mark.parametrize(
    "row",
    [
        {"start": -1},
        {"end": 10**9},
        {"start": "17"},
        {"start": True},
        {"start": None},
        {"category": "nonsense"},
        {"category": ["label"]},
        {"article": "other"},
        {"task": "__class__"},
        {"start": 20, "end": 20},
    ],
)
def test_a_mark_that_fits_no_words_is_left_out_and_the_others_stay(good, row):
    content = saved(MADE, "ann", [("regime", "label", ""), ("rebels", "label", "")])
    content["evidence"][0].update(row)
    put(good, "ann.json", content)
    answers, problems = collect(good, MADE)
    assert answers[0].evidence["text"].tolist() == ["rebels"]
    assert "fits no words" in whys(problems, "ann.json")


def test_an_answer_to_a_question_that_was_changed_since_is_named(good):
    replies = {"why": "Because.", "before": "Nobody asked us.", "empty": " "}
    put(good, "ben.json", saved(MADE, "ben", [("regime", "label", WHY)], replies=replies))
    answers, problems = collect(good, MADE)
    assert {answer.student: dict(answer.replies) for answer in answers}["ben"] == {
        "why": "Because."
    }
    assert "none of its questions: 'Nobody asked us.'" in whys(problems, "ben.json")
    assert whys(problems, "zoe.json") == ""


def test_words_come_from_the_article_and_not_from_the_answer(good):
    content = saved(MADE, "ann", [("regime", "label", "")])
    content["evidence"][0]["text"] = "<script>alert(1)</script>"
    put(good, "ann.json", content)
    row = collect(good, MADE)[0][0].evidence.iloc[0]
    assert (row["text"], row["voice"], row["marker"]) == ("regime", "writer", "student:ann")


def test_marks_in_another_version_of_the_text_are_found_again_by_their_words(good):
    content = saved(MADE, "ann", [("regime", "label", ""), ("rebels", "label", "")])
    content["texts"] = {"port": "0"}
    content["evidence"][0] |= {"start": 3, "end": 9}
    content["evidence"][1]["text"] = "words long gone"
    put(good, "ann.json", content)
    answers, problems = collect(good, MADE)
    assert answers[0].evidence["text"].tolist() == ["regime"]
    assert answers[0].unread == {"loaded"}
    assert "another version" in whys(problems, "ann.json")
    assert "fits no words of the exercise: 'words long gone'" in whys(problems, "ann.json")


@pytest.mark.parametrize("field", ["student", "texts", "evidence", "rewrites", "replies", "facts"])
@pytest.mark.parametrize("value", [None, 3, [None], {"F1": {}}])
def test_a_field_of_another_type_spoils_nothing_else(good, field, value):
    content = saved(MADE, "ann", [("regime", "label", "")], replies={"why": "So it is."})
    put(good, "ann.json", {**content, field: value})
    answers, problems = collect(good, MADE)
    assert [answer.student for answer in answers][-1] == "zoe"
    assert len(answers) == 2
    assert len(problems) <= 1
    grade_folder(good, MADE, good / "graded")


@pytest.mark.parametrize("name", ["article", "task", "category", "start", "text", "explanation"])
@pytest.mark.parametrize("value", [None, [], {"a": {}}, "\ud800"])
def test_a_mark_of_another_type_spoils_no_other(good, name, value):
    content = saved(MADE, "ann", [("regime", "label", ""), ("rebels", "label", "")])
    content["evidence"][0][name] = value
    put(good, "ann.json", content)
    assert "rebels" in collect(good, MADE)[0][0].evidence["text"].tolist()
    assert grade_folder(good, MADE, good / "graded").students == 2


def test_half_characters_and_names_of_files_in_another_encoding_stop_nothing(good):
    put(good, "ann.json", saved(MADE, "an\ud800n", [("regime", "label", "why\ud800")],
                                replies={"why": "\udfff"}))  # fmt: skip
    (good / os.fsdecode(b"z\xff.json")).write_text("{", "utf-8")
    outcome = grade_folder(good, MADE, good / "graded")
    assert outcome.students == 2
    assert [problem.file for problem in outcome.problems] == ["z\ufffd.json"]


def test_an_answer_handed_in_twice_is_graded_once_and_named(good):
    one = saved(MADE, "ann", [("regime", "label", WHY)])
    put(good, "ann.json", one)
    put(good, "ann (1).json", one)
    put(good, "bo.json", {**one, "student": "bo"})
    answers, problems = collect(good, MADE)
    assert sorted(answer.student for answer in answers) == ["ann", "bo", "zoe"]
    assert "same answers as in ann (1).json: graded once" in whys(problems, "ann.json")
    assert "word for word, as in" in whys(problems, "bo.json")


def test_two_students_of_one_name_never_get_a_third_ones(good):
    for number, words in enumerate(["regime", "rebels", "calm"]):
        put(good, f"{number}.json", saved(MADE, "ann", [(words, "label", "")]))
    put(good, "9.json", saved(MADE, "ann (2)", [("order", "praise", "")]))
    assert sorted(students(good)) == ["ann", "ann (2)", "ann (3)", "ann (4)", "zoe"]
    graded = grade_folder(good, MADE, good / "graded")
    assert len(list((graded.folder / "feedback").iterdir())) == 5


@pytest.mark.parametrize(("names", "wanted"), [
    (["port-words-ann.ipynb", "port-words-bo.ipynb"], ["ann", "bo"]),
    (["7b/ann.ipynb", "7b/bo (1).ipynb"], ["ann", "bo"]),
    (["ann/port-words/port-words.ipynb", "ann/port-words/timestamp.txt"], ["ann"]),
    (["submitted/ann/port-words/port-words.ipynb"], ["ann"]),
    (["ann/port-words.ipynb", "bo/port-words.ipynb"], ["ann", "bo"]),
    (["Ann Berg_123_assignsubmission_file_/port-words.ipynb"], ["Ann Berg"]),
    (["bergann_LATE_1234_5678_port-words-1.ipynb"], ["bergann"]),
    (["graded-papers/port-words.ipynb"], ["graded-papers"]),
    (["12.ipynb", "13.ipynb"], ["12", "13"]),
])  # fmt: skip
def test_a_notebooks_student_is_named_by_folder_or_file(tmp_path, names, wanted):
    for number, name in enumerate(names):
        put(tmp_path, name, "x" if name.endswith("txt") else notebook(
            rows=[[("regime", "label", "", str(number))]]))  # fmt: skip
    answers, problems = collect(tmp_path, MADE)
    assert [answer.student for answer in answers] == wanted
    assert not [problem for problem in problems if problem.file.endswith("txt")]


def test_a_packed_folder_is_named_with_the_way_out(good):
    (good / "all.zip").write_bytes(b"PK")
    assert "unpack it" in whys(collect(good, MADE)[1], "all.zip")


def test_a_notebook_of_another_lesson_is_named(good):
    put(good, "other.ipynb", {"cells": [{"cell_type": "code", "source": "x = 1"}]})
    assert "no cell of 'port-words'" in whys(collect(good, MADE)[1], "other.ipynb")


WAYS = {
    "append": "marks = {'port': []}\nmarks['port'].append(('regime', 'label', '', 'why'))",
    "plus": "marks = {'port': []}\nmarks['port'] += [('regime', 'label', '', 'why')]",
    "extend": "marks['port'].extend([('regime', 'label', '', 'why')])",
    "key": "marks['port'] = [('regime', 'label', '', 'why')]",
    "default": "marks.setdefault('port', []).append(('regime', 'label', '', 'why'))",
    "name": "rows = []\nmarks = {'port': rows}\nrows.append(('regime', 'label', '', 'why'))",
    "joined": "marks = {'port': [] + [('regime', 'label', '', 'why')]}",
    "typed": "marks: dict = {'port': [('regime', 'label', '', 'why')]}",
    "rows": "marks = [('regime', 'label', '', 'why')]",
}


@pytest.mark.parametrize("way", WAYS)
def test_rows_given_in_other_ways_are_read(good, way):
    def change(content, cells):
        cells["loaded-marks"]["source"] = WAYS[way].replace("marks", "loaded_marks")

    put(good, "ann.ipynb", notebook(change))
    answers, problems = collect(good, MADE)
    assert answers[0].evidence["text"].tolist() == ["regime"]
    assert problems == []


def test_rows_made_by_a_program_are_not_run_but_named(good):
    def change(content, cells):
        cells["loaded-marks"]["source"] = (
            "loaded_marks = {'port': []}\nfor w in ['regime']:\n"
            "    loaded_marks['port'].append((w, 'label', '', ''))"
        )

    put(good, "ann.ipynb", notebook(change))
    answers, problems = collect(good, MADE)
    assert answers[0].unread == {"loaded"}
    assert "loaded_marks: line 2 of its cell cannot be read" in whys(problems, "ann.ipynb")


BROKEN = {
    "curly": "{\n'port': [\n(“regime”, ‘label’, ‘’, ‘it’s so’),\n],\n}",
    "no comma": "{'port': [\n('calm', 'praise', '', '')\n('regime', 'label', '', 'why')\n]}",
    "no bracket": "{'port': [\n('regime', 'label', '', 'why'),\n",
    "one row": "{'port': [\n('regime', 'label', '', 'why'),\n('calm, 'praise' 3),\n]}",
    "a mark": "{'port': [\n('regime', 'label', '', 'it's so'),\n]}",
    "two lines": "{'port': [\n(“regime”,\n 'label', '', 'why'),\n]}",
}


@pytest.mark.parametrize("kind", ["code", "markdown", "raw"])
@pytest.mark.parametrize("fault", BROKEN)
def test_one_error_in_a_table_costs_no_other_row(good, fault, kind):
    def change(content, cells):
        cells["loaded-marks"] |= {"source": f"loaded_marks = {BROKEN[fault]}", "cell_type": kind}

    put(good, "ann.ipynb", notebook(change))
    answers, problems = collect(good, MADE)
    assert "regime" in answers[0].evidence["text"].tolist()
    assert "its rows were read one by one" in whys(problems, "ann.ipynb")
    assert ("not read: line 3" in whys(problems, "ann.ipynb")) == (fault == "one row")


def test_a_table_in_a_cell_of_another_kind_is_read(good):
    def change(content, cells):
        source = f"```python\n{cells['loaded-marks']['source']}\n```"
        cells["loaded-marks"] |= {"cell_type": "markdown", "source": source}

    put(good, "ann.ipynb", notebook(change))
    answers, problems = collect(good, MADE)
    assert answers[0].evidence["text"].tolist() == ["regime"]
    assert problems == []


def test_a_hostile_table_takes_no_time_with_the_square(good):
    for number, filling in enumerate(
        ["“" * 100_000, "“a" * 60_000, '"a\n' * 60_000, "a = [a, a]\n"]
    ):
        source = f"a = [1]\n{filling * 40 if 'a = ' in filling else ''}loaded_marks = [\n({filling}"

        def change(content, cells, source=source):
            cells["loaded-marks"]["source"] = source

        put(good, f"{number}.ipynb", notebook(change))
    started = time.monotonic()
    assert len(collect(good, MADE)[0]) == 5
    assert time.monotonic() - started < 30


def test_a_whole_notebook_is_read(good):
    put(good, "submitted/ann/port-words/port-words.ipynb", notebook())
    answers, problems = collect(good, MADE)
    ann = answers[0]
    assert (ann.student, problems) == ("ann", [])
    assert ann.evidence[["text", "category", "actor"]].values.tolist() == [
        ["regime", "label", "the government"]
    ]
    assert ann.replies == {"why": "Because words decide."}


def delete(content, cells):
    content["cells"].remove(cells["loaded-marks"])


def copy(content, cells):
    content["cells"] = [*content["cells"], cells["loaded-marks"], cells["why"]]


def shuffle(content, cells):
    content["cells"] = content["cells"][::-1]


def split(content, cells):
    cell = cells["loaded-marks"]
    at = cell["source"].index("(")
    parts = [{**cell, "source": cell["source"][:at]}, {**cell, "source": cell["source"][at:]}]
    place = content["cells"].index(cell)
    content["cells"][place : place + 1] = parts


def unname(content, cells):
    for cell in content["cells"]:
        cell["metadata"] = {}
    for name, cell in cells.items():
        if name != "why":
            del cell["id"]


def retitle(content, cells):
    cells["introduction"]["source"] = "# Mine"
    cells["loaded-marks"]["metadata"]["nbgrader"]["grade_id"] = "renamed"


def swell(content, cells):
    cells["loaded-points"]["outputs"] = [{"output_type": "stream", "text": "x" * 5_000_000}]


def break_other(content, cells):
    cells["facts"]["source"] = "facts = {"
    cells["loaded-points"]["source"] = ["%magic\n", "!ls\n", 3, None]
    content["cells"] += ["no cell", None, {"cell_type": "code"}, {"cell_type": []}]


@pytest.mark.parametrize(
    "change", [copy, shuffle, split, unname, retitle, swell, break_other], ids=lambda f: f.__name__
)
def test_marks_survive_damage_to_the_notebook(good, change):
    put(good, "ann.ipynb", notebook(change))
    answers, _ = collect(good, MADE)
    assert answers[0].evidence["text"].tolist() == ["regime"]
    assert answers[0].replies == {"why": "Because words decide."}


def test_a_deleted_cell_is_named_and_the_rest_is_read(good):
    put(good, "ann.ipynb", notebook(delete))
    answers, problems = collect(good, MADE)
    assert "'loaded-marks' is missing" in whys(problems, "ann.ipynb")
    assert answers[0].replies == {"why": "Because words decide."}


def test_a_split_answer_in_words_is_read_whole(good):
    def cut(content, cells):
        place = content["cells"].index(cells["why"])
        more = {"cell_type": "markdown", "metadata": {}, "source": ["And ", "facts."]}
        content["cells"].insert(place + 1, more)

    put(good, "ann.ipynb", notebook(cut))
    assert collect(good, MADE)[0][0].replies["why"] == "Because words decide.\nAnd facts."


@pytest.mark.parametrize(
    "source",
    [
        "loaded_marks = __import__('os').system('touch hacked')",
        "loaded_marks = " + "(" * 5_000 + ")" * 5_000,
        "loaded_marks = " + "-" * 50_000 + "1",
        "loaded_marks = {'port': [(1, 2, 3)], 3: 4, 'x': None, 'port ': [None]}",
        "loaded_marks = 9" + "9" * 10_000,
        "loaded_marks = '''" + "x" * 300_000 + "'''",
        "loaded_marks = {'port': [('regime', 'label\\\\d', '', '')]}\0",
    ],
    ids=range(7),
)
def test_no_code_of_a_student_runs_and_none_stops_the_grading(good, source):
    def change(content, cells):
        cells["loaded-marks"]["source"] = source

    put(good, "ann.ipynb", notebook(change))
    answers, problems = collect(good, MADE)
    assert [answer.student for answer in answers] == ["ann", "zoe"]
    assert answers[0].evidence.empty
    assert whys(problems, "ann.ipynb")
    assert not (good / "hacked").exists()


def test_quotation_marks_and_blanks_of_another_form_are_found(good):
    rows = '[(\'"order"\', "praise", "", ""), ("storm  of\\nprotest", "metaphor", "", "")]'
    put(good, "ann.ipynb", notebook(rows=rows))
    assert collect(good, MADE)[0][0].evidence["text"].tolist() == ["“order”", "storm of protest"]


def test_grading_leaves_grade_book_letters_and_class_page(good):
    hostile = saved(
        MADE, "=HYPERLINK(1)<script>alert(1)</script>", [("regime", "label", "</p><script>x" * 3)]
    )
    put(good, "bad.json", hostile)
    put(good, "ann.ipynb", notebook())
    put(good, "broken.json", "{")
    outcome = grade_folder(good, MADE, good / "graded")
    with (good / "graded" / "grades.csv").open(encoding="utf-8-sig", newline="") as lines:
        book = list(csv.DictReader(lines))
    assert [problem.file for problem in outcome.problems] == ["broken.json"]
    assert list(book[0])[:6] == [
        "student", "part", "points", "out of", "reasons given", "to look at by hand"
    ]  # fmt: skip
    assert {row["student"] for row in book} == {
        "ann", "zoe", "'=HYPERLINK(1)<script>alert(1)</script>"
    }  # fmt: skip
    assert all(len([r for r in book if r["student"] == name]) == 6 for name in ("ann", "zoe"))
    letters = sorted((good / "graded" / "feedback").iterdir())
    assert len(letters) == 3
    for page in (*letters, good / "graded" / "class.html"):
        assert "<script" not in page.read_text("utf-8")
    zoe = (good / "graded" / "feedback" / "zoe.html").read_text("utf-8")
    assert "<mark>regime</mark>" in zoe
    assert WHY in zoe
    assert students(good) == ["ann", "=HYPERLINK(1)<script>alert(1)</script>", "zoe"]


def test_grading_twice_gives_the_same_bytes(good):
    put(good, "ann.ipynb", notebook())
    one, other = (grade_folder(good, MADE, good / "graded" / name).folder for name in "ab")
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert len(files) == 7
    assert all((one / file).read_bytes() == (other / file).read_bytes() for file in files)


def test_an_empty_class_is_graded_without_an_error(tmp_path):
    assert grade_folder(tmp_path, MADE, tmp_path / "graded").students == 0


def test_the_classs_agreement_is_measured_on_words(good):
    put(good, "ann.json", saved(MADE, "ann", [("regime", "label", ""), ("“order”", "praise", "")]))
    folder = grade_folder(good, MADE, good / "graded").folder
    with (folder / "agreement.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    ada = {row["measure"]: row["value"] for row in rows if row["other"] == "expert:ada"
           and row["one"] == "student:ann"}  # fmt: skip
    assert float(ada["span_f1"]) == pytest.approx(0.8)
    assert 0 < float(ada["kappa"]) < 1
    (alpha,) = [float(row["value"]) for row in rows if row["measure"] == "alpha"]
    assert 0 < alpha < 1
