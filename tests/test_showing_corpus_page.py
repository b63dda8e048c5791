"""The page of a corpus: what it says is in its tables, and nothing hostile in it runs."""

import re
from dataclasses import replace

import html5lib
import pytest
from browser import LAPTOP, NEEDED, PHONE, faults, unreached
from invented_corpus import outlets
from story import HOSTILE
from typer.testing import CliRunner

import framing
from framing.cli.app import app
from framing.comparing.side_by_side import side_by_side
from framing.showing.corpus_page import corpus_page

RATES = {"Port": 12, "Town": 4, "Hill": 4}
SPACE = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def found():
    return side_by_side(outlets(RATES))


@pytest.fixture(scope="module")
def html(found):
    return corpus_page(found)


def tree(html):
    return html5lib.parse(html)


def words(node):
    return " ".join("".join(node.itertext()).split())


def section(html, name):
    return next(node for node in tree(html).iter() if node.get("id") == name)


def rows(html, heading):
    """The cells of a table by its heading, row by row."""
    for table in tree(html).iter(f"{SPACE}table"):
        caption = table.find(f"{SPACE}caption")
        if caption is not None and words(caption).startswith(heading):
            body = table.find(f"{SPACE}tbody")
            return [[words(cell) for cell in row] for row in body]
    raise AssertionError(heading)


def test_it_needs_nothing_and_is_the_same_each_time(found, html):
    assert html == corpus_page(found)
    assert "<script" not in html
    assert not re.search(r'(src|href)="(?!#)', html)
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html


def test_the_rates_are_those_of_the_table(found, html):
    printed = {row[0]: row[2:] for row in rows(html, "All rates")}
    for outlet in RATES:
        own = found.rates[found.rates["group"] == outlet]
        assert printed[outlet] == [f"{rate:.1f}" for rate in own["rate"]]


def test_every_underlined_number_leads_to_a_list(html):
    parsed = tree(html)
    ids = {node.get("id") for node in parsed.iter() if node.get("id")}
    links = [n.get("href") for n in parsed.iter(f"{SPACE}a") if n.get("class") == "count"]
    assert len(links) > 6
    assert {link.removeprefix("#") for link in links} <= ids
    assert not [n for n in parsed.iter(f"{SPACE}a") if n.get("href", "#")[1:] not in {*ids, ""}]


def test_the_tone_comes_last_and_says_first_how_often_it_is_wrong(html):
    order = [node.get("id") for node in tree(html).iter(f"{SPACE}section")]
    assert order.index("tone") > order.index("time") > order.index("rates")
    assert order[0] == "standing-out"
    said = words(section(html, "tone"))
    assert "88% was right (69% to 96%; n = 24" in said
    assert "43% was right (16% to 75%; n = 7" in said
    assert "negative" not in words(section(html, "standing-out"))


def test_methods_and_what_was_left_out_are_told(found, html):
    assert words(section(html, "cite")).count(f"framing {framing.__version__}") >= 1
    assert "Set aside when the corpus was imported: 2 (no text)." in words(
        section(html, "left-out")
    )
    assert "The texts of this corpus are not here" in words(section(html, "called"))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (outlets(RATES, dated=False), "No article has a date: no rate is followed through time."),
        (outlets({"Port": 6}), "The articles are of one outlet"),
        (outlets({**RATES, "Few": 50}, {"Port": 40, "Town": 40, "Hill": 40, "Few": 2}), "too few"),
        (replace(outlets(RATES), run={"markers": {"loaded": "0"}, "data": {}}), "out of date"),
    ],
    ids=["no dates", "one outlet", "an outlet of two articles", "old tables"],
)
def test_what_cannot_be_said_is_told(made, said):
    assert said in words(tree(corpus_page(side_by_side(made))))


