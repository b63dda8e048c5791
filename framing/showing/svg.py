"""Turn a picture into inline SVG: real text, colours of the page, the same bytes each time."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from framing.showing import escape
from framing.showing.styles import STYLES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK = "#1c1b19"
MUTED = "#5e5b55"
RULE = "#d9d5cc"
PAPER = "#fbfaf7"
SAME = " The table below has the same numbers."
_VARIABLES = {INK: "--ink", MUTED: "--muted", RULE: "--rule", PAPER: "--paper"} | {
    style.light: f"--c-{style.key}" for style in STYLES
}
_LOOK: dict[Any, Any] = {
    "axes.edgecolor": RULE,
    "axes.labelcolor": INK,
    "axes.facecolor": "none",
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK,
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "figure.facecolor": "none",
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same layout on every machine
    "font.size": 10,
    "grid.color": RULE,
    "legend.frameon": False,
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "ytick.major.size": 0,
    "svg.fonttype": "none",
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
}


@contextmanager
def look(name: str = "figure") -> Iterator[None]:
    """Set matplotlib to the page's colours and font while the block runs.

    ``name`` is the salt of the ids in the SVG: equal names give equal bytes.
    """
    import matplotlib

    with matplotlib.rc_context({**_LOOK, "svg.hashsalt": name}):
        yield


def inline(axes: Axes, name: str, title: str, description: str) -> Markup:
    """Return a picture as an ``<svg>`` element.

    Parameters
    ----------
    axes
        The axes that a ``plot_`` function returned.
    name
        A prefix of the ids inside, so that several pictures fit on one page.
    title, description
        The title and the description for screen readers.

    Returns
    -------
    Markup
        The element. Colours of the page are CSS variables, so that it follows a dark or light
        scheme.
    """
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = axes.figure
    if not isinstance(figure, Figure):
        raise TypeError("Only a figure of its own can be put into a page, not a part of one.")
    file = io.StringIO()
    metadata = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with look(name), warnings.catch_warnings():
        # The text stays text: the reader's fonts have glyphs that matplotlib's own lacks.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        FigureCanvasSVG(figure).print_svg(file, metadata=metadata)
    drawn = file.getvalue()
    body = drawn[drawn.index("<svg") :]
    head, body = body.split(">", 1)
    box = re.search(r'viewBox="[^"]*"', head)
    names = f"{name}-title {name}-desc"
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" {box.group() if box else ""} role="img"'
        f' aria-labelledby="{names}"><title id="{name}-title">{escape.text(title)}</title>'
        f'<desc id="{name}-desc">{escape.text(description)}</desc>{_of_page(body, name)}'
    )


def _of_page(body: str, name: str) -> str:
    """Return SVG with ids prefixed by ``name``, colours as CSS variables, the page's font."""
    body = re.sub(r"<metadata>.*?</metadata>", "", body, count=1, flags=re.DOTALL)
    body = re.sub(r"<!--.*?-->\s*", "", body, flags=re.DOTALL)
    body = re.sub(r'\b(id="|xlink:href="#|url\(#)', rf"\g<1>{name}-", body)
    body = body.replace("xlink:href", "href")
    body = re.sub(r"""font(-family)?: ?([^;"]*?)('DejaVu Sans'[^;"]*)""", _own_font, body)
    for colour, variable in _VARIABLES.items():
        body = body.replace(colour, f"var({variable})")
    return body


def _own_font(match: re.Match[str]) -> str:
    kind, size = match.group(1) or "", match.group(2)
    return f"font{kind}: {size}var(--sans)"
