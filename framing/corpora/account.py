"""Keep the receipt of an import: what became of each file, each article and each character.

The receipt accounts for every character of the files: it is in an article, or it was set aside for
a reason that is named, such as ``byline`` or ``notice``.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from framing.article import Article
from framing.reading import Skipped
from framing.reading.choice import REPEATED, Choice
from framing.reading.double_encoding import twice_encoded
from framing.reading.export_lines import plain
from framing.reading.repeated import SharedLine

EXAMPLES, LONGEST_EXAMPLE = 3, 160  # of what was set aside for a reason; characters of each


class Lost(NamedTuple):
    """Hold an article that should be in the corpus and is not.

    Attributes
    ----------
    source
        The name of the file that should hold it.
    number
        Its place among the articles of the file, from 1; in a table the number of its row.
    why
        Why it could not be read.
    """

    source: str
    number: int
    why: str


@dataclass
class SetAside:
    """Count how often text was left out of the articles for one reason, with some of it.

    Attributes
    ----------
    times, characters
        How many stretches of text, and how many characters they have together.
    examples
        The words of the first three different ones, each shortened to a line.
    """

    times: int = 0
    characters: int = 0
    examples: list[str] = field(default_factory=list)

    def take(self, words: str) -> None:
        """Count a stretch that was set aside; keep its ``words`` as an example if there is room."""
        self.times += 1
        self.characters += len(words)
        if len(self.examples) < EXAMPLES:
            line = " ".join(words[: 4 * LONGEST_EXAMPLE].split())[:LONGEST_EXAMPLE]
            if line and line not in self.examples:
                self.examples.append(line)


class Missing(NamedTuple):
    """Hold what one file promises and lacks: articles that its own list or numbering names.

    Attributes
    ----------
    source
        The name of the file.
    expected, found
        How many articles it promises, and how many were met in it.
    titles
        The headlines on its list that no article has.
    """

    source: str
    expected: int
    found: int
    titles: tuple[str, ...]


@dataclass
class File:
    """Hold what became of one file of an import.

    Attributes
    ----------
    source
        Its name.
    kind, database, encoding, columns
        What it is (``csv``, ``pdf``), which news database exported it, its encoding, and which
        column of a table was read as what; empty where that does not apply.
    expected, listed
        How many articles it says it has (None if it does not say), and the headlines on its list.
    found, lost
        How many articles were read from it, and how many could not be.
    characters, used
        How many characters it has, and how many of them are in articles.
    why
        Why it was not read; empty if it was.
    notes
        Sentences about damage.
    headlines
        Those of the articles found, in the plain spelling in which `absent` compares them.
    """

    source: str
    kind: str = ""
    database: str = ""
    encoding: str = ""
    columns: str = ""
    expected: int | None = None
    listed: tuple[str, ...] = ()
    found: int = 0
    lost: int = 0
    characters: int = 0
    used: int = 0
    why: str = ""
    notes: tuple[str, ...] = ()
    headlines: set[str] = field(default_factory=set)

    @property
    def missing(self) -> int:
        """Return how many promised articles were neither read from the file nor lost in it."""
        return max(0, (self.expected or 0) - self.found - self.lost)

    def absent(self) -> tuple[str, ...]:
        """Return the titles on the source's list that no article has."""
        return tuple(title for title in self.listed if plain(title) not in self.headlines)

    def as_row(self) -> dict[str, Any]:
        """Return the file's row in the receipt's table of files: values by name of column."""
        row = {k: v for k, v in vars(self).items() if k not in ("listed", "headlines")}
        row["notes"] = " ".join(self.notes)
        row["fate"] = "skipped" if self.why else "read"
        row["missing"] = self.missing
        return row


