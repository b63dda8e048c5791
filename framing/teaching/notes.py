"""Collect remarks on what could not be read in one student's answers."""

from __future__ import annotations


class Notes:
    """Remarks on what could not be read in one student's answers; equal remarks become one.

    `add` takes a remark; `lines` gives them all, such as "a mark fits no words of the exercise:
    'regime', 'thugs' and 2 more"; `unread` gives the tasks, questions and other parts concerned.
    """

    def __init__(self) -> None:
        self._said: dict[str, list[str]] = {}
        self._unread: set[str] = set()

    def add(self, what: str, *parts: str, example: object = "") -> None:
        """Add the remark ``what``, the names of the tasks or questions not read, and an example."""
        self._said.setdefault(what, []).append(example if isinstance(example, str) else "")
        self._unread.update(parts)

    @property
    def lines(self) -> tuple[str, ...]:
        """The remarks, each once, with up to three of its examples."""
        return tuple(self._line(what, given) for what, given in self._said.items())

    @property
    def unread(self) -> frozenset[str]:
        """The names of the parts (tasks, questions, facts, rewrites) not read in full."""
        return frozenset(self._unread)

    @staticmethod
    def _line(what: str, given: list[str]) -> str:
        shown = [repr(each[:60]) for each in given[:3] if each]
        more = f" and {len(given) - 3} more" if len(given) > 3 else ""
        return f"{what}: {', '.join(shown)}{more}" if shown else what
