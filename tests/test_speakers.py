"""Who speaks goes by the one name that the table of actors gives, wherever a reader meets it."""

import pandas as pd
import pytest

from framing import Article, Decision, analyze, rates, sources, words_of
from framing.measuring.speakers import actors_of, under_actors
from framing.measuring.tone import who_of_whom
from framing.showing.glance import glance, plain
from framing.showing.plots import plot_sources
from framing.showing.trail import Trail

STORY = Article(
    id="a",
    text="President Anna Al-Berg opened the port. “We will stay until they talk,” Berg said. "
    "The Harbour Workers Council (HWC) met. “The police are cruel,” the HWC said. "
    "President Berg warned that nobody would leave. Officials said that it would rain.",
)
MARKERS = ["actor", "sources", "quotation", "sentiment"]


@pytest.fixture(scope="module")
def analysis():
    return analyze(STORY, MARKERS)


def mentions(*rows, article="a"):
    return pd.DataFrame(
        [{"article": article, "marker": "actor", "actor": a, "category": kind, "text": text}
         for a, kind, text in rows]
    )  # fmt: skip


KNOWN = mentions(
    ("Anna Berg", "person", "Anna Berg"), ("Anna Berg", "person", "She"),
    ("Anna Berg", "person", "Berg"), ("Jon Hale", "person", "Jon Hale"),
    ("Jon Hale", "person", "leader"), ("rebels", "group", "Rebels"),
    ("rebels", "group", "armed rebels"), ("ministry", "organisation", "ministry"),
    ("ministry", "organisation", "spokesman"), ("Leader", "person", "chief"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("speaker", "actor"),
    [
        ("Berg", "Anna Berg"),
        ("Armed rebels", "rebels"),
        ("rebels", "rebels"),
        ("UN high commissioner for Human Rights Anna Berg", "Anna Berg"),
        ("deputy minister Anna Berg", "Anna Berg"),
        ("leader of the union", "Jon Hale"),
        ("spokesman for Anna Berg", ""),
        ("spokesman for President Anna Berg", ""),
        ("brother of Anna Berg", ""),
        ("Otto Anna Berg", ""),
        ("spokesman of the union", ""),
        ("chief of the union", ""),
        ("leader for Justice David Ostrel", ""),
        ("She", ""),
        ("critics", ""),
    ],
)
def test_a_speaker_is_an_actor_where_one_alone_can_be_meant(speaker, actor):
    assert actors_of(KNOWN, [("a", speaker)]) == ({("a", speaker): actor} if actor else {})


def test_a_form_of_two_actors_names_neither():
    bergs = mentions(("Anna Berg", "person", "Berg"), ("Otto Berg", "person", "Berg"))
    assert actors_of(bergs, [("a", "Berg"), ("a", "anna berg")]) == {
        ("a", "anna berg"): "Anna Berg"
    }


def test_actors_of_another_article_name_nobody():
    assert actors_of(KNOWN, [("b", "Berg")]) == {}


def test_only_the_column_of_speakers_changes():
    frame = pd.DataFrame({"article": ["a", "b"], "speaker": ["Berg", "Berg"], "text": ["x", "y"]})
    named = under_actors(frame, {("a", "Berg"): "Anna Berg"})
    assert named["speaker"].tolist() == ["Anna Berg", "Berg"]
    assert named.drop(columns="speaker").equals(frame.drop(columns="speaker"))
    assert frame["speaker"].tolist() == ["Berg", "Berg"]


def test_evidence_and_turns_have_the_names_of_the_table_of_actors(analysis):
    known = {"Anna Al-Berg", "Harbour Workers Council", "officials", ""}
    assert {"Anna Al-Berg", "Harbour Workers Council"} <= set(analysis.actors["actor"])
    assert set(analysis.evidence["speaker"]) | set(analysis.turns["speaker"]) == known


def test_the_words_of_the_text_stay_where_they_are_evidence(analysis):
    said = analysis.evidence[analysis.evidence["marker"] == "sources"]
    explained = said.loc[said["speaker"] == "Anna Al-Berg", "explanation"]
    assert all("the source is Berg" in why for why in explained)
    table = sources(analysis).set_index("speaker")
    assert table.loc["Anna Al-Berg", "named_as"] == "Berg"
    assert table.loc["Harbour Workers Council", "named_as"] == "HWC"


def test_a_source_called_by_several_names_is_one_row():
    merge = Decision("merge", "they speak for her", actor="Harbour Workers Council",
                     into="Anna Al-Berg")  # fmt: skip
    table = sources(analyze(STORY, MARKERS, [merge])).set_index("speaker")
    assert table.loc["Anna Al-Berg", ["named_as", "turns"]].tolist() == ["Berg; HWC", 3]


def test_without_the_marker_of_actors_a_source_keeps_the_name_of_the_text():
    assert "Berg" in analyze(STORY, ["sources"]).turns["speaker"].tolist()


def test_findings_are_the_same_but_for_the_name(analysis):
    alone = analyze(STORY, ["sources", "quotation"]).evidence.drop(columns="speaker")
    both = analysis.evidence[analysis.evidence["marker"].isin(["sources", "quotation"])]
    assert both.drop(columns="speaker").reset_index(drop=True).equals(alone)


def test_the_count_of_a_source_leads_to_as_many_words(analysis):
    counts = rates(analysis, by=["marker", "speaker"], voice="all")
    assert "Anna Al-Berg" in counts["speaker"].tolist()
    for _, row in counts.iterrows():
        assert len(words_of(analysis, row)) == row["n"]


def test_the_page_and_its_pictures_have_the_same_name(analysis):
    told = glance(Trail(analysis.evidence), analysis.articles.iloc[0], {})
    assert any("most often to Anna Al-Berg (2)" in plain(sentence) for sentence in told)
    rows = [label.get_text() for label in plot_sources(analysis).get_yticklabels()]
    assert any("Anna Al-Berg" in row for row in rows)
    assert "Harbour Workers Council" in who_of_whom(analysis)["speaker"].tolist()


@pytest.mark.parametrize("old", ["Anna Al-Berg", "Berg"])
def test_a_renamed_actor_speaks_under_the_new_name(old):
    rename = Decision("rename", "her own spelling", actor=old, into="Anna Berg-Aal")
    made = analyze(STORY, MARKERS, [rename])
    assert made.run["decisions"][0]["rows"] > 0
    assert "Anna Berg-Aal" in made.turns["speaker"].tolist()
    assert set(made.turns["speaker"]) == set(sources(made)["speaker"])
    spoken = made.evidence.loc[made.evidence["marker"] == "sources", "speaker"]
    assert set(spoken) == set(made.turns["speaker"])


def test_a_dropped_actor_leaves_the_source_its_written_name():
    drop = Decision("drop", "no actor", actor="Harbour Workers Council")
    assert "HWC" in analyze(STORY, MARKERS, [drop]).turns["speaker"].tolist()
