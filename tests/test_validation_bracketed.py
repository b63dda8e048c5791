"""Stance and naming, measured on passages with brackets: how a passage is read and counted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.validation import bracketed

GOLD = Path(__file__).parent / "gold"


def test_brackets_give_text_and_judgements():
    text, gold = bracketed.judged("It [[may|hedge]] rain, “[[surely|booster|quoted]]”.")
    assert text == "It may rain, “surely”."
    assert [(text[one.start : one.end], one.category, one.more) for one in gold] == [
        ("may", "hedge", ()),
        ("surely", "booster", ("quoted",)),
    ]


WORDS = st.text(st.characters(exclude_characters="[]|", codec="utf-8"), min_size=1, max_size=9)


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=12))
def test_words_in_brackets_stand_where_the_offsets_say(parts):
    passage = "".join(f"[[{words}|hedge]]" if marked else words for words, marked in parts)
    text, gold = bracketed.judged(passage)
    assert text == "".join(words for words, _ in parts)
    assert [text[one.start : one.end] for one in gold] == [w for w, marked in parts if marked]


def gold_folder(tmp_path, stance, naming):
    head = "id\tcase\tpassage\tsplit\n"
    (tmp_path / "stance.tsv").write_text(f"{head}s\tx\t{stance}\theld\n", encoding="utf-8")
    (tmp_path / "naming.tsv").write_text(f"{head}n\tx\t{naming}\theld\n", encoding="utf-8")
    return {
        (one.marker, one.category, one.measure): one.value for one in bracketed.figures(tmp_path)
    }


def test_what_is_missed_wrong_and_of_another_kind_is_counted(tmp_path):
    found = gold_folder(
        tmp_path,
        "It [[may|booster]] [[rain|hedge]], [[perhaps|hedge]].",
        "The [[rebels|contested label|rebels|insurgent]] met the [[crackdown|contested label||x]].",
    )
    assert found["stance", "", "precision"] == 1.0
    assert found["stance", "", "recall"] == pytest.approx(2 / 3)
    assert found["stance", "hedge", "precision"] == pytest.approx(1 / 2)
    assert found["stance", "", "accuracy"] == pytest.approx(1 / 2)
    assert found["stance", "", "voice right"] == 1.0
    assert found["naming", "", "actor right"] == 1.0
    assert found["naming", "contested label", "pair named"] == pytest.approx(1 / 2)
