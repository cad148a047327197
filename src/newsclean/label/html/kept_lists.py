"""Lists and tables that stay whole although some of their blocks look little like text by themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newsclean.kinds import PLACES
from newsclean.label.html.naming.box_kinds import TURNING, kinds_of
from newsclean.label.html.naming.kinds import name_chrome
from newsclean.records import Block

_LISTS = frozenset(("ul", "ol", "dl"))
_BOXES = frozenset(("ul", "ol", "dl", "table"))
# Of these, those that stay whole where most of them is kept.
_DATA = frozenset(("dl", "table"))
# A list is kept whole if at least KEPT_SHARE of its text is kept, except items less likely than UNLIKELY_ITEM.
KEPT_SHARE, UNLIKELY_ITEM = 0.5, 0.2
# A list or table right between kept blocks is kept whole if at most this share of its characters is in links, and if
# its blocks that were left out have at least this probability in the mean. By site, WCXB articles gain 0.0005 of F1 (25
# pages up, 12 down), other page types 0.0003.
BOX_LINKS, UNLIKELY_BOX = 0.3, 0.1
# Kinds that an element of the text may seem to have by its place or by a loose name; any other one says what it is.
LOOSE = PLACES | {"related_link", "call_to_action"}


def kept_items(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], sizes: Sequence[int], free: Collection[int]
) -> list[int]:
    """The items of lists that are mostly kept, as far as they are likely enough."""
    lists: dict[int, list[int]] = {}
    for i in free:
        if blocks[i].kind == "list_item" and p[i] >= UNLIKELY_ITEM:
            lists.setdefault(_list_of(blocks[i]), []).append(i)
    if not lists:
        return []
    whole, part = dict.fromkeys(lists, 0), dict.fromkeys(lists, 0)
    for block, keep, size in zip(blocks, kept, sizes, strict=True):
        if block.kind == "list_item" and (own := _list_of(block)) in whole:
            whole[own] += size
            part[own] += size if keep else 0
    return [i for own, items in lists.items() if part[own] and part[own] >= KEPT_SHARE * whole[own] for i in items]


def kept_boxes(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], sizes: Sequence[int], free: Collection[int]
) -> list[int]:
    """The blocks of lists and tables that hardly consist of links and stand right between kept blocks.

    Those of tables and <dl> that are mostly kept need not: the last rows of one that closes the text.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<p>Rain fell.<table><tr><th>Town<th>Rain<tr><td>Ayr<td>3</table><p>Most of it.<ul><li>Print</ul>"
    >>> kept_boxes(parse_html(html)[1], [True, True, False, True, False], [0.3] * 5, [9] * 5, [2, 4])
    [2]
    >>> html = "<p>Rain fell.<table><tr><th>Town<th>Rain<tr><td>Ayr<td>3<tr><td>Elda<td>7</table><p>Print"
    >>> kept_boxes(parse_html(html)[1], [True, True, True, False, False], [0.3] * 5, [9] * 5, [3, 4])
    [3]
    """
    found: list[int] = []
    body = [i for i, keep in enumerate(kept) if keep] or [0]
    for inside in _insidekept_boxes(blocks, [i for i in free if body[0] < i]):
        out = [i for i in inside if not kept[i]]
        is_between = inside[0] and kept[inside[0] - 1] and inside[-1] < body[-1] and kept[inside[-1] + 1]
        if not (is_between or _is_mostly_kept(blocks, inside, out, sizes)):
            continue
        if all(i in free and _may_be_text(blocks[i]) for i in out):
            linked = sum(markup.link_share * sizes[i] for i in inside if (markup := blocks[i].markup) is not None)
            likely = sum(p[i] for i in out) >= UNLIKELY_BOX * len(out)
            found += out if likely and linked <= BOX_LINKS * sum(sizes[i] for i in inside) else ()
    return found


def _is_mostly_kept(blocks: Sequence[Block], inside: range, out: Sequence[int], sizes: Sequence[int]) -> bool:
    """Whether a box is one of data, which says little in part, and at least KEPT_SHARE of its text is kept.

    What was left out are rows or items: a table may also hold a whole page, with its credits.
    """
    markup = blocks[inside[0]].markup
    if markup is None or markup.elements.tags[_around(blocks[inside[0]], _BOXES)] not in _DATA:
        return False
    if any(blocks[i].kind not in ("list_item", "table") for i in out):
        return False
    whole = sum(sizes[i] for i in inside)
    return whole - sum(sizes[i] for i in out) >= KEPT_SHARE * whole


def _insidekept_boxes(blocks: Sequence[Block], free: Collection[int]) -> Iterator[range]:
    """Yield the places of the blocks inside each list or table that has one of the blocks `free`."""
    end = 0
    for i in free:
        if i < end or blocks[i].kind not in ("list_item", "table") or (box := _around(blocks[i], _BOXES)) < 0:
            continue
        start, end = i, i + 1
        while start and _around(blocks[start - 1], _BOXES) == box:
            start -= 1
        while end < len(blocks) and _around(blocks[end], _BOXES) == box:
            end += 1
        yield range(start, end)


def _may_be_text(block: Block) -> bool:
    markup = block.markup
    if markup is None or markup.hidden or not TURNING.isdisjoint(kinds_of(markup.elements, markup.element, {})):
        return False
    return name_chrome(block, before_text=False, after_text=False)[0] in LOOSE


def _list_of(block: Block) -> int:
    return _around(block, _LISTS)


def _around(block: Block, tags: Collection[str]) -> int:
    """The innermost element with one of these tags around a block, by its number; -1 where there is none."""
    if block.markup is None:
        return -1
    elements = block.markup.elements
    return next((at for at in elements.line(block.markup.element) if elements.tags[at] in tags), -1)
