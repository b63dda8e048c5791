"""Rates, sources and who is left out, outlet by outlet, are those of the articles themselves."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from invented_counts import side

import framing
from framing import Article, analyze
from framing.comparing.by_outlet import left_out_by_outlet, rates_by_outlet, sources_by_outlet
from framing.comparing.measures import kind_named
from framing.corpora.reference import of_analysis

SAID = "The mayor of Lesk said that the quay was closed. “It is safe,” said Anna Berg. "
TOLD = {"Port": SAID + "The regime fell. ", "Town": "Officials said nothing. The boats left. "}
ARTICLES = [
    Article(f"{name}{n}", text * (9 + n), outlet=name)
    for name, text in TOLD.items()
    for n in range(6)
]


@pytest.fixture(scope="module")
def found():
    return analyze(ARTICLES, ["loaded", "quotation", "sources"])


def test_rates_are_those_of_framing_rates(found):
    made = of_analysis(found, "boats", ARTICLES)
    ours = rates_by_outlet(made, kind_named(made, "loaded", "", "writer")).set_index("group")
    own = framing.rates(found, ["outlet", "marker"])
    own = own[own["marker"] == "loaded"].set_index("outlet")
    columns = ["n", "words", "articles", "rate", "low", "high"]
    pd.testing.assert_frame_equal(ours[columns], own[columns], check_names=False)


def test_shares_of_sources_are_counted_from_the_evidence(found):
    table = sources_by_outlet(of_analysis(found, "boats", ARTICLES)).set_index(["group", "kind"])
    outlet_of = {one.id: one.outlet for one in ARTICLES}
    rows = found.evidence[found.evidence["marker"] == "sources"]
    plain = rows.groupby([rows["article"].map(outlet_of), "category"]).size()
    for key, n in plain.items():
        whole = plain[key[0]].sum()
        assert table.loc[key, ["n", "of"]].tolist() == [n, whole]
        assert table.loc[key, "share"] == pytest.approx(n / whole)
        assert table.loc[key, "low"] <= n / whole <= table.loc[key, "high"]
    assert table["n"].sum() == len(rows)


def test_without_the_marker_there_are_no_sources():
    assert sources_by_outlet(side(["Port"] * 6, [200] * 6, [1] * 6)).empty


def test_who_is_left_out_is_counted_once_and_is_in_no_rate():
    made = side(["Port"] * 8 + ["Town"] * 6, [200] * 7 + [10] + [200] * 6, [2] * 14)
    articles = made.articles.copy()
    articles.loc[0, "duplicate_of"] = "a1"
    articles.loc[[0, 1], "damaged"] = True
    made = replace(made, articles=articles)
    kind = kind_named(made, "loaded", "", "writer")
    told = left_out_by_outlet(made, kind).set_index("reason")["articles"].to_dict()
    assert told == {
        "copy of another article": 1,
        "quotation marks damaged": 1,
        "under 50 words of this voice": 1,
    }
    rates = rates_by_outlet(made, kind).set_index("group")
    assert rates.loc["Port", ["articles", "n", "words"]].tolist() == [5, 10, 1000]


def test_an_outlet_with_few_articles_has_a_rate_and_no_interval():
    made = side(["Port"] * 6 + ["Few"] * 2, [200] * 8, [1] * 8)
    few = rates_by_outlet(made, kind_named(made, "loaded", "", "writer")).set_index("group")
    assert few.loc["Few", "rate"] == 5.0
    assert np.isnan(few.loc["Few", "low"])
