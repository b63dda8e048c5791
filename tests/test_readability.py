"""The indices are their published formulas over counts that the table shows."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article
from framing.measuring import readability
from framing.text import Text

PROSE = (
    "The U.S. envoy met Mr. Idris at 5 p.m. on Monday. They discussed the parliamentary election "
    "for 3.5 hours. Nobody agreed. Why? The negotiations continue tomorrow in the capital."
)


def measured(body, headline="", **more):
    text = f"{headline}\n\n{body}" if headline else body
    return dict(readability.measure(Text(Article(id="a", text=text, headline=headline, **more))))


@pytest.fixture(scope="module")
def values():
    return measured(PROSE)


def test_every_sentence_of_the_body_counts_however_short(values):
    assert values["sentences"] == 5
    assert values["words"] == len(Text(Article(id="a", text=PROSE)).words)
    short = measured("The council has met and voted on the pier. She won. He left. It snowed.")
    assert short["sentences"] == 4
    assert short["Flesch-Kincaid grade"] < 0


def test_the_headline_is_left_out(values):
    assert measured(PROSE, "Talks continue over parliamentary elections") == values


def test_flesch_is_its_formula(values):
    words, sentences, syllables = (values[k] for k in ("words", "sentences", "syllables"))
    length, weight = words / sentences, syllables / words
    assert values["Flesch reading ease"] == pytest.approx(206.835 - 1.015 * length - 84.6 * weight)
    assert values["Flesch-Kincaid grade"] == pytest.approx(0.39 * length + 11.8 * weight - 15.59)


def test_smog_is_its_formula(values):
    expected = 1.043 * math.sqrt(30 * values["long words"] / values["sentences"]) + 3.1291
    assert values["SMOG"] == pytest.approx(expected)


def test_coleman_liau_is_its_formula(values):
    letters, sentences = (100 * values[k] / values["words"] for k in ("letters", "sentences"))
    assert values["Coleman-Liau"] == pytest.approx(0.0588 * letters - 0.296 * sentences - 15.8)


def test_the_automated_index_is_its_formula(values):
    words, sentences = values["words"], values["sentences"]
    written = "The US envoy met Mr Idris at 5 pm on Monday".replace(" ", "")
    one = measured("The US envoy met Mr Idris at 5 pm on Monday.")
    expected = 4.71 * (len(written) + 1) / 11 + 0.5 * 11 - 21.43
    assert one["Automated readability index"] == pytest.approx(expected)
    assert values["Automated readability index"] > 0.5 * words / sentences - 21.43


def test_gunning_counts_every_long_word(values):
    body = "The ombudsman left. An ombudsman visited parliament and expanded the Alexandria no-go."
    found = measured(body)
    expected = 0.4 * (found["words"] / 2 + 100 * 3 / found["words"])  # two ombudsmen, parliament
    assert found["Gunning fog"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("body", "unfamiliar"),
    [
        ("The ombudsman met the members of the parliament.", 2),
        ("The 1961 map costs 4,000 and the 2024 one 12.", 0),
        ("The boats sailed and the biggest birds played slowly.", 0),
        ("One ombudsman met another ombudsman.", 2),
    ],
)
def test_dale_chall_is_its_formula(body, unfamiliar):
    found = measured(body)
    assert found["unfamiliar words"] == unfamiliar
    share = 100 * unfamiliar / found["words"]
    adjusted = 3.6365 if share > 5 else 0
    expected = 0.1579 * share + 0.0496 * found["words"] + adjusted
    assert found["Dale-Chall"] == pytest.approx(expected)


COUNTS = dict.fromkeys(readability.COUNTS, 0)


@pytest.mark.parametrize(
    ("index", "counts", "hard", "published"),
    [
        ("Flesch-Kincaid grade", {"words": 13, "sentences": 1, "syllables": 24}, 0, 11.3),
        ("Flesch reading ease", {"words": 13, "sentences": 1, "syllables": 24}, 0, 37.5),
        ("Flesch reading ease", {"words": 6, "sentences": 1, "syllables": 6}, 0, 116.1),
        ("SMOG", {"words": 400, "sentences": 30, "long words": 49}, 0, 10.4),
        ("Coleman-Liau", {"words": 119, "sentences": 5, "letters": 639}, 0, 14.5),
        ("Gunning fog", {"words": 100, "sentences": 5}, 10, 12.0),
        ("Dale-Chall", {"words": 100, "sentences": 5, "unfamiliar words": 10}, 0, 6.2),
    ],
)
def test_an_index_of_known_counts_has_its_published_value(index, counts, hard, published):
    found = readability.indices({**COUNTS, **counts}, hard, characters=0)
    assert found[index] == pytest.approx(published, abs=0.05)


@settings(max_examples=25)
@given(st.integers(2, 12))
def test_a_text_told_over_and_over_has_the_same_indices(times):
    many = measured("\n\n".join([PROSE] * times))
    once = measured(PROSE)
    assert [many[name] for name in readability.INDICES] == pytest.approx(
        [once[name] for name in readability.INDICES]
    )
    assert many["words"] == times * once["words"]


def test_capitals_throughout_are_read_as_small_letters():
    shouted = measured("THE OMBUDSMAN MET THE MEMBERS OF THE PARLIAMENT.")
    assert shouted == measured("The ombudsman met the members of the parliament.")


def test_a_text_without_words_or_in_another_language_has_no_readability():
    assert all(math.isnan(value) for value in measured("…").values())
    assert all(math.isnan(value) for value in measured(PROSE, language="de").values())
    only = Article(id="a", text="A headline alone", headline="A headline alone")
    assert all(math.isnan(value) for _, value in readability.measure(Text(only)))


def test_smog_is_undefined_under_three_sentences():
    values = measured("A referendum followed today.")
    assert math.isnan(values["SMOG"])
    assert not math.isnan(values["Gunning fog"])
