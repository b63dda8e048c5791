"""The names of files tell outlets and dates: by a pattern, or by a guess that is told."""

from __future__ import annotations

import datetime as dt

import pytest

from framing import Article
from framing.corpora.file_names import parse_names
from framing.corpora.import_summary import file_name_lines

DAY = dt.date(2024, 3, 5)
ARTICLE = Article("a1", "Talks begin\n\nThe two sides met.", "Talks begin")


@pytest.mark.parametrize(
    ("pattern", "name", "told"),
    [
        ("{outlet}_{date}_{}.txt", "press/The_Post_2024-03-05_007.txt", ("The Post", DAY)),
        ("{outlet}_{date}_{}", "The_Post_20240305_007.html", ("The Post", DAY)),
        ("{outlet}/{date}-{}.txt", "x/Post/2024-03-05-a-b.txt", ("Post", DAY)),
        ("{date} {outlet}", "x/2024_03_05 The Post.pdf", ("The Post", DAY)),
        ("{outlet}-{date}", "Post-31.05.2024.txt", ("Post", dt.date(2024, 5, 31))),
        ("{}[{outlet}]{}", "7[Post]x.txt", ("Post", None)),
        ("{outlet}_{date}_{}.txt", "Post_soon_007.txt", (None, None)),
        ("{outlet}_{date}_{}.txt", "Post_2024-02-31_007.txt", ("Post", None)),
        ("{}", "Post_2024-03-05.txt", (None, None)),
    ],
)
def test_a_pattern_reads_a_name(pattern, name, told):
    (found,) = parse_names([name], pattern).told
    assert (found.get("outlet"), found.get("date")) == told


def test_dates_that_could_be_two_days_are_told_by_the_others():
    found = parse_names(["a-05.06.2024", "a-31.05.2024"], "{}-{date}").told
    assert [one["date"].month for one in found] == [6, 5]
    assert parse_names(["a-05.06.2024"], "{}-{date}").told == ({},)


@pytest.mark.parametrize(
    "pattern", ["x.txt", "{outlet", "{2nd}_{date}", "{date}_{date}", "outlet}", "{out let}"]
)
def test_a_pattern_that_is_none_is_refused_with_the_choices(pattern):
    with pytest.raises(ValueError, match=r"is no pattern: write .* there are: outlet, date, auth"):
        parse_names(["x.txt"], pattern)


@pytest.mark.parametrize(
    ("names", "pattern"),
    [
        (
            [f"{o}_2024-03-0{d}_{d}.txt" for o in ("Sun", "Post") for d in (1, 2)],
            "{outlet}_{date}_{}",
        ),
        ([f"2024030{d}_story{d}.txt" for d in (1, 2, 3)], "{date}_{}"),
        ([f"slug{d} - 2024-03-0{d}.html" for d in (1, 2, 3)], "{} - {date}"),
        ([f"{n}_2024-03-0{n}.txt" for n in (1, 2, 3)] * 2, "{}_{date}"),
        ([f"Sun_2024-03-0{d}.txt" for d in (1, 2)], ""),
        ([f"story{n}.txt" for n in range(9)], ""),
        (["Sun_2024-03-01_2024-03-02.txt"] * 3, ""),
        (["a_2024-03-01", "b_c_2024-03-01", "2024-03-01"], ""),
    ],
)
def test_a_pattern_is_guessed_where_names_have_one_shape(names, pattern):
    found = parse_names([f"press/{name}" for name in names])
    assert (found.pattern, found.given) == (pattern, False)


def test_a_guess_fills_what_is_not_known_of_an_article_that_is_alone():
    names = [f"{o}_2024-03-0{d}.txt" for o in ("Sun", "Post") for d in (5, 6)]
    found = parse_names(names)
    filled = found.filled(0, ARTICLE, alone=True)
    assert (filled.outlet, filled.date, filled.text) == ("Sun", DAY, ARTICLE.text)
    own = Article("a1", "The two sides met.", outlet="The Clarion", date=dt.date(2020, 1, 1))
    assert found.filled(0, own, alone=True) == own
    assert found.filled(0, ARTICLE, alone=False) == ARTICLE


def test_a_pattern_that_was_given_wins_over_what_was_read_but_for_the_headline():
    pattern = "{headline}_{outlet}_{date}_{id}"
    found = parse_names(["Vote_Post_2024-03-05_x7.txt"], pattern)
    own = Article("a1", "The two sides met.", outlet="The Clarion", date=dt.date(2020, 1, 1))
    filled = found.filled(0, own, alone=True)
    assert (filled.outlet, filled.date, filled.id) == ("Post", DAY, "x7")
    assert filled.text == "Vote\n\nThe two sides met."
    assert found.filled(0, own, alone=False).outlet == "The Clarion"
    assert found.filled(0, ARTICLE, alone=True).headline == "Talks begin"


def test_parts_of_other_names_are_further_columns():
    found = parse_names(["world_Post_wire.txt"], "{section}_{outlet}_{how}")
    filled = found.filled(0, Article("a1", "They met.", meta={"how": "own"}), alone=True)
    assert (filled.outlet, dict(filled.meta)) == ("Post", {"section": "world", "how": "own"})


def test_what_was_read_from_names_is_told():
    guess = parse_names([f"2024030{d}_story{d}.txt" for d in (1, 2, 3)])
    assert file_name_lines(guess.as_dict()) == [
        "File names were read as {date}_{}, a guess that --names changes (--names {} reads "
        "nothing): 3 of 3 names fit."
    ]
    given = parse_names(["Sun_2024-03-05.txt", "x.txt"], "{outlet}_{date}")
    assert file_name_lines(given.as_dict()) == [
        "File names were read as {outlet}_{date}: 1 of 2 names fit."
    ]
    assert file_name_lines(parse_names(["x"], "{}").as_dict()) == []
    assert file_name_lines({}) == []
