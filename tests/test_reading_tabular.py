"""Tables of articles: told by content, columns guessed, every row read or named."""

import csv
import datetime as dt
import html
import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import from_frame
from framing.corpora.importing import import_corpus
from framing.reading import Unreadable, read
from framing.reading.cells import day_first, day_in, row_slice
from framing.reading.roles import parse_given, roles_of
from framing.reading.rows import cell
from framing.reading.slices import cut
from framing.reading.tabular import open_table, table_kind

FRAME = pd.DataFrame(
    {
        "Title": ["Talks begin", "Harbour opens", "Vote delayed"],
        "Body": ["The two sides met.\n\nThey spoke.", 'He said: "No, not, now."', "A; b, c\td."],
        "Pub_Date": ["2024-05-31", "2024-06-01", ""],
        "tags": ["a,b", "", "c"],
    }
)
CHARACTERS = st.characters(
    exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff", include_characters="\n\r\t"
)


def opened(data: bytes, **columns):
    kind = table_kind(data[:200_000])
    return open_table(io.BytesIO(data), kind, "t", columns)


def rows(data: bytes, **columns):
    return list(opened(data, **columns).rows)


def as_written(kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "parquet":
        FRAME.to_parquet(out)
    elif kind in ("jsonl", "json"):
        FRAME.to_json(out, orient="records", lines=kind == "jsonl")
    else:
        separator, encoding = {
            "csv": (",", "utf-8"),
            "semicolon": (";", "utf-8-sig"),
            "tsv": ("\t", "utf-8"),
            "utf-16": (",", "utf-16"),
        }[kind]
        out.write(FRAME.to_csv(index=False, sep=separator).encode(encoding))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["csv", "semicolon", "tsv", "utf-16", "jsonl", "json", "parquet"])
def test_tables_are_told_by_content_and_read_whole(kind):
    table = opened(as_written(kind))
    assert table.kind == {"semicolon": "csv", "utf-16": "csv"}.get(kind, kind)
    assert table.roles == {"text": 1, "headline": 0, "date": 2}
    assert [row.cells for row in table.rows] == [tuple(row) for row in FRAME.values]
    assert table.shown() == "text=Body, headline=Title, date=Pub_Date; kept beside: tags"


@pytest.mark.parametrize(
    "text",
    [
        "Talks begin, at last\n\nThe two sides, it is said, met on Monday.\n",
        "One, two\nthree, four and five.\n",
        "Mayor: no, never, ever.\nIvo Brandt: yes, of course.\nMayor: no, never.\n",
        "The council met; it spoke; it left.\nThe harbour opened; ships came.\n",
        "{not json}\n",
        "[A note] in brackets.\n",
        "",
    ],
)
def test_running_text_is_no_table(text):
    assert table_kind(text.encode()) == ""


@given(
    st.lists(
        st.lists(st.text(CHARACTERS), min_size=3, max_size=3),
        min_size=1,
    )
)
def test_every_cell_comes_through(cells):
    frame = pd.DataFrame(cells, columns=["title", "text", "url"])
    frame = frame[(frame != "").any(axis=1)]
    data = frame.to_csv(index=False, lineterminator="\r\n").encode()
    if len(frame):
        read = list(open_table(io.BytesIO(data), "csv", "t", {}).rows)
        assert [row.cells for row in read] == [tuple(row) for row in frame.values]


def test_rows_that_cannot_be_read_are_named():
    data = b"title,text,url\nOne,The first.,u\nTwo,The second\nThree,The third.,u,x,y\n"
    assert [row.why for row in rows(data)] == [
        "",
        "row 2 has 2 cells, and there are 3 columns",
        "row 3 has 5 cells, and there are 3 columns",
    ]


def test_a_quotation_mark_that_is_not_closed_is_named():
    data = b'title,text,url\nOne,The first.,u\nTwo,"The second,u\nThree,The third.,u\n'
    assert [row.why for row in rows(data)] == [
        "",
        "row 2 runs to the end: a quotation mark in it is not closed",
    ]
    whole = data.replace(b"second,", b'second\nof all",')
    assert [row.why for row in rows(whole)] == ["", "", ""]


