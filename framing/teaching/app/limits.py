"""Limit how often something may happen, such as requests of one session."""

from __future__ import annotations

import time
from collections import deque


class Rate:
    """A limit on events: for each key, ``most`` of them within any ``span`` seconds.

    Examples
    --------
    >>> rate = Rate(2, 60)
    >>> [rate.takes("anna") for _ in range(3)], rate.takes("bo")
    ([True, True, False], True)
    """

    MOST_KEYS = 10_000

    def __init__(self, most: int, span: float) -> None:
        self.most, self.span = most, span
        self._times: dict[str, deque[float]] = {}

    def takes(self, key: str) -> bool:
        """Return whether it may happen once more for ``key``, and count it if so."""
        times = self._fresh(key)
        if len(times) >= self.most:
            return False
        times.append(time.monotonic())
        return True

    def is_full(self, key: str) -> bool:
        """Return whether it may not happen once more for ``key``; nothing is counted."""
        return len(self._fresh(key)) >= self.most

    def _fresh(self, key: str) -> deque[float]:
        now = time.monotonic()
        if key not in self._times and len(self._times) >= self.MOST_KEYS:
            self._times = {k: v for k, v in self._times.items() if v and now - v[-1] < self.span}
            if len(self._times) >= self.MOST_KEYS:
                self._times.clear()
        times = self._times.setdefault(key, deque())
        while times and now - times[0] >= self.span:
            times.popleft()
        return times
