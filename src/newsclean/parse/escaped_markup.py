"""HTML that a tool wrote out as text, with each tag escaped: as a feed has it, as a string of a program, or as mail."""

from __future__ import annotations

import re
from html import unescape as unescape_entities

from newsclean.escapes import find_escapes, unescape

# The first tag may stand below a title.
_ESCAPED_TAG = re.compile(r"\s*+(?:[^\n&<]{1,300}\n\s*+)?&(?:amp;)*+(?:lt|#60|#x3c);[a-z!]", re.IGNORECASE)
_AS_STRING = re.compile(r"\s*+(?:(?P<bytes>b)?['\"])?(?:\\[nrt]|\s)*+<[a-z!?]", re.IGNORECASE)
# What is escaped of a tag, or beside one; elsewhere it is the page's text that has escapes.
_MARK = re.compile(r"<\\+/|=\\+\"|>\\+[nr]|\\[nr]<")
_DEEPEST = 3
# Where a page of HTML surely has an attribute, or mail an escaped one.
_HEAD, _LOOK = 5_000, 20_000


def read_escaped_markup(source: str) -> str:
    r"""The HTML of a source whose tags are all escaped; "" for any other source.

    A text about tags goes on behind the last of them.

    >>> read_escaped_markup("&lt;p&gt;The ferry &amp;amp; the boat.&lt;/p&gt;")
    '<p>The ferry &amp; the boat.</p>'
    >>> read_escaped_markup("&lt;p&gt; begins a paragraph, &lt;/p&gt; ends it.")
    ''
    >>> read_escaped_markup(r'"<p class=\"lead\">M\u00fcnchen<\/p>\n<p class=\"end\">K\u00f6ln<\/p>"')
    '<p class="lead">München</p>\n<p class="end">Köln</p>'
    """
    if "&" in source and "<" not in source and _ESCAPED_TAG.match(source):
        read = source
        for _ in range(_DEEPEST):
            read = unescape_entities(read)
            if "<" in read:
                return read if read.rstrip().endswith(">") else ""
    is_string = _AS_STRING.match(source)
    if is_string and (is_string["bytes"] or ('="' not in source[:_HEAD] and _MARK.search(source))):
        escapes = find_escapes(source, markup=True)
    elif source.find('=3D"', 0, _LOOK) >= 0:
        escapes = find_escapes(source)
    else:
        return ""
    if escapes is None:
        return ""
    read = unescape(source, escapes).strip()
    return read.removeprefix(escapes.opening).removesuffix(escapes.closing)
