"""Format numbers for print, in one place, so that the digits agree everywhere."""

from __future__ import annotations

import math
from collections.abc import Callable

DASH = "–"  # undefined: never printed as 0
MINUS = "−"


def count(value: float) -> str:
    """Return a count as text, with commas between thousands; "–" for NaN.

    Examples
    --------
    >>> count(1234), count(float("nan"))
    ('1,234', '–')
    """
    return DASH if _undefined(value) else f"{round(value):,}"


def rate(value: float) -> str:
    """Return a rate or a readability index as text with one decimal; "–" for NaN.

    Examples
    --------
    >>> rate(7.349), rate(0.01), rate(0.0), rate(float("nan"))
    ('7.3', '<0.1', '0.0', '–')
    """
    if _undefined(value):
        return DASH
    if 0 < value < 0.05:
        return "<0.1"
    return f"{value:,.1f}".replace("-", MINUS)


def score(value: float) -> str:
    """Return a value between -1 and 1 as text with sign and two decimals; "–" for NaN.

    Examples
    --------
    >>> score(0.256), score(-0.5), score(0.001)
    ('+0.26', '−0.50', '0.00')
    """
    if _undefined(value):
        return DASH
    printed = f"{value:+.2f}".replace("-", MINUS)
    return "0.00" if printed[1:] == "0.00" else printed


def share(value: float) -> str:
    """Return a share (0 to 1) as text in per cent.

    Examples
    --------
    >>> share(0.5), share(0.004), share(float("nan"))
    ('50%', '<1%', '–')
    """
    if _undefined(value):
        return DASH
    return "<1%" if 0 < value < 0.005 else f"{100 * value:.0f}%"


def ratio(value: float) -> str:
    """Return a share (0 to 1) as text with two decimals, as for precision and recall.

    Examples
    --------
    >>> ratio(0.875), ratio(float("nan"))
    ('0.88', '–')
    """
    return DASH if _undefined(value) else f"{value:.2f}"


def decimals(value: float) -> str:
    """Return an unbounded statistic as text with two decimals.

    Examples
    --------
    >>> decimals(-12.345), decimals(float("inf")), decimals(float("nan"))
    ('−12.35', '∞', '–')
    """
    if _undefined(value):
        return DASH
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    return f"{value:,.2f}".replace("-", MINUS)


def between(low: float, high: float, form: Callable[[float], str] = rate) -> str:
    """Return an interval as text, its ends printed by ``form``; "too few" where it is NaN.

    Examples
    --------
    >>> between(2.0, 4.26), between(float("nan"), float("nan"))
    ('2.0 to 4.3', 'too few')
    """
    return "too few" if _undefined(low) else f"{form(low)} to {form(high)}"


def times(n: int, one: str, many: str = "") -> str:
    """Return the singular or plural of a noun for a count.

    Examples
    --------
    >>> times(1, "word"), times(2, "word"), times(0, "country", "countries")
    ('word', 'words', 'countries')
    """
    return one if n == 1 else many or f"{one}s"


def listed(items: list[str]) -> str:
    """Return items joined into an English list.

    Examples
    --------
    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def _undefined(value: float) -> bool:
    return value is None or math.isnan(value)
