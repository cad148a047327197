"""What each element of a page holds and where it stands, measured once and shared by its blocks.

Everything here takes two passes over the elements: one up, adding what stands in them, one down, handing on
what is known of their surroundings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsclean.records import Elements

NameWeights = Mapping[str, tuple[float, float, float]]  # of a name as own, as the parent's, as an ancestor's

# Of an element's tag and names, what they say of it as a block's own, as the parent's and as an ancestor's.
NameScore = Callable[[str, str], tuple[float, float, float]]

# An element is the main container where it is the innermost that holds this share of the page's long text.
# Of 0.5, 0.6 and 0.75 on the development corpus, 0.6 marked the body's own container most often.
MAIN_SHARE = 0.6

_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_DIGITS = re.compile(r"\d+")
_SECTIONS = frozenset(("section", "article", "aside", "nav", "footer", "header", "main", "form", "figure", "dialog"))


def name_parts(names: str) -> tuple[str, ...]:
    """The words inside class names and ids, lower case, each once, without digits.

    Words side by side ("article body") were tried as well and cost 0.004 F1 on sites that were not seen.

    >>> name_parts("articleBody__text-2 js-main nav_Item3")
    ('article', 'body', 'text', 'js', 'main', 'nav', 'item')
    """
    return tuple(dict.fromkeys(map(str.lower, _NAME_PARTS.findall(names))))


def name_scorer(weights: NameWeights) -> NameScore:
    """A function that adds up what the words of an element's tag and names say; it remembers what it has seen."""

    @lru_cache(maxsize=20_000)
    def score(tag: str, names: str) -> tuple[float, float, float]:
        own, parent, above = weights.get(f"<{tag}>", (0.0, 0.0, 0.0))
        for part in name_parts(names):
            weight = weights.get(part)
            if weight is not None:
                own += weight[0]
                parent += weight[1]
                above += weight[2]
        return own, parent, above

    return score


@lru_cache(maxsize=20_000)
def _without_digits(names: str) -> str:
    return _DIGITS.sub("", names)


@dataclass(frozen=True, slots=True)
class Sums:
    """Of each element what stands in it, at any depth; an element without blocks has zeros."""

    blocks: list[int]
    size: list[int]  # characters
    links: list[float]  # characters inside links
    mass: list[int]  # characters of long blocks
    long: list[int]  # long blocks
    direct: list[int]  # characters of long blocks whose own element is a child of this one


def add_up(
    elements: Elements, owners: Sequence[int], sizes: Sequence[int], masses: Sequence[int], links: Sequence[float]
) -> Sums:
    """What stands in each element. The four columns are the blocks': element, size, size if long, share in links."""
    parents = elements.parents
    count = len(parents)
    blocks, size, mass, long, direct = ([0] * count for _ in range(5))
    linked = [0.0] * count
    for owner, own_size, own_mass, link in zip(owners, sizes, masses, links, strict=True):
        blocks[owner] += 1
        size[owner] += own_size
        if link:
            linked[owner] += own_size * link
        if own_mass:
            mass[owner] += own_mass
            long[owner] += 1
            direct[max(parents[owner], 0)] += own_mass
    for at in range(count - 1, 0, -1):
        if blocks[at]:
            up = parents[at]
            blocks[up] += blocks[at]
            size[up] += size[at]
            linked[up] += linked[at]
            if mass[at]:
                mass[up] += mass[at]
                long[up] += long[at]
    return Sums(blocks, size, linked, mass, long, direct)


@dataclass(frozen=True, slots=True)
class Places:
    """Of each element where it stands; only filled in for elements that hold a block."""

    main: int  # the main container
    home: int  # the element with most long text right under it
    depth: list[int]
    main_up: list[int]  # steps up to the first element that holds the main container
    main_down: list[int]  # and from there down to it
    home_up: list[int]
    home_down: list[int]
    branch: list[int]  # the first element on the way down from the main container, or from where they part
    section: list[int]  # the innermost sectioning element around it, itself included; 0 for none
    shape: list[int]  # equal numbers: same tag and names (digits aside), as have all their ancestors
    copies: list[int]  # of each shape, how many elements have it
    most_copies: list[int]  # the most copies of any element from here up to the main container
    names_own: list[float]  # how much its names are like a text block's own
    names_parent: list[float]  # like those of the element around one
    names_above: list[float]  # the same of all its ancestors and itself, added up
    names_low: list[float]
    names_high: list[float]
    names_off: list[float]  # added up over those that do not hold the main container


def find_places(elements: Elements, sums: Sums, score_names: NameScore) -> Places:
    """Where each element stands, and what the names say from the root down to it."""
    parents, tags, names = elements.parents, elements.tags, elements.names
    count = len(tags)
    main, home = _main_and_home(sums)
    main_line, home_line = _line(parents, main), _line(parents, home)
    depth, main_up, home_up, branch, section, shape, most = ([0] * count for _ in range(7))
    main_down, home_down = [len(main_line) - 1] * count, [len(home_line) - 1] * count
    own, parent, above, low, high, off = ([0.0] * count for _ in range(6))
    shapes: dict[tuple[int, str, str], int] = {}
    copies = [1]
    held = sums.blocks
    for at in range(1, count):
        if not held[at]:
            continue
        tag, words, up = tags[at], names[at], parents[at]
        own[at], parent[at], third = score_names(tag, words)
        depth[at] = depth[up] + 1
        above[at] = above[up] + third
        low[at] = third if third < low[up] else low[up]
        high[at] = third if third > high[up] else high[up]
        if at in main_line:
            main_down[at] = main_down[up] - 1
        else:
            main_up[at] = main_up[up] + 1
            main_down[at] = main_down[up]
            off[at] = off[up] + third
            branch[at] = branch[up] or at
        if at in home_line:
            home_down[at] = home_down[up] - 1
        else:
            home_up[at] = home_up[up] + 1
            home_down[at] = home_down[up]
        section[at] = at if tag in _SECTIONS else section[up]
        key = (shape[up], tag, _without_digits(words))
        number = shapes.get(key)
        if number is None:
            number = shapes[key] = len(copies)
            copies.append(0)
        copies[number] += 1
        shape[at] = number
    for at in range(1, count):
        if held[at] and main_up[at]:
            most[at] = max(most[parents[at]], copies[shape[at]])
    return Places(
        main, home, depth, main_up, main_down, home_up, home_down, branch, section, shape, copies, most,
        own, parent, above, low, high, off,
    )  # fmt: skip


def _main_and_home(sums: Sums) -> tuple[int, int]:
    mass, direct = sums.mass, sums.direct
    wanted = MAIN_SHARE * mass[0]
    if not wanted:
        return 0, 0
    # Elements with that much of the page stand one inside the other: the last is the innermost.
    main = max(at for at, own in enumerate(mass) if own >= wanted)
    return main, direct.index(max(direct))


def _line(parents: Sequence[int], at: int) -> frozenset[int]:
    """The element and its ancestors."""
    line = []
    while at >= 0:
        line.append(at)
        at = parents[at]
    return frozenset(line)
