"""The page: numbers lead to as many words, nothing in an article runs, the same bytes each time."""

import re
from functools import cache

import html5lib
import pytest
from story import HOSTILE, MARKERS, TEXT, article
from timing import grows_with_length_alone

from framing import Article, analyze
from framing.marking.marker import Mark, Marker
from framing.showing.page import page


def written(made, markers=MARKERS):
    return page(made, analyze(made, markers))


@pytest.fixture(scope="module")
def html():
    return written(article())


def tree_of(html):
    return html5lib.parse(html, namespaceHTMLElements=False)


def by_id(tree):
    return {element.get("id"): element for element in tree.iter() if element.get("id")}


def test_every_number_leads_to_as_many_words(html):
    tree = tree_of(html)
    places = by_id(tree)
    links = [link for link in tree.iter("a") if link.get("class") == "count"]
    assert len(links) > 20
    for link in links:
        entries = list(places[link.get("href")[1:]].iter("li"))
        assert len(entries) == int("".join(link.itertext()).replace(",", ""))


def test_every_entry_leads_to_its_words_and_every_mark_to_its_entry(html):
    made = article()
    tree = tree_of(html)
    places = by_id(tree)
    evidence = analyze(made, MARKERS).evidence
    for number, words in enumerate(evidence["text"], start=1):
        link = places[f"e{number}"].find(".//a")
        assert ["".join(link.itertext()), link.get("href")] == [words, f"#m{number}"]
        assert f"m{number}" in places
    keys = [link for link in tree.iter("a") if (link.get("class") or "").startswith("k ")]
    assert {link.get("href")[1:] for link in keys} == {f"e{n + 1}" for n in range(len(evidence))}


def test_no_link_leads_nowhere_and_no_id_is_used_twice(html):
    tree = tree_of(html)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    inner = [e.get("href") for e in tree.iter() if (e.get("href") or "").startswith("#")]
    assert {link[1:] for link in inner} <= set(ids)


def test_the_pane_holds_the_text_of_the_article(html):
    pane = next(e for e in tree_of(html).iter("div") if e.get("class") == "pane")
    assert "".join(pane.itertext()) == article().text


FIELDS = [("text",), ("id", "headline", "outlet", "author", "url"), ("language",)]


def assert_inert(html):
    tree = tree_of(html)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "img", "iframe", "object", "embed", "textarea", "base", "form"}
    assert not any(name.startswith("on") for e in tree.iter() for name in e.attrib)
    links = {e.get("href") for e in tree.iter() if e.get("href")}
    assert all(link.startswith(("#", "http")) for link in links)
    assert "\0" not in html


@pytest.mark.parametrize("fields", FIELDS, ids=" ".join)
def test_nothing_in_an_article_runs(fields):
    assert_inert(written(article(**dict.fromkeys(fields, " ".join(HOSTILE)))))


def test_template_syntax_is_shown_as_it_was_written():
    hostile = dict.fromkeys(("text", "headline", "outlet", "author"), "{{7*7}} {% raw %}")
    shown = "".join(tree_of(written(article(**hostile))).itertext())
    assert shown.count("{{7*7}} {% raw %}") >= len(hostile)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc", "//x"])
def test_only_web_addresses_become_links(url):
    assert_inert(written(article(url=url), ["difficulty"]))


def test_hostile_words_of_markers_stay_text():
    hostile = " ".join(HOSTILE)

    def find(text):
        yield Mark(0, 3, hostile, hostile, actor=hostile, score=-0.4, speaker=hostile)

    markers = [
        Marker(name, find, "words", hostile, (hostile,), (), (), hostile)
        for name in ("loaded", "actor", "sentiment", "sources", "quotation", hostile)
    ]
    assert_inert(written(article(), markers))


def test_the_page_fetches_nothing():
    html = written(article(url="https://example.org/story"))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert "default-src 'none'" in policy.group(1)
    assert "script-src" not in policy.group(1)
    outside = re.findall(r'(?:src|href)="(?!#)([^"]*)"', html)
    assert outside == ["https://example.org/story"]
    assert not re.search(r"@import|url\((?!#)", html)


def test_the_same_input_gives_the_same_bytes(html):
    assert written(article()) == html


def test_it_passes_no_verdict_and_prints_undefined_as_a_dash():
    html = written(article(text="Rain. " * 2, headline=""))
    assert "biased" not in html.lower()
    assert "nan" not in re.findall(r">\s*(nan|None|inf)\s*<", html)
    assert "–" in html


def test_an_empty_article_gives_a_page():
    tree = tree_of(written(article(text="", headline="")))
    assert "h-article" in by_id(tree)


def test_an_article_that_was_not_analysed_is_refused():
    found = analyze(article(), MARKERS)
    with pytest.raises(ValueError, match="holds no article 'other'"):
        page(article(id="other"), found)
    with pytest.raises(ValueError, match="another text"):
        page(article(text="Changed."), found)


def test_of_many_articles_one_is_shown():
    other = article(id="b", text="A mob came. The mob left.")
    html = page(other, analyze([article(), other], MARKERS))
    assert "totters" in html
    assert "friends" not in html


def test_size_and_time_grow_with_the_text_and_no_faster():
    @cache
    def made(n):
        one = article(text="\n\n".join([TEXT] * n))
        return one, analyze(one, MARKERS)

    assert len(page(*made(24))) < 4.5 * len(page(*made(6)))
    assert grows_with_length_alone(lambda n: page(*made(n)), 6)


def test_an_opinion_piece_is_said_to_be_one_at_the_head_and_a_report_is_not(html):
    assert "opinion piece" not in html
    column = "I saw it. I said so. I left. " + TEXT
    made = Article(id="c", text=column, url="https://a.example/opinion/quay")
    head = written(made).split("</header>")[0]
    assert "This is an opinion piece: the address says “opinion”; the writer says “I” " in head
    links = re.findall(r'class="count" href="#(genre-\d)">3</a>', head)
    assert len(links) == 1
    assert head.count("<b>I</b>") == 3
