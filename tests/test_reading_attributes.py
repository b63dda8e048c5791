"""Elements with a crowd of attributes are read in the time of the page's length."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reading import receive
from framing.reading.attributes import MOST, without_crowds

STORY = "".join(
    f"<p>The mayor said on day {day} that the pier would close soon.</p>" for day in range(9)
)


@pytest.mark.parametrize("end", [">", ""])
def test_a_page_with_a_hundred_thousand_attributes_is_read_like_any_other(tmp_path, end):
    crowd = " ".join(f'data-a{i}="{i} > 0"' for i in range(100_000))
    path = tmp_path / "page.html"
    texts = []
    for attributes in ("", crowd):
        body = f"<h1>Pier to close</h1>{STORY}<div {attributes}{end}</div>"
        path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
        began = time.process_time()
        article, receipt = receive(path)
        assert time.process_time() - began < 10
        texts.append((article.text, receipt.kind))
    assert texts[0] == texts[1]


@given(st.text("<p a=\"' >/", max_size=60))
def test_a_page_without_a_crowd_stays_as_it_is(page):
    assert without_crowds(page) == page


@pytest.mark.parametrize("piece", ['<a "', "<a '\"", "<p a=", "<", '<a b="x" ', "= ", "a='1' "])
def test_hostile_markup_takes_linear_time(piece):
    began = time.process_time()
    thinned = without_crowds("<p " + piece * 200_000)
    assert time.process_time() - began < 5
    assert len(thinned) <= len("<p " + piece * 200_000)


def test_the_first_attributes_stay():
    crowd = "".join(f" a{i}=\"'>'\"" for i in range(MOST + 5))
    thinned = without_crowds(f"<p{crowd}>Words.</p>")
    assert thinned == f"<p{crowd.partition(f' a{MOST}=')[0]}>Words.</p>"
