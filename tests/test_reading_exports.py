"""Exports of news databases: every article found whole, every character with a fate."""

from __future__ import annotations

import contextlib
import datetime as dt
from itertools import pairwise

import pytest
from exported import (
    INTERFACES,
    SORRY,
    STORIES,
    Story,
    factiva_html,
    factiva_rtf,
    nexis_abroad,
    nexis_article,
    nexis_before,
    nexis_cover,
    proquest_html,
    proquest_text,
)
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_with_length_alone
from written import docx_bytes, rtf_bytes

from framing.reading import Unreadable, receive
from framing.reading.docx import see_docx
from framing.reading.exports import see_whole_page, split_export
from framing.reading.rtf import see_rtf
from framing.reading.slices import cut

COVER = nexis_cover([story.title for story in STORIES])
BATCH = [line for story in STORIES for line in nexis_article(story)]
TEXTS = {
    "Nexis, DOCX": lambda: see_docx(docx_bytes([*COVER, *BATCH]), "x").text,
    "Nexis, RTF": lambda: see_rtf(rtf_bytes([*COVER, *BATCH]), "x").text,
    "Nexis without cover": lambda: see_docx(docx_bytes(BATCH), "x").text,
    "Nexis, blank lines doubled": lambda: "\n\n\n\n".join([*COVER, *BATCH]),
    "former Nexis": nexis_before,
    "former Nexis, first unnumbered": lambda: nexis_before(first_numbered=False),
    "former Nexis, line breaks doubled": lambda: nexis_before(doubled=True),
    "former Nexis, RTF": lambda: see_rtf(rtf_bytes(nexis_before().split("\n")), "x").text,
    "former Nexis, Windows": lambda: nexis_before().replace("\n", "\r\n"),
    "Factiva with codes, HTML": lambda: seen(factiva_html()),
    "Factiva without codes, HTML": lambda: seen(factiva_html(codes=False)),
    "Factiva with codes, RTF": lambda: see_rtf(rtf_bytes(factiva_rtf()), "x").text,
    "Factiva without codes, RTF": lambda: see_rtf(rtf_bytes(factiva_rtf(codes=False)), "x").text,
    "ProQuest, text": proquest_text,
    "ProQuest, HTML": lambda: seen(proquest_html()),
}


def seen(page: str) -> str:
    return see_whole_page(page.encode(), "x").text


def read(text):
    """The articles of an export, with the sum of its receipt held."""
    export = split_export(text)
    assert export is not None
    stretches = []
    made = []
    for piece in export.slices:
        if not piece.why:
            one = cut(text, piece, "x", str(piece.number))
            made.append(one.article)
            stretches += one.stretches
        else:
            stretches.append((piece.start, piece.end))
    assert stretches[0][0] == 0
    assert stretches[-1][1] == len(text)
    assert [s[0] for s in stretches[1:]] == [s[1] for s in stretches[:-1]]
    return export, made


@pytest.mark.parametrize("layout", TEXTS)
def test_every_article_is_found_whole(layout):
    export, articles = read(TEXTS[layout]())
    assert [a.text for a in articles] == [story.text for story in STORIES]
    assert [a.headline for a in articles] == [story.title for story in STORIES]
    assert [a.outlet for a in articles] == [story.outlet for story in STORIES]
    assert [a.date for a in articles] == [story.day for story in STORIES]
    assert [a.author for a in articles] == [story.author for story in STORIES]
    assert [a.id for a in articles] == ["1", "2", "3"]
    assert export.expected in (3, None)


@pytest.mark.parametrize("story", STORIES)
def test_a_single_article_is_an_export_too(story):
    for text in (
        "\n\n".join(nexis_article(story)),
        nexis_before([story]),
        seen(factiva_html([story])),
        seen(factiva_html([story], codes=False)),
        proquest_text([story]),
        seen(proquest_html([story])),
    ):
        _, articles = read(text)
        assert [(a.text, a.outlet, a.date) for a in articles] == [
            (story.text, story.outlet, story.day)
        ]


