"""Show an article, an analysis, a picture or a table in a notebook's cell, as HTML without script.

All of it is static: it needs no script, no kernel and no network, so that a notebook exported to
HTML or PDF shows what the cell showed.
"""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.analysis import Analysis
from framing.article import Article
from framing.comparing.compare import Comparison
from framing.measuring.rates import rates
from framing.showing import cells, escape, numbers
from framing.showing.blocks import Picture, Section, Table
from framing.showing.styles import VOICES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_WORDS = 60  # different ones behind a count


class Shown(str):
    """Hold a string of HTML that a notebook draws when it is a cell's result."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def show(
    thing: Article | Analysis | Comparison | Axes | pd.DataFrame, analysis: Analysis | None = None
) -> Shown:
    """Return an article, an analysis, a comparison, a picture or a table as HTML for a notebook.

    Parameters
    ----------
    thing
        What to show. A picture is the axes that a ``plot_`` function returned. Of a table the
        first 100 rows are shown, with whole sentences and with numbers formatted as on the page.
    analysis
        For an article: what `framing.analyze` returned for it; the marks are drawn in.

    Returns
    -------
    Shown
        A string of HTML that the notebook draws.

    Raises
    ------
    TypeError
        If it is none of these.
    ValueError
        If the analysis does not hold the article.

    Examples
    --------
    >>> "<script>" in show(Article(id="a", text="<script>alert(1)</script>"))
    False
    """
    if isinstance(thing, Article):
        return Shown(cells.highlight(thing, analysis))
    if isinstance(thing, Analysis):
        return Shown(f"{cells.counts(thing)}{_words(thing)}")
    if isinstance(thing, Comparison):
        return Shown(cells.comparison_html(thing))
    if isinstance(thing, pd.DataFrame):
        return Shown(cells.cell(Section("", "", tables=(table_of(thing),))))
    if hasattr(thing, "get_xlabel"):
        return Shown(_picture(thing))
    raise TypeError(
        "show draws an article, an analysis, a comparison, a picture or a table, not "
        f"{type(thing).__name__}."
    )


def _words(analysis: Analysis) -> str:
    """Return HTML that lists, folded, the writer's words behind each count; empty for none."""
    found = analysis.evidence[analysis.evidence["voice"] == "writer"]
    parts = "".join(
        f"<details><summary>{escape.text(f'{row.marker}: {row.category}')}, "
        f"{numbers.count(row.n)}: the words</summary><p>{_listed(found, row)}</p></details>"
        for row in rates(analysis).itertuples(index=False)
        if row.n
    )
    voices = escape.text(VOICES["writer"])
    return f'<div class="framing"><p>In words of {voices}:</p>{parts}</div>' if parts else ""


def _listed(found: pd.DataFrame, row: Any) -> str:
    chosen = found[(found["marker"] == row.marker) & (found["category"] == row.category)]
    counted = chosen["text"].value_counts(sort=False).head(MOST_WORDS)
    texts = [f"{text} ({n})" if n > 1 else str(text) for text, n in counted.items()]
    rest = chosen["text"].nunique() - len(texts)
    more = [f"and {numbers.count(rest)} more"] if rest else []
    return " · ".join(f"<bdi>{escape.text(_short(said))}</bdi>" for said in texts + more)


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119]}…"


def _picture(axes: Axes) -> str:
    from framing.showing.svg import inline  # loads matplotlib

    title = str(axes.figure.get_label()) or axes.get_xlabel().split("\n")[0] or "Picture"
    rows = [label.get_text() for label in axes.get_yticklabels()]
    texts = str(axes.get_label()) or f"Rows: {'; '.join(rows)}."
    name = f"p{hashlib.sha256(repr((title, rows, texts)).encode()).hexdigest()[:8]}"
    svg = inline(axes, name, title, texts)
    return cells.cell(Section("", "", pictures=(Picture(title, svg, ""),)))


MOST_ROWS = 100
_BEFORE = "left"  # of a concordance: these words end where the one that was looked for begins


def table_of(frame: pd.DataFrame) -> Table:
    """Return the first rows of a table, formatted as on the page.

    An index that only counts the rows is left out. At most 100 rows are shown; the caption says how
    many there are, where these are not all.

    Examples
    --------
    >>> table_of(pd.DataFrame({"text": ["mob"], "rate": [7.349], "low": [float("nan")]})).rows
    (('mob', '7.35', '–'),)
    """
    columns = [*_index(frame), *((str(name), values) for name, values in frame.items())]
    rows = zip(*(_printed(values.head(MOST_ROWS)) for _, values in columns), strict=True)
    flush = tuple(n for n, column in enumerate(columns) if _flush_right(*column))
    names = tuple(name for name, _ in columns)
    return Table("", _caption(len(frame)), names, tuple(rows), flush)


def _index(frame: pd.DataFrame) -> list[tuple[str, pd.Series]]:
    index = frame.index
    if index.nlevels == 1 and index.name is None and pd.api.types.is_integer_dtype(index.dtype):
        return []
    levels = ((name or "", index.get_level_values(n)) for n, name in enumerate(index.names))
    return [(str(name), level.to_series(index=range(len(frame)))) for name, level in levels]


def _caption(rows: int) -> str:
    if not rows:
        return "No rows."
    return f"The first {MOST_ROWS} of {numbers.count(rows)} rows." if rows > MOST_ROWS else ""


def _flush_right(name: str, values: pd.Series) -> bool:
    return name == _BEFORE or _numeric(values)


def _numeric(values: pd.Series) -> bool:
    kinds = pd.api.types
    return kinds.is_numeric_dtype(values.dtype) and not kinds.is_bool_dtype(values.dtype)


def _printed(values: pd.Series) -> list[str]:
    if _numeric(values):
        known = values.dropna()
        form = numbers.count if (known % 1 == 0).all() else numbers.decimals
        return [form(float(value)) if pd.notna(value) else numbers.DASH for value in values]
    return [_sentence(value) for value in values]


def _sentence(value: Any) -> str:
    if value is None or value is pd.NA or value is pd.NaT:
        return numbers.DASH
    if isinstance(value, float):
        return numbers.DASH if math.isnan(value) else numbers.decimals(value)
    if isinstance(value, pd.Timestamp):
        return str(value.date() if value == value.normalize() else value)
    return ("no", "yes")[bool(value)] if pd.api.types.is_bool(value) else str(value)
