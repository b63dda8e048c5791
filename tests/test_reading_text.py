"""Plain text and Markdown: what is read, what is set aside, what is joined."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from framing.article import Article
from framing.reading import Receipt, Unreadable, read, receive

FIXTURES = Path(__file__).parent / "fixtures" / "reading"
PROSE = (
    "The council of Odmoor approved the harbour plan on Monday after a debate that lasted nine "
    "hours and ended in shouting."
)


@pytest.fixture(scope="module")
def reading() -> tuple[Article, Receipt]:
    return receive(FIXTURES / "harbour-plan.txt")


def paragraphs(text: str) -> list[str]:
    return read(text).text.split("\n\n")


class TestTheDamagedPage:
    """A text from a PDF, with Markdown marks: cut paragraphs and a contact footer."""

    def test_headline_author_and_date_are_told_apart(self, reading):
        article, _ = reading
        assert article.headline == "Harbour plan divides Odmoor as fishing fleet stays in port"
        assert (article.author, article.date) == ("Marta Lindqvist", dt.date(2019, 4, 12))
        assert article.id == "harbour-plan"

    def test_the_outlet_is_told_by_the_site_in_the_contact_footer(self, reading):
        assert reading[0].outlet == "saltpost.example"

    @pytest.mark.parametrize(
        "sentence",
        [
            'answered that "the council is bound to the terms of the lease',
            'the promise of a "free port" in Odmoor and its islands',
            "nobody in the town hall. Earlier this month, harbour commissioner",
        ],
    )
    def test_paragraphs_cut_by_a_page_end_are_joined(self, reading, sentence):
        assert sentence in reading[0].text

    def test_a_paragraph_without_a_full_stop_before_a_quotation_stays_alone(self, reading):
        assert "so-called “round table of trust”\n\n“The only condition is" in reading[0].text

    def test_the_text_is_headline_and_paragraphs_and_nothing_else(self, reading):
        text = reading[0].text
        assert text.startswith(reading[0].headline + "\n\n")
        assert text.endswith("since the spring.”")
        assert "contact" not in text
        assert "*" not in text
        assert "the Examiner quoted" in text

    def test_the_receipt_names_what_was_set_aside(self, reading):
        _, receipt = reading
        assert receipt.of("byline") == ("Marta Lindqvist",)
        assert receipt.of("date") == ("12 April 2019",)
        assert receipt.of("contact line")[0].startswith("To contact the Salt Post")
        assert receipt.used + sum(
            n for (fate, _), n in receipt.counts.items() if fate == "set aside"
        ) == len(receipt.input)


class TestJoining:
    def test_hard_wraps_are_joined(self):
        wrapped = (
            "The council of Odmoor approved the harbour plan on Monday after a\n"
            "debate that lasted nine hours and ended in shouting. Members of the\n"
            "Fishing League left the room before the vote was called by the\n"
            "chair, Ana Ruiz.\n\nThe mayor was not there. She had gone to the capital to speak to\n"
            "the minister."
        )
        first, second = paragraphs(wrapped)
        assert first.endswith("called by the chair, Ana Ruiz.")
        assert (
            second
            == "The mayor was not there. She had gone to the capital to speak to the minister."
        )

    def test_one_paragraph_a_line_stays_one_paragraph_a_line(self):
        text = "\n".join(["Plan passes", PROSE, "Nobody spoke against it in the end.", PROSE])
        assert paragraphs(text) == text.split("\n")

    def test_verse_is_not_joined(self):
        verse = "The tide comes in\nAnd the boats go out\nAnd nobody asks them why"
        text = f"Song of the week\n\n{PROSE}\n\n{verse}\n\n{PROSE}"
        assert paragraphs(text)[2:5] == verse.split("\n")

    def test_list_items_are_not_joined(self):
        text = f"What was decided\n\n{PROSE}\n\n- a new quay\n- two cranes\n- no casino\n\n{PROSE}"
        assert paragraphs(text)[2:5] == ["a new quay", "two cranes", "no casino"]

    def test_a_subheading_stays_alone(self):
        text = f"Plan passes\n\n{PROSE}\n\nNine hours of debate\n\n{PROSE}"
        assert paragraphs(text)[2] == "Nine hours of debate"

    @pytest.mark.parametrize(
        ("cut", "whole"),
        [
            ("ruled by the govern-\nment of the day", "ruled by the government of the day"),
            ("a state-\nowned shipping line", "a state-owned shipping line"),
            ("the council’s vote—\nits ninth", "the council’s vote—its ninth"),
        ],
    )
    def test_words_cut_at_a_line_end_are_made_whole(self, cut, whole):
        lead = "The harbour and its nine old cranes have for many long years been "
        assert whole in read(f"Plan passes\n\n{lead}{cut} and everything else that is there.").text

    def test_a_page_number_and_a_running_head_inside_a_sentence_are_set_aside(self):
        head = "ODMOOR EXAMINER"
        text = (
            f"Plan passes\n\n{PROSE} The mayor\n\n2\n\n{head}\n\nsaid no. {PROSE} A fisherman\n\n3"
        )
        text += f"\n\n{head}\n\nsaid yes."
        article, receipt = receive(text)
        assert "The mayor said no." in article.text
        assert "A fisherman said yes." in article.text
        assert receipt.of("running head") == (head, head)
        assert receipt.of("page number") == ("2", "3")


class TestFurniture:
    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("Share on Facebook | Tweet | Email", "share bar"),
            ("Share this article", "share bar"),
            ("Page 3 of 7", "page number"),
            ("© 2019 The Odmoor Examiner. All rights reserved.", "copyright line"),
            ("We use cookies to improve your visit. Accept all cookies", "cookie notice"),
            ("Related articles", "related links"),
            ("Contact us with your story", "contact line"),
            ("Advertisement", "advertisement"),
            ("Photo: Ana Ruiz/Odmoor Examiner", "picture credit"),
            ("Sign up for our daily newsletter", "site link"),
            ("https://saltpost.example/2019/04/harbour", "link"),
            ("* * *", "Markdown mark"),
            ("Topics: Harbour, Odmoor", "tags"),
            ("ana.ruiz@examiner.example", "contact line"),
        ],
    )
    def test_a_line_of_furniture_is_set_aside_under_its_name(self, line, reason):
        article, receipt = receive(f"Plan passes\n\n{PROSE}\n\n{line}\n\n{PROSE}")
        assert article.text == f"Plan passes\n\n{PROSE}\n\n{PROSE}"
        assert line in receipt.of(reason)

    @pytest.mark.parametrize(
        "line",
        [
            "Share prices fell on Monday.",
            "Contact between the two sides broke off.",
            "Copyright law was changed in May.",
            "To reach the island the rescuers had to visit three ports.",
            "Register of members shows four gifts.",
            "The report may not be published until May.",
            "Related parties owned the quay.",
            "Home truths were told.",
            "Pictures of the quay were shown.",
            "1984 was the year.",
        ],
    )
    def test_a_sentence_with_the_same_words_stays(self, line):
        assert line in paragraphs(f"Plan passes\n\n{PROSE}\n\n{line}\n\n{PROSE}")

    def test_links_under_related_articles_are_set_aside_with_it(self):
        links = "- [Fleet stays in port](/a)\n- [Mayor resigns](/b)"
        article, receipt = receive(f"Plan passes\n\n{PROSE}\n\nRelated articles\n\n{links}\n")
        assert article.text == f"Plan passes\n\n{PROSE}"
        aside = "".join(receipt.of("related links"))
        assert aside.startswith("Related articles")
        assert "Fleet stays in port" in aside
        assert "Mayor resigns" in aside


class TestTheFront:
    @pytest.mark.parametrize(
        ("front", "headline", "author", "outlet", "day"),
        [
            (
                "The Odmoor Examiner\n12 April 2019\n\nCouncil approves the harbour plan\n"
                "By Ana Ruiz, Political Editor",
                "Council approves the harbour plan",
                "Ana Ruiz",
                "The Odmoor Examiner",
                dt.date(2019, 4, 12),
            ),
            (
                "Council approves plan\nas fishermen walk out\n\nBy Ana Ruiz and Peter Lund in "
                "Odmoor\n\nPublished: 12 April 2019, 10:30 GMT",
                "Council approves plan as fishermen walk out",
                "Ana Ruiz and Peter Lund",
                "",
                dt.date(2019, 4, 12),
            ),
            (
                "Harbour Plan Approved\n\nAna Ruiz | Odmoor Examiner | April 12, 2019",
                "Harbour Plan Approved",
                "Ana Ruiz",
                "Odmoor Examiner",
                dt.date(2019, 4, 12),
            ),
            (
                "Title: Plan passes\nAuthor: Ana Ruiz\nDate: 05/04/2019\nSource: Salt Post",
                "Plan passes",
                "Ana Ruiz",
                "Salt Post",
                None,
            ),
            (
                "Opinion\n\nThe council was wrong about the harbour\n\nBy Ana Ruiz",
                "The council was wrong about the harbour",
                "Ana Ruiz",
                "",
                None,
            ),
            (
                "Plan passes\n\nBy Ana Ruiz\n\n2019-04-12\n\nThe Common Tide",
                "Plan passes",
                "Ana Ruiz",
                "The Common Tide",
                dt.date(2019, 4, 12),
            ),
        ],
    )
    def test_headline_byline_date_and_outlet(self, front, headline, author, outlet, day):
        article = read(f"{front}\n\n{PROSE}\n\n{PROSE}")
        assert article.text == f"{headline}\n\n{PROSE}\n\n{PROSE}"
        assert (article.author, article.outlet, article.date) == (author, outlet, day)

    @pytest.mark.parametrize(
        "first",
        [
            "By the time they arrived the harbour was empty.",
            "Monday, 12 April 2019, was the day on which the council voted.",
            "The Odmoor Examiner said so.",
        ],
    )
    def test_sentences_that_start_like_a_front_line_stay(self, first):
        assert read(f"Plan passes\n\n{first} {PROSE}\n\n{PROSE}").text.count(first) == 1

    def test_a_heading_below_the_first_paragraph_is_no_headline(self):
        article = read(f"{PROSE}\n\n# The vote\n\n{PROSE}")
        assert article.text == f"{PROSE}\n\nThe vote\n\n{PROSE}"
        assert article.headline == ""

    def test_a_text_without_a_headline_has_none(self):
        assert read(f"{PROSE}\n\n{PROSE}").headline == ""

    def test_credits_below_the_end_are_a_byline(self):
        _, receipt = receive(f"Plan passes\n\n{PROSE}\n\nReporting by Ana Ruiz; Editing by Bo Lund")
        assert receipt.of("byline") == ("Reporting by Ana Ruiz; Editing by Bo Lund",)


class TestMarkdown:
    @pytest.mark.parametrize(
        ("marked", "plain"),
        [
            ("The *Examiner* said", "The Examiner said"),
            ("a **very** bad day", "a very bad day"),
            ("the [report](http://example.org/r) says", "the report says"),
            ("the [_long_ report](/r) says", "the long report says"),
            ("the ![a crane](crane.png) crane", "the crane"),
            ("5 * 3 * 2 is 30", "5 * 3 * 2 is 30"),
            ("a f**king mess and more **", "a f**king mess and more **"),
            ("the file snake_case_name is", "the file snake_case_name is"),
            ("he spoke [in Odmoor] (twice)", "he spoke [in Odmoor] (twice)"),
            (r"an \*asterisk\* stays", "an *asterisk* stays"),
        ],
    )
    def test_marks_go_and_words_stay(self, marked, plain):
        text = read(f"Plan passes\n\n{PROSE} And {marked} there in the end.").text
        assert f"And {plain} there in the end." in text

    def test_headings_quotations_and_comments(self):
        text = f"# Plan passes\n\n<!-- draft -->\n\n{PROSE}\n\n## The vote\n\n> {PROSE}\n"
        article, receipt = receive(text)
        assert article.text == f"Plan passes\n\n{PROSE}\n\nThe vote\n\n> {PROSE}"
        assert receipt.of("comment") == ("<!-- draft -->",)

    @pytest.mark.parametrize(
        ("marked", "kept"),
        [
            ("> We want the quay.\n>\n> All of it.", ["> We want the quay.", "> All of it."]),
            ("> We want the\n> quay.\n> All of it.", ["> We want the quay. All of it."]),
            (">We want the\n>quay.", ["> We want the quay."]),
            ("> We want the\nquay.", ["> We want the quay."]),
            ("> We want the quay.\nNobody came.", ["> We want the quay.", "Nobody came."]),
            ("He wrote:\n> We want the quay.", ["He wrote:", "> We want the quay."]),
            ("He wrote that\n\n> we want it.", ["He wrote that", "> we want it."]),
            ("> > We want\n> > it.\n> He wrote.", ["> We want it.", "> He wrote."]),
            ("> - the quay\n> - the crane", ["> the quay", "> the crane"]),
            (
                "> The sea is wide  \n> The boat is small",
                ["> The sea is wide", "> The boat is small"],
            ),
            ("> the govern-\n> ment fell", ["> the government fell"]),
            ("> **We** want [it](/a).", ["> We want it."]),
            ("> Share on Facebook", []),
            (">50 boats came.", [">50 boats came."]),
        ],
    )
    def test_a_block_quotation_keeps_one_bar_a_paragraph(self, marked, kept):
        text = f"Plan passes\n\n{PROSE}\n\n{marked}\n\n{PROSE}"
        assert paragraphs(text) == ["Plan passes", PROSE, *kept, PROSE]

    def test_lines_too_wide_to_be_wrapped_are_paragraphs(self):
        long = f"{PROSE} {PROSE}"
        text = f"Plan passes\n\n{PROSE}\n\n> {long}\n> {long}\n"
        assert paragraphs(text)[2:] == [f"> {long}", f"> {long}"]

    def test_a_text_behind_bars_from_end_to_end_quotes_nobody(self):
        text = f"> Plan passes\n>\n> {PROSE}\n>\n> {PROSE}\n"
        assert paragraphs(text) == ["Plan passes", PROSE, PROSE]

    def test_the_receipt_says_what_became_of_each_bar(self):
        text = f"Plan passes\n\n{PROSE}\n\n> We want the\n> quay.\n>\n>All of it.\n"
        _, receipt = receive(text)
        assert receipt.of("Markdown mark") == ("> ", ">")
        assert "".join(receipt.of("block quotation")) == "> We want the\nquay.>All of it."

    def test_front_matter_is_read_and_set_aside(self):
        text = (
            "---\ntitle: Plan passes\nauthor: Ana Ruiz\ndate: 2019-04-12\noutlet: Salt Post\n"
            f"url: https://saltpost.example/p\n---\n\n{PROSE}\n"
        )
        article = read(text)
        assert article.text == f"Plan passes\n\n{PROSE}"
        assert (article.author, article.outlet) == ("Ana Ruiz", "Salt Post")
        assert (article.date, article.url) == (dt.date(2019, 4, 12), "https://saltpost.example/p")


class TestPostsLeftInAText:
    @pytest.mark.parametrize(
        "post",
        [
            '<tweet id="7" data-author="Bo Lund">They sold “our” quay!</tweet>',
            '<TWEET id="7">',
            '<blockquote class="twitter-tweet" lang="en"><p>Sold!</p>— Bo (@bo) May 3, 2024'
            '</blockquote> <script async src="w.js"></script>',
            "<blockquote class=“instagram-media”>Sold!\n\nAgain!</blockquote>",
        ],
    )
    def test_they_are_set_aside_with_what_is_in_them(self, post):
        article, receipt = receive(f"Plan passes\n\n{PROSE}\n\n{post}\n\n{PROSE}")
        assert article.text == f"Plan passes\n\n{PROSE}\n\n{PROSE}"
        assert "".join(receipt.of("embedded post")) == post

    def test_inside_a_paragraph_too(self):
        text = f'Plan passes\n\n{PROSE} <tweet id="7" name="a b"> Nobody was glad of it.'
        assert paragraphs(text) == ["Plan passes", f"{PROSE} Nobody was glad of it."]

    def test_other_markup_is_left(self):
        line = "<blockquote>They sold the quay, he wrote.</blockquote>"
        assert line in read(f"Plan passes\n\n{PROSE}\n\n{line}\n\n{PROSE}").text


class TestCharacters:
    def test_quotation_marks_stay_as_they_are(self):
        text = f"Plan passes\n\n“Yes,” and \"no\" and ‘perhaps’, she said of 'it'. {PROSE}"
        assert read(text).text == text

    @pytest.mark.parametrize(
        ("damaged", "reason"),
        [
            ("\ufeff", "byte order mark"),
            ("\x1b[31m", "terminal escape"),
            ("\x00\x07", "control character"),
            ("\u202e", "text direction mark"),
            ("\u00ad", "soft hyphen"),
            ("\u200b", "invisible character"),
            ("\u200c", "invisible character"),
            ("\u200d\ufe0f", "invisible character"),
            ("\ud800", "broken character"),
        ],
    )
    def test_characters_that_nobody_sees_are_set_aside(self, damaged, reason):
        article, receipt = receive(f"Plan passes\n\nThe har{damaged}bour is shut. {PROSE}")
        assert "The harbour is shut." in article.text
        assert receipt.of(reason) == (damaged,)

    @pytest.mark.parametrize(
        ("damaged", "meant"),
        [
            ("&ldquo;No,&rdquo; she said", "“No,” she said"),
            ("it&#8217;s &#x2014; &amp;rsquo;t is", "it’s — ’t is"),
            ("cod &amp; chips&nbsp;at &pound;4", "cod & chips at £4"),
            ("the har&shy;bour&#8203;s&zwnj;ide", "the harbourside"),
            ("â€œNo,â€\x9d she said", "“No,” she said"),
            ("â€œNo,â€ she said. Itâ€™s late â€“ very", "“No,” she said. It’s late – very"),
            ("â€œNo,â€\ufffd she said", "“No,” she said"),
            ("❝No,❞ she said; 〝yes〞", "“No,” she said; “yes”"),
            ("the cafÃ© at £4 and Â£5", "the café at £4 and £5"),
            ("‚ÄúNo,‚Äù she said", "“No,” she said"),
            ("ItÃ¢â‚¬â„¢s late", "It’s late"),
            ("Ｔｈｅ　ｑｕａｙ（＇２４），she said．", "The quay('24),she said."),
            ("She said so。 It ended、 he wrote", "She said so. It ended, he wrote"),
            ("it don´t, it can`t, itʼs", "it don’t, it can’t, it’s"),
            ("the 𝗾𝘂𝗮𝘆 is 𝟣 mile long", "the quay is 1 mile long"),
        ],
    )
    def test_a_character_written_otherwise_is_what_was_meant(self, damaged, meant):
        article, receipt = receive(f"Plan passes\n\n{damaged}. {PROSE}")
        assert article.text == f"Plan passes\n\n{meant}. {PROSE}"
        assert "".join(receipt.to_frame()["text"]) == receipt.input

    @pytest.mark.parametrize(
        "words",
        [
            "The SÅ” and the “À” of Björk’s naïve café, Ærø, Œuvre",
            "AT&T; R&D, Q&A; and fish&chips; cost £5 & more",
            "the ``quay'' and `the slip' at 5′ 2″",
            "می‌خواهم 👩‍🚒 stays",
        ],
    )
    def test_a_character_that_is_meant_stays(self, words):
        assert read(f"Plan passes\n\n{words}. {PROSE}").text.startswith(f"Plan passes\n\n{words}.")

    def test_a_text_all_in_entities_is_no_binary_data(self):
        coded = "".join(f"&#{ord(c)};" for c in PROSE)
        assert read(f"Plan passes\n\n{coded}").text == f"Plan passes\n\n{PROSE}"

    def test_composed_letters_line_ends_and_blanks_are_normalised(self):
        text = f"Plan passes\r\n\r\nCafe\u0301 owners\u00a0spoke. {PROSE}\u2028\u2028{PROSE}"
        assert read(text).text == f"Plan passes\n\nCafé owners spoke. {PROSE}\n\n{PROSE}"


class TestWhatASourceIs:
    def test_a_short_string_that_names_a_file_is_that_file(self, tmp_path):
        file = tmp_path / "story.txt"
        file.write_text(f"Plan passes\n\n{PROSE}", "utf-8")
        assert read(str(file)) == read(file)

    def test_a_short_string_that_names_no_file_says_what_it_was_taken_for(self):
        with pytest.raises(Unreadable, match="taken for a file name"):
            read("Plan passes.")

    def test_a_missing_path(self, tmp_path):
        with pytest.raises(Unreadable, match="there is no such file"):
            read(tmp_path / "none.txt")

    def test_a_number_is_no_source(self):
        with pytest.raises(TypeError, match="a path or a string, not int"):
            read(7)

    def test_the_same_text_has_the_same_id(self):
        assert read(f"{PROSE}\n").id == read(f"{PROSE}\n").id == "text-" + read(f"{PROSE}\n").id[5:]
