"""Analyse articles with markers, and hold the results as tables.

A marker finds stretches of text, called marks or findings; each has a category and a reason. The
evidence is the table of all marks. A voice says whose words a stretch is: ``writer``, ``reported``
(a source's, without quotation marks), ``quoted`` (a source's, in them) or ``headline``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from framing import evidence, findings, provenance, storage, tables
from framing.article import Article
from framing.attribution import attributed
from framing.decisions import Decision, Decisions, read_decisions, renamed, replay
from framing.marking.marker import Marker
from framing.marking.registry import distinct
from framing.measuring import readability, tone
from framing.measuring.explain_tone import CLEAREST, clearest_words
from framing.text import Text
from framing.voices import MODES, Mode

TABLES = {
    "evidence": evidence.COLUMNS,
    "articles": tables.ARTICLE_COLUMNS,
    "readability": readability.COLUMNS,
    "turns": tables.TURN_COLUMNS,
    "attributions": tables.ATTRIBUTION_COLUMNS,
    "clauses": tables.CLAUSE_COLUMNS,
}


@dataclass(frozen=True)
class Analysis:
    """Hold the results for one article or many, as tables.

    Attributes
    ----------
    evidence
        A row per finding: article, offsets (``start, end``), ``text``, ``voice``, ``marker``,
        ``category``, ``explanation`` and more (`framing.evidence.COLUMNS`).
    articles
        A row per article, marked or not: outlet, title, date and so on, and its numbers of words,
        in all (``words``) and by voice (``quoted_words``, ...).
    readability
        A row per article and measure: ``article, measure, value``; NaN where undefined.
    run
        How it was computed: versions, hashes, decisions, what was skipped and why, and
        (``doubted``) how many marks of each marker were left out as probably wrong.
    turns
        A row per statement attributed to a source (speaker, verb, number of words, ...); without
        rows if the marker ``sources`` did not run. See `framing.tables.turn_rows`.
    attributions
        A row per stretch of such a statement: its source, cue ("said") and content; likewise.
    clauses
        A row per harmful or contested action, with who acts and who suffers it; without rows if
        the marker ``agency`` did not run.
    texts
        The articles analysed; empty in an analysis that was loaded, since texts are not saved.
    """

    evidence: pd.DataFrame
    articles: pd.DataFrame
    readability: pd.DataFrame
    run: dict[str, Any] = field(default_factory=dict)
    turns: pd.DataFrame = field(default_factory=lambda: tables.table([], tables.TURN_COLUMNS))
    clauses: pd.DataFrame = field(default_factory=lambda: tables.table([], tables.CLAUSE_COLUMNS))
    attributions: pd.DataFrame = field(
        default_factory=lambda: tables.table([], tables.ATTRIBUTION_COLUMNS)
    )
    texts: tuple[Article, ...] = field(default=(), repr=False)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """Return a table with a row per article and actor, and how often it is mentioned.

        The columns are ``article, actor, kind, aliases, mentions``; ``kind`` is person,
        organisation, ..., ``aliases`` are the wordings in the text, separated by "; ".
        """
        return tables.actor_table(self.evidence)

    @cached_property
    def sentiment(self) -> pd.DataFrame:
        """Return a table of the mean tone toward each actor, by article and voice.

        The columns are ``article, actor, voice, mentions``, the shares ``negative, neutral,
        positive``, and ``score`` (mean, from -1, negative, to 1) with a 95 % interval ``low`` to
        ``high``. Without rows if the marker ``sentiment`` did not run.
        """
        return tone.toward_actors(self.evidence)

    def where(self, **columns: object) -> Analysis:
        """Return a copy of the analysis with only the rows of evidence that have given values.

        ``columns`` are values by name of column; ValueError is raised for an unknown column. All
        articles stay, so that rates are still taken over all their words.

        Examples
        --------
        >>> article = Article(id="a", text="The regime fell. The “rebels” cheered.")
        >>> analyze(article, ["loaded"]).where(category="contested label").evidence.text.tolist()
        ['regime', 'rebels']
        """
        evidence = self.evidence
        for name, value in columns.items():
            if name not in evidence:
                known = ", ".join(evidence.columns)
                raise ValueError(f"Evidence has no column {name!r}. Its columns are: {known}.")
            evidence = evidence[evidence[name] == value]
        return replace(self, evidence=evidence.reset_index(drop=True))

    def carried(self, article: Article, actor: str = "", n: int = CLEAREST) -> pd.DataFrame:
        """Return the words that carried the clearest tones in an article, as rows of evidence.

        Parameters
        ----------
        article
            One of the analysed articles, with its text.
        actor
            Explain only the tone toward this actor; if empty, toward all.
        n
            How many of the most negative and how many of the most positive sentences to explain.

        Returns
        -------
        DataFrame
            At most three words per sentence, with the columns of the evidence: ``marker`` is
            ``"carried"``, ``category`` negative or positive, ``score`` by how much the word moves
            the tone (which goes from -1 to 1).
        """
        own = self.evidence[self.evidence["article"] == article.id]
        return clearest_words(article, own, actor, n)

    def __repr__(self) -> str:
        found = self.evidence["marker"].value_counts()
        counts = ", ".join(f"{n:,} {name}" for name, n in found.items()) or "nothing marked"
        words = int(self.articles["words"].sum())
        articles = f"{len(self.articles):,} article{'s' * (len(self.articles) != 1)}"
        return (
            f"Analysis of {articles} with {words:,} words\n"
            f"Findings: {counts}\nTables: {', '.join((*TABLES, 'actors', 'sentiment'))}"
        )

    def save(self, folder: str | Path) -> Path:
        """Write the tables to a folder as Parquet and CSV, and `run` as JSON; return the folder.

        The folder is made if need be. `load` reads it. In the CSV an apostrophe precedes what a
        spreadsheet would take for a formula.
        """
        return storage.write(folder, {name: getattr(self, name) for name in TABLES}, self.run)

    @classmethod
    def load(cls, folder: str | Path) -> Analysis:
        """Return the analysis that `save` wrote to a folder.

        Raises
        ------
        FileNotFoundError
            If the folder lacks one of the files; the message names it.
        ValueError
            If one of the files is damaged; the message names it.
        """
        frames, run = storage.read(folder, TABLES)
        return cls(**frames, run=run)


def analyze(
    articles: Article | Iterable[Article],
    markers: Iterable[str | Marker] | str | Marker | None = None,
    decisions: Decisions | str | Path | None = None,
    voices: Mode = "attribution",
) -> Analysis:
    """Return what markers find in one article or many, as an `Analysis`: a set of tables.

    Parameters
    ----------
    articles
        An `Article`, or several with different ids.
    markers
        Names ("loaded") or `Marker` objects, one or several; all built-in ones by default.
    decisions
        A person's corrections (`Decision` objects), or the path of their file; they are applied to
        the findings.
    voices
        How to find whose words each stretch of text is. ``"attribution"``: by parse and tagger,
        with speakers and indirect speech, at about twice the cost of the parse. ``"marks"``:
        everything in quotation marks is quoted, without speakers and without a model; the markers
        ``quotation`` and ``sources`` are then skipped.

    Returns
    -------
    Analysis
        Its ``evidence`` has a row per finding; its ``run`` says what was skipped and why.

    Raises
    ------
    TypeError
        If something that is no `Article` is given, a bare string for instance, or something that
        is no `Decision`.
    ValueError
        If two articles have one id, a marker or a choice of voices is unknown, or the file of
        decisions is none.

    Examples
    --------
    >>> article = Article(id="a", text="The regime fell. “We are free,” said Anna Berg.")
    >>> found = analyze(article, ["loaded", "quotation"]).evidence
    >>> found[["text", "voice", "speaker"]].values.tolist()
    [['regime', 'writer', ''], ['“We are free,”', 'quoted', 'Anna Berg']]
    """
    voices = mode_of(voices)
    checked = _articles(articles)
    chosen = distinct(markers)
    corrections = read_decisions(decisions)  # a wrong one is refused before anything is marked
    rows: dict[str, list[Any]] = {name: [] for name in (*findings.TABLES, "articles", "skipped")}
    for text, found in findings.rows(map(Text, checked), chosen, voices):
        for name, own in found.items():
            rows[name].extend(own)
        rows["articles"].append(tables.article_row(text, found["exposure"][0]))
        rows["skipped"].extend(findings.skipped(text, chosen, voices))
    places = _texts_to_add_to(checked, corrections, voices)
    corrected, record = replay(evidence.table(rows["evidence"]), corrections, places)
    doubted = Counter[str]()
    for row in rows["doubted"]:
        doubted[row["marker"]] += row["marks"]
    run = provenance.record(chosen, rows["skipped"], record, voices)
    return Analysis(
        corrected,
        tables.articles_of(rows["articles"]),
        tables.table(rows["readability"], readability.COLUMNS),
        run | {"doubted": dict(doubted)},
        renamed(tables.table(rows["turns"], tables.TURN_COLUMNS), record, ["speaker"]),
        renamed(tables.table(rows["clauses"], tables.CLAUSE_COLUMNS), record, ["doer", "done_to"]),
        renamed(
            tables.table(rows["attributions"], tables.ATTRIBUTION_COLUMNS), record, ["speaker"]
        ),
        tuple(checked),
    )


def mode_of(voices: str) -> Mode:
    """Return ``voices`` unchanged if it is ``"attribution"`` or ``"marks"``.

    Raises
    ------
    ValueError
        If it is anything else; the message lists the choices.
    """
    for mode in MODES:
        if voices == mode:
            return mode
    raise ValueError(f"There are no voices {voices!r}. Choose one of: {', '.join(MODES)}.")


def _texts_to_add_to(
    articles: Iterable[Article], corrections: Iterable[Decision], voices: Mode
) -> Iterator[Text]:
    """Yield the text, with its voices, of each article to which a correction adds a finding.

    ``voices`` says how they are found, as for `analyze`.
    """
    named = {decision.article for decision in corrections if decision.action == "add"}
    chosen = [article for article in articles if article.id in named]
    if voices == "marks":
        return map(Text, chosen)
    return (syntax.text for syntax in attributed(chosen))


def _articles(given: Article | Iterable[Article]) -> list[Article]:
    if isinstance(given, Article):
        return [given]
    if isinstance(given, str | bytes):
        raise TypeError("analyze takes articles, not text: use framing.read(text) first.")
    if not isinstance(given, Iterable):
        raise TypeError(f"analyze takes articles, not {type(given).__name__}.")
    articles = list(given)
    for article in articles:
        if not isinstance(article, Article):
            raise TypeError(f"analyze takes articles, not {type(article).__name__}.")
    repeated = [name for name, n in Counter(article.id for article in articles).items() if n > 1]
    if repeated:
        raise ValueError(f"Two articles have the id {repeated[0]!r}; give each its own.")
    return articles
