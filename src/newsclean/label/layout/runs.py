"""The run of lines with the greatest sum of weights."""

from __future__ import annotations

from collections.abc import Iterable


def best_run(weights: Iterable[float]) -> tuple[int, int]:
    """(first, last) place of the run with the greatest sum of weights (Kadane); (0, -1) where none is above 0.

    >>> best_run([-1, 3, -2, 4, -9, 4]), best_run([-1, 0])
    ((1, 3), (0, -1))
    """
    best, total, start = 0.0, 0.0, 0
    run = (0, -1)
    for place, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, place
        total += weight
        if total > best:
            best, run = total, (start, place)
    return run
