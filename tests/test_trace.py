"""The way back: every row of every table leads to exactly what it counts, or is refused by name."""

import datetime as dt
from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import (
    Analysis,
    Article,
    actors_across,
    agency,
    analyze,
    attributions,
    compare,
    keyness,
    naming,
    rates,
    sources,
    tone,
    tone_by,
    tone_by_speaker,
    tone_over_time,
    words_of,
)
from framing.comparing.collocates import collocates
from framing.comparing.kwic import kwic
from framing.comparing.over_time import over_time
from framing.evidence import COLUMNS, table

TEXTS = (
    "The regime may have shot a docker, Anna Berg said. “The rebels are thugs,” she told "
    "reporters. Critics warned of a crackdown. Berg was praised for her courage. It rained. " * 2,
    "Rebels fired on Lesk. “We saw nothing,” said Anna M. Berg. The mob left, the mayor clearly "
    "said. According to Tom Hale, two strikers were arrested by police. " * 3,
    "Tom Hale denied that police killed the docker. “Hale is a liar,” said Anna Berg of Tom Hale. "
    "The government never shot anybody. Officials say the regime is finished. " * 3,
    "It rained, and the boats stayed in the harbour of Lesk all day and all night. " * 5,
    "Police shot a docker.",
)
OUTLETS = ("Port", "Town", "Port", "", "Town")


def articles() -> list[Article]:
    return [
        Article(
            id=f"a{n}",
            text=text,
            outlet=outlet,
            date=dt.date(2024, 1 + n, 3) if n != 2 else None,
            author="Ana Ruiz" if n % 2 else "",
            meta={"wire": bool(n % 2), "desk": n} if n else {},
        )
        for n, (text, outlet) in enumerate(zip(TEXTS, OUTLETS, strict=True))
    ]


@pytest.fixture(scope="module")
def analysis():
    return analyze(articles())


def counted(frame: pd.DataFrame, name: str) -> list[tuple[pd.Series, int]]:
    return [(row, int(row[name])) for _, row in frame.iterrows()]


def over(analysis):
    """Every table of findings with what each of its rows counts."""
    yield from counted(rates(analysis), "n")
    for by in ("outlet", "wire", "meta.desk", "month", "year", "date", "author", "speaker"):
        yield from counted(rates(analysis, ["marker", by], voice="all"), "n")
    for voice in ("writer", "reported", "quoted", "headline"):
        yield from counted(rates(analysis, ["category", "actor"], voice), "n")
    yield from counted(rates(analysis, ()), "n")
    yield from counted(sources(analysis), "turns")
    yield from counted(naming(analysis), "n")
    yield from counted(analysis.actors, "mentions")
    yield from counted(actors_across(analysis), "mentions")
    yield from counted(analysis.sentiment, "mentions")
    yield from counted(tone_by_speaker(analysis), "mentions")
    for by in (("actor", "voice"), "outlet", "month", ["speaker", "wire"]):
        yield from counted(tone(analysis, by), "mentions")
    yield from counted(tone(analysis, "outlet", actor="Anna Berg"), "mentions")
    for voice in ("writer", "all"):
        for by in ("outlet", "wire", None):
            yield from counted(tone_by(analysis, by=by, voice=voice), "mentions")
        series = tone_over_time(analysis, "Anna Berg", by="outlet", voice=voice)
        yield from counted(series, "mentions")
    for marker in ("loaded", "quotation"):
        for every in ("week", "year"):
            yield from counted(over_time(analysis, marker, every=every, by="wire"), "n")
    yield from ((row, 1) for _, row in analysis.evidence.iloc[::5].iterrows())
    per_article = analysis.evidence["article"].value_counts()
    for _, row in analysis.articles.iterrows():
        yield row, int(per_article.get(row["article"], 0))


def test_every_row_of_every_table_leads_to_as_many_words_as_it_counts(analysis):
    rows = list(over(analysis))
    for row, count in rows:
        assert len(words_of(analysis, row.to_dict())) == count, row.to_dict()
    assert sum(count > 0 for _, count in rows) > 200


def test_rows_of_agency_lead_to_what_is_done_and_suffered(analysis):
    for _, row in agency(analysis).iterrows():
        found = words_of(analysis, row)
        assert (found["doer"] == row["actor"]).sum() == row["doer"]
        assert (found["done_to"] == row["actor"]).sum() == row["done_to"]
        assert (found["text"] != "").all()


