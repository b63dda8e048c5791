"""The notebooks as they are used: a real JupyterLab in a real browser, by mouse and by keyboard."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]
LESSONS = Path(__file__).parent.parent / "notebooks"
TOKEN = "only-for-this-test"
HOSTILE = (
    "<script>window.hacked = 1</script> <img src=x onerror='window.hacked = 1'> {{ 7*7 }} "
    "\\u202eterces\\u202c \U0001f680 The regime slammed the mob.\\n\\n"
)
EXPLORE = f"""import framing
articles = [
    framing.Article(id="a1", text="{HOSTILE}" * 3, headline="<b>The regime</b>"),
    framing.Article(id="a2", text="It rained on the pier. " * 39_800 + "The regime fell. " * 500),
]
analysis = framing.analyze(articles, ["loaded", "quotation"])
explorer = framing.explore(articles, analysis)
explorer"""
ANNOTATE = """import framing
article = framing.Article(id="a1", text="\U0001f680 The regime slammed the mob. <i>They</i> met.")
labels = ["contested label", "sensational verb"]
framing.annotate(article, labels, "anna", framing.analyze(article, "loaded"))"""
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(
        not os.environ.get("FRAMING_LAB_TESTS"),
        reason="the lab's menu is not always heard: set FRAMING_LAB_TESTS=1 to run these",
    ),
    pytest.mark.filterwarnings("ignore"),  # the notebook's own machinery
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Start a JupyterLab on this machine alone; give its folder and address."""
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")
    home = tmp_path_factory.mktemp("lab")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
        f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={home}", "--allow-root",
        "--LabApp.news_url=None",
    ]  # fmt: skip
    own = ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    places = {name: str(home / f".{name}") for name in own}
    environment = {**os.environ, **places}
    environment.pop("MPLBACKEND", None)
    with open(home / ".log", "wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api?token={TOKEN}")
        yield home, address
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(address):
    for _ in range(120):
        try:
            with urlopen(address):
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(address)


@pytest.fixture(scope="module")
def chromium():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def opened(lab, chromium):
    """Open a notebook and run all its cells; afterwards nothing may have gone wrong."""
    home, address = lab
    contexts, trouble = [], []

    def run(name, source=None):
        if source is not None:
            (home / name).write_text(json.dumps(_notebook(source)), encoding="utf-8")
        context = chromium.new_context(viewport={"width": 1400, "height": 1000})
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(120_000)
        tab.on("pageerror", lambda error: trouble.append(str(error)))
        tab.on(
            "request",
            lambda request: (
                request.url.startswith((address, "data:", "blob:")) or trouble.append(request.url)
            ),
        )
        tab.goto(f"{address}/lab/tree/{name}?token={TOKEN}&reset")
        run_all(tab, home / name)
        return tab

    yield run
    for context in contexts:
        context.close()
    assert trouble == []


def _notebook(source):
    cell = {"cell_type": "code", "execution_count": None, "id": "c0", "metadata": {},
            "outputs": [], "source": source}  # fmt: skip
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def run_all(tab, path):
    """Run all cells, saving until the file says that each has run.

    The menu does nothing while the notebook is not yet in focus: it is asked again until a cell
    has run.
    """
    tab.wait_for_selector(".jp-Notebook .jp-CodeCell")
    tab.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='idle']")
    for second in range(150):
        counts = _execution_counts(path)
        if counts and all(counts):
            return
        if second % 60 == 0 and not any(counts):
            tab.get_by_role("menuitem", name="Run", exact=True).click()
            tab.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        tab.wait_for_timeout(1000)
        tab.keyboard.press("Control+s")
    raise TimeoutError(f"{path.name} did not run to its end")


def _execution_counts(path):
    try:
        return [cell["execution_count"] for cell in code_cells(path)]
    except json.JSONDecodeError:
        return []  # the file was read while it was being saved


