"""Keyness against the textbook computation, term by term."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import analyze
from framing.article import Article
from framing.comparing.keyness import COLUMNS, keyness
from framing.corpora.reference import measured_now
from framing.corpora.terms import terms_of

WORDS = st.lists(st.sampled_from(["war", "peace", "talks", "rebels", "x"]), max_size=9)
SIDES = st.lists(WORDS, min_size=1, max_size=5).filter(lambda side: any(side))


def plain(a: list[list[str]], b: list[list[str]], term: str) -> dict[str, float]:
    """Monroe, Colaresi and Quinn's equations 15 and 22, Dunning's G2, Hardie's log ratio."""
    n_a, n_b = sum(map(len, a)), sum(map(len, b))
    y_a, y_b = sum(x.count(term) for x in a), sum(x.count(term) for x in b)
    a_0 = min(n_a, n_b)
    a_w = a_0 * (y_a / n_a + y_b / n_b) / 2
    odds = [
        math.log((y + a_w) / max(n + a_0 - y - a_w, 1e-300)) for y, n in ((y_a, n_a), (y_b, n_b))
    ]
    delta = odds[0] - odds[1]
    cells = [(y_a, n_a, y_a + y_b), (y_b, n_b, y_a + y_b)]
    cells += [(n_a - y_a, n_a, n_a + n_b - y_a - y_b), (n_b - y_b, n_b, n_a + n_b - y_a - y_b)]
    g2 = sum(2 * o * math.log(o * (n_a + n_b) / (n * total)) for o, n, total in cells if o)
    return {
        "log_odds": delta,
        "z": delta / math.sqrt(1 / (y_a + a_w) + 1 / (y_b + a_w)),
        "G2": g2,
        "effect": math.log2(((y_a or 0.5) / n_a) / ((y_b or 0.5) / n_b)),
    }


@given(SIDES, SIDES)
def test_each_number_equals_the_textbook(a: list[list[str]], b: list[list[str]]) -> None:
    table = keyness(a, b).set_index("term")
    used = {word for article in [*a, *b] for word in article}
    assert set(table.index) == used
    if len(used) < 2:
        return  # the only word there is has no odds
    for term in used:
        for name, value in plain(a, b, term).items():
            assert table.loc[term, name] == pytest.approx(value, abs=1e-9)


@given(SIDES, SIDES)
def test_swapping_the_sides_mirrors_the_table(a: list[list[str]], b: list[list[str]]) -> None:
    one = keyness(a, b).set_index("term")
    two = keyness(b, a).set_index("term").loc[one.index]
    for name in ("log_odds", "z", "effect"):
        assert np.allclose(one[name], -two[name])
    assert np.allclose(one["G2"], two["G2"])
    assert (one["count_a"] == two["count_b"]).all()


def test_words_that_one_side_never_uses_are_in_the_table() -> None:
    table = keyness([["war", "war"]], [["peace"]]).set_index("term")
    assert table.loc["peace", ["count_a", "count_b", "side"]].tolist() == [0, 1, "b"]
    assert list(keyness([["a"]], [["b"]]).columns) == COLUMNS


def test_the_most_typical_come_first_and_equals_are_in_alphabetical_order() -> None:
    table = keyness([["b", "a", "war", "war"]], [["d", "c", "peace", "peace"]])
    assert table["term"].tolist() == ["war", "a", "b", "c", "d", "peace"]


def test_the_weight_of_the_prior_draws_log_odds_toward_nought() -> None:
    a, b = [["war"] * 3 + ["x"] * 7], [["war"] + ["x"] * 9]
    values = [keyness(a, b, prior=w).set_index("term").loc["war", "log_odds"] for w in (0, 10, 1e6)]
    assert values[0] == pytest.approx(math.log(3 / 7) - math.log(1 / 9))
    assert values[0] > values[1] > values[2] > 0


def test_a_word_the_large_side_never_uses_is_typical_of_the_small_one() -> None:
    corpus = [["the", "a", "of", "and"] * 50 for _ in range(50)]
    table = keyness([["the", "a", "imperialist", "of", "imperialist"]], corpus)
    assert table["term"].iloc[0] == "imperialist"
    assert table["z"].iloc[0] > 3


def test_names_of_actors_can_be_left_out() -> None:
    articles = [Article("a", "President Assad’s army and Bashar al-Assad spoke.")]
    other = [Article("b", "The army spoke with Assad.")]
    terms = set(keyness(articles, other, leave_out=["Bashar al-Assad", "Assad"])["term"])
    assert terms == {"president", "army", "and", "spoke", "the", "with"}
    pairs = set(keyness(articles, other, ngrams=2, leave_out=["Assad"])["term"])
    assert "president assad" not in pairs
    assert "army and" in pairs


def test_names_can_be_left_out_by_their_capitals() -> None:
    a = [Article("a", "The army of Assad left Homs in May. It may return to Homs.")]
    b = [Article("b", "An army may leave, said Kerry. Kerry spoke on Monday.")]
    every, ordinary = (set(keyness(a, b, names=choice)["term"]) for choice in (True, False))
    assert every - ordinary == {"assad", "homs", "kerry", "monday"}
    assert set(keyness(a, b, ngrams=2, names=False)["term"]).isdisjoint({"of assad", "left homs"})
    kept = keyness(a, b, names=False).set_index("term")
    whole = keyness(a, b).set_index("term")
    assert kept.equals(whole.loc[kept.index])  # nothing else changes


