"""Columns of whole numbers, one number a line, computed for all lines at once: sums, windows, distances, counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import sub

# The greatest distance between lines that is counted.
FAR = 60


def at_most(values: Iterable[int], most: int) -> list[int]:
    """The values, each limited to `most`."""
    return [value if value < most else most for value in values]


def sums_of(values: Sequence[int]) -> list[int]:
    """For each line the sum of the values before it; the last entry is the sum of all."""
    return list(accumulate(values, initial=0))


def window_before(sums: list[int], reach: int) -> list[int]:
    """For each line the sum over up to `reach` lines before it; `sums` come from `sums_of`.

    >>> window_before(sums_of([1, 2, 3, 4]), 2), window_after(sums_of([1, 2, 3, 4]), 2)
    ([0, 1, 3, 5], [5, 7, 4, 0])
    """
    return list(map(sub, sums[:-1], [0] * reach + sums))


def window_after(sums: list[int], reach: int) -> list[int]:
    """For each line the sum over up to `reach` lines after it; `sums` come from `sums_of`."""
    return list(map(sub, sums[1 + reach :] + [sums[-1]] * reach, sums[1:]))


def ramp(total: int, start: int, most: int) -> list[int]:
    """A column of length `total`: 0 up to line `start`, then rising by one a line up to `most`.

    >>> ramp(6, 2, 2), ramp(4, -1, 9)
    ([0, 0, 0, 1, 2, 2], [1, 2, 3, 4])
    """
    rising = list(range(max(0, -start), most))
    return ([0] * max(0, start) + rising + [most] * total)[:total]


def since(places: Sequence[int], total: int) -> list[int]:
    """For each line the number of lines between it and the last of `places` before it; FAR where there is none.

    >>> since([1, 3], 6), until([1, 3], 6)
    ([60, 60, 0, 1, 0, 1], [0, 1, 0, 60, 60, 60])
    """
    if not places:
        return [FAR] * total
    column = [FAR] * (places[0] + 1)
    for place, following in zip(places, (*places[1:], total - 1), strict=True):
        column += ramp(following - place, 0, FAR)
    return column


def until(places: Sequence[int], total: int) -> list[int]:
    """For each line the number of lines between it and the first of `places` after it; FAR where there is none."""
    return since([total - 1 - place for place in reversed(places)], total)[::-1]


def passed(places: Sequence[int], total: int) -> list[int]:
    """For each line the number of `places` before it.

    >>> passed([0, 2], 4)
    [0, 1, 1, 2]
    """
    column: list[int] = []
    for count, (start, end) in enumerate(zip((-1, *places), (*places, total - 1), strict=True)):
        column += [count] * (end - start)
    return column
