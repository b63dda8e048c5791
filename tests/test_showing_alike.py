"""The part on resemblance: the answer with its test, counts that lead to words, refusals."""

from dataclasses import replace

import html5lib
import pandas as pd
import pytest
from invented_outlets import SUBJECT, corpus

from framing import analyze, compare
from framing.showing import alike as room
from framing.showing.alike import alike, asked
from framing.showing.report import report
from framing.showing.trail import Count, Trail

ANALYSIS = analyze(SUBJECT, ["difficulty"])
TRAIL = Trail(ANALYSIS.evidence, ("difficulty",))


@pytest.fixture(scope="module")
def reference():
    return corpus(("Port", "said"), ("Town", "not"))


@pytest.fixture(scope="module")
def comparison(reference):
    return compare(SUBJECT, reference, analysis=ANALYSIS)


@pytest.fixture(scope="module")
def answers(reference):
    return asked(SUBJECT, ANALYSIS, reference)


@pytest.fixture(scope="module")
def section(answers, comparison):
    return alike(SUBJECT, answers, comparison, TRAIL)


def test_the_answer_comes_with_the_test_and_what_guessing_would_reach(answers, section):
    assert section.lead[0].startswith("By its words it reads most like Town (")
    assert "80 articles of weeks it had not learnt from" in section.lead[0]
    assert "guessing is right for 50%." in section.lead[0]
    assert answers["words"].answer == "Town"


def test_an_answer_that_hardly_leads_is_told_as_a_tie(answers, comparison):
    close = answers["words"].probabilities.assign(probability=[0.52, 0.48])
    tie = replace(answers["words"], probabilities=close)
    section = alike(SUBJECT, {"words": tie}, comparison, TRAIL)
    assert "about equally like Town (52%) and Port (48%)" in section.lead[0]


def test_the_words_that_speak_for_it_lead_to_their_lines(section):
    table = section.tables[0]
    assert table.heading == "The words that speak for Town"
    row = next(row for row in table.rows if row[0] == "not")
    assert row[1] == Count(SUBJECT.text.split().count("not"), row[1].list_id)
    lines = next(one.lines for one in section.concordances if one.id == row[1].list_id)
    assert {word for _, word, _ in lines} == {"not"}
    assert len(lines) == row[1].n


def test_how_many_similar_articles_are_of_the_answers_outlet_is_said(answers, comparison):
    matched = pd.DataFrame({"outlet": ["Town", "Port"] * 5 + ["Town"]})
    beside = replace(comparison, matched=matched)
    notes = alike(SUBJECT, {"words": answers["words"]}, beside, TRAIL).notes
    assert "Among the 11 articles on a similar topic are 6 of Town: " in notes[1]
    few = replace(comparison, matched=matched.head(9))
    assert len(alike(SUBJECT, {"words": answers["words"]}, few, TRAIL).notes) == 1


def test_the_confusion_table_has_every_article_of_the_test(answers, section):
    table = next(one for one in section.tables if "taken for which" in one.heading)
    cells = [[int(cell) for cell in row[1:-1]] for row in table.rows]
    assert cells == answers["words"].confusion.to_numpy().tolist()
    assert table.columns == ("Outlet", "Port", "Town", "Told right")


def test_where_the_test_is_no_better_than_chance_there_is_no_answer_and_no_picture():
    same = corpus(("Port", "said"), ("Town", "said"))
    answers = {"words": asked(SUBJECT, ANALYSIS, same)["words"]}
    section = alike(SUBJECT, answers, compare(SUBJECT, same, analysis=ANALYSIS), TRAIL)
    assert section.lead[0].startswith("By its words: no answer. In the test ")
    assert not section.pictures
    assert [one.heading for one in section.tables] == [
        "By its words: which outlets are taken for which"
    ]


def test_what_cannot_be_asked_is_said_once(reference, comparison, monkeypatch):
    one = reference.only("Port")
    answers = asked(SUBJECT, ANALYSIS, one)
    section = alike(SUBJECT, answers, compare(SUBJECT, one, analysis=ANALYSIS), TRAIL)
    assert len(section.lead) == 1
    assert "has 1 outlet(s) with 30 articles or more" in section.lead[0]
    monkeypatch.setattr(room, "MOST", 79)
    assert "80 articles, more than a page waits for" in asked(SUBJECT, ANALYSIS, reference)["words"]


def test_the_page_has_the_part_and_each_count_in_it_leads_to_as_many_words(reference):
    html = report(SUBJECT, reference, analysis=ANALYSIS)
    assert html == report(SUBJECT, reference, analysis=ANALYSIS)
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    places = {e.get("id"): e for e in tree.iter() if e.get("id")}
    links = [e for e in places["alike"].iter("a") if e.get("class") == "count"]
    assert links
    for link in links:
        entries = list(places[link.get("href")[1:]].iter("li"))
        assert len(entries) == int("".join(link.itertext()))
