"""A comparison that was saved is the same when it is loaded."""

import pandas as pd
import pytest

from framing import Article, analyze, compare
from framing.comparing.saved import COMPARISON, TABLES, load_comparison, save_comparison

OTHERS = [Article(f"b{n}", "The boats left the quay. " * 30, outlet="Port") for n in range(6)]


@pytest.fixture(scope="module")
def found():
    subject = Article("a", "The regime sent =thugs. Anna Berg was praised. " * 20)
    return compare(subject, analyze(OTHERS, ["loaded", "sentiment"]))


def test_what_was_saved_comes_back(found, tmp_path):
    again = load_comparison(save_comparison(found, tmp_path / "kept"))
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(found, name))
    assert again.notes == found.notes
    assert again.run == found.run


@pytest.mark.parametrize("content", ["", "[]", '{"run": 1}', '{"run": {}, "notes": 3}'])
def test_damage_is_told(found, tmp_path, content):
    save_comparison(found, tmp_path)
    (tmp_path / COMPARISON).write_text(content)
    with pytest.raises(ValueError, match=r"comparison.json is damaged; save the comparison again"):
        load_comparison(tmp_path)


def test_a_table_that_is_missing_or_damaged_is_named(found, tmp_path):
    save_comparison(found, tmp_path)
    (tmp_path / "rates.parquet").write_bytes(b"PAR1")
    with pytest.raises(ValueError, match=r"rates.parquet is damaged"):
        load_comparison(tmp_path)
    (tmp_path / "rates.parquet").unlink()
    with pytest.raises(FileNotFoundError, match=r"rates.parquet is missing"):
        load_comparison(tmp_path)
