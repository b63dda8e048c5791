"""Resemblance: tested on weeks it did not learn from, refused where no better than chance."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from invented_outlets import COMMON, SUBJECT, corpus, measured
from scipy import sparse

from framing import analyze
from framing.comparing import learning
from framing.comparing.features import word_features
from framing.comparing.learning import calibration_error, learnt, model, splits
from framing.comparing.resemblance import resemblance
from framing.corpora.reference import Reference


@pytest.fixture(scope="module")
def apart() -> Reference:
    return corpus(("Port", "said"), ("Town", "not"))


def test_it_names_the_outlet_and_shows_what_speaks_for_it(apart: Reference) -> None:
    found = resemblance(measured([SUBJECT]), apart)
    assert (found.answer, found.refused) == ("Town", "")
    assert found.probabilities["probability"].sum() == pytest.approx(1)
    assert found.evidence["feature"].iloc[0] in ("not", "said")
    assert found.low > found.chance == 0.5
    assert found.confusion.to_numpy().sum() == 80
    assert 0 <= found.calibration_error < 0.2


def test_it_refuses_where_the_test_is_no_better_than_chance() -> None:
    found = resemblance(measured([SUBJECT]), corpus(("Port", "said"), ("Town", "said")))
    assert found.answer == ""
    assert "not better than chance" in found.refused
    assert found.probabilities.empty
    assert len(found.confusion) == 2


def test_the_same_question_has_the_same_answer(apart: Reference) -> None:
    one, two = resemblance(measured([SUBJECT]), apart), resemblance(measured([SUBJECT]), apart)
    assert one.probabilities.equals(two.probabilities)
    assert one.accuracy == two.accuracy


def test_a_week_is_never_on_both_sides_of_the_test() -> None:
    weeks = np.array([f"w{number % 7}" for number in range(140)])
    outlets = np.array(["Port", "Town"] * 70)
    folds = splits(weeks, outlets)
    assert len(folds) >= 2
    for train, test in folds:
        assert set(weeks[train]).isdisjoint(weeks[test])


def table_of(outlets: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(outlets)
    labels = np.array([f"o{number % outlets}" for number in range(40 * outlets)])
    weeks = np.array([f"w{number // outlets % 8}" for number in range(40 * outlets)])
    shift = np.array([int(label[1:]) for label in labels])[:, None]
    return random.normal(size=(len(labels), 4)) + shift * [1.0, -0.5, 0.0, 0.0], labels, weeks


@pytest.mark.parametrize("outlets", [2, 3])
def test_what_is_learnt_gives_the_probabilities_of_the_model_it_was_learnt_with(
    outlets: int,
) -> None:
    table, labels, weeks = table_of(outlets)
    fitted = model(weeks, labels).fit(table, labels)
    found = learnt(table, labels, weeks)
    for own in table[:5]:
        assert found.probabilities(own) == pytest.approx(fitted.predict_proba([own])[0])


def refuse(*_: object) -> None:
    raise AssertionError("learnt anew")


def test_what_was_learnt_is_kept_and_learnt_anew_from_another_table(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    table, labels, weeks = table_of(3)
    first = learnt(table, labels, weeks)
    monkeypatch.setattr(learning, "_learn", refuse)
    again = learnt(table, labels, weeks)
    for name, array in vars(first).items():
        np.testing.assert_array_equal(getattr(again, name), array)
    for other in ((table + 1, labels, weeks), (table, labels, weeks[::-1])):
        with pytest.raises(AssertionError, match="learnt anew"):
            learnt(*other)


def test_what_is_shown_for_the_answer_are_rates(apart: Reference) -> None:
    found = resemblance(measured([SUBJECT]), apart).evidence.set_index("feature")
    words = SUBJECT.text.rstrip(".").split()
    assert found["value"]["not"] == pytest.approx(1000 * words.count("not") / len(words))
    assert found["mean"]["not"] > found["others"]["not"]


def test_names_and_topics_are_masked() -> None:
    made = corpus(("Port", "said"), ("Town", "not"))
    port = made.articles["outlet"].to_numpy() == "Port"
    for word, used in (("port", port | True), ("harbour", port)):
        counts = np.where(used, 5, 0)[:, None]
        vocabulary = (*made.terms.vocabulary, word)
        table = sparse.csr_array(sparse.hstack([made.terms.counts, sparse.csr_array(counts)]))
        made = replace(made, terms=replace(made.terms, vocabulary=vocabulary, counts=table))
    found = word_features(measured([SUBJECT]), made, np.arange(len(port)))
    assert set(found.names) == set(COMMON)


def test_markers_can_be_asked_instead_of_words(apart: Reference) -> None:
    found = resemblance(measured([SUBJECT]), apart, "markers")
    assert "at no words" in " ".join((found.refused, *found.notes))


def test_calibration_error_is_nought_for_honest_probabilities() -> None:
    given = np.array([0.75] * 4 + [0.5] * 2)
    right = np.array([True, True, True, False, True, False])
    assert calibration_error(given, right) == 0
    assert calibration_error(np.ones(4), np.zeros(4, bool)) == 1


def test_bad_input_is_named(apart: Reference) -> None:
    with pytest.raises(ValueError, match=r"'slant'. Use: words, markers"):
        resemblance(measured([SUBJECT]), apart, "slant")
    with pytest.raises(ValueError, match="ask for one at a time"):
        resemblance(measured([SUBJECT, replace(SUBJECT, id="y")]), apart)
    with pytest.raises(ValueError, match="needs two"):
        resemblance(measured([SUBJECT]), corpus(("Port", "said")))
    with pytest.raises(ValueError, match="words are unknown"):
        resemblance(analyze(SUBJECT, ["difficulty"], voices="marks"), apart)
