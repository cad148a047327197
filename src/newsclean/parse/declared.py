"""Reads what type of page the source declares, in Open Graph and in structured data, in whatever order and form."""

from __future__ import annotations

import re
import sys

# A head is at most _HEAD characters, and a tag of it _TAG on each side of its name.
_HEAD, _TAG = 200_000, 300
_CONTENT = re.compile(r"""\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*))""", re.IGNORECASE)
# One type or a list of them: "NewsArticle", ["WebPage", "http://schema.org/NewsArticle"].
_TYPES = re.compile(r'"@type"\s*:\s*(?:"([^"\\]{1,100})"|\[([^\[\]]{1,400})\])')
_NAME = re.compile(r'([A-Za-z]+)"')


def open_graph_type(source: str) -> str:
    """The page's Open Graph type, lower case; "" where it has none.

    >>> open_graph_type('<meta content="article" property="og:type">'), open_graph_type("<p>og:type</p>")
    ('article', '')
    """
    at = source.find("og:type", 0, _HEAD)
    start = source.rfind("<", max(0, at - _TAG), at) if at >= 0 else -1
    if start < 0:
        return ""
    end = source.find(">", at, at + _TAG)
    found = _CONTENT.search(source, start, end if end >= 0 else at + _TAG)
    return next(filter(None, found.groups()), "").lower() if found else ""


def data_types(source: str, start: int = 0, end: int = sys.maxsize) -> frozenset[str]:
    """The types in the page's structured data, lower case, without the vocabulary's address.

    >>> sorted(data_types('{"@type": ["WebPage", "http://schema.org/NewsArticle"]}, {"@type": "Person"}'))
    ['newsarticle', 'person', 'webpage']
    """
    found = (one or f'"{several}' for one, several in _TYPES.findall(source, start, end))
    return frozenset(name.lower() for names in found for name in _NAME.findall(f'{names}"'))
