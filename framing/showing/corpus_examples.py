"""Link the numbers on a corpus's page to articles and words behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from framing.comparing.samples import Samples
from framing.showing import escape, numbers
from framing.showing.corpus_standing_out import name_of
from framing.showing.evidence_links import Count


@dataclass(frozen=True)
class Example:
    """Hold one article behind a number on the page of a corpus.

    ``article`` is its id, ``told`` the line shown on it (headline, day, number of findings),
    ``url`` its address or empty. ``text`` is the first finding in it, ``before`` and ``after`` the
    words around; all three are empty where the article's text is not available.
    """

    article: str
    told: str
    url: str
    before: str
    text: str
    after: str


class Examples:
    """Hold lists of examples, each with an HTML id that numbers on the page link to.

    ``why`` says why they show no words; empty where they do.
    """

    def __init__(self, samples: Samples) -> None:
        self.why = samples.why
        self._lists: dict[tuple[str, str, str], list[Example]] = {}
        for row in samples.examples.itertuples(index=False):
            key = (row.marker, row.category, row.group)
            self._lists.setdefault(key, []).append(_example(row))
        self._ids = {key: f"x{place}" for place, key in enumerate(self._lists, start=1)}

    def link(self, n: int, marker: str, category: str, group: str) -> Count | str:
        """Return a number of findings, linked to examples of its kind and outlet (``group``).

        It is plain text where there are no examples.
        """
        place = self._ids.get((marker, category, group))
        return Count(n, place) if place and n else numbers.count(n)

    def kinds(self) -> Iterator[tuple[str, list[tuple[str, str, list[Example]]]]]:
        """Yield the name of each kind (marker, category) and a list of (id, outlet, examples)."""
        kinds = dict.fromkeys(key[:2] for key in self._lists)
        for kind in kinds:
            own = [(self._ids[key], key[2], rows) for key, rows in self._lists.items()
                   if key[:2] == kind]  # fmt: skip
            yield name_of(*kind), own


def _example(row: Any) -> Example:
    day = "" if row.date is None or row.date != row.date else f"{row.date:%Y-%m-%d}"
    found = f"{numbers.count(row.n)} in this article"
    label = " · ".join(part for part in (row.headline, day, found) if part)
    url = escape.web_address(str(row.url or ""))
    return Example(str(row.article), label, url, row.before, row.text, row.after)
