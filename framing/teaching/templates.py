"""Templates filled so that all text is inert: every value is escaped unless it is Markup."""

from __future__ import annotations

from functools import cache
from importlib import resources

import jinja2

from framing.teaching.exercise import number_asked
from framing.teaching.lessons import label_name

_OPENING = tuple("\"'“‘„‚«‹")


def source(name: str) -> str:
    """Read a file that lies beside the templates."""
    folder = resources.files("framing.teaching").joinpath("templates")
    return folder.joinpath(name).read_text(encoding="utf-8")


def fill(name: str, /, **values: object) -> str:
    """Fill a template; a value that it needs and does not get is an error."""
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
    """Write points: a dash where a person still has to read.

    Examples
    --------
    >>> points(2.0), points(1.5), points(float("nan"))
    ('2', '1.5', '–')
    """
    return "–" if value != value else f"{value:g}"


def decimals(value: float) -> str:
    """Write a measure with two decimals; a dash where it is undefined.

    Examples
    --------
    >>> decimals(0.745), decimals(-0.001), decimals(float("nan"))
    ('0.74', '0.00', '–')
    """
    return "–" if value != value else f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def quoted(words: str) -> str:
    """Put words between quotation marks, unless they begin with some of their own.

    Examples
    --------
    >>> quoted("regime"), quoted("“order”")
    ('“regime”', '“order”')
    """
    return words if words[:1] in _OPENING else f"“{words}”"
