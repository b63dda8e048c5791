"""Read what the names of files tell of the articles in them: by a pattern that is given or guessed.

A pattern names the parts of a file name: ``{outlet}_{date}_{}.txt``. A guess needs names of one
shape: parts between the same separators, one of which is a date in all of them. The part before the
date is the outlet where a few names of it recur. The receipt says what was guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from framing.article import Article
from framing.reading.cells import day_first, day_in

FIELDS = ("outlet", "date", "author", "headline", "id", "url", "language")
MARKS = ("_", "--", " - ", " ")  # between the parts of a name
LONGEST = 300  # characters of a name that are looked at, from its end
FEWEST = 3  # names that show a shape
FITTING = 0.9  # of the names must have the shape that is guessed
MOST_OUTLETS = 0.5  # of the names; a part with more of them is no outlet
_FIELD = re.compile(r"\{(\w*)\}")
_DAY = (
    r"\d{4}-\d\d-\d\d|\d{4}_\d\d_\d\d|\d{4}\.\d\d\.\d\d|(?:19|20)\d{6}"
    r"|\d{1,2}[-.]\d{1,2}[-.]\d{4}"
)
_SUFFIX = r"(?:\.[^\W\d]\w{0,7})"


@dataclass(frozen=True)
class FileNames:
    """Hold what was read from the names of some files.

    Parameters
    ----------
    pattern
        The pattern, as it was given or guessed; empty if the names tell nothing.
    given
        Whether the user gave it.
    told
        For each file the values that its name tells, by field (``outlet``, ``date``, ...); an empty
        dict where the pattern does not fit.
    """

    pattern: str = ""
    given: bool = False
    told: tuple[dict[str, Any], ...] = field(default=())

    def filled(self, number: int, article: Article, alone: bool) -> Article:
        """Return an article with what the name of its file tells filled in.

        ``number`` is that of the file, ``alone`` says that the file holds no other article. What
        the article says of itself stays, unless it is alone in its file and the pattern was given;
        its headline always stays. A guessed pattern is not used for files with many articles.
        Fields that an article does not have, such as ``section``, go into its ``meta``.
        """
        known = self.told[number] if self.told and (self.given or alone) else {}
        wins = self.given and alone
        new = {
            name: value
            for name, value in known.items()
            if name in FIELDS and (not getattr(article, name) or (wins and name != "headline"))
        }
        further = {name: value for name, value in known.items() if name not in FIELDS}
        return replace(article, **new, meta={**further, **article.meta}) if known else article

    def as_dict(self) -> dict[str, Any]:
        """Return the pattern, whether it was given, and how many names fit it, for the receipt.

        The entries are ``pattern, given, fits`` and ``of``, the number of all names.
        """
        fits = sum(map(bool, self.told))
        return {"pattern": self.pattern, "given": self.given, "fits": fits, "of": len(self.told)}


def parse_names(names: Sequence[str], pattern: str = "") -> FileNames:
    """Return what the names of files tell, by a pattern that is given or guessed.

    ``names`` have the folders above them, with ``/`` between. ``pattern`` says what the parts of a
    name are, ``{outlet}_{date}_{}.txt``: ``{}`` is a part that tells nothing, ``/`` separates
    folders; a part of any other name, ``{section}``, is kept as a further column. By default the
    pattern is guessed.

    Raise ValueError if the pattern has no parts in braces, or one of them twice.

    Examples
    --------
    >>> names = [f"press/{outlet}_2024-03-0{day}_x" for outlet in ("Sun", "Post") for day in (1, 2)]
    >>> found = parse_names(names)
    >>> found.pattern, found.told[0]["outlet"], found.told[0]["date"]
    ('{outlet}_{date}_{}', 'Sun', datetime.date(2024, 3, 1))
    """
    given = bool(pattern)
    pattern = pattern or guessed([name.rsplit("/", 1)[-1] for name in names])
    if not pattern:
        return FileNames()
    between = re.search(r"\}(.)\{", pattern)
    shape = compiled(pattern, between[1] if between and not given else "")
    matches = [shape.search(name[-LONGEST:]) for name in names]
    found = [{} if m is None else {k: v for k, v in m.groupdict().items() if v} for m in matches]
    order = day_first(one["date"].replace("_", "-") for one in found if "date" in one)
    told = tuple(
        {k: value for k, v in one.items() if (value := plain(k, v, order))} for one in found
    )
    return FileNames(pattern, given, told)


def plain(name: str, words: str, order: bool | None) -> Any:
    """Return the value of a field of a file name: a date, or words with blanks for underscores.

    ``name`` is the field (``date``, ``outlet``), ``words`` what stands in the file name, and
    ``order`` whether dates have the day first (None if unknown). A date that cannot be read gives
    None.
    """
    if name == "date":
        return day_in(words.replace("_", "-").replace(".", "-"), order)
    return words if name in ("id", "url", "language") else " ".join(words.replace("_", " ").split())


def compiled(pattern: str, mark: str = "") -> re.Pattern[str]:
    """Return the regular expression that finds the fields of a pattern at the end of a path.

    ``mark``, if given, is the separator: no field then contains it, so that matching takes linear
    time. Raise ValueError if the pattern is none.
    """
    pieces = _FIELD.split(pattern)
    names = [name for name in pieces[1::2] if name]
    stray = any(brace in text for text in pieces[::2] for brace in "{}")
    bad = any(not name.isidentifier() for name in names) or len(set(names)) < len(names)
    if len(pieces) == 1 or stray or bad:
        raise ValueError(
            f"--names {pattern!r} is no pattern: write the parts of a name in braces, each once, "
            f"as in {{outlet}}_{{date}}_{{}}.txt; there are: {', '.join(FIELDS)}, any other "
            "name, which becomes a column of its own, and {} for the rest."
        )
    found = [re.escape(pieces[0])]
    for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
        shape = _DAY if name == "date" else f"[^/{re.escape(mark)}]+?"
        rest = f"[^/{re.escape(mark)}]*?"
        found.append((f"(?P<{name}>{shape})" if name else rest) + re.escape(text))
    suffix = "" if re.search(f"{_SUFFIX}$", pieces[-1]) else f"{_SUFFIX}?"
    return re.compile(f"(?:^|/){''.join(found)}{suffix}$")


def guessed(names: Sequence[str]) -> str:
    """Return the pattern of file names that have one shape, by a guess; empty if they have none."""
    stems = [re.sub(f"{_SUFFIX}$", "", name[-LONGEST:]) for name in names]
    for mark in MARKS if len(names) >= FEWEST else ():
        rows = [stem.split(mark) for stem in stems]
        width = Counter(map(len, rows)).most_common(1)[0][0]
        rows = [row for row in rows if len(row) == width]
        days = [i for i in range(width) if all(re.fullmatch(_DAY, row[i]) for row in rows)]
        if len(rows) >= FITTING * len(names) and len(days) == 1:
            fields = ["{}"] * width
            fields[days[0]] = "{date}"
            if days[0] and is_outlet([row[days[0] - 1] for row in rows]):
                fields[days[0] - 1] = "{outlet}"
            return mark.join(fields)
    return ""


def is_outlet(values: Sequence[str]) -> bool:
    """Return whether a part of file names can be the outlet: words, a few of which recur.

    ``values`` is what stands in that part, name by name.
    """
    different = set(values)
    words = all(re.search(r"[^\W\d_]{2}", value) for value in different)
    return words and 2 <= len(different) <= MOST_OUTLETS * len(values)
