"""Write the sentences at the head of the page: what stands out in the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.article import Article
from framing.comparing.standing_out import (
    FEWEST_SENTENCES,
    distinct_words,
    in_marks,
    one_a_marker,
    standing_out,
)
from framing.lexicons import rows
from framing.showing import numbers
from framing.showing.blocks import Concordance
from framing.showing.evidence_links import Count, Sentence
from framing.showing.keyness_section import lines_of
from framing.showing.rows import concordance

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.comparing.compare import Comparison

MOST = 5  # sentences
_EXAMPLES = 3  # words that a sentence names
_TOWARD = 2  # loaded words that name or describe one actor, from which on it is told
_LEADS = {"higher": "many", "lower": "few"}


@dataclass(frozen=True)
class StandOut:
    """Hold sentences on what stands out in an article, the strongest first.

    For each count in them ``concordances`` has the words counted, in their context. ``why`` says
    why there is no sentence, or by what rule they were chosen.
    """

    sentences: tuple[Sentence, ...]
    concordances: tuple[Concordance, ...]
    why: str


RULE = (
    "Told here is what is higher or lower than in three of four articles beside it, by half at "
    "least, and stays so when chance and the measured error of the marks are counted in; and what "
    "words the others hardly use. The strongest stands first. How many marks are right is what "
    "their measured error leaves in 97 of 100 cases. What it means is for the reader to judge."
)


def stand_out(
    article: Article,
    analysis: Analysis,
    comparison: Comparison | None = None,
    keyness: pd.DataFrame | None = None,
) -> StandOut:
    """Return the sentences on what stands out in an article beside similar ones.

    Parameters
    ----------
    article, analysis
        The article, and the result of `framing.analyze` for it alone.
    comparison
        What `framing.compare` returned for it, if any; without it nothing can stand out.
    keyness
        What `framing.showing.report.distinguishing_words` returned for it, if any.
    """
    if analysis.articles["sentences"].iloc[0] < FEWEST_SENTENCES:
        return StandOut((), (), f"The article has fewer than {FEWEST_SENTENCES} sentences: too few "
                        "to say what stands out.")  # fmt: skip
    if comparison is None:
        return StandOut((), (), "What stands out shows beside other articles, and none were given.")
    told = [*_words(article, analysis, comparison, keyness), *_rates(article, analysis, comparison)]
    told = sorted(told, key=lambda one: -one[0])[:MOST]
    marked = list(_marks(article, analysis))
    if marked:
        told = [*told[: MOST - 1], *marked[:1]]
    if not told:
        return StandOut((), (), f"Nothing stands out beside {_others(comparison)}. {RULE}")
    sentences = tuple(sentence for _, sentence, _ in told)
    return StandOut(sentences, tuple(c for *_, lines in told for c in lines), RULE)


_Told = tuple[float, Sentence, tuple[Concordance, ...]]


def _rates(article: Article, analysis: Analysis, comparison: Comparison) -> Iterator[_Told]:
    table = standing_out(comparison)
    keys = pd.MultiIndex.from_frame(table[["marker", "category"]])
    known = table[keys.isin(_leads())]
    for number, row in enumerate(one_a_marker(known).to_dict("records")):
        lead = _leads()[row["marker"], row["category"]]
        words = lead["none"] if row["n"] == 0 else lead[_LEADS[row["side"]]]
        if not words:
            continue
        found = _rows_of(analysis.evidence, row)
        lines = _lines(article, found, f"stands-{number}", words)
        counted: tuple[str | Count, ...] = ()
        if row["marker"] == "readability":
            counted = (f": about school year {numbers.rate(row['rate'])} by its formula",)
        elif row["category"] == "quoted words":
            share = f", {numbers.share(row['rate'] / 1000)} of all words" if row["n"] else ""
            times = f" {numbers.times(len(found), 'quotation')}"
            counted = (f"{share}, in ", _count(lines, found), times) if len(found) else ()
        elif row["n"]:
            counted = (": ", _count(lines, found), _right(row), _examples(found, row["marker"]))
        told = (words, *counted, _place(row), ".", _toward(analysis.evidence, row, found))
        yield row["strength"], told, (lines,) if len(found) else ()


def _right(row: dict[str, Any]) -> str:
    """Return " marks, 5 or more of them right" by ``n`` and ``right`` of a `standing_out` row."""
    marks = numbers.times(int(row["n"]), "mark")
    if not row["right"] >= 1:  # not measured, or none is sure
        return f" {marks}"
    return f" {marks}, {numbers.count(row['right'])} or more of them right"


def _toward(evidence: pd.DataFrame, row: dict[str, Any], found: pd.DataFrame) -> str:
    """Return a sentence on the actor that most loaded words describe; empty if there is none.

    ``evidence`` is the table of all marks, ``row`` the rate that stands out, ``found`` its marks.
    """
    if row["marker"] != "loaded":
        return ""
    labels = evidence[(evidence["marker"] == "naming") & (evidence["actor"] != "")]
    touched: dict[str, set[int]] = {}
    for label in labels.itertuples():
        inside = (found["start"] < label.end) & (label.start < found["end"])
        touched.setdefault(label.actor, set()).update(found.index[inside])
    sizes = sorted(((len(rows), actor) for actor, rows in touched.items()), reverse=True)
    if not sizes or sizes[0][0] < _TOWARD or (len(sizes) > 1 and sizes[1][0] == sizes[0][0]):
        return ""
    n, actor = sizes[0]
    if actor.lower() in set(found["text"].str.lower()):
        return ""  # the word is itself the name: "pundits"
    return f" At least {numbers.count(n)} of these name or describe {actor}."


def _count(lines: Concordance, found: pd.DataFrame) -> Count:
    return Count(len(found), lines.id)


def _rows_of(evidence: pd.DataFrame, row: dict[str, Any]) -> pd.DataFrame:
    """Return the rows of the evidence (all marks) that a rate of `standing_out` counts."""
    found = evidence[evidence["marker"] == row["marker"]]
    if row["category"] == "quoted words":
        return found[found["category"].isin(["direct", "partial"])]
    if row["marker"] == "readability":
        return found[:0]
    if row["voice"] != "all":
        found = found[found["voice"] == row["voice"]]
    return found[found["category"] == row["category"]] if row["category"] else found


def _place(row: dict[str, Any]) -> str:
    """Return where a rate stands: ", higher than in 50 of 53 similar articles".

    ``row`` is one of the table of `standing_out`; its ``direction`` says in how many articles.
    """
    among = "similar articles" if row["group"] == "matched" else "articles"
    counted = row["direction"].split(" than in ", 1)[-1].replace(" of 100 ", " of every 100 ")
    counted = counted.replace("articles", among)
    if row["n"] == 0 and row["marker"] in ("quotation", "sources"):
        return f", while somebody is in {counted}"
    if row["n"] == 0:
        return f", while {counted} have some"
    if row["unit"] == "index":
        return f", {'higher' if row['side'] == 'higher' else 'lower'} than in {counted}"
    more = "more" if row["side"] == "higher" else "fewer"
    if row["category"] == "quoted words":
        return f", {'more' if row['side'] == 'higher' else 'less'} than in {counted}"
    return f"; for its length that is {more} than in {counted}"


def _examples(found: pd.DataFrame, marker: str) -> str:
    """Return ", such as A (3) and B": the most frequent words; of sources, the speakers.

    ``found`` are the marks that a rate counts; words longer than 40 characters are left out.
    """
    if marker == "sources":
        names, form = found.loc[found["category"] != "none", "speaker"], "{}"
    else:
        names, form = found["text"].str.strip("\"'“”‘’ ,;"), "“{}”"
    short = names[(names != "") & (names.str.len() <= 40) & ~names.str.contains(";")]
    counts = short.str.lower().value_counts()
    spelt = short.groupby(short.str.lower()).agg(lambda same: same.mode().iloc[-1])
    if marker == "sources":
        counts = counts[counts > 1]  # of single marks one in five is wrong: no name hangs on one
    first = sorted(counts.index, key=lambda word: (-counts[word], word))[:_EXAMPLES]
    shown = [
        form.format(spelt[word]) + (f" ({counts[word]})" if counts[word] > 1 else "")
        for word in first
    ]
    if not shown:
        return ""
    return f", {'such as ' if len(counts) > len(first) else ''}{numbers.listed(shown)}"


def _words(
    article: Article, analysis: Analysis, comparison: Comparison, keyness: pd.DataFrame | None
) -> Iterator[_Told]:
    """Yield (strength, sentence, occurrences) on loaded words that the others hardly use.

    One at most; strength is the lower end of the log-odds' interval, as a binary logarithm.
    """
    if keyness is None or keyness.empty:
        return
    table = distinct_words(analysis.evidence, keyness).head(_EXAMPLES)
    if table.empty:
        return
    lines = [
        lines_of(article, f"stands-word-{n}", word) for n, word in enumerate(table["term"], start=1)
    ]
    parts: list[str | Count] = ["The article says "]
    for place, line in enumerate(lines):
        between = "" if not place else " and " if place == len(table) - 1 else ", "
        n = len(line.lines)
        parts += [f"{between}“{_spelt(line)}” ", Count(n, line.id), f" {numbers.times(n, 'time')}"]
    parts.append(f"; {_users(comparison, table)}.")
    yield float(table["strength"].iloc[0]), tuple(parts), tuple(lines)


def _spelt(line: Concordance) -> str:
    spelt = pd.Series([text for _, text, _ in line.lines])
    return str(spelt.mode().iloc[-1])


def _users(comparison: Comparison, table: pd.DataFrame) -> str:
    """Return "of 50 similar articles, 2 have it", on the words in ``table``."""
    most, total = int(table["articles_b"].max()), int(table["total_articles_b"].iloc[0])
    kind = "similar articles"
    if total != len(comparison.matched):
        kind = f"articles of {comparison.run['reference']}"
    others = f"of {numbers.count(total)} {kind}"
    if not most:
        return f"{others}, none has {'it' if len(table) == 1 else 'any of them'}"
    if len(table) == 1:
        return f"{others}, {numbers.count(most)} {numbers.times(most, 'has', 'have')} it"
    return f"{others}, no more than {numbers.count(most)} have any one of them"


def _others(comparison: Comparison) -> str:
    return f"the articles of {comparison.run['reference']}"


def _marks(article: Article, analysis: Analysis) -> Iterator[_Told]:
    """Yield (0, sentence, occurrences) on each word that the writer often sets in quotes.

    0 is the strength, which sorts sentences: these come after all others.
    """
    for number, row in enumerate(in_marks(article, analysis.evidence).itertuples()):
        found = analysis.evidence.loc[list(row.rows)]
        lines = _lines(article, found, f"stands-marks-{number}", row.word)
        n = Count(len(found), lines.id)
        text = numbers.times(row.uses, "time")
        yield (
            0.0,
            (f"“{row.word}” is set in quotation marks ", n, f" of the {numbers.count(row.uses)} "
             f"{text} that it stands in the article, and nobody is named who says it."),
            (lines,),
        )  # fmt: skip


def _lines(article: Article, found: pd.DataFrame, place: str, name: str) -> Concordance:
    places = found[["start", "end"]].itertuples(index=False, name=None)
    return concordance(article.text, places, place, name)


@cache
def _leads() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["marker"], row["category"]): row for row in rows("standing_out.tsv")}
