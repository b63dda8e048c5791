"""The page as a reader uses it: a real browser, no network, no script, by mouse, key and touch."""

import pytest
from browser import NEEDED, faults
from story import HOSTILE, MARKERS, TEXT, article

from framing import analyze
from framing.marking.marker import Mark, Marker
from framing.showing.page import page

NOTE = """element => {
  const style = getComputedStyle(element, "::after");
  return style.display === "none" ? "" : style.content;
}"""
LINE = """element => {
  const style = getComputedStyle(element);
  return [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness] + "";
}"""

PICTURED = """() => [...document.querySelectorAll("figure svg")].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const scale = frame.width / svg.viewBox.baseVal.width;
  return [...svg.querySelectorAll("text")].map((text) => {
    const box = text.getBoundingClientRect();
    const out = Math.max(frame.left - box.left, box.right - frame.right, box.bottom - frame.bottom);
    return [text.textContent, parseFloat(getComputedStyle(text).fontSize) * scale, out];
  });
})"""

pytestmark = NEEDED


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    made = article()
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(page(made, analyze(made, MARKERS)), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def opened(chromium, file):
    """Open the page in a context; afterwards nothing may have gone wrong or gone out."""
    contexts, trouble = [], []

    def open_in(path=file, **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: trouble.append(message.text))
        tab.on("pageerror", lambda error: trouble.append(str(error)))
        tab.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
        tab.on(
            "request",
            lambda request: request.url.startswith("file:") or trouble.append(request.url),
        )
        tab.goto(path.as_uri(), timeout=120_000)
        return tab

    yield open_in
    for context in contexts:
        context.close()
    assert trouble == []


def unfolded(tab):
    """Open all parts of the page."""
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    return tab


def segment(tab, words):
    return tab.locator(".pane .s", has_text=words).first


def test_the_text_of_the_article_is_on_the_screen_once(opened):
    tab = opened()
    assert tab.locator(".pane").evaluate("pane => pane.textContent") == article().text


def test_the_page_works_without_script(opened):
    tab = opened(java_script_enabled=False)
    segment(tab, "regime").hover()
    assert "loaded" in tab.content()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_width_makes_the_page_scroll_sideways(opened, width):
    tab = opened(viewport={"width": width, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_words_in_pictures_can_be_read_on_a_telephone_and_none_is_cut(opened):
    words = unfolded(opened(viewport={"width": 390, "height": 800})).evaluate(PICTURED)
    assert len(words) > 20
    assert [word for word in words if word[1] < 11 or word[2] > 1] == []


def test_a_wide_table_scrolls_by_key_while_its_first_column_stays(opened):
    tab = unfolded(opened(viewport={"width": 390, "height": 800}))
    table = tab.get_by_role("group", name="Tone toward actors")
    table.focus()
    first, last = (
        table.locator(f"tbody tr >> nth=0 >> {place}") for place in ("th", "td >> nth=-1")
    )
    before, far = first.bounding_box()["x"], last.bounding_box()["x"]
    assert far > 390
    for _ in range(20):
        tab.keyboard.press("ArrowRight")
    tab.wait_for_timeout(400)
    assert first.bounding_box()["x"] == before
    assert last.bounding_box()["x"] < far - 40


def test_an_explanation_appears_under_the_mouse(opened):
    tab = opened(viewport={"width": 1280, "height": 800})
    words = segment(tab, "regime")
    assert words.evaluate(NOTE) == ""
    words.hover()
    assert "is on the list" in words.evaluate(NOTE)


def test_an_explanation_appears_under_the_keyboard(opened):
    tab = opened()
    segment(tab, "regime").locator("a.l").focus()
    assert "is on the list" in segment(tab, "regime").evaluate(NOTE)


def test_the_tab_key_reaches_shown_marks_only(opened):
    tab = opened()
    tab.locator(".filters input").last.focus()
    reached = []
    for _ in range(6):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.className"))
    assert all(name.startswith(("k l ", "k q ")) for name in reached), reached


def test_an_explanation_appears_under_a_finger(opened):
    tab = opened(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    words = segment(tab, "regime")
    words.tap()
    assert "is on the list" in words.evaluate(NOTE)


def test_switches_hide_and_show_marks_and_their_explanations(opened):
    tab = opened()
    mark = tab.locator(".pane i.l").first
    assert "underline" in mark.evaluate(LINE)
    tab.locator(".f-l").uncheck(force=True)
    assert "none" in mark.evaluate(LINE)
    assert not tab.locator(".pane a.k.l").first.is_visible()
    words = segment(tab, "regime")
    words.hover()
    assert words.evaluate(NOTE) == ""
    tab.locator(".f-d").check(force=True)
    assert "wavy" in tab.locator(".pane i.d").first.evaluate(LINE)


def test_the_switch_of_a_voice_hides_what_it_says(opened):
    tab = opened()
    quoted = tab.locator(".pane i.l.vq").first
    assert "underline" in quoted.evaluate(LINE)
    tab.locator(".v-q").uncheck(force=True)
    assert "none" in quoted.evaluate(LINE)
    assert "underline" in tab.locator(".pane i.l.vr").first.evaluate(LINE)


def test_lines_of_different_markers_differ_without_colour(opened):
    tab = opened()
    for switch in tab.locator(".filters input[class^=f-]").all():
        switch.check(force=True)
    lines = [tab.locator(f".pane i.{key}").first.evaluate(LINE) for key in "qltaed"]
    assert len(set(lines)) == len(lines)


def test_a_number_leads_to_its_words_and_a_word_back_to_its_place(opened):
    tab = unfolded(opened())
    for link in tab.locator("a.count").all():
        wanted = int(link.inner_text())
        link.click()
        entries = tab.locator(":target li")
        assert entries.count() == wanted
        assert entries.first.is_visible()
    entry = tab.locator(":target li a").first
    words = entry.inner_text()
    entry.click()
    assert tab.locator("i:target").inner_text() in words
    assert tab.locator("i:target").is_visible()


def test_the_page_is_short_until_a_link_opens_a_part(opened):
    tab = opened(viewport={"width": 1280, "height": 900})
    short = tab.evaluate("document.documentElement.scrollHeight")
    assert not tab.locator("#evidence").is_visible()
    tab.get_by_role("link", name="All the evidence").click()
    assert tab.locator("#evidence").is_visible()
    unfolded(tab)
    assert tab.evaluate("document.documentElement.scrollHeight") > 3 * short


def test_what_is_folded_is_printed(opened):
    tab = opened()
    tab.emulate_media(media="print")
    assert tab.locator("#evidence li").first.is_visible()


def test_a_tone_has_its_sign_once_where_it_begins(opened, tmp_path):
    """A loaded word inside cuts the mark in three; the sign stands before the first of them."""

    def whole(text):
        start = text.raw.index("The mob came")
        yield Mark(start, start + 12, "negative", "Tone.", actor="mob", score=-0.5)

    tone = Marker("sentiment", whole, "words", "", ("negative",), (), (), "1")
    path = tmp_path / "tone.html"
    made = article()
    path.write_text(page(made, analyze(made, [MARKERS[1], tone])), encoding="utf-8", newline="\n")
    tab = opened(path)
    tab.locator(".f-e").check(force=True)
    pieces = tab.locator(".pane i.minus")
    signs = pieces.evaluate_all("all => all.map((i) => getComputedStyle(i, '::before').content)")
    assert signs == ['"−"', "none", "none"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_an_accessibility_checker_finds_nothing(opened, scheme, width):
    tab = opened(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    for switch in tab.locator(".filters input[class^=f-]").all():
        switch.check(force=True)
    assert faults(tab) == []


def test_it_prints_with_numbered_marks_and_their_explanations(opened):
    pdfium = pytest.importorskip("pypdfium2")
    printed = opened().pdf()
    document = pdfium.PdfDocument(printed)
    text = " ".join(leaf.get_textpage().get_text_range() for leaf in document)
    document.close()
    assert "is on the list" in text
    assert "Skip to the article" not in text


def test_nothing_hostile_runs(opened, tmp_path):
    hostile = " ".join(HOSTILE)
    made = article(text=f"{hostile}\n\n{TEXT}", headline=hostile, outlet=hostile, author=hostile)
    path = tmp_path / "hostile.html"
    path.write_text(page(made, analyze(made, MARKERS)), encoding="utf-8", newline="\n")
    tab = opened(path)
    tab.wait_for_timeout(200)
    assert tab.locator(".pane").evaluate("p => p.textContent") == made.text.replace("\0", "\ufffd")


@pytest.mark.slow
def test_two_hundred_thousand_words_stay_usable(opened, tmp_path):
    """So long an article is not parsed: only markers that need no syntax find something."""
    made = article(text="\n\n".join([TEXT] * (200_000 // len(TEXT.split()))))
    path = tmp_path / "long.html"
    path.write_text(page(made, analyze(made, MARKERS[:3])), encoding="utf-8", newline="\n")
    tab = opened(path)
    words = segment(tab, "regime")
    words.hover(timeout=60_000)
    assert "is on the list" in words.evaluate(NOTE)
    tab.locator(".f-l").uncheck(force=True, timeout=60_000)
    assert "none" in tab.locator(".pane i.l").first.evaluate(LINE)
