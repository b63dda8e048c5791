"""Reporting verbs: cited, inflected, each with one stance."""

from framing.quoting.reporting import reporting_verbs, verb_forms

STANCES = {
    "neutral",
    "doubting",
    "endorsing",
    "revealing",
    "emotive",
    "arguing",
    "judging",
    "naming",
    "directive",
    "predictive",
}


def form(word):
    return {(entry.verb.verb, entry.form) for entry in verb_forms().get(word, ())}


def test_there_are_three_hundred_cited_verbs():
    verbs = [verb for verb, _ in reporting_verbs()]
    assert len(verbs) >= 300
    assert all(verb.why.endswith(".") and verb.source for verb in verbs)
    assert {verb.stance for verb in verbs} == STANCES


def test_verbs_are_sorted_and_unique():
    verbs = [verb.verb for verb, _ in reporting_verbs()]
    assert verbs == sorted(set(verbs))


def test_forms_lead_back_to_the_verb():
    assert ("say", "past") in form("said")
    assert ("deny", "past") in form("denied")
    assert ("admit", "ing") in form("admitting")
    assert ("emphasise", "past") in form("emphasized")
    assert ("emphasise", "past") in form("emphasised")
    assert ("claim", "s") in form("claims")
    assert "seed" not in verb_forms()


def test_verbs_of_several_words_know_their_rest():
    rests = {entry.rest for entry in verb_forms()["pointed"]}
    assert ("out",) in rests


def test_stances_of_the_textbook_verbs():
    stance = {verb.verb: verb.stance for verb, _ in reporting_verbs()}
    assert stance["say"] == "neutral"
    assert stance["claim"] == stance["allege"] == "doubting"
    assert stance["point out"] == stance["confirm"] == "endorsing"
    assert stance["admit"] == stance["concede"] == "revealing"
    assert stance["rage"] == stance["slam"] == "emotive"
