"""What is mended in a text that lost its curly marks, and what is called damaged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_with_length_alone

from framing.corpora.repair import repair

LOST = "\ufffd"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ('They don"t know.', "They don't know."),
        (f'I"{LOST}m late.', "I'm late."),
        (f'Officer O"{LOST}Leary left.', "Officer O'Leary left."),
        (f'He saw "{LOST}lights" there.', 'He saw "lights" there.'),
        ('"It is late,"?she said.', '"It is late," she said.'),
        ('It is "late"?and dark.', 'It is "late" and dark.'),
        ('The teachers"?union met.', "The teachers' union met."),
        ('Two boats "?both white "?left.', "Two boats \u2013 both white \u2013 left."),
        ("It ended.- Nobody came.", "It ended. Nobody came."),
        ("It ended.   Nobody came.", "It ended.\n\nNobody came."),
        ('He said: "We go. "We stay."', 'He said: "We go.\n\n"We stay."'),
    ],
)
def test_what_the_place_alone_decides_is_mended(broken: str, whole: str) -> None:
    fixed = repair(broken)
    assert fixed.text == whole
    assert not fixed.damaged
    assert sum(fixed.mended.values()) >= 1


@pytest.mark.parametrize(
    "text",
    [
        'He saw the "boats and left.',
        'He left." They stayed.',
        'The boss"?plan and the "plan of the boss"?friend.',
        'He called "a boat "a ship" there.',
        "It?s late, ?they say.? We don?t know. He won?t.",
    ],
)
def test_what_would_be_a_guess_is_called_damaged(text: str) -> None:
    assert repair(text).damaged


@pytest.mark.parametrize(
    "text",
    [
        'She said: "We go on." They went on.',
        "No marks at all; isn't it?",
        'He said "no". Why "no"? Nobody knew ("not even I").',
        "",
        'First: "We go on.\n\n"We stay."',
    ],
)
def test_a_sound_text_is_left_as_it_is(text: str) -> None:
    fixed = repair(text)
    assert (fixed.text, fixed.damaged, sum(fixed.mended.values())) == (text, False, 0)


@given(st.text(alphabet='ab .,"?-\ufffds\n', max_size=60))
def test_letters_are_never_lost_or_added(text: str) -> None:
    letters = [char for char in repair(text).text if char.isalpha()]
    assert letters == [char for char in text if char.isalpha()]


@pytest.mark.parametrize("piece", ['"', '"?', " ", "a", '"?a', '" ', "- "])
def test_a_long_run_of_one_piece_takes_no_more_than_linear_time(piece: str) -> None:
    assert grows_with_length_alone(lambda size: repair(piece * size), 75_000)
