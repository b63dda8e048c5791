"""A person's corrections carry a reason, survive a file and change only what they name."""

import json

import pytest

from framing import Article, Decision, analyze, decisions
from framing.evidence import table

STORY = Article(id="a", text="A referendum and a parliamentary crisis.")


def actors(*names):
    return table(
        {"article": "a", "start": n, "end": n + 1, "text": "x", "sentence": 0, "voice": "writer",
         "speaker": "", "marker": "actor", "category": "person", "actor": name,
         "score": float("nan"), "explanation": ""}
        for n, name in enumerate(names)
    )  # fmt: skip


def test_decision_without_reason_is_refused():
    with pytest.raises(ValueError, match="needs a reason"):
        Decision("reject", " ", article="a", marker="loaded")


def test_unknown_action_is_answered_with_the_known_ones():
    with pytest.raises(ValueError, match=r"'erase'.*reject"):
        Decision("erase", "why")


def test_missing_field_is_named():
    with pytest.raises(ValueError, match="'merge' needs 'into'"):
        Decision("merge", "one man", actor="Assad")


def test_merging_renames_every_mention():
    merge = Decision("merge", "one man", actor="Assad", into="Bashar al-Assad")
    found, record = decisions.replay(actors("Assad", "Idris", "Assad"), [merge], [])
    assert found["actor"].tolist() == ["Bashar al-Assad", "Idris", "Bashar al-Assad"]
    assert record[0]["rows"] == 2


def test_renaming_gives_every_mention_the_new_name():
    rename = Decision("rename", "her own spelling", actor="A", into="Á")
    found, record = decisions.replay(actors("A", "B", "A"), [rename], [])
    assert found["actor"].tolist() == ["Á", "B", "Á"]
    assert record[0]["rows"] == 2


@pytest.mark.parametrize(
    ("start", "end", "names"),
    [(1, 2, ["A", "C", "A", "B"]), (1, 4, ["A", "C", "C", "B"]), (7, 9, ["A", "A", "A", "B"])],
)
def test_splitting_renames_the_mentions_between_two_offsets(start, end, names):
    split = Decision("split", "two men", article="a", start=start, end=end, actor="A", into="C")
    found, record = decisions.replay(actors("A", "A", "A", "B"), [split], [])
    assert found["actor"].tolist() == names
    assert record[0]["rows"] == names.count("C")


def test_splitting_leaves_other_articles_alone():
    split = Decision("split", "two men", article="b", start=0, end=9, actor="A", into="C")
    found, record = decisions.replay(actors("A"), [split], [])
    assert (found["actor"].tolist(), record[0]["rows"]) == (["A"], 0)


def test_splitting_needs_to_know_where():
    with pytest.raises(ValueError, match="'split' needs 'end'"):
        Decision("split", "two men", article="a", actor="A", into="C")


def test_dropping_an_actor_removes_its_rows():
    found, _ = decisions.replay(actors("A", "B"), [Decision("drop", "a street", actor="A")], [])
    assert found["actor"].tolist() == ["B"]


def test_kind_is_changed_for_one_actor_only():
    kind = Decision("kind", "a party", actor="A", category="organisation")
    found, _ = decisions.replay(actors("A", "B"), [kind], [])
    assert found["category"].tolist() == ["organisation", "person"]


def test_added_finding_is_cut_from_the_text():
    add = Decision("add", "hard", article="a", start=0, end=12, marker="difficulty",
                   category="hard word")  # fmt: skip
    row = analyze(STORY, "difficulty", [add]).evidence.iloc[0]
    assert (row["text"], row["explanation"]) == ("A referendum", "Added by hand: hard")


def test_file_is_read_as_it_was_written(tmp_path):
    made = (Decision("drop", "a “street”", actor="É"),)
    assert decisions.load(decisions.save(made, tmp_path / "d.json")) == made


@pytest.mark.parametrize("content", ["", "no json", "{}", json.dumps([{"action": "drop"}])])
def test_damaged_file_is_named(tmp_path, content):
    path = tmp_path / "d.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"d\.json"):
        decisions.load(path)


