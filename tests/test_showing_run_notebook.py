"""The report as a notebook: its parameters, its files, and the digits of the page."""

import json
import re
import shutil

import commands
import pytest

import framing
from framing.showing import numbers
from framing.showing.page import page
from framing.showing.run_notebook import BROWSERS, notebook_report

pytest.importorskip("nbclient", reason="nbclient is not installed")
TEXT = "The regime falls\n\nThe mob ran. “We are free,” said Anna Berg. <script>alert(1)</script>\n"

pytestmark = pytest.mark.filterwarnings("ignore")  # the kernel's own machinery


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """Write a report as notebook, page and print; give its folder and what was analysed."""
    home = tmp_path_factory.mktemp("report")
    article = home / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    folder = home / "kept"
    done = commands.framing(
        "report", article, "--markers", "loaded,quotation", "--notebook", folder
    )
    assert done.returncode == 0, done.stderr
    read = framing.read(article)
    return folder, read, framing.analyze(read, ["loaded", "quotation"])


def words_of_page(html):
    return re.sub(r"<[^>]*>", " ", html)


def of_notebook(folder):
    cells = json.loads((folder / "report.ipynb").read_text("utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    return " ".join(words_of_page("".join(out["data"].get("text/html", ""))) for out in outputs)


def of_page(folder):
    return words_of_page((folder / "report.html").read_text("utf-8"))


def of_print(folder):
    if next(filter(None, map(shutil.which, BROWSERS)), None) is None:
        pytest.skip("no Chromium to print with")
    import pypdfium2

    with pypdfium2.PdfDocument(folder / "report.pdf") as document:
        return " ".join(leaf.get_textpage().get_text_range() for leaf in document)


@pytest.mark.notebook
@pytest.mark.parametrize("text_of", [of_notebook, of_page, of_print])
def test_notebook_page_and_print_hold_the_digits_of_the_analysis(report, text_of):
    folder, _, analysis = report
    text = " ".join(text_of(folder).split())
    found = framing.rates(analysis)
    assert found["n"].sum() > 0
    for row in found.itertuples(index=False):
        counts = f"{row.n} {row.words} {row.articles} {numbers.rate(row.rate)}"
        assert f"{row.marker}: {row.category} {counts}" in text


@pytest.mark.notebook
def test_page_of_the_command_line_counts_the_same(report):
    _, article, analysis = report
    shown = " ".join(words_of_page(page(article, analysis)).split())
    table = framing.rates(analysis.where(marker="loaded"))
    assert table["n"].sum()
    for row in table[table["n"] > 0].itertuples(index=False):
        assert f"{row.category} ({row.n})" in shown


@pytest.mark.notebook
def test_report_goes_nowhere_and_holds_when_computed_again(report):
    folder, article, analysis = report
    html = (folder / "report.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert "cdnjs" not in html
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
    (one,) = policy.findall(page(article, analysis))
    assert policy.findall(html.partition("<style")[0].partition("<link")[0]) == [one]
    again = commands.framing("verify", folder)
    assert again.returncode == 0
    assert "DIFFERS" not in again.stdout


@pytest.mark.notebook
def test_cell_that_fails_is_told_in_one_line(tmp_path):
    with pytest.raises(RuntimeError, match=r"The report stopped: .*no such file"):
        notebook_report(tmp_path, article=str(tmp_path / "none.txt"))


def test_unknown_parameter_is_named(tmp_path):
    with pytest.raises(ValueError, match="no parameter 'colour'"):
        notebook_report(tmp_path, colour="red")
