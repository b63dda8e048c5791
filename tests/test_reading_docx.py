"""Word files: every paragraph in order, wherever Word keeps it."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from written import docx_bytes

from framing.reading import Unreadable, receive
from framing.reading import docx as docx_files
from framing.reading.docx import see_docx

STORY = [
    "Harbour plan divides Odmoor",
    "By Ana Ruiz",
    "The council of Odmoor approved the harbour plan on Monday after nine hours of debate.",
    "“We were not asked,” said Ivo Brandt, who runs the ferry.",
]


def test_a_word_file_is_an_article(tmp_path):
    path = tmp_path / "story.txt"  # the suffix says nothing
    path.write_bytes(docx_bytes(STORY))
    article, receipt = receive(path)
    assert article.headline == STORY[0]
    assert article.author == "Ana Ruiz"
    assert article.text == "\n\n".join([STORY[0], *STORY[2:]])
    assert receipt.kind == "docx"
    assert sum(s.end - s.start for s in receipt.stretches) == len(receipt.input)


def test_the_title_style_is_the_headline():
    visible = see_docx(docx_bytes(["The Clarion, 3 May 2024", *STORY[2:]], "Plan approved"), "x")
    assert visible.known.title == "Plan approved"


def test_tables_breaks_and_tabs_are_read():
    document = docx.Document()
    document.add_paragraph("One\ntwo\tthree")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    document.add_paragraph("after")
    out = io.BytesIO()
    document.save(out)
    assert see_docx(out.getvalue(), "x").text == "One\ntwo\tthree\n\nleft\n\nright\n\nafter\n"


def test_insertions_and_content_controls_are_read_and_deletions_are_not():
    document = docx.Document()
    paragraph = document.add_paragraph("They ")
    words = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    gone = "<w:r><w:delText>never </w:delText></w:r>"
    paragraph._p.append(
        parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="a">{words.format("have ")}</w:ins>')
    )
    paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="a">{gone}</w:del>'))
    control = f"<w:sdtContent><w:p>{words.format('A control.')}</w:p></w:sdtContent>"
    document.element.body.insert(0, parse_xml(f"<w:sdt {nsdecls('w')}>{control}</w:sdt>"))
    paragraph.add_run("met.")
    out = io.BytesIO()
    document.save(out)
    assert see_docx(out.getvalue(), "x").text == "A control.\n\nThey have met.\n"


@pytest.mark.parametrize("share", [0.3, 0.7, 0.98])
def test_a_file_that_was_cut_off_is_refused_in_one_line(share):
    data = docx_bytes(STORY)
    with pytest.raises(Unreadable, match="damaged") as caught:
        see_docx(data[: int(share * len(data))], "story.docx")
    assert str(caught.value).startswith("story.docx: ")
    assert "\n" not in str(caught.value)


def test_broken_xml_inside_is_refused():
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_bytes(STORY))) as whole,
        zipfile.ZipFile(out, "w") as broken,
    ):
        for entry in whole.infolist():
            data = whole.read(entry)
            cut = entry.filename == "word/document.xml"
            broken.writestr(entry.filename, data[: len(data) // 2] if cut else data)
    with pytest.raises(Unreadable, match="the Word file is damaged"):
        see_docx(out.getvalue(), "story.docx")


def test_a_file_without_text_is_refused():
    with pytest.raises(Unreadable, match="no text in the Word file"):
        see_docx(docx_bytes([]), "story.docx")


def test_entities_are_not_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", "utf-8")
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_bytes(["MARK"]))) as whole,
        zipfile.ZipFile(out, "w") as hostile,
    ):
        for entry in whole.infolist():
            data = whole.read(entry)
            if entry.filename == "word/document.xml":
                start = data.index(b"<w:document")
                doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
                data = data[:start] + doctype + data[start:].replace(b"MARK", b"MARK &e;")
            hostile.writestr(entry.filename, data)
    assert see_docx(out.getvalue(), "x").text.split() == ["MARK"]


def test_markup_without_end_is_refused_with_the_name_of_the_file(monkeypatch):
    monkeypatch.setattr(docx_files, "MOST_ELEMENTS", 500)
    assert see_docx(docx_bytes(STORY), "story.docx")
    with pytest.raises(Unreadable, match=r"^story\.docx: the Word file has over 500 elements; "):
        see_docx(docx_bytes(["word"] * 500), "story.docx")


def test_what_a_file_unpacks_to_is_bounded(monkeypatch):
    monkeypatch.setattr(docx_files, "LARGEST", 10)
    with pytest.raises(Unreadable, match=r"^story\.docx: the Word file unpacks to over 10 bytes"):
        see_docx(docx_bytes(STORY), "story.docx")


@pytest.mark.parametrize("main", ["word/document2.xml", "/word/other/document.xml"])
def test_the_main_part_is_found_by_its_relation(main):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_bytes(STORY))) as whole,
        zipfile.ZipFile(out, "w") as moved,
    ):
        for entry in whole.infolist():
            data = whole.read(entry).replace(b"word/document.xml", main.encode())
            at = main.lstrip("/") if entry.filename == "word/document.xml" else entry.filename
            moved.writestr(at, data)
    assert see_docx(out.getvalue(), "x") == see_docx(docx_bytes(STORY), "x")
