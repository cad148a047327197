"""What the first pass says of a block's surroundings, as numbers for the second pass."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from newsclean.label.features import Measured, Row

CONTEXT_FEATURES = (
    "p", "p_parent", "p_grandparent", "p_shape", "p_branch", "p_before", "p_after", "p_2_before", "p_2_after",
    "flow_before", "flow_after", "kept_before", "kept_after", "kept_parent", "kept_page", "window_before",
    "window_after", "p_heading", "since_heading",
)  # fmt: skip

# How much of the flow of kept text is left one block on, and how far a window reaches, in blocks.
_DECAY, _WINDOW = 0.8, 8
# A block counts in means with at most this many characters.
_MOST = 400


def context_rows(measured: Measured, p: Sequence[float], wanted: Sequence[bool]) -> list[Row]:
    """Of each wanted block a row in the order of CONTEXT_FEATURES. `p` is each block's probability at first sight."""
    sizes = measured.sizes
    total = len(p)
    weights = [size if size < _MOST else _MOST for size in sizes]
    weighed = [own * weight for own, weight in zip(p, weights, strict=True)]
    kept = [own * size for own, size in zip(p, sizes, strict=True)]
    whole = sum(kept) or 1.0
    groups = [
        _sums(keys, weighed, weights)
        for keys in (measured.parents, measured.grandparents, measured.shapes, measured.branches)
    ]
    keys_of = list(zip(measured.parents, measured.grandparents, measured.shapes, measured.branches, strict=True))
    in_parent: dict[int, float] = {}
    for parent, size in zip(measured.parents, kept, strict=True):
        in_parent[parent] = in_parent.get(parent, 0.0) + size
    before = _flow(weighed)
    after = _flow(weighed[::-1])[::-1]
    page = log(whole + 1.0)
    sums = [0.0]
    for own in p:
        sums.append(sums[-1] + own)
    padded = [0.0, 0.0, *p, 0.0, 0.0]
    heading, since = -1.0, 0
    so_far = 0.0
    rows: list[Row] = []
    for i in range(total):
        if wanted[i]:
            own, weight = weighed[i], weights[i]
            means = []
            for group, key in zip(groups, keys_of[i], strict=True):
                gathered, others = group[key]
                others -= weight
                means.append((gathered - own) / others if others else -1.0)
            rows.append((
                p[i], *means, padded[i + 1], padded[i + 3], padded[i], padded[i + 4],
                log(before[i] + 1.0), log(after[i] + 1.0), so_far / whole, (whole - so_far - kept[i]) / whole,
                in_parent[measured.parents[i]] / whole, page,
                (sums[i] - sums[max(0, i - _WINDOW)]) / _WINDOW,
                (sums[min(total, i + 1 + _WINDOW)] - sums[i + 1]) / _WINDOW, heading, float(since),
            ))  # fmt: skip
        so_far += kept[i]
        since += 1
        if measured.headings[i]:
            heading, since = p[i], 0
    return rows


def _sums(keys: Sequence[int], weighed: Sequence[float], weights: Sequence[int]) -> dict[int, tuple[float, int]]:
    """Of each key the sum of probabilities, long blocks counting more, and the sum of the weights."""
    sums: dict[int, tuple[float, int]] = {}
    for key, own, weight in zip(keys, weighed, weights, strict=True):
        gathered, others = sums.get(key, (0.0, 0))
        sums[key] = gathered + own, others + weight
    return sums


def _flow(weighed: Sequence[float]) -> list[float]:
    """Of each block the kept text before it, nearer counting more."""
    flows = []
    flow = 0.0
    for own in weighed:
        flows.append(flow)
        flow = _DECAY * flow + own
    return flows
