"""Define how each marker is drawn: its name for readers, its line and its colour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """Define how the marks of one marker are drawn.

    Parameters
    ----------
    marker
        The marker's name in the evidence (the table of all marks).
    key
        One or two letters, for CSS classes and attributes in the page.
    label
        The name that readers see.
    line
        The ``text-decoration`` of its marks: style and thickness differ, not only the colour.
    drop
        Distance of the line from the words in em, so that overlapping lines do not hide each other.
    light, dark
        Its colour on a light and on a dark page; each has a contrast of 3 to 1 and more.
    shown
        Whether its marks are shown when the page opens.
    path
        The columns by which the list of its marks is divided, the outermost first.
    """

    marker: str
    key: str
    label: str
    line: str
    drop: float
    light: str
    dark: str
    shown: bool = False
    path: tuple[str, ...] = ("voice", "category")


# Colours after Okabe and Ito (2008), darkened or lightened to keep their contrast.
STYLES = (
    Style("quotation", "q", "Quotations", "dotted 2px", 0.22, "#0068a3", "#6cbcf0", True,
          ("category", "voice")),
    Style("loaded", "l", "Loaded words", "solid 3px", 0.14, "#c2450a", "#ff9d66", True),
    Style("stance", "t", "Stance", "dashed 2px", 0.3, "#9b3f86", "#eb9ad3"),
    Style("sources", "o", "Sources", "double 3px", 0.34, "#00734f", "#3fcf9f", False,
          ("speaker", "voice", "category")),
    Style("actor", "a", "Actors", "solid 1.5px", 0.42, "#8a6100", "#e8b84a", False,
          ("actor", "voice")),
    Style("agency", "g", "Who acts", "wavy 1.5px", 0.3, "#4b5fbf", "#a3b1ff"),
    Style("naming", "n", "Naming", "dashed 3px", 0.46, "#7a5c14", "#d8c06a", False,
          ("actor", "voice")),
    Style("sentiment", "e", "Tone toward actors", "dotted 3px", 0.5, "#b02a55", "#ff9db5", False,
          ("actor", "voice", "category")),
    Style("difficulty", "d", "Hard to read", "wavy 1px", 0.2, "#5d6570", "#a8b0ba"),
)  # fmt: skip
_KNOWN = {style.marker: style for style in STYLES}
VOICES = {
    "writer": "the writer",
    "reported": "a source, told indirectly",
    "quoted": "a quoted source",
    "headline": "the headline",
}


def style_of(marker: str, number: int = 0) -> Style:
    """Return the style of a marker; of one not built in, a grey dashed line.

    The ``key`` (CSS class) of such a style is "x" and ``number``.
    """
    known = _KNOWN.get(marker)
    return known or Style(marker, f"x{number}", marker, "dashed 1.5px", 0.38, "#44525e", "#b6c3cf")


def styles_of(markers: Iterable[str]) -> tuple[Style, ...]:
    """Return the styles of markers: built-in ones in the order of the page, then others by name.

    Examples
    --------
    >>> [style.key for style in styles_of(["student:anna", "loaded", "quotation"])]
    ['q', 'l', 'x0']
    """
    wanted = set(markers)
    own = sorted(wanted - set(_KNOWN))
    built_in = [style for style in STYLES if style.marker in wanted]
    return (*built_in, *(style_of(name, number) for number, name in enumerate(own)))
