"""Texts that lost their marks to question marks are told apart from texts that ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.quotes import damaged


@pytest.mark.parametrize(
    "text",
    [
        "It?s late, ?they say.? We don?t know.",
        "The minister?s aide said: ?No.? The union?s leader didn?t answer, ?not now.?",
    ],
)
def test_lost_marks_are_seen(text):
    assert damaged(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Is it late? They don't know. Who does? Nobody?",
        "“Why?” she asked. “Who?” “When?” It isn't known.",
        "One slip?of the finger. It's nothing; they don't mind.",
    ],
)
def test_questions_are_no_damage(text):
    assert not damaged(text)


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text):
    assert damaged(text) in (True, False)
