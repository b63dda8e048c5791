"""The lessons run from a fresh kernel, offline, without errors, and make a site with search."""

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import nbformat
import pytest
from browser import CHROMIUM, PHONE, faults

HOME = Path(__file__).parent.parent
NOTEBOOKS = sorted((HOME / "notebooks").glob("*.ipynb"))
LONGEST_CELL = 15  # lines: a lesson holds no code that belongs into the package


def code_of(path):
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_lesson_is_sound_and_stored_without_outputs(path):
    nbformat.validate(nbformat.read(path, as_version=4))
    for cell in code_of(path):
        assert cell.outputs == []
        assert cell.execution_count is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_lesson_holds_no_long_code(path):
    assert all(len(cell.source.splitlines()) <= LONGEST_CELL for cell in code_of(path))


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """Run a lesson in a kernel of its own, once, and keep it with its outputs in one folder."""
    folder = tmp_path_factory.mktemp("executed")

    @cache
    def run(path):
        from nbclient import NotebookClient

        notebook = nbformat.read(path, as_version=4)
        place = {"metadata": {"path": str(tmp_path_factory.mktemp(path.stem))}}
        NotebookClient(notebook, timeout=300, kernel_name="python3", resources=place).execute()
        nbformat.write(notebook, folder / path.name)
        return notebook

    run.folder = folder
    return run


@pytest.mark.notebook
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
@pytest.mark.filterwarnings("ignore")  # the kernel's own machinery, in this process
def test_lesson_runs_from_a_fresh_kernel(path, executed):
    printed = [out for cell in executed(path).cells for out in cell.get("outputs", [])]
    assert printed
    assert not any(out.output_type == "error" for out in printed)


@pytest.fixture(scope="module")
def site(executed, tmp_path_factory):
    """Make the site as `make docs` makes it, but with the lessons that have just run."""
    pytest.importorskip("myst_nb", reason="the tools that make the site are not installed")
    for path in NOTEBOOKS:
        executed(path)
    made = tmp_path_factory.mktemp("site")
    shutil.copytree(HOME / "docs", made / "source")
    shutil.copytree(executed.folder, made / "source" / "lessons")
    shutil.copy(HOME / "notebooks" / "index.md", made / "source" / "lessons")
    command = [
        sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going",
        "-D", "nb_execution_mode=off", "-d", made / "doctrees", made / "source", made / "html",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HOME)
    assert (done.returncode, done.stderr) == (0, "")
    return made / "html"


@pytest.mark.notebook
@pytest.mark.filterwarnings("ignore")
def test_site_has_search_no_warning_and_nothing_from_elsewhere(site):
    index = (site / "searchindex.js").read_text("utf-8")
    assert "regim" in index
    assert '"framing.rates"' in index
    for path in NOTEBOOKS:
        page = (site / "lessons" / f"{path.stem}.html").read_text("utf-8")
        assert page.count('class="cell_output') >= 2, path.name
    for page in site.rglob("*.html"):
        elsewhere = r"<(?:script|link|img|iframe)\b[^>]*https?://[^>]*>"
        assert not re.findall(elsewhere, page.read_text("utf-8")), page.name


@pytest.mark.notebook
@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
@pytest.mark.filterwarnings("ignore")
def test_site_is_read_aloud_seen_and_searched(site, chromium):
    context = chromium.new_context(color_scheme="dark", viewport=PHONE)
    context.set_offline(True)
    tab = context.new_page()
    lessons = [f"lessons/{path.stem}.html" for path in NOTEBOOKS]
    for page in [*lessons, "index.html", "reference.html", "tables.html", "api/framing.rates.html"]:
        tab.goto((site / page).as_uri())
        assert (page, faults(tab)) == (page, [])
    for page in site.rglob("*.html"):
        tab.goto(page.as_uri())
        across = tab.evaluate("document.documentElement.scrollWidth")
        assert (page.name, across) == (page.name, PHONE["width"])
    tab.goto((site / "search.html").as_uri() + "?q=scare+quotes")
    tab.locator("#search-results a", has_text="2. Scare quotes").first.wait_for()
    context.close()
