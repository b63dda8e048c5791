"""The table of counts adds up to the rates, and says of each article whether it is compared."""

from dataclasses import replace

import pandas as pd
import pytest
from invented_counts import side

import framing
from framing import Article

TEXT = "The regime fell on Monday. “The mob won,” said Anna Berg. It rained in the hills. "
ARTICLES = [Article(f"a{n}", TEXT * (4 + n), outlet="Port" if n % 2 else "Town") for n in range(6)]


@pytest.fixture(scope="module")
def analysis():
    return framing.analyze(ARTICLES, ["loaded", "quotation"])


@pytest.mark.parametrize("voice", ["writer", "quoted", "all"])
def test_counts_and_exposures_add_up_to_the_rates(analysis, voice):
    counts = framing.to_counts(analysis, voice)
    table = counts[counts["marker"] == "loaded"].groupby("category")[["n", "words"]].sum()
    rates = framing.rates(analysis, voice=voice)
    rates = rates[rates["marker"] == "loaded"].set_index("category")
    assert table.loc[rates.index, "n"].tolist() == rates["n"].tolist()
    assert table.loc[rates.index, "words"].tolist() == rates["words"].tolist()
    assert (counts.groupby(["marker", "category"]).size() == len(ARTICLES)).all()


def test_copies_are_found_among_articles_and_told(analysis):
    told = framing.to_counts(ARTICLES, analysis=analysis)
    assert set(told["left_out"]) == {"", "copy of another article"}
    assert set(told.loc[told["left_out"] == "", "article"]) == {"a0"}
    assert set(framing.to_counts(iter(ARTICLES), copies=True, analysis=analysis)["left_out"]) == {
        ""
    }


def test_why_an_article_is_not_compared_is_told():
    made = side(["a"] * 4, [100, 100, 20, 100], [1, 2, 3, 4], damaged=[True, False, False, False])
    skipped = pd.DataFrame({"article": [1], "marker": ["loaded"], "why": ["no model"]})
    table = framing.to_counts(replace(made, skipped=skipped))
    loaded = table[table["marker"] == "loaded"]
    why = ["quotation marks damaged", "not measured", "under 50 words of this voice", ""]
    assert loaded["left_out"].tolist() == why
    assert loaded["words"].tolist() == [100, 0, 20, 100], "what was not measured has no exposure"


def test_every_column_of_the_articles_is_kept():
    table = framing.to_counts(side(["a", "b"], [100, 100], [1, 2], desk=["home", "world"]))
    assert table.columns.tolist()[:5] == ["article", "outlet", "date", "url", "language"]
    assert set(table["desk"]) == {"home", "world"}
    assert "damaged" not in table
