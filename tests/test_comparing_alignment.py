"""Passages of one event in several articles: shared, left out, and measured on known facts."""

from pathlib import Path

import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

import framing
from framing import Article
from framing.comparing.alignment import align, find_claims, left_out

TEACHING = Path(framing.__file__).parent / "data" / "teaching"


@pytest.fixture(scope="module")
def articles():
    return [framing.read(path) for path in sorted(TEACHING.glob("*.md"))]


@pytest.fixture(scope="module")
def aligned(articles):
    return align(articles)


def test_each_sentence_has_a_row_for_each_other_article(articles, aligned):
    text = framing.text.Text(articles[0])
    own = aligned[aligned["article"] == articles[0].id]
    assert len(own) == len(text.sentences) * (len(articles) - 1)


def test_passages_are_cut_from_the_articles(articles, aligned):
    by_id = {article.id: article.text for article in articles}
    for row in aligned.itertuples(index=False):
        assert by_id[row.article][row.start : row.end] == row.text
        assert by_id[row.other][row.other_start : row.other_end] == row.other_text


def test_same_sentence_has_closeness_of_one():
    same = "Riot police cleared the harbour before dawn."
    found = align([Article(id="a", text=same), Article(id="b", text=f"It rained. {same}")])
    row = found[found["article"] == "a"].iloc[0]
    assert row["closeness"] == pytest.approx(1)
    assert row["other_text"] == same


def test_facts_are_told_from_those_left_out(articles):
    facts = pd.read_csv(TEACHING / "facts.tsv", sep="\t")
    found = find_claims(facts["statement"], articles)
    told = facts.melt(["fact", "statement"], var_name="other", value_name="told")
    both = found.merge(told, left_on=["text", "other"], right_on=["statement", "other"])
    yes = both["told"] == "yes"
    assert len(both) == len(facts) * len(articles)
    assert roc_auc_score(yes, both["closeness"]) > 0.9
    assert yes[both["shared"]].mean() > 0.85  # precision
    assert both["shared"][yes].mean() > 0.85  # recall


def test_what_one_article_leaves_out_stands_in_two_others(aligned):
    missing = left_out(aligned)
    assert (missing["told_by"] >= 1).all()
    assert (missing["article"] != missing["missing_in"]).all()


def test_article_without_words_shares_nothing():
    found = align([Article(id="a", text="… …"), Article(id="b", text="Talks began.")])
    assert not found["shared"].any()


@pytest.mark.parametrize("ids", [["a"], ["a", "a"]])
def test_too_few_articles_are_refused(ids):
    with pytest.raises(ValueError, match="two or more articles"):
        align([Article(id=name, text="Talks began.") for name in ids])


def test_hostile_text_is_only_text():
    text = "<script>alert(1)</script> {{ 7*7 }} \u202eabc. " + "x" * 5000 + " " + "“" * 5000
    found = align([Article(id="a", text=text), Article(id="b", text=text)])
    assert found["shared"].any()
