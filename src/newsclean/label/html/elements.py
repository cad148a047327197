"""What each element of a page holds, where it stands and what it looks like, computed once for all blocks in it.

The blocks of an element are consecutive in page order, so what it holds is the difference of two running sums. Elements
with the same nesting, tags and names have the same shape, and names are scored once a shape.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import NamedTuple

from newsclean.html_names import without_digits
from newsclean.label.html.names import NameScorer
from newsclean.records import Elements

# The main container is the innermost element that holds this share of the page's long text.
# Of 0.5, 0.6 and 0.75 on the development corpus, 0.6 marked the body's own container most often.
MAIN_SHARE = 0.6

# Tags, ordered so that similar tags are neighbours and a threshold can separate them.
_TAG_ORDER = """
    footer nav button label a span form fieldset legend aside td tr table dt dd li summary details section figure
    figcaption caption address header body article div center main pre blockquote h6 h5 h4 h3 h2 p h1
"""
TAG_CODES = {tag: code for code, tag in enumerate(_TAG_ORDER.split(), 1)}
_SECTIONS = frozenset(("section", "article", "aside", "nav", "footer", "header", "main", "form", "figure", "dialog"))
# An element is a list of links if it holds at least LIST_BLOCKS blocks, none long, and LIST_LINKS of its text is links.
# On the development corpus half of all blocks stand in such lists, and 0.4 % of the text of articles.
LIST_BLOCKS, LIST_LINKS = 3, 0.75


class Shape(NamedTuple):
    """What is common to elements with equal tags and names (digits aside) whose ancestors are equal in the same way."""

    tag: int  # its number in TAG_CODES, 0 for other tags
    section: int  # that of the innermost sectioning element around it or of itself
    depth: int
    own: float  # the score of its names as those of a block's own element
    parent: float  # as those of the element around a block's
    above: float  # as those of an ancestor: the sum over it and all its ancestors
    low: float  # the least score summed in `above`
    high: float  # the greatest score summed in `above`
    comments: int  # how many of it and its ancestors are named after readers' comments


_ROOT = Shape(0, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0)


def block_ranges(parents: Sequence[int], owners: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each element its first block and the one after its last; both are -1 for an element without blocks."""
    # The last entry of both lists stands for what is around the root: it ends the loops, and has index -1.
    first, end = [-1] * len(parents) + [0], [-1] * len(parents) + [0]
    for index, at in enumerate(owners):
        while first[at] < 0:
            first[at] = index
            at = parents[at]
    for index in range(len(owners) - 1, -1, -1):
        at = owners[index]
        while end[at] < 0:
            end[at] = index + 1
            at = parents[at]
    return first, end


@dataclass(frozen=True, slots=True)
class Sums:
    """Running sums over the blocks, from which the content of any element is computed."""

    first: list[int]  # for each element its first block
    end: list[int]  # for each element the block after its last
    size: list[int]  # characters before each block
    links: list[int]  # characters inside links before each block
    mass: list[int]  # characters of long blocks before each block
    long: list[int]  # long blocks before each block

    def mass_in(self, at: int) -> int:
        """Characters of the long blocks in an element."""
        return self.mass[self.end[at]] - self.mass[self.first[at]]


def add_up(
    ranges: tuple[list[int], list[int]], sizes: Sequence[int], masses: Sequence[int], links: Sequence[float]
) -> Sums:
    """The running sums of the blocks' sizes, of their sizes inside links, of long blocks' sizes and of long blocks."""
    return Sums(
        *ranges,
        [0, *accumulate(sizes)],
        [0, *accumulate([int(size * link) for size, link in zip(sizes, links, strict=True)])],
        [0, *accumulate(masses)],
        [0, *accumulate([1 if mass else 0 for mass in masses])],
    )


def mass_right_under(parents: Sequence[int], masses: Sequence[int]) -> dict[int, int]:
    """For each element around a long block's own, the characters of the long blocks right under it."""
    direct = {0: 0}
    for up, mass in zip(parents, masses, strict=True):
        if mass:
            direct[up] = direct.get(up, 0) + mass
    return direct


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of the elements that have blocks."""

    of: list[int]  # for each element the number of its shape
    all: list[Shape]
    copies: list[int]  # for each shape, how many elements have it
    lists: dict[int, int]  # for each element that is in a list of links, or is one: that list


def find_shapes(elements: Elements, sums: Sums, scores: NameScorer) -> Shapes:
    """The shapes of all elements with blocks.

    Elements inside a list of links get the shape of that list. They are half of the elements of most pages, and their
    own shapes are not worth the time.
    """
    first, end, long, size, links = sums.first, sums.end, sums.long, sums.size, sums.links
    of = [0]
    lists: dict[int, int] = {}
    shapes, copies = [_ROOT], [1]
    # Names are looked up as written first, which costs less than removing their digits.
    numbers: dict[tuple[int, str, str], int] = {}
    rows = zip(elements.parents, elements.tags, elements.names, first, end, strict=False)
    for at, (up, tag, name, start, stop) in enumerate(islice(rows, 1, None), 1):
        if start < 0:
            of.append(0)
            continue
        if up in lists:
            lists[at] = lists[up]
            of.append(of[up])
            continue
        if (
            stop - start >= LIST_BLOCKS
            and long[stop] == long[start]
            and links[stop] - links[start] >= LIST_LINKS * (size[stop] - size[start])
        ):
            lists[at] = at
        key = (of[up], tag, name)
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = _number(key, shapes, copies, numbers, scores)
        copies[number] += 1
        of.append(number)
    return Shapes(of, shapes, copies, lists)


def _number(
    key: tuple[int, str, str],
    shapes: list[Shape],
    copies: list[int],
    numbers: dict[tuple[int, str, str], int],
    scores: NameScorer,
) -> int:
    """The number of the shape of an element whose names, as written, are not in `numbers`; a new shape is added."""
    above, tag, written = key
    names = without_digits(written)
    if len(names) < len(written):
        number = numbers.get((above, tag, names))
        if number is not None:
            return number
    number = numbers[above, tag, names] = len(shapes)
    up, says, code = shapes[above], scores(tag, names), TAG_CODES.get(tag, 0)
    third = says.above
    shapes.append(
        Shape(
            code, code if tag in _SECTIONS else up.section, up.depth + 1, says.own, says.parent, up.above + third,
            third if third < up.low else up.low, third if third > up.high else up.high, up.comments + says.comment,
        )
    )  # fmt: skip
    copies.append(0)
    return number


def main_and_home(
    parents: Sequence[int], owners: Sequence[int], sums: Sums, direct: Mapping[int, int]
) -> tuple[int, int]:
    """(main container, element with the most long text right under it), by number; 0 where the page has none."""
    whole = sums.mass[-1]
    if not whole:
        return 0, 0
    # An element with more than half of the long text holds the block in the middle of it.
    middle = next(index for index, before in enumerate(sums.mass) if 2 * before >= whole) - 1
    at = owners[middle]
    while at > 0 and sums.mass_in(at) < MAIN_SHARE * whole:
        at = parents[at]
    most = max(direct.values())
    return max(at, 0), min(at for at, mass in direct.items() if mass == most)
