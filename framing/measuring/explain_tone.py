"""Find which words carried a tone, so that a class can argue with it.

The tone is a model's score of a sentence toward an actor, from -1 (negative) to 1 (positive).
Evidence is the table of all that markers found, a row each.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import pandas as pd

from framing import cache, sentiment
from framing.article import Article
from framing.attribution import attributed
from framing.measuring.tone import clearest_of
from framing.text import Text

MARKER = "carried"
COLUMNS = {"start": "int64", "end": "int64", "text": "str", "contribution": "float64"}
CLEAREST = 2  # sentences each way: an explanation of one costs as much as scoring thirty
WORDS = 3  # of a sentence
NO_WORD = "No word of it moves this much, nor do three in a row: the whole sentence does."
STRETCH = 3  # words left out together where none alone is missed
THRESHOLD = 0.05  # a word that moves the score by less has not carried it


def explain_tone(
    article: Article, row: pd.Series | Mapping[str, object], n: int = 5
) -> pd.DataFrame:
    """Return the words that contributed most to the tone of one finding.

    Parameters
    ----------
    article
        The article that the finding is in.
    row
        A row of the article's evidence, of the marker ``sentiment``.
    n
        How many words to return, those with the largest contribution first. Where no single word
        moves the score by 0.05, since several say the same, they are stretches of three words that
        do not overlap.

    Returns
    -------
    DataFrame
        ``article, start, end, text, actor, contribution``: how much the score (-1 to 1) falls when
        the word is left out; negative for words that speak against the actor. Contributions need
        not add up to the score, since words work together.

    Raises
    ------
    ValueError
        If the row is not one of the marker ``sentiment``.

    Examples
    --------
    >>> from framing import analyze
    >>> article = Article(id="a", text="Anna Berg betrayed the voters.")
    >>> row = analyze(article, "sentiment").evidence.iloc[0]
    >>> explain_tone(article, row).iloc[0]["text"]
    'betrayed'
    """
    if row["marker"] != "sentiment":
        raise ValueError(f"Only rows of 'sentiment' have a tone, not those of {row['marker']!r}.")
    start, end = int(str(row["start"])), int(str(row["end"]))
    sentence = Text(article).sentence_at(start)
    written = article.text[sentence.start : sentence.end]
    target = (start - sentence.start, end - sentence.start)
    words = _contributions(written, target)
    words[["start", "end"]] += sentence.start
    words.insert(0, "article", article.id)
    words.insert(4, "actor", row["actor"])
    telling = words.reindex(words["contribution"].abs().sort_values(ascending=False).index)
    return telling.head(n).reset_index(drop=True)


def _contributions(sentence: str, target: tuple[int, int]) -> pd.DataFrame:
    """Return each word of a sentence with its contribution to the tone, kept on disk for next time.

    ``target`` are start and end of the actor's name in the sentence. The columns are ``start, end``
    (in the sentence), ``text, contribution``.
    """
    made_by = [sentiment.model_card(), _code()]
    key = hashlib.sha256(json.dumps([sentence, target, made_by]).encode()).hexdigest()
    content = cache.read(MARKER, key)
    if content is not None:  # sealed: what was changed on the disk does not come back
        return pd.DataFrame(json.loads(content), columns=list(COLUMNS)).astype(COLUMNS)
    words = sentiment.explain(sentence, target)
    if not (words["contribution"].abs() >= THRESHOLD).any():
        words = _non_overlapping(sentiment.explain(sentence, target, STRETCH))
    cache.write(MARKER, key, json.dumps(words.to_numpy().tolist()).encode())
    return words


@lru_cache(maxsize=1)
def _code() -> str:
    """Return a hash of the code that the contributions depend on: other code computes them anew."""
    home = Path(__file__).parent
    return cache.hash_of([home / "explain_tone.py", *(home.parent / "sentiment").glob("*.py")])


def _non_overlapping(stretches: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ``stretches`` with the largest contributions, of which no two overlap."""
    order = stretches["contribution"].abs().sort_values(ascending=False, kind="stable").index
    chosen: list[int] = []
    for place in order:
        if all(abs(int(place) - other) >= STRETCH for other in chosen):
            chosen.append(int(place))
    return stretches.loc[sorted(chosen)].reset_index(drop=True)


def clearest_words(
    article: Article, evidence: pd.DataFrame, actor: str = "", n: int = CLEAREST
) -> pd.DataFrame:
    """Return the words that carried the most negative and most positive tones, as evidence rows.

    Only rows of the marker ``sentiment`` are explained, and of these only the tone toward
    ``actor``, if one is given. ``n`` is the number of most negative and of most positive sentences;
    of each the three words with the largest contribution come back. The columns are those of the
    evidence, and ``marker`` is ``"carried"``. ``category`` says whether the word made the tone more
    ``negative`` or more ``positive``, ``score`` by how much, and the explanation gives the tone
    with and without the word. Words that change nothing (less than 0.05) are left out.

    Examples
    --------
    >>> from framing import analyze
    >>> article = Article(id="a", text="Anna Berg betrayed the voters.")
    >>> found = clearest_words(article, analyze(article, "sentiment").evidence)
    >>> found.iloc[0][["text", "category", "actor"]].tolist()
    ['betrayed', 'negative', 'Anna Berg']
    """
    [syntax] = attributed([article])
    rows = [
        row
        for _, tone in clearest_of(evidence, actor, n).sort_index().iterrows()
        for row in _rows(syntax.text, tone)
    ]
    return pd.DataFrame(rows, columns=evidence.columns).astype(evidence.dtypes)


def explained(article: Article, evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the evidence with explanations that name the words which moved the clearest tones.

    These are the two most negative and the two most positive rows of the marker ``sentiment``.

    Returns
    -------
    DataFrame
        The evidence, row by row as it was but for these explanations.
    """
    explanations = evidence["explanation"].copy()
    for place, tone in clearest_of(evidence, "", CLEAREST).sort_index().iterrows():
        telling = [
            f"“{word.text}” ({word.contribution:+.2f})"
            for word in explain_tone(article, tone, WORDS).itertuples()
            if abs(word.contribution) >= THRESHOLD
        ]
        sentence = f"The words that moved it most: {', '.join(telling)}."
        explanations[place] += f" {sentence if telling else NO_WORD}"
    return evidence.assign(explanation=explanations)


def _rows(text: Text, tone: pd.Series) -> Iterator[dict[str, object]]:
    for word in explain_tone(text.article, tone, WORDS).itertuples():
        if abs(word.contribution) < THRESHOLD:
            continue
        without = round(tone["score"] - word.contribution, 2) + 0.0  # no "-0.00"
        yield {
            **tone,
            "start": word.start,
            "end": word.end,
            "text": word.text,
            "voice": text.voice(word.start, word.end),
            "speaker": text.speaker(word.start, word.end),
            "marker": MARKER,
            "category": "negative" if word.contribution < 0 else "positive",
            "score": word.contribution,
            "explanation": (
                f"Without “{word.text}” the tone of this sentence toward {tone['actor']} would be "
                f"{without:+.2f}; with it, it is {tone['score']:+.2f}."
            ),
        }