def test_turns_come_with_their_words(analysis):
    berg = sources(analysis).query("speaker == 'Anna Berg' and article == 'a0'").iloc[0]
    told = words_of(analysis, berg)["text"]
    assert any("said" in text and "The regime may have shot a docker" in text for text in told)


def test_a_comparison_leads_back_to_the_subjects_words(analysis):
    others = [
        Article(id=f"b{n}", text=text, outlet="Bay", date=dt.date(2024, 2, 1))
        for n, text in enumerate(TEXTS)
    ]
    reference = analyze(others)
    alone = analyze(articles()[0])
    for own in (analysis, alone):
        found = compare(own, reference)
        counts = found.rates[found.rates["unit"] != "index"]
        for _, row in counts[counts["category"] != "quoted words"].iterrows():
            if own is analysis or not pd.isna(row["rate"]):
                assert len(words_of(own, row)) == row["n"], row.to_dict()
        for row, count in counted(found.tone, "mentions"):
            assert len(words_of(own, row)) == count
        refused = found.rates[found.rates["category"].isin(["quoted words", "SMOG"])]
        for _, row in refused.iterrows():
            with pytest.raises(ValueError, match="leads to no evidence"):
                words_of(own, row)


def test_tables_without_findings_are_refused_by_name(analysis):
    texts = articles()
    boats = [Article(f"c{n}", "Armed rebels took a boat.") for n in range(3)]
    frames = [
        keyness(texts[:2], texts[2:]).head(3),
        collocates(boats, "rebels"),
        kwic(boats, "rebels"),
        analysis.readability.head(3),
        attributions(analysis).head(3),
        analysis.turns.head(3),
        analysis.clauses.head(3),
        pd.DataFrame([{"group": "Port", "reason": "is a copy", "articles": 3}]),
    ]
    for frame in frames:
        assert len(frame)
        for _, row in frame.iterrows():
            with pytest.raises(ValueError, match=r"^This row leads to no evidence: [^\n]+\.$"):
                words_of(analysis, row)


def test_a_row_of_something_else_is_refused_with_both_counts(analysis):
    row = rates(analysis, "marker").query("marker == 'loaded'").iloc[0]
    fewer = analyze(articles()[:1], "loaded")
    with pytest.raises(ValueError, match=rf"counts {row['n']}, and the analysis leads to"):
        words_of(fewer, row)
    with pytest.raises(ValueError, match=r"'colour' is none of the columns article, marker"):
        words_of(analysis, {"colour": 1})
    with pytest.raises(TypeError, match="one row of a table"):
        words_of(analysis, "loaded")


@cache
def lengths() -> Analysis:
    return analyze(articles(), "difficulty")


MARKS = st.lists(
    st.tuples(
        st.sampled_from(["a0", "a1", "a2", "a3", "a4"]),
        st.sampled_from(["writer", "reported", "quoted", "headline"]),
        st.sampled_from(["loaded", "sentiment", "naming"]),
        st.sampled_from(["negative", "neutral", "positive"]),
        st.sampled_from(["", "Anna Berg", "Anna M. Berg", "Tom Hale"]),
        st.sampled_from(["", "Tom Hale"]),
    ),
    max_size=30,
)


@settings(max_examples=25)
@given(MARKS)
def test_any_evidence_is_led_back_to(marks):
    made = lengths()
    rows = [
        dict.fromkeys(COLUMNS, "")
        | {"article": article, "start": k, "end": k + 1, "text": "a", "sentence": k}
        | {"voice": voice, "marker": marker, "category": category, "actor": actor}
        | {"speaker": speaker, "score": 0.5}
        for k, (article, voice, marker, category, actor, speaker) in enumerate(marks)
    ]
    run = {"markers": dict.fromkeys(("loaded", "sentiment", "naming"), "1"), "data": {}}
    found = Analysis(table(rows), made.articles, made.readability, {**run, "skipped": []})
    frames = [
        (rates(found, ["marker", "outlet"], "quoted"), "n"),
        (rates(found, ["speaker", "month"], "all"), "n"),
        (naming(found), "n"),
        (tone_by_speaker(found), "mentions"),
        (tone(found, ["actor", "desk"]), "mentions"),
        (tone_by(found, by="wire", voice="reported"), "mentions"),
    ]
    for frame, name in frames:
        for row, count in counted(frame, name):
            assert len(words_of(found, row)) == count
