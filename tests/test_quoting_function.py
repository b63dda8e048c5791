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
        ("Tarn went to war, a war he called “a war of choice”.", "partial"),
        ("Tarn vowed to end what he calls “Lesk's war on work”.", "partial"),
        ("Ostrel said “the offer was refused” and left.", "direct"),
        ("My first thought was, “Wow, I am being paid for this?”", "direct"),
        ("Then the teacher shouted “crouch down!” at us.", "direct"),
        ("He appeared to mouth, “I'm sorry.”", "direct"),
        ("The phone is “context-aware”, meaning users can ask it things.", "mention"),
        ("The fleet reached “near-parity”, a new report from the institute has found.", "partial"),
        (
            "Berg was “incredulous” about it, sources familiar with the matter told the paper.",
            "partial",
        ),
        ("The court objected to a finding that it was “improper” to meet.", "partial"),
        ("A “monster” cyclone hit Lesk.", "scare"),
        ("They live with a “strange” new neighbour.", "scare"),
        ("The list holds 78 alleged “plots” of the dockers.", "scare"),
        ("Many papers reported that he was shot for his “betrayal” of the crown.", "scare"),
        ("Apparently “Advisors” have warned him.", "scare"),
        ("The town ended its “short sailing” last year.", "mention"),
        ("They repealed the “don't ask, don't tell” provision.", "mention"),
        ("The firm spells its name with a small “r” on the gate.", "mention"),
        ("His family said a “small, private” service was held.", "partial"),
        ("While noting that fees vary “greatly” by port, the union agreed.", "partial"),
        ("The risk may be “too great to bear”, the Docks and Harbours Committee said.", "partial"),
        ("The fees were “a small matter” in the end, he added.", "partial"),
        ("Ostrel, who left, was heard ripping the plan, which was late, as “rigged”.", "partial"),
        ("There was uproar over the “fewer sailors” remark.", "partial"),
        ("He contests a finding of the court that the meeting was “improper”.", "partial"),
        ("The paper talks about a “painful divorce”.", "partial"),
        ("The rest is a “waste of time”, according to one amateur cyclist.", "partial"),
        ("‘Blinded fanatics’ Nobody in Lesk expected the raid.", "partial"),
        ("He left the hall, calling him “King of the Docks” and laughing.", "partial"),
        ("A road sign warns “beware of dogs” in red.", "mention"),
        ("He sang the anthem “Ode to joy” in the hall.", "title"),
        ("He rose with the hit show “Moonlighting,” which ended.", "title"),
        ("Berg has pledged at a meeting in Lesk to “stand firm” in spite of it.", "partial"),
        ("The EU has designated it a “candidate”, compelling member states to act.", "partial"),
        ("Men suspected of theft were given a “fake” ticket.", "scare"),
        ("We talk about “manned” boats every day.", "scare"),
        ("Ostrel spoke out against the navy's “don't ask, don't tell” policy.", "mention"),
        ("The name Lesk means “White Water” in the old tongue.", "mention"),
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
