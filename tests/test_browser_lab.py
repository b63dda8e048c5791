"""The notebooks as they are used: a real JupyterLab in a real browser, by mouse and by keyboard."""

import json
import shutil
from pathlib import Path

import lab
import pytest
from browser import NEEDED, faults, unreached

LESSONS = Path(__file__).parent.parent / "notebooks"
WIDE = {"width": 1400, "height": 1000}
SHORT = (
    "<script>window.hacked = 1</script> <img src=x onerror='window.hacked = 1'> {{ 7*7 }} "
    "\\u202eterces\\u202c \U0001f680 The regime slammed the mob."
)
SETUP = f"""import framing
text = "{SHORT}\\n\\n" * 3
long = "It rained on the pier. " * 39_800 + "It may rain. " * 500
articles = [
    framing.Article(id="a1", text=text, headline="<b>The regime</b>"),
    framing.Article(id="a2", text=long),
    framing.Article(id="a3", text="It rained on the pier. " * 40 + "The regime fell. " * 5),
]
analysis = framing.analyze(articles, ["loaded", "quotation", "stance"])"""
EXPLORE = "framing.explore(articles, analysis)"
ANNOTATE = """labels = ["contested label", "sensational verb"]
framing.annotate(articles[{which}], labels, "anna", analysis)"""
AUDIT = "framing.audit(articles, analysis, 'loaded', findings=6, sentences=4)"
WIDGETS = [EXPLORE, ANNOTATE.format(which=0), AUDIT]
EXPLORER, AUDITOR = ".framing-explorer", ".framing-auditor"
ANNOTATOR = ".framing-annotator:not(.framing-auditor)"

pytestmark = [*NEEDED, pytest.mark.filterwarnings("ignore")]  # the notebook's own machinery


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory):
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")
    with lab.running(tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture
def home(jupyter):
    """Give the folder that the lab serves, with nothing in it that an earlier test left."""
    for left in jupyter.home.glob("*.json"):
        left.unlink()
    return jupyter.home


@pytest.fixture(scope="module")
def window(chromium):
    """One context for all tests: the lab's own files are fetched once."""
    context = chromium.new_context(viewport=WIDE)
    yield context
    context.close()


@pytest.fixture
def opened(jupyter, window):
    """Open a notebook and run all its cells; afterwards nothing may have gone wrong."""
    tabs, trouble = [], []

    def open_and_run(name, *sources):
        if sources:
            lab.write(jupyter.home / name, *sources)
        tab = window.new_page()
        tabs.append(tab)
        tab.set_default_timeout(120_000)
        tab.on("pageerror", lambda error: trouble.append(str(error)))
        tab.on(
            "request",
            lambda request: (
                request.url.startswith((jupyter.address, "data:", "blob:"))
                or trouble.append(request.url)
            ),
        )
        tab.goto(jupyter.page(name))
        assert lab.run_all(tab, name)
        return tab

    yield open_and_run
    for tab in tabs:
        tab.close()
    assert trouble == []


@pytest.mark.parametrize("name", ["02-whose-words", "03-loaded-terms", "08-how-far-to-trust"])
def test_lesson_runs_in_the_lab_without_an_error(home, opened, name):
    shutil.copy(LESSONS / f"{name}.ipynb", home)
    tab = opened(f"{name}.ipynb")
    cells = lab.code_cells(home / f"{name}.ipynb")
    assert all(cell["execution_count"] for cell in cells)
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert outputs
    assert not [output for output in outputs if output["output_type"] == "error"]
    assert tab.locator(".jp-OutputArea-output").count() > 0


def inert(tab, part):
    """Nothing of the articles has become an element or has run."""
    return (
        tab.evaluate("window.hacked") is None
        and tab.locator(f"{part} :is(script, img, iframe)").count() == 0
        and "<script>" in tab.locator(f"{part}").first.inner_text()
    )


def count(row):
    return int(row.locator("td").first.inner_text())


def test_explorer_filters_rejects_and_remembers(home, opened):
    tab = opened("explore.ipynb", SETUP, EXPLORE)
    row = tab.locator(f"{EXPLORER} .bars tr[data-kind='loaded: contested label']")
    row.wait_for()
    before = count(row)
    row.get_by_role("button").click()
    assert tab.locator(".reading .mark.current").count() >= 1
    assert tab.locator(".summary").inner_text().startswith(f"{before} of ")
    tab.get_by_role("button", name="Reject").click()
    tab.get_by_text("A decision needs a reason").wait_for()
    tab.locator(".finding .reason").fill("it is the name of a law")
    tab.get_by_role("button", name="Reject").click()
    tab.get_by_text("1 row changed").wait_for()
    assert count(row) == before - 1
    (kept,) = json.loads((home / "decisions.json").read_text())
    assert kept["reason"] == "it is the name of a law"
    tab.keyboard.press("Control+s")
    tab.reload()
    row.wait_for()
    assert count(row) == before - 1
    assert inert(tab, EXPLORER)
    tab.get_by_role("button", name="Undo the last decision").click()
    tab.get_by_text("Taken back").wait_for()
    assert count(row) == before


def test_explorer_by_keyboard_alone(home, opened):
    tab = opened("keys.ipynb", SETUP, EXPLORE)
    reading = tab.locator(f"{EXPLORER} .reading")
    reading.focus()
    first, second = stepped(tab, "n"), stepped(tab, "n")
    assert first != second
    assert stepped(tab, "p") == first
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        tab.keyboard.press(key)
    assert "regime" in tab.locator(".adding b").inner_text()
    tab.locator(".adding .reason").fill("added by keys")
    tab.locator(".adding").get_by_role("button", name="Add").press("Enter")
    tab.get_by_text("1 row changed").wait_for()
    (kept,) = json.loads((home / "decisions.json").read_text())
    assert kept["action"] == "add"
    assert untouched(tab, 2)


def stepped(tab, key):
    tab.keyboard.press(key)
    current = tab.locator(f"{EXPLORER} .findings li:has([aria-current=true])")
    return current.get_attribute("value")


def untouched(tab, cells):
    """The notebook's own shortcuts (x: cut the cell, r: make it raw) do not hear these keys."""
    for key in "xrm":
        tab.keyboard.press(key)
    return tab.locator(".jp-Notebook .jp-CodeCell").count() == cells


def test_annotation_by_mouse_and_by_keys_blind_then_revealed(home, opened):
    tab = opened("annotate.ipynb", SETUP, ANNOTATE.format(which=0))
    findings = tab.locator(f"{ANNOTATOR} .findings")
    drag_over(tab, tab.locator(f"{ANNOTATOR} .reading p").first, "slammed")
    tab.get_by_role("button", name="2 sensational verb").click()
    tab.get_by_text("1 mark, saved.").wait_for()
    assert "slammed" in findings.inner_text()
    tab.locator(f"{ANNOTATOR} .reading").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "1"):
        tab.keyboard.press(key)
    tab.get_by_text("2 marks, saved.").wait_for()
    assert tab.locator(".reading .mark").count() == 2
    assert "machine" not in findings.inner_text()
    assert inert(tab, ANNOTATOR)
    tab.get_by_role("button", name="show the machine").click()
    tab.get_by_text("Agreement with the machine").wait_for()
    (file,) = home.glob("anna-*.json")
    kept = json.loads(file.read_text())
    assert kept["revealed"]
    assert [label for _, _, label in kept["marks"]] == ["contested label", "sensational verb"]
    assert untouched(tab, 2)


