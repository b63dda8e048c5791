"""Figures for print: white, titled, their words as text, their fonts within, the same bytes."""

import re

import pytest
from matplotlib.figure import Figure

import framing
from framing import Article, analyze, plot_actors, plot_tone, save_figure

pdfium = pytest.importorskip("pypdfium2")
TEXT = "Anna Berg met the rebels in Lesk. “We are tired,” said Berg. The brave crew cheered her."
PLOTS = [plot_actors, plot_tone]


@pytest.fixture(scope="module")
def analysis():
    return analyze(Article("a", TEXT))


def words_and_corner(path):
    """Give the text of a PDF's page, its fonts' files, and the colour of its corner."""
    document = pdfium.PdfDocument(path)
    page = document[0]
    text = page.get_textpage()
    words = " ".join(text.get_text_range().split())
    image = page.render(fill_color=(0, 255, 0, 255)).to_pil()
    text.close()
    page.close()
    document.close()
    return words, image.getpixel((1, 1))


@pytest.mark.parametrize("plot", PLOTS, ids=lambda one: one.__name__)
def test_a_pdf_is_white_titled_and_searchable_with_its_fonts_within(analysis, tmp_path, plot):
    path = save_figure(plot(analysis), tmp_path / "one.PDF")
    words, corner = words_and_corner(path)
    assert "Anna Berg" in words
    assert corner[:3] == (255, 255, 255)
    content = path.read_bytes()
    assert b"/FontFile2" in content, "TrueType, whole enough to edit"
    assert b"/Type3" not in content
    assert b"CreationDate" not in content


def test_an_svg_has_words_as_text_on_white(analysis, tmp_path):
    drawn = save_figure(plot_actors(analysis), tmp_path / "one.svg", "Who & where").read_text()
    texts = [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<text.*?</text>", drawn)]
    assert {"Anna Berg", "Who &amp; where"} <= set(texts)
    assert re.search(r'id="patch_1">\s*<path[^>]*style="fill: #ffffff"', drawn)
    assert "sans-serif" in drawn
    assert "date" not in drawn.lower()


@pytest.mark.parametrize("ending", ["pdf", "svg"])
def test_the_same_picture_gives_the_same_bytes_and_stays_as_it_was(analysis, tmp_path, ending):
    axes = plot_tone(analysis)
    size = axes.figure.get_size_inches().tolist()
    first = save_figure(axes, tmp_path / f"one.{ending}").read_bytes()
    again = save_figure(axes, tmp_path / f"two.{ending}").read_bytes()
    fresh = save_figure(plot_tone(analysis), tmp_path / f"three.{ending}").read_bytes()
    assert first == again == fresh
    assert axes.figure.get_size_inches().tolist() == size
    assert axes.figure.get_suptitle() == ""


def test_the_title_is_the_pictures_own_another_or_none(analysis, tmp_path):
    axes = plot_actors(analysis)
    told = {
        title: words_and_corner(save_figure(axes, tmp_path / "one.pdf", title))[0]
        for title in (None, "", "Mine $1 x_2")
    }
    assert axes.figure.get_label() in told[None]
    assert axes.figure.get_label() not in told[""]
    assert "Mine $1 x_2" in told["Mine $1 x_2"]


def test_a_letter_that_the_font_lacks_is_text_in_an_svg_and_told_of_a_pdf(tmp_path):
    axes = Figure().add_subplot()
    axes.set_xlabel("東")
    assert "東" in save_figure(axes, tmp_path / "one.svg").read_text(encoding="utf-8")
    with pytest.warns(UserWarning, match="missing from font"):
        save_figure(axes, tmp_path / "one.pdf")


def test_what_cannot_be_written_is_told_and_what_is_there_stays(analysis, tmp_path):
    (tmp_path / "one.png").write_text("old")
    with pytest.raises(ValueError, match=r"one.png: a figure is written as .pdf or .svg"):
        save_figure(plot_actors(analysis), tmp_path / "one.png")
    assert (tmp_path / "one.png").read_text() == "old"
    with pytest.raises(TypeError, match="not DataFrame"):
        save_figure(framing.rates(analysis), tmp_path / "one.pdf")
