"""An exercise holds everything that its page, sheet and notebooks are made from."""

import pytest
from classroom import TASK, exercise, machine, saved

from framing import Article
from framing.teaching import serialization
from framing.teaching.exercise import make
from framing.teaching.experts import with_experts
from framing.teaching.handout import write
from framing.teaching.machine_errors import compare_with_experts


def test_the_machines_marks_are_kept_under_labels_the_class_may_choose():
    made = exercise()
    assert made.machine["text"].tolist() == ["regime", "storm", "old harbour"]
    assert set(made.machine["task"]) == {"loaded"}


def test_an_exercise_comes_back_from_its_file_as_it_was(tmp_path):
    made = exercise()
    again = serialization.load(serialization.save(made, tmp_path))
    assert serialization.as_dict(again) == serialization.as_dict(made)
    assert again.articles == made.articles
    assert again.expert.equals(made.expert)


def test_a_changed_text_is_refused_by_name(tmp_path):
    path = serialization.save(exercise(), tmp_path)
    path.write_text(path.read_text("utf-8").replace("The regime sent", "The regime lent"), "utf-8")
    with pytest.raises(ValueError, match="'port' was changed"):
        serialization.load(path)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "x"}', "[" * 50_000, "null"])
def test_what_is_no_exercise_is_refused_with_a_way_out(tmp_path, content):
    path = tmp_path / "exercise.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ValueError, match="framing exercise make"):
        serialization.load(path)


@pytest.mark.parametrize("name", ["", "Über", "a b", "../x"])
def test_a_name_that_could_not_name_files_is_refused(name):
    with pytest.raises(ValueError, match="names no exercise"):
        make([Article(id="a", text="One.")], [TASK], name=name, markers=[machine({})])


def test_the_same_exercise_gives_the_same_bytes(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    first = {path.relative_to(one): path.read_bytes() for path in write(exercise(), one)}
    second = {path.relative_to(other): path.read_bytes() for path in write(exercise(), other)}
    assert first == second
    assert len(first) == 8


def test_the_machine_is_counted_beside_each_expert():
    ada, bo = compare_with_experts(exercise())
    assert (ada.expert, ada.agreed, len(ada.missed), len(ada.extra)) == ("expert:ada", 1, 2, 2)
    # “storm” is a third of “storm of protest”: not the same place
    assert (bo.agreed, bo.missed) == (1, [("storm of protest", "metaphor")])


def test_answers_saved_from_the_page_can_be_an_experts(tmp_path):
    made = exercise(experts=False)
    path = tmp_path / "cleo.json"
    path.write_text(__import__("json").dumps(saved(made, "cleo", [("regime", "label", "")])))
    assert with_experts(made, [path]).expert["marker"].tolist() == ["expert:cleo"]
    path.write_text("{")
    with pytest.raises(ValueError, match=r"cleo\.json holds no expert"):
        with_experts(made, [path])
