"""A number and the list it leads to hold the same rows."""

import pytest

from framing import Article, analyze
from framing.marking.marker import Mark, Marker
from framing.showing.evidence_links import EvidenceLinks
from framing.showing.styles import STYLES


def words(name, category, *wanted):
    def find(text):
        for word in text.words:
            if text.raw[word.start : word.end] in wanted:
                yield Mark(*word, category, "listed", actor=text.raw[word.start : word.end])

    return Marker(name, find, "words", "", (category,), (), (), "1")


ARTICLE = Article(id="a", text="The regime fell. “The regime lies,” said Anna Berg. Mobs ran.")


def rows_under(group):
    return list(group.rows) + [n for inner in group.groups for n in rows_under(inner)]


def test_lists_are_divided_and_hold_every_row_once():
    found = analyze(ARTICLE, [words("loaded", "label", "regime", "Mobs")])
    trail = EvidenceLinks(found.evidence)
    assert sorted(rows_under(trail.groups[0])) == [1, 2, 3]
    assert [(g.value, g.count) for g in trail.groups[0].groups] == [("writer", 2), ("quoted", 1)]


def test_a_count_leads_to_the_group_of_that_size():
    found = analyze(ARTICLE, [words("loaded", "label", "regime", "Mobs")])
    trail = EvidenceLinks(found.evidence)
    count = trail.count(marker="loaded", voice="writer", category="label")
    assert (count.n, count.list_id) == (2, trail.groups[0].groups[0].groups[0].id)


def test_what_was_not_found_counts_nought_and_leads_nowhere():
    trail = EvidenceLinks(analyze(ARTICLE, [words("loaded", "label")]).evidence, ("loaded",))
    assert trail.count(marker="loaded", voice="writer") == (0, "")
    assert trail.groups[0].count == 0


def test_a_list_that_is_not_on_the_page_is_refused():
    trail = EvidenceLinks(analyze(ARTICLE, [words("actor", "group", "Mobs")]).evidence)
    assert trail.count(marker="actor", actor="Mobs", voice="writer").n == 1
    with pytest.raises(KeyError, match="divided by marker, voice"):
        trail.count(marker="actor", voice="writer")


def test_markers_of_others_get_keys_of_their_own():
    found = analyze(ARTICLE, [words("student:b", "x", "Mobs"), words("student:a", "x", "fell")])
    trail = EvidenceLinks(found.evidence)
    assert [(style.marker, style.key) for style in trail.styles] == [
        ("student:a", "x0"),
        ("student:b", "x1"),
    ]


def test_no_marker_takes_the_class_of_a_segment_or_a_link():
    keys = [style.key for style in STYLES]
    assert len(set(keys)) == len(keys)
    assert not {"s", "k"} & set(keys)