def test_one_article_of_a_database_is_read_like_any_other(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(docx_bytes(nexis_article(STORIES[0])))
    article, receipt = receive(path)
    assert (article.id, article.text) == ("story", STORIES[0].text)
    assert "".join(receipt.input[s.start : s.end] for s in receipt.stretches) == receipt.input
    path.write_bytes(docx_bytes(BATCH))
    with pytest.raises(Unreadable, match=r"export of Nexis with 3 articles; import it"):
        receive(path)


@pytest.mark.parametrize("language", ["German", "French", "Spanish", "Dutch", "Italian"])
def test_the_website_may_be_set_to_another_language(language):
    _, articles = read("\n\n".join(nexis_abroad(STORIES, INTERFACES[language])))
    assert [a.text for a in articles] == [story.text for story in STORIES]
    assert [a.outlet for a in articles] == [story.outlet for story in STORIES]
    assert [a.author for a in articles] == [story.author for story in STORIES]
    assert {a.date for a in articles} == {STORIES[0].day}


@pytest.mark.parametrize("count", [1, 3])
def test_an_export_in_a_language_that_is_not_known_is_refused(count, tmp_path):
    path = tmp_path / "export.docx"
    path.write_bytes(docx_bytes(nexis_abroad(STORIES[:count], INTERFACES["Polish"])))
    with pytest.raises(Unreadable, match=r"language that is not known; export it again, with Engl"):
        receive(path)


@pytest.mark.parametrize("codes", [True, False])
def test_a_saved_page_of_a_database_is_read_as_an_export(codes, tmp_path):
    path = tmp_path / "export.html"
    path.write_text(factiva_html(codes=codes), "utf-8")
    with pytest.raises(Unreadable, match=r"export of Factiva with 3 articles; import it: framing"):
        receive(path)
    path.write_text(factiva_html(STORIES[:1], codes=codes), "utf-8")
    article, receipt = receive(path)
    assert (article.text, article.outlet) == (STORIES[0].text, STORIES[0].outlet)
    assert "".join(receipt.input[s.start : s.end] for s in receipt.stretches) == receipt.input


def test_a_page_that_names_a_database_is_no_export(tmp_path):
    path = tmp_path / "page.html"
    body = "".join(
        f"<p>{words} It is in Factiva and ProQuest.</p>" for words in STORIES[0].paragraphs
    )
    path.write_text(f"<html><body><article><h1>Talks</h1>{body}</article></body></html>", "utf-8")
    assert receive(path)[0].headline == "Talks"


def with_paragraphs(*paragraphs) -> Story:
    return STORIES[0]._replace(paragraphs=(STORIES[0].paragraphs[0], *paragraphs))


PROSE = (
    "The lists were kept in a drawer, Ivo Brandt said on Friday.",
    "“Nobody read them,” he added.",
)


@pytest.mark.parametrize(
    "word",
    [
        *("Body", "Classification", "Notes", "Graphic", "Correction", "Text", "End of Document"),
        *("Language: English only", "Length: 3 words", "Person: nobody", "Load-Date: unknown"),
    ],
)
def test_a_story_may_have_a_word_of_the_layout_as_a_line_of_its_own(word):
    story = with_paragraphs(word, *PROSE)
    other = STORIES[1]
    lines = [*nexis_article(story), *nexis_article(other)]
    without_graphic = [line for line in lines if line != "Boats in the harbour."]
    for text in (lines, without_graphic):
        _, articles = read("\n\n".join(text))
        assert [a.text for a in articles] == [story.text, other.text]


@pytest.mark.parametrize(
    ("title", "below"),
    [
        (
            "Graphic",
            ["PHOTOS: The quay, said to be 90 years old. (PHOTOGRAPH BY M. HOLT)", "Boats."],
        ),
        ("Graphic", ["Boats in the harbour of Odmoor"]),
        ("Notes", ["This article ran in all editions"]),
        ("Correction", ["An earlier version misstated the year of the bridge. It was 1974."]),
    ],
)
def test_what_nexis_puts_below_a_story_is_set_aside_under_its_title(title, below):
    lines = [line for line in nexis_article(STORIES[0]) if line != "Boats in the harbour."]
    at = lines.index("Graphic")
    text = "\n\n".join([*lines[:at], title, *below, *lines[at + 1 :]])
    export, articles = read(text)
    assert articles[0].text == STORIES[0].text
    told = [s for s in cut(text, export.slices[0], "x", "1").stretches if s.reason == title.lower()]
    assert [text[s.start : s.end] for s in told] == [title, *below]


@pytest.mark.parametrize("line", ["Link to Image", "Link to PDF", "Return to list"])
def test_lines_of_the_website_in_a_story_are_set_aside(line):
    lines = nexis_article(STORIES[0])
    lines.insert(lines.index("Body") + 1, line)
    _, articles = read("\n\n".join(lines))
    assert articles[0].text == STORIES[0].text


@pytest.mark.parametrize(
    "edition",
    [
        "FIRST EDITION",
        "Late Edition - Final",
        "Correction Appended",
        "1 - All-round Country Edition",
    ],
)
def test_an_edition_between_date_and_headline_is_no_headline(edition):
    text = nexis_before().replace("Edition 1;".center(78), f"\n{edition.center(78)}\n")
    _, articles = read(text)
    assert [a.headline for a in articles] == [story.title for story in STORIES]
    assert [a.text for a in articles] == [story.text for story in STORIES]


def test_a_headline_that_reads_like_an_edition_stays():
    story = STORIES[0]._replace(title="The last edition")
    text = nexis_before([story]).replace("Edition 1;".center(78), "")
    assert read(text)[1][0].headline == "The last edition"


@pytest.mark.parametrize("label", ["BYLINE: ", "SECTION: ", "LENGTH: "])
def test_the_value_of_a_label_may_stand_in_the_next_line(label):
    text = nexis_before().replace(label, f"{label.strip()}\n\n")
    export, articles = read(text)
    assert [a.headline for a in articles] == [story.title for story in STORIES]
    assert [a.text for a in articles] == [story.text for story in STORIES]
    assert [a.author for a in articles] == [story.author for story in STORIES]
    assert [p.declared for p in export.slices if p.declared] == [story.words for story in STORIES]


@pytest.mark.parametrize("word", ["NOTES: three lists", "SUBJECT: a warning", "TYPE: unknown"])
def test_a_story_of_the_former_layout_may_have_a_label_as_a_subheading(word):
    story = with_paragraphs(word, *PROSE, STORIES[1].paragraphs[0])
    _, articles = read(nexis_before([story, STORIES[2]]))
    assert [a.text for a in articles] == [story.text, STORIES[2].text]


@pytest.mark.parametrize("codes", [True, False])
@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("3 juin 2019", dt.date(2019, 6, 3)),
        ("3 de junio de 2019", dt.date(2019, 6, 3)),
        ("2019-06-03", dt.date(2019, 6, 3)),
        ("03.06.2019", dt.date(2019, 6, 3)),
        ("3/6/19", None),
        ("03/06/2019", None),
    ],
)
def test_dates_as_factiva_writes_them_in_other_countries(written, day, codes):
    text = seen(factiva_html(STORIES[:1], codes=codes)).replace("3 June 2019", written)
    _, articles = read(text)
    assert [(a.date, a.outlet, a.text) for a in articles] == [
        (day, STORIES[0].outlet, STORIES[0].text)
    ]


