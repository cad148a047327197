"""Which blocks a text contains that joins, splits and trims: the text of trafilatura, or that of the shown blocks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsclean.measure import all_words
from newsclean.records import Block

# A block is in a text if most of its groups of GRAM words are. A block with fewer than GRAM such groups must stand in
# the text word for word.
GRAM = 4


def blocks_in(blocks: Sequence[Block], text: str) -> list[bool]:
    """For each block, whether the text contains it.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> _, blocks = parse_html("<p>Home<p>The river rose on Monday night.<p>Roads are shut.")
    >>> blocks_in(blocks, "The river rose on Monday night. Roads are shut.")
    [False, True, True]
    """
    words = all_words(text)
    grams = cache(lambda length: frozenset(_grams(words, length)))
    inside = []
    for block in blocks:
        own = all_words(block.text)
        length = GRAM if len(own) >= 2 * GRAM - 1 else len(own)
        known, own_grams = grams(length), _grams(own, length)
        inside.append(bool(own) and 2 * sum(gram in known for gram in own_grams) > len(own_grams))
    return inside


def _grams(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    """Each run of so many words."""
    return [tuple(words[i : i + length]) for i in range(len(words) - length + 1)]