def test_lists_of_words_tell_no_names() -> None:
    with pytest.raises(ValueError, match="a holds lists of words, which do not tell names"):
        keyness([["war"]], [["peace"]], names=False)
    counted = terms_of([["war"]])
    with pytest.raises(ValueError, match="without their capitals"):
        keyness([Article("a", "War.")], counted, names=False)


def test_a_part_of_a_reference_has_the_terms_of_its_own_articles_without_copies() -> None:
    articles = [
        Article(name, text, outlet=outlet)
        for name, text, outlet in (
            ("a", "Boats sank.", "Port"),
            ("b", "Boats sank again.", "Port"),
            ("c", "Corn grew.", "Farm"),
        )
    ]
    whole = measured_now(articles, "few", ["difficulty"])
    whole.articles.loc[1, "duplicate_of"] = "a"
    port, farm = whole.only("Port"), whole.only("Farm")
    assert set(keyness(port, farm)["term"]) == {"boats", "sank", "corn", "grew"}
    assert keyness(port, farm)["words_a"].iloc[0] == 2
    assert keyness(port, farm, copies=True)["words_a"].iloc[0] == 5
    assert set(keyness(port, port)["term"]) == {"boats", "sank"}


def test_a_stray_language_does_not_decide_that_of_a_reference() -> None:
    german = Article("c", "Korn.", language="de")
    articles = [Article("a", "Boats sank."), Article("b", "Corn grew."), german]
    mixed = measured_now(articles, "few", ["difficulty"])
    found = keyness([Article("d", "Boats left.")], mixed)
    assert set(found["term"]) == {"boats", "left", "sank", "corn", "grew"}
    with pytest.raises(ValueError, match=r"mixes languages \(de, en\): give the articles of one"):
        keyness(articles, mixed)


def test_the_actors_of_an_analysis_can_be_left_out() -> None:
    article = Article("a", "Anna Berg of the Ministry of Defence met rebels. Rebels cheered Berg.")
    found = keyness([article], [["talks"]], leave_out=analyze(article, ["actor"]))
    assert {"berg", "anna", "ministry"}.isdisjoint(found["term"])
    assert {"of", "met", "cheered", "rebels"} <= set(found["term"])  # a group is called by words


def test_words_made_with_a_name_are_no_names() -> None:
    article = Article(
        "a", "They met a Tyrland-backed bloc, and Tyrland-backed men backed Anna Berg."
    )
    found = keyness([article], [Article("b", "They saw Anna Berg. We backed Berg.")], names=False)
    assert "tyrland-backed" in set(found["term"])
    assert {"anna", "berg"}.isdisjoint(found["term"])


def test_rare_words_and_words_of_one_article_are_told_by_their_dispersion() -> None:
    spread = [["war", *"x" * 9] for _ in range(20)]
    carried = [list("x" * 10) for _ in range(19)] + [["war"] * 10]
    other = [list("x" * 10) for _ in range(20)]
    far = keyness(carried, other).set_index("term").loc["war", "dispersion"]
    near = keyness(spread, other).set_index("term").loc["war", "dispersion"]
    assert near < 0.01 < 0.9 < far


@pytest.mark.parametrize(
    ("a", "b", "error", "message"),
    [
        ("war", [["war"]], TypeError, "a is a bare string"),
        ([["war"]], [], ValueError, "b is empty"),
        ([Article("a", "Krieg.", language="de")], [Article("b", "War.")], ValueError, "'de'.*'en'"),
    ],
)
def test_bad_input_is_named(a: object, b: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        keyness(a, b)


def test_names_must_be_a_list_and_terms_have_a_word() -> None:
    with pytest.raises(TypeError, match="bare string 'Assad'"):
        keyness([["a"]], [["b"]], leave_out="Assad")
    with pytest.raises(ValueError, match="ngrams is 0"):
        keyness([["a"]], [["b"]], ngrams=0)


SAID = "The regime fell. “The regime lives,” said Anna Berg. The regime is gone."


@pytest.mark.parametrize(("voice", "uses"), [("all", 3), ("writer", 2), ("quoted", 1)])
def test_words_of_one_voice_are_counted_over_the_words_of_that_voice(voice: str, uses: int) -> None:
    articles = [Article(f"a{n}", SAID) for n in range(3)]
    found = analyze(articles, "loaded")
    table = keyness(articles, articles, voice=voice)
    row = table.set_index("term").loc["regime"]
    words = found.articles["words"] - (found.articles["quoted_words"] if voice == "writer" else 0)
    words = found.articles["quoted_words"] if voice == "quoted" else words
    assert (row["count_a"], row["words_a"]) == (3 * uses, words.sum())
    assert (row["articles_a"], row["total_articles_a"]) == (3, 3)


def test_an_analysis_stands_for_its_articles_as_long_as_it_has_them(tmp_path) -> None:
    articles = [Article(f"a{n}", SAID) for n in range(2)]
    found = analyze(articles, "loaded", voices="marks")
    assert keyness(found, [["boat"]]).equals(keyness(articles, [["boat"]]))
    quoted = keyness(found, found, voice="quoted").set_index("term")
    assert quoted.loc["regime", "count_b"] == 2
    again = type(found).load(found.save(tmp_path))
    with pytest.raises(ValueError, match="no texts are saved with one: give the articles"):
        keyness(again, [["boat"]])
    with pytest.raises(ValueError, match="no voice 'loud'"):
        keyness(articles, articles, voice="loud")
    with pytest.raises(TypeError, match="have no voices"):
        keyness([["a"]], [["b"]], voice="writer")
