"""A notebook's cell: each result shows itself, static, inert, and with the words behind it."""

import subprocess
import sys

import html5lib
import pytest

import framing
from framing import Article

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} \u202eterces\u202c "
    "</style></p> The regime slammed the “rebels”."
)


@pytest.fixture(scope="module")
def article():
    return Article(id="<b>a</b>", text=HOSTILE, headline="<i>The regime</i>")


@pytest.fixture(scope="module")
def analysis(article):
    return framing.analyze(article, ["loaded", "quotation", "actor"])


def elements(html):
    return {element.tag for element in html5lib.parse(html, namespaceHTMLElements=False).iter()}


def words(html):
    """All text of the drawn article, and how many marks lie over it."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    pane = next(element for element in tree.iter("div") if element.get("class") == "pane")
    return " ".join("".join(pane.itertext()).split()), len(list(pane.iter("i")))


def everything(article, analysis):
    comparison = framing.compare(article, [article, Article(id="b", text="They met.")])
    picture = framing.plot_actors(analysis)
    return [
        framing.show(article),
        framing.show(analysis),
        framing.show(comparison),
        framing.show(article, analysis),
        framing.show(picture),
    ]


def test_nothing_of_a_hostile_text_becomes_markup(article, analysis):
    for html in everything(article, analysis):
        assert elements(html).isdisjoint({"script", "img", "iframe", "object", "form"})
        assert "onerror=alert(1)>" not in html


def test_nothing_is_fetched(article, analysis):
    for html in everything(article, analysis):
        assert "http" not in html.replace("http://www.w3.org/", "")


def test_same_result_shows_the_same(article, analysis):
    assert everything(article, analysis) == everything(article, analysis)


def test_words_behind_each_count_stand_in_the_cell(analysis):
    shown = framing.show(analysis)
    for text in analysis.where(marker="loaded", voice="writer").evidence["text"]:
        assert f"<bdi>{text}</bdi>" in shown


def test_article_is_shown_whole_and_highlighted_with_its_analysis(article, analysis):
    assert 'id="' not in framing.show(article).split('class="pane"')[1].split("</p>")[0]
    assert "data-l=" in framing.show(article, analysis)


def test_analysis_of_nothing_shows_an_empty_table():
    empty = framing.analyze(Article(id="a", text=""), ["loaded"])
    assert "<details" not in framing.show(empty)


def test_what_cannot_be_shown_is_named():
    with pytest.raises(TypeError, match="not int"):
        framing.show(3)


@pytest.mark.slow  # the exporter takes seconds to load
def test_highlighted_article_survives_an_export_to_html(article, analysis):
    nbformat = pytest.importorskip("nbformat")
    exporter = pytest.importorskip("nbconvert").HTMLExporter(template_name="basic")
    shown = framing.show(article, analysis)
    output = nbformat.v4.new_output("display_data", {"text/html": str(shown)})
    cell = nbformat.v4.new_code_cell("article", outputs=[output])
    body, _ = exporter.from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    assert words(body) == words(shown)


def test_a_picture_is_called_by_what_it_shows(analysis):
    assert "<b>How often each actor is named" in framing.show(framing.plot_actors(analysis))


def test_a_table_is_shown_with_its_sentences_whole(analysis):
    longest = max(analysis.evidence["explanation"], key=len)
    assert len(longest) > 50
    shown = html5lib.parse(framing.show(analysis.evidence), namespaceHTMLElements=False)
    assert longest in {"".join(cell.itertext()) for cell in shown.iter("td")}


def test_a_cell_draws_a_value_once_the_package_is_imported():
    code = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
import framing
assert "framing.showing" not in __import__("sys").modules
article = framing.Article(id="a", text="The regime fell.")
analysis = framing.analyze(article, "stance", voices="marks")
for value in (article, analysis, framing.compare(analysis, analysis)):
    drawn, _ = shell.display_formatter.format(value, include={"text/html"})
    print(drawn["text/html"] == framing.show(value))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"] * 3
