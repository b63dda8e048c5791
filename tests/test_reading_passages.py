"""Pages: speech that only the markup marks, embedded posts, pull quotes."""

from __future__ import annotations

import pytest
from timing import grows_with_length_alone

from framing.reading import receive
from framing.reading.blocks import walk
from framing.reading.cells import without_markup
from framing.reading.page import parse
from framing.reading.passages import set_aside_passages
from framing.reading.posts import is_post

FIRST = "The council of Tolmer met on Friday to decide what becomes of the lighthouse by the bay."
LAST = "Engineers warned in spring that the lamp room might not stand another winter of storms."
SPEECH = "“I kept the lamp lit through forty storms and I will go on doing it,” Orla Finn said."


def page(body: str, title: str = "Lighthouse row grows") -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><main><article>"
        f"<h1>{title}</h1><p>{FIRST}</p>{body}<p>{LAST}</p></article></main></body></html>\n"
    )


def body(html: str) -> list[str]:
    """The paragraphs of a page between the first and the last."""
    title, first, *between, last = receive(page(html))[0].text.split("\n\n")
    assert (title, first, last) == ("Lighthouse row grows", FIRST, LAST)
    return between


class TestQuotations:
    @pytest.mark.parametrize(
        ("html", "text"),
        [
            ("<q>I stay</q>, Finn said.", "“I stay”, Finn said."),
            (
                "Finn said: <q>They cried <q>out</q> at me.</q>",
                "Finn said: “They cried ‘out’ at me.”",
            ),
            ("They are <Q CLASS=x> stubborn </Q>, some say.", "They are “stubborn”, some say."),
            ("<em><q>Not <b>once</b></q></em>, Finn said.", "“Not once”, Finn said."),
            ("<q>“I stay,”</q> Finn said at last.", "“I stay,” Finn said at last."),
            ("“<q>I stay</q>,” Finn said at last.", "“I stay,” Finn said at last."),
            ("<q><q>No</q> is no answer</q>, Finn said.", "“‘No’ is no answer”, Finn said."),
            ("Nobody <q></q>was asked <q> </q>at all.", "Nobody was asked at all."),
            ("They said <q hidden>so</q> nothing at all.", "They said nothing at all."),
        ],
    )
    def test_an_element_gets_the_marks_that_browsers_draw(self, html, text):
        assert body(f"<p>{html}</p>") == [text]

    def test_one_over_several_paragraphs_marks_each(self):
        html = "<q><p>We keep the lamp lit.</p><p>We always have done so.</p></q>"
        assert body(html) == ["“We keep the lamp lit.”", "“We always have done so.”"]

    def test_the_last_paragraph_is_the_articles_too(self):
        html = page("").replace(LAST, "Finn wrote: <q>We shall see</q> and <q>not soon</q>.")
        assert receive(html)[0].text.endswith("Finn wrote: “We shall see” and “not soon”.")

    def test_a_headline_is_found_with_and_without_its_marks(self):
        html = page("").replace(
            "<h1>Lighthouse row grows</h1>", "<h1>Lighthouse <q>row</q> grows</h1>"
        )
        article, receipt = receive(html)
        assert article.headline == "Lighthouse “row” grows"
        assert not any("metadata" in note for note in receipt.notes)


