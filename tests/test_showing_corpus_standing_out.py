"""Every sentence of what stands out is true: its claims are computed again from the tables."""

import re

import numpy as np
import pytest
from invented_corpus import outlets

from framing.comparing.side_by_side import KINDS, side_by_side
from framing.measuring.measured_error import error_of
from framing.showing.corpus_standing_out import MOST, NAMES, OF_A_KIND, name_of, rule, sentences
from framing.showing.evidence_links import Count

CLAIM = re.compile(
    r"(?P<outlet>.+) has (?P<more>more|fewer) (?P<what>.+) than (?P<other>.+): (?P<rate>[\d.,<]+) "
    r"per 1,000 words \((?P<n>[\d,]+) in (?P<articles>[\d,]+) articles\) beside "
    r"(?P<others>[\d.,<]+)\. On the same topics, in the same months and at equal length: "
    r"(?P<times>[\d.]+) times as many \(95% interval (?P<low>[\d.]+) to (?P<high>[\d.]+); with the "
    r"marker’s measured error (?P<wide_low>[\d.]+) to (?P<wide_high>[\d.]+)\)\."
)
RATES = {"Port": 12, "Town": 4, "Hill": 4}


def told(found):
    """The sentences as read."""
    link = lambda n, *_: Count(n, "x")  # noqa: E731
    return ["".join(str(part) for part in one) for one in sentences(found, link)]


@pytest.fixture(scope="module")
def corpora():
    drawn = [outlets(RATES), outlets({**RATES, "Hill": 1}, seed=2), outlets({"Port": 9, "Town": 3})]
    return [(made, side_by_side(made)) for made in drawn]


def plain_error(claim):
    """The interval with the error, from the interval without and the validation's figures."""
    rows = error_of("loaded").set_index("measure").loc[["precision", "recall"]]
    added = 2 * sum((np.log(row.high / row.low) / 3.919928) ** 2 for row in rows.itertuples())
    own = np.log(claim["high"] / claim["low"]) / 3.919928
    reach = 1.959964 * np.sqrt(own**2 + added)
    return claim["times"] * np.exp([-reach, reach])


def test_every_claim_is_borne_out_by_the_articles(corpora):
    claims = 0
    for made, found in corpora:
        for sentence in told(found):
            if not (match := CLAIM.fullmatch(sentence)):
                assert re.fullmatch(r"\d+ more differences? (is|are) as large and .*", sentence)
                continue
            claims += 1
            claim = match.groupdict()
            for name in ("rate", "n", "articles", "others", "times", "low", "high", "wide_low",
                         "wide_high"):  # fmt: skip
                claim[name] = float(claim[name].replace(",", ""))
            assert claim["what"] == "loaded words of the writers’ own", "all else is alike"
            counts = made.counts[made.counts["marker"] == "loaded"]
            counts = counts.set_index("article")["n"].reindex(range(len(made.articles))).fillna(0)
            own = (made.articles["outlet"] == claim["outlet"]).to_numpy()
            words = made.articles["words"].to_numpy()
            rates = [1000 * counts[rows].sum() / words[rows].sum() for rows in (own, ~own)]
            assert claim["n"] == counts[own].sum()
            assert claim["articles"] == own.sum()
            assert [claim["rate"], claim["others"]] == pytest.approx(rates, abs=0.0501)
            assert claim["more"] == ("more" if rates[0] > rates[1] else "fewer")
            assert claim["times"] == pytest.approx(rates[0] / rates[1], rel=0.15)
            assert claim["low"] < claim["times"] < claim["high"]
            wide = [claim["wide_low"], claim["wide_high"]]
            assert wide == pytest.approx(plain_error(claim), rel=0.04, abs=0.011)
            assert not wide[0] <= 1 <= wide[1], "firm with the error in its interval"
            assert max(claim["times"], 1 / claim["times"]) >= 1.5
            if len(found.outlets) == 2:
                assert claim["other"] == ({"Port", "Town"} - {claim["outlet"]}).pop()
            else:
                assert claim["other"] == "the other outlets"
    assert claims >= 4


def test_the_strongest_comes_first_and_not_all_of_one_kind(corpora):
    for _, found in corpora:
        claims = [match for one in told(found) if (match := CLAIM.fullmatch(one))]
        far = [
            float(m["wide_low"]) if m["more"] == "more" else 1 / float(m["wide_high"])
            for m in claims
        ]
        assert far == sorted(far, reverse=True)
        assert len(claims) <= min(MOST, OF_A_KIND), "one kind differs here"


def test_where_outlets_are_alike_nothing_stands_out():
    found = side_by_side(outlets({"Port": 6, "Town": 6, "Hill": 6}, seed=5))
    compared = int(found.contrasts["effect"].notna().sum())
    assert told(found) == [
        f"Nothing stands out: of {compared} comparisons between outlets none is both large and "
        "firm."
    ]


def test_an_outlet_of_very_few_articles_is_not_told_of():
    found = side_by_side(
        outlets({"Port": 4, "Town": 4, "Few": 60}, {"Port": 40, "Town": 40, "Few": 4})
    )
    assert not [one for one in told(found) if one.startswith("Few")]


def test_one_outlet_stands_beside_nobody():
    found = side_by_side(outlets({"Port": 6}))
    assert told(found) == ["The articles are of one outlet: there is no other to set beside it."]


def test_words_are_shown_where_the_texts_are_here(corpora):
    _, found = corpora[0]
    examples = found.samples.examples
    try:
        found.samples.examples["text"] = "“regime”"
        assert told(found)[0].endswith(" For example: “regime”.")
    finally:
        found.samples.examples["text"] = ""
    assert len(examples)


def test_every_kind_that_is_compared_has_a_name():
    assert set(NAMES) == set(KINDS)
    assert name_of("mine", "odd") == "odd"
    assert "1.5 times as many" in rule()
