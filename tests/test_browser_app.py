"""A teacher's hour in a real browser, with five students; every page checked."""

import csv
import io
import re

import pytest
from browser import LAPTOP, NEEDED, PHONE, faults, unreached
from classroom_app import add_exercise, free_port, running

from framing.teaching.app.store import Store

pytestmark = [*NEEDED, pytest.mark.slow]

ARTICLE = """Council votes on the old harbour

By Mara Lind

The regime in the town hall calls its plan a “rescue” for the harbour. “We lose our homes,” said
Ida Falk, who has lived at the quay for forty years.

Nobody at the council wanted to say what the “new quarter” will cost. “It will pay for itself,”
said the mayor, Tom Arn.
"""
NAMES = ("Kim K.", "Lee", "Pia 📱", "Ola", "Rea")


@pytest.fixture
def school(tmp_path, chromium):
    """Give the teacher's tab, a maker of students' tabs, and the folder of what is kept."""
    contexts, wrong = [], []

    def tab(size=LAPTOP, **more):
        context = chromium.new_context(viewport=size, accept_downloads=True, **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: wrong.append("dialog"))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error"
                and "Content Security" in said.text else None)  # fmt: skip
        return page

    folder = tmp_path / "kept"
    port = free_port()
    with running(folder, port) as (_, browser):
        teacher = tab()
        teacher.goto(browser.headers["x-start"])
        yield teacher, tab, folder
        for context in contexts:
            context.close()
    assert not wrong


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).click()


def sure(page, button):
    page.click(button)
    page.locator(".ask button", has_text="Yes").click()


def word(page, words):
    return page.locator(".words span", has_text=words).first


def mark(page, words, label, why=""):
    word(page, words).click()
    page.check(f"[name=category][value={label}]")
    page.fill("#reason", why)
    page.click("#keep")


def is_saved(page):
    page.wait_for_selector("#server:has-text('Saved')")


def make_exercise(teacher):
    teacher.fill("#text", ARTICLE)
    press(teacher, "Read it")
    teacher.wait_for_url("**/articles/*")
    follow(teacher, "Open the evidence page")
    assert "rescue" in teacher.inner_text("main")
    teacher.go_back()
    follow(teacher, "Make an exercise from it")
    teacher.check("[name=marker][value=quotation]")
    assert faults(teacher) == []
    press(teacher, "Go on")
    teacher.fill("#title", "Whose words at the harbour?")
    assert faults(teacher) == []
    press(teacher, "Make it")
    teacher.wait_for_url(re.compile(r"/exercises/(?!new)[\w-]+$"))


def mark_as_expert(teacher):
    follow(teacher, "Mark it as an expert")
    mark(teacher, "rescue", "scare", "the writer keeps away from it")
    mark(teacher, "We", "direct")
    teacher.click("#hand-in")
    teacher.wait_for_selector("#save-title ~ .said:has-text('Kept at')")
    assert faults(teacher) == []
    follow(teacher, "Back to the exercise")
    assert "Your 2 marks are an expert’s" in teacher.inner_text("main")


def open_class(teacher):
    teacher.fill("#name", "7b")
    press(teacher, "Begin a class")
    assert faults(teacher) == []
    press(teacher, "Let students in")
    port = teacher.inner_text(".address").rpartition(":")[2]
    return f"http://127.0.0.1:{port}", teacher.inner_text(".code")


def come_in(page, address, code, name):
    page.goto(address)
    page.fill("#code", code)
    page.fill("#name", name)
    press(page, "Come in")
    page.wait_for_url("**/marks")


def works_by_keyboard(page, address, code, name, steps):
    """Come in, mark and hand in with nothing but keys."""
    page.goto(address)
    page.focus("#code")
    page.keyboard.type(code.lower())
    page.keyboard.press("Tab")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/marks")
    tab_to(page, ".keys")
    for key in steps:
        page.keyboard.press(key)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("a reason typed by hand")
    tab_to(page, "#keep")
    page.keyboard.press("Enter")
    assert page.inner_text("#count") == "1"
    tab_to(page, "#hand-in")
    page.keyboard.press("Enter")
    page.wait_for_selector("#save-title ~ .said:has-text('Handed in at')")


