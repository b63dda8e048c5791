"""Seconds of work that do not depend on what else the process holds or the machine does."""

import gc
import time


def grows_with_length_alone(work, size, times=4):
    """Say whether `work(times * size)` takes about `times` as long as `work(size)`.

    A busy machine can only lengthen a measurement, so the best of three tries counts. The limit
    lies between growth with the length (its power of 1) and with its square (2).
    """
    return any(_growth(work, size, times) < times**1.6 for _ in range(3))


def cpu_seconds(work, runs=2):
    """Give the least CPU time of some runs, with the collector of garbage at rest."""
    gc.collect()
    gc.disable()
    try:
        return min(_once(work) for _ in range(runs))
    finally:
        gc.enable()


def _growth(work, size, times):
    short = cpu_seconds(lambda: work(size))
    return cpu_seconds(lambda: work(times * size), runs=1) / max(short, 0.02)


def _once(work):
    begun = time.process_time()
    work()
    return time.process_time() - begun
