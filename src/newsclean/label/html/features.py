"""The features of each block, as numbers from the tree: containers, place, repeated shapes, links, tags, names.

Nothing here depends on a word of any language, so the features also serve for languages that no training page was in.
What several blocks share is computed once: the shapes of elements, what containers hold, where they lie, the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from newsclean.label.html.elements import (
    Shapes,
    Sums,
    add_up,
    block_ranges,
    find_shapes,
    main_and_home,
    mass_right_under,
)
from newsclean.label.html.head import title_at
from newsclean.label.html.masses import long_masses, text_masses
from newsclean.label.html.names import NameScorer
from newsclean.label.html.text_start import text_start
from newsclean.measure import ONE_UNSPACED, STOPS
from newsclean.records import Document, Elements, Markup

# How many characters of a title or description are compared with each block.
LONGEST_TITLE = 600

BLOCK_FEATURES = (
    "size", "link_share", "ends_sentence", "repeats", "lead", "names_inline", "hidden", "place", "mass_before",
    "mass_passed", "since_title", "h1_before",
)  # fmt: skip
# Those that never fall from one block of a page to the next.
RISING = frozenset(("place", "mass_before", "mass_passed", "since_title", "h1_before"))
SHAPE_FEATURES = (
    "tag", "section", "depth", "own", "parent", "above", "low", "high", "comments",
    "copies", "blocks", "mass", "long", "links",
)  # fmt: skip
HOLD_FEATURES = ("mass", "direct", "links", "blocks", "long", "size")
LIE_FEATURES = ("main_up", "main_down", "home_up", "home_down", "off_main", "start_up", "start_down")
PAGE_FEATURES = ("size", "blocks", "mass", "long", "main", "home", "links", "articles", "comments")

Row = tuple[float, ...]
_ENDS = frozenset(f'{STOPS}:”"»')
_ENDS_INNER = frozenset(STOPS)


class Around(NamedTuple):
    """The elements around a block that features are computed of, by number; 0, the root, where there is none."""

    parent: int
    grand: int
    great: int
    branch: int  # the last element on the way out that does not hold the main container
    meet: int  # the first element on the way out that holds it


@dataclass(frozen=True, slots=True)
class Measured:
    """A page's units as numbers, in tables by what shares them. A unit is a block or a whole list of links."""

    starts: Sequence[int]  # for each unit its first block
    columns: tuple[Sequence[float], ...]  # for each of BLOCK_FEATURES the values of all units
    owners: Sequence[int]  # for each unit its element
    parents: Sequence[int]  # for each unit the element around its element
    around: Mapping[int, Around]  # for each of these parents the elements around it
    shape_of: Sequence[int]  # for each element its shape
    shapes: Sequence[Row]  # for each shape its SHAPE_FEATURES
    holds: Mapping[int, Row]  # for each element in `around` its HOLD_FEATURES
    lies: Mapping[int, Row]  # for each parent its LIE_FEATURES
    page: Row  # the PAGE_FEATURES
    sizes: Sequence[int]  # for each block its characters; those of scripts without spaces count double

    def spread(self, of_units: Sequence[float]) -> list[float]:
        """The values of units repeated for each of their blocks."""
        out: list[float] = []
        for start, end, value in zip(self.starts, [*self.starts[1:], len(self.sizes)], of_units, strict=True):
            if end == start + 1:
                out.append(value)
            else:
                out += [value] * (end - start)
        return out


