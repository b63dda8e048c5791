"""From articles and markers to tables: the one place where findings become rows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from framing import evidence, provenance
from framing.article import Article
from framing.decisions import Decisions, replay
from framing.evidence import rows_of
from framing.marking.marker import Mark, Marker
from framing.marking.registry import markers as markers_named
from framing.measuring import readability, tone
from framing.quoting import damaged
from framing.syntax import Syntax, parse_many
from framing.text import Text

LONGEST_PARSE = 50_000  # words: about 17 seconds; longer than any news article
READS_QUOTATION_MARKS = ("quotation", "sources")
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
    "quoted_words": "int64",
    "headline_words": "int64",
    "sentences": "int64",
    "paragraphs": "int64",
}
ACTOR_COLUMNS = {
    "article": "str",
    "actor": "str",
    "kind": "str",
    "aliases": "str",
    "mentions": "int64",
}


@dataclass(frozen=True)
class Analysis:
    """Everything found in one article or many, as tables.

    Attributes
    ----------
    evidence
        A row per finding; columns as in `framing.evidence.COLUMNS`.
    articles
        A row per article, marked or not, with its words by voice.
    readability
        A row per article and measure: ``article, measure, value``; NaN where undefined.
    run
        What made it: versions, hashes, decisions, and what was skipped with why.
    """

    evidence: pd.DataFrame
    articles: pd.DataFrame
    readability: pd.DataFrame
    run: dict[str, Any] = field(default_factory=dict)

    @property
    def actors(self) -> pd.DataFrame:
        """A row per article and actor: ``article, actor, kind, aliases, mentions``."""
        return actor_table(self.evidence)

    @property
    def sentiment(self) -> pd.DataFrame:
        """The tone toward each actor, by article and voice; see `framing.measuring.tone`."""
        return tone.toward_actors(self.evidence)

    def where(self, **columns: object) -> Analysis:
        """Keep the evidence with these values; all articles stay as exposure.

        Examples
        --------
        >>> article = Article(id="a", text="The regime fell. The “rebels” cheered.")
        >>> analyze(article, ["loaded"]).where(category="contested label").evidence.text.tolist()
        ['regime', 'rebels']
        """
        kept = self.evidence
        for name, value in columns.items():
            if name not in kept:
                known = ", ".join(kept.columns)
                raise ValueError(f"Evidence has no column {name!r}. Its columns are: {known}.")
            kept = kept[kept[name] == value]
        return Analysis(kept.reset_index(drop=True), self.articles, self.readability, self.run)

    def save(self, folder: str | Path) -> Path:
        """Write the tables as Parquet and CSV and the run as JSON; `load` reads them back."""
        home = Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        for name in ("evidence", "articles", "readability"):
            frame: pd.DataFrame = getattr(self, name)
            frame.to_parquet(home / f"{name}.parquet", index=False)
            frame.to_csv(home / f"{name}.csv", index=False)
        text = json.dumps(self.run, indent=2, sort_keys=True, ensure_ascii=False)
        (home / "run.json").write_text(text + "\n", encoding="utf-8")
        return home

    @classmethod
    def load(cls, folder: str | Path) -> Analysis:
        """Read what `save` wrote.

        Raises
        ------
        FileNotFoundError
            If the folder lacks one of the files; the message names it.
        """
        home = Path(folder)
        names = ("evidence.parquet", "articles.parquet", "readability.parquet", "run.json")
        for name in names:
            if not (home / name).is_file():
                raise FileNotFoundError(f"{home} holds no saved analysis: {name} is missing.")
        frames = [pd.read_parquet(home / name) for name in names[:3]]
        run = json.loads((home / "run.json").read_text(encoding="utf-8"))
        return cls(evidence.check(frames[0]), frames[1], frames[2], run)


def analyze(
    articles: Article | Iterable[Article],
    markers: Iterable[str | Marker] | str | Marker | None = None,
    decisions: Decisions | str | Path | None = None,
) -> Analysis:
    """Mark one article or many.

    Parameters
    ----------
    articles
        An `Article`, or several with different ids.
    markers
        Names or markers; all built-in ones by default.
    decisions
        A person's corrections, or the file that holds them; replayed on what is found.

    Returns
    -------
    Analysis

    Raises
    ------
    TypeError
        If something that is no `Article` is given, a bare string for instance.
    ValueError
        If two articles have one id or a marker is unknown.

    Examples
    --------
    >>> article = Article(id="a", text="The regime fell. “We are free,” said Anna Berg.")
    >>> found = analyze(article, ["loaded", "quotation"]).evidence
    >>> found[["text", "voice", "speaker"]].values.tolist()
    [['regime', 'writer', ''], ['“We are free,”', 'quoted', 'Anna Berg']]
    """
    texts = [Text(article) for article in _articles(articles)]
    chosen = markers_named(markers)
    skipped = [
        {"article": text.article.id, "marker": marker.name, "why": why}
        for text in texts
        for marker in chosen
        if (why := obstacle(text, marker))
    ]
    found = evidence.table(_findings(texts, chosen))
    corrected, record = replay(found, decisions, texts)
    run = provenance.record(chosen, skipped, record)
    return Analysis(corrected, article_table(texts), readability.table(texts), run)


def obstacle(text: Text, marker: Marker) -> str:
    """Say why a marker cannot measure a text; empty where it can."""
    language = text.article.language
    if language != "en":
        return f"the article is in {language!r}; the word lists and models are English"
    if marker.needs == "syntax" and len(text.words) > LONGEST_PARSE:
        return f"the article has {len(text.words):,} words; only {LONGEST_PARSE:,} can be parsed"
    if marker.name in READS_QUOTATION_MARKS and damaged(text.raw):
        return "the text lost its quotation marks or apostrophes to question marks"
    return ""


def article_table(texts: Iterable[Text]) -> pd.DataFrame:
    """Count each article's words by voice: the exposure that every rate is taken over."""
    return pd.DataFrame(
        [_article_row(text) for text in texts], columns=list(ARTICLE_COLUMNS)
    ).astype(ARTICLE_COLUMNS)


