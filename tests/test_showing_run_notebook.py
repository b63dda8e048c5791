"""The report as a notebook: its parameters, its files, and the digits of the page."""

import re

import pytest
from typer.testing import CliRunner

import framing
from framing.cli.app import app
from framing.showing.run_notebook import notebook_report

pytest.importorskip("nbclient", reason="nbclient is not installed")
TEXT = "The regime falls\n\nThe mob ran. “We are free,” said Anna Berg. <script>alert(1)</script>\n"

pytestmark = pytest.mark.filterwarnings("ignore")  # the kernel's own machinery


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.notebook
def test_report_is_written_with_the_digits_of_the_analysis_and_holds(article, tmp_path):
    folder = tmp_path / "report"
    asked = ["report", str(article), "--markers", "loaded,quotation", "--notebook", str(folder)]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0, done.output
    page = (folder / "report.html").read_text(encoding="utf-8")
    analysis = framing.analyze(framing.read(article), ["loaded", "quotation"])
    table = re.sub(r"\s", "", re.sub(r"<[^>]*>", "|", page))
    for row in framing.rates(analysis).itertuples(index=False):
        kind = re.sub(r"\s", "", f"{row.marker}: {row.category}")
        assert re.search(rf"\|{kind}\|+{row.n}\|+{row.words}\|", table)
    assert "<script" not in page
    assert "cdnjs" not in page
    again = CliRunner().invoke(app, ["verify", str(folder)])
    assert again.exit_code == 0
    assert "DIFFERS" not in again.output


@pytest.mark.notebook
def test_cell_that_fails_is_told_in_one_line(tmp_path):
    with pytest.raises(RuntimeError, match=r"The report stopped: .*no such file"):
        notebook_report(tmp_path, article=str(tmp_path / "none.txt"))


def test_unknown_parameter_is_named(tmp_path):
    with pytest.raises(ValueError, match="no parameter 'colour'"):
        notebook_report(tmp_path, colour="red")
