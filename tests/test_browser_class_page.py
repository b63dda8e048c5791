"""The class page as it is used: a real browser, from a file, with the network cut."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest
from browser import LAPTOP, NEEDED, PHONE, faults
from classroom import TASK, exercise, machine

from framing import Article
from framing.teaching import lessons, packs, serialization
from framing.teaching.exercise import Question, make
from framing.teaching.gradebook import grade_folder
from framing.teaching.handout import write
from framing.teaching.page import page as class_page

HOSTILE = (
    "</script><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>\n\n"
    "{{ 7*7 }} {% raw %} <!-- ${hacked} `x` \u202eevil\u202c & &amp; \u2028 emoji 🙂 regime."
    "\n\n<svg/onload=window.hacked=1> “q” ]]> javascript:window.hacked=1 __proto__ constructor"
)

pytestmark = NEEDED


@pytest.fixture
def open_page(chromium, tmp_path):
    """Open an exercise's page; anything it asks for beyond itself, or any error, fails the test."""
    contexts, wrong = [], []

    def opened(made, size=LAPTOP, **options):
        path = tmp_path / f"{made.name}.html"
        path.write_text(class_page(made), "utf-8")
        context = chromium.new_context(viewport=size, accept_downloads=True, **options)
        context.set_offline(True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("dialog", lambda dialog: wrong.append("dialog") if dialog.type != "beforeunload"
                else None)  # fmt: skip
        page.on("request", lambda request: wrong.append(request.url)
                if not request.url.startswith(("file:", "data:", "blob:")) else None)  # fmt: skip
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong


def word(page, words):
    return page.locator(".words span", has_text=words).first


def label(page, category, why=""):
    page.check(f"[name=category][value={category}]")
    page.fill("#reason", why)
    page.click("#keep")


def sure(page, button):
    """Press a button that asks, and say yes."""
    page.click(button) if isinstance(button, str) else button.click()
    page.locator(".ask button", has_text="Yes").click()


def said(page):
    return page.inner_text(".said.on")


def reopened(page):
    """Close the page and open it anew in the same browser."""
    again = page.context.new_page()
    again.goto(page.url)
    page.close()
    return again


def exported(page, folder):
    with page.expect_download() as waiting:
        page.click("#export")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_a_lesson_from_marking_to_the_grade_book(open_page, tmp_path):
    made = exercise()
    page = open_page(made)
    page.fill("#student", "Anna B.")
    word(page, "regime").click()
    label(page, "label", "it judges those who rule")
    drag(page, word(page, "storm"), word(page, "protest"))
    assert page.inner_text("#chosen") == "Chosen: storm of protest"
    label(page, "metaphor")
    page.focus(".keys")
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    assert page.inner_text("#chosen") == "Chosen: regime sent"
    for key in ("ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    assert page.inner_text("#count") == "3"
    assert page.evaluate("document.activeElement.className") == "keys"
    sure(page, page.get_by_role("button", name="Remove: regime sent"))

    assert page.locator("#comparison").is_hidden()
    sure(page, "#reveal")
    row = page.locator("#side-by-side tr", has_text="storm of protest")
    assert "metaphor (1 of 2)" in row.inner_text()
    assert page.locator(".words .expert").count() > 0
    assert page.get_by_role("button", name="Remove: regime").count() == 0
    page.get_by_role("button", name="Change: storm of protest").click()
    page.fill("#reason", "a storm is weather")
    page.click("#keep")

    word(page, "regime").click()
    page.click("#take")
    page.fill("#rewrites textarea", "The government sent “order” to the city.")
    assert "Words gone: regime. Words new: government." in page.inner_text("#rewrites")
    page.fill("[data-question='0']", "Because words decide.")
    page.check("[data-fact='0']")

    path = exported(page, tmp_path)
    assert path.name == "port-words-Anna_B_.json"
    answers = tmp_path / "answers"
    answers.mkdir()
    path.rename(answers / path.name)
    outcome = grade_folder(answers, made, tmp_path / "graded")
    assert (outcome.students, outcome.problems) == (1, [])
    with (tmp_path / "graded" / "grades.csv").open(encoding="utf-8-sig", newline="") as lines:
        book = {row["part"]: row for row in csv.DictReader(lines)}
    assert book["loaded: marks"]["reasons given"] == "2"
    assert book["facts"]["points"] == "1"
    letter = (tmp_path / "graded" / "feedback" / "Anna_B.html").read_text("utf-8")
    assert "<mark>storm of protest</mark>" in letter
    assert "The government sent" in letter


def drag(page, one, other):
    start, end = one.bounding_box(), other.bounding_box()
    page.mouse.move(start["x"] + 1, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 1, end["y"] + end["height"] / 2, steps=5)
    page.mouse.up()
    page.wait_for_selector("body.choosing")


def test_marking_by_finger_on_a_phone(open_page):
    page = open_page(exercise(), PHONE, has_touch=True, is_mobile=True)
    word(page, "storm").tap()
    word(page, "protest").tap()
    assert page.inner_text("#chosen") == "Chosen: storm of protest"
    box = page.locator("#panel").bounding_box()
    assert box["y"] + box["height"] == pytest.approx(PHONE["height"], abs=1)
    label(page, "metaphor")
    assert page.inner_text("#mine q") == "storm of protest"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_saved_answers_are_opened_again_and_others_refused(open_page, tmp_path):
    made = exercise()
    page = open_page(made)
    page.fill("#student", "ben")
    word(page, "calm").click()  # after an emoji: offsets count characters, not code units
    label(page, "praise", "who says so?")
    path = exported(page, tmp_path)
    row = json.loads(path.read_text("utf-8"))["evidence"][0]
    assert made.articles[0].text[row["start"] : row["end"]] == row["text"] == "calm"
    page = open_page(made)
    page.set_input_files("#import", path)
    page.wait_for_selector("#mine li")
    assert page.input_value("#student") == "ben"
    assert json.loads(exported(page, tmp_path).read_text("utf-8")) == json.loads(
        path.read_text("utf-8")
    )
    for wrong in ("{", '{"format": "framing-answers"}', "[]"):
        (tmp_path / "wrong.json").write_text(wrong, "utf-8")
        page.set_input_files("#import", tmp_path / "wrong.json")
        page.wait_for_selector(".said:has-text('not opened')")
        page.evaluate("document.querySelectorAll('.said').forEach((e) => (e.textContent = ''))")
        assert page.inner_text("#count") == "1"


def test_work_is_kept_over_reload_and_closing_and_named(open_page):
    page = open_page(exercise())
    page.fill("#student", "ann")
    word(page, "regime").click()
    label(page, "label")
    page.reload()
    assert page.inner_text("#count") == "1"
    page = reopened(page)
    assert page.inner_text("#count") == "1"
    assert "the work of ann" in said(page)
    assert "private window" in page.inner_text("#kept")
    sure(page, "#anew")
    page = reopened(page)
    assert (page.inner_text("#count"), page.input_value("#student")) == ("0", "")
    assert page.locator(".said.on").count() == 0


def test_a_browser_that_keeps_nothing_says_so(open_page):
    page = open_page(exercise())
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('forbidden'); }; }")
    word(page, "regime").click()
    label(page, "label")
    assert "keeps nothing" in page.inner_text("#kept")


