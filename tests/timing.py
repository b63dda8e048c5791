"""Seconds of work that do not depend on what else the process holds or the machine does."""

import gc
import time

ENOUGH = 0.05  # seconds that are measured well; longer work shows growth no better


def grows_with_length_alone(work, size, times=4):
    """Say whether `work(times * n)` takes about `times` as long as `work(n)`, `n` at most `size`.

    `n` is the smallest that takes long enough to be measured. A busy machine can only lengthen a
    measurement, so the best of three tries counts. The limit lies between growth with the length
    (its power of 1) and with its square (2).
    """
    long_enough = _measurable(work, size)
    return any(_growth(work, long_enough, times) < times**1.6 for _ in range(3))


def cpu_seconds(work, *given, runs=2):
    """Give the least CPU time of some runs, with the collector of garbage at rest."""
    gc.collect()
    gc.disable()
    try:
        return min(_once(work, *given) for _ in range(runs))
    finally:
        gc.enable()


def _measurable(work, most):
    size = max(1, most // 16)
    while size < most and _once(work, size) < ENOUGH:
        size *= 2
    return min(size, most)


def _growth(work, size, times):
    return cpu_seconds(work, times * size, runs=1) / max(cpu_seconds(work, size), 0.02)


def _once(work, *given):
    begun = time.process_time()
    work(*given)
    return time.process_time() - begun
