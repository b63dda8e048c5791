"""The receipt of an import: what was read, what was set aside and why, what was mended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Receipt:
    """What became of each row: read, or set aside with a reason; what was mended, how often."""

    expected: int = 0
    read: int = 0
    set_aside: Counter[str] = field(default_factory=Counter)
    set_aside_ids: list[str] = field(default_factory=list)
    damaged: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0

    def as_dict(self) -> dict[str, object]:
        """Return plain values in a fixed order, for a manifest."""
        return {
            "expected": self.expected,
            "read": self.read,
            "set_aside": dict(sorted(self.set_aside.items())),
            "set_aside_ids": self.set_aside_ids,
            "damaged": dict(sorted(self.damaged.items())),
            "mended": dict(sorted(self.mended.items())),
            "duplicates": self.duplicates,
        }
