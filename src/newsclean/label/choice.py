"""From how likely each block is the article's to which are kept, for both learned labelers."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from newsclean.records import Block

# Longest block, in characters, that an article may say twice.
REPEATABLE = 40


def best_cut(p: Sequence[float], sizes: Sequence[int]) -> list[bool]:
    """The choice of blocks with the highest expected F1 over their sizes.

    Taking blocks from the likeliest down, F1 is expected to be twice what is kept and right over all that is
    kept and all that is right; it rises as long as the next block's probability is over half of it.

    >>> best_cut([0.9, 0.8, 0.1], [100, 50, 200])
    [True, True, False]
    """
    expected = fsum([own * count for own, count in zip(p, sizes, strict=True)])
    right, kept, score = 0.0, 0, 0.0
    chosen = [False] * len(p)
    for i in sorted(range(len(p)), key=p.__getitem__, reverse=True):
        if 2 * p[i] <= score or not p[i]:
            break
        chosen[i] = True
        right += p[i] * sizes[i]
        kept += sizes[i]
        score = 2 * right / (kept + expected) if kept else 0.0
    return chosen


def find_repeats(blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float]) -> frozenset[int]:
    """The kept blocks that say the same as another, which is likelier, or as likely and stands above."""
    repeats = set()
    seen: dict[str, int] = {}
    for i, block in enumerate(blocks):
        if kept[i] and len(block.text) > REPEATABLE:
            other = seen.setdefault(block.text, i)
            if other != i:
                worse, seen[block.text] = (i, other) if p[i] <= p[other] else (other, i)
                repeats.add(worse)
    return frozenset(repeats)
