"""Blocks that the page's own data list as its content: steps of a recipe, answers, entries of a live page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape

from newsclean.metadata.html.content import read_content
from newsclean.records import Block, Document

# A block of at least so many characters may be a part of a piece; a shorter one must be the whole of it.
LEAST_PART = 25
# The least probability of a block that the data list.
TOLD = 0.8
# Asking for these takes a hundredth of a search of the page's source.
_DATA = 'script[type*="ld+json" i]'
_TAG = re.compile(r"<[^<>]{1,2000}>")
_GAPS = re.compile(r"[\W_]+")


def told_blocks(document: Document) -> frozenset[int]:
    """The blocks that the page's data list as pieces of its content, each text at its first place only."""
    tree = document.tree
    if tree is None:
        return frozenset()
    return find_told(document.blocks, read_content(script.text for script in tree.select(_DATA)))


def find_told(blocks: Sequence[Block], pieces: Iterable[str]) -> frozenset[int]:
    """The blocks that are one of the pieces or, if they are long enough, a part of one.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> blocks = parse_html("<ul><li>2 eggs<li>Print</ul><p>Stir for a minute, or even two.<p>2 eggs")[1]
    >>> sorted(find_told(blocks, ["2 eggs", "<p>Melt it. Stir for a minute, or even two.</p>"]))
    [0, 2]
    """
    whole = {_fold(_TAG.sub(" ", unescape(piece))) for piece in pieces} - {""}
    if not whole:
        return frozenset()
    joined = f" {'  '.join(sorted(whole))} "
    found: dict[str, int] = {}
    for block in blocks:
        own = _fold(block.text)
        if own in whole or (len(own) >= LEAST_PART and f" {own} " in joined):
            found.setdefault(own, block.index)
    return frozenset(found.values())


def _fold(text: str) -> str:
    return _GAPS.sub(" ", text.lower()).strip()
