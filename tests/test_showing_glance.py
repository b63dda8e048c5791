"""The sentences at the top: plain English, each count with its list, no verdict."""

import pytest
from story import MARKERS, article

from framing import analyze
from framing.showing.evidence_links import Count, EvidenceLinks
from framing.showing.glance import glance, plain


def told(made, markers=MARKERS):
    found = analyze(made, markers)
    trail = EvidenceLinks(found.evidence, tuple(found.run["markers"]))
    measures = dict(zip(found.readability["measure"], found.readability["value"], strict=True))
    return glance(trail, found.articles.iloc[0], measures)


@pytest.fixture(scope="module")
def sentences():
    return told(article())


def test_words_are_told_by_voice_and_add_up(sentences):
    row = analyze(article(), ["difficulty"]).articles.iloc[0]
    others = sum(row[f"{voice}_words"] for voice in ("reported", "quoted", "headline"))
    own = row["words"] - others
    assert plain(sentences[0]).startswith(f"The article has {row['words']} words: {own} are")


@pytest.mark.parametrize(
    "said",
    [
        "Scare quotes are marked 1 time (“friends”); in news 56% of such marks were right.",
        "Of the writer’s words 1 is marked as softening a claim.",
        "1 time in the headline, 1 or more of them rightly.",
        "8 mentions of actors are marked, 5 or more of them rightly; most often of Berg (3), ",
        "By the Flesch–Kincaid formula it reads at about school year",
    ],
)
def test_what_was_found_is_told(sentences, said):
    assert any(said in plain(sentence) for sentence in sentences), [*map(plain, sentences)]


def test_every_count_above_nought_has_a_list(sentences):
    counts = [part for sentence in sentences for part in sentence if isinstance(part, Count)]
    assert counts
    assert all(count.list_id for count in counts if count.n)


def test_only_markers_that_ran_are_told():
    assert len(told(article(), ["difficulty"])) == 2


def test_examples_shed_the_comma_inside_the_marks_and_are_counted_together():
    text = "Nine men died in the “accident,” and their wives waited. "
    text += "Nine died in the “accident” then."
    said = " ".join(map(plain, told(article(text=text, headline=""), ["quotation"])))
    assert "Scare quotes are marked 2 times (“accident” (2×));" in said


def test_of_actors_named_equally_often_all_are_told_or_none():
    names = ("Anna Berg", "Jonas Hale", "Mira Stone", "Peter Vale")
    text = "Anna Berg left. " + " ".join(f"{name} came." for name in names)
    said = " ".join(map(plain, told(article(text=text, headline=""), ["actor"])))
    assert "most often of Anna Berg (2)." in said  # and none who is named once


def test_what_was_not_found_is_not_told(sentences):
    assert not any(part.n == 0 for s in sentences for part in s if isinstance(part, Count))
    plainly = told(article(text="The boat left. It came back.", headline=""))
    assert next(plain(s).split(":")[0] for s in plainly) == "The article has 6 words"
    assert not any("Scare quotes" in plain(s) or "quoted" in plain(s) for s in plainly[1:])


def test_nothing_to_measure_is_said_and_not_nought():
    said = [plain(sentence) for sentence in told(article(text="", headline=""))]
    assert said[-1] == "Readability could not be measured."


def test_a_thing_that_is_given_words_is_no_name_among_the_speakers():
    berg = "Anna Berg said that it was early.\n\nAnna Berg said that it was not."
    text = f"{berg}\n\nSome 46 percent say that it is late. Some 46 percent think so."
    said = [plain(s) for s in told(article(text=text, headline=""), ["sources"])]
    [speakers] = [s for s in said if "words of saying" in s]
    assert "Anna Berg (2)" in speakers
    assert "percent" not in speakers