def test_lines_that_are_no_json_are_named():
    lines = [json.dumps({"text": "One."}), "{broken", json.dumps({"text": "Two.", "extra": 1})]
    read = rows("\n".join(lines).encode())
    assert [(row.number, row.why) for row in read] == [
        (1, ""),
        (2, "line 2 is not a JSON object"),
        (3, ""),
    ]
    assert read[2].cells == ("Two.", "1")


def test_deep_json_does_not_break_the_parser():
    deep = '{"text": ' + "[" * 200_000 + "\n" + '{"text": "Two."}'
    assert table_kind(deep.encode()) == ""


def test_a_damaged_parquet_table_is_refused():
    data = as_written("parquet")
    with pytest.raises(Unreadable, match="the Parquet table is damaged"):
        opened(data[: len(data) // 2])


ROWS = "id;title;text\n1;Talks;The two sides met.\n2;Vote;It was put off, it was said.\n"


@pytest.mark.parametrize(
    ("above", "told"),
    [
        ("sep=;\r\n", ["sep=;"]),
        ('"sep=;"\n', ["sep=;"]),
        ("\n\n", []),
        ("Stories of the year\n\n", ["Stories of the year"]),
        ("# made by a program\n# in May\n", ["# made by a program", "# in May"]),
        ("Stories of the year;;\n", ["Stories of the year;;"]),
    ],
)
def test_lines_above_the_names_of_the_columns_are_left_out_and_told(above, told):
    table = opened((above + ROWS).encode())
    assert table.columns == ("id", "title", "text")
    assert [row.cells[2] for row in table.rows] == [
        "The two sides met.",
        "It was put off, it was said.",
    ]
    lead = "A line above the names of the columns was left out: "
    assert table.notes == tuple(f"{lead}{line!r}." for line in told)


def test_columns_of_any_name_stand_below_the_line_that_names_their_mark():
    table = opened(f"sep=|\na|b\n1|{'The two sides met. ' * 9}\n2|x\n3|y\n".encode(), text="b")
    assert [row.number for row in table.rows] == [1, 2, 3]


class TestQuotationMarks:
    """Of four ways in which programs write them into cells, each gives the words back."""

    SAID = 'He said "no", and "never, never" at 5\\6.'

    @pytest.mark.parametrize("rows_before", [0, 40])
    @pytest.mark.parametrize(
        "written",
        [
            lambda said: '"' + said.replace('"', '""') + '"',
            lambda said: '"' + said.replace("\\", "\\\\").replace('"', '\\"') + '"',
            lambda said: '"' + said.replace('"', '\\"') + '"',
            lambda said: '"' + said.replace(",", ";").replace('"', '\\"').replace(";", ",") + '"',
        ],
    )
    def test_the_words_come_through(self, written, rows_before):
        plain = "".join(f'T{i},"The vote was put off."\n' for i in range(rows_before))
        data = f"title,text\n{plain}A,{written(self.SAID)}\nB,{written(self.SAID)}\n"
        assert [row.cells[1] for row in rows(data.encode())][rows_before:] == [self.SAID] * 2

    def test_a_backslash_at_the_end_of_a_cell_protects_nothing(self):
        data = 'title,text\nA,"The file is in C:\\old\\"\nB,"He said ""no""."\n'
        assert [row.cells[1] for row in rows(data.encode())] == [
            "The file is in C:\\old\\",
            'He said "no".',
        ]

    def test_marks_that_nothing_protects_are_told(self):
        table = opened(b'title,text\nA,"He said "no" to it."\nB,"He said ""no"" to it."\n')
        assert table.notes == (
            "Quotation marks in cells are not doubled in this table: some are lost.",
        )

    def test_it_is_told(self):
        table = opened(b'title,text\nA,"He said \\"no, no\\"."\n')
        assert table.notes == (
            "Quotation marks are written with a backslash before them in this table.",
        )


class TestHalfCharacters:
    def test_half_a_character_in_any_place_of_json_is_replaced(self):
        lines = [
            r'{"text": "One \ud83d two.", "n\ude00": "x", "list": ["a\ud800"]}',
            r'{"text": "A whole one: \ud83d\ude00."}',
        ]
        table = opened("\n".join(lines).encode())
        assert table.columns == ("text", "n\ufffd", "list")
        assert [row.cells for row in table.rows] == [
            ("One \ufffd two.", "x", "a\ufffd"),
            ("A whole one: \U0001f600.", "", ""),
        ]

    def test_bytes_that_are_no_text_lose_no_row_of_parquet(self):
        import pyarrow as pa
        import pyarrow.parquet as pq

        raw = pa.array([b"The first.", b"The caf\xe9.", b"The last."]).view(pa.string())
        out = io.BytesIO()
        pq.write_table(pa.table({"text": raw, "n": [1, 2, 3]}), out)
        assert [row.cells for row in rows(out.getvalue())] == [
            ("The first.", "1"),
            ("The caf\ufffd.", "2"),
            ("The last.", "3"),
        ]


class TestColumns:
    def test_the_user_wins(self):
        table = opened(as_written("csv"), text="tags")
        assert table.roles["text"] == 3

    def test_a_column_that_is_not_there_names_those_that_are(self):
        with pytest.raises(Unreadable, match=r"no column 'nope'; there are: Title, Body"):
            opened(as_written("csv"), text="nope")

    def test_the_text_is_found_by_its_length(self):
        long = "The council of Odmoor approved the plan. " * 5
        assert roles_of(["a", "b"], [["x", long]], {}, "t") == {"text": 1}

    def test_no_text_is_said_with_the_way_out(self):
        with pytest.raises(Unreadable, match=r"--columns text=NAME; there are: a, b"):
            roles_of(["a", "b"], [["x", "y"]], {}, "t")

    @pytest.mark.parametrize("given", ["body", "text=", "words=body", "text:body"])
    def test_a_bad_option_is_refused_with_the_choices(self, given):
        with pytest.raises(ValueError, match=r"ROLE=COLUMN; the roles are: text, headline"):
            parse_given(given)


class TestDates:
    @pytest.mark.parametrize(
        ("cell", "day"),
        [
            ("2024-05-31", dt.date(2024, 5, 31)),
            ("2024-05-31T23:59:59.000Z", dt.date(2024, 5, 31)),
            ("2024-05-31 00:00:00+02:00", dt.date(2024, 5, 31)),
            ("20240531", dt.date(2024, 5, 31)),
            ("31 May 2024", dt.date(2024, 5, 31)),
            ("May 31, 2024 10:30 AM", dt.date(2024, 5, 31)),
            ("31/05/2024", dt.date(2024, 5, 31)),
            ("05/06/2024", None),
            ("1717113600", None),
            ("soon", None),
            ("", None),
        ],
    )
    def test_the_dates_of_tables(self, cell, day):
        assert day_in(cell, None) == day

    def test_a_column_tells_what_one_cell_does_not(self):
        assert day_first(["05/06/2024", "31/05/2024"])
        assert day_in("05/06/2024", True) == dt.date(2024, 6, 5)
        assert day_in("05/06/2024", False) == dt.date(2024, 5, 6)

    def test_a_column_that_contradicts_itself_tells_nothing(self):
        assert day_first(["31/05/2024", "05/31/2024"]) is None


def test_every_character_of_a_row_has_a_fate():
    cells = ("tag", "Talks begin", "The two sides met.\n\nThey spoke.", "", "The Clarion")
    columns = ("x", "title", "text", "empty", "source")
    roles = {"text": 2, "headline": 1, "outlet": 4}
    text, piece, notes = row_slice(cells, columns, roles, None)
    assert notes == ()
    made = cut(text, piece, "t", "t-1")
    assert made.article.text == "Talks begin\n\nThe two sides met.\n\nThey spoke."
    assert made.article.outlet == "The Clarion"
    assert [s.start for s in made.stretches[1:]] == [s.end for s in made.stretches[:-1]]
    aside = {s.reason: text[s.start : s.end] for s in made.stretches if s.fate == "set aside"}
    assert (aside["column x"], aside["outlet"]) == ("tag", "The Clarion")


HEADLINE = "Pump house to be sold, clerk says"
LINES = (
    "The parish of Ollerby agreed on Monday to sell the old pump house, which has stood empty "
    "since the floods of two winters ago.",
    "“We have held on to it for as long as we could bear the bills,” said Hester Dunn, the clerk "
    "of the parish, who has kept its keys for a decade.",
    "Neighbours who walk their dogs past it said that they had only heard of the sale from a "
    "notice nailed to the door.",
)
ONE, TWO, THREE = LINES
SHAPES = {
    "as it is": LINES,
    "headline again": (HEADLINE, *LINES),
    "with a full stop": (f"{HEADLINE}.", *LINES),
    "in capitals": (HEADLINE.upper(), *LINES),
    "in quotation marks": (f"“{HEADLINE}”", *LINES),
    "with the outlet behind it": (f"{HEADLINE} | The Ollerby Bell", *LINES),
    "in the first paragraph": (f"{HEADLINE}. {ONE}", TWO, THREE),
    "below the byline": ("By Ida Rowe", f"{HEADLINE}.", *LINES),
    "byline and date": ("By Ida Rowe", "5 March 2024", *LINES),
    "editor's note above": ("Editor's note: This report names a minor.", *LINES),
    "editor's note below": (*LINES, "EDITOR’S NOTE — The clerk’s age was wrong. It is mended."),
    "long editor's note": (*LINES, "(Editor's note: " + "We asked the parish again. " * 20 + ")"),
    "labels of a library": ("ABSTRACT.", ONE, "FULL TEXT.", TWO, THREE),
    "labels before words": (f"ABSTRACT. {ONE}", f"Full text: {TWO}", THREE),
    "links": (ONE, "Share on Facebook", TWO, "Read more: A parish in the red", THREE),
    "paywall": (*LINES, "Subscribe to continue reading"),
    "damaged": (ONE.replace(" ", "&nbsp;", 1), TWO.replace("“", "â€œ"), THREE),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_one_article_is_the_same_by_every_route(shape, tmp_path):
    body = "\n\n".join(shape)
    text, piece, *_ = row_slice(
        (HEADLINE, body), ("title", "text"), {"headline": 0, "text": 1}, None
    )
    row = cut(text, piece, "t", "t")
    (tmp_path / "a.txt").write_text(f"{HEADLINE}\n\n{body}\n", "utf-8")
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in shape)
    page = f"<html><body><article><h1>{HEADLINE}</h1>{paragraphs}</article></body></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    articles = [row.article, *(read(tmp_path / name) for name in ("a.txt", "a.html"))]
    assert [article.headline for article in articles] == [HEADLINE] * 3
    expected = [HEADLINE, *LINES]
    assert [article.text.split("\n\n") for article in articles] == [expected] * 3


def test_a_headline_that_is_all_the_text_there_is_stays_the_text():
    text, piece, *_ = row_slice((ONE, ONE), ("title", "text"), {"headline": 0, "text": 1}, None)
    assert cut(text, piece, "t", "t").article.text == f"{ONE}\n\n{ONE}"


@pytest.mark.parametrize("line", ["Body", "Text", "GRAPHIC: a warning"])
def test_a_subheading_of_one_word_is_no_label(line):
    body = f"{ONE}\n\n{line}\n\n{TWO}"
    text, piece, *_ = row_slice(
        (HEADLINE, body), ("title", "text"), {"headline": 0, "text": 1}, None
    )
    assert cut(text, piece, "t", "t").article.text == f"{HEADLINE}\n\n{body}"


def test_a_headline_that_stands_again_is_told():
    body = f"{HEADLINE}.\n\n{ONE}"
    text, piece, *_ = row_slice(
        (HEADLINE, body), ("title", "text"), {"headline": 0, "text": 1}, None
    )
    again = [
        text[s.start : s.end] for s in cut(text, piece, "t", "t").stretches if "again" in s.reason
    ]
    assert again == [f"{HEADLINE}."]


@pytest.mark.parametrize(
    "first",
    [
        "Pump house to be sold, clerk says, if the county agrees.",
        "Pump house to be sold, clerk says Ms Dunn has told the county.",
        "Abstract art is to fill the halls, and the full text of the plan is on the door.",
        "The editor's note on the door said that the keys were lost.",
    ],
)
def test_a_sentence_that_begins_like_it_stays(first):
    text, piece, *_ = row_slice(
        (HEADLINE, f"{first}\n\n{ONE}"), ("title", "text"), {"headline": 0, "text": 1}, None
    )
    assert cut(text, piece, "t", "t").article.text == f"{HEADLINE}\n\n{first}\n\n{ONE}"
    assert read(f"{HEADLINE}\n\n{first}\n\n{ONE}").text.endswith(f"{first}\n\n{ONE}")


@pytest.mark.parametrize("role", ["headline", ""])
def test_a_headline_is_looked_for_only_where_the_table_has_no_column_for_it(role):
    roles = {"text": 0} | ({"headline": 1} if role else {})
    text, piece, *_ = row_slice((f"{HEADLINE}\n\n{ONE}", ""), ("text", "title"), roles, None)
    assert cut(text, piece, "t", "t").article.headline == ("" if role else HEADLINE)


def article_of(headline, text, outlet="The Clarion"):
    """The article of a row, and what is told of it."""
    roles = {"headline": 0, "text": 1, "outlet": 2}
    whole, piece, notes = row_slice((headline, text, outlet), ("h", "t", "o"), roles, None)
    made = cut(whole, piece, "t", "t")
    assert made.stretches[0].start == 0
    assert made.stretches[-1].end == len(whole)
    aside = {s.reason: whole[s.start : s.end] for s in made.stretches if s.fate == "set aside"}
    return made.article, aside, notes


@pytest.mark.parametrize("word", ["NA", "N/A", "nan", "NaN", "None", "Null", "NULL", "<NA>", r"\N"])
def test_words_for_missing_are_no_headline_and_no_outlet(word):
    article, aside, _ = article_of(word, "The two sides met.", word)
    assert (article.headline, article.outlet, article.text) == ("", "", "The two sides met.")
    assert aside["missing value"] == word


def test_a_row_whose_text_is_missing_has_no_article():
    with pytest.raises(Unreadable):
        article_of("Talks begin", "NA")


@pytest.mark.parametrize("word", ["True", "001", "None of the above", "Nan"])
def test_other_words_stay(word):
    assert article_of(word, "The two sides met.", word)[0].headline == word


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("&ldquo;No,&rdquo; he said &amp; left.", "“No,” he said & left."),
        ("It&#8217;s late, it&#x2019;s dark.", "It’s late, it’s dark."),
        ("It&amp;#8217;s late.", "It’s late."),
        (
            "&lt;p&gt;It is late.&lt;/p&gt;&lt;p&gt;It is dark.&lt;/p&gt;",
            "It is late.\n\nIt is dark.",
        ),
        ("<p>It&#39;s <b>late</b>.</p>", "It's late."),
        ("Smith &Co; AT&T; R&D and &unknown; stay.", "Smith &Co; AT&T; R&D and &unknown; stay."),
    ],
)
def test_entities_are_the_characters_they_stand_for(written, words):
    assert article_of("Talks", written)[0].text == f"Talks\n\n{words}"
    assert article_of(written, "They met.")[0].headline == " ".join(words.split())


