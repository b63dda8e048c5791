"""The outlets of a corpus are set side by side: each beside all others, on the same topics."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from invented_corpus import outlets
from invented_counts import side

import framing
from framing.comparing.side_by_side import MOST, side_by_side
from framing.corpora.store import Stored, write_corpus

RATES = {"Port": 12, "Town": 4, "Hill": 4}


@pytest.fixture(scope="module")
def found():
    return side_by_side(outlets(RATES))


def test_each_outlet_stands_beside_all_others(found):
    """By plain sums, and by a contrast of two groups that says nothing of the others."""
    made = outlets(RATES)
    for name in RATES:
        labels = np.where(made.articles["outlet"] == name, name, "rest")
        told = replace(made, articles=made.articles.assign(mine=labels))
        plain = framing.contrast(told, "mine", reference="rest")
        plain = plain[plain["marker"] == "loaded"].iloc[0]
        own = found.contrasts[found.contrasts["marker"] == "loaded"].set_index("group").loc[name]
        same = ["effect", "low", "high", "p", "n", "words", "articles", "crude", "overlap"]
        assert own[same].tolist() == pytest.approx(plain[same].tolist())
        rows = (made.articles["outlet"] == name).to_numpy()
        counts = made.counts[made.counts["marker"] == "loaded"].set_index("article")["n"]
        counts = counts.reindex(range(len(rows)), fill_value=0).to_numpy()
        words = made.articles["words"].to_numpy()
        assert own["rate"] == pytest.approx(1000 * counts[rows].sum() / words[rows].sum())
        assert own["reference_rate"] == pytest.approx(
            1000 * counts[~rows].sum() / words[~rows].sum()
        )


def test_q_is_adjusted_for_all_that_is_on_the_page(found):
    table = found.contrasts.dropna(subset="p").sort_values("p", ascending=False)
    plain = np.minimum.accumulate(table["p"] * len(table) / np.arange(len(table), 0, -1))
    assert table["q"].tolist() == pytest.approx(plain.tolist())
    assert set(found.contrasts["category"]) == {"", "hedge"}


def test_of_two_outlets_the_first_stands_beside_the_second():
    found = side_by_side(outlets(RATES), ["Town", "Port"])
    assert found.between == ("Port", "Town")
    beside = found.contrasts[["group", "reference"]].drop_duplicates().values.tolist()
    assert beside == [["Port", "Town"]]
    assert {"war", "troops"} & set(found.keyness["term"]) == {"troops"}
    assert found.run["outlets_left_out"] == ["Hill"]


def test_without_dates_nothing_is_followed_and_the_rest_stands():
    found = side_by_side(outlets(RATES, dated=False))
    assert found.time.empty
    assert found.no_time == "No article has a date: no rate is followed through time."
    assert found.contrasts["effect"].notna().all()
    assert found.outlets["first"].isna().all()


def test_one_outlet_has_rates_and_nothing_beside_it():
    found = side_by_side(outlets({"Port": 8}))
    assert found.contrasts.empty
    assert found.rates["rate"].notna().all()
    assert found.left_out.empty


def test_articles_that_name_no_outlet_are_one_group_or_left_aside():
    made = outlets(RATES)
    nobody = replace(made, articles=made.articles.assign(outlet=""))
    assert side_by_side(nobody).outlets["outlet"].tolist() == ["all articles"]
    some = made.articles["outlet"].where(made.articles.index > 4, "")
    found = side_by_side(replace(made, articles=made.articles.assign(outlet=some)))
    assert found.run["without_outlet"] == 5
    assert found.outlets["articles"].sum() == len(made.articles) - 5


def test_of_many_outlets_those_with_most_articles_are_compared():
    sizes = {f"Paper {n}": 5 + n for n in range(MOST + 2)}
    found = side_by_side(outlets(dict.fromkeys(sizes, 6), sizes))
    assert len(found.outlets) == MOST
    assert found.run["outlets_left_out"] == ["Paper 0", "Paper 1"]


def test_a_corpus_measured_for_one_category_is_compared_by_the_whole_marker():
    found = side_by_side(side(["Port"] * 9 + ["Town"] * 9, [200] * 18, [3] * 9 + [1] * 9))
    assert set(found.rates["category"]) == {""}
    assert found.rates["n"].tolist() == [27, 9]


def test_an_outlet_called_like_the_others_is_told_from_them():
    found = side_by_side(outlets({"the other outlets": 12, "Port": 4, "Town": 4}))
    own = found.contrasts[found.contrasts["group"] == "the other outlets"]
    assert set(own["reference"]) == {"the other outlets together"}


def test_a_topic_that_is_told_is_held_and_one_that_is_not_is_found_once(found):
    assert set(found.contrasts["adjusted"]) == {"topic, month, length"}
    assert found.topics["articles"].sum() == 120
    made = outlets(RATES)
    hidden = replace(made, articles=made.articles.drop(columns="topic"))
    assert side_by_side(hidden).topics["topic"].nunique() == 2


def test_the_tone_toward_common_nouns_is_not_compared(found):
    assert set(found.tone["actor"]) == {"Anna Berg"}
    made = outlets(RATES)
    assert side_by_side(replace(made, tone=made.tone.assign(actor="rebels"))).tone.empty


def test_nothing_and_nobody_is_refused():
    made = outlets(RATES)
    with pytest.raises(ValueError, match="No outlet 'Gazette'"):
        side_by_side(made, ["Gazette"])
    nothing = replace(made, articles=made.articles.iloc[:0], counts=made.counts.iloc[:0])
    with pytest.raises(ValueError, match="has no articles"):
        side_by_side(nothing)


def test_a_folder_of_texts_that_was_not_measured_gives_the_command(tmp_path):
    one = framing.Article("a", "The boats left.", outlet="Port")
    corpus = write_corpus(str(tmp_path / "boats"), "boats", [Stored(one)])
    with pytest.raises(FileNotFoundError, match="framing corpus measure"):
        side_by_side(corpus.folder)


def test_tables_are_the_same_each_time(found):
    again = side_by_side(outlets(RATES))
    for name in ("rates", "contrasts", "tone", "time", "topics"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(found, name))
