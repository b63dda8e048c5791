"""Topics are what articles are about: not whose they are, and not how they are told."""

import numpy as np
import pytest
from scipy import sparse

from framing.comparing.topics import NONE, topics
from framing.corpora.terms import Terms, terms_of

PORT = ["harbour", "crane", "quay", "docker"]
FARM = ["wheat", "barn", "harvest", "cattle"]
OUTLETS = np.array(["North", "South"] * 6)


def articles(added=lambda place: []):
    """Twelve articles, six on each subject, each of four and some added words."""
    random = np.random.default_rng(3)
    made = []
    for place in range(12):
        own = list(random.choice(PORT if place < 6 else FARM, 3, replace=False))
        made.append([*own, "said", "the", *added(place)])
    return terms_of(made)


def test_articles_on_one_subject_have_one_topic():
    found = topics(articles(), OUTLETS, 2)
    assert [len(set(found[:6])), len(set(found[6:])), found.nunique()] == [1, 1, 2]
    assert set(found[0].split(", ")) < set(PORT)


@pytest.mark.parametrize(
    "added",
    [
        lambda place: ["subscribe", "newsletter"] * 3 if place % 2 else [],
        lambda place: ["north", "south"][place % 2 :] * 3,
        lambda place: ["regime", "thugs"] * 3 if place % 2 else [],
    ],
    ids=["words of one outlet", "names of outlets", "loaded words"],
)
def test_what_is_no_subject_makes_no_topic(added):
    assert topics(articles(added), OUTLETS, 2).tolist() == topics(articles(), OUTLETS, 2).tolist()


def test_an_article_without_telling_words_has_no_topic():
    found = topics(terms_of([*[PORT] * 4, *[FARM] * 4, ["the"]]), np.array(["a", "b"] * 4 + ["a"]))
    assert found.tolist()[-1] == NONE


def test_words_that_are_unknown_are_refused():
    nothing = Terms((), sparse.csr_array((3, 0)), np.array([1, 2, 3]))
    with pytest.raises(ValueError, match="unknown"):
        topics(nothing, np.array(["a", "b", "a"]))