def test_clearing_asks_does_not_stay_armed_and_is_undone_until_the_next_begins(open_page):
    page = open_page(exercise())
    page.fill("#student", "ann")
    word(page, "regime").click()
    label(page, "label")
    page.click("#anew")
    assert "not saved" in page.inner_text(".ask")
    page.keyboard.press("Escape")
    assert page.locator(".ask").count() == 0
    page.click("#anew")
    word(page, "calm").click()
    assert page.locator(".ask").count() == 0
    page.click("#anew")
    page.focus("#student")
    assert page.locator(".ask").count() == 0
    assert page.inner_text("#count") == "1"
    sure(page, "#anew")
    assert (page.inner_text("#count"), page.input_value("#student")) == ("0", "")
    page.click("#undo")
    assert (page.inner_text("#count"), page.input_value("#student")) == ("1", "ann")
    sure(page, "#anew")
    page.fill("#student", "bo")
    page.click("#undo")
    assert page.inner_text("#count") == "0"
    assert page.input_value("#student") == ""


def test_every_step_is_undone_and_done_again(open_page):
    page = open_page(exercise())
    counts = lambda: (page.inner_text("#count"), page.locator("#rewrites textarea").count())  # noqa: E731
    word(page, "regime").click()
    label(page, "label")
    word(page, "calm").click()
    page.click("#take")
    page.fill("#rewrites textarea", "Another sentence.")
    page.fill("[data-question='0']", "Because.")
    page.check("[data-fact='0']")
    sure(page, page.get_by_role("button", name="Remove: regime"))
    assert counts() == ("0", 1)
    assert page.evaluate("document.activeElement.id") == "undo"
    page.keyboard.press("Control+z")
    assert counts() == ("1", 1)
    for _ in range(5):
        page.click("#undo")
    assert counts() == ("0", 0)
    assert not page.is_checked("[data-fact='0']")
    assert page.input_value("[data-question='0']") == ""
    assert page.is_disabled("#undo")
    for _ in range(5):
        page.click("#redo")
    assert counts() == ("1", 1)
    assert page.input_value("#rewrites textarea") == "Another sentence."
    assert page.is_checked("[data-fact='0']")


