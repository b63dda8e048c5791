"""Tone toward an actor: the name leaves no trace, the deed does, and bad rows are named."""

import contextlib
import itertools
import random
import threading

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import models, sentiment
from framing.sentiment import model, scoring

NAMES = [
    "Anna Berg",
    "Donald Trump",
    "Hillary Clinton",
    "Vladimir Putin",
    "Barack Obama",
    "Theresa May",
    "Xi Jinping",
    "Ursula von der Leyen",
    "Alexandria Ocasio-Cortez",
    "Bashar al-Assad",
    "Kim Jong-un",
    "Sir Keir Starmer",
    "Conor O’Neill",
    "Condoleezza Rice",
    "Martin Luther King",
    "Jair M. Bolsonaro",
    "Ngozi Okonjo-Iweala",
    "Ötzi Şahin",
    "Li",
    "Nnamdi Azikiwe-Bartholomew",
]
PLACES = [
    "{} betrayed the voters who had trusted the party.",
    "Critics called {} a liar; {} denied it.",
    "The crowd cheered when {}’s plan to rebuild the harbour was approved.",
    "According to Mr {}, the talks will go on for a week.",
    "“We admire {},” she said, “and {}'s courage saved us.”",
    "The court sent {} to prison for fraud, and anti-{} slogans were heard.",
]


def pair(template, name):
    start = template.index("{}")
    return template.replace("{}", name), (start, start + len(name))


def labels(*pairs, method="model"):
    return sentiment.score(*zip(*pairs, strict=True), method=method).label.tolist()


def hidden(sentence, target):
    """The sentence as the model reads it, an underscore for each mention."""
    start = sentence.index(target)
    for mention in reversed(sentiment.mentions(sentence, start, start + len(target))):
        sentence = sentence[: mention.start] + "_" + sentence[mention.end :]
    return sentence


# ------------------------------------------------------------------------------------ the name


@pytest.mark.parametrize("template", PLACES)
def test_renaming_the_target_changes_nothing_at_all(template):
    found = sentiment.score(*zip(*(pair(template, name) for name in NAMES), strict=True))
    assert len(found.drop_duplicates()) == 1, found.assign(name=NAMES)


