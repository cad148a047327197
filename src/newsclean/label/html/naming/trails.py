"""Which blocks above the headline say where on the site the story stands: a trail of links, the name of a section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from newsclean.kinds import PLACES, Kinds
from newsclean.label.html.boxes import stands_in
from newsclean.label.html.features import ends_like_prose
from newsclean.label.html.naming.box_kinds import Named
from newsclean.measure import count_words
from newsclean.records import Block

# The most blocks between the start of the headline's box and the headline, and the most blocks of a trail.
NEAR, LONGEST = 8, 6
# A box with one of the first START blocks of the page holds the whole page. Outside an <article>, more than ALONE short
# blocks may be a menu.
START, ALONE = 3, 2
# The longest entry, in words and characters; the last one of a trail may be the headline.
WORDS, CHARACTERS = 6, 60
# Kinds that an entry may have got from its place, and the one that it is of.
ON_TRAIL: Kinds = PLACES - {"sidebar"}
ABOVE_HEADLINE: Named = ("breadcrumb", "A short line above the headline, in its box")


def trail_above(blocks: Sequence[Block], headline: int, repeats: Set[int]) -> Iterator[int]:
    """Yield the short blocks that stand with the headline in its box, above it, and those of a trail before the box.

    A trail is a short numbered list, as HTML wants it, or a short list that ends with the headline. `repeats` are the
    blocks that repeat the headline.
    """
    start = _start_of_box(blocks, headline)
    for place in range(headline - 1, start - 1, -1):
        if _is_short(blocks[place]):
            yield place
    last = start - 1
    if last >= 0 and (trail := _list_of(blocks, last)):
        numbered, begin = trail
        if last - begin < LONGEST and (numbered or last in repeats):
            yield from (place for place in range(begin, last + 1) if _is_short(blocks[place]))


def _start_of_box(blocks: Sequence[Block], headline: int) -> int:
    """The first block of the outermost box around the headline that has few blocks above it."""
    markup = blocks[headline].markup
    start = place = headline
    if markup is None or (blocks[headline].kind != "heading" and markup.link_share > 0):
        return start  # an entry of a menu
    parents, tags = markup.elements.parents, markup.elements.tags
    in_article = "article" in markup.path
    for box in markup.elements.line(parents[markup.element]):
        while place > 0 and headline - place <= NEAR and stands_in(blocks[place - 1], box, parents):
            place -= 1
        most = LONGEST if in_article else ALONE
        if place < START or headline - place > NEAR or sum(map(_is_short, blocks[place:headline])) > most:
            break
        start = place
        in_article = in_article and tags[box] != "article"
    return start


def _list_of(blocks: Sequence[Block], last: int) -> tuple[bool, int] | None:
    """(whether the list that ends with the block is a numbered one, its first block); None if it ends no list."""
    markup = blocks[last].markup
    if markup is None:
        return None
    elements = markup.elements
    for box in elements.line(markup.element):
        if elements.tags[box] in ("ol", "ul"):
            begin = last
            while begin > 0 and last - begin < LONGEST and stands_in(blocks[begin - 1], box, elements.parents):
                begin -= 1
            return elements.tags[box] == "ol", begin
    return None


def _is_short(block: Block) -> bool:
    text, markup = block.text, block.markup
    if markup is None or markup.tag == "button":
        return False
    return len(text) <= CHARACTERS and count_words(text) <= WORDS and not ends_like_prose(text)
