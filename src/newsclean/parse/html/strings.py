"""A string of a page's data as HTML: some data hold text as markup, others as it reads."""

from __future__ import annotations

import re
from html import escape

from newsclean.parse.html.tags import ROLES

# What follows a tag's name: an attribute with a value, or its end. "A<B Corp> & Sons" has no tag.
_REST = r"(?:\s[^<>=]{0,80}=[^<>]*|\s{0,9}/?)>"
_TAG = re.compile(rf"</?(?:{'|'.join(sorted(ROLES))}){_REST}", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:p|br|div|h[1-6]|ul|li|blockquote){_REST}", re.IGNORECASE)


def has_blocks(text: str) -> bool:
    """Whether the string is HTML that says where its paragraphs begin."""
    return _BLOCK.search(text) is not None


def as_html(text: str) -> str:
    """The string as HTML: as it is where it says where its paragraphs begin, else with each line as a paragraph.

    It is read as HTML if it has a tag, even one within a line only; otherwise its signs are escaped.

    >>> as_html("<p>It rained"), as_html("It <em>rained</em> &amp; blew.\\nAll day.")
    ('<p>It rained', '<p>It <em>rained</em> &amp; blew.</p><p>All day.</p>')
    >>> as_html("Shares of A<B Corp> & Sons rose.")
    '<p>Shares of A&lt;B Corp&gt; &amp; Sons rose.</p>'
    """
    if has_blocks(text):
        return text
    if _TAG.search(text) is None:
        text = escape(text, quote=False)
    return "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
