"""What the tree says of each block, as numbers: containers, place, repeated shapes, links, tags, names.

Structure first, phrases never: nothing here knows a word of any language, so that it holds for languages
that no training page was in. Elements are measured once and shared by their blocks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from math import log

from newsclean.measure import UNSPACED
from newsclean.records import Document

# A block is long, that is prose by its looks, from this many characters on, with at most this share in links.
LONG = 80
LONG_LINKS = 0.4
# An element is the main container where it is the innermost that holds this share of the page's long text.
MAIN_SHARE = 0.6

_UNSPACED = re.compile(f"[{UNSPACED}]")
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_DIGITS = re.compile(r"\d+")
_NON_WORD = re.compile(r"\W+")
_BODY_FIELD = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]|\\.)*)"')
_TAG = re.compile(r"<[^<>]{0,500}>")

# Tags in an order in which neighbours are alike, so that a tree can cut it.
_TAG_ORDER = (
    "footer nav button label a span form fieldset legend aside td tr table dt dd li summary details section figure figcaption"
    " caption address header body article div center main pre blockquote h6 h5 h4 h3 h2 p h1"
)
TAG_CODES = {tag: code for code, tag in enumerate(_TAG_ORDER.split(), 1)}
# Enclosing elements that a block remembers, each a bit.
_FLAGS = {
    "nav": 1, "footer": 2, "header": 4, "aside": 8, "form": 16, "figure": 32, "article": 64, "main": 128,
    "li": 256, "table": 512, "a": 1024, "button": 2048, "blockquote": 4096, "section": 8192, "noscript": 16384,
    "details": 1,
}  # fmt: skip

BLOCK_FEATURES = (
    "size", "link_share", "points", "ends_sentence", "upper_start", "digit_share", "upper_share", "lines", "repeats",
    "index_share", "mass_before", "mass_after", "since_long", "until_long", "since_title", "size_before", "size_after",
    "links_before", "links_after", "title_likeness", "lead_likeness", "body_field", "inline_names", "same_parent_before",
    "same_parent_after", "own_tag_before", "own_tag_after", "size_2_before", "size_2_after",
)  # fmt: skip
OWN_FEATURES = (
    "tag", "names_own", "own_size", "own_blocks", "shape_blocks", "shape_mass", "shape_long", "shape_links", "own_place",
    "own_repeat",
)  # fmt: skip
PARENT_FEATURES = (
    "parent_tag", "names_parent", "names_grandparent", "names_above", "names_low", "names_high", "names_off_main",
    "parent_mass", "parent_direct", "parent_links", "parent_blocks", "parent_long_share", "parent_size",
    "grand_mass", "grand_direct", "grand_links", "grand_blocks", "grand_long_share",
    "great_mass", "great_links", "main_up", "main_down", "text_up", "text_down", "depth",
    "parent_repeat", "grand_repeat", "most_repeated", "hidden", "article_mass", "section_mass", "first_in_section",
    *(f"in_{tag}" for tag in ("nav", "footer", "header", "aside", "form", "figure", "article", "main", "li", "table",
                              "a", "blockquote")),
)  # fmt: skip
PAGE_FEATURES = (
    "page_size", "page_blocks", "page_mass", "page_long", "main_share", "text_share", "page_links", "articles", "body_covers",
)  # fmt: skip
FEATURES = (*BLOCK_FEATURES, *OWN_FEATURES, *PARENT_FEATURES, *PAGE_FEATURES)

Row = tuple[float, ...]
NameWeights = Mapping[str, tuple[float, float, float]]  # of a name as own, as the parent's, as an ancestor's


@dataclass(frozen=True, slots=True)
class Measured:
    """A page's blocks as numbers, and what later passes need again."""

    rows: tuple[Row, ...]  # one a block, in the order of FEATURES
    parents: tuple[int, ...]  # of each block the element around its own
    grandparents: tuple[int, ...]
    shapes: tuple[int, ...]  # blocks with equal numbers stand in elements of the same names and nesting
    sizes: tuple[int, ...]  # of each block, in characters; of scripts without spaces each counts double


@lru_cache(maxsize=20_000)
def name_parts(names: str) -> tuple[str, ...]:
    """The words inside class names and ids, lower case, each once, without digits.

    >>> name_parts("articleBody__text-2 js-main nav_Item3")
    ('article', 'body', 'text', 'js', 'main', 'nav', 'item')
    """
    parts = (part.lower() for part in _NAME_PARTS.findall(names))
    return tuple(dict.fromkeys(part for part in parts if 1 < len(part) < 20))


@lru_cache(maxsize=20_000)
def _shape_name(names: str) -> str:
    return _DIGITS.sub("", names)


