"""Copies: likely pairs, exact shares, groups, and the passages they share."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from framing import Article
from framing.corpora.copies import (
    candidates,
    find_copies,
    originals,
    shared_passages,
    shingles,
    signature,
)
from framing.corpora.scale import measure
from framing.corpora.store import Stored, write_corpus

WORDS = [f"w{number}" for number in range(400)]


def told(name: str, words: list[str], outlet: str) -> Article:
    return Article(name, " ".join(words) + ".", outlet=outlet)


WIRE = told("wire", WORDS[:120], "Wire")
PRINTED = told("printed", [*WORDS[:100], *WORDS[200:220]], "Port")
SHORT = told("short", WORDS[10:70], "Town")
OTHER = told("other", WORDS[240:380], "Town")
TINY = told("tiny", WORDS[:4], "Town")


def test_pairs_have_their_exact_shares() -> None:
    found = find_copies([WIRE, PRINTED, OTHER, SHORT, TINY]).set_index(["article_a", "article_b"])
    assert set(found.index) == {("wire", "printed"), ("wire", "short"), ("printed", "short")}
    row = found.loc["wire", "printed"]
    both = shingles(WIRE) & shingles(PRINTED)
    assert row["shared"] == len(both) == 95
    assert row["share_a"] == len(both) / len(shingles(WIRE))
    assert found.loc[("wire", "short"), "share_b"] == 1


def test_a_group_has_one_original_the_first() -> None:
    pairs = find_copies([WIRE, PRINTED, SHORT, OTHER])
    assert originals(pairs, ["wire", "printed", "short", "other"]) == {
        "printed": "wire",
        "short": "wire",
    }
    assert originals(find_copies([OTHER]), ["other"]) == {}


def test_shared_passages_stand_in_both_texts_and_nothing_shared_is_missed() -> None:
    passages = [PRINTED.text[start:end] for start, end in shared_passages(PRINTED, WIRE)]
    assert passages == [" ".join(WORDS[:100])]
    assert shared_passages(OTHER, WIRE) == []


@given(st.lists(st.sampled_from("ab"), max_size=30), st.lists(st.sampled_from("ab"), max_size=30))
def test_passages_hold_the_words_of_shared_runs_and_no_others(
    one: list[str], two: list[str]
) -> None:
    a, b = Article("a", " ".join(one)), Article("b", " ".join(two))
    covered = shared_passages(a, b)
    assert all(before.end < after.start for before, after in pairwise(covered))
    runs = {tuple(two[start : start + 6]) for start in range(len(two) - 5)}
    for place in range(len(one)):
        around = range(max(0, place - 5), min(place, len(one) - 6) + 1)
        shared = any(tuple(one[start : start + 6]) in runs for start in around)
        assert shared == any(start <= 2 * place < end for start, end in covered)


def test_measuring_a_corpus_finds_its_copies(tmp_path: Path) -> None:
    stored = [Stored(one) for one in (OTHER, WIRE, TINY, PRINTED, SHORT)]
    corpus = write_corpus(str(tmp_path / "c"), "c", stored, part_size=2)
    folder = Path(measure(corpus, ["difficulty"], into=str(tmp_path / "out")))
    articles = pq.read_table(folder / "articles.parquet").to_pandas()
    assert dict(zip(articles["article"], articles["duplicate_of"], strict=True)) == {
        "other": "",
        "wire": "",
        "tiny": "",
        "printed": "wire",
        "short": "wire",
    }
    copies = pq.read_table(folder / "copies.parquet").to_pandas()
    assert len(copies) == 3
    assert copies["share_b"].between(0, 1).all()


def test_many_alike_do_not_make_pairs_of_each_with_each() -> None:
    same = [told(f"s{number}", WORDS[:60], "Port") for number in range(60)]
    alike = [told(f"a{number}", [*WORDS[:60], f"x{number}"], "Port") for number in range(60)]
    pairs = candidates([signature(article) for article in same + alike])
    assert len([pair for pair in pairs if pair[1] < 60]) == 59
    assert max(Counter(second for _, second in pairs).values()) <= 64
    groups = originals(find_copies(same + alike), [one.id for one in same + alike])
    assert set(groups.values()) == {"s0"}
    assert len(groups) == 119
