"""Findings become rows with exact offsets; silent articles stay in every denominator."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from framing import Analysis, Article, Decision, analyze, rates, words_of
from framing.evidence import COLUMNS, check
from framing.marking.marker import Mark, Marker

STORY = Article(id="a", text="An extrajudicial killing.\n\nA referendum followed.", outlet="Post")


def every_word(text):
    for start, end in text.words:
        yield Mark(start, end, "word", "It is a word.")


WORDS = Marker("words", every_word, "words", "Each word.", ("word",), (), (), "1")


@settings(max_examples=25)
@given(st.text())
def test_each_row_cuts_its_text_from_the_article(raw):
    article = Article(id="a", text=raw)
    for row in analyze(article, WORDS, voices="marks").evidence.itertuples():
        assert article.text[row.start : row.end] == row.text


def test_evidence_has_the_columns_and_types_of_the_table():
    frame = analyze(STORY, "difficulty").evidence
    assert list(frame.columns) == list(COLUMNS)
    assert_frame_equal(check(frame), frame)


def test_article_without_a_mark_stands_in_the_articles():
    analysis = analyze([STORY, Article(id="b", text="No.")], "difficulty")
    assert analysis.articles["article"].tolist() == ["a", "b"]
    assert set(analysis.evidence["article"]) == {"a"}


def test_saved_analysis_is_loaded_exactly(tmp_path):
    analysis = analyze(STORY, ["difficulty", WORDS])
    loaded = Analysis.load(analysis.save(tmp_path / "saved"))
    for name in ("evidence", "articles", "readability", "actors", "sentiment"):
        assert_frame_equal(getattr(loaded, name), getattr(analysis, name))
    assert loaded.run == analysis.run
    assert len(pd.read_csv(tmp_path / "saved" / "evidence.csv")) == len(analysis.evidence)


def test_same_input_saves_the_same_bytes(tmp_path):
    folders = [analyze(STORY, "difficulty").save(tmp_path / name) for name in "ab"]
    files = [{f.name: f.read_bytes() for f in folder.iterdir()} for folder in folders]
    assert files[0] == files[1]


def test_folder_without_an_analysis_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"evidence\.parquet is missing"):
        Analysis.load(tmp_path)


def test_bare_string_is_refused_with_the_way_out():
    with pytest.raises(TypeError, match=r"framing\.read"):
        analyze("The regime fell.")


def test_two_articles_of_one_id_are_refused():
    with pytest.raises(ValueError, match="'a'"):
        analyze([STORY, STORY], "difficulty")


def test_unknown_marker_is_answered_with_the_known_ones():
    with pytest.raises(ValueError, match=r"no marker 'bias'.*difficulty"):
        analyze(STORY, "bias")


def test_failing_marker_is_named_with_version_and_article():
    def fail(text):
        raise KeyError("lost")

    broken = Marker("broken", fail, "words", "", ("x",), (), (), "7")
    with pytest.raises(RuntimeError, match=r"'broken' 7 failed on article 'a'.*lost"):
        analyze(STORY, broken)


@pytest.mark.parametrize(("start", "end", "category"), [(0, 0, "word"), (5, 999, "word")])
def test_mark_outside_the_text_is_refused(start, end, category):
    marker = Marker(
        "m", lambda t: [Mark(start, end, category, "")], "words", "", ("word",), (), (), "1"
    )
    with pytest.raises(ValueError, match="outside the text"):
        analyze(STORY, marker)


def test_undeclared_category_is_refused():
    marker = Marker("m", lambda t: [Mark(0, 1, "odd", "")], "words", "", ("word",), (), (), "1")
    with pytest.raises(ValueError, match="'odd' is not one of word"):
        analyze(STORY, marker)


def test_article_in_another_language_is_skipped_and_said_so():
    analysis = analyze(Article(id="d", text="Das Regime fiel.", language="de"), "difficulty")
    assert analysis.evidence.empty
    assert "'de'" in analysis.run["skipped"][0]["why"]
    assert analysis.readability["value"].isna().all()


def test_where_keeps_all_articles_as_exposure():
    analysis = analyze([STORY, Article(id="b", text="No.")], WORDS)
    assert len(analysis.where(article="b").evidence) == 1
    assert len(analysis.where(article="b").articles) == 2
    with pytest.raises(ValueError, match="no column 'colour'"):
        analysis.where(colour="red")


def test_analysis_shows_itself_in_three_lines():
    found = analyze([Article(text="The regime fell."), Article(text="It rained.")], ["loaded"])
    first, second, third = repr(found).split("\n")
    assert (first, second) == ("Analysis of 2 articles with 5 words", "Findings: 1 loaded")
    assert third.startswith("Tables: evidence, articles")
    assert "nothing marked" in repr(analyze(Article(text="It rained."), ["loaded"]))


def test_decisions_are_replayed_and_recorded():
    reject = Decision("reject", "plain here", article="a", start=3, end=16, marker="difficulty")
    nothing = Decision("reject", "not there", article="a", start=0, end=1, marker="difficulty")
    analysis = analyze(STORY, "difficulty", decisions=[reject, nothing])
    assert "extrajudicial" not in analysis.evidence["text"].tolist()
    assert [decision["rows"] for decision in analysis.run["decisions"]] == [1, 0]


def test_marker_named_twice_counts_once():
    once, twice = (analyze(STORY, names) for names in (["difficulty"], ["difficulty"] * 2))
    assert_frame_equal(once.evidence, twice.evidence)


def test_two_markers_of_one_name_are_refused():
    other = Marker("words", every_word, "words", "Each word.", ("word",), (), (), "2")
    with pytest.raises(ValueError, match="Two markers have the name 'words'"):
        analyze(STORY, [WORDS, other])


def test_what_is_no_article_analysis_or_row_is_named():
    found = analyze(Article(id="a", text="The regime fell."), "loaded")
    with pytest.raises(TypeError, match="takes articles, not NoneType"):
        analyze(None)
    with pytest.raises(TypeError, match="A marker is a name or a Marker, not 3"):
        analyze(Article(id="a", text="x"), 3)
    with pytest.raises(TypeError, match="takes an Analysis, not list"):
        rates([found])
    with pytest.raises(TypeError, match="one row of a table"):
        words_of(found, 3)
