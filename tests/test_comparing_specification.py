"""The specification curve: its default is the contrast, and each choice moves it as it should."""

from dataclasses import replace

import pytest
from invented_counts import confounded

import framing
from framing import Article
from framing.comparing.specification import ALL_MARKS, FIRST, SECOND, by_choice

TOLD = {"Port": "The regime sent thugs to the hill, a brutal and shocking step. It rained. ",
        "Town": "The regime sent men to the hill, a brutal step. It rained. "}  # fmt: skip
ARTICLES = [
    Article(f"{name}{n}", text * (5 + n), outlet=name)
    for name, text in TOLD.items()
    for n in range(6)
]


@pytest.fixture(scope="module")
def curve():
    analysis = framing.analyze(ARTICLES, "loaded")
    return framing.specification_curve(analysis, "loaded", "Port", reference="Town", adjust=())


def test_the_default_is_the_contrast():
    made = confounded(3)
    table = framing.specification_curve(made, "loaded", "Port", reference="Town")
    [default] = table[table["default"]].to_dict("records")
    plain = framing.contrast(made, reference="Town").iloc[0]
    for name in ("effect", "low", "high", "p", "n", "words", "articles"):
        assert default[name] == pytest.approx(plain[name])


def test_every_way_stands_once_from_the_lowest_to_the_highest():
    table = framing.specification_curve(confounded(3), "loaded", "Port", reference="Town")
    ways = table[["voice", "adjusted", "copies", "counted", "weight"]]
    assert len(table) == len(ways.drop_duplicates()) == 2 * 3 * 2
    assert table["effect"].is_monotonic_increasing
    assert set(table["adjusted"]) == {"nothing", "topic", "topic, month, length"}


def test_a_confounder_shows_as_the_choice_that_moves_the_answer():
    told = by_choice(framing.specification_curve(confounded(3), "loaded", "Port", reference="Town"))
    median = told[told["choice"] == "adjusted"].set_index("value")["median"]
    assert median["nothing"] > 1.6
    assert 0.7 < median["topic"] < 1.4
    assert told.loc[0, ["choice", "specifications"]].tolist() == ["", 12]


def test_categories_and_halves_of_the_terms_are_counted_apart(curve):
    default = curve[(curve["voice"] == "writer") & (curve["weight"] == "words")]
    marks = default.set_index("counted")["n"]
    assert marks[FIRST] + marks[SECOND] == marks[ALL_MARKS]
    without = [name for name in marks.index if name.startswith("without ")]
    assert len(without) > 1
    assert sum(marks[ALL_MARKS] - marks[name] for name in without) == marks[ALL_MARKS]


def test_copies_are_a_choice_where_there_are_any():
    made = confounded(3)
    twice = made.articles.assign(duplicate_of=["a1"] + [""] * (len(made.articles) - 1))
    table = framing.specification_curve(
        replace(made, articles=twice), "loaded", "Port", reference="Town", adjust=()
    )
    sizes = table.groupby("copies")["articles"].max()
    assert sizes["kept"] - sizes["left out"] == (made.articles["outlet"].iloc[0] == "Port")


def test_what_is_not_there_is_refused_by_name():
    made = confounded(3)
    with pytest.raises(ValueError, match="no group 'Hill'"):
        framing.specification_curve(made, "loaded", "Hill")
    with pytest.raises(ValueError, match="is the reference itself"):
        framing.specification_curve(made, "loaded", "Town", reference="Town")
    with pytest.raises(ValueError, match="no 'mood'"):
        framing.specification_curve(made, "mood", "Port", reference="Town", adjust=())