@pytest.mark.parametrize("group", ["the rebels", "protesters", "police officers", "the far right"])
def test_renaming_a_group_changes_nothing_at_all(group):
    template = "Neighbours fear {} after {} burned down the school."
    assert sentiment.score(*map(list, zip(pair(template, group), strict=True))).equals(
        sentiment.score(*map(list, zip(pair(template, "Anna Berg"), strict=True)))
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_surname_alone_is_hidden_too(name):
    last = name.split()[-1]
    sentence = f"{name} spoke first, and then {last} left; {last}’s aides stayed."
    assert hidden(sentence, name) == "_ spoke first, and then _ left; _’s aides stayed."


def test_who_did_it_to_whom_matters():
    sentence = "The militia massacred the villagers."
    assert labels((sentence, (0, 11)), (sentence, (22, 35)))[0] == "negative"
    victim, culprit = sentiment.score([sentence] * 2, [(22, 35), (0, 11)]).score
    assert victim - culprit > 0.4


def test_praise_goes_to_the_praised():
    sentence = "Anna Berg is a brilliant and honest minister, unlike the corrupt Karl Voss."
    found = sentiment.score([sentence] * 2, [(0, 9), (65, 74)])
    assert found.label[0] == "positive"
    assert found.score[1] < -0.5


def test_a_plain_report_is_neutral():
    assert labels(("Anna Berg will meet Karl Voss in Oslo on Monday.", (0, 9))) == ["neutral"]


# --------------------------------------------------------------------------------- what is found


@pytest.mark.parametrize(
    ("sentence", "target", "expected"),
    [
        ("Mr Smith's friends say Smith lied.", "Smith's", "_'s friends say _ lied."),
        ("Hillary Clinton met Bill Clinton.", "Hillary Clinton", "_ met Bill Clinton."),
        ("Kim Jong-un met Kim Yo-jong.", "Kim Jong-un", "_ met Kim Yo-jong."),
        ("The Sea Trade Council (STC) won; STC staff left.", "Sea Trade Council",
         "The _ (_) won; _ staff left."),
        ("The Sea Trade Council (STC) won.", "STC", "The _ (_) won."),
        ("The rebels fled, as rebels do.", "The rebels", "_ fled, as _ do."),
        ("The White House says the House, white with snow, waits.", "White House",
         "The _ says the House, white with snow, waits."),
        ("Bank of Oslo lends; Bergen’s bank does not.", "Bank of Oslo",
         "_ lends; Bergen’s bank does not."),
        ("An anti-Trump, pro-Biden crowd met Trump.", "Trump", "An anti-_, pro-Biden crowd met _."),
        ("LUND QUITS: Eva Lund has left.", "Eva Lund", "_ QUITS: _ has left."),
        ("Mr. Lund stood beside Mrs. Lund.", "Lund", "_ stood beside Mrs. Lund."),
        ("He said he would.", "He", "_ said he would."),
        ("James’s dog bit Thomas’ cat.", "Thomas’", "James’s dog bit _’ cat."),
    ],
)  # fmt: skip
def test_every_mention_is_found_and_nobody_elses(sentence, target, expected):
    assert hidden(sentence, target) == expected


@given(st.text(max_size=80), st.data())
def test_mentions_lie_in_the_sentence_in_order_and_cover_the_target(sentence, data):
    start = data.draw(st.integers(0, len(sentence)))
    end = data.draw(st.integers(start, len(sentence)))
    found = sentiment.mentions(sentence, start, end)
    assert all(0 <= m.start < m.end <= len(sentence) for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    inside = {offset for m in found for offset in range(*m)}
    for offset in range(start, end):
        # Only blanks around the target and a possessive ending may stay visible.
        assert offset in inside or not sentence[offset].isalnum() or sentence[offset] in "sSſ"


# ---------------------------------------------------------------------------------- the figures


def test_scores_hang_on_no_neighbour_and_no_order():
    pairs = [pair(t, n) for t in PLACES for n in ("Li", "Ursula von der Leyen")]
    pairs += [(f"Anna Berg {'slowly ' * n}betrayed them.", (0, 9)) for n in range(0, 60, 7)]
    model._ask.cache_clear()
    together = sentiment.score(*zip(*pairs, strict=True))
    order = random.Random(7).sample(range(len(pairs)), len(pairs))
    for i in order:
        model._ask.cache_clear()
        alone = sentiment.score([pairs[i][0]], [pairs[i][1]])
        pd.testing.assert_frame_equal(alone, together.iloc[[i]].reset_index(drop=True))


def test_the_same_pair_is_computed_once():
    model._ask.cache_clear()
    sentiment.score(*zip(*[pair(PLACES[0], name) for name in NAMES], strict=True))
    assert model._ask.cache_info().misses == 1


@pytest.mark.parametrize("method", sentiment.METHODS)
def test_columns_add_up(method):
    found = sentiment.score(*zip(*[pair(t, "Anna") for t in PLACES], strict=True), method=method)
    assert list(found) == ["negative", "neutral", "positive", "label", "score"]
    assert (found[list(sentiment.CLASSES)].sum(axis=1) - 1).abs().max() < 0.002
    assert set(found.label) <= set(sentiment.LABELS)
    assert found.score.between(-1, 1).all()


def test_the_model_scores_positive_less_negative():
    found = sentiment.score(*zip(*[pair(t, "Anna") for t in PLACES], strict=True))
    assert (found.positive - found.negative - found.score).abs().max() < 0.0002


def test_the_label_follows_from_the_score_by_the_cuts_of_the_card():
    cuts = sentiment.model_card()["cuts"]
    texts = (
        "{} lied to the voters again.", "{} saved two lives with great courage.",
        "{} arrived.", "{} did not answer.", "{} was criticised.", "{} hopes for more.",
    )  # fmt: skip
    found = sentiment.score(*zip(*[pair(text, "Anna") for text in texts], strict=True))
    for row in found.itertuples():
        wanted = "neutral" if abs(row.score) <= cuts["neutral"] else "unclear"
        wanted = "negative" if row.score <= -cuts["negative"] else wanted
        wanted = "positive" if row.score >= cuts["positive"] else wanted
        assert row.label == wanted
    assert set(found.label) == set(sentiment.LABELS)


def test_threads_get_the_same_model_and_the_same_figures():
    models._load.cache_clear()
    model._ask.cache_clear()
    found = []
    work = lambda: found.append(sentiment.score(*zip(pair(PLACES[0], "Li"), strict=True)))  # noqa: E731
    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(one.equals(found[0]) for one in found)


# ------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("sentence", "target", "complaint"),
    [
        ("", (0, 0), "row 1: the sentence is empty"),
        (" \n", (0, 1), "row 1: the sentence is empty"),
        (None, (0, 1), "row 1: the sentence is empty"),
        ("Anna won.", (5, 90), r"row 1: target \(5, 90\) lies outside the sentence of 9"),
        ("Anna won.", (-4, 4), r"row 1: target \(-4, 4\) lies outside"),
        ("Anna won.", (4, 4), r"row 1: target \(4, 4\) lies outside"),
        ("Anna won.", (4, 5), "row 1: target ' ' has no word"),
        ("Anna won.", (0.0, 4.0), "row 1: target .* is not a pair of offsets"),
        ("Anna won.", 4, "row 1: target 4 is not a pair of offsets"),
        ("Anna won.", (0, 2, 4), "row 1: target .* is not a pair of offsets"),
    ],
)
def test_a_bad_row_is_named(sentence, target, complaint):
    with pytest.raises(ValueError, match=complaint):
        sentiment.score(["Anna won.", sentence], [(0, 4), target])


@pytest.mark.parametrize("mark", "’ʼ＇´`")
def test_the_word_list_hears_a_negation_with_any_apostrophe(mark):
    straight, other = "The crews don't admire Anna.", f"The crews don{mark}t admire Anna."
    one, two = sentiment.score([straight, other], [(23, 27)] * 2, method="lexicon").to_numpy()
    assert one.tolist() == two.tolist()
    assert one[3] == "negative"


def test_a_bad_call_is_named():
    with pytest.raises(ValueError, match="method 'mood' is unknown; choose one of model, lexicon"):
        sentiment.score(["Anna won."], [(0, 4)], method="mood")
    with pytest.raises(ValueError, match="1 sentences but 2 targets"):
        sentiment.score(["Anna won."], [(0, 4), (0, 4)])
    with pytest.raises(ValueError, match="give a list of sentences"):
        sentiment.score("Anna won.", [(0, 4)])


def test_no_pairs_give_an_empty_table():
    assert sentiment.score([], []).shape == (0, 5)


@pytest.mark.parametrize("method", sentiment.METHODS)
@pytest.mark.parametrize("sentence", ["Anna Berg", "“Anna Berg!”", "Anna Berg, Anna Berg."])
def test_a_target_that_is_the_whole_sentence_is_neutral(sentence, method):
    start = sentence.find("Anna Berg")
    assert labels((sentence, (start, start + 9)), method=method) == ["neutral"]


def test_a_very_long_sentence_is_read_around_its_target():
    filler = "and so on and on " * 500
    short = "Anna Berg betrayed the voters and lied to the court, "
    long = f"{filler}{short}{filler}"
    found = sentiment.score([long], [(len(filler), len(filler) + 9)])
    assert found.label[0] == "negative"
    assert sentiment.score([long + filler], [(len(filler), len(filler) + 9)]).equals(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Berg hat die Wahl gewonnen.",
        "Anna Berg 贏得了選舉，人們歡呼。",
        "Anna Berg \ud800 \x00 <script>alert(1)</script> [MASK] [SEP] [CLS] <mask>",
        "Anna Berg 🙂" + "\u202e\u200b" * 50,
    ],
)
def test_what_is_no_english_gets_figures_without_a_crash(sentence):
    found = sentiment.score([sentence], [(0, 9)]).iloc[0]
    assert found.label in sentiment.LABELS


