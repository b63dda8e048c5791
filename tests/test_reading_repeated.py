"""Lines that an outlet adds to its articles: found whatever their length, taken out if asked."""

import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, from_frame, read_many
from framing.corpora.import_summary import summary
from framing.corpora.importing import import_corpus
from framing.reading import repeated
from framing.reading.receipt import Stretch
from framing.reading.repeated import Lines, set_aside_in, without, without_repeated

NAMES = ["Ada", "Bo", "Cyd", "Dee", "Eve", "Flo"]
LONG = "The Tarn Post is written by those who live on the coast, and printed where they do. " * 9
ADDED = ["FLASH.", "Go on!", "Printed on 3 May at the quay, number 17.", LONG.strip()]
EVERYWHERE = "More of this below the fold."


def story(name):
    own = [f"{name} left the quay at noon.", f"A storm took the mast of {name}.", EVERYWHERE]
    own += [f"The crew of {name} swam home.", f"Nobody saw {name} again."]
    return own


def posts():
    for number, name in enumerate(NAMES):
        flash, go, printed, long = ADDED
        printed = printed.replace("17", str(number))
        text = "\n\n".join([flash, go, *story(name), printed, long])
        yield Article(id=name, text=text, headline="", outlet="The Tarn Post")


def wires():
    """Whole articles in one paragraph, as tables have them."""
    for name in NAMES:
        text = f"LEAD: {name} fell in May. Mr. {name} got up. {name} said so. Source: Tarn Wire"
        yield Article(id=f"w{name}", text=text, outlet="Tarn Wire")


def frame(articles):
    rows = [{"outlet": a.outlet, "headline": f"On {a.id}", "text": a.text} for a in articles]
    return pd.DataFrame(rows)


def test_lines_are_found_whatever_their_length_and_wherever_they_stand():
    left, lines = without_repeated([*posts(), *wires()])
    found = {one.text: (one.articles, one.outlet, one.of) for one in lines.shared()}
    tarn, wire = (6, "The Tarn Post", 6), (6, "Tarn Wire", 6)
    cut = LONG[: repeated.LONGEST_EXAMPLE]
    assert found.pop(next(text for text in found if text.startswith("Printed"))) == tarn
    assert found == {
        **dict.fromkeys(["FLASH.", "Go on!", EVERYWHERE, cut], tarn),
        **dict.fromkeys(["LEAD:", "Source: Tarn Wire"], wire),
    }
    own = ["\n\n".join(words for words in story(name) if words != EVERYWHERE) for name in NAMES]
    assert [article.text for article in left[:6]] == own
    assert left[6].text == "Ada fell in May. Mr. Ada got up. Ada said so."


def test_what_another_outlet_or_few_articles_have_stays():
    some = list(posts())
    lone = Article(text="FLASH.\n\nThe mayor slept.", outlet="The Bell")
    assert without_repeated([*some, lone])[0][-1] == lone
    assert without_repeated(some[:3])[0] == some[:3]
    twice = [Article(id=str(i), text="The same words.\n\nTwice.", outlet="B") for i in range(9)]
    assert without_repeated(twice)[0] == twice  # one text, printed nine times


def test_a_paragraph_inside_and_a_sentence_need_more_articles_than_one_at_an_edge():
    def article(number, *lines):
        own = [f"{'abcdefghijklmnop'[int(d)]}oat sank off the bar." for d in str(1000 + number)]
        return Article(id=str(number), text="\n\n".join([*own, *lines]), outlet="P")

    some = [article(n, "Read on.") if n < 5 else article(n) for n in range(100)]
    _, lines = without_repeated(some)
    assert "Read on." in {one.text for one in lines.shared()}
    some = [article(n, "Read on.", "One.", "Two.", "Six.") if n < 5 else article(n)
            for n in range(100)]  # fmt: skip
    _, lines = without_repeated(some)
    assert "Read on." not in {one.text for one in lines.shared()}


def test_an_article_of_nothing_else_stays_whole():
    only = Article(text="On the quay\n\nFLASH.", headline="On the quay", outlet="The Tarn Post")
    assert without_repeated([*posts(), only])[0][-1] == only


def test_memory_is_bounded_and_frequent_lines_are_kept(monkeypatch):
    monkeypatch.setattr(repeated, "MOST_HELD", 40)
    lines = Lines()
    for number in range(200):
        words = " ".join(chr(97 + int(digit)) for digit in str(1000 + number))
        lines.add(Article(text=f"Boat {words} left.\n\nTarn Post, daily.", outlet="P"))
    assert len(lines.all) <= 41
    assert "Tarn Post, daily." in {one.text for one in lines.shared()}


