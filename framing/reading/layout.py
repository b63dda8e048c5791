"""Records between the steps of reading: what is visible of a source, what was decided on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.reading.assemble import Aside, Paragraph
from framing.reading.front_lines import Origin


@dataclass(frozen=True)
class Visible:
    """The characters that a reader of a source sees, before an article is found in them.

    Parameters
    ----------
    text
        All of them, those in ``hidden`` too. The receipt, an account of what became of each
        character, has this text as its input.
    kind
        ``text``, ``html``, ``pdf``, ``docx`` or ``rtf``.
    encoding
        The encoding they were read in; empty if there were no bytes.
    hidden
        Stretches of ``text`` that are known to be no part of the article (the menu of a page),
        each with the reason.
    known
        What metadata say of author, date, outlet, address and headline.
    notes
        Sentences about damage, for the receipt.
    """

    text: str
    kind: str
    encoding: str = ""
    hidden: tuple[Aside, ...] = ()
    known: Origin = field(default_factory=Origin)
    notes: tuple[str, ...] = ()


@dataclass
class Layout:
    """What was decided about the characters of a source; `assemble.assemble` carries it out.

    All offsets are into the clean string (see `scrub.Clean`).

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
