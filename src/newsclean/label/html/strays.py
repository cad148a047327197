"""Kept blocks that say nothing by themselves: a dot between two links, an icon, the number of shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.label.html.naming.box_kinds import named_kinds, own_kinds
from newsclean.records import Block

# Signs that part or lead links and buttons, brackets and quote marks, arrows, the letters of icon fonts, and emoji. A
# single dash may part scenes of a text; so may what is not in here: * ⁂ § ◇ ☼ …
_BARE = re.compile(
    r"[\s\-–_=+.,:;·•∙|¦/\\()\[\]{}<>\"“”„«»‹›'’^~\u2190-\u21ff\u25a0-\u25c5\ue000-\uf8ff\U0001f000-\U000fffff"
    r"\ufe0f\u200d]+"
)
# The same sign three times is a rule between two parts of a text, or says that something was left out.
_THRICE = re.compile(r"(\S)\s?\1\s?\1")
_NUMBER = re.compile(r"[0-9]{1,7}|[0-9]{1,3}(?:[.,][0-9]{3}){1,2}")
# The kinds of boxes that count something: shares and comments.
_COUNTING = frozenset(("share", "comment"))
_WHOLE = frozenset(("code", "table"))


def find_strays(blocks: Sequence[Block], kept: Sequence[bool]) -> Iterator[int]:
    """Yield the kept blocks without letter or digit, but for breaks of the text; and numbers of shares and comments.

    Other numbers say much: a figure of which the paragraph below tells, an answer, a number to call.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<p>It ran.<p>·<p>* * *<p>It ran on.<p>–––<p>[...]<p>💡<p>214<p class=share-count>7<p>It sank."
    >>> blocks = parse_html(html)[1]
    >>> [blocks[i].text for i in find_strays(blocks, [True] * 10)]
    ['·', '💡', '7']
    """
    for i, keep in enumerate(kept):
        block = blocks[i]
        text = block.text
        if not keep or text[:1].isalpha() or block.kind in _WHOLE:
            continue
        if _BARE.fullmatch(text):
            if not _THRICE.search(text):
                yield i
        elif block.kind == "paragraph" and _NUMBER.fullmatch(text) and _is_count(block):
            yield i


def _is_count(block: Block) -> bool:
    """Whether a number's element, the inline one that it starts in or the box around them is named for what counts."""
    markup = block.markup
    if markup is None:
        return False
    around = markup.elements.parents[markup.element]
    box = named_kinds("", markup.elements.names[around]) if around >= 0 else ()
    return any(kind in _COUNTING for kind, _ in (*own_kinds(markup), *box))
