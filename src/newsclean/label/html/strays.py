"""Kept blocks that say nothing by themselves: a dot between two links, an icon, the number of shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_WHOLE = frozenset(("code", "table"))


def find_strays(blocks: Sequence[Block], kept: Sequence[bool]) -> Iterator[int]:
    """Yield the kept blocks without letter or digit, but for breaks of the text; and a number that is the only one.

    The number is no year, and no figure of which the paragraph below it tells. Several numbers are those of a list, of
    parts of the text, of results. (1,560 pages: of 5 numbers alone none is in the reference, of 250 others 7.)

    >>> from newsclean.parse.html import parse_html
    >>> html = "<p>It ran.<p>·<p>* * *<p>It ran on.<p>–––<p>[...]<p>💡<p>214<p>It sank."
    >>> blocks = parse_html(html)[1]
    >>> [blocks[i].text for i in find_strays(blocks, [True] * 9)]
    ['·', '💡', '214']
    """
    numbers = []
    body = [i for i, keep in enumerate(kept) if keep]
    for i in body:
        block = blocks[i]
        text = block.text
        if text[:1].isalpha() or block.kind in _WHOLE:
            continue
        if _BARE.fullmatch(text) and not _THRICE.search(text):
            yield i
        elif _NUMBER.fullmatch(text):
            numbers.append(i)
    if len(numbers) == 1:
        (place,) = numbers
        is_plain = blocks[place].kind == "paragraph" and not _YEAR.fullmatch(blocks[place].text)
        below = next((blocks[i].text for i in body if i > place), "")
        if is_plain and body[0] < place and not below[:1].islower():
            yield place