def test_a_change_moves_no_mark_and_no_mark_is_taken_twice(open_page):
    page = open_page(exercise())
    word(page, "regime").click()
    label(page, "label")
    page.get_by_role("button", name="Change: regime").click()
    word(page, "calm").click()
    label(page, "praise")
    assert page.locator("#mine q").all_inner_texts() == ["regime", "calm"]
    word(page, "regime").click()
    assert page.inner_text("#marked") == "Marked here: regime, label."
    label(page, "label", "again")
    assert page.inner_text("#count") == "2"
    assert "already" in said(page)


def test_messages_stand_beside_the_action(open_page):
    page = open_page(exercise())
    for button, home in (("#take", "#rewrite-title"), ("#keep", "#panel-title"), ("#export", "h1")):
        page.click(button)
        beside = f"{home} ~ .said.on"
        assert page.locator(beside).count() == 1, button
        assert page.locator(".said.on").count() == 1


def test_opening_a_file_asks_before_it_takes_the_place_of_work(open_page, tmp_path):
    page = open_page(exercise())
    page.fill("#student", "ann")
    word(page, "regime").click()
    label(page, "label")
    path = exported(page, tmp_path)
    word(page, "calm").click()
    label(page, "praise")
    page.set_input_files("#import", path)
    page.locator(".ask button", has_text="No").click()
    assert page.inner_text("#count") == "2"
    page.set_input_files("#import", path)
    page.locator(".ask button", has_text="Yes").click()
    assert page.inner_text("#count") == "1"
    page.click("#undo")
    assert page.inner_text("#count") == "2"


def test_revealing_asks_and_cannot_be_undone(open_page):
    page = open_page(exercise())
    word(page, "regime").click()
    label(page, "label")
    page.click("#reveal")
    assert page.locator("#comparison").is_hidden()
    page.keyboard.press("Escape")
    sure(page, "#reveal")
    assert page.locator("#comparison").is_visible()
    assert page.is_disabled("#undo")
    assert page.is_disabled("#reveal")


def test_targets_on_a_phone_have_44_pixels(open_page):
    page = open_page(exercise(), PHONE, has_touch=True, is_mobile=True)
    word(page, "storm").tap()
    label(page, "metaphor")
    sure(page, "#reveal")
    word(page, "calm").tap()
    small = page.evaluate(
        "[...document.querySelectorAll('a, button, label:has(input), summary, .keys, textarea,"
        " input:not([type])')].filter((e) => e.checkVisibility() && !e.matches('.skip'))"
        ".filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML.slice(0, 80))"
    )
    assert small == []


