"""Who speaks: named beside the verb, by pronoun, by role, or by what was said before."""

import pytest
from timing import grows_with_length_alone

from framing import sentences
from framing.quoting import quotations


def speakers(text):
    paragraphs = sentences.paragraphs(text)
    found = quotations(text, paragraphs, sentences.sentences(text, paragraphs))
    return [quotation.speaker for quotation in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will stay,” Jana Ostrel said.", ["Jana Ostrel"]),
        ("“We will stay,” said Jana Ostrel, who leads the union.", ["Jana Ostrel"]),
        ("Jana Ostrel told reporters on Friday: “We will stay.”", ["Jana Ostrel"]),
        ("Jana Ostrel, a docker for ten years, said the offer was “a joke”.", ["Jana Ostrel"]),
        ("The union's leader, Jana Ostrel, said: “We will stay.”", ["Jana Ostrel"]),
        ("Interior Minister Radan Colveth said: “Order is restored.”", ["Radan Colveth"]),
        ("“Order is restored,” the ministry said in a statement.", ["ministry"]),
        ("“I know nothing,” a senior official told the paper.", ["senior official"]),
        ("“I know nothing,” said a spokesman for the yard.", ["spokesman for the yard"]),
        ("According to Jana Ostrel, the offer was “a joke”.", ["Jana Ostrel"]),
        ("The offer was called “a joke” by union leader Jana Ostrel.", ["Jana Ostrel"]),
        ("What critics call “a gift” was signed on Monday.", ["critics"]),
        ("“Why now?” a neighbour asked.", ["neighbour"]),
        ("A man who did not want to give his name said: “Go home.”", ["man"]),
        ("“Go home,” Anna Berg, of Lesk, told him.", ["Anna Berg"]),
        ("Jana Ostrel left the room and said: “We will stay.”", ["Jana Ostrel"]),
        ("The agency quoted Jana Ostrel as saying: “We will stay.”", ["Jana Ostrel"]),
        ("The agency quoted a senior official: “We will stay.”", ["senior official"]),
        ("Secretary of State Anna Berg said: “We will stay.”", ["Anna Berg"]),
        ("A spokesman for Anna Berg said: “We will stay.”", ["spokesman for Anna Berg"]),
        ("Anna Berg MP said: “We will stay.”", ["Anna Berg"]),
        (
            "The offer was called “a joke” by the website, Trusty Tests, on Monday.",
            ["Trusty Tests"],
        ),
        ("It was described by the website, Trusty Tests, as “a joke”.", ["Trusty Tests"]),
        (
            "Colveth described claims linking his team with the theft as a “fairy tale”.",
            ["Colveth"],
        ),
        (
            "“It is bad,” a delegate quoted Lesk's bank chief Radan Colveth as saying.",
            ["Radan Colveth"],
        ),
        ("“We sail,” said a statement by the founder of the yard, Anna Berg.", ["Anna Berg"]),
        ("“We sail,” a statement posted on its page quoted Anna Berg as saying.", ["Anna Berg"]),
        ("The ferry's Chairman, Radan Colveth, said it was “late”.", ["Radan Colveth"]),
        ("Popular talk show host Anna Berg said it was “late”.", ["Anna Berg"]),
        (
            "They kept “a stake”, a person with knowledge of the plans said.",
            ["person with knowledge of the plans"],
        ),
        ("Several ex-prisoners said they turned a “blind eye”.", ["several ex-prisoners"]),
        ("Doctors in the ward where she is treated say they have “no idea”.", ["doctors"]),
        (
            "The owners, who include Anna Berg, Tarn and some banks, told us it was “over”.",
            ["owners"],
        ),
        ("Berg, in an appeal on Monday, told the council it was “over”.", ["Berg"]),
        ("A probe by the council last year accused the yard of “neglect”.", ["council"]),
        ("The court heard the yard had made some “unwise” purchases.", ["court"]),
        ("“Pull,” Olm heard Ferro say.", ["Ferro"]),
        ("LESK — Radan Colveth opened the quay, adding that it was “a start”.", ["Radan Colveth"]),
        (
            "Read http://lesk.example/a Anna Berg left the room, calling it “a farce”.",
            ["Anna Berg"],
        ),
        ("Berg-described it as “a farce” and accused-her of “treason”.", ["Berg", "Berg"]),
        ("Anna Berg again: “I wanted it to end.”", ["Anna Berg"]),
        (
            "“We ask,” Salem al-Amin, spokesman for the Harbour Committee (HC) group, told us.",
            ["Salem al-Amin"],
        ),
        ("UN Coordinator for Lesk, Anna Berg, said it was “late”.", ["Anna Berg"]),
        ("Lesk Chamber of Ports President Anna Berg said it was “late”.", ["Anna Berg"]),
        ("The talks failed, with India starting what it called an “exercise”.", ["India"]),
        ("Bill Berg said the offer was “a joke”.", ["Bill Berg"]),
        ("May said the offer was “a joke”.", ["May"]),
        ("He's leaving, Anna Berg said, and it's “over”.", ["Anna Berg"]),
        ("The Guardian called the offer “a joke”.", ["Guardian"]),
        ("The Justice Department called the offer “a joke”.", ["Justice Department"]),
        (
            "The Department for Roads, Harbours and Local Affairs said fees were “a joke”.",
            ["Department for Roads, Harbours and Local Affairs"],
        ),
        (
            "A lawsuit from Ohio and Texas, where it is banned, argues this is “a danger”.",
            ["lawsuit from Ohio and Texas"],
        ),
        (
            "Fees were “a joke”, Lesk harbour safety officer Anna Berg said.",
            ["Anna Berg"],
        ),
        ("Lesk's ambassador to Vrania, Anna Berg, said it was “late”.", ["Anna Berg"]),
        ("Lesk's envoy to the UN Anna Berg said it was “late”.", ["Anna Berg"]),
        (
            "“No,” Anna Berg, a former minister for ports and lecturer in law said.",
            ["Anna Berg"],
        ),
        ("Tarn's early promise to “clean up” the port was forgotten.", ["Tarn"]),
        ("Olm said that the church regretted the “loss” of the port.", ["Olm"]),
        ("Olm said the yard will hire a man who can help write its “next page”.", ["Olm"]),
        ("It lasts, says Olm The army called it “a joke”.", ["army"]),
        (
            "Mrs Tarn - who left at once after a speech, which was short - said it was “over”.",
            ["Tarn"],
        ),
    ],
)
def test_speaker_stands_beside_the_verb(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Radan Colveth met the press. “It is over,” he said.",
            ["Radan Colveth"],
        ),
        (
            "Mr Colveth met Mrs Tarn on Monday. “It is over,” she said.",
            ["Tarn"],
        ),
        (
            "“We are tired,” said Anna Berg. “We are not beaten,” she added. “We go on.”",
            ["Anna Berg"] * 3,
        ),
        (
            "Anna Berg spoke first.\n\n“We are tired,” Berg said.\n\n“We go on.”",
            ["Anna Berg", "Anna Berg"],
        ),
        (
            "“I saw it.\n\n“I will say so in court,” Anna Berg said.",
            ["Anna Berg", "Anna Berg"],
        ),
        (
            "President Radan Colveth spoke. “It is over,” the president said.",
            ["Radan Colveth"],
        ),
        (
            "Radan Colveth spoke. The former prime minister said it was “a joke”.",
            ["Radan Colveth"],
        ),
        (
            "“I heard it before I saw it.” Olm rubbed his eyes.",
            ["Olm"],
        ),
        (
            "The minister met Maria Tarn for an hour. “He listened,” she said.",
            ["Maria Tarn"],
        ),
        (
            "Ole Tarn said no. “We won.” That was the view of Anna Berg, the coach.",
            ["Anna Berg"],
        ),
        (
            "Ole Tarn spoke. READ MORE: Anna Berg leaves. “It is over.”",
            ["Ole Tarn"],
        ),
        (
            "Lesk's president has urged calm over Tarn's plan. He said it was “rash”.",
            ["Lesk's president"],
        ),
        (
            "“He drank,” Ole Tarn said. “He was a good boy,” said the father.",
            ["Ole Tarn", "father"],
        ),
        (
            "Ole Tarn thanked them. “It is great,” the 35-year-old said.",
            ["Ole Tarn"],
        ),
        (
            "One person died in Lesk, the capital of Vrania, a spokesman for the local services "
            "told the paper. “We know no more,” he said.",
            ["spokesman for the local services"],
        ),
        (
            "They just asked Anna Berg. Just look at it. She said she was “fine”.",
            ["Anna Berg"],
        ),
        (
            "Rep. Anna Berg came. But the congresswoman declined. She said it was “late”.",
            ["Anna Berg"],
        ),
        (
            "Pat Tarn said he believes it. He also said it was “late”.",
            ["Pat Tarn"],
        ),
        (
            "Olm said the case showed that it was “bad”, adding that it was “over”.",
            ["Olm", "Olm"],
        ),
        (
            "Anna Berg spoke. The Democrats tax and spend. “We go on,” she said.",
            ["Anna Berg"],
        ),
        (
            "Ole Tarn said no. The leader of the union made an appeal. He said it was “over”.",
            ["leader of the union"],
        ),
    ],
)
def test_speaker_is_followed_across_sentences(text, expected):
    assert speakers(text) == expected


def test_later_surname_gets_the_full_name():
    text = "“Yes,” said Sergei Ryzkov. Nobody moved. “No,” Ryzkov added."
    assert speakers(text) == ["Sergei Ryzkov", "Sergei Ryzkov"]


def test_the_accused_do_not_speak():
    assert speakers("Both the owner and the yard were accused of “fake news”.") == [""]
    assert speakers("The yard chief was Anna Berg. A rout described as a “shame” followed.") == [""]


def test_speech_inside_speech_is_the_inner_speakers():
    text = "“Then our teacher shouted ‘crouch down!’ and we ran,” Anna Berg said."
    assert speakers(text) == ["Anna Berg", "our teacher"]


def test_speech_without_anybody_has_no_speaker():
    assert speakers("“Every man for himself.”") == [""]


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ['"a" said he. ', '"a ', 'He said "a", she said "b", ', "he said "]
)
def test_time_grows_with_the_length_of_an_endless_sentence(unit):
    def work(size):
        text = unit * size
        quotations(text, [(0, len(text))], [(0, len(text))])

    assert grows_with_length_alone(work, 1600)
