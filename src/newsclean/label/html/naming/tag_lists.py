"""Finds the lists of tags among lines of links: a line of many words is one where it holds several short links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.label.html.naming.box_kinds import SHORT_ONLY, KindsOf, Named, kinds_of
from newsclean.label.html.naming.kinds import LINKS, NO_TAG
from newsclean.measure import count_words
from newsclean.metadata.html.pieces import pieces_of
from newsclean.records import Document

TAG_LIST: Named = ("tag_cloud", "Several short links in a box named for tags")
# One link may be a headline.
_FEWEST = 2


def find_tag_lists(document: Document, kept: Sequence[bool], known: KindsOf) -> Iterator[int]:
    """Yield the blocks that are left out, stand in a box named for tags, and hold several links of few words each.

    `known` is a cache for the blocks of one page.
    """
    lines = [
        block
        for block, keep in zip(document.blocks, kept, strict=True)
        if not keep
        and (markup := block.markup) is not None
        and markup.link_share >= LINKS
        and len(block.text) <= SHORT_ONLY["tag_cloud"]
        and any(kind == "tag_cloud" for kind, _ in kinds_of(markup.elements, markup.element, known))
        and count_words(block.text) >= NO_TAG
    ]
    if lines and document.tree is not None:
        for index, pieces in pieces_of(document.tree, lines).items():
            if len(pieces) >= _FEWEST and all(count_words(piece) < NO_TAG for piece in pieces):
                yield index
