"""Actors and sources on the page: names in full, each other name once, sentences counted."""

import pandas as pd

from framing import Article, analyze
from framing.showing.evidence_links import EvidenceLinks
from framing.showing.people import actors, sources

TEXT = (
    "President Anna Berg opened the port. “We will stay until they talk,” Berg said. "
    "He left early. Officials said it would rain.\n\nThe minister, Jonas Hale, left. He was tired. "
    "Later he slept, and he dreamed."
)


def shown(part, heading, text=TEXT):
    analysis = analyze(Article(id="a", text=text), ["actor", "sources", "sentiment"])
    trail = EvidenceLinks(analysis.evidence, tuple(analysis.run["markers"]))
    (table,) = [t for t in part(analysis, trail).tables if t.heading == heading]
    return pd.DataFrame([[*map(str, row)] for row in table.rows], columns=list(table.columns))


def test_a_source_has_the_name_of_its_actor_and_the_one_it_is_called_by():
    assert [*shown(sources, "Sources")["Source"]] == ["Anna Berg", "officials"]
    text = "The Harbour Workers Council (HWC) met. “We stay until they talk,” the HWC said."
    (row,) = shown(sources, "Sources", text).to_dict("records")
    assert (row["Source"], row["Also named as"]) == ("Harbour Workers Council", "the HWC")


def test_a_source_without_a_name_is_nobody_named():
    text = "It has been suggested that the pilots were drunk."
    assert [*shown(sources, "Sources", text)["Source"]] == ["nobody named"]


def test_another_name_is_listed_once_whatever_its_capitals():
    table = shown(actors, "Actors").set_index("Actor")
    assert table.loc["Jonas Hale", "Also named as"] == "minister; he"


def test_the_table_of_tone_counts_sentences():
    table = shown(actors, "Tone toward actors")
    kinds = table[["Negative", "Neutral", "Positive"]].astype(int).sum(axis=1)
    assert (kinds == table["Sentences"].astype(int)).all()
