"""Loaded terms: what is marked, what is spared, and what the explanation says."""

from __future__ import annotations

import math

import pytest

from framing import Article
from framing.language import Syntax, parse_many
from framing.marking.loaded import LOADED, THRESHOLD, WEIGHTS, score_sentence
from framing.text import Text


def marks(raw: str, headline: str = "") -> list[tuple[str, str]]:
    return marks_in(Syntax(Text(Article(id="t", text=raw, headline=headline))))


def marks_in(syntax: Syntax) -> list[tuple[str, str]]:
    return [(syntax.text.raw[m.start : m.end], m.category) for m in LOADED.find(syntax)]


def words(raw: str, headline: str = "") -> list[str]:
    return [word for word, _ in marks(raw, headline)]


@pytest.mark.parametrize(
    "term",
    [
        *("imperialist", "imperialists", "imperialism", "regime", "regimes", "rebels", "rebel"),
        *("no-fly-zone", "no-fly zone", "so-called", "savagery", "meaningless chatter", "thugs"),
        *("terrorist", "terrorists", "militants", "freedom fighters", "jihadists", "warmonger"),
        *("pro-life", "pro-choice", "pro-abortion", "anti-choice", "far-right", "far-left"),
        *("radical left", "radical", "leftist", "woke", "bigot", "TERF", "groomer", "mob"),
        *("illegal aliens", "undocumented", "Islamist", "Zionist", "Zionist entity", "settlers"),
        *("slammed", "slamming", "lambasted", "alarmist", "climate alarmists", "denier"),
        *("junta", "strongman", "genocide", "occupiers", "ethnic cleansing", "Banderites"),
        *("collateral damage", "enhanced interrogation", "special military operation"),
        *("death tax", "class warfare", "union bosses", "gun grabbers", "job creators"),
        *("handout", "bureaucrats", "white supremacists"),
    ],
)
def test_contested_terms_of_every_camp_are_marked(term: str) -> None:
    assert words(f"They spoke of the {term} there.") == [term]


@pytest.mark.parametrize(
    "plain",
    [
        "He began an exercise regime.",
        "The radical surgery went well.",
        "The company cut its tax rate after a strike by its workers.",
        "A crisis line for parents opened.",
        "She woke up at six.",
        "They fell in terror.",
        "The toxic waste was removed.",
        "He bought an owner-occupier mortgage.",
        "The film was a horror movie.",
        "Crude oil rose.",
        "The two lie in Greece.",
        "He was held in contempt of court.",
        "The poor state of the roads was known.",
        "The snow took extreme forms.",
        "He took aim and fired.",
        "The National Socialists ruled for twelve years.",
        "He was slashing a man with a knife.",
        "Her words should not be taken literally.",
        "They haven't left.",
        "He spat and a spat of oysters grew.",
        "The town boasts three of the bridges.",
        "She was embarrassed about the delay.",
        "They took her words quite literally.",
        "The president would be glad to come.",
        "It means choosing between my faith and my right to work.",
        "The movie's villain was a baker.",
        "He was investigated for treason.",
        "The flood was a man-made disaster.",
    ],
)
def test_plain_contexts_are_spared(plain: str) -> None:
    assert words(plain) == []


def test_a_required_context_is_required() -> None:
    assert words("They pounded rebel positions.") == ["pounded", "rebel"]
    assert words("The fruit sold for a pound.") == []


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("They hold the land to ransom.", "to ransom"),
        ("He praised the restraint shown: they acted with restraint.", "restraint"),
        ("Police restored order.", "restored order"),
        ("One man lost his life.", "lost his life"),
        ("A shock poll came out.", "shock"),
        ("They took aim at the press.", "took aim"),
        ("It was a safe haven.", "haven"),
        ("He called it an act of aggression.", "aggression"),
        ("The plan met a backlash.", "backlash"),
        ("The diplomatic spat went on.", "spat"),
        ("It sparked protests in the town.", "sparked"),
    ],
)
def test_loaded_phrases_are_marked_in_their_contexts(raw: str, word: str) -> None:
    assert words(raw) == [word]


