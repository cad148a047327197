"""Tells the line below a quotation that says whose words they are: no byline, and no caption of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsclean.metadata.html.hints import QUOTATION, ancestry, read_hints
from newsclean.records import Block

# A line that names a speaker is no longer (in characters), the box of a quotation has no more blocks, and the line is
# no more elements deep in it.
_LONGEST, _MOST, _DEEP = 120, 4, 4


def is_attribution(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block is one of the last lines in the box of a quotation, below what is quoted.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<blockquote><p>It leaks.<cite>Ann Lee</cite></blockquote><p>By Jo Ray<div class=pull-quote>{}</div>"
    >>> blocks = parse_html(html.format("<p>It broke.<p class=author>Jo Ray<p>Keeper"))[1]
    >>> [block.text for place, block in enumerate(blocks) if is_attribution(blocks, place)]
    ['Jo Ray', 'Keeper']
    >>> blocks = parse_html("<figure><blockquote>It leaks.</blockquote><figcaption>Ann Lee</figcaption></figure>")[1]
    >>> is_attribution(blocks, 1)
    True
    """
    block, above = blocks[place], blocks[place - 1] if place else None
    if above is None or block.markup is None or len(block.text) > _LONGEST:
        return False
    elements = block.markup.elements
    around = ancestry(above)
    for at in islice(elements.line(block.markup.element), _DEEP):
        if at in around:
            tag = elements.tags[at]
            is_box = tag == "blockquote" or (tag == "figure" and above.kind == "quote")
            is_box = is_box or bool(read_hints(elements.names[at]) & QUOTATION)
            return is_box and _ends(blocks, place, at)
    return False


def _ends(blocks: Sequence[Block], place: int, box: int) -> bool:
    """Whether a block is the last in its small `box`, or one short line follows in it."""
    if place >= _MOST and box in ancestry(blocks[place - _MOST]):
        return False
    following = [block for block in blocks[place + 1 : place + 3] if box in ancestry(block)]
    return not following or (len(following) == 1 and len(following[0].text) <= _LONGEST)
