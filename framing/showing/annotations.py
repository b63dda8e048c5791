"""Store which stretches of an article people labelled, as offsets; merge and compare them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing.article import Article
from framing.cache import replace_file
from framing.measuring import agreement
from framing.text import Text

COLUMNS = ("annotator", "article", "start", "end", "label")
MACHINE = "machine"


@dataclass(frozen=True)
class Annotations:
    """Hold the stretches that one person labelled in one article.

    Parameters
    ----------
    annotator
        The name of the person.
    article, sha256
        The article's id and the hash of its text: offsets are only valid in this text.
    marks
        The stretches as ``(start, end, label)``, offsets in characters, sorted.
    revealed
        Whether the person has seen the program's marks; nothing can be marked after that.
    """

    annotator: str
    article: str
    sha256: str
    marks: tuple[agreement.Stretch, ...] = ()
    revealed: bool = False

    def save(self, path: str | Path) -> Path:
        """Write the marks to a JSON file that `load` reads, without the words; return its path."""
        home = Path(path)
        fields = {**vars(self), "marks": [list(mark) for mark in self.marks]}
        replace_file(home, (json.dumps(fields, indent=2, ensure_ascii=False) + "\n").encode())
        return home


def load(path: str | Path) -> Annotations:
    """Read the JSON file that `Annotations.save` wrote.

    Raise ValueError if it is not such a file; the message names it.
    """
    try:
        fields = json.loads(Path(path).read_text(encoding="utf-8"))
        marks = tuple((int(start), int(end), str(label)) for start, end, label in fields["marks"])
        return Annotations(**{**fields, "marks": marks})
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError(f"{path} holds no annotations: {error}") from error


def merge(files: Iterable[str | Path], article: Article) -> dict[str, list[agreement.Stretch]]:
    """Return the marks of several annotators on one article, by the annotator's name.

    ``files`` are the paths of what `Annotations.save` wrote, one per annotator. Each name has a
    list of ``(start, end, label)``, in characters.

    Raise ValueError if a file belongs to another text, or two files to one annotator.

    Examples
    --------
    >>> import tempfile
    >>> article = Article(id="a", text="The mob ran.")
    >>> mine = Annotations("anna", "a", article.sha256, ((4, 7, "loaded"),))
    >>> merge([mine.save(Path(tempfile.mkdtemp()) / "anna.json")], article)
    {'anna': [(4, 7, 'loaded')]}
    """
    found: dict[str, list[agreement.Stretch]] = {}
    for path in files:
        annotations = load(path)
        if annotations.sha256 != article.sha256:
            raise ValueError(f"{path} was made on another text than {article.id!r} has now.")
        if annotations.annotator in found:
            raise ValueError(
                f"Two files are by {annotations.annotator!r}; give each annotator one name."
            )
        found[annotations.annotator] = list(annotations.marks)
    return found


def agree(article: Article, marks: Mapping[str, list[agreement.Stretch]]) -> pd.DataFrame:
    """Return how far annotators agree on an article; the program may be one of them.

    ``marks`` is what `merge` returned. The columns are ``measure, one, other, words, value``: first
    Krippendorff's ``alpha`` of all, then for each pair of annotators (``one``, ``other``) Cohen's
    ``kappa``, both over the article's words, and ``span_f1``, the F1 of stretches with equal
    offsets and label. ``words`` is their number in the article; ``value`` is NaN where undefined.
    """
    words = Text(article).words
    labels = {name: agreement.labels_of(words, found) for name, found in marks.items()}
    rows: list[tuple[Any, ...]] = [("alpha", "all", "", len(words), agreement.alpha(labels))]
    for pair in agreement.pairs(words, marks).itertuples(index=False):
        rows.append(("kappa", pair.one, pair.other, pair.words, pair.kappa))
        rows.append(("span_f1", pair.one, pair.other, pair.words, pair.span_f1))
    return pd.DataFrame(rows, columns=["measure", "one", "other", "words", "value"])


def disagreements(article: Article, marks: Mapping[str, list[agreement.Stretch]]) -> pd.DataFrame:
    """Return the stretches that not all annotators labelled alike, a row each.

    ``marks`` is what `merge` returned. The columns are ``start, end`` (in characters), ``text``,
    then one per annotator with the label given there, empty where none was. Overlapping marks make
    one row.

    Examples
    --------
    >>> article = Article(id="a", text="The mob ran.")
    >>> found = disagreements(article, {"anna": [(4, 7, "loaded")], "ben": []})
    >>> found[["text", "anna", "ben"]].values.tolist()
    [['mob', 'loaded', '']]
    """
    rows = []
    for start, end in _stretches(marks):
        given = {name: _labels(found, start, end) for name, found in marks.items()}
        if len(set(given.values())) > 1:
            rows.append({"start": start, "end": end, "text": article.text[start:end], **given})
    return pd.DataFrame(rows, columns=["start", "end", "text", *marks])


def _stretches(marks: Mapping[str, list[agreement.Stretch]]) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of all annotators' marks, sorted and joined where they overlap."""
    joined: list[tuple[int, int]] = []
    for start, end, _ in sorted(mark for found in marks.values() for mark in found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _labels(found: list[agreement.Stretch], start: int, end: int) -> str:
    here = sorted({(s, label) for s, e, label in found if s < end and start < e})
    return "; ".join(label for _, label in here)