def test_the_import_takes_them_out_and_its_receipt_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))
    given = frame([*posts(), *wires()])
    file = tmp_path / "press.csv"
    given.to_csv(file, index=False)
    kept = import_corpus("kept", [file])
    lines = summary(kept.about["receipt"])
    assert f"Boilerplate? 6 of 6 articles of The Tarn Post have: {EVERYWHERE}" in lines
    assert any('--drop "repeated line"' in line for line in lines)
    dropped = import_corpus("dropped", [file], drop="repeated line")
    assert [a.text for a in dropped.articles()] == [
        a.text for a in from_frame(given, drop="repeated line")
    ]
    receipt = dropped.about["receipt"]
    assert receipt["passages"]["repeated line"]["times"] == 6 * 7
    assert not any("Boilerplate?" in line for line in summary(receipt))
    stretches = pd.read_parquet(tmp_path / "data/corpora/dropped/receipt/stretches-00000.parquet")
    aside = stretches[stretches["reason"] == "repeated line"]
    assert set(aside["text"].str.strip()) >= {"FLASH.", "Go on!", EVERYWHERE, LONG.strip(), "LEAD:"}
    before, after = (c.about["receipt"]["characters"] for c in (kept, dropped))
    assert before["read"] == after["read"]
    assert before["used"] - after["used"] == aside["text"].str.len().sum()


def test_a_folder_gives_them_the_same_fate(tmp_path):
    for article in posts():
        (tmp_path / f"{article.id}.txt").write_text(f"On {article.id}\n\n{article.text}\n")
    articles, receipts = read_many(tmp_path, drop="repeated line")
    assert articles[0].text.split("\n\n")[1:] == [w for w in story("Ada") if w != EVERYWHERE]
    assert receipts.receipts[0].of("repeated line")[0] == "FLASH."
    for article, receipt in zip(articles, receipts.receipts, strict=True):
        assert sum(s.end - s.start for s in receipt.stretches) == len(receipt.input)
        assert receipt.used == len(article.text.replace("\n\n", ""))


@given(st.lists(st.text("ab .", min_size=1, max_size=9), min_size=1, max_size=6), st.data())
def test_stretches_stay_whole_and_the_words_taken_out_are_those_cut(paragraphs, data):
    paragraphs = [f"x{words}x" for words in paragraphs]
    text = source = "\n\n".join(paragraphs)
    stretches, at = [], 0
    for words in paragraphs:
        stretches.append(Stretch(at, at + len(words), "used", "text"))
        at += len(words)
        if at < len(source):
            stretches.append(Stretch(at, at + 2, "set aside", "paragraph break"))
            at += 2
    number = data.draw(st.integers(0, len(paragraphs) - 1))
    span = (stretches[2 * number].start, stretches[2 * number].end)
    found = set_aside_in(text, [span], source, stretches)
    assert [s.start for s in found] == [0, *(s.end for s in found[:-1])]
    assert found[-1].end == len(source)
    assert [source[s.start : s.end] for s in found if s.reason == "repeated line"] == [
        paragraphs[number]
    ]
    left = [words for i, words in enumerate(paragraphs) if i != number]
    assert without(text, [span]).split("\n\n") == (left or [""])


def test_characters_that_became_others_in_number_are_found_by_their_words():
    source = unicodedata.normalize("NFD", "Café one.") + "\n\nTarn Post, daily."
    text = unicodedata.normalize("NFC", source)
    head = source.index("\n")
    stretches = [
        Stretch(0, head, "used", "text"),
        Stretch(head, head + 2, "set aside", "paragraph break"),
        Stretch(head + 2, len(source), "used", "text"),
    ]
    found = set_aside_in(text, [(text.index("Tarn"), len(text))], source, stretches)
    assert [source[s.start : s.end] for s in found if s.reason == "repeated line"] == [
        "Tarn Post, daily."
    ]


@pytest.mark.parametrize("words", ["Mr. Ada left.", "Gen. Bo of St. Ives left.", "At 3 p.m. Cyd"])
def test_a_short_word_with_a_capital_ends_no_sentence(words):
    lines = Lines()
    for name in NAMES:
        lines.add(Article(text=f"{words} {name} slept for long. The {name} wind blew", outlet="P"))
    assert all(len(one.text) > 5 for one in lines.shared())