@pytest.mark.parametrize("zoom", [2, 4])
def test_the_panel_is_kept_when_all_is_enlarged(open_page, zoom):
    size = {"width": 1280 // zoom, "height": 800 // zoom}
    task = replace(TASK, labels=lessons.labels("loaded"))  # long ones among them
    made = make(exercise().articles, [task], name="enlarged", markers=[machine({})])
    page = open_page(made, size)
    assert page.locator("#panel").is_visible()
    word(page, "storm").click()
    aside = "(e) => e.scrollWidth - e.clientWidth"
    assert page.locator("#panel").evaluate(aside) <= 0
    assert faults(page) == []
    box, chosen = page.locator("#keep").bounding_box(), word(page, "storm").bounding_box()
    panel = page.locator("#panel").bounding_box()
    assert 0 <= box["y"] <= size["height"] - box["height"]
    assert chosen["y"] >= 0
    assert chosen["y"] + chosen["height"] <= panel["y"] + 1
    page.focus("[name=category]")
    for _ in task.labels:  # the label that the keyboard is on is never behind the buttons
        page.keyboard.press("ArrowDown")
        at = page.locator("[name=category]:focus").bounding_box()
        assert at["y"] + at["height"] <= page.locator("#keep").bounding_box()["y"] + 1
    page.click("#keep")
    assert page.inner_text("#count") == "1"
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_whole_choice_is_seen_in_forced_colours(open_page):
    page = open_page(exercise(), forced_colors="active")
    drag(page, word(page, "storm"), word(page, "protest"))
    ground = "(e) => getComputedStyle(e).backgroundColor"
    plain = word(page, "calm").evaluate(ground)
    for each in page.locator(".words .pick").all():
        assert each.evaluate(ground) != plain
    assert faults(page) == []


def test_two_tasks_have_labels_of_their_own(open_page, tmp_path):
    other = replace(TASK, marker="stance", question="Mark doubt. Whose is it?", who="",
                    labels={"hedge": "", "booster": ""})  # fmt: skip
    made = make(
        [Article(id="a", text="The regime may fall, experts say.")], [TASK, other],
        name="two", markers=[machine({"regime": "label"})],
    )  # fmt: skip
    page = open_page(made)
    page.fill("#student", "ann")
    word(page, "regime").click()
    label(page, "label")
    word(page, "may").click()
    assert page.inner_text("#tasks") == "What do you mark?\nWhich words take sides?\nMark doubt"
    page.check("[name=task][value=stance]")
    assert page.locator("#who").is_hidden()
    less = lessons.label_name("hedge", "stance")  # the file keeps the term
    assert page.inner_text("#labels").splitlines()[1:] == [
        less,
        lessons.label_name("booster", "stance"),
    ]
    label(page, "hedge")
    assert less in page.inner_text("#mine")
    page.get_by_role("button", name="Change: regime").click()
    assert page.is_checked("[name=task][value=loaded]")
    page.keyboard.press("Escape")
    rows = json.loads(exported(page, tmp_path).read_text("utf-8"))["evidence"]
    assert [(row["task"], row["category"]) for row in rows] == [
        ("loaded", "label"), ("stance", "hedge")
    ]  # fmt: skip


def test_every_control_is_reached_by_the_keyboard(open_page):
    page = open_page(exercise())
    word(page, "regime").click()
    label(page, "label")
    sure(page, "#reveal")
    wanted = page.evaluate(
        "[...document.querySelectorAll('a, button, input, textarea, summary, [tabindex=\"0\"]')]"
        ".filter((e) => e.checkVisibility() && !e.disabled && e.type !== 'radio')"
        ".map((e, n) => (e.dataset.n = n))"
    )
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    page.click("h1")
    seen = set()
    for _ in range(2 * len(wanted) + 20):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.dataset.n"))
    assert {str(number) for number in wanted} <= seen


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(open_page, size, scheme):
    page = open_page(exercise(), size, color_scheme=scheme)
    assert faults(page) == []
    word(page, "regime").click()
    assert faults(page) == []
    page.click("#keep")  # without a label: a message
    assert faults(page) == []
    label(page, "label", "it judges those who rule")
    page.click("summary")
    page.get_by_role("button", name="Change: regime").click()
    assert faults(page) == []
    word(page, "storm").click()
    page.click("#take")
    page.get_by_role("button", name="Remove: regime").click()  # a question
    assert faults(page) == []
    sure(page, "#reveal")
    page.click("#anew")
    assert faults(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", packs.names())
def test_axe_finds_no_fault_in_what_a_pack_hands_out(chromium, tmp_path, name):
    made = packs.load(name)
    write(made, tmp_path, packs.guide(name))
    grade_folder(tmp_path / "answers", made, tmp_path / "graded")
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    for file in sorted(tmp_path.rglob("*.html")):
        page.goto(file.as_uri())
        assert (file.name, faults(page)) == (file.name, [])
    context.close()


def test_a_hostile_article_stays_inert(open_page, tmp_path):
    article = Article(
        id="</script><b>x", text=HOSTILE, headline="<h1 onclick=hacked=1>", outlet="<i>O</i>"
    )
    words = {"regime": "label", "evil": "praise"}
    made = make(
        [article], [TASK], name="hostile", markers=[machine(words)],
        questions=[Question("why", "</textarea><script>window.hacked=1</script>")],
    )  # fmt: skip
    page = open_page(made)
    page.fill("#student", "<img src=x onerror=window.hacked=1>")
    word(page, "evil").click()
    label(page, "praise", "<script>window.hacked=1</script>")
    sure(page, "#reveal")
    word(page, "regime").click()
    page.click("#take")
    page.fill("#rewrites textarea", "</textarea><script>window.hacked=1</script>")
    shown = page.evaluate("document.querySelector('.words').textContent")
    assert "".join(shown.split()) == "".join(article.text.split())
    path = exported(page, tmp_path)
    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 2
    assert page.locator("img, svg, i:has(b), h1 h1").count() == 0
    (tmp_path / "in").mkdir()
    path.rename(tmp_path / "in" / "a.json")
    outcome = grade_folder(
        tmp_path / "in", serialization.load(serialization.save(made, tmp_path)), tmp_path / "g"
    )
    assert outcome.students == 1
    for letter in (tmp_path / "g" / "feedback").iterdir():
        page.goto(letter.as_uri())
        assert page.evaluate("window.hacked") is None
        assert page.locator("script, img, svg").count() == 0


@pytest.mark.slow
def test_an_article_of_200_000_words_can_be_marked(open_page):
    text = "\n\n".join(["The regime sent order to the port and they went on. " * 18] * 1_000)
    made = make([Article(id="long", text=text)], [TASK], name="long", markers=[machine({})])
    page = open_page(made)
    word(page, "regime").click()
    label(page, "label")
    page.focus(".keys")
    page.keyboard.press("End")
    assert page.inner_text("#chosen") == "Chosen: on"
    page.keyboard.press("Enter")
    label(page, "praise")
    assert page.inner_text("#count") == "2"
