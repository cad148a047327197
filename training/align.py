"""Align a page's blocks with the gold text to find those that belong to the article.

A block belongs to the article if its words are in the gold text, in the gold's order. On pages with snippets only, just
the blocks that hold a snippet are labelled.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

# Words; Han and kana character by character.
_TOKEN = re.compile(r"[぀-ヿ㐀-鿿]|[^\W぀-ヿ㐀-鿿]+")
GRAM = 4
# Blocks with at least this many tokens may be anywhere in the gold; shorter ones need neighbours in order.
LONG_BLOCK = 8


def tokens(text: str) -> list[str]:
    """The lower-case words of a text.

    >>> tokens("Don't 東京 GO")
    ['don', 't', '東', '京', 'go']
    """
    return _TOKEN.findall(text.lower())


def align(blocks: Sequence[str], gold: str) -> list[bool]:
    """For each block, whether it is in the gold text.

    >>> align(["Home", "It rained in Wales all of Monday.", "Floods", "Read more", "Roads were closed by the flood."],
    ...       "It rained in Wales all of Monday.\\n\\nFloods\\n\\nRoads were closed by the flood.")
    [False, True, True, False, True]
    """
    lines = [tokens(line) for line in gold.split("\n")]
    words = [word for line in lines for word in line]
    grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - GRAM + 1):
        grams[tuple(words[at : at + GRAM])].append(at)
    line_starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    at = 0
    for line in lines:
        line_starts[tuple(line)].append(at)
        at += len(line)

    candidates: list[tuple[int, int, int]] = []  # block, start and end in the gold
    lengths = []
    for index, text in enumerate(blocks):
        block = tokens(text)
        lengths.append(len(block))
        candidates += [(index, start, start + len(block)) for start in _places(block, grams, line_starts)]

    kept = [False] * len(blocks)
    free = [True] * len(words)
    for index, start, end in _heaviest_chain(candidates, len(words)):
        kept[index] = True
        free[max(start, 0) : end] = [False] * (min(end, len(words)) - max(start, 0))
    for index, start, end in candidates:
        if not kept[index] and lengths[index] >= LONG_BLOCK and sum(free[max(start, 0) : end]) > 0.6 * (end - start):
            kept[index] = True
            free[max(start, 0) : end] = [False] * (min(end, len(words)) - max(start, 0))
    for index, start, end in candidates:
        near = kept[index - 1] if index else False
        if not kept[index] and near and index + 1 < len(kept) and kept[index + 1] and all(free[max(start, 0) : end]):
            kept[index] = True
    return kept


def _places(
    block: list[str], grams: dict[tuple[str, ...], list[int]], lines: dict[tuple[str, ...], list[int]]
) -> list[int]:
    """Where in the gold a block may be: the two starts that most of its word groups agree on."""
    if not block:
        return []
    if len(block) < GRAM:
        return lines.get(tuple(block), [])[:4]
    votes: Counter[int] = Counter()
    found = 0
    for at in range(len(block) - GRAM + 1):
        places = grams.get(tuple(block[at : at + GRAM]))
        if places:
            found += 1
            votes.update(place - at for place in places[:8])
    if 2 * found < len(block) - GRAM + 1:
        return lines.get(tuple(block), [])[:4]
    return [start for start, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:2]]


def _heaviest_chain(candidates: list[tuple[int, int, int]], size: int) -> list[tuple[int, int, int]]:
    """The candidates with the most words that have the same order in page and gold (a Fenwick tree of maxima)."""
    tree: list[tuple[int, int]] = [(0, -1)] * (size + 2)  # words so far, last candidate
    before: list[int] = []
    pending: list[tuple[int, tuple[int, int]]] = []
    current = -1
    for number, (index, start, end) in enumerate(candidates):
        if index != current:  # the places of one block exclude each other
            for at, value in pending:
                _raise(tree, at, value)
            pending, current = [], index
        slack = (end - start) // 3
        weight, last = _highest(tree, max(start, 0) + slack)
        before.append(last)
        pending.append((min(max(end, 1), size), (weight + end - start, number)))
    for at, value in pending:
        _raise(tree, at, value)
    chain = []
    _, last = _highest(tree, size)
    while last >= 0:
        chain.append(candidates[last])
        last = before[last]
    return chain[::-1]


def _raise(tree: list[tuple[int, int]], at: int, value: tuple[int, int]) -> None:
    at += 1
    while at < len(tree):
        if value[0] > tree[at][0]:
            tree[at] = value
        at += at & -at


def _highest(tree: list[tuple[int, int]], at: int) -> tuple[int, int]:
    best = (0, -1)
    at = min(at + 1, len(tree) - 1)
    while at > 0:
        if tree[at][0] > best[0]:
            best = tree[at]
        at -= at & -at
    return best
