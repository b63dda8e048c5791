"""What a quotation does is told from the words inside, the words around and the verb above."""

import pytest

from framing import sentences
from framing.quoting import FUNCTIONS, quotations


def judged(text):
    paragraphs = sentences.paragraphs(text)
    return quotations(text, paragraphs, sentences.sentences(text, paragraphs))


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("“We will stay,” said Jana Ostrel.", "direct"),
        ("Jana Ostrel said: “Nobody asked us.”", "direct"),
        ("Jana Ostrel said that “we are not going to leave this port”.", "direct"),
        ("The court met at noon. “We had no choice.” The door shut.", "direct"),
        ("Ostrel called the offer “an insult” and left.", "partial"),
        ("The plan has been labelled “reckless” by officials.", "partial"),
        ("Ostrel said the harbour was “in safe hands”.", "partial"),
        ("He is on trial over the accusation of “insulting the crown”.", "partial"),
        ("They were sent home under the so-called “reform” of the docks.", "scare"),
        ("Prices rose again under this new brand of “thrift”.", "scare"),
        ("Nobody believed in his “illness” any more.", "scare"),
        ("Her second novel, “The Long Quay”, came out in May.", "title"),
        ("He spoke on the programme “Harbour Lights” in May.", "title"),
        ("Goran “Sparks” Petrash led the unit.", "title"),
        ("The police seek Goran “Billy” Petrash.", "title"),
        ("The word “docker” comes from the Dutch.", "mention"),
        ("The practice, known as “short sailing”, is banned.", "mention"),
        ("A “no entry” sign hung on the gate.", "mention"),
    ],
)
def test_function_follows_the_cue(text, function):
    (quotation,) = judged(text)
    assert quotation.function == function, quotation.explanation


def test_explanation_names_the_cue():
    (quotation,) = judged("They were sent home under the so-called “reform” of the docks.")
    assert "so-called" in quotation.explanation
    (quotation,) = judged("Ostrel called the offer “an insult” and left.")
    assert "call" in quotation.explanation


def test_only_speech_has_a_speaker():
    text = "Jana Ostrel wrote “The Long Quay” and said “we won”. The “free” port is closed."
    for quotation in judged(text):
        assert quotation.function in FUNCTIONS
        assert bool(quotation.speaker) == (quotation.function in ("direct", "partial"))
