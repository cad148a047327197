"""Blocks that belong to the kept blocks around them although they look little like text by themselves.

Headings, questions and items of a list are short, and the classifier judges each by itself; the blocks above, below and
beside them tell more. Checked on the development corpus, by site: of the headings left out between kept blocks 84 % are
a line of the true text, of the siblings of kept items 60 %; WCXB articles gain 0.0007 of F1 (163 pages up, 74 down),
other page types 0.0025.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from newsclean.label.html.hidden import OPENERS
from newsclean.label.html.kept_lists import kept_boxes, kept_items
from newsclean.measure import ends_question
from newsclean.metadata.html.quotations import is_attribution
from newsclean.records import Block

_YEAR = re.compile(r"(?:1\d|20)\d\d")
# A heading with at least this share of its characters in links mostly leads to another page.
_LINKS = 0.5
# A heading above kept text needs no kept text above it if it is at least LIKELY_HEADING; one that consists of links may
# head a part of the text if it is at least LINKED_HEADING, where teasers of other stories hardly are. By site, WCXB
# articles gain 0.0002 of F1 (45 pages up, 19 down), other page types 0.0006, wanted snippets 0.001; news stay the same.
LIKELY_HEADING, LINKED_HEADING = 0.2, 0.35
# Where two or more such headings take turns with kept text in the same box they need no more than this: a product, a
# place or a step that the text below is about. On 1,250 pages of the development corpus 46 of 53 such headings are a
# line of the true text; of single ones fewer are, and they may be teasers amid the text.
LINKED_IN_TURN = 0.1
# Between two entries of a live page stand at most so many labels of at most so many characters.
LABELS, LABEL_LENGTH = 3, 24


def find_gaps(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], sizes: Sequence[int], named: Collection[int]
) -> frozenset[int]:
    """The blocks left out that belong to the kept ones around them; those in `named` were left out for another reason.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<p>Rain fell.<h2>In the north</h2><p>Most of it.<summary>How long?</summary><p>Days.<h2>Read on</h2>"
    >>> blocks = parse_html(html)[1]
    >>> sorted(find_gaps(blocks, [True, False, True, False, True, False], [0.5] * 6, [9] * 6, ()))
    [1, 3]
    """
    free = dict.fromkeys(i for i, keep in enumerate(kept) if not keep and i not in named)  # in order, and a set
    found = (
        *_headings(blocks, kept, p, free, named),
        *kept_items(blocks, kept, p, sizes, free),
        *kept_boxes(blocks, kept, p, sizes, free),
        *_years(blocks, kept, free),
        *(i for i in free if i and kept[i - 1] and _is_speaker(blocks, i)),
    )
    return frozenset(found)


def _headings(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], free: Collection[int], named: Collection[int]
) -> list[int]:
    """The headings between kept blocks, and the questions whose answer is kept; blocks in `named` are skipped over."""
    found = []
    in_turn = _linked_in_turn(blocks, kept)
    for i in free:
        block = blocks[i]
        markup = block.markup
        if markup is None or not ((block.kind == "heading" and markup.tag != "h1") or markup.tag in OPENERS):
            continue
        if not _next_is_kept(kept, i, 1, named):
            continue
        is_below = _next_is_kept(kept, i, -1, named) or _below_labels(blocks, kept, i)
        if markup.link_share < _LINKS:
            is_sure = is_below or p[i] >= LIKELY_HEADING
        else:
            is_sure = is_below and p[i] >= (LINKED_IN_TURN if i in in_turn else LINKED_HEADING)
        if ends_question(block.text) or (block.kind == "heading" and is_sure):
            found.append(i)
    return found


def _linked_in_turn(blocks: Sequence[Block], kept: Sequence[bool]) -> frozenset[int]:
    """The headings that are links and take turns with kept text in one element, two or more of them.

    One alone, or a few among the text's own headings, are teasers.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<p>Rain fell.<h3><a>Hat</a></h3><p>It is dry.<h3><a>Coat</a></h3><p>It is warm."
    >>> sorted(_linked_in_turn(parse_html(html)[1], [True, False] * 2 + [True]))
    [1, 3]
    >>> _linked_in_turn(parse_html(html + "<h3>Ice</h3>" * 3)[1], [True, False] * 2 + [True] * 4)
    frozenset()
    """
    alike: dict[tuple[int, str], list[int]] = {}
    plain: Counter[tuple[int, str]] = Counter()
    for i, block in enumerate(blocks):
        if block.kind != "heading" or block.markup is None:
            continue
        box = _parent(block), block.markup.tag
        if block.markup.link_share < _LINKS:
            plain[box] += 1
        elif i + 1 < len(blocks) and kept[i + 1] and _parent(blocks[i + 1]) == box[0]:
            alike.setdefault(box, []).append(i)
    return frozenset(i for box, links in alike.items() if len(links) >= max(2, plain[box]) for i in links)


def _parent(block: Block) -> int:
    return block.markup.elements.parents[block.markup.element] if block.markup is not None else -1


def _years(blocks: Sequence[Block], kept: Sequence[bool], free: Collection[int]) -> Iterator[int]:
    """Yield the years of a timeline: two or more, each alone above its kept text, in elements of the same name.

    Whole days are more often those of teasers.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> blocks = parse_html("<p>Rain fell.<p class=y>1788<p>It leaks.<p class=y>1954<p>It broke.")[1]
    >>> list(_years(blocks, [True, False, True, False, True], [1, 3]))
    [1, 3]
    """
    begin = kept.index(True) if True in kept else len(kept)
    alike: dict[tuple[str, str], dict[int, str]] = {}
    for i in free:
        block = blocks[i]
        if block.markup is not None and _YEAR.fullmatch(block.text) and _next_is_kept(kept, i, 1, ()) and i > begin:
            own = block.markup.tag, block.markup.elements.names[block.markup.element]
            alike.setdefault(own, {})[i] = block.text
    for years in alike.values():
        if len(set(years.values())) > 1:
            yield from years


def _is_speaker(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line says who is quoted above it, and is no link beside a quotation in a box without a tag of its own.

    On the development corpus 36 of 40 such lines in articles are in the true text.
    """
    block = blocks[place]
    is_link = block.markup is not None and block.markup.link_share >= _LINKS
    return (block.kind in ("quote", "caption") or not is_link) and is_attribution(blocks, place)


def _below_labels(blocks: Sequence[Block], kept: Sequence[bool], i: int) -> bool:
    """Whether nothing but labels, such as the time of an entry and its button to share, parts a block from kept ones.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> blocks = parse_html("<p>Rain fell.<p>Share<p>17:12<h3>In the north</h3>")[1]
    >>> _below_labels(blocks, [True, False, False, False], 3), _below_labels(blocks, [True] * 4, 1)
    (True, True)
    """
    for at in range(i - 1, max(-1, i - 2 - LABELS), -1):
        if kept[at]:
            return True
        if len(blocks[at].text) > LABEL_LENGTH:
            return False
    return False


def _next_is_kept(kept: Sequence[bool], i: int, step: int, named: Collection[int]) -> bool:
    """Whether the nearest block in the direction of `step` that is not in `named` is kept."""
    i += step
    while i in named:
        i += step
    return 0 <= i < len(kept) and kept[i]
