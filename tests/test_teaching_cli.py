"""The commands for a class do what they print, and say in one line what is wrong."""

import commands
import pytest

ARTICLE = "# Talks begin\n\nThe regime sent “order” to the city. Nobody answered that day.\n"


def framing(*words):
    return commands.framing("exercise", *words)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "talks.md"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_an_exercise_is_made_from_an_article_and_graded(article, tmp_path):
    out = tmp_path / "lesson"
    code, printed, _ = framing(
        "make", article, "--markers", "difficulty,quotation", "--name", "talks", "--out", out
    )
    assert code == 0
    assert printed.splitlines()[0] == str(out / "talks.html")
    assert all((out / name).stat().st_size for name in ("talks-sheet.html", "exercise.json"))
    (out / "answers" / "broken.json").write_text("{", "utf-8")
    for folder in (out, out / "answers"):
        code, printed, said = framing("grade", folder)
        assert code == 0
        assert "broken.json: it is no valid JSON" in said
        assert str(folder / "graded" / "grades.csv") in printed
        assert f"No answers were found: put the files that students hand in in {out}" in said


def test_the_packs_are_listed():
    _, printed, _ = framing("packs")
    assert [line.split()[0] for line in printed.splitlines()] == [
        "four-papers", "who-did-it", "whose-words"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("make", "--pack", "nothing"), "The packs are: four-papers"),
        (("make",), "either articles or --pack"),
        (("grade", "/nowhere/at/all"), "There is no folder"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(words, said):
    code, _, error = framing(*words)
    assert code in (1, 2)
    assert said in error


def test_a_missing_key_is_named_with_the_way_out(tmp_path):
    (tmp_path / "answers").mkdir()
    code, _, error = framing("grade", tmp_path / "answers")
    assert code == 1
    assert "--key" in error


def test_an_unknown_marker_lists_the_markers(article, tmp_path):
    code, _, error = framing("make", article, "--markers", "bias", "--out", tmp_path / "x")
    assert code == 1
    assert "There is no marker 'bias'. The markers are:" in error