class TestBlockQuotations:
    def test_each_paragraph_has_a_bar(self):
        html = (
            "<p>Finn wrote:</p><blockquote><p>The lamp is lit.</p><p>So it stays.</p></blockquote>"
        )
        assert body(html) == ["Finn wrote:", "> The lamp is lit.", "> So it stays."]
        _, receipt = receive(page(html))
        assert receipt.of("block quotation") == ("> The lamp is lit.", "> So it stays.")

    @pytest.mark.parametrize(
        ("html", "paragraphs"),
        [
            ("<blockquote>The lamp is lit.</blockquote>", ["> The lamp is lit."]),
            (
                "<p>In a letter to the council that she read out at once, Orla Finn said</p>"
                "<blockquote><p>the lamp is lit.</p></blockquote>",
                [
                    "In a letter to the council that she read out at once, Orla Finn said",
                    "> the lamp is lit.",
                ],
            ),
            (
                "<blockquote><p>She told me:</p><blockquote><p>Go home now.</p></blockquote>"
                "</blockquote>",
                ["> She told me:", "> Go home now."],
            ),
            (
                "<blockquote>The lamp is lit<br>The night is long</blockquote>",
                ["> The lamp is lit", "> The night is long"],
            ),
            (
                "<blockquote><p>The lamp is lit.</p><footer>— Orla Finn, <cite>letter</cite>"
                "</footer></blockquote>",
                ["> The lamp is lit.", "— Orla Finn, letter"],
            ),
        ],
    )
    def test_whatever_is_in_it(self, html, paragraphs):
        assert body(html) == paragraphs

    def test_an_article_that_is_indented_as_a_whole_quotes_nobody(self):
        html = page("").replace("<p>", "<blockquote><p>").replace("</p>", "</p></blockquote>")
        assert ">" not in receive(html)[0].text

    def test_what_is_set_aside_has_no_bar(self):
        html = page("").replace(
            "</main>", "</main><footer><blockquote>Be kind!</blockquote></footer>"
        )
        assert "Be kind!" in receive(html)[1].of("left out by the extractor")

    def test_in_the_cell_of_a_table_posts_are_quoted_too(self):
        cell = "<p>Finn <q>stays</q>.</p><blockquote><p>I stay.</p></blockquote>"
        cell += "<blockquote class='twitter-tweet'>Save it!</blockquote>"
        assert without_markup(cell) == "Finn “stays”.\n\n> I stay.\n\n> Save it!"


class TestPosts:
    @pytest.mark.parametrize(
        "html",
        [
            '<blockquote class="twitter-tweet" data-x="y"><p>Save it!</p>— Bo</blockquote>',
            "<blockquote class='instagram-media'><div><p>Save it!</p></div></blockquote>",
            "<blockquote class='text-post-media'>Save it!</blockquote>",
            "<div class='fb-post'><p>Save it!</p></div>",
            "<figure class='wp-block-embed is-provider-bluesky'><blockquote><p>Save it!</p>"
            "</blockquote></figure>",
            "<blockquote><p>Save it!</p>— Bo Lund (@bo_lund) <a href='/x'>May 3, 2024</a>"
            "</blockquote>",
            "<tweet id='7' data-x='a b'>Save it!</tweet>",
        ],
    )
    def test_an_embedded_post_is_set_aside_and_told(self, html):
        assert body(html) == []
        _, receipt = receive(page(html))
        assert "Save it!" in receipt.of("embedded post")
        assert "Not taken into the article: 1 embedded post." in receipt.notes

    def test_a_tag_that_is_never_closed_takes_nothing_with_it(self):
        html = '<p>It is high. <tweet id="7" data-x="a b"> Nobody lives there any more.</p>'
        assert body(html) == ["It is high. Nobody lives there any more."]

    @pytest.mark.parametrize("name", ["twitter-share", "social-facebook", "has-tweet", "x-card"])
    def test_other_classes_are_no_posts(self, name):
        assert not is_post("div", name)

    def test_a_class_of_the_whole_page_says_nothing(self):
        html = page("").replace("<body>", "<body class='tweet pull-quote'>")
        assert receive(html)[0].text.count("\n\n") == 2


