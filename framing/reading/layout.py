"""What passes between the steps of reading: what is visible of a source, what is decided on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.reading.assemble import Aside, Paragraph
from framing.reading.front_lines import Origin


@dataclass(frozen=True)
class Visible:
    """The visible characters of a source.

    Parameters
    ----------
    text
        The characters; the receipt accounts for each of them.
    kind
        ``text``, ``html``, ``pdf``, ``docx`` or ``rtf``.
    encoding
        The encoding they were read in; empty if there were no bytes.
    hidden
        Stretches of ``text`` that were set aside already, with the reason.
    known
        What metadata say of the origin.
    notes
        Sentences about damage.
    """

    text: str
    kind: str
    encoding: str = ""
    hidden: tuple[Aside, ...] = ()
    known: Origin = field(default_factory=Origin)
    notes: tuple[str, ...] = ()


@dataclass
class Layout:
    """What was decided about a clean string, for `assemble.assemble`.

    Attributes
    ----------
    paragraphs
        The stretches that become paragraphs, in order.
    asides
        The stretches that are left out, each with its reason.
    origin
        Outlet, author, date and address, as far as they are known.
    has_headline
        Whether the first paragraph is the headline.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    origin: Origin = field(default_factory=Origin)
    has_headline: bool = False
