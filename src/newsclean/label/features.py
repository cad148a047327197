"""What the tree says of each block, as numbers: containers, place, repeated shapes, links, tags, names.

Structure first, phrases never: nothing here knows a word of any language, so that it holds for languages
that no training page was in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from turbohtml import Element

from newsclean.label.html_elements import NameScore, Places, Sums, add_up, find_places
from newsclean.measure import UNSPACED
from newsclean.records import Document, Elements

# A block is long, that is prose by its looks, from this many characters on, with at most this share in links
# and a full stop or comma. Fitted with the trees on the development corpus: 60 and 120 did no better.
LONG, LONG_LINKS = 80, 0.4
# So much of a title or description is compared with each block, in characters.
LONGEST_TITLE = 600
# Distances between blocks are counted up to here.
FAR = 50

BLOCK_FEATURES = (
    "size", "link_share", "ends_sentence", "lines", "repeats", "index_share", "mass_before", "mass_after", "since_long",
    "until_long", "since_title", "size_before", "size_after", "links_before", "links_after", "tag_before", "tag_after",
    "lead", "names_inline",
)  # fmt: skip
OWN_FEATURES = (
    "tag", "names_own", "own_size", "own_copies", "shape_blocks", "shape_mass", "shape_long", "shape_links",
)  # fmt: skip
PARENT_FEATURES = (
    "parent_tag", "parent_mass", "parent_direct", "parent_links", "parent_blocks", "parent_long", "parent_size",
    "parent_copies", "grand_mass", "grand_direct", "grand_links", "grand_blocks", "grand_long", "grand_copies",
    "great_mass", "great_links", "branch_mass", "branch_links", "branch_long", "branch_copies", "section_mass",
    "section_tag", "names_parent", "names_grandparent", "names_above", "names_low", "names_high", "names_off_main",
    "main_up", "main_down", "home_up", "home_down", "depth", "most_copies", "hidden",
)  # fmt: skip
PAGE_FEATURES = (
    "page_size", "page_blocks", "page_mass", "page_long", "main_share", "home_share", "page_links", "articles",
)  # fmt: skip
FEATURES = (*BLOCK_FEATURES, *OWN_FEATURES, *PARENT_FEATURES, *PAGE_FEATURES)

# Tags in an order in which neighbours are alike, so that a threshold can part them.
_TAG_ORDER = """
    footer nav button label a span form fieldset legend aside td tr table dt dd li summary details section figure
    figcaption caption address header body article div center main pre blockquote h6 h5 h4 h3 h2 p h1
"""
TAG_CODES = {tag: float(code) for code, tag in enumerate(_TAG_ORDER.split(), 1)}

_UNSPACED = re.compile(f"[{UNSPACED}]")
_ENDS = frozenset('.!?…。！？؟۔।:”"»')
_ENDS_INNER = frozenset(".!?…。！？")

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A page's blocks as numbers, and what the second pass needs again."""

    rows: tuple[Row, ...]  # one a block, in the order of FEATURES
    parents: tuple[int, ...]  # of each block the element around its own
    grandparents: tuple[int, ...]
    branches: tuple[int, ...]  # the branch it stands on where it leaves the way to the main container
    shapes: tuple[int, ...]  # blocks with equal numbers stand in elements of the same names and nesting
    sizes: tuple[int, ...]  # of each block, in characters; of scripts without spaces each counts double
    headings: tuple[bool, ...]


NOTHING = Measured((), (), (), (), (), (), ())


