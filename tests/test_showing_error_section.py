"""What the page says about error: the measured numbers, what is missed, what was not measured."""

import pytest
from story import MARKERS, article

from framing import analyze
from framing.marking.registry import markers
from framing.measuring.measured_error import read
from framing.showing import error_section as trusting
from framing.showing.styles import styles_of

MEASURED = """marker	category	measure	value	n	low	high	data
loaded		precision	0.914	120	0.86	0.95	teaching corpus
loaded		recall	0.5	10			teaching corpus
loaded	emotive	precision	0.3	4			teaching corpus
"""


@pytest.fixture
def section(monkeypatch):
    monkeypatch.setattr(trusting, "measured_error", lambda: read(MEASURED))
    return trusting.error_section(
        analyze(article(), MARKERS), styles_of(["loaded", "stance"]), ("More.",)
    )


def rows_of(section):
    return {row[0]: row[1:] for row in section.tables[0].rows}


def test_measured_error_comes_with_its_sample_and_interval(section):
    precision, recall, *_ = rows_of(section)["Loaded words"]
    assert precision == "0.91 [0.86 to 0.95] (n = 120, teaching corpus)"
    assert recall == "0.50 (n = 10, teaching corpus)"


def test_what_was_not_measured_says_so(section):
    assert rows_of(section)["Stance"][:2] == (trusting.NOT_MEASURED, trusting.NOT_MEASURED)


def test_the_size_of_the_sample_and_further_remarks_follow(section):
    assert any("small sample" in note for note in section.notes)
    assert section.notes[-1] == "More."


def test_what_was_skipped_is_said_with_its_reason():
    found = analyze(article(language="fr"), MARKERS)
    notes = trusting.error_section(found, styles_of(["loaded"])).notes
    assert any(note.startswith("Not measured: loaded, because") for note in notes)


def test_each_built_in_marker_says_what_it_misses():
    described = trusting.error_section(
        analyze(article(), MARKERS), styles_of(m.name for m in markers())
    )
    assert all(row[-1] != "not described" for row in described.tables[0].rows)
