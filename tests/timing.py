"""Seconds of work that do not depend on what else the process holds or the machine does."""

import gc
import time

ENOUGH = 0.02  # seconds that are measured well; longer work shows growth no better


def grows_with_length_alone(work, size, times=4):
    """Say whether `work(times * n)` takes about `times` as long as `work(n)`, `n` at most `size`.

    `n` is the smallest that takes long enough to be measured, beyond what any call takes. A busy
    machine can only lengthen a measurement, so the best of three tries counts. The limit lies
    between growth with the length (its power of 1) and with its square (2).
    """
    always = _cpu_seconds(work, 1)
    long_enough = _measurable(work, size, always)
    return any(_growth(work, long_enough, times, always) < times**1.6 for _ in range(3))


def _measurable(work, most, always):
    size = max(1, most // 16)
    while size < most and _once(work, size) - always < ENOUGH:
        size *= 2
    return min(size, most)


def _growth(work, size, times, always):
    long, short = _cpu_seconds(work, times * size, runs=1), _cpu_seconds(work, size)
    return (long - always) / max(short - always, ENOUGH)


def _cpu_seconds(work, size, runs=2):
    """Give the least CPU time of some runs, with the collector of garbage at rest."""
    gc.disable()
    try:
        return min(_once(work, size) for _ in range(runs))
    finally:
        gc.enable()


def _once(work, size):
    begun = time.process_time()
    work(size)
    return time.process_time() - begun
