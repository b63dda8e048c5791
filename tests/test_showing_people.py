"""Actors and sources on the page: names in full, each other name once, sentences counted."""

import pandas as pd
import pytest

from framing import Article, analyze
from framing.showing.people import _in_full, actors, sources
from framing.showing.trail import Trail

TEXT = (
    "President Anna Berg opened the port. “We will stay until they talk,” Berg said. "
    "He left early. Officials said it would rain.\n\nThe minister, Jonas Hale, left. He was tired. "
    "Later he slept, and he dreamed."
)


def shown(part, heading, text=TEXT):
    analysis = analyze(Article(id="a", text=text), ["actor", "sources", "sentiment"])
    trail = Trail(analysis.evidence, tuple(analysis.run["markers"]))
    (table,) = [t for t in part(analysis, trail).tables if t.heading == heading]
    return pd.DataFrame([[*map(str, row)] for row in table.rows], columns=list(table.columns))


BERGS = pd.DataFrame(
    {"actor": ["Anna Berg", "Otto Berg"], "kind": "person", "aliases": ["she; Berg", "Berg"]}
)


@pytest.mark.parametrize(
    ("speaker", "named", "expected"),
    [
        ("Berg", BERGS.head(1), "Berg (Anna Berg)"),
        ("Berg", BERGS, "Berg"),
        ("she", BERGS, "she"),
        ("Anna Berg", BERGS, "Anna Berg"),
        ("Jonas Hale", BERGS, "Jonas Hale"),
        ("", BERGS, "nobody named"),
    ],
)
def test_a_source_with_a_short_name_of_exactly_one_actor_is_named_in_full(speaker, named, expected):
    assert _in_full(speaker, named) == expected


def test_a_source_already_named_in_full_stays_as_it_is():
    assert [*shown(sources, "Sources")["Source"]] == ["Anna Berg", "officials"]


def test_another_name_is_listed_once_whatever_its_capitals():
    table = shown(actors, "Actors").set_index("Actor")
    assert table.loc["Jonas Hale", "Also named as"] == "minister; he"


def test_the_table_of_tone_counts_sentences():
    table = shown(actors, "Tone toward actors")
    kinds = table[["Negative", "Neutral", "Positive"]].astype(int).sum(axis=1)
    assert (kinds == table["Sentences"].astype(int)).all()
