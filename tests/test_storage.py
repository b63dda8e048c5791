"""A saved analysis that is damaged is refused, and the file named."""

import json
import shutil

import pandas as pd
import pytest

from framing import Analysis, Article, analyze
from framing.analysis import TABLES

STORY = Article(id="a", text="An extrajudicial killing.\n\nA referendum followed.", outlet="Post")


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    return analyze(STORY, "difficulty").save(tmp_path_factory.mktemp("once"))


@pytest.fixture
def saved(once, tmp_path):
    """Give a copy of a saved analysis, to be damaged."""
    return shutil.copytree(once, tmp_path / "saved")


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        *((name, "cut off") for name in TABLES),
        *((name, "other columns") for name in TABLES),
        ("evidence", "empty"),
    ],
)
def test_damaged_table_is_named(saved, name, damage):
    file = saved / f"{name}.parquet"
    if damage == "other columns":
        pd.DataFrame({"a": [1]}).to_parquet(file)
    else:
        file.write_bytes(file.read_bytes()[: -9 if damage == "cut off" else 0])
    with pytest.raises(ValueError, match=rf"{name}\.parquet is damaged; save the analysis again"):
        Analysis.load(saved)


def test_value_of_the_wrong_type_is_named(saved):
    file = saved / "articles.parquet"
    pd.read_parquet(file).assign(words="many").to_parquet(file)
    with pytest.raises(ValueError, match=r"articles\.parquet is damaged.*'words'"):
        Analysis.load(saved)


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("markers", ["loaded"]),
        ("packages", "spacy"),
        ("data", 3),
        ("decisions", {}),
        ("decisions", [5]),
        ("skipped", [{"article": "a"}]),
    ],
)
def test_misshapen_entry_of_a_run_is_named(saved, entry, value):
    file = saved / "run.json"
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), entry: value}), "utf-8")
    with pytest.raises(ValueError, match=rf"run\.json is damaged; save .* '{entry}' is no "):
        Analysis.load(saved)


@pytest.mark.parametrize("content", ["", "{", "[]", "[" * 100_000, "9" * 10_000, "\udc80"])
def test_damaged_run_is_named(saved, content):
    file = saved / "run.json"
    file.write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ValueError, match=r"run\.json is damaged; save the analysis again"):
        Analysis.load(saved)
