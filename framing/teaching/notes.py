"""Remarks on one answer: what was left out of it, and why."""

from __future__ import annotations


class Notes:
    """What could not be read of an answer, said once for each kind, and the parts it was of."""

    def __init__(self) -> None:
        self._said: dict[str, list[str]] = {}
        self._unread: set[str] = set()

    def add(self, what: str, *parts: str, example: object = "") -> None:
        """Note what was left out, and of which parts; of one kind only some examples are told."""
        self._said.setdefault(what, []).append(example if isinstance(example, str) else "")
        self._unread.update(parts)

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each kind, with the first examples."""
        return tuple(self._line(what, given) for what, given in self._said.items())

    @property
    def unread(self) -> frozenset[str]:
        """The parts of which something could not be read."""
        return frozenset(self._unread)

    @staticmethod
    def _line(what: str, given: list[str]) -> str:
        shown = [repr(each[:60]) for each in given[:3] if each]
        more = f" and {len(given) - 3} more" if len(given) > 3 else ""
        return f"{what}: {', '.join(shown)}{more}" if shown else what