@pytest.mark.parametrize(
    ("codec", "times"), [("cp1252", 1), ("cp1252", 2), ("latin-1", 1), ("mac_roman", 1)]
)
def test_text_that_was_encoded_twice_is_mended_and_told(codec, times):
    words = "“It isn’t late,” she said – at the café of São Müller … ‘No.’ £5, €6"
    damaged = words
    for _ in range(times):
        wrong = damaged.encode()
        damaged = "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in wrong)
    article, _, notes = article_of("Talks", damaged)
    assert article.text == f"Talks\n\n{words}"
    assert notes == ("Characters that were encoded twice (such as â€œ for “) were mended.",)


@pytest.mark.parametrize("lost", ["\ufffd", "?", ""])
def test_a_closing_mark_that_lost_its_last_byte_is_mended(lost):
    assert article_of("", f"â€œNo,â€{lost} he said.")[0].text == "“No,” he said."


@pytest.mark.parametrize(
    "words", ["“CAFÉ” and “ÉTÉ’S END”", "NÃO, MANHÃ", "À « Â »", "√2 is ≥ 1", "Š‡ and „so“"]
)
def test_words_that_were_encoded_once_stay(words):
    article, _, notes = article_of("", words)
    assert (article.text, notes) == (words, ())


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("… [+2345 chars]", True),
        ("... [+99 chars]", True),
        (" [1,204 more characters]", True),
        (" […]", True),
        (" [&hellip;]", True),
        ("… Read more", True),
        (" Read more", False),
        (" [sic]", False),
        (" …", False),
    ],
)
def test_a_text_that_was_cut_off_is_told_and_its_mark_is_no_word(mark, told):
    article, aside, notes = article_of("", f"The two sides met on Mon{mark}")
    assert ("The text was cut off by its source, as a mark at its end says." in notes) == told
    assert ("mark of a cut" in aside) == told
    assert (article.text == "The two sides met on Mon") == told