def _article_row(text: Text) -> dict[str, object]:
    article = text.article
    return {
        "article": article.id,
        "outlet": article.outlet,
        "title": article.headline,
        "author": article.author,
        "date": article.date,
        "url": article.url,
        "language": article.language,
        "sha256": article.sha256,
        "words": len(text.words),
        "quoted_words": text.quoted_words,
        "headline_words": text.headline_words,
        "sentences": len(text.sentences),
        "paragraphs": len(text.paragraphs),
    }


def _articles(given: Article | Iterable[Article]) -> list[Article]:
    if isinstance(given, Article):
        return [given]
    if isinstance(given, str | bytes):
        raise TypeError("analyze takes articles, not text: use framing.read(text) first.")
    articles = list(given)
    for article in articles:
        if not isinstance(article, Article):
            raise TypeError(f"analyze takes articles, not {type(article).__name__}.")
    repeated = [name for name, n in Counter(article.id for article in articles).items() if n > 1]
    if repeated:
        raise ValueError(f"Two articles have the id {repeated[0]!r}; give each its own.")
    return articles


def _findings(texts: list[Text], chosen: tuple[Marker, ...]) -> Iterator[dict[str, object]]:
    plan = [(text, [m for m in chosen if not obstacle(text, m)]) for text in texts]
    parsed = parse_many(text for text, use in plan if _parses(use))
    for text, use in plan:
        syntax = next(iter(parsed)) if _parses(use) else None
        for marker in use:
            yield from rows_of(text, marker, _find(marker, syntax, text))


def _parses(use: list[Marker]) -> bool:
    return any(marker.needs == "syntax" for marker in use)


def _find(marker: Marker, syntax: Syntax | None, text: Text) -> list[Mark]:
    try:
        return list(marker.find(syntax if marker.needs == "syntax" else text))
    except Exception as error:
        where = f"Marker {marker.name!r} {marker.version} failed on article {text.article.id!r}"
        raise RuntimeError(f"{where}: {error!r}") from error


def actor_table(found: pd.DataFrame) -> pd.DataFrame:
    """Gather the mentions of each actor: ``article, actor, kind, aliases, mentions``.

    ``aliases`` are the different wordings, the most frequent first, separated by "; ".
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
