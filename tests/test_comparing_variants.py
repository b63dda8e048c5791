"""Variants of a full name are one person's, where nobody else could be meant."""

import pytest

from framing import Article, analyze, tone_by
from framing.comparing.variants import variants


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ({"Donald Trump": 9, "Donald J. Trump": 1}, {"Donald J. Trump": "Donald Trump"}),
        ({"José Álvarez": 1, "Jose Alvarez": 3}, {"José Álvarez": "Jose Alvarez"}),
        ({"Mike Pence": 5, "Michael Pence": 2}, {"Michael Pence": "Mike Pence"}),
        ({"Donald Trump": 9, "Donald Trump Jr.": 3}, {}),
        ({"John Smith": 3, "John D. Smith": 3, "John F. Smith": 3}, {}),
        ({"Trump": 9, "Donald Trump": 3}, {}),
        ({"Lesk Council": 9, "Lesk City Council": 3}, {}),
        ({"rebels": 9, "armed rebels": 3}, {}),
    ],
)
def test_only_variants_that_can_be_nobody_else_are_merged(counts, found):
    assert variants(counts) == found


def test_tone_is_told_under_the_name_used_most_and_by_any_name():
    texts = ["Hannah Berg was praised for her courage."] * 2 + ["Hannah J. Berg was praised."]
    articles = [Article(str(n), text, outlet="Port") for n, text in enumerate(texts)]
    analysis = analyze(articles, "sentiment")
    for name in ("Hannah Berg", "Hannah J. Berg"):
        [row] = tone_by(analysis, name).to_dict("records")
        assert (row["actor"], row["names_merged"]) == ("Hannah Berg", "Hannah J. Berg")
        assert row["mentions"] == 3
