"""Importing what people have: every file told by content, every character in the receipt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from commands import framing
from exported import (
    SORRY,
    STORIES,
    factiva_html,
    factiva_rtf,
    nexis_article,
    nexis_before,
    nexis_cover,
    proquest_html,
    proquest_text,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from written import docx_bytes, rtf_bytes, zip_bytes

from framing.corpora import extracting, files, finalize_import, importing, pieces
from framing.corpora.import_summary import missing_lines, summary
from framing.corpora.importing import import_corpus
from framing.corpora.loading import known
from framing.corpora.outlets import spellings
from framing.corpora.store import open_corpus

STORY = [
    "Harbour plan divides Odmoor",
    "The council of Odmoor approved the harbour plan on Monday after nine hours of debate.",
    "“We were not asked,” said Ivo Brandt, who runs the ferry across the bay. The plan "
    "foresees a new quay for the ships from the north, and a road along the shore. Boats that "
    "have lain there for a hundred years are to be moved before the winter, the mayor said.",
]
TEXT = "\n\n".join(STORY) + "\n"
PAGE = (
    "<!doctype html><html><head><title>{0}</title></head><body><main><article><h1>{0}</h1>"
    "<p>{1}</p><p>{2}</p></article></main></body></html>"
)
MARKDOWN = "# " + TEXT.replace("Monday", "Tuesday")
TABLE = "title,body,published,source\n" + "".join(
    f'Vote {i},"The vote number {i} was put off, it was said.",2024-05-{i:02d},The Clarion\n'
    for i in range(1, 8)
)


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))


@pytest.fixture
def given_files(tmp_path):
    def write(files):
        folder = tmp_path / "press"
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return folder

    return write


def table(corpus, name):
    folder = Path(corpus.folder) / "receipt"
    return pd.concat([pd.read_parquet(p) for p in sorted(folder.glob(f"{name}-*.parquet"))])


def adds_up(corpus) -> None:
    """Hold the receipt to its sums: files, articles, characters."""
    receipt = corpus.about["receipt"]
    assert json.loads((Path(corpus.folder) / "receipt.json").read_text("utf-8")) == receipt
    assert receipt["read"] == len(corpus) == len(list(corpus.articles()))
    assert receipt["expected"] == receipt["read"] + sum(receipt["set_aside"].values())
    stretches, articles, files = (table(corpus, n) for n in ("stretches", "articles", "files"))
    assert len({a.id for a in corpus.articles()}) == len(corpus)
    assert sorted(articles["article"][articles["fate"] == "read"]) == sorted(
        a.id for a in corpus.articles()
    )
    for _, part in stretches.groupby(["source", "unit"]):
        assert part["start"].iloc[0] == 0
        assert part["start"].tolist()[1:] == part["end"].tolist()[:-1]
    lengths = stretches["end"] - stretches["start"]
    assert lengths.sum() == receipt["characters"]["read"] == files["characters"].fillna(0).sum()
    assert lengths[stretches["fate"] == "used"].sum() == receipt["characters"]["used"]
    aside = stretches["fate"] == "set aside"
    by_reason = lengths[aside].groupby(stretches["reason"][aside]).sum().to_dict()
    assert by_reason == receipt["characters"]["set_aside"]
    assert (stretches["text"][aside].str.len() == lengths[aside]).all()
    by_source = lengths.groupby(stretches["source"]).sum()
    assert by_source.to_dict() == {
        source: n
        for source, n in zip(files["source"], files["characters"].fillna(0), strict=True)
        if n
    }


@pytest.fixture
def press(given_files):
    return given_files(
        {
            "one.txt": TEXT,
            "more/one.txt": TEXT.replace("Monday", "Friday"),
            "again.txt": TEXT,
            "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
        }
    )


def test_every_file_is_read_or_skipped_with_a_reason(press):
    corpus = import_corpus("harbour", [press], outlet="The Port")
    receipt = corpus.about["receipt"]
    assert (receipt["expected"], receipt["read"], len(corpus)) == (4, 3, 3)
    assert receipt["set_aside"] == {"not readable": 1}
    assert [one["source"] for one in receipt["skipped"]] == ["press/picture.txt"]
    assert {article.outlet for article in corpus.articles()} == {"The Port"}
    assert "harbour" in known()


def test_files_with_the_same_words_are_known_as_repeated(press):
    stored = list(import_corpus("harbour", [press]).stored())
    ids = {one.article.id for one in stored}
    (repeated,) = (one for one in stored if one.duplicate_of)
    assert repeated.duplicate_of in ids
    assert len(ids) == 3


def test_the_same_file_given_twice_gives_ids_of_their_own(press):
    corpus = import_corpus("twice", [press / "one.txt", press / "one.txt"])
    assert (
        len({article.id for article in corpus.articles()}) == len(open_corpus(corpus.folder)) == 2
    )


@pytest.mark.parametrize(
    "name", ["", "../up", ".hidden", "a/b", "a b", " a", "a\n", "a\x1b[31m", "a\\b", "a" * 101]
)
def test_a_name_that_is_a_path_or_cannot_be_typed_is_refused(name, press):
    with pytest.raises(ValueError, match="no name for a corpus: use letters"):
        import_corpus(name, [press])


def test_an_import_does_not_take_the_place_of_a_corpus_of_the_catalogue(press):
    with pytest.raises(ValueError, match="'news-2017' is a corpus of the catalogue"):
        import_corpus("news-2017", [press])


def test_an_import_deletes_no_folder_that_holds_something_else(press):
    before = sorted(press.iterdir())
    with pytest.raises(ValueError, match="no part of a corpus: give an empty folder"):
        import_corpus("x", [press], into=str(press))
    assert sorted(press.iterdir()) == before


def test_an_import_takes_the_place_of_an_earlier_one(press, tmp_path):
    place = str(tmp_path / "place")
    first = import_corpus("x", [press], into=place)
    assert len(import_corpus("x", [press], outlet="The Port", into=place)) == len(first)


@pytest.mark.parametrize(
    ("given", "why"),
    [([], "list of files"), ("press", "list of files"), (["picture.txt"], "no articles")],
)
def test_nothing_to_import_is_said(given, why, press, monkeypatch):
    monkeypatch.chdir(press)
    with pytest.raises(ValueError, match=why):
        import_corpus("x", given)


def test_files_of_every_kind_are_told_by_content(given_files):
    folder = given_files(
        {
            "a.docx": TEXT,  # every suffix is wrong
            "b.txt": PAGE.format(*STORY),
            "c.pdf": docx_bytes(STORY),
            "d.csv": rtf_bytes(STORY),
            "e.html": MARKDOWN,
            "f.md": TABLE,
            "g.txt": zip_bytes({"deep/x.zip": zip_bytes({"story.txt": TEXT})}),
        }
    )
    corpus = import_corpus("kinds", [folder])
    kinds = table(corpus, "files").set_index("source")["kind"].to_dict()
    assert kinds == {
        "press/a.docx": "text",
        "press/b.txt": "html",
        "press/c.pdf": "docx",
        "press/d.csv": "rtf",
        "press/e.html": "text",
        "press/f.md": "csv",
        "press/g.txt/deep/x.zip/story.txt": "text",
    }
    texts = {a.text for a in corpus.articles() if a.headline == STORY[0]}
    assert texts == {TEXT.strip(), TEXT.strip().replace("Monday", "Tuesday")}
    assert corpus.about["receipt"]["duplicates"] == 4
    adds_up(corpus)


def test_a_damaged_file_never_stops_the_others_and_is_named(given_files):
    folder = given_files(
        {
            "a.txt": TEXT,
            "b.png": b"\x89PNG\r\n\x1a\n" + bytes(50),
            "c.docx": docx_bytes(STORY)[:5000],
            "d.zip": zip_bytes({"../up.txt": "x", "ok.txt": TEXT.replace("nine", "ten")}),
            "e.txt": b"",
            "f.xlsx": zip_bytes({"xl/workbook.xml": "x"}),
        }
    )
    corpus = import_corpus("damaged", [folder])
    receipt = corpus.about["receipt"]
    assert (receipt["expected"], receipt["read"]) == (7, 2)
    named = {one["source"]: one["why"] for one in receipt["skipped"]}
    assert set(named) == {f"press/{n}" for n in ("b.png", "c.docx", "e.txt", "f.xlsx")} | {
        "press/d.zip/../up.txt"
    }
    assert all("\n" not in why for why in named.values())
    adds_up(corpus)


def test_a_parser_that_breaks_does_not_stop_the_others(given_files, monkeypatch):
    folder = given_files({"a.txt": TEXT, "b.txt": TEXT.replace("nine", "ten")})
    real = extracting.compose

    def breaking(content, visible, keep):
        if content.name.endswith("a.txt"):
            raise KeyError("hostile")
        return real(content, visible, keep)

    monkeypatch.setattr(extracting, "compose", breaking)
    corpus = import_corpus("breaks", [folder])
    assert [a.id for a in corpus.articles()] == ["b"]
    assert "breaks its parser (KeyError)" in corpus.about["receipt"]["skipped"][0]["why"]


def test_half_a_character_in_any_field_stops_nothing(given_files):
    half = {
        name: f"{name} \ud83d" for name in ("headline", "outlet", "author", "url", "id", "more")
    }
    lines = [json.dumps({**half, "text": f"{STORY[1]} \ud83d"}), json.dumps({"text": STORY[2]})]
    corpus = import_corpus("half", [given_files({"t.jsonl": "\n".join(lines)})], outlet="\udcff")
    first, second = corpus.articles()
    assert (first.headline, first.outlet, first.id) == (
        "headline \ufffd",
        "outlet \ufffd",
        "id \ufffd",
    )
    assert first.text.endswith("debate. \ufffd")
    assert (second.text, second.outlet) == (STORY[2], "\ufffd")
    assert corpus.about["receipt"]["encoding"]["lost_characters"] == 2
    adds_up(corpus)


def test_file_names_of_any_bytes_are_read_and_told_apart(given_files):
    folder = os.fsencode(given_files({"a.txt": TEXT}))
    os.mkdir(folder + b"/\xff")
    for name, day in (
        (b"caf\xe8.txt", "Friday"),
        (b"caf\xe9.txt", "Sunday"),
        (b"\xff/\xfe", "May"),
    ):
        Path(os.fsdecode(folder + b"/" + name)).write_text(TEXT.replace("Monday", day), "utf-8")
    Path(os.fsdecode(folder + b"/\xff.png")).write_bytes(b"\x89PNG\r\n\x1a\n")
    corpus = import_corpus("bytes", [os.fsdecode(folder)])
    assert (len(corpus), corpus.about["receipt"]["set_aside"]) == (4, {"not readable": 1})
    assert set(table(corpus, "files")["source"]) == {
        *("press/a.txt", "press/caf\ufffd.txt", "press/caf\ufffd.txt-2"),
        *("press/\ufffd/\ufffd", "press/\ufffd.png"),
    }
    adds_up(corpus)


def test_rows_of_tables_are_articles(given_files):
    corpus = import_corpus("table", [given_files({"votes.csv": TABLE + "cut,off\n"})])
    first = next(corpus.articles())
    assert (first.id, first.headline, first.outlet) == ("votes-00001", "Vote 1", "The Clarion")
    assert str(first.date) == "2024-05-01"
    receipt = corpus.about["receipt"]
    assert (receipt["expected"], receipt["read"], receipt["set_aside"]) == (
        8,
        7,
        {"lost in its source": 1},
    )
    assert receipt["lost"][0]["why"] == "row 8 has 2 cells, and there are 4 columns"
    assert "text=body, headline=title, date=published, outlet=source" in "\n".join(summary(receipt))
    adds_up(corpus)


def test_names_of_files_tell_outlet_and_date_and_that_they_were_guessed(given_files):
    names = [f"{outlet}_2024-03-0{day}_{day}.txt" for outlet in ("Sun", "Post") for day in (1, 2)]
    folder = given_files({name: TEXT.replace("nine", name) for name in names})
    guess = import_corpus("guess", [folder])
    assert {(a.outlet, a.date.day) for a in guess.articles()} == {
        (outlet, day) for outlet in ("Sun", "Post") for day in (1, 2)
    }
    told = guess.about["receipt"]["file_names"]
    assert told == {"pattern": "{outlet}_{date}_{}", "given": False, "fits": 4, "of": 4}
    given = import_corpus("guess", [folder], names="{}_{date}_{id}.txt")
    assert {a.outlet for a in given.articles()} == {""}
    assert [a.id for a in given.articles()][:2] == ["1", "2"]
    nothing = import_corpus("nothing", [folder], names="{}")
    assert {(a.outlet, a.date) for a in nothing.articles()} == {("", None)}
    given_files(
        {"Sun_2024-03-03_3.csv": TABLE.replace("2024-05-01", "").replace("The Clarion", "")}
    )
    rows = [a for a in import_corpus("table", [folder]).articles() if a.headline.startswith("Vote")]
    assert (rows[0].date, {a.outlet for a in rows}) == (None, {""})
    adds_up(given)


def test_ids_of_a_table_are_kept_and_made_unique(given_files):
    data = "id,text\n7,The first text.\n7,The second text.\n,The third text.\n"
    corpus = import_corpus("ids", [given_files({"t.csv": data})])
    assert [a.id for a in corpus.articles()] == ["7", "press/t.csv-00002", "t-00003"]


def test_the_same_import_gives_the_same_bytes_and_a_second_one_is_not_made_again(
    given_files, tmp_path, monkeypatch
):
    folder = given_files({"a.txt": TEXT, "t.csv": TABLE})
    one = import_corpus("same", [folder], into=str(tmp_path / "one"))
    two = import_corpus("same", [folder], into=str(tmp_path / "two"))
    assert contents(one.folder) == contents(two.folder)
    monkeypatch.setattr(importing, "read_file", None)
    assert import_corpus("same", [folder], into=str(tmp_path / "one")) == one


def test_another_file_makes_another_corpus(given_files):
    folder = given_files({"a.txt": TEXT})
    assert len(import_corpus("more", [folder])) == 1
    given_files({"b.txt": TEXT.replace("nine", "ten")})
    assert len(import_corpus("more", [folder])) == 2


def test_an_import_that_fails_leaves_the_corpus_that_was_there(given_files):
    folder = given_files({"a.txt": TEXT})
    import_corpus("kept", [folder])
    (folder / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(ValueError, match=r"no articles: press/a\.txt: this is a PNG picture"):
        import_corpus("kept", [folder])
    assert len(open_corpus(os.environ["FRAMING_DATA"] + "/corpora/kept")) == 1


@pytest.mark.parametrize("error", [OSError("No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("written", range(5))
def test_writing_that_breaks_off_leaves_the_corpus_that_was_there(
    given_files, monkeypatch, written, error
):
    folder = given_files({"a.txt": TEXT})
    before = contents(import_corpus("kept", [folder]).folder)
    given_files({"t.csv": TABLE})
    left, write = [written], files.replace_file

    def breaking(path, whole):
        if ".kept." in str(path):
            left[0] -= 1
        if left[0] < 0:
            raise error
        write(path, whole)

    with monkeypatch.context() as context:
        context.setattr(files, "replace_file", breaking)
        with pytest.raises(type(error)):
            import_corpus("kept", [folder])
    home = Path(os.environ["FRAMING_DATA"]) / "corpora"
    assert contents(home / "kept") == before
    assert known().count("kept") == 1
    again = []
    monkeypatch.setattr(importing, "extract", lambda *given: again.append(given))
    assert len(import_corpus("kept", [folder])) == 8
    assert not again, "what was read is not read again"


@pytest.mark.slow
def test_a_process_that_is_killed_or_beaten_leaves_one_corpus_whole(given_files, tmp_path):
    home = Path(os.environ["FRAMING_DATA"]) / "corpora" / "one"
    old, new = given_files({"a.txt": TEXT}), tmp_path / "other"
    new.mkdir()
    (new / "t.csv").write_text(TABLE, "utf-8")
    before = contents(import_corpus("one", [old]).folder)
    killed = (
        "import os, sys; from framing.corpora import files; write = files.replace_file\n"
        "def kills(path, whole):\n"
        "    os._exit(9) if path.name == 'manifest.json' else write(path, whole)\n"
        "files.replace_file = kills; from framing.corpora.importing import import_corpus\n"
        "import_corpus('one', [sys.argv[1]])"
    )
    assert subprocess.run([sys.executable, "-c", killed, str(new)], check=False).returncode == 9
    assert contents(home) == before
    command = [sys.executable, "-m", "framing", "corpus", "import", "--name", "one"]
    runs = [
        subprocess.Popen([*command, str(f)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for f in (old, new, old, new)
    ]
    assert [(run.communicate()[1] and run.returncode) for run in runs] == [0] * 4
    corpus = open_corpus(str(home))
    assert len(corpus) in (1, 7)
    adds_up(corpus)


def test_a_piece_that_was_changed_is_made_again(given_files, tmp_path, monkeypatch):
    folder = given_files({"t.csv": TABLE, "u.csv": TABLE.replace("Vote", "Ballot")})
    whole = contents(import_corpus("whole", [folder], into=str(tmp_path / "whole")).folder)

    def broken_off(*given):
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(importing, "settle", broken_off)
        with pytest.raises(KeyboardInterrupt):
            import_corpus("whole", [folder], into=str(tmp_path / "cut"))
    for piece in Path(os.environ["FRAMING_DATA"]).rglob("unfinished/*/*/*.json"):
        piece.write_bytes(piece.read_bytes().replace(b"put off", b"put on!"))
    assert contents(import_corpus("whole", [folder], into=str(tmp_path / "cut")).folder) == whole


def test_a_row_that_breaks_its_parser_is_lost_alone(given_files, monkeypatch):
    real = extracting.row_slice

    def breaking(cells, *given):
        if cells[0] == "Vote 3":
            raise RecursionError("hostile")
        return real(cells, *given)

    monkeypatch.setattr(extracting, "row_slice", breaking)
    corpus = import_corpus("breaks", [given_files({"t.csv": TABLE})])
    lost = {
        "source": "press/t.csv",
        "number": 3,
        "why": "row 3: it breaks its parser (RecursionError)",
    }
    assert (len(corpus), corpus.about["receipt"]["lost"]) == (6, [lost])
    adds_up(corpus)


@pytest.mark.parametrize("stop", range(1, 9))
def test_an_import_that_was_cut_off_goes_on_and_ends_with_the_same_bytes(
    given_files, tmp_path, monkeypatch, stop
):
    folder = given_files({"a.txt": TEXT, "t.csv": TABLE, "u.csv": TABLE.replace("Vote", "Ballot")})
    monkeypatch.setattr(pieces, "SIZE", 3)
    monkeypatch.setattr(importing, "SIZE", 3)
    whole = import_corpus("whole", [folder], into=str(tmp_path / "whole"))
    made = []
    real_write, real_row = pieces.Pieces.write, extracting.from_row

    def killed(self, number, piece):
        if len(made) == stop:
            raise KeyboardInterrupt
        made.append((piece.file, number))
        real_write(self, number, piece)

    monkeypatch.setattr(pieces.Pieces, "write", killed)
    if stop < 7:
        with pytest.raises(KeyboardInterrupt):
            import_corpus("whole", [folder], into=str(tmp_path / "cut"))
    again = []

    def counted(*arguments):
        again.append(arguments)
        return real_row(*arguments)

    monkeypatch.setattr(pieces.Pieces, "write", real_write)
    monkeypatch.setattr(extracting, "from_row", counted)
    cut = import_corpus("whole", [folder], into=str(tmp_path / "cut"))
    assert contents(cut.folder) == contents(whole.folder)
    rows_done = sum({0: 3, 1: 3, 2: 1}[number] for file, number in made if file) if stop < 7 else 0
    assert len(again) == 14 - rows_done


def contents(folder):
    root = Path(folder)
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_near_copies_are_counted(given_files, monkeypatch):
    long = TEXT + "\n\n".join(f"Sentence number {i} of the story was printed." for i in range(20))
    folder = given_files({"a.txt": long, "b.txt": long + "\n\nOne more sentence was added here."})
    receipt = import_corpus("near", [folder]).about["receipt"]
    assert (receipt["copies"]["pairs"], receipt["copies"]["copies"]) == (1, 1)
    assert "Near-copies of an earlier article: 1." in summary(receipt)
    monkeypatch.setattr(finalize_import, "MOST_COMPARED", 1)
    receipt = import_corpus("near-2", [folder]).about["receipt"]
    assert any("not looked for" in line for line in summary(receipt))


def test_boilerplate_and_damage_are_pointed_out(given_files):
    tail = "Odmoor Weekly prints the stories of the town and of its harbour."
    folder = given_files(
        {
            f"{i}.txt": f"Story {name} of the day\n\nIt?s late, ?they say.? We don?t know {name}, "
            f"not the Caf\ufffd. It was told to us on a Monday.\n\n{tail}\n"
            for i, name in enumerate(["one", "two", "three", "four", "five"])
        }
    )
    receipt = import_corpus("damage", [folder]).about["receipt"]
    assert {"text": tail, "articles": 5, "outlet": "", "of": 5} in receipt["boilerplate"]
    assert receipt["encoding"] == {
        "articles": 5,
        "lost_characters": 5,
        "encoded_twice": 0,
        "quotation_marks_lost": 5,
    }
    assert receipt["without_date"] == 5


def test_exports_of_databases_are_told_by_content_and_counted_by_their_own_list(given_files):
    titles = [f"Story number {i}" for i in range(1, 498)] + [s.title for s in STORIES]
    batch = [line for story in STORIES for line in nexis_article(story)]
    folder = given_files(
        {
            "a.pdf": docx_bytes([*nexis_cover(titles), *batch, SORRY, "End of Document"]),
            "b.docx": nexis_before(first_numbered=False, doubled=True),
            "c.txt": rtf_bytes(factiva_rtf()),
            "d.txt": factiva_html(codes=False),
            "e.rtf": proquest_text(),
            "f.csv": zip_bytes({"x": proquest_html()}),
        }
    )
    corpus = import_corpus("exports", [folder])
    receipt = corpus.about["receipt"]
    assert receipt["databases"] == {
        "Factiva": 2,
        "Nexis": 1,
        "Nexis (before 2018)": 1,
        "ProQuest": 2,
    }
    assert (receipt["read"], receipt["duplicates"], receipt["expected"]) == (18, 15, 515)
    assert receipt["lost"] == [
        {"source": "press/a.pdf", "number": 4, "why": "error page of the database"}
    ]
    assert receipt["missing"][0]["titles"] == titles[:497]
    assert receipt["outlets"]["The Salt Post"] == 6
    assert {a.text for a in corpus.articles()} == {story.text for story in STORIES}
    adds_up(corpus)


def test_what_is_told_of_many_files_is_told_once_and_what_is_lost_comes_first():
    skipped = [{"source": f"{n}.pdf", "why": f"{n}.pdf: the PDF is broken."} for n in range(30)]
    lost = [{"source": "a.csv", "number": 4, "why": "row 4 cannot be read"}]
    lines = missing_lines({"skipped": skipped, "lost": lost, "missing": []})
    assert lines == [
        "Lost: a.csv, number 4: row 4 cannot be read.",
        "Not read: 30 files (0.pdf, 1.pdf, 2.pdf, and 27 more): the PDF is broken.",
    ]


def test_names_of_outlets_are_brought_together_lightly():
    counts = {"The Times (London)": 3, "THE TIMES": 9, "Guardian, The": 1, "The Herald (Harare)": 1}
    counts |= {"The Herald (Glasgow)": 1, "  The  Clarion (Print)": 1}
    assert spellings(counts) == {
        "The Times (London)": "The Times",
        "THE TIMES": "The Times",
        "Guardian, The": "The Guardian",
        "The Herald (Harare)": "The Herald (Harare)",
        "The Herald (Glasgow)": "The Herald (Glasgow)",
        "  The  Clarion (Print)": "The Clarion",
    }


def test_the_command_says_what_was_read_on_stderr_and_where_on_stdout(given_files, tmp_path):
    folder = given_files({"a.txt": TEXT, "t.csv": TABLE, "b.png": b"\x89PNG\r\n\x1a\n"})
    done = framing("corpus", "import", str(folder), "--name", "mine", "--columns", "text=body")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(tmp_path / "data" / "corpora" / "mine")
    assert "8 articles of 9 expected are in the corpus, from 3 files." in done.stderr
    assert "Not read: press/b.png: this is a PNG picture" in done.stderr
    told = framing("corpus", "info", "mine")
    assert told.returncode == 0, told.stderr
    assert "8 articles of 9 expected" in told.stdout
    assert "framing corpus measure mine" in told.stdout
    wrong = framing("corpus", "import", str(folder), "--name", "mine", "--columns", "words=body")
    assert (wrong.returncode, len(wrong.stderr.strip().splitlines())) == (1, 1)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
EXPORTED = [
    *nexis_cover(["One", "Two"]),
    *nexis_article(STORIES[0]),
    *nexis_before(STORIES[:1]).split("\n"),
    *factiva_rtf(STORIES[:1]),
    *proquest_text(STORIES[:1]).split("\n\n"),
]
FILES = st.one_of(
    WORDS.map(lambda words: (TEXT + words).encode()),
    WORDS.map(lambda words: PAGE.format(*STORY).replace("ferry", words).encode()),
    st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4).map(
        lambda rows: pd.DataFrame(rows, columns=["title", "text"]).to_csv(index=False).encode()
    ),
    st.lists(WORDS, min_size=1, max_size=4).map(
        lambda texts: "\n".join(json.dumps({"text": t, "date": t}) for t in texts).encode()
    ),
    WORDS.map(lambda words: rtf_bytes([*STORY, words.replace("\0", "")])),
    st.binary(max_size=200),
    st.lists(st.sampled_from([*EXPORTED, SORRY, "", "words"]), max_size=40).map(
        lambda lines: "\n\n".join(lines).encode()
    ),
    st.lists(st.sampled_from(EXPORTED), min_size=1, max_size=40).map(docx_bytes),
)


@settings(max_examples=15)
@given(st.lists(FILES, min_size=1, max_size=5))
def test_the_receipt_adds_up_whatever_comes(tmp_path_factory, files):
    root = tmp_path_factory.mktemp("any")
    folder = root / "files"
    folder.mkdir()
    for number, data in enumerate(files):
        (folder / f"{number}.txt").write_bytes(data)
    (folder / "last.txt").write_text(TEXT, "utf-8")
    corpus = import_corpus("any", [folder], into=str(root / "corpus"))
    adds_up(corpus)
    read_whole = pq.read_table(Path(corpus.folder) / "part-00000.parquet")
    assert len(read_whole) == len(corpus)


def test_long_names_do_not_flood_the_summary(given_files):
    long, wide = "O" * 5_000, ",".join(f"column{number}" for number in range(200))
    rows = f"{long},{'x,' * 200}They met on Monday.\nThe {long},{'x,' * 200}They left.\n"
    corpus = import_corpus("long", [given_files({"t.csv": f"outlet,{wide},text\n{rows}"})])
    lines = summary(corpus.about["receipt"])
    assert any(line.startswith("Columns of") and line.endswith("….") for line in lines)
    assert all(len(line) < 600 for line in lines)
