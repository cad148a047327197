"""Blocks that a browser does not show, amid a text that it shows: dialogs, messages of forms, unfolded menus."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.measure import ends_question
from newsclean.records import Block

# Hidden text is left alone if it is more than MOST of the text: then it is the article, which a script shows later.
# Blocks from SURE on are the article's all the same, such as its last paragraphs behind "Read on". On the development
# corpus, by site: fundus articles gain 0.0025 of F1, WCXB articles 0.0004, other page types 0.0015 (27 pages up, 5
# down).
MOST, SURE = 0.4, 0.8
# Elements, besides headings, for a question whose answer a reader can open.
OPENERS = frozenset(("button", "summary", "dt"))


def hidden_amid_shown(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], sizes: Sequence[int]
) -> list[int]:
    """The kept blocks that are hidden while most of the text is shown, and do not surely belong to it.

    An answer below a question that is shown and kept stays: a reader can open it.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<p>Rain fell for days, they said.<p hidden>Your account is closed.<h3>How long?</h3><p hidden>Days."
    >>> hidden_amid_shown(parse_html(html)[1], [True] * 4, [0.9, 0.6, 0.9, 0.6], [36, 12, 9, 5])
    [1]
    """
    markup = blocks[0].markup if blocks else None
    if markup is None or True not in markup.elements.hidden:
        return []
    hidden = [block.markup is not None and block.markup.hidden for block in blocks]
    text = sum(size for size, keep in zip(sizes, kept, strict=True) if keep)
    unseen = sum(size for size, keep, hides in zip(sizes, kept, hidden, strict=True) if keep and hides)
    if not 0 < unseen <= MOST * text:
        return []
    found = []
    is_answer = False
    for i, block in enumerate(blocks):
        if not hidden[i]:
            is_answer = kept[i] and may_be_opened(block)
        elif kept[i] and p[i] < SURE and not is_answer:
            found.append(i)
    return found


def may_be_opened(block: Block) -> bool:
    """Whether a block is a question, or an element that opens what stands below it."""
    is_opener = block.markup is not None and block.markup.tag in OPENERS
    return is_opener or ends_question(block.text)