def measure(document: Document, titles: tuple[str, str, str], scores: NameScorer) -> Measured:
    """The features of the blocks. `titles` come from `page_titles`; `scores` rates class names and ids."""
    texts = [block.text for block in document.blocks]
    markups = [block.markup for block in document.blocks if block.markup is not None]
    elements = markups[0].elements
    ups = elements.parents
    owners = [markup.element for markup in markups]
    links = [markup.link_share for markup in markups]
    sizes = block_sizes(texts)
    masses = long = long_masses(texts, sizes, links)
    sums = add_up(block_ranges(ups, owners), sizes, masses, links)
    shapes = find_shapes(elements, sums, scores)
    shape_of, looks = shapes.of, shapes.all
    title, shared, description = (" ".join(text[:LONGEST_TITLE].split()) for text in titles)
    comments = [looks[shape_of[at]].comments for at in owners]
    headline = title_at(texts, title, shared)
    masses = text_masses(long, texts, sizes, links, comments, headline)
    if masses is not long:
        sums = add_up((sums.first, sums.end), sizes, masses, links)
    starts, tops = _units(owners, shapes.lists, sums.end)
    parents = [ups[at] if ups[at] > 0 else 0 for at in tops]
    direct = mass_right_under(parents, [masses[start] for start in starts])
    main, home = main_and_home(ups, owners, sums, direct)
    begin = text_start(texts, sizes, links, owners, elements.tags, headline)
    start = max(ups[owners[begin]], 0) if begin >= 0 else 0
    around, lies = _look_around(elements, parents, main, home, start, shapes)
    whole = sums.mass[-1] or 1
    return Measured(
        starts=starts,
        columns=_columns(texts, (title, shared, description), headline, starts, tops, sums, markups, scores),
        owners=tops,
        parents=parents,
        around=around,
        shape_of=shape_of,
        shapes=_shape_rows(shapes, [shape_of[at] for at in tops], sums, starts),
        holds={at: _hold_row(sums, direct, whole, at) for at in {at for five in around.values() for at in five}},
        lies=lies,
        page=(
            sums.size[-1], len(texts), sums.mass[-1], sums.long[-1], sums.mass_in(main) / whole,
            direct[home] / whole, sums.links[-1] / (sums.size[-1] or 1), elements.tags.count("article"),
            sum([shape.comments > 0 for shape in looks]),
        ),
        sizes=sizes,
    )  # fmt: skip


def _look_around(
    elements: Elements, parents: Sequence[int], main: int, home: int, start: int, shapes: Shapes
) -> tuple[dict[int, Around], dict[int, Row]]:
    """For each of `parents` the elements around it, and its LIE_FEATURES."""
    ups, looks, shape_of = elements.parents, shapes.all, shapes.of
    main_line, home_line, start_line = (set(elements.line(at)) for at in (main, home, start))
    main_depth, home_depth, start_depth = (looks[shape_of[at]].depth for at in (main, home, start))
    around: dict[int, Around] = {}
    lies: dict[int, Row] = {}
    for up in parents:
        if up in around:
            continue
        branch, meet = 0, up
        while meet not in main_line:
            branch, meet = meet, ups[meet]
        near_home = up
        while near_home not in home_line:
            near_home = ups[near_home]
        near_start = near_home if start == home else up
        while near_start not in start_line:
            near_start = ups[near_start]
        grand = max(ups[up], 0)
        around[up] = Around(up, grand, max(ups[grand], 0), branch, meet)
        shape, there, home_there = looks[shape_of[up]], looks[shape_of[meet]], looks[shape_of[near_home]]
        start_there = looks[shape_of[near_start]].depth
        lies[up] = (
            shape.depth - there.depth, main_depth - there.depth, shape.depth - home_there.depth,
            home_depth - home_there.depth, shape.above - there.above,
            shape.depth - start_there if start else -1, start_depth - start_there if start else -1,
        )  # fmt: skip
    return around, lies


