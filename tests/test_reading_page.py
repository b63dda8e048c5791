"""Web pages: the article is found, the rest is counted, metadata are read."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from framing.article import Article
from framing.reading import Unreadable, read, receive

PAGE = Path(__file__).parent / "fixtures" / "reading" / "harbour-plan.html"


@pytest.fixture(scope="module")
def reading():
    return receive(PAGE)


def test_metadata_are_read(reading):
    article, _ = reading
    assert article.headline == "Odmoor council approves harbour plan"
    assert (article.author, article.outlet) == ("Ana Ruiz", "The Salt Post")
    assert article.date == dt.date(2019, 4, 12)
    assert article.url == "https://saltpost.example/2019/04/harbour-plan"


def test_every_paragraph_of_the_article_is_there_in_order(reading):
    starts = [p.split()[0] for p in reading[0].text.split("\n\n")]
    assert starts == [
        "Odmoor", "The", "Members", "“No.”", "That", "Nine", "The", ">", "The",
    ]  # fmt: skip


def test_words_inside_a_paragraph_keep_their_blanks(reading):
    assert "with eleven members for it" in reading[0].text
    assert "“We were promised a say and we were given a clock,” said" in reading[0].text


def test_the_rest_of_the_page_is_set_aside_under_its_names(reading):
    _, receipt = reading
    assert receipt.kind == "html"
    assert receipt.of("share bar") == ("Share on Facebook Tweet",)
    assert receipt.of("byline") == ("By Ana Ruiz",)
    assert receipt.of("copyright line") == ("© 2019 The Salt Post. All rights reserved.",)
    assert "Fleet stays in port" in receipt.of("left out by the extractor")


def test_what_is_not_shown_is_not_read(reading):
    _, receipt = reading
    assert "never shown" not in receipt.input
    assert "nobody sees" not in receipt.input


def test_the_receipt_says_how_much_of_the_page_is_not_the_article(reading):
    assert "visible characters of the page are not the article." in reading[1].notes[0]


def test_a_page_is_told_by_its_content_not_by_its_suffix(tmp_path):
    file = tmp_path / "page.txt"
    file.write_bytes(PAGE.read_bytes())
    assert read(file).text == read(PAGE).text


def test_the_declared_encoding_is_used(tmp_path):
    file = tmp_path / "page.html"
    text = PAGE.read_text("utf-8").replace('charset="utf-8"', 'charset="iso-8859-1"')
    file.write_bytes(text.encode("cp1252"))
    article, receipt = receive(file)
    assert "“No.”" in article.text
    assert receipt.encoding == "cp1252"


def test_a_wrongly_declared_encoding_does_no_harm(tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.read_text("utf-8").encode("cp1252"))
    assert "“No.”" in read(file).text


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><html><head><title>Odmoor</title></head><body></body></html>",
        "<html><body><script>let story = 'The council met on Monday.';</script></body></html>",
        "<html><body><ul><li><a href='/a'>Home</a></li><li><a href='/b'>News</a></li></ul></body>",
        "<!doctype html>\n<html",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path, page):
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    with pytest.raises(Unreadable, match=r"page\.html: .*page.*; .*") as caught:
        read(file)
    assert "\n" not in str(caught.value)


def test_markup_in_the_text_of_a_page_stays_text(tmp_path):
    file = tmp_path / "page.html"
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}"
    file.write_text(PAGE.read_text("utf-8").replace("<em>eleven</em>", hostile), "utf-8")
    assert "<script>alert(1)</script> {{ 7 * 7 }} members" in read(file).text


def test_a_page_of_more_than_ten_million_characters_is_refused(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE.read_text("utf-8") + "<br>" * 2_600_000, "utf-8")
    with pytest.raises(Unreadable, match="over 10,000,000 characters"):
        read(file)


LINES = (
    "The parish of Ollerby agreed on Monday to sell the old pump house, which has stood empty "
    "since the floods of two winters ago.",
    "Its clerk, Hester Dunn, told the meeting that the roof would cost more than the building was "
    "worth when it was put up.",
    "“We have held on to it for as long as we could bear the bills,” said Ms Dunn, who has kept "
    "the keys for a decade.",
)
TITLE = "Pump house to be sold"


def bell(head: str = "", top: str = "", middle: str = "", foot: str = "", h1: str = "") -> str:
    """A page with a story of three paragraphs."""
    one, *others = LINES
    story = f"<p>{one}</p>{middle}" + "".join(f"<p>{line}</p>" for line in others)
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE} - The Ollerby Bell</title>"
        f'<meta property="og:site_name" content="The Ollerby Bell">{head}</head><body><header>'
        f'<a href="/">The Ollerby Bell</a></header><main><article>{h1 or f"<h1>{TITLE}</h1>"}{top}'
        f"{story}</article></main><footer>{foot}</footer></body></html>"
    )


def linked_data(**about: object) -> str:
    told = json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, about]})
    return f'<script type="application/ld+json">{told}</script>'


def body_of(article: Article) -> list[str]:
    return article.text.removeprefix(article.headline).strip().split("\n\n")


CHANGE = '<meta property="article:modified_time" content="2024-04-19T10:00:00Z">'


class TestWhenAPageWasPublished:
    @pytest.mark.parametrize(
        ("head", "top"),
        [
            (CHANGE + '<meta property="article:published_time" content="2024-03-05T23:00Z">', ""),
            (linked_data(**{"@type": "NewsArticle", "datePublished": "2024-03-05"}) + CHANGE, ""),
            (CHANGE, "<p>Published: 5 March 2024</p>"),
            ("", "<p>Updated 19 April 2024, 11:00</p><p>First published 5 March 2024</p>"),
            ("", "<p>First published 5 March 2024, updated 19 April 2024</p>"),
            ("", "<p>Updated 19 April 2024 | 5 March 2024</p>"),
            (
                "",
                '<time itemprop="dateModified" datetime="2024-04-19">19 April 2024</time>'
                '<time itemprop="datePublished" datetime="2024-03-05">5 March 2024</time>',
            ),
        ],
    )
    def test_a_change_is_no_publication(self, head, top):
        article, receipt = receive(bell(head, top))
        assert article.date == dt.date(2024, 3, 5)
        assert body_of(article) == list(LINES)
        assert not any("change" in note for note in receipt.notes)

    @pytest.mark.parametrize(
        ("head", "top"), [(CHANGE, ""), ("", "<p>Last updated: 19 April 2024</p>")]
    )
    def test_where_only_a_change_is_told_the_receipt_says_so(self, head, top):
        article, receipt = receive(bell(head, top))
        assert article.date == dt.date(2024, 4, 19)
        assert any("that of a change" in note for note in receipt.notes)

    def test_in_a_text_too(self):
        text = f"{TITLE}\n\nUpdated 19 April 2024\n\n5 March 2024\n\n{LINES[0]}"
        assert receive(text)[0].date == dt.date(2024, 3, 5)


class TestWhoWroteAPage:
    @pytest.mark.parametrize(
        ("head", "top"),
        [
            ("", '<p>By <a rel="author" href="/i">Ida Rowe</a> and <a href="/s">Sam Pike</a></p>'),
            ("", "<address>Words by Ida Rowe and Sam Pike, environment reporters</address>"),
            ("", "<p>By Ida Rowe in Ollerby and Sam Pike in Stoke</p>"),
            ('<meta name="author" content="Ida Rowe">', "<p>By Ida Rowe and Sam Pike</p>"),
            (
                linked_data(
                    **{
                        "@type": ["NewsArticle"],
                        "author": [{"name": "Ida Rowe"}, {"name": "Sam Pike"}],
                    }
                ),
                "<p>By Ida Rowe</p>",
            ),
        ],
    )
    def test_every_author_is_named_and_the_line_is_set_aside(self, head, top):
        article, _ = receive(bell(head, top))
        assert article.author == "Ida Rowe and Sam Pike"
        assert body_of(article) == list(LINES)


class TestTheHeadline:
    @pytest.mark.parametrize(
        "h1",
        [
            "<h1>Pump house <br>to be<wbr> sold</h1>",
            "<h1><span>Pump house</span><br/><br/><span>to be sold</span></h1>",
            "<h1><div>Pump house</div><div>to be sold</div></h1>",
            f'<h1><a href="/">The Ollerby Bell</a></h1><h2>{TITLE}</h2>',
            f"<h1>News</h1><h2>{TITLE}</h2>",
        ],
    )
    def test_it_is_whole_and_stands_alone(self, h1):
        article, receipt = receive(bell(h1=h1))
        assert article.headline == TITLE
        assert body_of(article) == list(LINES)
        assert not any("another headline" in note for note in receipt.notes)

    @pytest.mark.parametrize("tag", ["h1", "h2"])
    def test_the_printed_one_counts_and_another_in_the_metadata_is_told(self, tag):
        head = '<meta property="og:title" content="What the sale means for Ollerby">'
        page = bell(head, h1=f"<{tag}>Cruel bosses dump it</{tag}>").replace(TITLE, "Sale: more")
        article, receipt = receive(page)
        assert article.headline == "Cruel bosses dump it"
        assert body_of(article) == list(LINES)
        assert (
            "The page's metadata give another headline: “What the sale means for Ollerby”."
            in receipt.notes
        )

    def test_parts_of_a_line_keep_apart(self):
        top = "<div><span>OLLERBY</span><span>March 5, 2024</span></div>"
        assert "OLLERBY March 5, 2024" in receive(bell(top=top))[1].input


class TestWhatNobodyWroteAsTheStory:
    @pytest.mark.parametrize(
        "notice",
        [
            "<p>Already a subscriber? <a href='/in'>Log in</a>. Full access from £1.</p>",
            "<div><h3>Subscribe to continue reading</h3></div>",
            "<p>This article is for subscribers only.</p>",
            "<p>You have reached your limit of free articles this month.</p>",
            "<p>To continue reading, log in or register for free.</p>",
            "<p>Unlock this article from 50p a week.</p><p>Cancel at any time.</p>",
        ],
    )
    def test_a_paywall_is_set_aside_and_the_cut_told(self, notice):
        article, receipt = receive(bell().replace("</article>", notice + "</article>"))
        assert body_of(article) == list(LINES)
        assert any("may be cut off" in note for note in receipt.notes)

    def test_in_a_text_too(self):
        article, receipt = receive(f"{TITLE}\n\n{LINES[0]}\n\nSubscribe to continue reading\n")
        assert body_of(article) == [LINES[0]]
        assert receipt.of("paywall") == ("Subscribe to continue reading",)
        assert any("may be cut off" in note for note in receipt.notes)

    def test_what_stands_below_every_page_tells_of_no_cut(self):
        offer = "<p>Already a subscriber? Log in</p><p>Subscribe for £1 a week</p>"
        assert not any("cut off" in note for note in receive(bell(foot=offer))[1].notes)

    def test_a_longer_text_in_the_metadata_is_told(self):
        head = linked_data(**{"@type": "NewsArticle", "articleBody": " ".join(LINES) * 2})
        article, receipt = receive(bell(head))
        assert body_of(article) == list(LINES)
        assert any("metadata hold" in note for note in receipt.notes)

    @pytest.mark.parametrize(
        "hidden",
        [
            '<span class="sr-only">Skip past the letter to our readers</span>',
            '<p class="u-visually_hidden">Skip past the letter to our readers</p>',
            '<p class="screen-reader-text">Skip past the letter to our readers</p>',
            '<p style="position:absolute; left: -9999px">A line that robots read</p>',
            '<p style="opacity: 0">A line that nobody sees at all</p>',
            "<dialog><p>Agree to our terms before you read on.</p></dialog>",
            "<style>.x-1, p.y {display : none}</style><p class='x-1'>A line nobody sees</p>",
        ],
    )
    def test_what_is_hidden_is_not_read(self, hidden):
        article, receipt = receive(bell(middle=hidden))
        assert body_of(article) == list(LINES)
        assert not any(word in receipt.input for word in ("Skip", "A line", "Agree"))

    @pytest.mark.parametrize(
        "shown",
        [
            '<div class="hidden md:block"><p>{}</p></div>',
            '<p style="opacity: 0.9">{}</p>',
            "<style>@media print {{.x {{display: none}}}}</style><p class='x'>{}</p>",
        ],
    )
    def test_what_is_shown_is_read(self, shown):
        line = "The keys hang behind the bar of the inn, as they have since the flood."
        assert line in receive(bell(middle=shown.format(line)))[0].text


def test_a_page_goes_on_behind_its_end():
    page = bell().replace(f"<p>{LINES[-1]}</p></article></main>", "</body></html>")
    assert LINES[-1] in receive(page.replace("<footer>", f"<p>{LINES[-1]}</p><footer>"))[1].input


@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_a_page_whose_parser_gives_up_is_refused(tag):
    deep = f"<{tag}>" * 2_500 + "<p>The ice house is empty.</p>" + f"</{tag}>" * 2_500
    with pytest.raises(Unreadable, match=r"over 2,000 deep .* and the rest would be lost; save"):
        receive(bell(middle=deep))
