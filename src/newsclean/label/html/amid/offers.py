"""Lists of what a subscription or a newsletter holds, right below the line that offers it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newsclean.records import Block, Document, Label

# Kinds of offers, and the least score of a rule that knows one.
OFFERS, LEAST = frozenset({"paywall", "newsletter"}), 0.8


def label_offers(document: Document, opinions: Sequence[Label], ruled: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion on each item of a list that stands right below an offer, in the same box.

    `opinions` are those of the structure, `ruled` those of the rules. An offer that the structure keeps takes nothing
    with it.
    """
    kept = {label.block: label.score for label in opinions if label.kind == "body"}
    offers = {
        label.block: label
        for label in ruled
        if label.kind in OFFERS and label.score >= LEAST and label.score > kept.get(label.block, 0.0)
    }
    for place, offer in offers.items():
        for item in _list_below(document.blocks, place, kept):
            if item in kept:
                yield Label(item, offer.kind, offer.score, offer.by, "Stands in a list below an offer")


def _list_below(blocks: Sequence[Block], place: int, kept: Collection[int]) -> Iterator[int]:
    """Yield the items of the list below a block in the same element, with nothing but left out lines in between."""
    markup = blocks[place].markup
    if markup is None:
        return
    parents = markup.elements.parents
    box = parents[markup.element]
    for item in range(place + 1, len(blocks)):
        below = blocks[item].markup
        if below is not None and blocks[item].kind == "list_item" and parents[parents[below.element]] == box:
            yield item
        elif below is None or item in kept or parents[below.element] != box:
            return
