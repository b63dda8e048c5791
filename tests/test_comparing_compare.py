"""An article beside a reference: counts, standing, matching, and what is refused."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import framing
from framing import Article, rates
from framing.comparing import rows
from framing.comparing.compare import Comparison, compare
from framing.corpora.reference import Reference, of_analysis
from framing.marking.marker import Mark, Marker
from framing.text import Text


def find_craft(text: Text) -> Iterator[Mark]:
    for match in re.finditer(r"\b(boat|ship)s?\b", text.raw):
        yield Mark(*match.span(), match[1], "A craft.")


analyze = partial(framing.analyze, voices="marks")  # no model is needed for boats
CRAFT = Marker("craft", find_craft, "words", "Craft.", ("boat", "ship"), (), (), "1")
SEA = "The harbour master watched the tide, the storm and the lighthouse from the pier. "
CITY = "The mayor opened the tramway, the library and the market hall in the old town. "
LAND = "The farmer watched the wheat, the tractor and the orchard from the old barn. "


def article(name: str, boats: int, topic: str = SEA, **more: object) -> Article:
    told = topic * 4 + "A boat left early. " * boats + "Nobody else was seen there at all. " * 3
    given = {"outlet": "Port", "date": dt.date(2020, 5, 4), "url": f"https://example.org/{name}"}
    return Article(id=name, text=told + "“One boat,” said Anna Berg.", **{**given, **more})


def reference_of(articles: list[Article], **more: object) -> Reference:
    made = of_analysis(analyze(articles, [CRAFT]), "harbour-news", articles)
    return replace(made, **more)


@pytest.fixture(scope="module")
def reference() -> Reference:
    sea = [article(f"p{n}", n % 4) for n in range(20)]
    land = [article(f"f{n}", 0, LAND, outlet="Farm") for n in range(18)]
    few = [article(f"s{n}", 1, LAND, outlet="Small") for n in range(3)]
    city = [article(f"c{n}", 0, CITY, outlet="Town") for n in range(10)]
    return reference_of(sea + land + few + city)


def compared(subject: Article, reference: Reference, **more: object) -> Comparison:
    return compare(subject, reference, analysis=analyze(subject, [CRAFT]), **more)


def row(found: Comparison, group: str, category: str = "boat") -> pd.Series:
    frame = found.rates
    chosen = frame[(frame["group"] == group) & (frame["category"] == category)]
    assert len(chosen) == 1
    return chosen.iloc[0]


def test_rates_are_those_of_the_rates_table(reference: Reference) -> None:
    subject = article("x", 5)
    plain = rates(analyze(subject, [CRAFT])).iloc[0]
    mine = row(compared(subject, reference), "Port")
    assert (mine["n"], mine["words"], mine["rate"]) == (plain["n"], plain["words"], plain["rate"])
    articles = [article(f"p{n}", n % 4) for n in range(20)]
    theirs = rates(analyze(articles, [CRAFT])).iloc[0]
    assert mine["group_rate"] == pytest.approx(theirs["rate"])
    assert (mine["group_low"], mine["group_high"]) == pytest.approx((theirs["low"], theirs["high"]))
    assert (mine["group_n"], mine["articles"]) == (theirs["n"], 20)


def test_one_article_stands_somewhere_among_the_others(reference: Reference) -> None:
    high = row(compared(article("x", 9), reference), "Port")
    assert high["direction"] == "higher than in 20 of 20 articles"
    assert (high["percentile"], high["p"]) == (100, pytest.approx(2 / 21))
    assert high["low"] < high["rate"] < high["high"]
    assert high["q90"] >= high["q50"] >= high["q10"]
    none = row(compared(article("x", 0), reference), "Port")
    assert none["n"] == 0
    assert none["rate"] == 0
    assert none["direction"] == "lower than in 15 of 20 articles"


def test_silent_articles_count(reference: Reference) -> None:
    farm = row(compared(article("x", 1), reference), "Farm")
    assert (farm["articles"], farm["group_n"], farm["group_rate"], farm["q90"]) == (18, 0, 0, 0)


def test_too_few_articles_are_said_and_not_ranked(reference: Reference) -> None:
    small = row(compared(article("x", 1), reference), "Small")
    assert small["direction"] == "too few articles (3)"
    assert np.isnan(small[["percentile", "p", "q", "q50", "group_low"]].astype(float)).all()


def test_the_writers_words_are_the_default_and_other_voices_can_be_asked_for(
    reference: Reference,
) -> None:
    subject = article("x", 2)
    assert row(compared(subject, reference), "Port")["n"] == 2
    assert row(compared(subject, reference, voice="all"), "Port")["n"] == 3
    share = row(compared(subject, reference), "Port", "quoted words")
    assert (share["n"], share["voice"]) == (2, "all")
    with pytest.raises(ValueError, match="no voice 'loud'"):
        compared(subject, reference, voice="loud")


def test_articles_on_the_same_topic_are_matched_with_their_closeness(reference: Reference) -> None:
    found = compared(article("x", 2), reference)
    assert found.matched["outlet"].head(5).tolist() == ["Port"] * 5
    assert found.matched["closeness"].between(0.12, 0.9).all()
    inland = compared(article("y", 2, LAND + "A tractor stood in the orchard today. "), reference)
    assert set(inland.matched["outlet"].head(10)) <= {"Farm", "Small"}
    assert len(inland.matched) > 0
    assert inland.matched["closeness"].is_monotonic_decreasing
    assert any("similar topic" in note for note in inland.notes)


def test_length_is_matched_between_half_and_double(reference: Reference) -> None:
    found = compared(article("x", 150), reference, match="length")
    assert found.matched.empty
    found = compared(article("x", 2), reference, match="length")
    assert len(found.matched) == 51
    with pytest.raises(ValueError, match=r"'slant'.*topic, length"):
        compared(article("x", 2), reference, match=["slant"])


def test_a_copy_of_the_article_is_not_its_own_reference(reference: Reference) -> None:
    same = compared(article("p3", 3), reference)
    assert row(same, "Port")["articles"] == 19


def test_another_period_is_pointed_out(reference: Reference) -> None:
    old = compared(article("x", 1, date=dt.date(2013, 5, 31)), reference)
    assert "The article is of May 2013, harbour-news is of May 2020 to May 2020" in old.notes[0]
    assert not [n for n in compared(article("x", 1), reference).notes if "times" in n]
    undated = compared(article("x", 1, date=None), reference)
    assert any("no date" in note for note in undated.notes)


def test_about_keeps_articles_that_use_the_words(reference: Reference) -> None:
    found = compared(article("x", 1), reference, about="wheat and tractor")
    assert row(found, "all")["articles"] == 21
    assert "Port" not in set(found.rates["group"])
    with pytest.raises(ValueError, match="uses 'spaceship'"):
        compared(article("x", 1), reference, about="spaceship")


def test_damaged_and_repeated_articles_are_left_out_and_counted(reference: Reference) -> None:
    articles = reference.articles.copy()
    articles.loc[:4, "damaged"] = True
    articles.loc[5, "duplicate_of"] = "p1"
    found = compared(article("x", 2), replace(reference, articles=articles))
    assert row(found, "Port")["articles"] == 14
    assert (
        row(compared(article("x", 2), replace(reference, articles=articles), voice="all"), "Port")[
            "articles"
        ]
        == 19
    )
    assert found.left_out.set_index("reason")["articles"].to_dict() == {
        "is a copy of another article": 1,
        "quotation marks damaged: not compared by voice": 5,
    }
    assert any("5 of 51 articles" in note for note in found.notes)


def test_what_was_not_measured_is_not_nought(reference: Reference) -> None:
    missed = pd.DataFrame({"article": [0, 1], "marker": "craft", "why": "too long"})
    found = compared(article("x", 2), replace(reference, skipped=missed))
    assert row(found, "Port")["articles"] == 18
    subject = article("x", 2, language="en")
    analysis = analyze(subject, [CRAFT])
    analysis.run["skipped"].append({"article": "x", "marker": "craft", "why": "too long"})
    mine = row(compare(subject, reference, analysis=analysis), "Port")
    assert np.isnan(mine["rate"])
    assert mine["direction"] == "not measured"


def test_groups_of_articles_differ_with_direction_and_mirror(reference: Reference) -> None:
    one, two = reference.only("Port"), reference.only("Farm")
    a, b = row(compare(one, two), "all"), row(compare(two, one), "all")
    assert a["direction"] == "higher in the subject"
    assert b["direction"] == "higher in the reference"
    for name in ("difference", "effect"):
        assert a[name] == pytest.approx(-b[name])
    assert (a["difference_low"], a["difference_high"]) == pytest.approx(
        (-b["difference_high"], -b["difference_low"]), rel=0.2
    )
    same = row(compare(one, one.only("Port")), "all")
    assert same["articles"] == 0


def test_two_articles_can_be_compared_but_nothing_is_claimed() -> None:
    one, two = article("x", 3), article("y", 1)
    found = compare(analyze(one, [CRAFT]), analyze(two, [CRAFT]))
    both = row(found, "all")
    assert (both["n"], both["group_n"], both["articles"]) == (3, 1, 1)
    assert both["direction"] == "too few articles (1)"
    assert any("topic cannot be matched" in note for note in found.notes)


def test_readability_is_compared_as_an_index(reference: Reference) -> None:
    frame = compared(article("x", 2), reference).rates
    ease = frame[(frame["category"] == "Flesch reading ease") & (frame["group"] == "Port")].iloc[0]
    assert ease["unit"] == "index"
    assert ease["q10"] <= ease["q50"] <= ease["q90"]


def test_every_p_has_a_q_and_none_is_smaller(reference: Reference) -> None:
    frame = compared(article("x", 2), reference).rates
    assert (frame["p"].isna() == frame["q"].isna()).all()
    assert (frame["q"].dropna() >= frame["p"].dropna() - 1e-12).all()


def test_the_same_comparison_gives_the_same_table(reference: Reference) -> None:
    one, two = (compared(article("x", 2), reference).rates for _ in range(2))
    pd.testing.assert_frame_equal(one, two)


def test_tables_of_another_marker_version_are_refused(reference: Reference) -> None:
    subject = article("x", 1)
    newer = analyze(subject, [replace(CRAFT, version="2")])
    with pytest.raises(
        ValueError,
        match=r"out of date: marker 'craft' was '1' and is now '2'.*"
        r"framing corpus measure harbour-news",
    ):
        compare(subject, reference, analysis=newer)
    other = replace(reference, run={**reference.run, "data": {"craft.tsv": "abc"}})
    analysis = analyze(subject, [CRAFT])
    analysis.run["data"]["craft.tsv"] = "def"
    with pytest.raises(ValueError, match=r"word list craft.tsv has changed"):
        compare(subject, other, analysis=analysis)


def test_tables_whose_voices_were_found_otherwise_are_refused(reference: Reference) -> None:
    subject = article("x", 1)
    tables = replace(reference, run={**reference.run, "voices": "attribution"})
    with pytest.raises(
        ValueError, match=r"found by 'attribution'.*corpus measure harbour-news --voices marks"
    ):
        compare(subject, tables, analysis=analyze(subject, [CRAFT]))


@pytest.mark.parametrize(
    ("subject", "error", "message"),
    [
        ("A boat left.", TypeError, "The subject is 'A boat left.': give an Article"),
        (["A boat left."], TypeError, "holds a str where articles are due"),
        ([], ValueError, "subject is empty"),
        (7, TypeError, "The subject is 7"),
        (Article("x", "Ein Boot.", language="de"), ValueError, "in de, the reference in en"),
    ],
)
def test_bad_subjects_are_named(
    subject: object, error: type[Exception], message: str, reference: Reference
) -> None:
    with pytest.raises(error, match=message):
        compare(subject, replace(reference, run={**reference.run, "markers": {"difficulty": "1"}}))


def test_unknown_groups_and_outlets_name_the_choices(reference: Reference) -> None:
    with pytest.raises(ValueError, match=r"'slant'. Use: outlet, language, date"):
        compared(article("x", 1), reference, by="slant")
    with pytest.raises(ValueError, match=r"'Pravda'.*Farm, Port, Small, Town"):
        reference.only("Pravda")
    with pytest.raises(ValueError, match=r"no corpus 'nowhere'. There are: news-2017"):
        compare(article("x", 1), "nowhere")


def test_intervals_of_large_groups_are_drawn_once_and_stay_the_same(
    reference: Reference, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    drawn = []

    def counted(counts: np.ndarray, *given: object) -> object:
        drawn.append(len(counts))
        return interval(counts, *given)

    interval = rows.bootstrap.interval
    subject = article("x", 2)
    plain = compared(subject, reference).rates
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    monkeypatch.setattr(rows, "MANY", 15)
    monkeypatch.setattr(rows.bootstrap, "interval", counted)
    for _ in range(2):
        pd.testing.assert_frame_equal(compared(subject, reference).rates, plain)
    assert sorted(size for size in drawn if size >= 15) == [18, 20, 51]
    assert drawn.count(10) > 1, "of few articles nothing is kept"


def test_a_difference_is_the_rate_less_the_groups_over_the_same_articles(
    reference: Reference,
) -> None:
    short = Article("short", "A boat left early.", outlet="Port")
    several = [article(f"x{n}", n, url="") for n in range(9)] + [short]
    for subject in (article("x", 5), short, several):
        frame = compared(subject, reference).rates
        both = frame.dropna(subset=["rate", "group_rate"])
        assert len(both)
        assert both["difference"].to_numpy() == pytest.approx(
            (both["rate"] - both["group_rate"]).to_numpy()
        )
        assert (
            frame["difference"].isna() == frame[["rate", "group_rate"]].isna().any(axis=1)
        ).all()
    known = frame.dropna(subset=["difference_low"])
    inside = (known["difference_low"] <= 0) & (known["difference_high"] >= 0)
    assert ((known["p"] < 0.05) == ~inside).all()
    mine = row(compared(several, reference), "Port")
    plain = rates(analyze(several[:-1], [CRAFT]), voice="writer").iloc[0]
    assert (mine["n"], mine["words"], mine["subject_articles"]) == (plain["n"], plain["words"], 9)


def test_what_is_left_out_is_told_with_its_true_reason(reference: Reference) -> None:
    told = [article(f"p{n}", 1) for n in range(6)]
    told += [article("de", 1, language="de"), article("land", 1, LAND), Article("bit", "A boat.")]
    made = reference_of(told)
    articles = made.articles.copy()
    articles.loc[1, "duplicate_of"] = "p0"
    articles.loc[2, "damaged"] = True
    made = replace(made, articles=articles)
    plain = compared(article("p0", 1), made).left_out
    assert plain.set_index("reason")["articles"].to_dict() == {
        "is the subject itself": 1,
        "in another language": 1,
        "is a copy of another article": 1,
        "quotation marks damaged: not compared by voice": 1,
        "fewer than 50 words of the voice 'writer'": 1,
    }
    asked = compared(article("x", 1), made, about="lighthouse", copies=True, by=None, voice="all")
    assert asked.left_out.set_index("reason")["articles"].to_dict() == {
        "in another language": 1,
        "does not use 'lighthouse'": 2,
        "quotation marks damaged: quotations not compared": 1,
    }