class TestPullQuotes:
    @pytest.mark.parametrize(
        "html",
        [
            "<aside><blockquote><p>“I kept the lamp lit through forty storms”</p>"
            "<cite>Orla Finn</cite></blockquote></aside>",
            "<blockquote class='pull-quote'>I kept the lamp lit through forty storms</blockquote>",
            "<blockquote><p>I kept the lamp lit through forty storms</p></blockquote>",
            "<blockquote>I kept the lamp lit … and I will go on doing it</blockquote>",
            "<blockquote>[Finn] kept the lamp lit through forty storms</blockquote>",
            "<div class='article__pullQuote--left'><p>Forty storms</p></div>",
            "<div role='doc-pullquote'><p>Forty storms</p></div>",
            "<p class='big'>I kept the lamp lit through forty storms</p>",
        ],
    )
    def test_a_pull_quote_is_set_aside_and_counted(self, html):
        assert body(f"<p>{SPEECH}</p>{html}") == [SPEECH]
        _, receipt = receive(page(f"<p>{SPEECH}</p>{html}"))
        assert "storms" in "".join(receipt.of("pull quote")) or "lamp" in html
        assert "Not taken into the article: 1 pull quote." in receipt.notes

    def test_one_that_joins_what_the_article_parts(self):
        said = "“I kept the lamp lit,” Orla Finn said, “and I will go on doing it.”"
        html = "<blockquote><p>“I kept the lamp lit and I will go on doing it”</p></blockquote>"
        assert body(f"<p>{said}</p>{html}") == [said]

    def test_several_are_counted_with_the_posts(self):
        pulled = "<aside class='pullquote'><p>Forty storms</p></aside>"
        posted = "<blockquote class='twitter-tweet'><p>Save it!</p></blockquote>"
        _, receipt = receive(page(f"<p>{SPEECH}</p>{pulled}{posted}{pulled}"))
        assert "Not taken into the article: 1 embedded post and 2 pull quotes." in receipt.notes
        assert receipt.counts["set aside", "pull quote"] == 2 * len("Forty storms")

    @pytest.mark.parametrize(
        "html",
        [
            "<blockquote><p>I kept the lamp lit through forty storms. You never kept your word. "
            "Come up here and see it for yourselves.</p></blockquote>",
            "<p>“I kept the lamp lit,” she said again, and nobody answered.</p>",
            "<p>“I will go on.”</p>",
        ],
    )
    def test_words_that_stand_again_only_in_part_stay(self, html):
        assert len(body(f"<p>{SPEECH}</p>{html}")) == 2

    def test_a_paragraph_like_the_others_is_none(self):
        abstract = "I kept the lamp lit through forty storms."
        assert body(f"<p>{abstract}</p><p>{SPEECH}</p>") == [abstract, SPEECH]
        assert body(f"<p>{SPEECH}</p><div><p>{abstract}</p></div><p>Nobody came.</p>") == [
            SPEECH,
            "Nobody came.",
        ]

    def test_a_paragraph_that_stands_twice_is_none(self):
        assert body(f"<p>{SPEECH}</p><p>{SPEECH}</p>") == [SPEECH, SPEECH]

    def test_a_class_around_the_story_takes_nothing_with_it(self):
        html = page(f"<p>{SPEECH}</p>" * 9).replace("<main>", "<main><div class='pullquotes'>")
        assert receive(html)[0].text.count(SPEECH) == 9


def deep(start: str, end: str) -> str:
    """Elements in each other, as deep as no parser gives up."""
    return start * 40 + end * 40


PIECES = {
    "block quotations": "<blockquote><p>kept the lamp lit through storms</p></blockquote>",
    "block quotations in each other": deep("<blockquote>kept the lamp ", "</blockquote>"),
    "quotations in each other": deep("<q>kept ", "</q>"),
    "quotations around paragraphs": deep("<q><p>kept</p>", "</q>"),
    "citations": deep("<blockquote><cite>kept ", "</cite></blockquote>"),
    "paragraphs": "<p>kept the lamp lit through all the storms</p>",
    "words": "kept the lamp lit through ",
    "signatures": "<blockquote>— a (@a) 2 — </blockquote>",
    "classes": f"<p class='{'pull-' * 99}'>kept</p>",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", PIECES.values(), ids=PIECES.keys())
def test_hostile_pages_take_linear_time(unit):
    def work(size: int) -> None:
        times = size // max(1, unit.count("kept"))
        blocks = walk(parse(f"<body>{unit * times}</body>", "page"))
        for block in blocks:
            block.used = True
        set_aside_passages(blocks)

    assert grows_with_length_alone(work, 2_000)