def code_cells(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def test_lesson_runs_in_the_lab_without_an_error(lab, opened):
    home, _ = lab
    shutil.copy(LESSONS / "09-write-a-marker.ipynb", home / "lesson.ipynb")
    opened("lesson.ipynb")
    outputs = [output for cell in code_cells(home / "lesson.ipynb") for output in cell["outputs"]]
    assert outputs
    assert not [output for output in outputs if output["output_type"] == "error"]


def test_explorer_filters_rejects_and_remembers(lab, opened):
    home, _ = lab
    tab = opened("explore.ipynb", EXPLORE)
    row = tab.locator(".framing-explorer .bars tr[data-kind='loaded: contested label']")
    row.wait_for()
    before = int(row.locator("td").first.inner_text())
    row.get_by_role("button").click()
    assert tab.locator(".reading .mark.current").count() >= 1
    assert tab.locator(".summary").inner_text().startswith(f"{before} of ")
    tab.get_by_role("button", name="Reject").click()
    tab.get_by_text("A decision needs a reason").wait_for()
    tab.locator(".finding .reason").fill("it is the name of a law")
    tab.get_by_role("button", name="Reject").click()
    tab.get_by_text("1 row changed").wait_for()
    assert int(row.locator("td").first.inner_text()) == before - 1
    (kept,) = json.loads((home / "decisions.json").read_text())
    assert kept["reason"] == "it is the name of a law"
    tab.keyboard.press("Control+s")
    tab.reload()
    row.wait_for()
    assert int(row.locator("td").first.inner_text()) == before - 1
    tab.get_by_role("button", name="Undo the last decision").click()
    tab.get_by_text("Taken back").wait_for()
    assert int(row.locator("td").first.inner_text()) == before
    assert tab.evaluate("window.hacked") is None
    assert tab.locator(".framing-explorer :is(script, img, iframe)").count() == 0
    _adds_by_keyboard(tab, home)
    _stays_usable_with_a_long_article(tab)


def _adds_by_keyboard(tab, home):
    """Choose the second and third word by keys, and add them as a finding."""
    tab.locator(".framing-explorer .reading").focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        tab.keyboard.press(key)
    assert "regime" in tab.locator(".adding b").inner_text()
    tab.locator(".adding .reason").fill("added by keys")
    tab.locator(".adding").get_by_role("button", name="Add").press("Enter")
    tab.get_by_text("1 row changed").wait_for()
    (kept,) = json.loads((home / "decisions.json").read_text())
    assert kept["action"] == "add"


def _stays_usable_with_a_long_article(tab):
    """200,000 words: they arrive, and the list shows its first part."""
    article = tab.locator(".controls label", has_text="Article").locator("select")
    article.select_option("a2")
    tab.wait_for_function(
        "() => document.querySelector('.summary').textContent.includes('500 of 500')"
    )
    assert tab.locator(".findings li").count() == 201


def test_controls_of_the_explorer_have_names(opened):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe not installed")
    tab = opened("named.ipynb", EXPLORE)
    tab.wait_for_selector(".framing-explorer .bars button")
    rules = ["button-name", "select-name", "label", "aria-valid-attr", "aria-required-attr"]
    options = {"runOnly": {"type": "rule", "values": rules}}
    found = axe.Axe().run(tab, context=".framing-explorer", options=options)
    assert found.response["violations"] == []


def test_annotation_by_keys_blind_then_revealed(lab, opened):
    home, _ = lab
    tab = opened("annotate.ipynb", ANNOTATE)
    reading = tab.locator(".framing-annotator .reading")
    reading.focus()
    for key in ("ArrowRight", "ArrowRight", "1"):
        tab.keyboard.press(key)
    tab.get_by_text("1 mark, saved.").wait_for()
    assert "slammed" not in tab.locator(".framing-annotator .findings").inner_text()
    assert tab.locator(".reading .mark").count() == 1
    tab.get_by_role("button", name="show the machine").click()
    tab.get_by_text("Agreement with the machine").wait_for()
    (file,) = home.glob("anna-*.json")
    kept = json.loads(file.read_text())
    assert (kept["revealed"], kept["marks"]) == (True, [[6, 12, "contested label"]])