def test_a_cover_of_five_hundred_titles_is_set_aside_and_what_it_promises_is_known():
    titles = [f"Story number {i} of 3 May 2019" for i in range(1, 498)]
    cover = nexis_cover([*titles, *(story.title for story in STORIES)])
    export, articles = read("\n\n".join([*cover, *BATCH]))
    assert export.expected == 500
    assert len(export.listed) == 500
    assert [a.text for a in articles] == [story.text for story in STORIES]
    assert export.slices[0].why == "cover list"


def test_an_error_page_among_the_articles_is_named_and_not_read():
    lines = [*nexis_article(STORIES[0]), SORRY, "End of Document", *nexis_article(STORIES[1])]
    export, articles = read("\n\n".join(lines))
    assert [a.text for a in articles] == [STORIES[0].text, STORIES[1].text]
    lost = [(p.number, p.why) for p in export.slices if p.lost]
    assert lost == [(2, "error page of the database")]


def test_an_error_page_without_an_end_of_its_own_is_parted_from_the_next_article():
    lines = [*nexis_article(STORIES[0]), SORRY, *nexis_article(STORIES[1])]
    export, articles = read("\n\n".join(lines))
    assert [a.text for a in articles] == [STORIES[0].text, STORIES[1].text]
    assert [p.number for p in export.slices if p.lost] == [2]


