"""Time the tone toward an actor on NewsMTSC, whose files stay outside the project.

Usage: python -m benchmarks.tone_newsmtsc FILE.jsonl [FILE.jsonl ...]

Prints the pairs that each method scores a second on one core, and the memory of the whole process.
How often they are right is what ``framing validate FILE.jsonl`` measures.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from framing import sentiment
from framing.validation.tone import pairs


def main() -> None:
    """Print the figures for each file named on the command line."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    for method in sentiment.METHODS:
        sentiment.score(["Anna won."], [(0, 4)], method=method)  # loaded before the clock starts
    for name in sys.argv[1:]:
        sentences, targets, _ = pairs(Path(name))
        for method in sentiment.METHODS:
            began = time.perf_counter()
            sentiment.score(sentences, targets, method=method)
            speed = len(sentences) / (time.perf_counter() - began)
            print(f"{Path(name).name}, {method}: {len(sentences)} pairs, {speed:,.0f} pairs/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