def measure(document: Document, score_names: NameScore) -> Measured:
    """The blocks as numbers. `score_names` says what class names and ids mean, as the classifier learned it."""
    blocks = document.blocks
    if not blocks or blocks[0].markup is None:
        return NOTHING
    elements = blocks[0].markup.elements
    texts, owners, links, inlines = [], [], [], []
    for block in blocks:
        markup = block.markup
        if markup is None:
            return NOTHING
        texts.append(block.text)
        owners.append(markup.element)
        links.append(markup.link_share)
        inlines.append(markup.inline)
    sizes = block_sizes(texts)
    masses = _masses(texts, sizes, links)
    sums = add_up(elements, owners, sizes, masses, links)
    places = find_places(elements, sums, score_names)
    parents = [max(elements.parents[owner], 0) for owner in owners]

    own = _own_rows(elements, sums, places, owners, sizes, masses, links)
    around: dict[int, Row] = {}
    page = _page_row(elements, sums, places, len(blocks))
    tags = [TAG_CODES.get(elements.tags[owner], 0.0) for owner in owners]
    logs = [_log(size) for size in sizes]
    until_long = _until(masses)
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    title, shared, description = (" ".join(text[:LONGEST_TITLE].split()) for text in page_titles(document))
    lead = description[:50]
    whole = sums.mass[0] or 1
    total, last = len(blocks), len(blocks) - 1
    before, since_long, since_title = 0, FAR, -1
    rows: list[Row] = []
    for i, text in enumerate(texts):
        up, mass = parents[i], masses[i]
        if up not in around:
            around[up] = _parent_row(elements, sums, places, up)
        if since_title < 0 and _is_title(text, title, shared):
            since_title = 0
        inline = inlines[i]
        rows.append((
            logs[i], links[i], float(ends_like_prose(text)), float(text.count("\n")),
            float(counts[text]), i / total, before / whole, (whole - before - mass) / whole, float(since_long),
            until_long[i], float(since_title),
            logs[i - 1] if i else -1.0, logs[i + 1] if i < last else -1.0,
            links[i - 1] if i else -1.0, links[i + 1] if i < last else -1.0,
            tags[i - 1] if i else -1.0, tags[i + 1] if i < last else -1.0,
            float(lead != "" and sizes[i] > 40 and (lead in text or text[:50] in description)),
            score_names("", inline)[0] if inline else 0.0,
            *own[owners[i]], *around[up], *page,
        ))  # fmt: skip
        before += mass
        since_long = 0 if mass else min(since_long + 1, FAR)
        if 0 <= since_title < FAR:
            since_title += 1
    return Measured(
        tuple(rows),
        tuple(parents),
        tuple([max(elements.parents[up], 0) for up in parents]),
        tuple([places.branch[owner] for owner in owners]),
        tuple([places.shape[owner] for owner in owners]),
        tuple(sizes),
        tuple([block.kind == "heading" for block in blocks]),
    )


def page_titles(document: Document) -> tuple[str, str, str]:
    """The page's own title, its title for sharing, and its description, from the head; "" where absent."""
    title = shared = description = ""
    root = document.tree.root if document.tree is not None else None
    head = root.find("head") if root is not None else None
    for node in head or ():
        if not isinstance(node, Element):
            continue
        tag = node.tag
        if tag == "title":
            title = title or node.text
        elif tag == "meta":
            name = node.attr("property") or node.attr("name")
            if name in ("og:title", "twitter:title"):
                shared = shared or node.attr("content") or ""
            elif name in ("description", "og:description", "twitter:description"):
                description = description or node.attr("content") or ""
    return title, shared, description


def block_sizes(texts: Sequence[str]) -> list[int]:
    """Of each text its characters; of scripts without spaces each counts double, since it says as much as two.

    >>> block_sizes(["A fire broke out", "東京で火事"])
    [16, 10]
    """
    return [len(text) if text.isascii() or not _UNSPACED.search(text, 0, 40) else 2 * len(text) for text in texts]


def ends_like_prose(text: str) -> bool:
    """Whether the last character, or the one before a closing mark, ends a sentence."""
    return text[-1:] in _ENDS or text[-2:-1] in _ENDS_INNER


def _masses(texts: Sequence[str], sizes: Sequence[int], links: Sequence[float]) -> list[int]:
    """Of each block its size if it is long, else 0."""
    return [
        size if size >= LONG and link < LONG_LINKS and any(map(text.__contains__, ".,。、،۔।")) else 0
        for text, size, link in zip(texts, sizes, links, strict=True)
    ]


