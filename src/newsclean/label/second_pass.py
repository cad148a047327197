"""What the first pass says of a block's surroundings, as numbers for the second pass."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from newsclean.label.features import Measured, Row

CONTEXT_FEATURES = (
    "p", "p_parent", "p_grandparent", "p_shape", "p_before", "p_after", "p_2_before", "p_2_after",
    "flow_before", "flow_after", "kept_before", "kept_after", "kept_parent", "kept_page", "p_top", "p_window_after",
    "p_window_before",
)  # fmt: skip

# How much of the flow of kept text is left one block on.
_DECAY = 0.8
_WINDOW = 8


def context_rows(measured: Measured, p: Sequence[float]) -> list[Row]:
    """One row a block, in the order of CONTEXT_FEATURES. `p` is the first pass's probability of each block."""
    sizes = measured.sizes
    total = len(p)
    kept = [own * size for own, size in zip(p, sizes, strict=True)]
    whole = sum(kept) or 1.0
    groups = [_left_out(keys, p, sizes) for keys in (measured.parents, measured.grandparents, measured.shapes)]
    in_parent: dict[int, float] = {}
    for parent, size in zip(measured.parents, kept, strict=True):
        in_parent[parent] = in_parent.get(parent, 0.0) + size
    before = _flow(p, sizes)
    after = _flow(p[::-1], sizes[::-1])[::-1]
    top = max(p, default=0.0)
    page = log(whole + 1.0)
    sums = [0.0]
    for own in p:
        sums.append(sums[-1] + own)
    rows = []
    so_far = 0.0
    for i in range(total):
        start, end = max(0, i - _WINDOW), min(total, i + 1 + _WINDOW)
        rows.append((
            p[i], groups[0][i], groups[1][i], groups[2][i],
            p[i - 1] if i else 0.0, p[i + 1] if i + 1 < total else 0.0,
            p[i - 2] if i > 1 else 0.0, p[i + 2] if i + 2 < total else 0.0,
            before[i], after[i], so_far / whole, (whole - so_far - kept[i]) / whole,
            in_parent[measured.parents[i]] / whole, page, top,
            (sums[end] - sums[i + 1]) / _WINDOW, (sums[i] - sums[start]) / _WINDOW,
        ))  # fmt: skip
        so_far += kept[i]
    return rows


def _left_out(keys: Sequence[int], p: Sequence[float], sizes: Sequence[int]) -> list[float]:
    """Of each block the mean probability of the others with its key, long ones counting more; -1 if it is alone."""
    weights = [size if size < 400 else 400 for size in sizes]
    sums: dict[int, float] = {}
    weight_sums: dict[int, int] = {}
    for key, own, weight in zip(keys, p, weights, strict=True):
        sums[key] = sums.get(key, 0.0) + own * weight
        weight_sums[key] = weight_sums.get(key, 0) + weight
    means = []
    for key, own, weight in zip(keys, p, weights, strict=True):
        others = weight_sums[key] - weight
        means.append((sums[key] - own * weight) / others if others else -1.0)
    return means


def _flow(p: Sequence[float], sizes: Sequence[int]) -> list[float]:
    """Of each block the kept text before it, nearer counting more."""
    flows = []
    flow = 0.0
    for own, size in zip(p, sizes, strict=True):
        flows.append(log(flow + 1.0))
        flow = _DECAY * flow + own * (size if size < 400 else 400)
    return flows
