"""What is decided about a clean string on the way to an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.reading.assemble import Aside, Paragraph
from framing.reading.front import Origin


@dataclass
class Layout:
    """What was decided about a clean string, for `assemble.assemble`."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    origin: Origin = field(default_factory=Origin)
    has_headline: bool = False
