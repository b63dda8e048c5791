"""The tone of the words about each actor, sentence by sentence, without regard to the name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from framing import sentiment
from framing.actors import actors_in
from framing.language import Syntax
from framing.marking.marker import Mark, Marker
from framing.sentences import Span


class _Pair(NamedTuple):
    """An actor's first mention in a sentence, and that sentence."""

    start: int
    end: int
    actor: str
    sentence: Span


def find(syntax: Syntax) -> Iterator[Mark]:
    """Mark each actor's first mention in each sentence with the tone toward it there."""
    pairs = sorted(_pairs(syntax))
    if not pairs:
        return
    raw = syntax.text.raw
    scores = sentiment.score(
        [raw[pair.sentence.start : pair.sentence.end] for pair in pairs],
        [(p.start - p.sentence.start, p.end - p.sentence.start) for p in pairs],
    )
    for pair, label, score in zip(pairs, scores["label"], scores["score"], strict=True):
        lean = f"a lean of {score:+.2f} between -1 and +1"
        read = "is unclear in tone" if label == "unclear" else f"reads as {label}"
        explanation = f"What this sentence says about {pair.actor} {read}: {lean}."
        yield Mark(pair.start, pair.end, label, explanation, actor=pair.actor, score=float(score))


def _pairs(syntax: Syntax) -> Iterator[_Pair]:
    for actor in actors_in(syntax):
        seen: set[int] = set()
        for mention in actor.mentions:
            if mention.how == "pronoun":
                continue
            number = syntax.text.sentence_number(mention.start)
            sentence = syntax.text.sentence_at(mention.start)
            if number not in seen and mention.end <= sentence.end:
                seen.add(number)
                yield _Pair(mention.start, mention.end, actor.name, sentence)


SENTIMENT = Marker(
    name="sentiment",
    find=find,
    needs="syntax",
    about="The tone of each sentence toward each actor in it. The model never sees the name.",
    categories=sentiment.LABELS,
    marks=(
        "[[Anna Berg]] was praised for her courage.",
        "The talks began after President [[Anna Berg]] arrived.",
        "The [[rebels]] committed horrific crimes.",
    ),
    spares=(
        "The weather was mild in the mountains.",
        "A long winter is ahead.",
        "It rained in the evening.",
    ),
    version="7",
    data=(
        "context_words.tsv",
        "models/tone/model.json",
        "models/tone/model.onnx",
        "models/tokenizer.json",
    ),
)