def test_a_text_as_long_as_a_cell_of_a_spreadsheet_can_be_is_told():
    _, _, notes = article_of("", ("The two sides met. " * 2_000)[:32_767])
    assert notes == ("The text has 32,767 characters, all that its cell could hold: cut off?",)


@pytest.mark.parametrize(
    ("value", "words"),
    [(float("nan"), ""), (True, "True"), ({"a": 1}, '{"a": 1}'), ([1], "[1]"), ("x", "x")],
)
def test_values_as_words(value, words):
    assert cell(value) == words


def test_a_cell_as_long_as_an_article_is_read_and_the_limit_of_csv_is_as_before():
    before = csv.field_size_limit()
    long = "word " * 40_000
    data = f'title,body\nA,"{long}"\nB,"{long}"\n'.encode()
    assert table_kind(data) == "csv"
    table = open_table(io.BytesIO(data), "csv", "long.csv", {})
    assert [len(row.cells[1]) for row in table.rows] == [200_000, 200_000]
    assert csv.field_size_limit() == before


class TestWhatProgramsWriteIntoJson:
    @pytest.mark.parametrize(
        "written", ["1714694400000", "1714694400000000", "1714694400000000000"]
    )
    def test_times_since_1970_are_days(self, written):
        assert day_in(written, None) == dt.date(2024, 5, 3)

    @pytest.mark.parametrize("number", ["45415", "1714", "202405031030", "2024050310"])
    def test_other_numbers_are_none(self, number):
        assert day_in(number, None) is None

    def test_a_frame_that_pandas_wrote_keeps_its_days(self, tmp_path, monkeypatch):
        monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))
        frame = pd.DataFrame(
            {"text": ["A boat left."], "tag": ["x"], "date": pd.to_datetime(["2024-05-03"])}
        )
        file = tmp_path / "boats.jsonl"
        file.write_text(json.dumps({"text": "A boat left.", "date": 1714694400000}) + "\n")
        [article] = import_corpus("boats", [file]).articles()
        assert article.date == from_frame(frame)[0].date == dt.date(2024, 5, 3)

    def test_outlets_and_authors_that_are_objects_have_their_names(self, tmp_path, monkeypatch):
        monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))
        row = {
            "source": {"id": None, "name": "The Tarn Post"},
            "author": [{"name": "Edda Marsh"}, {"name": "Ivo Brandt"}],
            "content": "A boat left the quay.",
        }
        file = tmp_path / "boats.json"
        file.write_text(json.dumps([row]))
        [article] = import_corpus("boats", [file]).articles()
        assert (article.outlet, article.author) == ("The Tarn Post", "Edda Marsh, Ivo Brandt")
