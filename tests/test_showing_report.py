"""The page beside a reference: every sentence and table says what the comparison says."""

import html5lib
import pandas as pd
import pytest
from story import MARKERS, TEXT, article

from framing import Article, analyze, compare, keyness
from framing.corpora.reference import measured_now
from framing.measuring.measured_error import measured_error
from framing.showing import numbers
from framing.showing.comparison_section import comparison_section, outlets
from framing.showing.evidence_links import EvidenceLinks
from framing.showing.keyness_section import keyness_section
from framing.showing.report import LONGEST_PAGE, distinguishing_words, report

SENTENCES = TEXT.replace("\n\n", " ").split(". ")


def story(number):
    """One of many tellings: the same sentences in another order, some left out."""
    order = SENTENCES[number % 5 :] + SENTENCES[: number % 5]
    text = ". ".join(order * 2) + f". Number {number} came."
    outlet = "Tiny" if number > 38 else ("Bell", "Crier", "Drum")[number % 3]
    return Article(id=f"r{number}", text=text, outlet=outlet, url=f"https://example.org/{number}")


@pytest.fixture(scope="module")
def reference():
    return measured_now([story(number) for number in range(41)], "tellings", MARKERS)


@pytest.fixture(scope="module")
def made():
    return article(text=f"{TEXT}\n\n{TEXT} A lighthouse stood there, and the lighthouse shone.")


@pytest.fixture(scope="module")
def analysis(made):
    return analyze(made, MARKERS)


@pytest.fixture(scope="module")
def comparison(made, analysis, reference):
    return compare(made, reference, analysis=analysis)


def test_the_page_is_written_and_has_the_part_on_outlets(made, analysis, reference, tmp_path):
    out = tmp_path / "page.html"
    html = report(made, reference, out, analysis=analysis)
    assert out.read_text(encoding="utf-8") == html
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    assert {"outlets", "words", "trust"} <= set(ids)
    assert len(ids) == len(set(ids))
    for link in (e for e in tree.iter("a") if e.get("class") == "count"):
        place = next(e for e in tree.iter() if e.get("id") == link.get("href")[1:])
        assert len(list(place.iter("li"))) == int("".join(link.itertext()).replace(",", ""))


def test_without_a_reference_nothing_is_compared(made):
    html = report(made, markers=["difficulty"])
    assert 'id="outlets"' not in html
    assert 'id="words"' not in html


def test_the_table_has_the_digits_of_the_comparison(comparison, analysis):
    table = outlets(comparison, EvidenceLinks(analysis.evidence)).tables[0]
    row = next(row for row in table.rows if row[:2] == ("Loaded words", "contested label"))
    found = comparison_section(comparison.rates).query("marker == 'loaded'").iloc[0]
    assert str(row[2]) == numbers.count(found["n"])
    assert row[3] == numbers.rate(found["rate"])
    assert row[5] == numbers.rate(found["group_rate"])
    assert row[7] == found["direction"]


def test_too_few_similar_articles_give_way_to_all(comparison):
    rates = comparison.rates[comparison.rates["group"] == "all"]
    alike = rates.assign(group="matched", percentile=float("nan"), direction="too few articles (2)")
    assert set(comparison_section(pd.concat([alike, rates]))["group"]) == {"all"}
    placed = rates.assign(group="matched")
    assert set(comparison_section(pd.concat([placed, rates]))["group"]) == {"matched"}


def test_each_pictured_rate_that_was_compared_has_a_picture(comparison, analysis):
    shown = [p.title for p in outlets(comparison, EvidenceLinks(analysis.evidence)).pictures]
    assert shown == [
        "Loaded words",
        "Scare quotes",
        "Words quoted from others",
        "Words of stance",
        "School years to read it",
    ]


def test_notes_on_the_comparison_reach_the_reader(comparison, analysis):
    notes = outlets(comparison, EvidenceLinks(analysis.evidence)).notes
    assert set(comparison.notes) <= set(notes)


def test_words_that_set_it_apart_come_with_counts_of_both_sides(
    made, analysis, reference, comparison
):
    found = distinguishing_words(made, analysis, reference, comparison)
    section = keyness_section(made, found, "tellings")
    row = next(row for row in section.tables[0].rows if row[0] == "lighthouse")
    assert [str(cell) for cell in row[1:4]] == ["2", "0", "0"]
    lines = next(one.lines for one in section.concordances if one.id == row[1].list_id)
    assert [word for _, word, _ in lines] == ["lighthouse", "lighthouse"]


def test_function_words_stand_last(made):
    words = [["against", "boat"]] * 3, [["fish"]] * 3
    terms = [row[0] for row in keyness_section(made, keyness(*words), "others").tables[0].rows]
    assert terms == ["boat", "against"]


def test_measured_error_has_its_columns():
    columns = ["marker", "category", "measure", "value", "n", "low", "high", "data"]
    assert measured_error().columns.tolist() == columns


def test_an_unknown_reference_is_named(made):
    with pytest.raises(ValueError, match="nowhere"):
        report(made, "nowhere", markers=["difficulty"])


def test_an_article_that_no_browser_could_show_is_refused_at_once():
    article = Article(id="library", text="word " * (LONGEST_PAGE + 1))
    with pytest.raises(ValueError, match=r"library has 500,001 words.*corpus import"):
        report(article)
