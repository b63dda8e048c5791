"""Build the tables of an analysis besides its evidence: articles, statements, actions, actors.

A text's voices say whose words each stretch is: ``writer``, ``reported`` (a source's, without
quotation marks), ``quoted`` (a source's, in them) or ``headline``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from framing.article import Article
from framing.attribution.first_person import actors_with_speakers
from framing.events.clauses import clauses
from framing.language import Syntax
from framing.measuring.grouping import META
from framing.text import Text
from framing.voices import VOICES

ARTICLE_COLUMNS = {
    "article": "str",
    "outlet": "str",
    "title": "str",
    "author": "str",
    "date": "datetime64[ms]",
    "url": "str",
    "language": "str",
    "sha256": "str",
    "words": "int64",
    "reported_words": "int64",
    "quoted_words": "int64",
    "headline_words": "int64",
    "sentences": "int64",
    "paragraphs": "int64",
}
_LARGEST = 2**63  # of whole numbers that a column holds
ACTOR_COLUMNS = {
    "article": "str",
    "actor": "str",
    "kind": "str",
    "aliases": "str",
    "mentions": "int64",
}
TURN_COLUMNS = {
    "article": "str",
    "start": "int64",
    "end": "int64",
    "speaker": "str",
    "named_as": "str",
    "kind": "str",
    "verb": "str",
    "stance": "str",
    "direct": "bool",
    "words": "int64",
    "place": "float64",
}
ATTRIBUTION_COLUMNS = {
    "article": "str",
    "attribution": "int64",
    "role": "str",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "speaker": "str",
    "kind": "str",
}
CLAUSE_COLUMNS = {
    "article": "str",
    "start": "int64",
    "end": "int64",
    "action": "str",
    "form": "str",
    "doer": "str",
    "doer_place": "str",
    "done_to": "str",
    "status": "str",
}


def exposure_row(text: Text) -> dict[str, int]:
    """Return the numbers of words of a text, in all and by voice; rates are divided by them.

    The keys are ``words, reported_words, quoted_words, headline_words``; the rest of ``words`` are
    the writer's.
    """
    others = {f"{voice}_words": text.words_in(voice) for voice in VOICES if voice != "writer"}
    return {"words": len(text.word_starts), **others}


def article_table(texts: Iterable[Text]) -> pd.DataFrame:
    """Return a table with a row per text: `ARTICLE_COLUMNS`, then a column ``meta.NAME`` per value.

    The latter are the further values in the article's ``meta``.
    """
    return articles_of(article_row(text, exposure_row(text)) for text in texts)


def articles_of(rows: Iterable[dict[str, object]]) -> pd.DataFrame:
    """Return rows from `article_row` as a table: fixed columns, then a column per further value.

    The further values are those of ``Article.meta``; their columns are named ``meta.NAME``.
    """
    every = list(rows)
    names = dict.fromkeys(name for row in every for name in row if name.startswith(META))
    further = {name: column([row.get(name) for row in every]) for name in names}
    return pd.concat([table(every, ARTICLE_COLUMNS), pd.DataFrame(further)], axis=1)


def column(values: Sequence[object]) -> pd.Series:
    """Return a column of one type for values from ``meta``, whatever their types.

    All numbers give a column of numbers, all truth values one of truth values; otherwise all become
    strings, with an empty one where a value is missing.

    Examples
    --------
    >>> column([2024, None]).dtype, column([1, 0.5]).dtype, column(["AP", None]).tolist()
    (Int64Dtype(), dtype('float64'), ['AP', ''])
    """
    known = [None if pd.isna(value) else value for value in values]
    types = {type(value) for value in known if value is not None}
    if types == {bool}:
        return pd.Series(known, dtype="boolean" if None in known else "bool")
    if types == {int} and all(abs(value) < _LARGEST for value in known if isinstance(value, int)):
        return pd.Series(known, dtype="Int64" if None in known else "int64")
    if float in types and types <= {int, float}:
        return pd.Series(known, dtype="float64")
    return pd.Series(["" if value is None else str(value) for value in known], dtype="str")


def article_row(text: Text, exposure: Mapping[str, object]) -> dict[str, object]:
    """Return the row of an article in the table of articles, as a dict by column.

    ``exposure`` is the dict of numbers of words that `exposure_row` returns.
    """
    return {
        **known_of(text.article),
        **exposure,
        "sentences": len(text.sentences),
        "paragraphs": len(text.paragraphs),
    }


def known_of(article: Article) -> dict[str, object]:
    """Return an article's id, outlet, title, date and so on, as a dict by column of the table.

    Each further value in its ``meta`` is under ``meta.NAME``.
    """
    return {
        "article": article.id,
        "outlet": article.outlet,
        "title": article.headline,
        "author": article.author,
        "date": article.date,
        "url": article.url,
        "language": article.language,
        "sha256": article.sha256,
        **{f"{META}{name}": value for name, value in article.meta.items()},
    }


def actor_table(found: pd.DataFrame) -> pd.DataFrame:
    """Return a row per article and actor: ``article, actor, kind, aliases, mentions``.

    ``found`` is the evidence. ``kind`` is person, organisation, group, ...; ``aliases`` are the
    different wordings, the most frequent first, separated by "; "; ``mentions`` is their number.
    """
    mentions = found[found["marker"] == "actor"]
    rows = [
        {
            "article": article,
            "actor": actor,
            "kind": group["category"].iloc[0],
            "aliases": "; ".join(group["text"].value_counts(sort=True).index),
            "mentions": len(group),
        }
        for (article, actor), group in mentions.groupby(["article", "actor"], sort=True)
    ]
    frame = pd.DataFrame(rows, columns=list(ACTOR_COLUMNS)).astype(ACTOR_COLUMNS)
    order = ["article", "mentions", "actor"]
    return frame.sort_values(order, ascending=[True, False, True], ignore_index=True)


def turn_rows(text: Text) -> Iterator[dict[str, object]]:
    """Yield a row for each statement that the text attributes to a source (`TURN_COLUMNS`).

    ``start, end`` are the offsets of the words that attribute it ("said"); ``speaker`` is the
    source's full name, ``named_as`` the source as written, ``kind`` its class (named person,
    anonymous, ...), ``verb`` the lemma that attributes and ``stance`` what it conveys about the
    statement (neutral, doubting, ...). ``direct`` is True if words of it are in quotation marks,
    ``words`` the number of words said, ``place`` the share of the article's words before it (0 to
    1).
    """
    total = len(text.word_starts)
    for turn in text.attributions:
        yield {
            "article": text.article.id,
            "start": turn.start,
            "end": turn.end,
            "speaker": turn.speaker,
            "named_as": "; ".join(text.raw[s.start : s.end] for s in turn.sources),
            "kind": turn.kind,
            "verb": turn.lemma,
            "stance": turn.stance,
            "direct": turn.direct,
            "words": sum(text.words_between(start, end) for start, end in turn.content),
            "place": text.words_between(0, turn.start) / total,
        }


def attribution_rows(text: Text) -> Iterator[dict[str, object]]:
    """Yield a row for each stretch of text in a statement with a source (`ATTRIBUTION_COLUMNS`).

    ``attribution`` is the number of the statement in the article, from 0; ``role`` says what the
    stretch is in it: ``source``, ``cue`` ("said") or ``content`` (the words said), of each of which
    there may be several; ``kind`` is direct, partial (some words are quoted) or reported.
    """
    for number, one in enumerate(text.attributions):
        spans = [("source", source.start, source.end) for source in one.sources]
        spans += [("cue", start, end) for start, end in one.cue]
        spans += [("content", start, end) for start, end in one.content]
        for role, start, end in sorted(spans, key=lambda span: span[1:]):
            yield {
                "article": text.article.id,
                "attribution": number,
                "role": role,
                "start": start,
                "end": end,
                "text": text.raw[start:end],
                "speaker": one.speaker,
                "kind": one.how,
            }


def clause_rows(syntax: Syntax) -> Iterator[dict[str, object]]:
    """Yield a row for each harmful or contested action in a text (`CLAUSE_COLUMNS`).

    ``action`` is its base form ("kill"); ``doer`` and ``done_to`` are the actors who act and who
    suffer it, empty where not named; ``form`` is the grammatical form (active, passive, ...).
    ``doer_place`` is where the sentence names the doer: subject, by-phrase, noun phrase, elsewhere
    or nowhere. ``status`` is asserted, negated, reported or possible.
    """
    for clause in clauses(syntax, actors_with_speakers(syntax)):
        yield {
            "article": syntax.text.article.id,
            "start": clause.start,
            "end": clause.end,
            "action": clause.action,
            "form": clause.form,
            "doer": clause.agent.name if clause.agent else "",
            "doer_place": clause.agent_place,
            "done_to": clause.patient.name if clause.patient else "",
            "status": clause.status,
        }


def table(rows: Iterable[dict[str, object]], columns: dict[str, str]) -> pd.DataFrame:
    """Return rows (dicts by column) as a table; ``columns`` maps each column's name to its type."""
    return pd.DataFrame(list(rows), columns=list(columns)).astype(columns)
