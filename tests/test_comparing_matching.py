"""Closeness of topics is the cosine of TF-IDF weights, as scikit-learn weighs them."""

import numpy as np
from sklearn.feature_extraction.text import TfidfTransformer

from framing import Article
from framing.comparing.matching import closeness
from framing.corpora.terms import count_terms

STORIES = [
    "The port strike went on. Dockers blocked the port and the crane.",
    "The crane broke in the port. Nobody was hurt.",
    "The match ended in a draw. The striker scored twice.",
    "Rain fell on the mountains. A river rose.",
]


def test_closeness_equals_the_plain_computation():
    reference = count_terms(Article(id=str(n), text=text) for n, text in enumerate(STORIES))
    subject = count_terms([Article(id="s", text="Dockers left the port. The crane stood still.")])
    telling = reference.articles <= len(STORIES) / 2
    weights = TfidfTransformer(sublinear_tf=True)
    rows = weights.fit_transform(reference.counts[:, telling].astype(float))
    mine = subject.of(reference.vocabulary).totals[telling][None, :].astype(float)
    plain = np.asarray((rows @ weights.transform(mine).T).todense()).ravel()
    assert np.allclose(closeness(subject, reference), plain)
    assert closeness(subject, reference).argmax() in (0, 1)