@dataclass
class Account:
    """Collect the receipt of an import while it runs: counts of files, articles and characters.

    Attributes
    ----------
    name
        The name of the corpus.
    names
        What was read from the names of the files, as `FileNames.as_dict` gives it.
    choice
        The kinds of text that the user wants kept in the articles or dropped from them.
    files, skipped
        The files that were opened, and those that could not be.
    lost
        The articles that could not be read.
    notes
        How often each note on files and articles was made.
    set_aside
        What was left out of the articles, by reason.
    languages, outlets
        How many articles each has.
    renamed
        For each outlet that was renamed its new spelling.
    articles
        How many articles were read.
    no_date, no_outlet, no_headline
        How many articles lack these.
    damaged
        How many articles have lost quotation marks to a wrong encoding.
    lost_characters, twice, in_damaged_encoding
        How many characters a wrong encoding lost, how many places were encoded twice, and how many
        articles have either.
    repeated
        How many articles have exactly the words of an earlier one.
    first, last
        The earliest and the latest date of an article; None where none has a date.
    boilerplate
        The lines that many articles of an outlet have in common.
    copies
        What is known of near-copies, as `finalize_import.near_copies` gives it.
    """

    name: str
    names: dict[str, Any] = field(default_factory=dict)
    choice: Choice = field(default_factory=Choice)
    files: list[File] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    set_aside: dict[str, SetAside] = field(default_factory=dict)
    languages: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    renamed: dict[str, str] = field(default_factory=dict)
    articles: int = 0
    no_date: int = 0
    no_outlet: int = 0
    no_headline: int = 0
    damaged: int = 0
    lost_characters: int = 0
    twice: int = 0
    in_damaged_encoding: int = 0
    repeated: int = 0
    first: dt.date | None = None
    last: dt.date | None = None
    boilerplate: list[SharedLine] = field(default_factory=list)
    copies: dict[str, Any] = field(default_factory=dict)

    def take(self, article: Article, damaged: bool, repeated: bool) -> None:
        """Count an article.

        ``damaged`` says that it has lost quotation marks, ``repeated`` that it has exactly the
        words of an earlier one.
        """
        self.articles += 1
        self.languages[article.language] += 1
        self.outlets[article.outlet] += 1
        self.no_outlet += not article.outlet
        self.no_headline += not article.headline
        self.damaged += damaged
        self.repeated += repeated
        lost = article.text.count("\ufffd")
        twice = sum(1 for _ in twice_encoded(article.text))
        self.lost_characters += lost
        self.twice += twice
        self.in_damaged_encoding += bool(lost or twice)
        if article.date is None:
            self.no_date += 1
        else:
            self.first = min(self.first or article.date, article.date)
            self.last = max(self.last or article.date, article.date)

    @property
    def drops_lines(self) -> bool:
        """Return whether lines that many articles of an outlet share are taken out."""
        return REPEATED in self.choice.drop

    @property
    def expected(self) -> int:
        """Count the articles there should be, by the files' own counts.

        A file that holds more than it says counts with what was met in it.
        """
        met = sum(max(file.expected or 0, file.found + file.lost) for file in self.files)
        return met + len(self.skipped)  # a file that cannot be read holds one at least

    def missing(self) -> list[Missing]:
        """Return a `Missing` for each file that promises more articles than it holds."""
        return [
            Missing(f.source, f.expected or 0, f.found + f.lost, f.absent())
            for f in self.files
            if f.missing
        ]

    def as_dict(self) -> dict[str, Any]:
        """Return the receipt as a dict that can be written as JSON, in a fixed order."""
        characters = sum(file.characters for file in self.files)
        missing = self.missing()
        aside = sorted(self.set_aside.items(), key=lambda kv: (-kv[1].characters, kv[0]))
        reasons = {"not readable": len(self.skipped), "lost in its source": len(self.lost)}
        reasons["named in a list and not there"] = sum(m.expected - m.found for m in missing)
        return {
            "expected": self.expected,
            "read": self.articles,
            "set_aside": {reason: n for reason, n in reasons.items() if n},
            "skipped": [{"source": s.source, "why": s.why} for s in self.skipped],
            "lost": [one._asdict() for one in self.lost],
            "missing": [{**one._asdict(), "titles": list(one.titles)} for one in missing],
            "files": len({f.source for f in self.files} | {s.source for s in self.skipped}),
            "databases": dict(
                sorted(Counter(f.database for f in self.files if f.database).items())
            ),
            "columns": {f.source: f.columns for f in self.files if f.columns},
            "file_names": self.names,
            "characters": {
                "read": characters,
                "used": sum(file.used for file in self.files),
                "set_aside": {reason: one.characters for reason, one in aside},
            },
            "keep": sorted(self.choice.keep),
            "drop": sorted(self.choice.drop),
            "passages": {reason: vars(one) for reason, one in aside if one.examples},
            "without_date": self.no_date,
            "without_outlet": self.no_outlet,
            "without_headline": self.no_headline,
            "period": [day and day.isoformat() for day in (self.first, self.last)],
            "languages": dict(self.languages.most_common()),
            "outlets": dict(sorted(self.outlets.items())),
            "outlets_renamed": dict(sorted(self.renamed.items())),
            "encoding": {
                "articles": self.in_damaged_encoding,
                "lost_characters": self.lost_characters,
                "encoded_twice": self.twice,
                "quotation_marks_lost": self.damaged,
            },
            "duplicates": self.repeated,
            "copies": self.copies,
            "boilerplate": [one._asdict() for one in self.boilerplate[:100]],
            "notes": dict(self.notes.most_common()),
        }
