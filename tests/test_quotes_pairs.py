"""Quotations are found by the shape of their marks, paragraph by paragraph."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_with_length_alone

from framing import sentences
from framing.quotes import find_pairs
from framing.quotes.doubles import DEEPEST

GOLD = Path(__file__).parent / "gold" / "quotations.tsv"
FLOOR = 0.97  # passages in which exactly the right stretches are found; measured 104 of 104
MARKS = st.text(st.sampled_from("\"“”„«»'‘’‚ ab.,!?5\n-(s"), max_size=60)


def pairs_of(text):
    paragraphs = sentences.paragraphs(text)
    return find_pairs(text, paragraphs, sentences.sentences(text, paragraphs))


def spans(text):
    return [(pair.start, pair.end) for pair in pairs_of(text)]


def found(text):
    return [text[start:end] for start, end in spans(text)]


def gold():
    with GOLD.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def wanted(text, row):
    places = set()
    for item in filter(None, f"{row['quotations']} ‖ {row['inside'] or ''}".split(" ‖ ")):
        occurrence, words = item.strip().replace("\\n", "\n").split(":", 1)
        at = -1
        for _ in range(int(occurrence)):
            at = text.index(words, at + 1)
        places.add((at, at + len(words)))
    return places


def test_gold_passages_reach_the_floor():
    rows = gold()
    right = 0
    for row in rows:
        text = row["passage"].replace("\\n", "\n")
        right += set(spans(text)) == wanted(text, row)
    assert len(rows) >= 100
    assert right / len(rows) >= FLOOR, f"{right} of {len(rows)}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Who?" she asked. "Me," he said.', ['"Who?"', '"Me,"']),
        ("The workers' leader said 'we don't know' in the '90s.", ["'we don't know'"]),
        ("\"He asked, 'Why?' and left,\" she said.", ["\"He asked, 'Why?' and left,\"", "'Why?'"]),
        ('He is 6\'2" tall and "rather thin".', ['"rather thin"']),
        ('the Alps," he said. "I got "lost" there.', ['"I got', '"lost"']),
        ("''Stay,'' she said.", ["''Stay,''"]),
        ('""We learned," he said.', ['""We learned,"']),
        ('LESK "?Hundreds of letters came. "We read them," he said.', ['"We read them,"']),
        ('" "', []),
    ],
)
def test_marks_are_paired_by_shape(text, expected):
    assert found(text) == expected


def test_words_between_two_quotations_are_no_quotation():
    text = 'He wrote it badly," she said. "I wrote it well," he said. "So it goes," she said.'
    assert found(text) == ['"I wrote it well,"', '"So it goes,"']


def test_unclosed_quotation_ends_with_its_paragraph_and_says_so():
    text = 'Olm said: "We go on.\n\nThe gates stayed shut.'
    (quotation,) = pairs_of(text)
    assert text[quotation.start : quotation.end] == '"We go on.'
    assert not quotation.closed


def test_unclosed_quotation_in_an_endless_paragraph_ends_with_its_sentence():
    text = 'He said "we go. ' + "Nothing else happened that day. " * 60
    assert max(len(words) for words in found(text)) < 100


@given(MARKS)
def test_any_marks_give_ordered_stretches_that_nest_or_stay_apart(text):
    open_ends = []
    last = -1
    for start, end in spans(text):
        assert 0 <= start < end <= len(text)
        assert start >= last
        last = start
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        assert not open_ends or end <= open_ends[-1]
        open_ends.append(end)


@given(st.text(max_size=80))
def test_any_text_is_survived(text):
    for one in pairs_of(text):
        assert one.start <= one.inner_start <= one.inner_end <= one.end


@given(MARKS.filter(lambda text: "\n" not in text and text.strip()))
def test_unrelated_paragraph_moves_offsets_only(text):
    before = "The weather was mild. It rained a little.\n\n"
    after = "\n\nThe weather was mild. It rained a little."
    assert found(before + text) == found(text)
    assert found(text + after) == found(text)


@given(st.text(st.sampled_from("\"“”'‘’<>= ab.\n`/"), max_size=60))
def test_no_two_quotations_start_at_one_place(text):
    starts = [start for start, _ in spans(text)]
    assert starts == sorted(set(starts))


class TestNesting:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "“She wrote ‘the tower is “lost” now’ and left,” Mott told them.",
                [
                    "“She wrote ‘the tower is “lost” now’ and left,”",
                    "‘the tower is “lost” now’",
                    "“lost”",
                ],
            ),
            (
                '"She wrote \'the tower is "lost" now\' and left," Mott told them.',
                [
                    '"She wrote \'the tower is "lost" now\' and left,"',
                    "'the tower is \"lost\" now'",
                    '"lost"',
                ],
            ),
            (
                "‘They named us “a nuisance” and left,’ said Olm.",
                ["‘They named us “a nuisance” and left,’", "“a nuisance”"],
            ),
        ],
    )
    def test_marks_inside_marks_inside_marks(self, text, expected):
        assert found(text) == expected

    @pytest.mark.parametrize("marks", ["“”", "«»"])
    def test_quotations_nest_three_deep_and_no_deeper(self, marks):
        opening, closing = marks
        text = f"{opening}a " * 50 + f"b{closing} " * 50
        pairs = pairs_of(text.strip())
        assert len(pairs) == DEEPEST == 3
        assert [pairs[n].start < pairs[n + 1].start for n in range(2)] == [True, True]
        assert pairs[0].end == len(text.strip())

    def test_what_lies_deeper_is_left_in_the_quotation_that_holds_it(self):
        text = "“a “b “c “d” e” f” g”"
        assert [text[one.inner_start : one.inner_end] for one in pairs_of(text)] == [
            "a “b “c “d” e” f” g",
            "b “c “d” e” f",
            "c “d” e",
        ]


class TestSingleMarks:
    SPEECH = (
        "The warden spoke.\n\n‘It is dear,’ Olm said. ‘Fewer boats come and the pilots’ fees rise.",
        "‘We’ve paid for the lamp so far. Nobody can pay for the stairs.",
        "‘Wait until the dockers’ vote, and you’ll hear more.’",
    )

    @pytest.mark.parametrize("curly", [True, False])
    def test_speech_of_several_paragraphs_opens_each_and_closes_the_last(self, curly):
        text = "\n\n".join([*self.SPEECH, "Tarn only shrugged."])
        text = text if curly else text.replace("‘", "'").replace("’", "'")
        short, *long = pairs_of(text)
        assert text[short.inner_start : short.inner_end] == "It is dear,"
        assert [text[one.start : one.end] for one in long] == [
            text[text.index("Fewer") - 1 : text.index("\n\n", text.index("Fewer"))],
            *text.split("\n\n")[2:4],
        ]
        assert [one.closed for one in long] == [False, False, True]
        assert [one.chained for one in long] == [True, True, False]

    def test_the_last_paragraph_may_have_lost_its_mark(self):
        text = "‘I was at sea.\n\n‘I saw the light go out.\n\nHe sat down."
        assert found(text) == ["‘I was at sea.", "‘I saw the light go out."]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("‘Rebels’ is his word for them.\n\n‘We go,’ said Olm.", ["‘Rebels’", "‘We go,’"]),
            ("He had a ‘Rovers scarf on.\n\n‘We go,’ said Olm.", ["‘We go,’"]),
            ("The ‘Rovers came.\n\nThey left.", []),
            ("'Twas late.\n\n'Tis early now.", []),
            ("In the '90s.\n\n'We go,' said Olm.", ["'We go,'"]),
        ],
    )
    def test_a_mark_left_open_is_no_speech_without_more_to_say_so(self, text, expected):
        assert found(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "‘the crews’ work goes on’",
            "‘The pilots’ Odmoor office is shut,’",
            "‘The pilots’ 40 boats are old,’",
            "‘the workers’ and clerks’ wages fell’",
            "‘We were fishin’ all night, drinkin’ an’ singin’ too,’",
            "'the crews' work goes on'",
        ],
    )
    def test_an_apostrophe_at_the_end_of_a_word_closes_nothing(self, text):
        assert found(f"{text} wrote Olm.") == [text]

    def test_a_plural_in_marks_is_closed_by_what_no_plural_has(self):
        text = "He calls ‘the rebels’ in the hills a mob and likes the cooks’ songs,’ it seems."
        assert found(text) == ["‘the rebels’"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("``No coal,'' said Olm. `No ice,' said Tarn.", ["``No coal,''", "`No ice,'"]),
            ("``I said `never' twice,'' Olm wrote.", ["``I said `never' twice,''", "`never'"]),
            ("Type `ls` for the dockers' list.", []),
            ("The ‘Giraffe’s lamps’ were lit.", ["‘Giraffe’s lamps’"]),
        ],
    )  # fmt: skip
    def test_marks_as_tex_writes_them(self, text, expected):
        assert found(text) == expected


class TestBlockQuotations:
    def test_a_paragraph_behind_a_bar_is_a_quotation(self):
        text = "She wrote:\n\n> The lamp is out.\n\n>We need oil.\n\nNobody came."
        first, second = pairs_of(text)
        assert text[first.start : first.end] == "> The lamp is out."
        assert text[first.inner_start : first.inner_end] == "The lamp is out."
        assert text[second.inner_start : second.inner_end] == "We need oil."
        assert (first.closed, first.chained, second.chained) == (True, True, False)

    def test_marks_around_all_of_it_make_no_second_quotation(self):
        text = "> “The lamp is out.\n\n> “We need oil.”"
        first, second = pairs_of(text)
        assert text[first.start : first.end] == "> “The lamp is out."
        assert text[first.inner_start : first.inner_end] == "The lamp is out."
        assert (first.closed, first.chained) == (False, True)
        assert text[second.inner_start : second.inner_end] == "We need oil."

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("> They call it “odd” here.", ["> They call it “odd” here.", "“odd”"]),
            ("> “The lamp is out,” she wrote.", ["“The lamp is out,”"]),
            ("> > The lamp is out.", ["> > The lamp is out."]),
            ("> — Orla Finn, warden", []),
            ("> …", []),
            (">50 boats came.", []),
            (">= 3 boats", []),
            (">", []),
            ("The price -> the fee.", []),
        ],
    )
    def test_what_else_stands_in_it_and_what_is_none(self, text, expected):
        assert found(text) == expected


class TestMarkup:
    @pytest.mark.parametrize(
        "text",
        [
            '<tweet data-a="we were here" data-b="x y"> The road was shut.',
            "<TWEET DATA-A='we were here'> The road was shut.",
            "<a href=“we were here” title=”at last”>The road</a> was shut.",
            '<tweet data-a="we were here" data-b="x',
            '<tweet data-a = "we were here"\n\nThe road was shut.',
            '<img alt="the road\nwas" title="shut"> at noon',
            "The road was shut. class=\"big box\" id='a b'",
            "<!-- “We were here,” he said --> The road was shut.",
            '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN"> The road was shut.',
            '<div data-json="{' + "a" * 3000 + '}" class="x y">The road</div>',
        ],
    )
    def test_tags_and_attributes_are_no_quotations(self, text):
        assert found(text) == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('“We go,” she said. <a href="x y">More</a>', ["“We go,”"]),
            ('<tweet data-a="b c> “We go,” she said.', ["“We go,”"]),
            ('<tweet data-a="b c\n“We go,” she said.', ["“We go,”"]),
            ('<tweet data-a="b c" “We go,” she said.', ["“We go,”"]),
            ('<p>"We <b class="x">go</b>," she said.</p>', ['"We <b class="x">go</b>,"']),
            ("<p>‘We go.’</p><p>'We stay.'</p>", ["‘We go.’", "'We stay.'"]),
            ("Set x = 'y' and call it \"odd\".", ["'y'", '"odd"']),
            ("If a<b and “c” then d>e.", ["“c”"]),
            ("Ana <ana@tarn.example> wrote “no” and “yes”.", ["“no”", "“yes”"]),
            ("He typed a= and “b” and left. “We go,” he said.", ["“b”", "“We go,”"]),
        ],
    )
    def test_words_beside_them_are(self, text, expected):
        assert found(text) == expected


HOSTILE = [
    *('"', '" ', '"a ', "'a ", "“a", "'n", '5"', " ", "«", "‘a b ", "‘a\n\n", "`a", "``a "),
    *("<", "<a ", '<a b="', "=“", 'a="', "a=‘", "<!", "<a\n", "a.", "> ", "> a\n\n", ">\n\n"),
    *("> “a\n\n", '"a \'b "c" ', "\"a 'b ", "s' a ", "in’ a "),
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_and_not_with_its_square(unit):
    def work(size):
        text = unit * (size // len(unit)) + "<="
        paragraphs = [(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text)]
        find_pairs(text, paragraphs, paragraphs)

    assert grows_with_length_alone(work, 60_000)


@pytest.mark.slow
def test_thousands_of_nested_marks_cost_no_more_than_their_length():
    def work(size):
        text = "“a " * size + "b” " * size
        find_pairs(text, [(0, len(text))], [(0, len(text))])

    assert grows_with_length_alone(work, 20_000)
