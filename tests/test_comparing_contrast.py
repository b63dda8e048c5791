"""Outlets are compared on the same topics: a confounder is removed, a difference stays."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from invented_counts import confounded, side

import framing
from framing.comparing.contrast import COLUMNS
from framing.measuring.audit import estimate


def of_port(made, **more):
    """Port beside Town, in all of the marker."""
    table = framing.contrast(made, reference="Town", **{"adjust": ("topic",), **more})
    return table[table["marker"] == "loaded"].set_index("group").loc["Port"]


@pytest.mark.parametrize("effect", [1.0, 1.8])
def test_a_topic_that_outlets_share_unequally_is_taken_out(effect):
    """Found in the words alone, in each of twenty corpora drawn anew."""
    drawn = [of_port(confounded(seed, effect=effect)) for seed in range(20)]
    adjusted = np.log([row["effect"] for row in drawn])
    crude = np.log([row["crude"] for row in drawn])
    assert np.exp(adjusted.mean()) == pytest.approx(effect, rel=0.05)
    assert np.exp(crude.mean()) > 1.8 * effect
    assert sum(row["low"] <= effect <= row["high"] for row in drawn) >= 17


def test_topics_from_the_words_do_as_well_as_a_column_that_tells_them():
    made = confounded(1)
    told = made.articles.assign(topic=made.articles["about"])
    made_of_column = side(told["outlet"], told["words"], _found(made), topic=told["about"])
    assert of_port(made)["effect"] == pytest.approx(of_port(made_of_column)["effect"])
    by_name = of_port(made, adjust=("about",))
    assert by_name[["effect", "low", "p"]].tolist() == pytest.approx(
        of_port(made)[["effect", "low", "p"]].tolist()
    )


def _found(made):
    return made.counts.set_index("article")["n"].reindex(range(len(made.articles))).fillna(0)


def test_a_row_says_what_it_rests_on():
    made = side(
        ["Port"] * 6 + ["Town"] * 8,
        [200] * 14,
        [2] * 14,
        topic=["war"] * 3 + ["farm"] * 3 + ["farm"] * 7 + ["sport"],
    )
    row = of_port(made)
    assert [row["n"], row["words"], row["articles"]] == [12, 1200, 6]
    assert row[[f"reference_{name}" for name in ("n", "words", "articles")]].tolist() == [
        16,
        1600,
        8,
    ]
    assert row["overlap"] == 3 + 7, "of war and sport only one of them writes"
    assert row["adjusted"] == "topic"
    assert row["crude"] == pytest.approx(1)
    assert framing.contrast(made, adjust=()).columns.tolist() == COLUMNS


def test_q_is_adjusted_for_all_rows():
    made = confounded(2)
    outlets = np.where(np.arange(len(made.articles)) % 3, made.articles["outlet"], "Hill")
    three = side(outlets, made.articles["words"], _found(made))
    table = framing.contrast(three, adjust=()).dropna(subset="p").sort_values("p", ascending=False)
    ranks = range(len(table), 0, -1)
    plain = np.minimum.accumulate(table["p"] * len(table) / list(ranks))
    assert table["q"].tolist() == pytest.approx(plain.tolist())


def test_too_little_to_say_is_said():
    outlets = ["Town"] * 9 + ["Port"] * 9 + ["Hill"] * 9 + ["Few"] * 3
    found = [2] * 9 + [0] * 9 + [1] * 4 + [0] * 5 + [9] * 3
    table = framing.contrast(side(outlets, [300] * 30, found), adjust=(), reference="Town")
    rows = table[table["marker"] == "loaded"].set_index("group")
    assert rows["note"].to_dict() == {
        "Port": "no finding in Port",
        "Hill": "under 5 articles or marks of Hill",
        "Few": "under 5 articles or marks of Few",
    }
    assert rows["effect"].to_dict() == pytest.approx({"Few": 4.5, "Hill": 2 / 9, "Port": 0.0})
    assert rows[["low", "high", "p", "q"]].isna().all(axis=None)


def test_an_outlet_that_writes_of_nothing_that_others_do_is_not_compared():
    made = side(["Port"] * 9 + ["Town"] * 9, [300] * 18, [2] * 18, desk=["a"] * 9 + ["b"] * 9)
    row = of_port(made, adjust=("desk",))
    assert np.isnan(row["effect"])
    assert row["note"] == "cannot be told apart from desk"


def test_months_and_any_column_are_groups_and_terms():
    days = [dt.date(2020, 1 + n % 2, 5) for n in range(24)]
    made = side(["Port", "Port", "Town"] * 8, [300] * 24, [1 + n % 2 for n in range(24)],
                date=days, wire=["agency", "own", "own", "own"] * 6)  # fmt: skip
    assert of_port(made, adjust=("month", "length"))["adjusted"] == "month, length"
    by_month = framing.contrast(made, by="month", adjust=(), reference="2020-01")
    assert by_month["effect"].iloc[0] == pytest.approx(2.0)
    assert set(framing.contrast(made, by="wire", adjust=())["group"]) == {"agency"}


def test_copies_stay_out_unless_asked_for():
    made = side(["Port"] * 9 + ["Town"] * 9, [300] * 18, [9] + [2] * 17,
                duplicate_of=["a1"] + [""] * 17)  # fmt: skip
    assert of_port(made, adjust=())["articles"] == 8
    assert of_port(made, adjust=(), copies=True)["articles"] == 9


def audit_of(right, without=40):
    """Forty findings of 200 and forty sentences of 400, judged."""
    items = pd.DataFrame(
        {"item": range(80), "stratum": ["emotive"] * 40 + ["without"] * 40,
         "size": [200] * 40 + [400] * 40}
    )  # fmt: skip
    good = [n < right for n in range(40)] + [n < without for n in range(40)]
    return estimate(items, {n: "right" if one else "wrong" for n, one in enumerate(good)}, 20_000)


def test_an_error_that_differs_between_outlets_is_corrected():
    """Half of what is found in Port is wrong, next to nothing in Town: the difference goes."""
    made = side(["Port"] * 40 + ["Town"] * 40, [500] * 80, [4] * 39 + [5] + [2] * 39 + [3])
    plain = of_port(made, adjust=())
    audits = {"Port": audit_of(20), "Town": audit_of(40)}
    row = of_port(made, adjust=(), audited={"loaded": audits})
    rate = {name: one.set_index("measure")["value"] for name, one in audits.items()}
    factor = (rate["Port"]["corrected rate"] / rate["Port"]["rate as found"]) / (
        rate["Town"]["corrected rate"] / rate["Town"]["rate as found"]
    )
    assert row["correction"] == pytest.approx(factor)
    assert row["effect"] == pytest.approx(plain["effect"] * factor)
    assert plain["low"] > 1
    assert row["low"] < 1 < row["high"]
    assert np.log(row["high"] / row["low"]) > np.log(plain["high"] / plain["low"])


def test_an_audit_of_one_side_alone_corrects_nothing():
    made = side(["Port"] * 9 + ["Town"] * 9, [500] * 18, [4] * 9 + [2] * 9)
    row = of_port(made, adjust=(), audited={"loaded": {"Port": audit_of(20)}})
    assert np.isnan(row["correction"])
    assert row["effect"] == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"adjust": ("mood",)}, "no 'mood'. Use: topic, month, length, article, outlet"),
        ({"adjust": ("outlet",)}, "nothing would be left"),
        ({"reference": "Hill"}, "no group 'Hill' by 'outlet'. There are: Port, Town"),
        ({"by": "language"}, "There are 1 groups by 'language'"),
        ({"voice": "robot"}, "no voice 'robot'"),
        ({"audited": {"loaded": {"Hill": None}}}, "the group 'Hill'; there are: Port, Town"),
    ],
)
def test_what_does_not_exist_is_refused_by_name(more, said):
    with pytest.raises(ValueError, match=said):
        framing.contrast(confounded(1), **more)
