"""Reads from class, id and similar attributes around a line what it is for: a byline, a date, another story."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import takewhile

from newsclean.html_names import signs_of_lines
from newsclean.records import Block
from newsclean.remembered import remembered
from newsclean.trie import trie_pattern

# What words can say, as bits: a line is asked for all of it at once.
AUTHOR, NOT_AUTHOR, DETAILS, DATE, SUBTITLE, QUOTATION, OTHER_STORY, OTHER_PART = (1 << bit for bit in range(8))
# Of another story, or of the page around it.
ELSEWHERE = OTHER_STORY | OTHER_PART
_BITS = {
    "author": AUTHOR, "not_author": NOT_AUTHOR, "details": DETAILS, "date": DATE, "subtitle": SUBTITLE,
    "quotation": QUOTATION, "other_story": OTHER_STORY, "other_part": OTHER_PART,
}  # fmt: skip
_SIGNS = tuple((_BITS[means], parts, re.compile(pattern)) for means, parts, pattern in signs_of_lines())
# For each part of words the signs that it belongs to.
_MEANINGS = {
    part: tuple((bit, pattern) for bit, parts, pattern in _SIGNS if any(map(part.__contains__, parts)))
    for _, given, _ in _SIGNS
    for part in given
}
_PART = re.compile(trie_pattern(_MEANINGS))
# How many elements around a block are asked whether they are the box of a standfirst.
_BOXES = 4
_WHOLE = frozenset(["html", "body", "main"])


@remembered(8192)
def read_hints(words: str) -> int:
    """The meanings of the attribute words of one element, as bits.

    >>> read_hints("post-byline") == AUTHOR, read_hints("related-author") == AUTHOR | NOT_AUTHOR | OTHER_STORY
    (True, True)
    >>> read_hints("readmore-from") == NOT_AUTHOR | OTHER_STORY
    True
    """
    lower = words.lower()
    found = 0
    for part in set(_PART.findall(lower)):
        for bit, pattern in _MEANINGS[part]:
            if not found & bit and pattern.search(lower):
                found |= bit
    return found


def parts_of(meaning: int) -> tuple[str, ...]:
    """The parts of words that have this meaning.

    >>> "byline" in parts_of(AUTHOR), "byline" in parts_of(DATE)
    (True, False)
    """
    return tuple(part for bit, parts, _ in _SIGNS if bit == meaning for part in parts)


def own_hints(block: Block) -> int:
    """What the words of the block's own element say, and of the inline one that its text starts in."""
    markup = block.markup
    return read_hints(markup.elements.names[markup.element]) | read_hints(markup.inline) if markup else 0


def is_called_standfirst(blocks: Sequence[Block], place: int, shared: Set[int]) -> bool:
    """Whether a block's own element, the inline one in which it starts or a box that holds nothing else is named so.

    In a box of other stories it is the standfirst of one of them. `shared` are the elements around the headline.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<h1>Dam</h1><div class=standfirst><p>It leaks</div><div class=deck><p>It broke<p>All must go</div>"
    >>> blocks = parse_html(html)[1]
    >>> [is_called_standfirst(blocks, place, ancestry(blocks[0])) for place in range(4)]
    [False, True, False, False]
    """
    block = blocks[place]
    markup = block.markup
    if markup is None:
        return False
    beside = frozenset().union(*map(ancestry, (*blocks[max(0, place - 1) : place], *blocks[place + 1 : place + 2])))
    elements = markup.elements
    line = tuple(elements.line(markup.element))
    if any(read_hints(elements.names[at]) & OTHER_STORY for at in line if at in beside and at not in shared):
        return False
    boxes = takewhile(lambda at: at not in beside, line[:_BOXES])
    return bool(own_hints(block) & SUBTITLE) or any(read_hints(elements.names[at]) & SUBTITLE for at in boxes)


def hints_around(block: Block, shared: Set[int]) -> int:
    """What the words of the block's element and of those around it say, up to the ones that `shared` names.

    What holds the headline too says nothing of the block: "has-sidebar" on the body is in every line's ancestry.
    """
    markup = block.markup
    if markup is None:
        return 0
    elements = markup.elements
    found = read_hints(markup.inline) if markup.inline else 0
    for at in elements.line(markup.element):
        if at in shared or elements.tags[at] in _WHOLE:
            break
        if names := elements.names[at]:
            found |= read_hints(names)
    return found


def ancestry(block: Block | None) -> frozenset[int]:
    """The block's element and those around it, as places among the page's elements."""
    if block is None or block.markup is None:
        return frozenset()
    return frozenset(block.markup.elements.line(block.markup.element))
