"""What a notebook's cell shows: inert, styled by itself, and with ids of its own."""

import html5lib
import pytest
from story import HOSTILE, MARKERS, TEXT, article

from framing import analyze, compare
from framing.showing.cells import comparison_html, counts, highlight


def tree_of(html):
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def ids_in(html):
    return {element.get("id") for element in tree_of(html).iter() if element.get("id")}


def text_of(html):
    pane = next(e for e in tree_of(html).iter("div") if e.get("class") == "pane")
    return "".join(pane.itertext())


def test_an_article_with_its_marks_leads_from_mark_to_evidence_and_back():
    made = article()
    html = highlight(made, analyze(made, MARKERS), prefix="one-")
    assert {"one-m1", "one-e1"} <= ids_in(html)
    assert {link.get("href")[1:] for link in tree_of(html).iter("a")} <= ids_in(html)
    assert text_of(html) == made.text


def test_two_articles_in_one_notebook_share_no_id():
    first, second = article(), article(text=f"{TEXT} More.")
    shown = [highlight(made, analyze(made, MARKERS)) for made in (first, second)]
    assert not ids_in(shown[0]) & ids_in(shown[1])


def test_an_article_alone_is_its_text():
    assert text_of(highlight(article())) == article().text


def test_hostile_text_stays_inert():
    made = article(text=" ".join(HOSTILE), headline=HOSTILE[0])
    found = analyze(made, MARKERS)
    for html in (highlight(made, found), highlight(made), counts(found)):
        assert not {e.tag for e in tree_of(html).iter()} & {"script", "img", "iframe", "textarea"}


def test_counts_have_the_digits_of_the_rates():
    shown = "".join(tree_of(counts(analyze(article(), MARKERS))).itertext())
    assert "stance: hedge" in shown
    assert "too few" in shown


def test_a_comparison_shows_pictures_and_its_notes():
    others = [
        article(id=f"b{n}", text=f"{TEXT}\n\n{TEXT} Day {n}.", outlet="Bell") for n in range(6)
    ]
    made = article()
    found = compare(made, others, match=None, analysis=analyze(made, "difficulty"))
    html = comparison_html(found)
    assert "<svg" in html
    assert all(note in "".join(tree_of(html).itertext()) for note in found.notes)


def test_an_analysis_of_another_article_is_refused():
    with pytest.raises(ValueError, match="holds no article"):
        highlight(article(id="other"), analyze(article(), MARKERS))
