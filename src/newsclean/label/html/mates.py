"""Names for left out blocks that nothing names, from the few blocks that stand with them in one small box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from newsclean.kinds import ChromeKind, LabelKind
from newsclean.label.decide import NAMING_SCORE
from newsclean.label.html.boxes import WIDE, stands_in
from newsclean.origins import HTML_MATES
from newsclean.records import Block, Document, Label

# Kinds of boxes that hold one thing: its name, a sentence about it, a button.
MATES: frozenset[ChromeKind] = frozenset(
    {"newsletter", "paywall", "author_bio", "poll", "cookie_notice", "comment_form", "advertisement", "related_link"}
)
_OF_AUTHOR: frozenset[ChromeKind] = frozenset({"author_bio"})
# The least score of a rule that names a box; the most blocks of a box, and how far around a block it may reach.
LEAST, MOST, LEVELS = 0.7, 12, 4


def label_mates(document: Document, opinions: Sequence[Label], ruled: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion on each block that is left out and not named, where all named blocks of its box are of one kind.

    `opinions` are those of the structure, `ruled` those of the rules. A box that holds text of the article is none.
    """
    own: dict[int, LabelKind] = {}
    for label in opinions:
        own.setdefault(label.block, label.kind)
    named: dict[int, LabelKind] = {}
    for label in sorted(ruled, key=lambda label: -label.score):
        if label.score >= LEAST:
            named.setdefault(label.block, label.kind)
    kinds = {**own, **named}
    for place, kind in own.items():
        # Who wrote an article is named in the box that tells of the author, too.
        wanted = MATES if kind == "other" else _OF_AUTHOR if kind == "byline" else None
        if wanted is None or place in named:
            continue
        found = _kind_of_mates(document.blocks, place, kinds)
        if found is not None and found in wanted:
            yield Label(place, found, NAMING_SCORE, HTML_MATES, "Stands in a small box with blocks of this kind")


def _kind_of_mates(blocks: Sequence[Block], place: int, kinds: Mapping[int, LabelKind]) -> LabelKind | None:
    """The kind of the named blocks in the smallest box around `place` that has any; None where they are of several."""
    markup = blocks[place].markup
    if markup is None:
        return None
    elements = markup.elements
    for box in islice(elements.line(elements.parents[markup.element]), LEVELS):
        if elements.tags[box] in WIDE:
            return None
        inside = [*_inside(blocks, range(place - 1, -1, -1), box), *_inside(blocks, range(place + 1, len(blocks)), box)]
        if len(inside) >= MOST:
            return None
        if found := {kinds[i] for i in inside} - {"other", kinds[place]}:
            return found.pop() if len(found) == 1 else None
    return None


def _inside(blocks: Sequence[Block], places: Iterable[int], box: int) -> Iterator[int]:
    """Yield the places up to the first block that stands outside the element `box`, at most MOST."""
    for place in islice(places, MOST):
        markup = blocks[place].markup
        if markup is None or not stands_in(blocks[place], box, markup.elements.parents):
            return
        yield place