def test_merged_actor_has_its_new_name_in_the_tables_of_clauses_and_turns():
    story = Article(id="a", text="Police shot a docker. Police said that nobody was hurt.")
    merge = Decision("merge", "the same force", actor="police", into="National Police")
    analysis = analyze(story, ["actor", "agency", "sources"], [merge])
    assert "National Police" in analysis.clauses["doer"].tolist()
    assert "police" not in analysis.clauses["doer"].tolist()
    spoken = Decision("rename", "its full name", actor="Police", into="National Police")
    turns = analyze(story, ["sources"], [spoken]).turns
    assert set(turns["speaker"]) <= {"National Police", "police"}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (5, "an object"),
        ({"reason": "x"}, "'action' is missing"),
        ({"action": "drop", "reason": "x", "why": "y"}, "no field 'why'"),
        ({"action": "drop", "reason": 5, "actor": "A"}, "'reason' must be a text, not 5"),
        ({"action": "drop", "reason": "x", "actor": ["A"]}, "'actor' must be a text"),
        ({"action": "reject", "reason": "x", "start": "0"}, "'start' must be a whole number"),
        ({"action": "reject", "reason": "x", "end": 5.5}, "'end' must be a whole number"),
        ({"action": "reject", "reason": "x", "end": True}, "'end' must be a whole number"),
    ],
)
def test_damaged_entry_is_named_with_what_is_wrong(tmp_path, entry, said):
    path = tmp_path / "d.json"
    path.write_text(json.dumps([entry]), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"d\.json, entry 1: .*{said}"):
        decisions.load(path)


def test_file_nested_without_end_is_named(tmp_path):
    path = tmp_path / "d.json"
    path.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(ValueError, match=r"d\.json is no decisions file: .*too deeply"):
        decisions.load(path)


def test_half_characters_are_replaced_so_that_the_run_can_be_kept(tmp_path):
    add = Decision("add", "x\ud800", article="a", end=1, marker="m\ud800", category="c")
    analysis = analyze(STORY, "difficulty", [add])
    assert "m\ufffd" in analysis.evidence["marker"].tolist()
    analysis.save(tmp_path / "saved")


def test_decision_on_what_is_not_there_is_recorded_as_changing_nothing():
    there = {"marker": "m", "category": "c"}
    changes = [
        Decision("add", "outside", article="a", start=5, end=10**30, **there),
        Decision("add", "before", article="a", start=-5, end=4, **there),
        Decision("add", "elsewhere", article="b", start=0, end=4, **there),
        Decision("reject", "no such place", article="a", start=0, end=10**30, marker="m"),
    ]
    assert [entry["rows"] for entry in analyze(STORY, "difficulty", changes).run["decisions"]] == [
        0, 0, 0, 0,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (3, "3"),
        (0, "0"),
        (b"", "b''"),
        ({}, "{}"),
        ([{"action": "drop"}], "'action': 'drop'"),
        ([None], "None"),
        (Decision("drop", "a ship", actor="Anna"), "Decision"),
    ],
)
def test_what_is_no_list_of_decisions_is_named_before_anything_is_marked(wrong, named, monkeypatch):
    monkeypatch.setattr("framing.findings.rows", lambda *_: 1 / 0)
    with pytest.raises(TypeError, match="Decisions are a list of Decision") as told:
        analyze(STORY, ["loaded"], decisions=wrong)
    assert named in str(told.value)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path):
    file = tmp_path / "decisions.json"
    file.write_bytes(b"\xef\xbb\xbf[]")
    assert decisions.load(file) == ()


def test_merges_in_a_circle_end():
    circle = [Decision("merge", "r", actor=a, into=b) for a, b in (("A", "B"), ("B", "A"))]
    found, record = decisions.replay(actors("A", "B"), circle, [])
    assert found["actor"].tolist() == ["A", "A"]
    assert [one["rows"] for one in record] == [1, 2]


def test_decisions_without_effect_are_named():
    chosen = [Decision("drop", "a ship", actor="Nobody"), Decision("drop", "a ship", actor="A")]
    _, record = decisions.replay(actors("A"), chosen, [])
    said = decisions.without_effect(record)
    assert said == ("Decision 1 (drop 'Nobody') found nothing to change.",)


def test_names_merged_step_by_step_are_all_listed():
    steps = [Decision("merge", "r", actor=a, into=b) for a, b in (("A", "B"), ("B", "C"))]
    _, record = decisions.replay(actors("A", "B"), steps, [])
    assert decisions.merged_names(record) == {"C": {"A", "B"}}
