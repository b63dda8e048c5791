"""Fill HTML templates in which every value is escaped unless it is Markup."""

from __future__ import annotations

from functools import cache
from importlib import resources

import jinja2

from framing.teaching.exercise import number_asked
from framing.teaching.lessons import label_name

_OPENING = tuple("\"'“‘„‚«‹")


def source(name: str) -> str:
    """Return the text of a file in the folder of templates, such as "sheet.css"."""
    folder = resources.files("framing.teaching").joinpath("templates")
    return folder.joinpath(name).read_text(encoding="utf-8")


def fill(name: str, /, **values: object) -> str:
    """Return the HTML of a template filled with ``values``; jinja2 raises if one is missing."""
    return _environment().get_template(name).render(**values)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["asked"] = number_asked
    environment.filters["shown"] = label_name
    environment.filters["points"] = points
    environment.filters["decimals"] = decimals
    environment.filters["quoted"] = quoted
    return environment


def points(value: float) -> str:
    """Return points as text; a dash for NaN, which means that a person still has to read.

    Examples
    --------
    >>> points(2.0), points(1.5), points(float("nan"))
    ('2', '1.5', '–')
    """
    return "–" if value != value else f"{value:g}"


def decimals(value: float) -> str:
    """Return a measure with two decimals; a dash for NaN.

    Examples
    --------
    >>> decimals(0.745), decimals(-0.001), decimals(float("nan"))
    ('0.74', '0.00', '–')
    """
    return "–" if value != value else f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def quoted(words: str) -> str:
    """Return words in quotation marks, or as they are if they begin with one.

    Examples
    --------
    >>> quoted("regime"), quoted("“order”")
    ('“regime”', '“order”')
    """
    return words if words[:1] in _OPENING else f"“{words}”"