def page_titles(document: Document) -> tuple[str, str, str]:
    """The page's own title, its title for sharing, and its description, from the head; "" where absent."""
    title = shared = description = ""
    root = document.tree.root if document.tree is not None else None
    head = root.find("head") if root is not None else None
    for node in head or ():
        tag = getattr(node, "tag", "")
        if tag == "title" and not title:
            title = node.text
        elif tag == "meta":
            name = node.attr("property") or node.attr("name") or ""
            if name in ("og:title", "twitter:title"):
                shared = shared or node.attr("content") or ""
            elif name in ("description", "og:description", "twitter:description"):
                description = description or node.attr("content") or ""
    return title, shared, description


def body_field(source: str) -> str:
    """The longest `articleBody` of the page's structured data, without markup and without anything between its words."""
    if '"articleBody"' not in source:
        return ""
    best = ""
    for match in _BODY_FIELD.finditer(source):
        try:
            text = str(json.loads(f'"{match[1]}"', strict=False))
        except ValueError:
            continue  # not JSON after all; the page's own text is there anyway
        if len(text) > len(best):
            best = text
    return _compact(_TAG.sub(" ", unescape(best)))


def _compact(text: str) -> str:
    return _NON_WORD.sub("", text).lower()


def measure(document: Document, weights: NameWeights) -> Measured:
    """The blocks as numbers. `weights` score the words of class names and ids, as the classifier learned them."""
    blocks = document.blocks
    if not blocks or blocks[0].markup is None:
        return Measured((), (), (), (), ())
    table = blocks[0].markup.elements
    parents, tags, names = table.parents, table.tags, table.names
    count, total = len(tags), len(blocks)

    # --- Blocks alone -------------------------------------------------------------------------------------------
    texts = [block.text for block in blocks]
    owners = [block.markup.element if block.markup is not None else 0 for block in blocks]
    links = [block.markup.link_share if block.markup is not None else 0.0 for block in blocks]
    sizes: list[int] = []
    points: list[int] = []
    masses: list[int] = []
    for text, link in zip(texts, links, strict=True):
        size = len(text)
        if text.isascii():
            marks = text.count(".") + text.count(",")
        else:
            if _UNSPACED.search(text, 0, 40):
                size *= 2
            marks = sum(map(text.count, ".,。、،۔।"))
        sizes.append(size)
        points.append(marks)
        masses.append(size if size >= LONG and link < LONG_LINKS and marks else 0)

    # --- Elements: sums of all that stands in them --------------------------------------------------------------
    n = [0] * count  # blocks
    size_in = [0] * count
    mass_in = [0] * count  # characters of long blocks
    link_in = [0.0] * count
    long_in = [0] * count
    direct = [0] * count  # characters of long blocks whose own element is the element's child
    for owner, size, mass, link in zip(owners, sizes, masses, links, strict=True):
        n[owner] += 1
        size_in[owner] += size
        link_in[owner] += size * link
        if mass:
            mass_in[owner] += mass
            long_in[owner] += 1
            direct[parents[owner] if parents[owner] >= 0 else 0] += mass
    own_n = n[:]
    own_size = size_in[:]
    for at in range(count - 1, 0, -1):
        if n[at]:
            up = parents[at]
            n[up] += n[at]
            size_in[up] += size_in[at]
            link_in[up] += link_in[at]
            if mass_in[at]:
                mass_in[up] += mass_in[at]
                long_in[up] += long_in[at]
    page_mass = mass_in[0]
    page_size = size_in[0]
    whole = page_mass or 1
    wanted = MAIN_SHARE * page_mass
    main = text_home = 0
    for at in range(count):
        if mass_in[at] >= wanted and page_mass:
            main = at  # elements with so much of the page stand one inside the other: the last is the innermost
        if direct[at] > direct[text_home]:
            text_home = at

    # --- Elements: what is known on the way down ----------------------------------------------------------------
    main_line = _line(parents, main)
    text_line = _line(parents, text_home)
    main_depth, text_depth = len(main_line) - 1, len(text_line) - 1
    depth = [0] * count
    flags = [0] * count
    shape = [0] * count
    above = [0.0] * count  # name scores of the ancestors, added up
    low = [0.0] * count
    high = [0.0] * count
    off = [0.0] * count  # the same of those that do not hold the main container
    main_up = [0] * count
    main_down = [main_depth] * count
    text_up = [0] * count
    text_down = [text_depth] * count
    article = [0] * count  # the enclosing <article>
    section = [0] * count  # the enclosing <section>, <aside> or other sectioning element
    own_score = [0.0] * count
    parent_score = [0.0] * count
    shapes: dict[tuple[int, str, str], int] = {}
    repeats: list[int] = []
    nothing = (0.0, 0.0, 0.0)
    scored: dict[tuple[str, str], tuple[float, float, float]] = {}
    for at in range(count):
        if not n[at]:
            continue
        tag, words = tags[at], names[at]
        score = scored.get((tag, words))
        if score is None:
            first, second, third = weights.get(f"<{tag}>", nothing)
            for part in name_parts(words):
                weight = weights.get(part)
                if weight is not None:
                    first += weight[0]
                    second += weight[1]
                    third += weight[2]
            score = scored[tag, words] = first, second, third
        own_score[at] = score[0]
        parent_score[at] = score[1]
        up = parents[at]
        if up < 0:
            repeats.append(0)
            continue
        depth[at] = depth[up] + 1
        flags[at] = flags[up] | _FLAGS.get(tag, 0)
        third = score[2]
        above[at] = above[up] + third
        low[at] = third if third < low[up] else low[up]
        high[at] = third if third > high[up] else high[up]
        if at in main_line:
            main_down[at] = main_down[up] - 1
        else:
            main_up[at] = main_up[up] + 1
            main_down[at] = main_down[up]
            off[at] = off[up] + third
        if at in text_line:
            text_down[at] = text_down[up] - 1
        else:
            text_up[at] = text_up[up] + 1
            text_down[at] = text_down[up]
        article[at] = at if tag == "article" else article[up]
        section[at] = at if tag in _SECTIONS else section[up]
        key = (shape[up], tag, _shape_name(words))
        known = shapes.get(key)
        if known is None:
            known = shapes[key] = len(repeats)
            repeats.append(0)
        repeats[known] += 1
        shape[at] = known
    most = [0] * count
    for at in range(1, count):
        if n[at] and at not in main_line:
            most[at] = max(most[parents[at]], repeats[shape[at]])

    # --- Groups of blocks in elements of one shape --------------------------------------------------------------
    group_n: dict[int, int] = {}
    group_size: dict[int, int] = {}
    group_mass: dict[int, int] = {}
    group_long: dict[int, int] = {}
    group_link: dict[int, float] = {}
    block_shapes = tuple([shape[owner] for owner in owners])
    for group, size, mass, link in zip(block_shapes, sizes, masses, links, strict=True):
        group_n[group] = group_n.get(group, 0) + 1
        group_size[group] = group_size.get(group, 0) + size
        group_link[group] = group_link.get(group, 0.0) + size * link
        if mass:
            group_mass[group] = group_mass.get(group, 0) + mass
            group_long[group] = group_long.get(group, 0) + 1

    # --- Rows ---------------------------------------------------------------------------------------------------
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    title, shared, description = page_titles(document)
    titles = [_compact(text) for text in (title, shared) if text]
    lead = _compact(description)[:60]
    field = body_field(document.source)
    page = (
        _log(page_size), _log(total), _log(page_mass), float(long_in[0]), mass_in[main] / whole,
        mass_in[text_home] / whole, link_in[0] / (page_size or 1), float(tags.count("article")),
        len(field) / (page_mass + 1.0) if field else -1.0,
    )  # fmt: skip

    parent_of = [parents[owner] if parents[owner] >= 0 else 0 for owner in owners]
    grand_of = [parents[up] if parents[up] >= 0 else 0 for up in parent_of]
    parent_rows: dict[int, Row] = {}
    own_rows: dict[int, Row] = {}
    until_long = _until(masses)
    codes = [TAG_CODES.get(tags[owner], 0) for owner in owners]
    rows: list[Row] = []
    mass_before = 0
    since_long = 50
    since_title = -1
    last_own = -1
    place = 0
    for i in range(total):
        text, owner, up, size, mass, link = texts[i], owners[i], parent_of[i], sizes[i], masses[i], links[i]
        if owner not in own_rows:
            group = shape[owner]
            gathered = group_size[group] or 1
            own_rows[owner] = (
                float(codes[i]), own_score[owner], _log(own_size[owner]), float(own_n[owner]), _log(group_n[group]),
                group_mass.get(group, 0) / whole, group_long.get(group, 0) / group_n[group],
                group_link[group] / gathered, float(repeats[group]),
            )  # fmt: skip
        if up not in parent_rows:
            grand = grand_of[i]
            great = parents[grand] if parents[grand] >= 0 else 0
            bits = flags[owner]
            within, around = article[up], section[up]
            parent_rows[up] = (
                float(TAG_CODES.get(tags[up], 0)), parent_score[up], parent_score[grand], above[up], low[up], high[up],
                off[up],
                mass_in[up] / whole, direct[up] / whole, link_in[up] / (size_in[up] or 1), _log(n[up]),
                long_in[up] / (n[up] or 1), _log(size_in[up]),
                mass_in[grand] / whole, direct[grand] / whole, link_in[grand] / (size_in[grand] or 1), _log(n[grand]),
                long_in[grand] / (n[grand] or 1),
                mass_in[great] / whole, link_in[great] / (size_in[great] or 1),
                float(main_up[up]), float(main_down[up]), float(text_up[up]), float(text_down[up]), float(depth[up]),
                float(repeats[shape[up]]), float(repeats[shape[grand]]), float(most[up]), float(table.hidden[up]),
                mass_in[within] / whole if within else -1.0, mass_in[around] / whole if around else -1.0,
                float(up == around),
                float(bits & 1 > 0), float(bits & 2 > 0), float(bits & 4 > 0), float(bits & 8 > 0),
                float(bits & 16 > 0), float(bits & 32 > 0), float(bits & 64 > 0), float(bits & 128 > 0),
                float(bits & 256 > 0), float(bits & 512 > 0), float(bits & 1024 > 0), float(bits & 4096 > 0),
            )  # fmt: skip
        compact = ""
        likeness = 0.0
        if titles and size < 400 and since_title < 0:
            compact = _compact(text)
            likeness = _likeness(compact, titles)
        if likeness > 0.8:
            since_title = 0
        leads = 0.0
        if lead and size > 40:
            compact = compact or _compact(text)
            leads = float(compact[:40] in lead or lead in compact)
        in_field = -1.0
        if field:
            compact = compact or _compact(text)
            in_field = float(compact[:200] in field) if len(compact) > 12 else 0.5
        inline = blocks[i].markup.inline if blocks[i].markup is not None else ""  # type: ignore[union-attr]
        named = 0.0
        if inline:
            for part in name_parts(inline):
                weight = weights.get(part)
                if weight is not None:
                    named += weight[0]
        place = place + 1 if owner == last_own else 0
        last_own = owner
        first = text[0]
        rows.append((
            _log(size), link, points[i] / size * 100, float(text[-1] in _ENDS or text[-2:-1] in _ENDS_INNER),
            float(first.isupper()), sum(map(text.count, "0123456789")) / size if size < 200 else 0.0,
            float(size < 200 and text.isupper()), float(text.count("\n")), float(counts[text]),
            i / total, mass_before / whole, (page_mass - mass_before - mass) / whole, float(min(since_long, 50)),
            float(until_long[i]), float(min(since_title, 60)),
            _log(sizes[i - 1]) if i else -1.0, _log(sizes[i + 1]) if i + 1 < total else -1.0,
            links[i - 1] if i else -1.0, links[i + 1] if i + 1 < total else -1.0,
            likeness, leads, in_field, named,
            float(i > 0 and parent_of[i - 1] == up), float(i + 1 < total and parent_of[i + 1] == up),
            float(codes[i - 1]) if i else -1.0, float(codes[i + 1]) if i + 1 < total else -1.0,
            _log(sizes[i - 2]) if i > 1 else -1.0, _log(sizes[i + 2]) if i + 2 < total else -1.0,
            *own_rows[owner][:8], float(place), own_rows[owner][8], *parent_rows[up], *page,
        ))  # fmt: skip
        mass_before += mass
        since_long = 0 if mass else since_long + 1
        if since_title >= 0:
            since_title += 1
    return Measured(tuple(rows), tuple(parent_of), tuple(grand_of), block_shapes, tuple(sizes))


