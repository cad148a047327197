"""Parts blocks of a parsed page where a later stage found two things in one, or the end says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from newsclean.records import Block, Document

# What a news API sets where it has cut a text off: "... which se… [+2381 chars]".
_COUNT = re.compile(r"(?:(?<=…)|(?<=\.\.))\s*(?P<count>\[\+?\d[\d,.]*\s[^\W\d_]+\])\s*\Z")
_LONGEST_COUNT = 40


def part_count(document: Document) -> Document:
    """The page whose last block ends in how much of the text was cut off there, with this as a block of its own."""
    last = document.blocks[-1] if document.blocks else None
    if last is None or last.raw != last.text or not last.raw.rstrip().endswith("]"):
        return document
    count = _COUNT.search(last.raw, max(0, len(last.raw) - _LONGEST_COUNT))
    return part_blocks(document, {last.index: count.start("count")}) if count else document


def part_blocks(document: Document, places: Mapping[int, int]) -> Document:
    """The parsed page with blocks parted: `places` has, by the index of each, the place in `Block.raw`."""
    blocks: list[Block] = []
    for block in document.blocks:
        pieces = _pieces(block, places[block.index]) if block.index in places else [block]
        blocks.extend(replace(piece, index=index) for index, piece in enumerate(pieces, len(blocks)))
    return replace(document, blocks=tuple(blocks))


def _pieces(block: Block, place: int) -> Iterator[Block]:
    """Yield the two pieces of a block; the white space between them lies between the blocks."""
    for start, end in pairwise((0, place, len(block.raw))):
        raw = block.raw[start:end]
        start += len(raw) - len(raw.lstrip())
        raw = raw.strip()
        if block.start is None:
            yield replace(block, raw=raw, text=raw)
        else:
            yield replace(block, raw=raw, text=raw, start=block.start + start, end=block.start + start + len(raw))
