"""The command line: data to stdout, talk to stderr, one line for an error, exit status 1."""

import json
from pathlib import Path

import pytest
from commands import alone, framing

TEACHING = Path(__file__).parent.parent / "framing" / "data" / "teaching"


@pytest.fixture(scope="module")
def analysed():
    done = framing("analyze", TEACHING / "common-tide.md", "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_json_holds_every_table(analysed):
    names = {"article", "evidence", "actors", "sentiment", "readability", "rates", "run"}
    assert set(analysed) == names
    assert analysed["article"]["headline"].startswith('"They answered with a rifle"')


def test_offsets_of_the_json_cut_its_text(analysed):
    text = analysed["article"]["text"]
    assert analysed["evidence"]
    assert all(text[row["start"] : row["end"]] == row["text"] for row in analysed["evidence"])


def test_standard_input_is_an_article():
    done = framing("analyze", "-", "--json", "--markers", "difficulty", given="A referendum.\n")
    assert [row["text"] for row in json.loads(done.stdout)["evidence"]] == ["referendum"]


def test_summary_counts_the_words_by_voice():
    done = framing("analyze", TEACHING / "tern-newswire.md", "--markers", "difficulty")
    assert "the writer's" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["analyze", "nowhere.txt"], "nowhere.txt"),
        (["corpus", "measure", "nope"], "no corpus 'nope'. There are: news-2017"),
        (["analyze", "-", "--markers", "bias"], "no marker 'bias'"),
        (["markers", "bias"], "no marker 'bias'"),
        (["analyze", "-", "--markers", ",,,"], "--markers ',,,' names no marker: give names"),
        (["report", "-", "--markers", " "], "--markers ' ' names no marker: give names"),
        (["exercise", "make", "-", "--markers", ",,"], "--markers ',,' names no marker"),
        (["corpus", "import", "x", "--name", "x", "--columns", ",,"], "--columns ',,' names no"),
    ],
)
def test_error_is_one_line_and_status_one(arguments, said):
    done = framing(*arguments, given="A referendum.\n")
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_import_says_what_comes_next(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))
    (tmp_path / "a b.txt").write_bytes(b"Talks\r\n\r\nThe two sides met on Monday.\r\n")
    done = framing("corpus", "import", tmp_path / "a b.txt", "--name", "mine")
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1].endswith("framing corpus measure mine")


def test_a_bundle_is_written_of_what_was_saved_and_computed_again(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("A referendum was held in the spring.\n", encoding="utf-8")
    saved, bundle = tmp_path / "saved", tmp_path / "bundle"
    framing("analyze", texts / "a.txt", "--markers", "difficulty", "--save", saved)
    done = framing("bundle", saved, "--out", bundle, "--fetch", "ask the library")
    assert (done.returncode, done.stdout.strip()) == (0, str(bundle)), done.stderr
    bare = framing("verify", bundle)
    assert (bare.returncode, bare.stdout) == (1, "")
    assert "say where they are, with --texts" in bare.stderr
    again = framing("verify", bundle, "--texts", texts)
    assert (again.returncode, "DIFFERS" in again.stdout) == (0, False), again.stdout


def test_wrong_usage_is_status_two():
    assert framing("analyze").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "status", "written"),
    [(["markers", "difficulty"], 0, True), (["markers", "bias"], 1, False)],
)
def test_a_process_of_its_own_ends_with_the_status_and_writes_where_it_should(
    arguments, status, written
):
    done = alone(*arguments)
    assert (done.returncode, bool(done.stdout), bool(done.stderr)) == (status, written, not written)


def test_escape_sequences_do_not_reach_the_terminal():
    done = framing("analyze", "-", "--markers", "difficulty", given="A \x1b[31mreferendum\x9b1m.\n")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr
    assert "\x9b" not in done.stdout + done.stderr


def test_markers_are_listed_and_shown_with_examples():
    assert "difficulty" in framing("markers").stdout
    shown = framing("markers", "quotation").stdout
    assert "spares" in shown
    assert "measured    scare, precision: 0." in shown


@pytest.mark.slow
def test_doctor_finds_all_that_is_needed():
    done = alone("doctor")
    assert b"MISSING" not in done.stdout
    assert done.returncode == 0
