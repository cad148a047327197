"""The article's text where a page has it in its structured data only and writes it out by script."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape

from newsclean.parse.html_scripts import text_in_scripts
from newsclean.records import Block

_FIELD = re.compile(r'"articleBody"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"')
_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|li|blockquote)\b", re.IGNORECASE)
# A page has its text in the tree where so many characters stand in paragraphs of prose.
ENOUGH = 400
# From how many characters on a block counts as one, with at most so much of it in links.
PROSE, PROSE_LINKS = 80, 0.4


def text_in_data(source: str, blocks: Sequence[Block]) -> str:
    """The page's `articleBody`, or else its scripts' prose, as HTML, where the blocks hold hardly any of it; else "".

    >>> text_in_data('{"articleBody": "%s"}' % ("It rained. " * 50), [])[:33]
    '<article class="article-body"><p>'
    >>> text_in_data('{"articleBody": "It rained."}', [])
    ''
    """
    prose = sum(
        len(block.raw)
        for block in blocks
        if len(block.raw) >= PROSE and block.markup is not None and block.markup.link_share < PROSE_LINKS
    )
    if prose >= ENOUGH:
        return ""
    body = max((_unquote(match[1]) for match in _FIELD.finditer(source)), key=len, default="")
    if len(body) < max(ENOUGH, 2 * prose):
        body = text_in_scripts(source)
    if len(body) < max(ENOUGH, 2 * prose):
        return ""
    if not _MARKUP.search(body):
        body = "".join(f"<p>{escape(line, quote=False)}</p>" for line in body.splitlines() if line.strip())
    return f'<article class="article-body">{body}</article>'


def _unquote(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return ""  # a broken escape: what cannot be read is not the text