def _own_rows(
    elements: Elements,
    sums: Sums,
    places: Places,
    owners: Sequence[int],
    sizes: Sequence[int],
    masses: Sequence[int],
    links: Sequence[float],
) -> dict[int, Row]:
    """OWN_FEATURES of each element that has text of its own."""
    blocks: dict[int, int] = {}
    size_in: dict[int, int] = {}
    mass_in: dict[int, int] = {}
    long_in: dict[int, int] = {}
    link_in: dict[int, float] = {}
    shape = places.shape
    for owner, size, mass, link in zip(owners, sizes, masses, links, strict=True):
        group = shape[owner]
        blocks[group] = blocks.get(group, 0) + 1
        size_in[group] = size_in.get(group, 0) + size
        if link:
            link_in[group] = link_in.get(group, 0.0) + size * link
        if mass:
            mass_in[group] = mass_in.get(group, 0) + mass
            long_in[group] = long_in.get(group, 0) + 1
    whole = sums.mass[0] or 1
    groups = {
        group: (
            _log(count), mass_in.get(group, 0) / whole, long_in.get(group, 0) / count,
            link_in.get(group, 0.0) / max(size_in[group], 1),  # repair leaves nothing of invisible characters
        )
        for group, count in blocks.items()
    }  # fmt: skip
    copies, names = places.copies, places.names_own
    return {
        at: (
            TAG_CODES.get(elements.tags[at], 0.0), names[at], _log(sums.size[at]), float(copies[shape[at]]),
            *groups[shape[at]],
        )
        for at in set(owners)
    }  # fmt: skip


def _parent_row(elements: Elements, sums: Sums, places: Places, up: int) -> Row:
    """PARENT_FEATURES of an element: itself, its parent and grandparent, and how it lies to the main container."""
    whole = sums.mass[0] or 1
    parents = elements.parents
    grand = max(parents[up], 0)
    great = max(parents[grand], 0)
    branch, section = places.branch[up], places.section[up]
    mass, size, links, blocks, long = sums.mass, sums.size, sums.links, sums.blocks, sums.long
    copies, shape = places.copies, places.shape
    return (
        TAG_CODES.get(elements.tags[up], 0.0), mass[up] / whole, sums.direct[up] / whole, links[up] / (size[up] or 1),
        _log(blocks[up]), long[up] / (blocks[up] or 1), _log(size[up]), float(copies[shape[up]]),
        mass[grand] / whole, sums.direct[grand] / whole, links[grand] / (size[grand] or 1), _log(blocks[grand]),
        long[grand] / (blocks[grand] or 1), float(copies[shape[grand]]),
        mass[great] / whole, links[great] / (size[great] or 1),
        mass[branch] / whole if branch else 2.0, links[branch] / (size[branch] or 1) if branch else -1.0,
        long[branch] / (blocks[branch] or 1) if branch else -1.0, float(copies[shape[branch]]) if branch else 0.0,
        mass[section] / whole if section else -1.0, TAG_CODES.get(elements.tags[section], 0.0) if section else -1.0,
        places.names_parent[up], places.names_parent[grand], places.names_above[up], places.names_low[up],
        places.names_high[up], places.names_off[up],
        float(places.main_up[up]), float(places.main_down[up]), float(places.home_up[up]), float(places.home_down[up]),
        float(places.depth[up]), float(places.most_copies[up]), float(elements.hidden[up]),
    )  # fmt: skip


def _page_row(elements: Elements, sums: Sums, places: Places, blocks: int) -> Row:
    whole = sums.mass[0] or 1
    return (
        _log(sums.size[0]), _log(blocks), _log(sums.mass[0]), float(sums.long[0]), sums.mass[places.main] / whole,
        sums.direct[places.home] / whole, sums.links[0] / (sums.size[0] or 1), float(elements.tags.count("article")),
    )  # fmt: skip


def _is_title(text: str, title: str, shared: str) -> bool:
    """Whether the text is one of the page's titles or the greater part of one."""
    return len(text) >= 8 and ((text in title and 5 * len(text) > 2 * len(title)) or text == shared)


@lru_cache(maxsize=8192)
def _log(number: int) -> float:
    return log(number + 1.0)


def _until(masses: Sequence[int]) -> list[float]:
    """Of each block how many blocks further the next long one stands, itself left out."""
    until = []
    distance = FAR
    for mass in reversed(masses):
        until.append(float(distance))
        distance = 0 if mass else min(distance + 1, FAR)
    return until[::-1]
