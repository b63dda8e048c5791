"""Reduce articles to the words of one voice: the writer's, or those of sources.

A voice is whose words a stretch is: ``writer``, ``reported`` (a source's, without quotation marks),
``quoted`` (in them) or ``headline``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from framing.article import Article
from framing.attribution import attributed
from framing.findings import LONGEST_PARSE
from framing.measuring.rates import VOICES
from framing.text import Text
from framing.voices import Mode, Voice

ELSE = "|"  # stands for each character of another voice's words: offsets stay the same


def check_voice(voice: str) -> None:
    """Raise ValueError if a voice is not one of `VOICES`; the message lists them."""
    if voice not in VOICES:
        raise ValueError(f"There is no voice {voice!r}. The voices are: {', '.join(VOICES)}.")


def in_voice(articles: Iterable[Article], voice: Voice, mode: Mode) -> Iterator[Article]:
    """Yield each article with only the words of one voice; other words become `ELSE` characters.

    Offsets stay the same. ``mode`` is how voices are found: ``"attribution"`` (a parse finds who
    said what) or ``"marks"`` (quotation marks alone, which is always done where an article is not
    in English, or is too long to be parsed). The field ``headline`` is empty in what comes back.

    Examples
    --------
    >>> told = Article("a", "“We are free,” said Anna Berg. The regime fell.")
    >>> next(in_voice([told], "quoted", "marks")).text
    '“We are free,” |||| |||| ||||. ||| |||||| ||||.'
    """
    several = list(articles)
    parsed = attributed(one for one in several if mode == "attribution" and _can_be_parsed(one))
    for one in several:
        found = mode == "attribution" and _can_be_parsed(one)
        yield _alone(next(parsed).text if found else Text(one), voice)


def _can_be_parsed(article: Article) -> bool:
    return article.language == "en" and len(Text(article).word_starts) <= LONGEST_PARSE


def _alone(text: Text, voice: Voice) -> Article:
    kept = text.voices.holds(text.word_starts, voice)
    letters = list(text.raw)
    for (start, end), stays in zip(text.words, kept.tolist(), strict=True):
        if not stays:
            letters[start:end] = ELSE * (end - start)
    return replace(text.article, headline="", text="".join(letters))
