"""How hard a text is to read: textstat's indices over our own words and sentences."""

from __future__ import annotations

import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from framing.measuring.counting import quicken
from framing.text import Text

COLUMNS = {"article": "str", "measure": "str", "value": "float64"}

# Counts first, then the indices computed from them, with the sentences that an index needs.
COUNTS = {
    "words": "lexicon_count",
    "sentences": "sentence_count",
    "syllables": "syllable_count",
    "letters": "letter_count",
    "long words": "polysyllabcount",
}
INDICES = {
    "Flesch reading ease": ("flesch_reading_ease", 1),
    "Flesch-Kincaid grade": ("flesch_kincaid_grade", 1),
    "Gunning fog": ("gunning_fog", 1),
    "SMOG": ("smog_index", 3),
    "Coleman-Liau": ("coleman_liau_index", 1),
    "Automated readability index": ("automated_readability_index", 1),
    "Dale-Chall": ("dale_chall_readability_score", 1),
}


def rows_of(text: Text) -> Iterator[dict[str, object]]:
    """Measure a text.

    Parameters
    ----------
    text
        An English text; others, and texts without words, get NaN.

    Yields
    ------
    dict
        ``article, measure, value`` for each count textstat took and each index it computed.

    Notes
    -----
    textstat sees our words, joined by blanks, and one full stop at the end of each of our
    sentences, so that "U.S." and "3.5" end none. It leaves out sentences of one or two words; its
    own count of sentences is the one shown. SMOG is undefined under three sentences.

    Examples
    --------
    >>> from framing import Article
    >>> text = Text(Article(id="a", text="Mr. Smith paid $3.5 million. He left the U.S."))
    >>> {row["measure"]: row["value"] for row in rows_of(text)}["sentences"]
    2.0
    """
    for name, value in measure(text):
        yield {"article": text.article.id, "measure": name, "value": value}


def measure(text: Text) -> list[tuple[str, float]]:
    """Give each measure of one text by name."""
    names = (*COUNTS, *INDICES)
    if text.article.language != "en" or not text.word_starts:
        return [(name, float("nan")) for name in names]
    counter, plain = statistics(), plain_text(text)
    counts = [(name, float(getattr(counter, method)(plain))) for name, method in COUNTS.items()]
    sentences = dict(counts)["sentences"]
    return counts + [
        (name, _index(getattr(counter, method), plain, sentences >= needed))
        for name, (method, needed) in INDICES.items()
    ]


def plain_text(text: Text) -> str:
    """Write the words of a text so that textstat sees our sentence ends and no others."""
    words = list(map(text.raw.__getitem__, map(slice, text.word_starts, text.word_ends)))
    lines, first = [], 0
    for _, end in text.sentences:
        last = bisect_left(text.word_starts, end, first)
        if last > first:
            lines.append(" ".join(words[first:last]).replace(".", "") + ".")
        first = last
    return " ".join(lines)


@cache
def statistics() -> Any:
    """Start textstat, without its rounding; it warns at import and leaves files open."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from textstat.textstat import textstatistics

        counter: Any = textstatistics()
        counter.set_rounding(False)
        quicken(counter)
    return counter


def _index(method: Callable[[str], float], plain: str, defined: bool) -> float:
    return float(method(plain)) if defined else float("nan")
