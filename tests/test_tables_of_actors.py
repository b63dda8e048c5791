"""Sources, agency and naming: what the tables count is what the article says."""

import math

import pytest

from framing import Article, analyze
from framing.measuring.agency import agency
from framing.measuring.naming import naming
from framing.measuring.sources import sources

STORY = Article(
    id="a",
    text="Police shot a docker on the pier. Two strikers were arrested.\n\n"
    "“We will stay until they talk,” said Jana Ostrel, the union leader. “We are not afraid,” she "
    "added. Interior Minister Radan Colveth said that nobody was hurt.",
)


@pytest.fixture(scope="module")
def analysis():
    return analyze(STORY, ["sources", "agency", "actor", "naming"])


def test_words_given_to_a_source_are_counted_over_all_its_turns(analysis):
    row = sources(analysis).iloc[0]
    assert (row["speaker"], row["turns"], row["direct"], row["words"]) == ("Jana Ostrel", 2, 2, 10)
    assert row["share"] == pytest.approx(10 / 13)


def test_reported_words_stay_the_writers_and_name_the_speaker(analysis):
    row = analysis.evidence[analysis.evidence["text"] == "said"].iloc[-1]
    assert (row["voice"], row["speaker"]) == ("writer", "Radan Colveth")


def test_missing_doer_is_counted_for_the_one_it_is_done_to(analysis):
    table = agency(analysis).set_index("actor")
    assert table.loc["strikers", ["done_to", "doer_missing"]].tolist() == [1, 1]
    assert table.loc["docker", "doer_missing"] == 0
    assert math.isnan(table.loc["police", "share_missing"])


def test_labels_of_an_actor_are_counted(analysis):
    table = naming(analysis)
    titles = table[table["category"] == "title"]
    assert "interior minister" in titles["label"].tolist()
    assert table["n"].sum() == (analysis.evidence["marker"] == "naming").sum()


def test_contested_pairs_that_the_article_uses_are_pointed_out():
    text = "The rebels fired on Lesk. “The terrorists will pay,” said the mayor."
    table = naming(analyze(Article(id="a", text=text), "naming")).set_index("label")
    assert table.loc["rebels", "pair"] == "terrorist"
    assert table.loc["terrorists", ["voice", "pair"]].tolist() == ["quoted", "rebel"]
    assert "insurgent" in table.loc["rebels", "others"].split("; ")
    assert table.loc["mayor", ["others", "pair"]].tolist() == ["", ""]


def test_table_of_naming_without_a_finding_keeps_its_columns():
    table = naming(analyze(Article(id="a", text="It rained."), "naming"))
    assert list(table) == [
        *("actor", "label", "category", "voice", "n", "articles", "others", "pair")
    ]
    assert table[["actor", "label", "n", "articles"]].values.tolist() == [["", "", 0, 0]]


def test_article_without_a_source_has_a_row_of_zeros():
    table = sources(analyze(Article(id="a", text="It rained."), "sources"))
    assert table[["article", "speaker", "turns", "words"]].values.tolist() == [["a", "", 0, 0]]