def test_two_outlets_have_the_words_that_set_them_apart():
    made = outlets({"Port": 12, "Town": 4})
    about = made.articles["outlet"].map({"Port": "war", "Town": "farm"})
    counts = made.terms.counts.toarray()
    war = [made.terms.vocabulary.index(word) for word in ("front", "shells", "troops")]
    counts[:, war] *= (about == "war").to_numpy()[:, None]
    terms = replace(made.terms, counts=type(made.terms.counts)(counts))
    html = corpus_page(side_by_side(replace(made, terms=terms)))
    assert {"front", "shells", "troops"} <= set(words(section(html, "words")).split())


HARM = " ".join(HOSTILE)


@pytest.fixture(scope="module")
def hostile():
    """Names of outlets, actors, addresses and the corpus are markup."""
    made = outlets({HARM: 12, "<script>alert(1)</script>": 4, "{{ 7*7 }} \\ $x^2$": 4})
    tone = made.tone.assign(actor=f"Berg {HARM}")
    articles = made.articles.assign(url="javascript:alert(1)")
    return corpus_page(side_by_side(replace(made, name=HARM, tone=tone, articles=articles)))


def test_hostile_names_are_text(hostile):
    parsed = tree(hostile)
    assert not [*parsed.iter(f"{SPACE}script"), *parsed.iter(f"{SPACE}img")]
    assert not [n for n in parsed.iter() if any(str(k).startswith("on") for k in n.attrib)]
    assert "<script>alert(1)</script> has" in words(parsed) or "{{ 7*7 }}" in words(parsed)
    assert "javascript:" not in {n.get("href", "")[:11] for n in parsed.iter(f"{SPACE}a")}


def test_the_command_writes_it_and_says_what_is_wrong(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for arguments, said in (
        (["report"], "one of both"),
        (["report", "a.txt", "--corpus", "news-2017"], "one of both"),
        (["report", "a.txt", "--outlet", "BBC"], "give --corpus as well"),
        (["report", "--corpus", "nowhere"], "no corpus 'nowhere'"),
        (["report", "--corpus", "news-2017", "--outlet", "Gazette"], "No outlet 'Gazette'"),
        (["cite", "nowhere"], "no corpus 'nowhere'"),
    ):
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 1
        assert said in str(done.exception)
    assert not [*tmp_path.iterdir()]
    done = CliRunner().invoke(app, ["cite", "news-2017"])
    assert done.exit_code == 0
    assert done.stdout.rstrip("\n") == str(framing.cite(framing.load_corpus("news-2017"))).rstrip()


class TestInABrowser:
    pytestmark = NEEDED

    @pytest.fixture
    def opened(self, chromium, tmp_path):
        trouble, tabs = [], []

        def open_in(html, **options):
            path = tmp_path / "corpus.html"
            path.write_text(html, encoding="utf-8")
            tab = chromium.new_page(**options)
            tabs.append(tab)
            tab.on("console", lambda message: trouble.append(message.text))
            tab.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
            tab.on("request", lambda asked: asked.url.startswith("file:") or trouble.append(asked))
            tab.goto(path.as_uri())
            return tab

        yield open_in
        for tab in tabs:
            tab.close()
        assert trouble == []

    @pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_an_accessibility_checker_finds_nothing_and_it_fits(self, opened, html, size, scheme):
        tab = opened(html, viewport=size, color_scheme=scheme, bypass_csp=True)
        assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert faults(tab) == []

    def test_hostile_names_fit_and_run_nothing(self, opened, hostile):
        tab = opened(hostile, viewport=PHONE)
        assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    def test_a_number_opens_its_list_and_the_keyboard_reaches_all(self, opened, html):
        tab = opened(html, viewport=LAPTOP)
        tab.locator("#standing-out a.count").first.click()
        assert tab.locator(".group:target").is_visible()
        assert unreached(tab) == []

    def test_what_is_folded_is_printed(self, opened, html):
        pdfium = pytest.importorskip("pypdfium2")
        document = pdfium.PdfDocument(opened(html).pdf())
        text = " ".join(leaf.get_textpage().get_text_range() for leaf in document)
        document.close()
        assert "@software{framing" in text
        assert "Skip to what stands out" not in text
