"""The tone toward actors in a corpus: by outlet, through time, and beside a subject's."""

import datetime as dt
import math

import numpy as np
import pandas as pd
import pytest

from framing import Analysis, Article, compare
from framing.comparing.tone import tone_by, tone_comparison, tone_over_time
from framing.corpora.reference import Reference, of_analysis
from framing.evidence import table
from framing.tables import article_table
from framing.text import Text

LABELS = {-1: "negative", 0: "neutral", 1: "positive"}


def told(*scores, outlets="Port", voice="writer", actor="Anna Berg", first=0):
    """An analysis of one article for each list of scores toward the actor."""
    articles = [
        Article(
            id=f"a{first + n:02d}",
            text="Anna Berg spoke at length about the harbour and its boats. " * 6,
            outlet=outlets if isinstance(outlets, str) else outlets[n],
            date=dt.date(2031, 1, 1) + dt.timedelta(weeks=n),
        )
        for n in range(len(scores))
    ]
    rows = [
        {"article": article.id, "start": k, "end": k + 1, "text": "A", "sentence": k,
         "voice": voice, "speaker": "", "marker": "sentiment", "category": LABELS[round(score)],
         "actor": actor, "score": score, "explanation": ""}
        for article, found in zip(articles, scores, strict=True)
        for k, score in enumerate(found)
    ]  # fmt: skip
    frame = table(rows)
    run = {"markers": {"sentiment": "1"}, "data": {}, "skipped": []}
    readability = pd.DataFrame(columns=["article", "measure", "value"])
    return Analysis(frame, article_table(Text(one) for one in articles), readability, run)


def corpus(*args, **named) -> Reference:
    return of_analysis(told(*args, **named), "boats")


def test_score_is_the_mean_over_mentions_and_shares_add_up():
    found = tone_by(corpus([1.0, 0.0], [-1.0, -1.0]), by=None).iloc[0]
    assert (found["mentions"], found["articles"]) == (4, 2)
    assert found[["negative", "neutral", "positive"]].tolist() == [0.5, 0.25, 0.25]
    assert found["score"] == pytest.approx(-0.25)


def test_outlets_stand_apart_and_need_five_articles_for_an_interval():
    outlets = ["Port"] * 5 + ["Town"] * 4
    found = tone_by(corpus(*[[0.2]] * 5, *[[-0.6]] * 4, outlets=outlets)).set_index("group")
    assert found["score"].round(2).to_dict() == {"Port": 0.2, "Town": -0.6}
    assert found["low"]["Port"] == pytest.approx(0.2)
    assert math.isnan(found["low"]["Town"])


def test_the_interval_is_that_of_a_bootstrap_over_articles():
    means = np.array([0.0, 0.2, 0.4, 0.6, 0.8, 1.0])
    found = tone_by(corpus(*[[m] for m in means]), by=None).iloc[0]
    random = np.random.default_rng(7)
    drawn = random.choice(means, (20_000, len(means))).mean(axis=1)
    low, high = np.percentile(drawn, [2.5, 97.5])
    assert found["low"] == pytest.approx(low, abs=0.04)
    assert found["high"] == pytest.approx(high, abs=0.04)


def test_voices_stay_apart_unless_all_are_asked_for():
    side = corpus([0.5], voice="quoted")
    assert tone_by(side).empty
    assert tone_by(side, voice="quoted")["mentions"].tolist() == [1]
    assert tone_by(side, voice="all")["mentions"].tolist() == [1]


def test_copies_and_damaged_articles_are_left_out():
    side = corpus([0.5], [0.5], [0.5])
    side.articles.loc[0, "duplicate_of"] = "elsewhere"
    side.articles.loc[1, "damaged"] = True
    assert tone_by(side, by=None)["articles"].tolist() == [1]
    assert tone_by(side, by=None, voice="all")["articles"].tolist() == [2]


def test_every_period_has_a_row_and_an_empty_one_no_score():
    side = corpus([0.5], [0.5], [-0.5])
    gone = side.tone.drop(index=1)
    found = tone_over_time(Reference(**{**vars(side), "tone": gone}), "Anna Berg", every="week")
    assert found["mentions"].tolist() == [1, 0, 1]
    assert math.isnan(found["score"][1])
    assert found["score"][2] == pytest.approx(-0.5)


def test_an_unknown_actor_voice_or_period_is_named_with_choices():
    side = corpus([0.5])
    with pytest.raises(ValueError, match=r"toward 'Nobody'.*Anna Berg"):
        tone_by(side, "Nobody")
    with pytest.raises(ValueError, match="no voice 'loud'"):
        tone_by(side, voice="loud")
    with pytest.raises(ValueError, match="grouped by 'mood'"):
        tone_by(side, by="mood")
    with pytest.raises(ValueError, match="no period 'day'"):
        tone_over_time(side, "Anna Berg", every="day")
    with pytest.raises(ValueError, match="grouped by 'voice'"):
        tone_over_time(side, "Anna Berg", by="voice")


def test_one_article_is_ranked_among_those_of_each_group():
    own, other = corpus([-0.8, -0.6]), corpus(*[[n / 20] for n in range(20)], first=50)
    found = tone_comparison(own, other, [("all", "all", np.arange(20))], "writer").iloc[0]
    assert found["direction"] == "lower than in 20 of 20 articles"
    assert found["percentile"] == 0
    assert (found["mentions"], found["score"]) == (2, pytest.approx(-0.7))
    assert (found["group_mentions"], found["group_score"]) == (20, pytest.approx(0.475))


def test_among_few_articles_nothing_is_ranked():
    own, other = corpus([-0.8]), corpus([0.5], [0.5], first=50)
    found = tone_comparison(own, other, [("all", "all", np.arange(2))], "writer").iloc[0]
    assert found["direction"] == "too few articles (2)"
    assert math.isnan(found["percentile"])
    assert math.isnan(found["group_low"])


def test_an_actor_that_the_reference_does_not_know_is_not_compared():
    own, other = corpus([-0.8], actor="Ben Dahl"), corpus([0.5], first=50)
    assert tone_comparison(own, other, [("all", "all", np.arange(1))], "writer").empty


def test_a_name_is_known_by_other_capitals_and_a_common_noun_not_at_all():
    everywhere = [("all", "all", np.arange(2))]
    own, other = corpus([-0.8], actor="Omar Al-Bab"), corpus([0.5], [0.3], actor="Omar al-Bab")
    found = tone_comparison(own, other, everywhere, "writer")
    assert found["actor"].tolist() == ["Omar Al-Bab"]
    assert found["group_articles"].tolist() == [2]
    crowd = corpus([-0.8], actor="crowd"), corpus([0.5], [0.3], actor="crowd")
    assert tone_comparison(*crowd, everywhere, "writer").empty


def test_a_comparison_carries_the_tone_of_both_sides():
    own = told(*[[-0.5]] * 6)
    found = compare(own, corpus(*[[0.5]] * 6, first=50), match=None).tone
    assert found["group"].tolist() == ["all", "Port"]
    assert found["score"].tolist() == pytest.approx([-0.5, -0.5])
    assert found["high"].max() < found["group_low"].min()
