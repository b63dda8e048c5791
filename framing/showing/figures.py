"""Save a picture for print: PDF or SVG, white, with its title, the same bytes each time."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from framing.cache import replace_file
from framing.showing.svg import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ENDINGS = (".pdf", ".svg")
# Nothing that differs from one day or machine to another.
_METADATA: dict[str, dict[str, Any]] = {
    ".pdf": dict.fromkeys(("CreationDate", "Creator", "Producer")),
    ".svg": dict.fromkeys(("Date", "Creator", "Format", "Type")),
}
_LETTERS = 9.5  # of a title in an inch
_LINE = 0.2  # inches
_OWN = b"font-family: 'DejaVu Sans'"
_ELSEWHERE = b"font-family: 'DejaVu Sans', Verdana, sans-serif"  # as wide, where there is no DejaVu
_MISSING = "Glyph .* missing from font"


def save_figure(axes: Axes, path: str | Path, title: str | None = None) -> Path:
    """Write a picture to a PDF or SVG file for print, and return its path.

    Parameters
    ----------
    axes
        The axes that a ``plot_`` function returned, or any axes of a figure.
    path
        The file to write; its ending is ``.pdf`` or ``.svg``.
    title
        The title above the picture; by default the figure's label, ``""`` for none.

    Returns
    -------
    Path
        The file. White background; in an SVG words are text, in a PDF the fonts are embedded
        (TrueType, so that they can be searched and edited). The same picture gives the same bytes.

    Raises
    ------
    TypeError
        If it is given anything but axes.
    ValueError
        If the name ends in anything else.

    Notes
    -----
    A letter that the font of the PDF lacks is drawn as a box, with a warning that names it: the SVG
    keeps it as text.

    Examples
    --------
    >>> import tempfile
    >>> from framing import Article, analyze, plot_actors
    >>> axes = plot_actors(analyze(Article("a", "Anna Berg met the rebels."), "actor"))
    >>> save_figure(axes, Path(tempfile.mkdtemp()) / "actors.svg").read_text()[:5]
    '<?xml'
    """
    file = Path(path)
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise ValueError(f"{file.name}: a figure is written as .pdf or .svg; name it so.")
    figure = _figure_of(axes)
    wanted = str(figure.get_label()) if title is None else title
    replace_file(file, _drawn(figure, wanted, ending))
    return file


def _figure_of(axes: Axes) -> Figure:
    from matplotlib.figure import Figure

    figure = getattr(axes, "figure", None)
    if not isinstance(figure, Figure) or not hasattr(axes, "get_xlabel"):
        raise TypeError(
            f"save_figure takes the axes that a plot_ function gave, not {type(axes).__name__}."
        )
    return figure


def _drawn(figure: Figure, title: str, ending: str) -> bytes:
    """Return the bytes of a PDF or SVG file (``ending``): the figure on white, below its title."""
    import matplotlib

    file = io.BytesIO()
    with look(), matplotlib.rc_context({"pdf.fonttype": 42}), warnings.catch_warnings():
        if ending == ".svg":
            warnings.filterwarnings("ignore", _MISSING)
        with _titled(figure, title):
            figure.savefig(file, format=ending[1:], facecolor="white", metadata=_METADATA[ending])
    drawn = file.getvalue()
    return drawn.replace(_OWN, _ELSEWHERE) if ending == ".svg" else drawn


@contextmanager
def _titled(figure: Figure, title: str) -> Iterator[None]:
    """Enlarge a figure for a title above it while the block runs."""
    width, height = figure.get_size_inches()
    lines = wrap(title, int(width * _LETTERS))
    heading = figure.suptitle("\n".join(lines), x=0.01, ha="left", size=11, weight="bold")
    figure.set_size_inches(width, height + _LINE * len(lines))
    for axes in figure.axes:
        if spec := axes.get_subplotspec():
            axes.set_subplotspec(spec)  # a layout starts from the one before: always from none
    try:
        yield
    finally:
        heading.set_text("")
        figure.set_size_inches(width, height)