def test_error_pages_of_the_other_databases_are_named():
    before = nexis_before(STORIES[:2]).replace(
        "2 of 2 DOCUMENTS", f"2 of 3 DOCUMENTS\n\n{SORRY}\n\n3 of 3 DOCUMENTS"
    )
    deleted = factiva_rtf(STORIES[:1], codes=False)
    deleted += ["This is a deletion", "Document ODEX000020190009ef6300009"]
    for text, why in (
        (before, "error page of the database"),
        ("\n\n".join(deleted), "deleted by its publisher"),
        (
            proquest_text(STORIES[:2])
            .replace(f"Full text: {STORIES[1].paragraphs[0]}", "")
            .replace("\n\n".join(STORIES[1].paragraphs[1:]), ""),
            "no full text in the export",
        ),
    ):
        export, articles = read(text)
        assert [p.why for p in export.slices if p.lost] == [why]
        assert articles[0].text == STORIES[0].text


def test_labels_of_the_head_are_told_apart_in_the_receipt():
    text = "\n\n".join([*COVER, *BATCH])
    export, _ = read(text)
    piece = next(p for p in export.slices if not p.why)
    told = {s.reason: text[s.start : s.end] for s in cut(text, piece, "x", "1").stretches}
    assert told["outlet"] == STORIES[0].outlet
    assert told["byline"] == f"Byline:\u00a0{STORIES[0].author}"
    assert "length" in told
    assert "copyright" in told
    assert "classification" in told
    assert "graphic" in told
    assert piece.declared == STORIES[0].words


def test_what_the_search_found_is_noted():
    export, _ = read(seen(factiva_html()))
    assert export.notes == ("The search in Factiva found 1,234.",)


@pytest.mark.parametrize(
    "text",
    [
        STORIES[0].text,
        "Body\n\nIt was found on Monday.",
        "This is the end.\n\nEnd of Document",
        "The plan has 512 words.\n\nDocument A38 is missing.",
        "Database: none.\n\nFull text: none.",
        "3 of 10 DOCUMENTS were lost, he said.",
        "",
    ],
)
def test_other_texts_are_no_exports(text):
    assert split_export(text) is None


LINES = st.sampled_from(
    [
        *COVER[:5],
        *nexis_article(STORIES[0]),
        *proquest_text(STORIES[:1]).split("\n\n"),
        *factiva_rtf(STORIES[:1]),
        *factiva_rtf(STORIES[:1], codes=False),
        *nexis_before(STORIES[:1]).split("\n"),
        *(SORRY, "", "|", "3 of 9 DOCUMENTS"),
    ]
)


@given(st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\n\n\n\n", "\f"]))))
def test_shuffled_exports_lose_no_character(parts):
    text = "".join(line + gap for line, gap in parts)
    export = split_export(text)
    if export is None:
        return
    at = 0
    for piece in export.slices:
        assert piece.start == at < piece.end
        at = piece.end
        if not piece.why:
            with contextlib.suppress(Unreadable):
                stretches = cut(text, piece, "x", "1").stretches
                assert (stretches[0].start, stretches[-1].end) == (piece.start, piece.end)
                assert all(a.end == b.start for a, b in pairwise(stretches))
    assert at == len(text)


HOSTILE = (
    *("End of Document\n", "Body\n", "3 of 9 DOCUMENTS\n", "LENGTH: 3 words\n", "3 words\n"),
    *("Document ABCD00002019060300001\n", "HD|x|\n", "Full text: x\n", "_" * 30 + "\n", "|\n"),
    *(
        "Database: x\n",
        "1. x\n",
        "June 3, 2019 Monday\n",
        "Graphic\nNotes\n",
        "Copyright 2019\n",
        "| | ",
        SORRY,
    ),
)
LINK = "ProQuest document link\nFull text: x"
LAST = "End of Document\nDocument AB12345678ab\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    "head", ["Body\nLength: 3 words\n", "LENGTH: 3 words\n", f"{LINK}\n3 words\n"]
)
@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_exports_take_linear_time(unit, head):
    def work(size):
        text = head + unit * (size // len(unit)) + LAST
        export = split_export(text)
        for piece in export.slices if export else ():
            if not piece.why:
                with contextlib.suppress(Unreadable):
                    cut(text, piece, "x", "1")

    assert grows_with_length_alone(work, 50_000)