def tab_to(page, selector):
    for _ in range(80):
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def works_on_a_phone(page, address, code):
    page.goto(address)
    assert faults(page) == []
    come_in(page, address, code, NAMES[2])
    word(page, "rescue").tap()
    page.check("[name=category][value=scare]")
    page.tap("#keep")
    is_saved(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults(page) == []
    page.tap("#hand-in")
    page.wait_for_selector("#save-title ~ .said:has-text('Handed in at')")


def works_offline(page, path, folder):
    page.context.set_offline(True)
    page.goto(path.as_uri())
    page.fill("#student", NAMES[3])
    mark(page, "rescue", "partial", "they are the town hall’s words")
    with page.expect_download() as waiting:
        page.click("#export")
    saved = folder / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    return saved


def reloads(page, address, code):
    """Mark, reload at once, lose the network, go on, and find all of it again."""
    come_in(page, address, code, NAMES[4])
    mark(page, "rescue", "scare", "scare quotes")
    page.reload()  # before it was sent
    assert page.inner_text("#count") == "1"
    is_saved(page)
    page.context.set_offline(True)
    mark(page, "quarter", "scare")
    page.wait_for_selector("#server.trouble")
    assert "waits in this browser" in page.inner_text("#server")
    assert faults(page) == []
    page.context.set_offline(False)
    page.wait_for_selector("#server:not(.trouble)")
    is_saved(page)
    page.reload()
    assert page.inner_text("#count") == "2"
    page.click("#hand-in")
    page.wait_for_selector("#save-title ~ .said:has-text('Handed in at')")


def downloaded(teacher, name, folder):
    with teacher.expect_download() as waiting:
        follow(teacher, name)
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_a_teachers_hour_with_five_students(school, tmp_path):
    teacher, tab, _ = school
    assert faults(teacher) == []
    make_exercise(teacher)
    mark_as_expert(teacher)
    page = downloaded(teacher, "Page for students", tmp_path)
    address, code = open_class(teacher)
    assert faults(teacher) == []
    control = teacher.url.partition("#")[0]

    kim, lee, rea = tab(), tab(), tab()
    right = ["ArrowRight"] * 3
    works_by_keyboard(kim, address, code, NAMES[0], ["Home", "ArrowDown", *right, "Enter", "Space"])
    to_label = ["Enter", "ArrowDown"]
    works_by_keyboard(lee, address, code, NAMES[1], ["ArrowDown", "Shift+ArrowRight", *to_label])
    works_on_a_phone(tab(PHONE, has_touch=True, is_mobile=True), address, code)
    reloads(rea, address, code)
    file = works_offline(tab(), page, tmp_path)

    teacher.wait_for_selector("text=4 in, 4 handed in")  # by itself
    teacher.set_input_files("#drop", [file])
    press(teacher, "Take these files")
    assert "Taken: " in teacher.inner_text(".told")
    assert "5 in, 5 handed in" in teacher.inner_text("#students ~ p")
    for name in NAMES:
        assert teacher.locator("tbody th", has_text=name).count() == 1
    assert faults(teacher) == []

    follow(teacher, "Results for the projector, without names")
    assert "5 students, 5 handed in" in teacher.inner_text("main")
    assert teacher.locator(".places li").count() > 0
    assert not [name for name in NAMES if name in teacher.content()]
    assert faults(teacher) == []

    kim.click("#reveal")
    kim.locator(".ask button", has_text="Yes").click()
    kim.wait_for_selector(".said.on:has-text('Your teacher opens this later')")
    teacher.goto(control)
    press(teacher, "Let students compare")
    press(teacher, "Give feedback")
    sure(kim, "#reveal")
    kim.wait_for_selector("#comparison:not([hidden])")
    assert "Experts" in kim.inner_text("#compared")
    assert faults(kim) == []
    is_saved(kim)
    kim.reload()
    assert kim.locator("#comparison").is_visible()
    follow(kim, "Feedback")
    assert "a reason typed by hand" in kim.inner_text("main")

    for platform in ("Canvas", "Moodle", "Google Classroom"):
        book = downloaded(teacher, f"Grade book for {platform}", tmp_path).read_text("utf-8-sig")
        rows = list(csv.reader(io.StringIO(book)))
        assert len({len(row) for row in rows}) == 1
        assert len(rows) == {"Moodle": 6}.get(platform, 7)
    assert downloaded(teacher, "Every feedback page, packed", tmp_path).stat().st_size > 1_000

    follow(teacher, "Every reason, with names")
    assert "a reason typed by hand" in teacher.content()
    teacher.go_back()
    teacher.click("summary:has-text('Delete everything of this class')")
    press(teacher, "Yes, delete everything of this class")
    assert "None yet. Open an exercise" in teacher.inner_text("main")
    mark(rea, "Ida", "direct")
    rea.wait_for_selector("#server.trouble")
    assert rea.is_enabled("#export")


def test_a_student_leaves_and_the_next_finds_nothing(school):
    teacher, tab, folder = school
    begun(teacher, folder)
    address, code = open_class(teacher)
    page = tab()
    come_in(page, address, code, "Anna")
    mark(page, "regime", "label", "mine")
    sure(page, "#leave")
    page.wait_for_selector("#code")
    assert page.evaluate("JSON.stringify(localStorage)") == "{}"
    page.goto(f"{address}/marks")
    assert page.locator("#code").count() == 1
    come_in(page, address, code, "Bo")
    assert page.inner_text("#count") == "0"


def test_work_in_two_windows_is_never_lost_in_silence(school):
    teacher, tab, folder = school
    begun(teacher, folder)
    address, code = open_class(teacher)
    page = tab()
    come_in(page, address, code, "Anna")
    other = page.context.new_page()
    other.goto(f"{address}/marks")
    mark(page, "regime", "label")
    is_saved(page)
    mark(other, "calm", "praise")
    other.wait_for_selector("#server.trouble:has-text('another window')")
    other.reload()
    other.wait_for_selector(".ask:has-text('another version of your work')")
    assert other.locator("#mine q").all_inner_texts() == ["regime"]
    other.locator(".ask button", has_text="Yes").click()
    assert other.locator("#mine q").all_inner_texts() == ["calm"]
    is_saved(other)


def begun(teacher, folder):
    store = Store(folder)
    key = add_exercise(store)
    store.close()
    teacher.goto(f"{teacher.url.rstrip('/')}/exercises/{key}")


VIEWS = {
    "phone": {"size": PHONE, "has_touch": True},
    "dark": {"color_scheme": "dark"},
    "zoom": {"size": {"width": 320, "height": 200}},
    "forced": {"forced_colors": "active"},
}


@pytest.mark.parametrize("more", VIEWS.values(), ids=VIEWS)
def test_every_page_can_be_read_and_reached(school, more):
    """On a telephone, in the dark, at 400 %, in forced colours: axe, width and the Tab key."""
    first, tab, folder = school
    start = first.url
    begun(first, folder)
    exercise = first.url
    address, code = open_class(first)
    control = first.url.partition("#")[0]
    student = tab(**more)
    come_in(student, address, code, "Anna")
    mark(student, "regime", "label")
    is_saved(student)
    page = tab(**more)
    page.context.add_cookies(first.context.cookies())
    wide = page.viewport_size["width"]
    pages = [start, f"{start}exercises/new", f"{start}exercises/new?pack=whose-words&level=1",
             f"{start}privacy", exercise, f"{exercise}/change?level=2", control, f"{control}/show",
             f"{start}nothing", f"{address}/privacy"]  # fmt: skip
    for url in pages:
        page.goto(url)
        if "show" not in url and control in url:
            page.uncheck("#refresh")
        assert faults(page) == [], url
        assert page.evaluate("document.documentElement.scrollWidth") <= wide, url
        assert unreached(page) == [], url
    assert faults(student) == []
    if more.get("has_touch"):
        for url in pages:
            page.goto(url)
            assert small(page) == [], url


def small(page):
    """List what is to be touched and has less than 44 pixels of height."""
    return page.evaluate(
        "[...document.querySelectorAll('a, button, label:has(input), summary, input:not([type])')]"
        ".filter((e) => e.checkVisibility() && !e.matches('.skip, p > a, p a:not(.button), li a'))"
        ".filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML.slice(0, 90))"
    )