def test_names_are_spared_and_what_stands_beside_them_is_not() -> None:
    assert words("The Radical Party met.") == []
    assert words("Soldiers of the National Terror Watch Brigade met.") == []
    assert words("He quoted the Zionist Organization of America.") == []
    assert words("Regime forces fought the Free Syrian Army.") == ["Regime"]


def test_a_name_that_is_also_a_loaded_word_is_spared_where_it_opens_a_sentence() -> None:
    assert words("We met Omar Shams in May. “It is tea,” Shams said.") == []
    assert words("The plan is a scam. Scams like it are many.") == ["scam", "Scams"]


def test_a_name_in_brackets_is_spared() -> None:
    assert words("The club PEX [Patriotic Europeans of Xanten] met.") == []
    assert words("The club (a patriotic one) met.") == ["patriotic"]


def test_a_verb_is_not_taken_for_an_adjective() -> None:
    assert words("The crew must brave the cold.") == []
    assert words("The brave crew left.") == ["brave"]


def test_a_form_in_ing_with_an_object_or_a_doer_is_not_taken_for_an_adjective() -> None:
    assert words("Fans are overwhelming her shop.") == []
    assert words("He was disturbing everyone.") == []
    assert words("The overwhelming vote was disturbing.") == ["overwhelming", "disturbing"]


def test_a_verb_is_not_marked_where_it_describes_a_noun() -> None:
    assert words("They held a mock funeral.") == []
    assert words("They mock the mayor.") == ["mock"]


def test_a_possessive_does_not_make_a_compound() -> None:
    assert words("It is the world’s leading port.") == []
    assert words("It is a world-leading port.") == ["world-leading"]


def test_the_title_of_a_work_is_spared() -> None:
    raw = "Her novel “The Barbaric Regime” sold well."
    assert words(raw) == []


def test_headlines_in_capitals_are_read_like_any_sentence() -> None:
    body = "Talks were held on Monday."
    assert words(body, "Imperialist Powers Threaten Regime") == ["Imperialist", "Regime"]
    assert words(body, "THUGS ATTACK POLICE") == ["THUGS"]


def test_quoted_words_are_marked_too() -> None:
    assert words("“This savagery must end,” she said.") == ["savagery"]


def test_the_explanation_names_word_reason_and_plainer_wording() -> None:
    text = Text(Article(id="t", text="The regime fell."))
    (mark,) = LOADED.find(Syntax(text))
    assert mark.explanation.startswith(
        "“regime”: Takes a side: it says that the government has no right to rule."
    )
    assert mark.explanation.endswith("One could have said: government; authorities.")


@pytest.mark.parametrize("raw", ["They are not terrorists.", "The alleged terrorists left."])
def test_a_denied_or_softened_use_says_so(raw: str) -> None:
    (mark,) = LOADED.find(Syntax(Text(Article(id="t", text=raw))))
    assert "which denies or softens it" in mark.explanation


@pytest.mark.parametrize(
    ("raw", "wording"),
    [
        ("They slammed the plan.", "criticised"),
        ("The plan was slammed.", "criticised"),
        ("He walks in, slamming the plan.", "criticising"),
        ("The regimes fell.", "governments"),
        ("The rebels left.", "opposition fighters"),
    ],
)
def test_the_plainer_wording_has_the_form_that_the_sentence_needs(raw: str, wording: str) -> None:
    (mark,) = LOADED.find(Syntax(Text(Article(id="t", text=raw))))
    assert f"One could have said: {wording}" in mark.explanation


@pytest.mark.parametrize(
    ("raw", "category"),
    [("A stunning win.", "emotive"), ("It stunned the town.", "sensational verb")],
)
def test_an_adjective_is_not_taken_for_the_form_of_a_verb(raw: str, category: str) -> None:
    assert [kind for _, kind in marks(raw)] == [category]


