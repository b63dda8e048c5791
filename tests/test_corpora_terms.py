"""Articles as bags of words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_with_length_alone

from framing.article import Article
from framing.corpora.terms import terms_of
from framing.corpora.tokens import term_words
from framing.text import Text

SIDES = st.lists(st.lists(st.sampled_from("abcde"), max_size=8), min_size=2, max_size=6).filter(
    lambda side: any(side)
)


def plain_dispersion(side: list[list[str]], term: str) -> float:
    """Gries (2008), word for word: half the sum of absolute differences of proportions."""
    words = sum(map(len, side))
    total = sum(article.count(term) for article in side)
    return sum(abs(one.count(term) / total - len(one) / words) for one in side) / 2


@given(SIDES)
def test_counts_articles_and_dispersion_equal_the_plain_computation(side: list[list[str]]) -> None:
    found = terms_of(side)
    for number, term in enumerate(found.vocabulary):
        assert found.totals[number] == sum(article.count(term) for article in side)
        assert found.articles[number] == sum(term in article for article in side)
        assert found.dispersion[number] == pytest.approx(plain_dispersion(side, term))


def test_a_term_carried_by_one_of_many_articles_has_a_dispersion_near_one() -> None:
    side = [["a"] * 10 for _ in range(99)] + [["a"] * 5 + ["b"] * 5]
    found = dict(zip(*[(t := terms_of(side)).vocabulary, t.dispersion], strict=True))
    assert found["a"] < 0.02
    assert found["b"] == pytest.approx(0.99)


def test_one_article_has_no_dispersion() -> None:
    assert np.isnan(terms_of([["a", "b"]]).dispersion).all()


def test_terms_are_the_words_of_the_text_in_small_letters_without_genitive() -> None:
    article = Article(id="a", text="The Port’s no-fly-zone isn't Syria’s; Arup paid 3.5 million.")
    plain = [
        article.text[start:end].lower().replace("’", "'") for start, end in Text(article).words
    ]
    assert term_words(article.text) == [word.removesuffix("'s") for word in plain]
    found = terms_of([article])
    assert sorted(term_words(article.text)) == list(found.vocabulary)


@given(st.text(alphabet="ab's’ .,SU\n-", max_size=60))
def test_counting_and_listing_the_words_of_an_article_agree(text: str) -> None:
    words = term_words(text)
    if not words:
        with pytest.raises(ValueError, match="empty"):
            terms_of([Article(id="a", text=text)])
        return
    found = terms_of([Article(id="a", text=text)])
    counted = dict(zip(found.vocabulary, found.totals.tolist(), strict=True))
    assert counted == {word: words.count(word) for word in words}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The US told us.", ["the", "US", "told", "us"]),
        ("U.S. and UN envoys", ["US", "and", "UN", "envoys"]),
        ("NATO and UNHCR, THE END", ["NATO", "and", "UNHCR", "THE", "END"]),
        ("READ MORE: Talks", ["read", "more", "talks"]),
        ("IT IS THE US", ["it", "is", "the", "us"]),
        ("MOSCOW, Dec. A man", ["moscow", "dec", "a", "man"]),
        ("US CEO, US-led", ["US", "CEO", "us-led"]),
    ],
)
def test_acronyms_keep_their_capitals_and_stay_apart(text: str, terms: list[str]) -> None:
    assert term_words(text) == terms


@given(st.text(alphabet="abUSN. ’'&-\n", max_size=60))
def test_there_is_a_term_for_each_word(text: str) -> None:
    assert len(term_words(text)) == len(Text(Article(id="a", text=text)).words)


def test_capitals_are_counted_inside_sentences_of_running_text_only() -> None:
    text = "The port of Oslo. Nobody, said Berg, left. Oslo slept."
    article = Article("a", text, headline="Port In Need")
    found = terms_of([article], capitals=True)
    shares = dict(zip(found.vocabulary, found.capitals, strict=True))
    assert (shares["oslo"], shares["berg"], shares["port"], shares["nobody"]) == (1, 1, 0, 0)
    pairs = terms_of([article], ngrams=2, capitals=True)
    assert dict(zip(pairs.vocabulary, pairs.capitals, strict=True))["of oslo"] == 1


def test_pairs_do_not_cross_punctuation() -> None:
    article = Article(id="a", text="Armed rebels left, armed men came. Men left")
    assert terms_of([article], ngrams=2).vocabulary == (
        "armed men",
        "armed rebels",
        "men came",
        "men left",
        "rebels left",
    )


def test_another_vocabulary_gives_empty_columns_and_keeps_the_articles() -> None:
    found = terms_of([["a", "b"], ["b"]]).of(["b", "c"])
    assert found.totals.tolist() == [2, 0]
    assert found.words.tolist() == [2, 1]


@pytest.mark.parametrize(
    ("side", "error", "message"),
    [
        ("the rebels", TypeError, "bare string"),
        (["the rebels"], TypeError, r"holds a str \('the rebels'\)"),
        (3, TypeError, "must be a list of articles, not int"),
        ([], ValueError, "empty"),
        ([[], []], ValueError, "empty"),
        ([Article("a", "Ja.", language="de"), Article("b", "Yes.")], ValueError, "de, en"),
    ],
)
def test_bad_input_is_named(side: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        terms_of(side)


@pytest.mark.parametrize("piece", ["K", "KB ", "KELL BO ", "KELLo ", "K. "])
def test_time_for_capitals_grows_with_their_number_and_not_faster(piece: str) -> None:
    assert grows_with_length_alone(lambda size: term_words(piece * size), 20_000)
