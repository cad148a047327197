"""Chooses the blocks to keep from their probabilities, for both learned labelers."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from newsclean.records import Block

# The longest block, in characters, that an article may contain twice.
REPEATABLE = 40
# Kinds of blocks that name things rather than describe them.
_LABELS = frozenset(("heading", "list_item", "table"))


def best_cut(p: Sequence[float], sizes: Sequence[int]) -> list[bool]:
    """For each block whether it is kept; this choice has the highest expected F1, weighted by the blocks' sizes.

    Blocks are taken from the most probable down. The expected F1 is twice what is kept and right, divided by the sum of
    what is kept and what is right. It rises as long as the next block's probability is over half of it.

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
    """The kept blocks with the same text as another one that is more probable, or as probable and stands above.

    Two headings, two list items or two rows of tables may rightly be equal. They count as repeats only if the blocks
    above or below the two are equal as well. (WCXB articles F1 +0.0003, 21 pages up, 6 down.)
    """
    repeats: dict[int, int] = {}
    seen: dict[str, int] = {}
    for i, block in enumerate(blocks):
        if kept[i] and len(block.text) > REPEATABLE:
            other = seen.setdefault(block.text, i)
            if other != i:
                is_worse = p[i] <= p[other]
                if {block.kind, blocks[other].kind} == {
                    "heading",
                    "list_item",
                }:  # a table of contents and the headings it lists
                    is_worse = block.kind == "list_item"
                worse, better = (i, other) if is_worse else (other, i)
                repeats[worse] = seen[block.text] = better
    return frozenset(
        i
        for i, other in repeats.items()
        if blocks[i].kind not in _LABELS or blocks[i].kind != blocks[other].kind or _in_company(blocks, i, other)
    )


def _in_company(blocks: Sequence[Block], i: int, other: int) -> bool:
    """Whether the blocks right above the two have the same text, or those right below."""
    texts = [[blocks[at].text if 0 <= at < len(blocks) else "" for at in (own - 1, own + 1)] for own in (i, other)]
    return any(mine and mine == its for mine, its in zip(*texts, strict=True))
