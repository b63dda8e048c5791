"""Tone toward actors: by voice, with neutral mentions, and back to the sentences."""

import pandas as pd
import pytest

from framing import Analysis, Article, analyze, sentiment, words_of
from framing.evidence import table
from framing.measuring.explain_tone import explain_tone, explained
from framing.measuring.tone import clearest, tone, tone_by_speaker

ARTICLE = Article(
    id="a",
    text="Anna Berg betrayed the voters.\n\nThe talks with Karl Voss began on Monday.\n\n"
    "Karl Voss was praised for his courage. “Anna Berg lied to us,” said Karl Voss.",
)
SCORES = [-0.9, -0.5, 0.0, 0.1, 0.8, 0.7]
LABELS = ["negative", "negative", "neutral", "neutral", "positive", "positive"]


def row(number, score, label, voice="writer", speaker="", article="a"):
    return {
        "article": article, "start": number * 10, "end": number * 10 + 3, "text": "Ann",
        "sentence": number, "voice": voice, "speaker": speaker, "marker": "sentiment",
        "category": label, "actor": "Ann", "score": score, "explanation": "",
    }  # fmt: skip


def analysis(rows, articles=("a",)):
    frame = pd.DataFrame(
        {
            "article": list(articles),
            "outlet": "Post",
            "author": "",
            "date": pd.Timestamp("2031-03-14"),
        }
    )
    return Analysis(table(rows), frame, pd.DataFrame())


WRITER = [row(n, s, c) for n, (s, c) in enumerate(zip(SCORES, LABELS, strict=True))]
QUOTED = [row(9, -1.0, "negative", "quoted", "Bob")]


def test_writer_and_source_are_two_numbers():
    found = analysis(WRITER + QUOTED).sentiment.set_index("voice")
    assert found.loc["writer", "score"] == pytest.approx(sum(SCORES) / 6)
    assert found.loc["quoted", "score"] == -1.0


def test_neutral_mentions_count():
    first = analysis(WRITER).sentiment.iloc[0]
    assert first["mentions"] == 6
    assert first["neutral"] == pytest.approx(1 / 3)
    assert first["negative"] + first["neutral"] + first["positive"] == pytest.approx(1.0)


def test_interval_needs_five_sentences():
    assert analysis(QUOTED).sentiment[["low", "high"]].isna().all(axis=None)
    first = analysis(WRITER).sentiment.iloc[0]
    assert first["low"] < first["score"] < first["high"]


def test_number_of_mentions_leads_back_to_as_many_words():
    whole = analysis(WRITER + QUOTED)
    for _, one in whole.sentiment.iterrows():
        assert len(words_of(whole, one)) == one["mentions"]


def test_corpus_is_sampled_by_article():
    rows = [row(n, s, "neutral", article=f"a{n}") for n, s in enumerate(SCORES)]
    found = tone(analysis(rows, [f"a{n}" for n in range(6)]), ["actor", "outlet"]).iloc[0]
    assert found["outlet"] == "Post"
    assert found["low"] < found["score"] < found["high"]


def test_speaker_by_actor_leaves_the_writer_out():
    assert tone_by_speaker(analysis(WRITER + QUOTED))["speaker"].tolist() == ["Bob"]


def test_clearest_sentences_stand_at_both_ends():
    assert clearest(analysis(WRITER), "Ann", n=1)["score"].tolist() == [-0.9, 0.8]


def test_unknown_column_is_named():
    with pytest.raises(ValueError, match="'mood'"):
        tone(analysis(WRITER), "mood")


def test_words_that_carried_a_tone_are_cut_from_the_article():
    article = Article(id="a", text="It rained.\n\nCritics say Anna Berg betrayed the voters.")
    found = analyze(article, "sentiment").evidence
    mine = found[found["actor"] == "Anna Berg"].iloc[0]
    words = explain_tone(article, mine)
    assert words.iloc[0]["text"] == "betrayed"
    assert all(article.text[w.start : w.end] == w.text for w in words.itertuples())
    with pytest.raises(ValueError, match="'actor'"):
        explain_tone(article, {"marker": "actor"})


def test_words_that_carried_the_clearest_tones_are_rows_of_evidence():
    found = analyze(ARTICLE, "sentiment")
    rows = found.carried(ARTICLE)
    assert list(rows.columns) == list(found.evidence.columns)
    assert (rows["marker"] == "carried").all()
    assert [ARTICLE.text[a:b] for a, b in zip(rows["start"], rows["end"], strict=True)] == list(
        rows["text"]
    )
    assert ((rows["score"] < 0) == (rows["category"] == "negative")).all()
    assert (rows["score"].abs() >= 0.05).all()
    tones = found.evidence.set_index(["actor", "sentence"])["score"]
    for row in rows.itertuples():
        with_it = tones[row.actor, row.sentence]
        assert f"it is {with_it:+.2f}." in row.explanation
        assert f"would be {with_it - row.score:+.2f};" in row.explanation


def test_only_clear_tones_say_which_words_carried_them():
    found = analyze(ARTICLE, "sentiment").evidence
    told = explained(ARTICLE, found)
    longer = told["explanation"].str.len() > found["explanation"].str.len()
    assert 1 <= longer.sum() <= 6
    assert not longer[found["category"] == "neutral"].any()
    assert told.drop(columns="explanation").equals(found.drop(columns="explanation"))


def test_without_tone_there_is_nothing_to_explain():
    found = analyze(ARTICLE, "difficulty")
    assert found.carried(ARTICLE).empty
    assert explained(ARTICLE, found.evidence).equals(found.evidence)


def test_where_no_word_alone_is_missed_stretches_are_left_out():
    text = "Anna Berg, a liar, a cheat, a thief and a traitor, betrayed and robbed the poor again."
    article = Article(id="a", text=text)
    tone = analyze(article, "sentiment").evidence.iloc[0]
    single = sentiment.explain(text, (0, 9))["contribution"].abs().max()
    words = explain_tone(article, tone, 20)
    assert (words["text"].str.split().str.len().max() > 1) == (single < 0.05)
    places = words.sort_values("start")
    assert (places["end"].to_numpy()[:-1] <= places["start"].to_numpy()[1:]).all()


def test_what_was_explained_once_is_kept_and_damage_costs_no_more_than_time(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    tone = analyze(ARTICLE, "sentiment").evidence.iloc[0]
    first = explain_tone(ARTICLE, tone)
    asked = []
    monkeypatch.setattr(sentiment, "explain", lambda *args: asked.append(args))
    again = explain_tone(ARTICLE, tone)
    pd.testing.assert_frame_equal(again, first)
    assert not asked
    monkeypatch.undo()
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    [kept] = tmp_path.glob("carried/*/*")
    for content in (b"{", b'[["x"]]', b"null", b"[[" * 5000):
        kept.write_bytes(content)
        pd.testing.assert_frame_equal(explain_tone(ARTICLE, tone), first)
