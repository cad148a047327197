"""What the first forest says of the lines around each line, as numbers for the second.

Likelihoods come as whole numbers up to LEVELS, so that all numbers here are whole too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import mul, sub

# The likelihood of a line that is surely the text's.
LEVELS = 255
# How far windows reach, in lines: that of likelihoods and that of words.
WINDOW, WORDS_WINDOW = 8, 10
# A line counts with at most this many words.
_MOST = 60
# What a line must have so that it lengthens the run of kept text, and how many words a line counts for at least there.
_RUN, _LEAST = 90, 3
_FAR = 60
# From this likelihood on a line is taken for kept here; so many words count as a gap at most.
_KEPT, MOST_GAP = 128, 255

# Features of lines, in order, each with its greatest value, then those of the text.
_BOTH = ("before", "after")
CONTEXT_LIMITS = {
    "p": LEVELS, **{f"p_{side}": LEVELS for side in _BOTH}, **{f"p_2_{side}": LEVELS for side in _BOTH},
    **{f"window_{side}": LEVELS for side in _BOTH}, **{f"kept_10_{side}": WORDS_WINDOW * _MOST for side in _BOTH},
    **{f"kept_{side}": 100 for side in _BOTH}, "since_start": 2 * _FAR, "until_end": 2 * _FAR,
    **{f"gap_{side}": MOST_GAP for side in _BOTH},
}  # fmt: skip
CONTEXT_PAGE = ("kept_page", "kept_share", "kept_in_run")
TEXT_CONTEXT = (*CONTEXT_LIMITS, *CONTEXT_PAGE)

Column = Sequence[int]


def context_of(p: Sequence[int], words: Sequence[int]) -> tuple[tuple[Column, ...], tuple[int, ...]]:
    """The columns in the order of CONTEXT_LIMITS and the numbers in that of CONTEXT_PAGE, from each line's likelihood.

    >>> columns, page = context_of([0, 255, 255], [3, 20, 20])
    >>> columns[1], columns[9], page
    ([0, 0, 255], [0, 0, 50], (40, 93, 100))
    """
    total = len(p)
    weights = [count if count < _MOST else _MOST for count in words]
    kept = list(map(mul, p, weights))
    p_sums, kept_sums = _sums(p), _sums(kept)
    every = kept_sums[-1] or 1
    first, last = _run(p, weights)
    in_run = kept_sums[last + 1] - kept_sums[first]
    padded = [0, 0, *p, 0, 0]
    reach = WORDS_WINDOW
    columns = (
        p,
        padded[1:-3],
        padded[3:-1],
        padded[:-4],
        padded[4:],
        [sum_ // WINDOW for sum_ in map(sub, p_sums[:-1], [0] * WINDOW + p_sums)],
        [sum_ // WINDOW for sum_ in map(sub, p_sums[1 + WINDOW :] + [p_sums[-1]] * WINDOW, p_sums[1:])],
        [sum_ // LEVELS for sum_ in map(sub, kept_sums[:-1], [0] * reach + kept_sums)],
        [sum_ // LEVELS for sum_ in map(sub, kept_sums[1 + reach :] + [kept_sums[-1]] * reach, kept_sums[1:])],
        [100 * before // every for before in kept_sums[:-1]],
        [100 * (kept_sums[-1] - before) // every for before in kept_sums[1:]],
        [min(max(i, 0), 2 * _FAR) for i in range(_FAR - first, _FAR - first + total)],
        [min(max(i, 0), 2 * _FAR) for i in range(_FAR + last, _FAR + last - total, -1)],
        _gaps(p, weights),
        _gaps(p[::-1], weights[::-1])[::-1],
    )
    page = (kept_sums[-1] // LEVELS, 100 * kept_sums[-1] // (LEVELS * (sum(weights) or 1)), 100 * in_run // every)
    return columns, page


def _sums(values: Sequence[int]) -> list[int]:
    """What stands before each line, and at last all of it."""
    return list(accumulate(values, initial=0))


def _gaps(p: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Of each line how many words stand between it and the last line before it that is likely kept."""
    gaps, gap = [], MOST_GAP
    for own, weight in zip(p, weights, strict=True):
        gaps.append(gap if gap < MOST_GAP else MOST_GAP)
        gap = 0 if own >= _KEPT else gap + weight
    return gaps


def _run(p: Sequence[int], weights: Sequence[int]) -> tuple[int, int]:
    """First and last line of the run with the most kept text (Kadane)."""
    best, total, start = 0, 0, 0
    run = (0, -1)
    for i, (own, weight) in enumerate(zip(p, weights, strict=True)):
        if total <= 0:
            total, start = 0, i
        total += (own - _RUN) * (weight if weight > _LEAST else _LEAST)
        if total > best:
            best, run = total, (start, i)
    return run
