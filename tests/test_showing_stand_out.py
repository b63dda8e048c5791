"""Each sentence of what stands out says what the tables say, recomputed here from the evidence."""

import csv
import random
import re
from importlib import resources

import numpy as np
import pytest

from framing import Article, analyze, compare, keyness
from framing.corpora.reference import of_analysis
from framing.showing.stand_out import stand_out

MARKERS = ["loaded", "quotation", "sources", "agency", "stance", "naming", "difficulty"]
PLAIN = (
    "The council of {place} met on Monday and talked about the harbour.",
    "A ferry to {place} left at noon with forty people.",
    "Anna Berg, the mayor, said that the bridge would open in May.",
    "“The bridge will open in May and it will stay open,” Anna Berg said.",
    "Officials said the road was closed for two hours.",
    "The town has a school, a market and two mills.",
    "Police arrested a man near the station.",
    "It may rain in the evening.",
    "The price of bread rose by two cents in {place}.",
    "The museum shows boats and nets of the last century.",
)
TURNS = {
    "loaded": "The {bad} regime sent its thugs to {place}.",
    "marks": "The “reform” closed the wards of {place}.",
    "passive": "Two men were beaten and a house was burned in {place}.",
    "hedge": "Perhaps the plan could possibly work, and it might be cheap.",
    "quote": "“We will not leave this town, and nobody will make us leave it,” said Jonas Hale.",
    "source": "The ministry said the harbour was safe.",
    "question": "Who would want to live in {place}?",
}
PLACES = ("Lesk", "Varne", "Ostby", "Tolm")
TIMES = (0, 8, 20)  # how often an article says what stands out in it
BAD = ("brutal", "shameful", "reckless", "vicious")


def written(name, seed, turn="", times=0):
    draw = random.Random(seed)
    said = [draw.choice(PLAIN) for _ in range(24)] + [TURNS[turn]] * times if turn else [
        draw.choice(PLAIN) for _ in range(28)
    ]  # fmt: skip
    draw.shuffle(said)
    text = " ".join(one.format(place=draw.choice(PLACES), bad=draw.choice(BAD)) for one in said)
    return Article(name, text, outlet=("Bell", "Crier")[seed % 2])


@pytest.fixture(scope="module")
def reference():
    articles = [written(f"r{n}", n) for n in range(40)]
    return of_analysis(analyze(articles, MARKERS), "invented", articles), articles


@pytest.fixture(scope="module")
def told(reference):
    """Varied articles, each with its analysis and what stands out in it."""
    corpus, _ = reference
    kinds = [(turn, times) for turn in TURNS for times in (3, 8, 14, 20)]
    subjects = [
        written(f"s{n}", 100 + n, *kind)
        for n, kind in enumerate([*kinds, ("", 0), ("", 0)])
        if kind[1] in TIMES
    ]
    made = []
    for subject in subjects:
        own = analyze(subject, MARKERS)
        comparison = compare(subject, corpus, match=None, analysis=own)
        words = keyness([subject], corpus, leave_out=own, names=False)
        made.append((subject, own, stand_out(subject, own, comparison, words)))
    return made


def plain(sentence):
    return "".join(str(part) for part in sentence)


def leads():
    path = resources.files("framing") / "data" / "standing_out.tsv"
    rows = csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t")
    return [
        (row[side], row["marker"], row["category"], side)
        for row in rows
        for side in ("many", "few", "none")
        if row[side]
    ]


def kind_of(said):
    known = [one for one in leads() if said.startswith(one[0])]
    return max(known, key=lambda one: len(one[0])) if known else None


def rate_of(analysis, marker, category):
    """Count over words: of the writer's marks in the writer's words, of quoted words in all."""
    row = analysis.articles.iloc[0]
    if category == "quoted words":
        return row["quoted_words"], row["quoted_words"] / row["words"]
    if marker == "readability":
        table = analysis.readability.set_index("measure")["value"]
        return None, table[category]
    marks = analysis.evidence[
        (analysis.evidence["marker"] == marker) & (analysis.evidence["voice"] == "writer")
    ]
    if category:
        marks = marks[marks["category"] == category]
    words = row["words"] - row["reported_words"] - row["quoted_words"] - row["headline_words"]
    return len(marks), len(marks) / words


