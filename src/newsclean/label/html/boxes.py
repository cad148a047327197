"""Which blocks of a page stand below a heading, in its box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.records import Block

# Elements around all of a page or of its text: a block in one of them need not belong to a heading there.
_WIDE = frozenset(("html", "body", "main", "article"))
# The most elements between a heading and the box that it shares with the blocks below.
_STEPS = 4


def below_heading(blocks: Sequence[Block], heading: int) -> Iterator[int]:
    """Yield the blocks that follow a heading in its box, up to the next heading.

    >>> from newsclean.parse.html import parse_html
    >>> html = "<aside><div><h3>Read on</h3><ul><li>One<li>Two</ul></div><h3>Tags</h3><p>Three</aside><p>Four"
    >>> list(below_heading(parse_html(html)[1], 0))
    [1, 2]
    """
    markup = blocks[heading].markup
    if markup is None or heading + 1 == len(blocks):
        return
    parents, tags = markup.elements.parents, markup.elements.tags
    box = markup.element
    for _ in range(_STEPS):
        if box < 0 or tags[box] in _WIDE:
            return
        if stands_in(blocks[heading + 1], box, parents):
            break
        box = parents[box]
    else:
        return
    for follower in range(heading + 1, len(blocks)):
        if blocks[follower].kind == "heading" or not stands_in(blocks[follower], box, parents):
            return
        yield follower


def stands_in(block: Block, box: int, parents: Sequence[int]) -> bool:
    """Whether a block stands in the element `box`, given the parent of each element."""
    at = block.markup.element if block.markup is not None else -1
    while at > box:  # an element has a higher number than those around it
        at = parents[at]
    return at == box
