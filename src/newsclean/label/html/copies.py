"""Which hidden blocks only say again what a reader sees: the article as Markdown, or once more behind a paywall."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.label.second_opinion import blocks_in
from newsclean.records import Block

# Shorter ones, in characters, are told by being the very same text as another.
_LONG = 200


def hidden_copies(blocks: Sequence[Block], kept: Sequence[bool]) -> list[int]:
    """The kept blocks that a browser hides and whose words stand, for the most part, in kept blocks that it shows.

    >>> from newsclean.parse.html import parse_html
    >>> seen = "<p>The ferry runs again.</p><p>The harbour office said so on Monday at noon.</p>" * 4
    >>> copy = "The ferry runs again. The *harbour office* said so on Monday at noon. " * 4
    >>> _, blocks = parse_html(f"{seen}<pre hidden>{copy}</pre><p hidden>{'More is known to those who pay. ' * 9}</p>")
    >>> hidden_copies(blocks, [True] * 10)
    [8]
    """
    hidden = [
        block
        for block, keep in zip(blocks, kept, strict=True)
        if keep and block.markup is not None and len(block.text) >= _LONG and block.markup.hidden
    ]
    if not hidden:
        return []
    places = {block.index for block in hidden}
    shown = "\n".join(
        block.text for block, keep in zip(blocks, kept, strict=True) if keep and block.index not in places
    )
    return [block.index for block, inside in zip(hidden, blocks_in(hidden, shown), strict=True) if inside]