def test_a_written_placeholder_is_plain_text():
    asked = "Anna Berg praised [MASK] and Karl Voss."
    tokenizer = models.encoder("tone").tokenizer
    pieces = model.special_pieces(tokenizer)
    ids = model.encode(tokenizer, pieces, asked, sentiment.mentions(asked, 0, 9), 0).ids
    assert ids.count(pieces.hidden) == 1


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_text_gives_figures_or_names_its_fault(sentence, data):
    start = data.draw(st.integers(-1, len(sentence)))
    end = data.draw(st.integers(-1, len(sentence) + 1))
    sound = 0 <= start < end <= len(sentence) and any(c.isalnum() for c in sentence[start:end])
    with contextlib.nullcontext() if sound else pytest.raises(ValueError, match="row 0: "):
        assert labels((sentence, (start, end)))[0] in sentiment.LABELS


@pytest.mark.parametrize("filling", ['"', " ", "a", "A ", "Anna ", "Mr. ", "-", "’s ", "(A) "])
@pytest.mark.parametrize("method", sentiment.METHODS)
def test_a_million_characters_take_no_longer_than_a_page(filling, method):
    sentence = "Anna Berg lied. " + filling * (1_000_000 // len(filling))
    assert sentiment.score([sentence], [(0, 9)], method=method).label[0] in sentiment.LABELS


# ----------------------------------------------------------------------------------- explanation


def test_the_word_that_carried_the_tone_is_named():
    sentence = "On Monday Anna Berg betrayed the voters, and Karl Voss stayed in Oslo."
    words = sentiment.explain(sentence, (10, 19))
    assert words.loc[words.contribution.idxmin(), "text"] == "betrayed"
    assert [sentence[a:b] for a, b in zip(words.start, words.end, strict=True)] == list(words.text)
    assert not set(words.text) & {"Anna", "Berg"}


def test_an_explanation_is_the_score_less_the_score_without_the_word():
    sentence = "Anna Berg lied to the court."
    words = sentiment.explain(sentence, (0, 9)).set_index("text").contribution
    [whole, without] = sentiment.score([sentence, "Anna Berg  to the court."], [(0, 9)] * 2).score
    assert words["lied"] == pytest.approx(whole - without, abs=2e-4)


def test_an_explanation_keeps_its_place_in_a_long_sentence(monkeypatch):
    monkeypatch.setattr(scoring, "EXPLAINED", 9)
    filler = "and so on and on " * 500
    sentence = f"{filler}Anna Berg lied{filler}"
    words = sentiment.explain(sentence, (len(filler), len(filler) + 9))
    assert len(words) == 2 * scoring.EXPLAINED
    assert [sentence[a:b] for a, b in zip(words.start, words.end, strict=True)] == list(words.text)


def test_nothing_beside_the_target_explains_nothing():
    assert sentiment.explain("Anna!", (0, 4)).empty
    with pytest.raises(ValueError, match="row 0: target"):
        sentiment.explain("Anna!", (0, 40))


def test_stretches_of_words_are_left_out_together_and_never_the_target():
    sentence = "The crowd says that Anna Berg lied, stole and cheated."
    found = sentiment.explain(sentence, (20, 29), words=3)
    assert found["text"].tolist() == [
        "The crowd says", "crowd says that", "lied, stole and", "stole and cheated",
    ]  # fmt: skip
    whole = sentiment.score([sentence], [(20, 29)]).score[0]
    less = sentiment.score(["The crowd says that Anna Berg  cheated."], [(20, 29)]).score[0]
    assert found["contribution"][2] == pytest.approx(whole - less, abs=1e-4)