_SECTIONS = frozenset(("section", "article", "aside", "nav", "footer", "header", "main", "form", "figure", "dialog"))
_ENDS = frozenset('.!?…。！？؟۔।:”"»')
_ENDS_INNER = frozenset(".!?…。！？")


@lru_cache(maxsize=8192)
def _log(number: int) -> float:
    return log(number + 1.0)


def _line(parents: tuple[int, ...], at: int) -> frozenset[int]:
    """The element and its ancestors."""
    line = []
    while at >= 0:
        line.append(at)
        at = parents[at]
    return frozenset(line)


def _until(masses: list[int]) -> list[int]:
    """Of each block how many blocks further the next long one stands, itself left out; 50 for none near."""
    until = []
    distance = 50
    for mass in reversed(masses):
        until.append(distance)
        distance = 0 if mass else min(distance + 1, 50)
    return until[::-1]


def _likeness(compact: str, titles: list[str]) -> float:
    """How much of the longer one the shorter one is, where it stands at its beginning or its end; else 0."""
    best = 0.0
    if len(compact) >= 8:
        for title in titles:
            if title.startswith(compact) or title.endswith(compact) or compact.startswith(title):
                short, long = sorted((len(compact), len(title)))
                best = max(
                    best, 0.81 + 0.19 * short / long if long == len(title) and short > 0.4 * long else short / long
                )
    return best
