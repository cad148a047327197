"""Which blocks of a page stand in one box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from newsclean.records import Block, Elements

# Elements around all of a page or of its text: a block in one of them need not belong to a heading there.
WIDE = frozenset(("html", "body", "main", "article"))
# The most elements between a heading and the box that it shares with the blocks below.
_STEPS = 4


def below_heading(blocks: Sequence[Block], heading: int) -> Iterator[int]:
    """Yield the blocks that follow a heading in its box, up to the next heading.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<aside><div><h3>Read on</h3><ul><li>One<li>Two</ul></div><h3>Tags</h3><p>Three</aside><p>Four"
    >>> list(below_heading(parse_html(html)[1], 0))
    [1, 2]
    """
    if heading + 1 == len(blocks) or (box := shared_box(blocks[heading], blocks[heading + 1], _STEPS)) is None:
        return
    for follower in range(heading + 1, len(blocks)):
        block = blocks[follower]
        if block.kind == "heading" or block.markup is None or not stands_in(block, box, block.markup.elements.parents):
            return
        yield follower


def shared_box(block: Block, other: Block, steps: int) -> int | None:
    """The innermost element that holds both blocks, among the block's own and those around it, `steps` in all.

    None where there is none but one that is around all of the page or of its text.
    """
    markup = block.markup
    if markup is None:
        return None
    for box in islice(markup.elements.line(markup.element), steps):
        if markup.elements.tags[box] in WIDE:
            return None
        if stands_in(other, box, markup.elements.parents):
            return box
    return None


def stands_in(block: Block, box: int, parents: Sequence[int]) -> bool:
    """Whether a block stands in the element `box`, given the parent of each element."""
    at = block.markup.element if block.markup is not None else -1
    while at > box:  # an element has a higher number than those around it
        at = parents[at]
    return at == box


def around_text(blocks: Sequence[Block], body: Sequence[int], headline: int | None) -> Iterator[int]:
    """Yield the elements that hold half of the text or more, or the headline: their names are not those of a box.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<main><div class=paywall><p>It ran.<p>It ran on.</div><div class=share><p>It</div></main>"
    >>> blocks = parse_html(html)[1]
    >>> elements = blocks[0].markup.elements
    >>> [elements.tags[at] for at in sorted(around_text(blocks, [0, 1, 2], None))]
    ['html', 'body', 'main', 'div']
    """
    # The paragraphs of a text mostly stand in the same element.
    own: dict[int, int] = {}
    sizes: dict[int, int] = {}
    elements: Elements | None = None
    for place in body:
        markup = blocks[place].markup
        if markup is not None:
            elements = markup.elements
            parent = elements.parents[markup.element]
            own[parent] = own.get(parent, 0) + len(blocks[place].text)
    if elements is not None:
        for parent, size in own.items():
            for at in elements.line(parent):
                sizes[at] = sizes.get(at, 0) + size
    half = sum(own.values()) / 2
    yield from (at for at, size in sizes.items() if size >= half)
    markup = blocks[headline].markup if headline is not None else None
    if markup is not None:
        yield from markup.elements.line(markup.element)
