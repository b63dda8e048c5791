"""Rate ratios are the textbook's, errors are HC3, and what the model cannot hold is told."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from framing.comparing.regression import fit

RANDOM = np.random.default_rng(5)
WORDS = RANDOM.integers(100, 900, 60).astype(float)
COUNTS = RANDOM.poisson(WORDS * 0.01).astype(float)
GROUPS = pd.Series(np.repeat(["a", "b", "c"], 20))
NOTHING = pd.DataFrame(index=range(60))
TOPIC = pd.DataFrame({"topic": np.tile(["x", "y", "y", "z"], 15)})


def test_without_covariates_it_is_the_ratio_of_pooled_rates_with_the_hc3_error_written_out():
    found = fit(COUNTS, WORDS, GROUPS, NOTHING, "a")
    rates, variances = {}, {}
    for name in "ab":
        own = GROUPS.eq(name).to_numpy()
        y, w = COUNTS[own], WORDS[own]
        rates[name] = y.sum() / w.sum()
        mean, leverage = rates[name] * w, w / w.sum()
        variances[name] = (((y - mean) / (1 - leverage)) ** 2).sum() / mean.sum() ** 2
    log, error = found.effects["b"]
    assert np.exp(log) == pytest.approx(rates["b"] / rates["a"])
    assert error == pytest.approx(np.sqrt(variances["a"] + variances["b"]))
    assert found.degrees == 57


def test_with_covariates_it_is_statsmodels_own_model():
    length = np.log(WORDS)
    found = fit(COUNTS, WORDS, GROUPS, TOPIC.assign(length=length), "a")
    table = pd.get_dummies(pd.DataFrame({"g": GROUPS, "t": TOPIC["topic"]}), drop_first=True)
    table = sm.add_constant(table.astype(float).assign(length=length))
    plain = sm.GLM(COUNTS, table, family=sm.families.Poisson(), offset=np.log(WORDS)).fit()
    assert found.effects["c"][0] == pytest.approx(plain.params["g_c"])
    leverage = plain.get_hat_matrix_diag()
    meat = table.mul((COUNTS - plain.fittedvalues) / (1 - leverage), axis=0)
    variance = plain.normalized_cov_params @ (meat.T @ meat) @ plain.normalized_cov_params
    assert found.effects["c"][1] == pytest.approx(np.sqrt(variance.loc["g_c", "g_c"]))


def test_articles_that_weigh_the_same_give_the_ratio_of_mean_rates():
    found = fit(COUNTS, WORDS, GROUPS, NOTHING, "a", by_article=True)
    means = pd.Series(COUNTS / WORDS).groupby(GROUPS).mean()
    assert np.exp(found.effects["b"][0]) == pytest.approx(means["b"] / means["a"])


def test_interval_holds_the_truth_about_as_often_as_it_says():
    random = np.random.default_rng(9)
    hits = 0
    for _ in range(100):
        words = random.integers(100, 900, 60).astype(float)
        topics = random.integers(0, 3, 60)
        own = random.random(60) < np.array([0.2, 0.5, 0.8])[topics]
        mean = words * 0.006 * np.exp(topics * 0.5) * np.where(own, 1.5, 1.0)
        counts = random.poisson(mean * random.gamma(2, 0.5, 60)).astype(float)
        topic = pd.DataFrame({"topic": topics.astype(str)})
        found = fit(counts, words, pd.Series(np.where(own, "b", "a")), topic, "a")
        log, error = found.effects["b"]
        hits += abs(log - np.log(1.5)) < 2.0 * error
    assert 0.9 < hits / 100 < 0.99


def test_levels_without_a_finding_are_left_out_and_told():
    counts = np.where(TOPIC["topic"] == "x", 0.0, COUNTS + 1)
    found = fit(counts, WORDS, GROUPS, TOPIC, "a")
    rest = (TOPIC["topic"] != "x").to_numpy()
    without = fit(counts[rest], WORDS[rest], GROUPS[rest], TOPIC[rest], "a")
    assert found.left_out == ("topic: 1 without a finding",)
    assert found.effects["b"] == pytest.approx(without.effects["b"])


def test_a_group_that_the_covariates_tell_has_no_effect():
    told = pd.DataFrame({"desk": np.where(GROUPS == "b", "north", "south")})
    found = fit(COUNTS, WORDS, GROUPS, told, "a")
    assert set(found.effects) == {"c"}


def test_terms_that_others_tell_are_left_out_and_told():
    twice = TOPIC.assign(same=TOPIC["topic"] + "!")
    found = fit(COUNTS, WORDS, GROUPS, twice, "a")
    assert found.left_out == ("same: 2 told by the others",)
    assert found.effects["b"] == pytest.approx(fit(COUNTS, WORDS, GROUPS, TOPIC, "a").effects["b"])


def test_groups_and_references_without_a_finding_have_no_effect():
    nothing = np.where(GROUPS == "b", 0.0, COUNTS)
    assert set(fit(nothing, WORDS, GROUPS, NOTHING, "a").effects) == {"c"}
    assert fit(nothing, WORDS, GROUPS, NOTHING, "b").effects == {}
