"""The gold files are sound: every row is found where it says, every category is a known one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from framing.marking.naming import NAMING
from framing.marking.stance import STANCE
from framing.reading import read
from framing.validation.bracketed import judged
from framing.validation.gold import place, read_rows
from framing.voices import FUNCTIONS

GOLD = Path(__file__).parent / "gold"
TEACHING = Path(__file__).parent.parent / "framing" / "data" / "teaching"
CATEGORIES = {
    "quotation": {"direct", "partial", "scare", "title", "mention"},
    "actor": {"person", "organisation", "group", "place"},
    "sources": {"indirect"},
    "agency": {
        "active",
        "passive with agent",
        "passive without agent",
        "nominalisation",
        "event as subject",
    },
    "loaded": {
        "contested label",
        "ideological label",
        "emotive",
        "euphemism",
        "dehumanising",
        "war and disaster metaphor",
        "intensifier",
        "minimiser",
        "sensational verb",
        "value word",
        "scare word",
    },
}


def headline_and_body(path: Path) -> str:
    """Take the byline, date and outlet out of a teaching article, and its last line."""
    heading, _byline, _date, _outlet, *body = path.read_text("utf-8").strip().split("\n\n")
    return "\n\n".join([heading.removeprefix("# "), *body[:-1]])


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.name: headline_and_body(path) for path in TEACHING.glob("*.md")}


def test_every_teaching_row_is_found_in_its_article(texts: dict[str, str]) -> None:
    found = read_rows(GOLD / "teaching.tsv")
    assert {row["file"] for row in found} == set(texts)
    for row in found:
        assert place(texts[row["file"]], row["text"], int(row["occurrence"])) >= 0, row


def test_reading_an_article_gives_the_text_that_its_gold_refers_to(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        article = read(TEACHING / name)
        assert article.text == text
        assert all((article.headline, article.author, article.outlet, article.date))


def test_every_teaching_row_has_a_known_category() -> None:
    for row in read_rows(GOLD / "teaching.tsv"):
        assert row["category"] in CATEGORIES[row["marker"]], row
        assert row["voice"] in {"writer", "quoted", "headline"}, row


def test_speech_has_a_speaker_and_other_quotations_have_none() -> None:
    for row in read_rows(GOLD / "teaching.tsv"):
        if row["marker"] == "quotation":
            assert bool(row["speaker"]) == (row["category"] in {"direct", "partial"}), row


def test_every_teaching_article_says_that_it_is_invented() -> None:
    for path in TEACHING.glob("*.md"):
        assert (
            path.read_text("utf-8").rstrip().split("\n")[-1].startswith("This article is invented")
        )


def test_the_fact_table_has_a_column_for_each_article(texts: dict[str, str]) -> None:
    facts = read_rows(TEACHING / "facts.tsv")
    outlets = {name.removesuffix(".md") for name in texts}
    assert set(facts[0]) == {"fact", "statement"} | outlets
    assert all(fact[outlet] in {"yes", "no"} for fact in facts for outlet in outlets)


def test_every_sentence_passage_is_marked_in_the_agreed_way() -> None:
    passages = [row["passage"] for row in read_rows(GOLD / "sentences.tsv")]
    assert len(passages) == len(set(passages)) >= 150
    for passage in passages:
        sentences = passage.replace(" ¶¶ ", " ¶ ").split(" ¶ ")
        assert all(part and part == part.strip() and "¶" not in part for part in sentences), passage


def test_every_quotation_is_found_in_its_passage() -> None:
    found = read_rows(GOLD / "quotations.tsv")
    assert len(found) >= 80
    for row in found:
        passage = row["passage"].replace("\\n", "\n")
        for entry in filter(None, (row["quotations"] + " ‖ " + row["inside"]).split(" ‖ ")):
            occurrence, words = entry.split(":", 1)
            assert place(passage, words, int(occurrence)) >= 0, entry


def test_every_attribution_is_found_in_its_passage() -> None:
    found = read_rows(GOLD / "attributions.tsv")
    assert len(found) >= 150
    for row in found:
        passage = row["passage"]
        assert place(passage, row["stretch"], int(row["occurrence"])) >= 0, row
        assert row["verb"] in passage, row
        assert bool(row["speaker"]) == (row["class"] != "none"), row
        if row["speaker"]:
            assert place(passage, row["speaker"], int(row["speaker_occurrence"])) >= 0, row


@pytest.mark.parametrize("name", ["attributions.tsv", "clauses.tsv"])
def test_no_passage_is_on_both_sides_of_a_split(name: str) -> None:
    sides: dict[str, set[str]] = {}
    for row in read_rows(GOLD / name):
        sides.setdefault(row["passage"], set()).add(row["split"])
    assert all(side in ({"tune"}, {"held"}) for side in sides.values())


@pytest.mark.parametrize(("marker", "fewest"), [(STANCE, 160), (NAMING, 120)])
def test_every_bracketed_passage_is_judged_in_the_agreed_way(marker, fewest) -> None:
    found = read_rows(GOLD / f"{marker.name}.tsv")
    assert len({row["passage"] for row in found}) == len(found) >= fewest
    assert len({row["id"] for row in found}) == len(found)
    for row in found:
        text, gold = judged(row["passage"])
        assert not {"[[", "]]", "|"} & {text[n : n + k] for n in range(len(text)) for k in (1, 2)}
        assert {one.category for one in gold} <= set(marker.categories), row
        if marker is STANCE:
            assert all(one.more in ((), ("quoted",)) for one in gold), row
        else:
            assert all(one.more for one in gold), row


@pytest.mark.parametrize("name", ["stance", "naming"])
def test_the_half_of_a_bracketed_passage_follows_from_its_id(name: str) -> None:
    for row in read_rows(GOLD / f"{name}.tsv"):
        number = int(hashlib.sha256(row["id"].encode()).hexdigest(), 16)
        assert row["split"] == ("tune", "held")[number % 2], row


def test_every_clause_is_found_in_its_passage() -> None:
    found = read_rows(GOLD / "clauses.tsv")
    assert len(found) >= 200
    assert {row["category"] for row in found} == CATEGORIES["agency"]
    for row in found:
        for words in ("doer", "done_to"):
            if row[words]:
                assert place(row["passage"], row[words], int(row[f"{words}_occurrence"])) >= 0, row
        assert place(row["passage"], row["action"], int(row["occurrence"])) >= 0, row
        assert bool(row["doer"]) == (row["doer_place"] != "nowhere"), row


def test_the_words_of_a_later_clause_decide_on_which_side_it_stands():
    later = [row for row in read_rows(GOLD / "clauses.tsv") if row["batch"] == "second"]
    assert len(later) >= 60
    for row in later:
        even = hashlib.sha256(row["passage"].encode("utf-8")).digest()[0] % 2 == 0
        assert row["split"] == ("tune" if even else "held"), row


def test_quoted_news_is_given_by_places_alone() -> None:
    found = json.loads((GOLD / "quoted.json").read_text(encoding="utf-8"))
    assert len(found) == len({(row["source"], row["start"]) for row in found}) == 263
    for row in found:
        assert set(row) == {"source", "start", "end", "label", "speaker", "sample"}, row
        assert row["label"] in FUNCTIONS, row
        assert row["start"] < row["end"], row
        assert not row["speaker"] or row["label"] in {"direct", "partial"}, row
