"""Nothing found is zeros with the articles they were counted in, never an empty table."""

import pandas as pd
import pytest

from framing import (
    Article,
    actors_across,
    agency,
    analyze,
    contrast,
    naming,
    rates,
    sources,
    to_counts,
    tone,
    who_of_whom,
    words_of,
)
from framing.showing.plots import plot_sources, plot_tone
from framing.showing.plots_of_tone import plot_who_of_whom

WET = [
    Article(f"wet{n}", "It rained. It was wet, and it was cold for a while.", outlet=outlet)
    for n, outlet in enumerate(["Port", "Town", "Port", "Town"])
]
TABLES = {
    "sources": (sources, "sources", {"turns": 0, "direct": 0, "words": 0}),
    "agency": (agency, "agency", {"doer": 0, "done_to": 0, "doer_missing": 0}),
    "naming": (naming, "naming", {"n": 0, "articles": 0}),
    "tone": (tone, "sentiment", {"mentions": 0}),
    "who_of_whom": (who_of_whom, "sentiment", {"mentions": 0}),
    "actors_across": (actors_across, "actor", {"articles": 0, "mentions": 0}),
}


@pytest.fixture(scope="module")
def nothing():
    return analyze(WET)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_whom_was_found_where_nobody_was_has_zeros_that_lead_nowhere(name, nothing):
    table, _, zeros = TABLES[name]
    found = table(nothing)
    assert len(found) == (4 if "article" in found else 1)
    if "article" in found:
        assert found["article"].tolist() == [article.id for article in WET]
    for column, value in zeros.items():
        assert found[column].tolist() == [value] * len(found)
    somebody = analyze(Article(id="a", text="“Thugs,” said Ivo Brandt of Anna Berg, the mayor, "
                                            "who was arrested and betrayed."))  # fmt: skip
    assert found.columns.tolist() == table(somebody).columns.tolist()
    pd.testing.assert_series_equal(found.dtypes, table(somebody).dtypes)
    for _, row in found.iterrows():
        assert words_of(nothing, row).empty


@pytest.mark.parametrize("name", TABLES)
def test_a_marker_that_did_not_run_is_named(name):
    table, marker, _ = TABLES[name]
    light = analyze(WET, "difficulty", voices="marks")
    with pytest.raises(ValueError, match=f"needs the marker '{marker}', which did not run"):
        table(light)


def test_nobody_scored_is_told_for_each_group(nothing):
    found = tone(nothing, by="outlet")
    assert found[["outlet", "mentions"]].values.tolist() == [["Port", 0], ["Town", 0]]
    found = tone(nothing, by="outlet", actor="Anna Berg")
    assert found["actor"].tolist() == ["Anna Berg"] * 2


def test_rates_and_counts_hold_every_marker_and_article(nothing):
    assert rates(nothing)["n"].sum() == 0
    assert (rates(nothing)["words"] > 0).all()
    assert (to_counts(nothing).groupby("marker")["article"].nunique() == 4).all()


def test_pictures_of_nobody_are_drawn(nothing):
    assert not plot_sources(nothing).texts
    assert plot_tone(nothing)
    assert "no source speaks" in "".join(t.get_text() for t in plot_who_of_whom(nothing).texts)


def test_a_contrast_that_nothing_is_left_for_says_why(nothing):
    table = contrast(WET, adjust=(), copies=True, analysis=nothing)
    assert set(table["marker"]) >= {"loaded", "stance", "agency"}
    assert table["effect"].isna().all()
    assert set(table["articles"]) == set(table["reference_articles"]) == {0}
    assert set(table["note"]) == {"no article of Port: under 50 words of this voice (2)"}
    copies = contrast(WET, adjust=(), analysis=nothing)
    assert copies["note"].str.startswith("no article of Port: ").all()


def test_a_group_of_which_nothing_is_left_is_a_row_of_the_contrast():
    long = [
        Article(f"a{n}", f"It may rain on boat {n}. " * 20, outlet=outlet)
        for n, outlet in enumerate(["Port", "Town"] * 6)
    ]
    short = Article("b", "It may rain.", outlet="Bay")
    articles = [*long, short]
    found = analyze(articles, "stance", voices="marks")
    table = contrast(articles, adjust=(), copies=True, analysis=found)
    whole = table.drop_duplicates("group").set_index("group")
    assert whole.loc["Bay", "note"] == "no article of Bay: under 50 words of this voice (1)"
    assert whole.loc["Town", "effect"] == pytest.approx(1)
