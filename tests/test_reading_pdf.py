"""PDF: reading order, running heads, hyphens, and files that hold no text."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from framing.reading import Unreadable, receive

STORY = [
    "The council of Odmoor approved the harbour plan on Monday after a debate that lasted nine "
    "hours and ended in shouting, with eleven members for it and ten against.",
    "Members of the Fishing League left the room before the vote. They had asked for a say in "
    "the plan since it was drawn up in the county town, and they had been given a clock.",
    "The plan hands the quay to a port company for thirty years. In return the company is to "
    "build two cranes, dredge the channel and pay for the school behind the customs house.",
    "Nobody in the northern streets believes that. The ice house has stood empty for a week, "
    "and the fleet has not left port since the first storms of March came in from the west.",
    "The mayor, who had been in the capital to speak to the minister, returned on the night "
    "train and said that every choice remained on the table, even the one that was made.",
    "A letter from the company was read out at four in the morning. It promised that nobody "
    "would lose a boat, and it was signed by a clerk whose name nobody in the room had heard.",
]


def wrapped(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def a_pdf(
    columns: int = 1, across: bool = False, encrypt: StandardEncryption | None = None
) -> bytes:
    """A story over two pages with a running head and page numbers, in one or two columns."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=1, encrypt=encrypt)
    width = 80 if columns == 1 else 42
    lines = [line for p in STORY for line in [*wrapped(p, width), ""]]
    per_page = -(-len(lines) // 2)
    for number in (1, 2):
        page.setFont("Helvetica", 9)
        page.drawString(60, 810, "The Odmoor Examiner")
        page.drawString(290, 30, str(number))
        top = 780
        if number == 1:
            page.setFont("Helvetica-Bold", 20)
            page.drawString(60, top, "Harbour plan divides Odmoor as")
            page.drawString(60, top - 24, "the fleet stays in port")
            page.setFont("Helvetica", 10)
            page.drawString(60, top - 54, "By Ana Ruiz")
            page.drawString(60, top - 68, "12 April 2019")
            top -= 100
        page.setFont("Times-Roman", 11)
        mine = lines[(number - 1) * per_page : number * per_page]
        half = len(mine) if columns == 1 else -(-len(mine) // 2)
        spots = [
            (60 + 260 * (i // half), top - 14 * (i % half), line) for i, line in enumerate(mine)
        ]
        for x, y, line in sorted(spots, key=lambda s: (-s[1], s[0])) if across else spots:
            page.drawString(x, y, line)
        page.showPage()
    page.save()
    return out.getvalue()


def one_page(*lines: tuple[int, int, str]) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=1)
    page.setFont("Times-Roman", 11)
    for x, y, line in lines:
        page.drawString(x, y, line)
    page.showPage()
    page.save()
    return out.getvalue()


def read_pdf(folder: Path, data: bytes):
    file = folder / "story.pdf"
    file.write_bytes(data)
    return receive(file)


@pytest.mark.parametrize(("columns", "across"), [(1, False), (2, False), (2, True)])
def test_paragraphs_come_out_whole_and_in_reading_order(tmp_path, columns, across):
    article, _ = read_pdf(tmp_path, a_pdf(columns, across))
    assert article.text.split("\n\n")[1:] == STORY


def test_headline_byline_and_date_are_told_apart(tmp_path):
    article, receipt = read_pdf(tmp_path, a_pdf())
    assert article.headline == "Harbour plan divides Odmoor as the fleet stays in port"
    assert (article.author, article.date) == ("Ana Ruiz", dt.date(2019, 4, 12))
    assert receipt.of("byline") == ("By Ana Ruiz",)


def test_running_heads_and_page_numbers_are_set_aside(tmp_path):
    article, receipt = read_pdf(tmp_path, a_pdf())
    assert receipt.of("page number") == ("1", "2")
    assert receipt.of("running head") == ("The Odmoor Examiner",)
    assert receipt.of("before the headline") == ("The Odmoor Examiner",)
    assert "Examiner" not in article.text


@pytest.mark.parametrize("columns", [1, 2])
def test_every_character_of_the_text_layer_is_accounted_for(tmp_path, columns):
    article, receipt = read_pdf(tmp_path, a_pdf(columns))
    assert "".join(receipt.to_frame()["text"]) == receipt.input
    used = "".join(receipt.input[s.start : s.end] for s in receipt.stretches if s.fate == "used")
    assert "".join(used.split()) == "".join(article.text.split())


LATER = (
    "By noon on the day after it, three skippers had handed in their keys at the office by the "
    "lock, and a fourth had asked how much a mooring further down the coast would cost in June."
)


def a_newspaper_page(page: canvas.Canvas, left: list[str], right: list[str], number: int) -> None:
    """Two columns of ragged lines without gaps, under a head in two parts."""
    page.setFont("Helvetica", 8)
    page.drawString(60, 815, "The Odmoor Examiner")
    page.drawString(440, 815, "Friday, 12 April 2019")
    page.drawString(277, 28, f"Page {number} of 2")
    if number == 1:
        page.setFont("Helvetica-Bold", 22)
        page.drawString(60, 760, "Harbour plan divides the town")
    page.setFont("Times-Roman", 10)
    for x, lines in ((60, left), (320, right)):
        for i, line in enumerate(lines):
            page.drawString(x, 700 - 14 * i, line)
    page.showPage()


@pytest.mark.parametrize("last", [6, 4])
def test_a_short_last_page_has_the_columns_of_the_page_before(tmp_path, last):
    story = [line for paragraph in STORY for line in wrapped(paragraph, 42)]
    end = wrapped(LATER, 40)[:last]
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=1)
    half = len(story) // 2
    a_newspaper_page(page, story[:half], story[half:], 1)
    a_newspaper_page(page, end[: last // 2], end[last // 2 :], 2)
    page.save()
    article, receipt = read_pdf(tmp_path, out.getvalue())
    assert article.headline == "Harbour plan divides the town"
    assert (article.outlet, article.date) == ("The Odmoor Examiner", dt.date(2019, 4, 12))
    assert " ".join(article.text.split("\n\n")[1:]) == " ".join([*STORY, *end])
    assert len(article.text.split("\n\n")) <= len(STORY) + 4
    assert set(receipt.of("running head")) == {"The Odmoor Examiner", "Friday, 12 April 2019"}


def test_words_cut_at_a_line_end_are_made_whole(tmp_path):
    data = one_page(
        (60, 700, "The quay was sold by the last govern-"),
        (60, 686, "ment, which had called it a state-"),
        (60, 672, "owned ruin, to a firm that nobody knew."),
    )
    article, receipt = read_pdf(tmp_path, data)
    assert article.text == (
        "The quay was sold by the last government, which had called it a state-owned ruin, "
        "to a firm that nobody knew."
    )
    assert len(receipt.of("cut at a line end")) == 2


def test_an_indented_line_starts_a_paragraph(tmp_path):
    data = one_page(
        (60, 700, "The quay was sold by the last cabinet to a firm, and nobody knew its name."),
        (80, 686, "The fishermen were not asked. They heard of it in the evening on the radio,"),
        (60, 672, "as they tell everybody who will listen."),
    )
    article, _ = read_pdf(tmp_path, data)
    assert [p[:8] for p in article.text.split("\n\n")] == ["The quay", "The fish"]


def test_a_pdf_locked_by_a_password_is_refused(tmp_path):
    locked = a_pdf(encrypt=StandardEncryption("secret", canPrint=0))
    with pytest.raises(Unreadable, match=r"story\.pdf: the PDF is locked; save it without"):
        read_pdf(tmp_path, locked)


def test_a_broken_pdf_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="the PDF is broken"):
        read_pdf(tmp_path, b"%PDF-1.7\nnothing that any program could read")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_pdf_is_refused_in_one_line(tmp_path, share):
    whole = a_pdf()
    with pytest.raises(Unreadable) as caught:
        read_pdf(tmp_path, whole[: int(share * len(whole))])
    assert "\n" not in str(caught.value)


def test_a_pdf_of_pictures_is_refused(tmp_path):
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    page.rect(100, 100, 300, 300, fill=1)
    page.showPage()
    page.save()
    with pytest.raises(Unreadable, match=r"pictures of text, not text.*OCR"):
        read_pdf(tmp_path, out.getvalue())