@pytest.fixture(scope="module")
def others(reference):
    return [analyze(article, MARKERS) for article in reference[1]]


def test_each_rate_is_where_the_sentence_puts_it(told, others):
    checked = 0
    for _, analysis, found in told:
        for sentence in found.sentences:
            said = plain(sentence)
            kind = kind_of(said)
            if kind is None:
                continue
            lead, marker, category, side = kind
            n, rate = rate_of(analysis, marker, category)
            rates = np.array([rate_of(one, marker, category)[1] for one in others])
            beyond = (rates < rate).sum() if side == "many" else (rates > rate).sum()
            place = re.search(r"(\d+) of (\d+) (?:similar )?articles", said[len(lead) :])
            assert place, said
            assert (int(place[1]), int(place[2])) == (beyond, 40), said
            counted = re.match(r": (\d+)", said[len(lead) :])
            if counted and marker != "readability":
                assert int(counted[1]) == n, said
            assert (n == 0) == (side == "none"), said
            checked += 1
    assert checked >= 15


def test_each_count_leads_to_as_many_words_and_each_word_is_there(told):
    for article, _, found in told:
        lists = {one.id: one for one in found.concordances}
        for sentence in found.sentences:
            for part in (part for part in sentence if not isinstance(part, str)):
                assert len(lists[part.list_id].lines) == part.n
            for word in re.findall(r"“([^”]+)”", plain(sentence)):
                assert word.lower() in article.text.lower()


def test_examples_are_counted_in_the_evidence(told):
    checked = 0
    for _, analysis, found in told:
        for sentence in found.sentences:
            said = plain(sentence)
            kind = kind_of(said)
            if kind is None or kind[1] in ("sources", "readability"):
                continue
            marks = analysis.evidence[analysis.evidence["marker"] == kind[1]]
            texts = marks.loc[marks["voice"] == "writer", "text"].str.lower()
            for word, times in re.findall(r"“([^”]+)” \((\d+)\)", said):
                assert (texts == word.lower()).sum() == int(times), said
                checked += 1
    assert checked > 5


def test_words_the_others_hardly_use_are_counted_in_the_texts(told, reference):
    said_of = 0
    for article, _, found in told:
        for sentence in found.sentences:
            said = plain(sentence)
            if not said.startswith("The article says"):
                continue
            for word, times in re.findall(r"“([^”]+)” (\d+) times?", said):
                uses = len(re.findall(rf"\b{word}\b", article.text, re.IGNORECASE))
                assert uses == int(times), said
                users = sum(word.lower() in one.text.lower() for one in reference[1])
                assert users <= 2, said
                said_of += 1
    assert said_of


def test_words_in_marks_are_told_with_all_their_uses(told):
    said_of = 0
    for article, _, found in told:
        for sentence in found.sentences:
            match = re.match(
                r"“(\w+)” is set in quotation marks (\d+) of the (\d+)", plain(sentence)
            )
            if match:
                assert article.text.lower().count(f"“{match[1]}”") == int(match[2])
                assert article.text.lower().count(match[1]) == int(match[3])
                said_of += 1
    assert said_of


def test_what_is_written_more_often_is_told_and_a_plain_article_tells_little(told):
    by_turn = dict(zip([f"{t}{k}" for t in TURNS for k in TIMES if k], told, strict=False))
    said = {
        turn: " ".join(plain(s) for s in found.sentences) for turn, (*_, found) in by_turn.items()
    }
    assert "loaded words" in said["loaded20"] or "judge" in said["loaded20"]
    assert "softened" in said["hedge20"]
    assert "own words" in said["quote20"]
    assert "asks questions" in said["question20"]
    assert all(len(found.sentences) <= 5 for *_, found in told)
    assert all(len(found.sentences) <= 2 for *_, found in told[-2:])


def test_without_others_or_with_few_sentences_it_says_why():
    short = Article("a", "The regime fell. It rained.")
    assert "fewer than 5 sentences" in stand_out(short, analyze(short, MARKERS)).why
    longer = written("b", 1)
    assert "none were given" in stand_out(longer, analyze(longer, MARKERS)).why
