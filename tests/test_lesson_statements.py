"""What a lesson says about its output is so."""

import re
from functools import cache
from pathlib import Path

import commands
import nbformat
import pytest

import framing
from framing.measuring.measured_error import measured_error

HOME = Path(__file__).parent.parent
TEACHING = Path(framing.__file__).parent / "data" / "teaching"


def text_of(number):
    (path,) = (HOME / "notebooks").glob(f"{number}-*.ipynb")
    return "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)


@cache
def five_papers():
    articles = [framing.read(path) for path in sorted(TEACHING.glob("*.md"))]
    return framing.analyze(articles, ["quotation"])


@pytest.mark.parametrize("number", ["01", "04"])
def test_the_number_of_articles_told_is_that_of_the_reference(number):
    told = {
        int(each.replace(",", ""))
        for each in re.findall(r"\d,\d{3}(?= (?:articles|real))", text_of(number))
    }
    assert told == {len(framing.load_corpus("news-2017").articles)}


def test_lesson_2_finds_few_scare_quotes_and_names_a_mention_to_dispute():
    found = five_papers().where(marker="quotation").evidence
    assert 1 <= (found["category"] == "scare").sum() <= 3
    assert '"modernisation,"' in set(found.loc[found["category"] == "mention", "text"])


def test_lesson_2_gives_the_loaded_word_to_the_source():
    sentence = re.search(r'sentence = "(.+)"', text_of("02")).group(1)
    found = framing.analyze(framing.read(f"{sentence}\n"), ["quotation", "loaded"]).evidence
    assert found.loc[found["text"] == "rebels", "voice"].tolist() == ["quoted"]
    assert found.loc[found["category"] == "scare", "text"].tolist() == ["“accident”"]


def test_lesson_3_marks_the_first_sentence_and_leaves_the_second_bare():
    text = text_of("03")
    before, after = (re.search(rf'{name} = "(.+)"', text).group(1) for name in ("before", "after"))
    last = re.findall(r'marked\("(.+)"\)', text)[-1]
    marks = [
        framing.analyze(framing.Article(id="a", text=each), ["loaded"]).evidence["text"].tolist()
        for each in (before, after, last)
    ]
    assert marks == [["mob", "exploded"], [], ["Order was restored", "so-called"]]


@pytest.mark.parametrize("line", re.findall(r"^    framing (.+)$", text_of("07"), re.MULTILINE))
def test_a_command_of_lesson_7_is_one_that_the_program_takes(line, tmp_path, monkeypatch):
    """Run it where nothing is: what fails is the missing file, never the way it is called."""
    monkeypatch.chdir(tmp_path)
    done = commands.framing(*line.replace("my-corpus", "no-such-corpus").split())
    assert done.returncode == 1, done.stderr
    assert "Usage" not in done.stderr


def test_lesson_7_counts_what_is_denied(tmp_path):
    assert "“We are *not* afraid” was counted as fear" in text_of("07")
    (tmp_path / "fear.csv").write_text("term,category\nafraid,fear\n", "utf-8")
    article = framing.Article(id="a", text="“We are not afraid,” said Anna Berg.")
    found = framing.analyze(article, [framing.dictionary(tmp_path / "fear.csv")]).evidence
    assert found["category"].tolist() == ["fear"]


def test_lesson_8_shows_more_markers_than_one():
    error = measured_error()
    whole = error[error["category"].isna() & error["measure"].isin(["precision", "recall"])]
    assert whole["marker"].nunique() >= 5


def test_lesson_8_gives_an_example_in_which_both_rates_are_close():
    scope = {}
    text = text_of("08")
    code = text[text.index("from framing.measuring.audit import estimate") :]
    code = code[: code.index("framing.show(estimate")]
    exec(f"import pandas as pd\n{code}\nfound = estimate(items, verdicts, words=20_000)", scope)
    rates = scope["found"].set_index("measure")["value"]
    assert rates["corrected rate"] == pytest.approx(rates["rate as found"], rel=0.05)
