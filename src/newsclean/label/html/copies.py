"""Blocks that only repeat others: the article hidden as Markdown or behind a paywall, a pulled quote."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.label.html.contained import blocks_in
from newsclean.records import Block

# The least length of a hidden copy, in characters; shorter ones are found only if their text equals another's.
_LONG = 200
# A pulled quote has at least _QUOTE characters, and stands in an <aside> or has a probability below _DOUBT. A page with
# more than _MOST such blocks has no pulled quotes: its text is in doubt.
_QUOTE, _DOUBT, _MOST = 20, 0.5, 20
_MARKS = " \"'“”„‘’«»‹›"


def hidden_copies(blocks: Sequence[Block], kept: Sequence[bool]) -> list[int]:
    """The kept blocks that a browser hides and whose words are mostly in kept blocks that it shows.

    >>> from newsclean.parse.html.blocks import parse_html
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


def pulled_quotes(blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float]) -> list[int]:
    """The kept paragraphs and quotes, in doubt or in an <aside>, that a longer kept block contains word for word.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> _, blocks = parse_html("<p>“It went round and round,” he says.<p>“It went round and round”<p>It went on.")
    >>> pulled_quotes(blocks, [True] * 3, [0.9, 0.4, 0.4]), pulled_quotes(blocks, [True] * 3, [0.9, 0.6, 0.4])
    ([1], [])
    >>> _, blocks = parse_html("<p>“It went round and round,” he says.<aside><p>“It went round and round”</aside>")
    >>> pulled_quotes(blocks, [True] * 2, [0.9, 0.9])
    [1]
    """
    markup = blocks[0].markup if blocks else None
    has_asides = markup is not None and "aside" in markup.elements.tags
    doubtful = [
        block
        for block, keep, own in zip(blocks, kept, p, strict=True)
        if keep
        and block.kind in ("paragraph", "quote")
        and len(block.text) >= _QUOTE
        and (own < _DOUBT or (has_asides and _set_apart(block)))
    ]
    if not 0 < len(doubtful) <= _MOST:
        return []
    others = [block for block, keep in zip(blocks, kept, strict=True) if keep and len(block.text) > _QUOTE]
    found = []
    for block in doubtful:
        said = block.text.strip(_MARKS)
        if any(said in other.text for other in others if len(other.text) > len(block.text)):
            found.append(block.index)
    return found


def _set_apart(block: Block) -> bool:
    """Whether a block stands in an <aside>, HTML's element for pulled quotes."""
    markup = block.markup
    return markup is not None and "aside" in (markup.tag, *markup.path)
