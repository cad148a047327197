"""What the first pass says of the lines around each line, as numbers for the second pass."""

from __future__ import annotations

from collections.abc import Sequence

TEXT_CONTEXT = (
    "p", "p_before", "p_2_before", "p_after", "p_2_after", "window_8_before", "window_8_after", "flow_before",
    "flow_after", "kept_before", "kept_after", "since_kept", "until_kept", "gap_before", "gap_after", "since_start",
    "until_end", "in_run", "kept_page", "kept_share",
)  # fmt: skip

# How much of the flow of kept text is left one line on, and how far a window reaches, in lines.
_DECAY, _WINDOW = 0.8, 8
# A line counts with at most this many words.
_MOST = 60
# From this probability on a line is taken for kept here.
_KEPT = 0.5
# What a line must have so that it lengthens the run of kept text, and what an empty-handed line costs at least.
_RUN, _LEAST = 0.35, 3
_FAR = 60

Context = tuple[float, ...]


def context_of(p: Sequence[float], words: Sequence[int], wanted: Sequence[bool]) -> list[Context]:
    """Of each wanted line a row in the order of TEXT_CONTEXT. `p` is each line's probability at first sight."""
    total = len(p)
    weights = [count if count < _MOST else _MOST for count in words]
    kept = [own * count for own, count in zip(p, weights, strict=True)]
    likelihoods, kept_sum = _sums(p), _sums(kept)
    before, after = _flow(kept), _flow(kept[::-1])[::-1]
    since, gap_before = _gaps(p, weights)
    until, gap_after = (values[::-1] for values in _gaps(p[::-1], weights[::-1]))
    first, last = _run(p, weights)
    whole = kept_sum[-1] or 1.0
    share = whole / (sum(weights) or 1)
    padded = [0.0, 0.0, *p, 0.0, 0.0]
    rows: list[Context] = []
    for i in range(total):
        if wanted[i]:
            low, high = max(0, i - _WINDOW), min(total, i + 1 + _WINDOW)
            rows.append((
                p[i], padded[i + 1], padded[i], padded[i + 3], padded[i + 4], likelihoods[i] - likelihoods[low],
                likelihoods[high] - likelihoods[i + 1], before[i], after[i], kept_sum[i] / whole,
                (kept_sum[-1] - kept_sum[i + 1]) / whole, since[i], until[i], gap_before[i], gap_after[i],
                _near(i - first), _near(last - i), float(first <= i <= last), whole, share,
            ))  # fmt: skip
    return rows


def _sums(values: Sequence[float]) -> list[float]:
    """What stands before each line, and at last all of it."""
    sums, total = [0.0], 0.0
    for value in values:
        total += value
        sums.append(total)
    return sums


def _flow(kept: Sequence[float]) -> list[float]:
    """Of each line the kept text before it, nearer counting more."""
    flows, flow = [], 0.0
    for own in kept:
        flows.append(flow)
        flow = _DECAY * flow + own
    return flows


def _gaps(p: Sequence[float], weights: Sequence[int]) -> tuple[list[float], list[float]]:
    """Of each line how many lines and words stand between it and the last line before it that is kept."""
    lines, words = [], []
    since, gap = float(_FAR), float(_FAR)
    for own, weight in zip(p, weights, strict=True):
        lines.append(min(since, _FAR))
        words.append(gap)
        since, gap = (0.0, 0.0) if own >= _KEPT else (since + 1, gap + weight)
    return lines, words


def _run(p: Sequence[float], weights: Sequence[int]) -> tuple[int, int]:
    """First and last line of the run with the most kept text (Kadane)."""
    best, total, start = 0.0, 0.0, 0
    run = (0, -1)
    for i, (own, weight) in enumerate(zip(p, weights, strict=True)):
        if total <= 0.0:
            total, start = 0.0, i
        total += (own - _RUN) * (weight if weight > _LEAST else _LEAST)
        if total > best:
            best, run = total, (start, i)
    return run


def _near(distance: int) -> float:
    return float(max(-_FAR, min(distance, _FAR)))
