"""Bad input: nothing crashes, nothing nests without end, and time grows with length alone."""

import pytest
from timing import grows_with_length_alone

from framing import sentences
from framing.quoting import finding, speech


def read(text):
    paragraphs = sentences.paragraphs(text)
    return speech(text, paragraphs, sentences.sentences(text, paragraphs))


@pytest.mark.parametrize("marks", ["“”", "«»"])
def test_quotations_nest_three_deep_and_no_deeper(marks):
    opening, closing = marks
    text = f"{opening}a " * 50 + f"b{closing} " * 50
    found, _ = read(text.strip())
    assert len(found) == finding.DEEPEST == 3
    assert [found[n].start < found[n + 1].start for n in range(2)] == [True, True]
    assert found[0].end == len(text.strip())


def test_what_lies_deeper_is_left_in_the_quotation_that_holds_it():
    text = "“a “b “c “d” e” f” g”"
    found, _ = read(text)
    assert [text[one.inner_start : one.inner_end] for one in found] == [
        "a “b “c “d” e” f” g",
        "b “c “d” e” f",
        "c “d” e",
    ]


@pytest.mark.parametrize(
    "text",
    ["said", "“", "” said “", "he said", ": “", "the-", "-said", "http://", "\ufffd\ufffd", "“a”:"],
)
def test_scraps_are_read_without_complaint(text):
    read(text)
    read(f"{text} {text}")


HOSTILE = {
    "a verb": "said ",
    "a claim": "he said that ",
    "open speech": 'he said "',
    "speech": '"a" ',
    "turns": '"No," he said. ',
    "beats": 'She left. "No." ',
    "passives": "was told by ",
    "labels": 'Anna: "a" ',
    "names": "Anna Berg ",
    "addresses": "http://a.b/ ",
    "glue": "the-of-",
    "marks": '" ',
    "nested singles": "‘a b ",
    "relatives": "the man who ",
    "commas": "Anna, ",
    "words": "word ",
    "lists": "the Office for Anna and Berg, Tarn and ",
    "auxiliaries": "he's they'd it'll ",
    "links": "READ MORE: Anna ",
    "nouns of speech": 'Anna\'s promise to "a" ',
    "views": '"No." That was the view of Anna. ',
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(name):
    def work(size):
        text = HOSTILE[name] * size
        spans = [(0, len(text))]
        speech(text, spans, spans)

    assert grows_with_length_alone(work, 800)


@pytest.mark.slow
def test_thousands_of_nested_marks_cost_no_more_than_their_length():
    assert grows_with_length_alone(lambda size: read("“a " * size + "b” " * size), 2000)
