"""The article's text where a page has it only in its structured data, from which a script would show it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from newsclean.parse.html.scripts import PROSE_CHARACTERS, text_in_scripts
from newsclean.parse.html.strings import as_html
from newsclean.records import Block

_FIELD = re.compile(r'"articleBody"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"')
# A page has its text in the tree if this many characters stand in blocks of prose.
ENOUGH = 400
# A block is prose from PROSE_CHARACTERS on, if less than PROSE_LINKS of it stands in links.
PROSE_LINKS = 0.4


def text_in_data(source: str, blocks: Sequence[Block]) -> str:
    """The text in the page's data, as HTML: its `articleBody` or else its scripts' prose.

    "" where the blocks hold enough prose, or the data hold less than ENOUGH characters or than twice the blocks' prose.

    >>> text_in_data('{"articleBody": "%s"}' % ("It rained. " * 50), [])[:33]
    '<article class="article-body"><p>'
    >>> text_in_data('{"articleBody": "It rained."}', [])
    ''
    """
    prose = sum(
        len(block.raw)
        for block in blocks
        if len(block.raw) >= PROSE_CHARACTERS and block.markup is not None and block.markup.link_share < PROSE_LINKS
    )
    if prose >= ENOUGH:
        return ""
    least = max(ENOUGH, 2 * prose)
    body = max((_unquote(match[1]) for match in _FIELD.finditer(source)), key=len, default="")
    found = as_html(body) if len(body) >= least else text_in_scripts(source)
    return f'<article class="article-body">{found}</article>' if len(found) >= least else ""


def _unquote(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return ""  # a broken escape: an unreadable string is not the text