@pytest.mark.parametrize(
    "raw",
    [
        "In May terrorists left.",
        "Mrs May called them thugs.",
        "The truce does not cover terrorists.",
        "They reported that terrorists left.",
        "Not all terrorists left.",
        "They were bold, if not reckless thugs.",
        "China potentially deprived the regime of fuel.",
        "The man is suspected of thuggish terrorism.",
    ],
)
def test_a_word_that_does_not_bear_on_the_term_is_not_named(raw: str) -> None:
    for mark in LOADED.find(Syntax(Text(Article(id="t", text=raw)))):
        assert "denies or softens" not in mark.explanation


def test_a_denied_label_is_named_with_an_adjective_between_or_a_report() -> None:
    for raw in ("He was not a thug.", "The suspected Northern terrorists left."):
        (mark,) = LOADED.find(Syntax(Text(Article(id="t", text=raw))))
        assert "denies or softens" in mark.explanation


@pytest.mark.parametrize("raw", ["They were not only terrorists.", "They were no doubt thugs."])
def test_a_denial_that_denies_nothing_is_not_named(raw: str) -> None:
    (mark,) = LOADED.find(Syntax(Text(Article(id="t", text=raw))))
    assert "denies" not in mark.explanation


def test_a_denial_in_the_sentence_before_does_not_count() -> None:
    (mark,) = LOADED.find(Syntax(Text(Article(id="t", text="They did not. Terrorists left."))))
    assert "denies" not in mark.explanation


def test_the_sentence_score_follows_its_formula() -> None:
    assert score_sentence([]) == 0.0
    for category, weight in WEIGHTS.items():
        assert score_sentence([category]) == pytest.approx(1 - math.exp(-weight))
    assert score_sentence(["emotive"]) >= THRESHOLD
    assert score_sentence(["intensifier"]) < THRESHOLD
    assert score_sentence(["intensifier", "contested label"]) >= THRESHOLD


NAMES = (
    *("Trump", "Biden", "Sanders", "Macron", "Le Pen", "Merkel", "Johnson", "Corbyn", "Modi", "Xi"),
    *("Putin", "Zelensky", "Erdogan", "Bolsonaro", "Lula", "Okonjo", "Nguyen", "Tanaka", "Berg"),
    "Hussein",
)
WITH_A_NAME = (
    "Senators ripped _ on Monday.",
    "The paper rips _.",
    "_ slammed the plan and blasted the court.",
    "Critics grilled _ about the lie.",
    "The shameful speech of _ was praised.",
    "_ destroyed the economy, the union said.",
    "A stunning victory for _ in the north.",
    "Rivals of _ attacked the so-called reform.",
    "The reckless plan that _ announced failed.",
    "The union accused _ of greed.",
    "Aides called _ a thug and a liar.",
    "The regime that _ leads fell.",
    "They trashed _ in a vicious letter.",
    "_ exploited the tragedy, they said.",
    "The rebels whom _ met left the town.",
    "_ met the council and left.",
    "The police grilled _ for hours.",
    "_ pounded rebel positions.",
    "It was a disaster for _.",
    "_ stoked fears of a flood of migrants.",
    "Voters hailed _ as a hero.",
    "The mob booed _ at the gate.",
    "_ has crushed the opposition.",
    "A far-right ally of _ spoke.",
    "Fans worship _, and experts mock the cult.",
)


@pytest.mark.parametrize("sentence", WITH_A_NAME)
def test_whoever_is_named_the_marks_are_the_same(sentence: str) -> None:
    texts = (Text(Article(id=name, text=sentence.replace("_", name))) for name in NAMES)
    found = {
        tuple(word.lower() for word, _ in marks_in(syntax) if word != name)
        for name, syntax in zip(NAMES, parse_many(texts, keep=False), strict=True)
    }
    assert len(found) == 1
