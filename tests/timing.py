"""Seconds of work that do not depend on what else the process holds or the machine does."""

import gc
import time


def cpu_seconds(work, runs=2):
    """Give the least CPU time of some runs, with the collector of garbage at rest."""
    gc.collect()
    gc.disable()
    try:
        return min(_once(work) for _ in range(runs))
    finally:
        gc.enable()


def _once(work):
    begun = time.process_time()
    work()
    return time.process_time() - begun