def drag_over(tab, paragraph, words):
    """Draw the mouse over words, from their first letter to their last."""
    box = paragraph.evaluate(
        """(paragraph, words) => {
          const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
          while (walk.nextNode() && !walk.currentNode.data.includes(words));
          const range = document.createRange(), at = walk.currentNode.data.indexOf(words);
          range.setStart(walk.currentNode, at);
          range.setEnd(walk.currentNode, at + words.length);
          paragraph.scrollIntoView({ block: "nearest" });
          const { left, right, top, bottom } = range.getBoundingClientRect();
          return { left, right, middle: (top + bottom) / 2 };
        }""",
        words,
    )
    tab.mouse.move(box["left"] + 1, box["middle"])
    tab.mouse.down()
    tab.mouse.move(box["right"] - 1, box["middle"], steps=5)
    tab.mouse.up()


def test_200_000_words_stay_usable(home, opened):
    tab = opened("long.ipynb", SETUP, EXPLORE, ANNOTATE.format(which=1))
    article = tab.locator(".controls label", has_text="Article").locator("select")
    article.select_option("a2")
    tab.wait_for_function(
        "() => document.querySelector('.summary').textContent.includes('500 of 500')"
    )
    assert tab.locator(f"{EXPLORER} .findings li").count() == 201
    tab.locator(f"{ANNOTATOR} .reading").focus()
    for key in ("ArrowRight", "1"):
        tab.keyboard.press(key)
    # a search through the whole page for these words would take longer than the widget
    tab.locator(f"{ANNOTATOR} .said", has_text="1 mark, saved.").wait_for()


def test_audit_by_mouse_and_by_keys(home, opened):
    tab = opened("audit.ipynb", SETUP, AUDIT)
    part = tab.locator(AUDITOR)
    part.get_by_text("Item 1 of 10").wait_for()
    assert "not checked" in part.inner_text()
    judged = [part.locator(".judged").inner_text()]
    part.get_by_role("button", name="Right").click()
    for place, key in enumerate("wrrrrrrrw", start=2):
        part.get_by_text(f"Item {place} of 10").wait_for()
        judged.append(part.locator(".judged").inner_text())
        assert part.locator(":is(script, img, iframe)").count() == 0
        tab.keyboard.press(key)
    shown = " ".join(judged)
    assert all(hostile in shown for hostile in ("<script>", "<img src=x onerror=", "{{ 7*7 }}"))
    assert tab.evaluate("window.hacked") is None
    part.get_by_text("checked on this corpus, n = 6 findings and 4 sentences").wait_for()
    kept = json.loads((home / "audit-loaded.json").read_text())["verdicts"]
    assert [item for item, verdict in kept.items() if verdict == "wrong"] == ["10", "2"]
    assert untouched(tab, 2)


def test_widgets_have_names_contrast_and_a_way_by_keyboard(home, opened):
    tab = opened("named.ipynb", SETUP, *WIDGETS)
    tab.locator(f"{EXPLORER} .bars button").first.click()
    for summary in tab.locator(f"{EXPLORER} summary").all():
        summary.click()
    tab.locator(f"{ANNOTATOR} .reading").focus()
    for key in ("ArrowRight", "1"):
        tab.keyboard.press(key)
    tab.locator(f"{ANNOTATOR} .findings li").wait_for()
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        change_theme(tab, theme)
        for part in (EXPLORER, ANNOTATOR, AUDITOR):
            assert (theme, part, faults(tab, part)) == (theme, part, [])
            assert (part, unreached(tab, part)) == (part, [])


def change_theme(tab, theme):
    tab.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    tab.wait_for_selector(f"body[data-jp-theme-name='{theme}']", state="attached")
