"""The first forest's results around each line, as numbers for the second forest.

Probabilities are given as whole numbers from 0 to LEVELS, so that all numbers here are whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

from newsclean.label.layout.runs import best_run
from newsclean.label.text.columns import FAR, ramp, sums_of, window_after, window_before

# The value for a probability of 1.
LEVELS = 255
# The reach of windows, in lines: for probabilities and for words.
WINDOW, WORDS_WINDOW = 8, 10
# A line counts for at most this many words.
_MOST = 60
# A line lengthens the run of kept text if its value is above _RUN; there it counts for at least _LEAST words.
_RUN, _LEAST = 90, 3
# A line counts as kept from the value _KEPT on; a gap counts at most MOST_GAP words.
_KEPT, MOST_GAP = 128, 255

# The features of lines, in order, each with its greatest value; then those of the text.
_BOTH = ("before", "after")
CONTEXT_LIMITS = {
    "p": LEVELS, **{f"p_{side}": LEVELS for side in _BOTH}, **{f"p_2_{side}": LEVELS for side in _BOTH},
    **{f"window_{side}": LEVELS for side in _BOTH}, **{f"kept_10_{side}": WORDS_WINDOW * _MOST for side in _BOTH},
    **{f"kept_{side}": 100 for side in _BOTH}, "since_start": 2 * FAR, "until_end": 2 * FAR,
    **{f"gap_{side}": MOST_GAP for side in _BOTH},
}  # fmt: skip
CONTEXT_PAGE = ("kept_page", "kept_share", "kept_in_run")
TEXT_CONTEXT = (*CONTEXT_LIMITS, *CONTEXT_PAGE)

Column = Sequence[int]


def context_of(p: Sequence[int], words: Sequence[int]) -> tuple[tuple[Column, ...], tuple[int, ...]]:
    """The columns in the order of CONTEXT_LIMITS, and the numbers of CONTEXT_PAGE, from the value `p` of each line.

    >>> columns, page = context_of([0, 255, 255], [3, 20, 20])
    >>> columns[1], columns[9], page
    ([0, 0, 255], [0, 0, 50], (40, 93, 100))
    """
    total = len(p)
    weights = [count if count < _MOST else _MOST for count in words]
    kept = list(map(mul, p, weights))
    p_sums, kept_sums = sums_of(p), sums_of(kept)
    every = kept_sums[-1] or 1
    first, last = best_run(
        (own - _RUN) * (weight if weight > _LEAST else _LEAST) for own, weight in zip(p, weights, strict=True)
    )
    in_run = kept_sums[last + 1] - kept_sums[first]
    padded = [0, 0, *p, 0, 0]
    columns = (
        p,
        padded[1:-3],
        padded[3:-1],
        padded[:-4],
        padded[4:],
        [likely // WINDOW for likely in window_before(p_sums, WINDOW)],
        [likely // WINDOW for likely in window_after(p_sums, WINDOW)],
        [words_kept // LEVELS for words_kept in window_before(kept_sums, WORDS_WINDOW)],
        [words_kept // LEVELS for words_kept in window_after(kept_sums, WORDS_WINDOW)],
        [100 * before // every for before in kept_sums[:-1]],
        [100 * (kept_sums[-1] - before) // every for before in kept_sums[1:]],
        ramp(total, first - FAR, 2 * FAR),
        ramp(total, total - 1 - last - FAR, 2 * FAR)[::-1],
        _gaps(p, weights),
        _gaps(p[::-1], weights[::-1])[::-1],
    )
    page = (kept_sums[-1] // LEVELS, 100 * kept_sums[-1] // (LEVELS * (sum(weights) or 1)), 100 * in_run // every)
    return columns, page


def _gaps(p: Sequence[int], weights: Sequence[int]) -> list[int]:
    """For each line the number of words between it and the last line before it that counts as kept."""
    gaps, gap = [], MOST_GAP
    for own, weight in zip(p, weights, strict=True):
        gaps.append(gap if gap < MOST_GAP else MOST_GAP)
        gap = 0 if own >= _KEPT else gap + weight
    return gaps
