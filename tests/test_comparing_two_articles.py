"""Every comparing function takes one article beside another, or says why it cannot."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

import framing
from framing import Article, analyze, compare, contrast, keyness, specification_curve, to_counts
from framing import same_event as same_event_of
from framing.comparing.alignment import align, find_claims, left_out
from framing.comparing.collocates import collocates
from framing.comparing.kwic import kwic
from framing.comparing.over_time import over_time
from framing.comparing.people import actors_across
from framing.comparing.proposals import proposed_merges
from framing.comparing.resemblance import resemblance
from framing.comparing.tone import tone_by, tone_over_time
from framing.corpora.copies import shared_passages
from framing.corpora.reference import measured_now

HOME = Path(framing.__file__).parent / "comparing"
ONE = Article(
    "one",
    "Armed rebels took a boat in Oslo. The regime fled. Armed rebels cheered. “We won,” said Berg.",
    outlet="Port", date=dt.date(2020, 5, 4),
)  # fmt: skip
TWO = Article(
    "two", "Armed rebels took a boat in Oslo. Nobody was hurt, said Anna Berg.",
    outlet="Farm", date=dt.date(2020, 6, 1),
)  # fmt: skip
BOTH = [ONE, TWO]


def comparison():
    found = compare(ONE, TWO).rates
    assert set(found["direction"]) <= {"too few articles (1)", "not measured"}
    rate = found[(found["marker"] == "quotation") & (found["category"] == "direct")].iloc[0]
    assert (rate["n"], rate["group_n"]) == (1, 0)


def key_words():
    table = keyness(ONE, TWO)
    assert {"regime", "nobody"} <= set(table["term"])
    assert table["dispersion"].isna().all()


def concordance():
    assert kwic(BOTH, "armed rebels")["article"].tolist() == ["one", "one", "two"]


def company():
    found = collocates(BOTH, "rebels", by="outlet", fewest=1, window=1)
    assert found.groupby("group")["together"].sum().to_dict() == {"Farm": 2, "Port": 4}


def reads_like():
    with pytest.raises(ValueError, match=r"0 outlet\(s\) with 30 articles or more"):
        resemblance(ONE, measured_now([TWO], "two", ["difficulty"]))


def through_time():
    with pytest.raises(ValueError, match="50 words"):
        over_time(BOTH, "quotation", "direct")
    months = over_time(LONGER, "quotation", "direct", by="outlet")
    assert months["n"].tolist() == [0, 0, 1, 0]
    assert months["low"].isna().all()


def same_event():
    aligned = align(BOTH)
    told = aligned.loc[aligned["shared"], "text"]
    assert "Armed rebels took a boat in Oslo." in set(told)
    assert left_out(aligned).empty  # only what several others tell can be left out by one
    assert find_claims(["Nobody was hurt."], BOTH)["shared"].tolist() == [False, True]


def who_recurs():
    found = analyze(BOTH, ["actor"])
    assert actors_across(found).set_index("actor")["articles"].max() == 2
    assert {one.into for one in proposed_merges(found)} <= {"Anna Berg"}


def tone_toward():
    first = tone_by(BOTH, voice="all")["actor"].iloc[0]
    found = tone_by(BOTH, first, voice="all")
    assert "rebels" in first
    assert found["group"].tolist() == ["Farm", "Port"]
    assert found["articles"].tolist() == [1, 1]
    assert found["low"].isna().all()
    assert tone_over_time(BOTH, first, voice="all")["articles"].tolist() == [1, 1]
    beside = compare(ONE, TWO).tone
    assert set(beside["direction"]) <= {"too few articles (1)", "too few articles (0)"}


def shared():
    passages = shared_passages(ONE, TWO)
    assert [ONE.text[s:e] for s, e in passages] == ["Armed rebels took a boat in Oslo"]


LONGER = [replace(one, text=f"{one.text} {'It rained again. ' * 20}") for one in BOTH]


def counted():
    table = to_counts(LONGER)
    loaded = table[table["marker"] == "loaded"].groupby("article")["n"].max()
    assert loaded.to_dict() == {"one": 3, "two": 1}


def contrasted():
    found = contrast(LONGER, adjust=())
    assert found["low"].isna().all()
    assert found["note"].ne("").all()


def asked_in_every_way():
    found = specification_curve(LONGER, "loaded", "Port", adjust=())
    assert found["low"].isna().all()
    assert found["note"].ne("").all()


def on_one_event():
    assert same_event_of(BOTH).pairs.empty  # a month lies between them


ASKED = {
    "alignment": same_event,
    "collocates": company,
    "compare": comparison,
    "contrast": contrasted,
    "counts": counted,
    "keyness": key_words,
    "kwic": concordance,
    "over_time": through_time,
    "people": who_recurs,
    "proposals": who_recurs,
    "resemblance": reads_like,
    "same_event": on_one_event,
    "specification": asked_in_every_way,
    "tone": tone_toward,
}
BELOW = {  # what those are made of
    "agency_copy", "by_outlet", "by_voice", "covariates", "distribution", "effects",
    "event_groups", "features", "firm_differences", "from_counts", "groups", "key_statistics",
    "learning", "matching", "measures", "outlet_contrasts", "periods", "regression", "rows",
    "samples", "saved", "side_by_side", "sides", "standing_out", "term_search", "topics",
    "variants",
}  # fmt: skip


def test_no_module_of_comparing_is_forgotten():
    modules = {path.stem for path in HOME.glob("*.py")} - {"__init__"}
    assert modules == set(ASKED) | BELOW


@pytest.mark.parametrize("ask", [*dict.fromkeys(ASKED.values()), shared])
def test_two_articles_can_be_compared_or_it_is_said_why_not(ask):
    ask()