def _units(owners: Sequence[int], lists: Mapping[int, int], end: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each unit its first block and its element. `lists` maps an element in a list of links to that list."""
    starts, tops = [], []
    after = 0
    for index, at in enumerate(owners):
        if index < after:
            continue
        starts.append(index)
        top = lists.get(at, 0)
        if top:
            after = end[top]
        tops.append(top or at)
    return starts, tops


def _columns(
    all_texts: Sequence[str],
    titles: tuple[str, str, str],
    headline: int,
    starts: Sequence[int],
    owners: Sequence[int],
    sums: Sums,
    markups: Sequence[Markup],
    scores: NameScorer,
) -> tuple[Sequence[float], ...]:
    """The values of all units for each of BLOCK_FEATURES."""
    elements = markups[0].elements
    tags, hidden = elements.tags, elements.hidden
    total, whole = len(all_texts), sums.mass[-1] or 1
    ends = [*starts[1:], total]
    texts = [all_texts[start] for start in starts]
    sizes = [sums.size[end] - sums.size[start] for start, end in zip(starts, ends, strict=True)]
    counts = Counter(texts)
    title, shared, description = titles
    lead = description[:50]
    return (
        sizes,
        [
            (sums.links[end] - sums.links[start]) / (size or 1)
            for start, end, size in zip(starts, ends, sizes, strict=True)
        ],
        [ends_like_prose(text) for text in texts],
        [counts[text] for text in texts],
        [
            lead != "" and size > 40 and (lead in text or text[:50] in description)
            for text, size in zip(texts, sizes, strict=True)
        ],
        [scores("", inline).own if (inline := markups[start].inline) else 0.0 for start in starts],
        [hidden[at] for at in owners],
        [start / total for start in starts],
        [sums.mass[start] / whole for start in starts],
        [sums.mass[end] / whole for end in ends],
        _since_title(texts, starts, title, shared, headline),
        list(accumulate([tags[at] == "h1" for at in owners])),
    )


def _since_title(texts: Sequence[str], starts: Sequence[int], title: str, shared: str, headline: int) -> list[int]:
    """For each unit the number of units since the first that begins with a title of the page; -1 above it."""
    if headline < 0:
        return [-1] * len(texts)
    at = bisect_left(starts, headline)
    if at == len(starts) or starts[at] != headline:  # it stands within a list of links
        at = title_at(texts, title, shared)
    return [-1] * len(texts) if at < 0 else [-1] * at + list(range(len(texts) - at))


def _hold_row(sums: Sums, direct: Mapping[int, int], whole: int, at: int) -> Row:
    first, end = sums.first[at], sums.end[at]
    size, blocks = sums.size[end] - sums.size[first], end - first
    return (
        (sums.mass[end] - sums.mass[first]) / whole, direct.get(at, 0) / whole,
        (sums.links[end] - sums.links[first]) / (size or 1), blocks,
        (sums.long[end] - sums.long[first]) / (blocks or 1), size,
    )  # fmt: skip


def _shape_rows(shapes: Shapes, own_shapes: Sequence[int], sums: Sums, starts: Sequence[int]) -> list[Row]:
    """The SHAPE_FEATURES of each shape; the last four are computed over the units whose element has the shape."""
    units, size_in, mass_in, long_in, link_in = ([0] * len(shapes.all) for _ in range(5))
    whole = sums.mass[-1] or 1
    size, mass, long, links = sums.size, sums.mass, sums.long, sums.links
    for number, start, end in zip(own_shapes, starts, [*starts[1:], len(size) - 1], strict=True):
        units[number] += 1
        size_in[number] += size[end] - size[start]
        link_in[number] += links[end] - links[start]
        if long[end] > long[start]:
            mass_in[number] += mass[end] - mass[start]
            long_in[number] += 1
    return [
        (*shape, copies, count, mass / whole, long / (count or 1), links / (size or 1))
        for shape, copies, count, size, mass, long, links in zip(
            shapes.all, shapes.copies, units, size_in, mass_in, long_in, link_in, strict=True
        )
    ]


def block_sizes(texts: Sequence[str]) -> list[int]:
    """The number of characters of each text; doubled in scripts without spaces, where a character says twice as much.

    >>> block_sizes(["A fire broke out", "東京で火事"])
    [16, 10]
    """
    return [len(text) if text.isascii() or not ONE_UNSPACED.search(text, 0, 40) else 2 * len(text) for text in texts]


def ends_like_prose(text: str) -> bool:
    """Whether the last character ends a sentence or a quotation, or the one before it does.

    The trees were trained with this; `ends_sentence` looks behind any number of closing marks.
    """
    return text[-1:] in _ENDS or text[-2:-1] in _ENDS_INNER
