"""Reads the <item> or <entry> of a feed that was given as a page: its author, days and categories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

import turbohtml

from newsclean.metadata.dates.lines import parse_date
from newsclean.metadata.people.bylines import parse_byline
from newsclean.metadata.values import MAX_NAME, read_text
from newsclean.records import Candidate

_ITEMS = frozenset(("item", "entry"))
# Elements of RSS, of Dublin Core and of Atom, as a reader of HTML spells them.
_FIELDS = {
    "pubdate": "date_published",
    "dc:date": "date_published",
    "published": "date_published",
    "updated": "date_modified",
    "dc:creator": "authors",
    "author": "authors",
    "category": "tags",
}
_SURE = 0.85
# So many children are read: before or behind the text.
_MOST = 100
# RSS puts the name behind the address: "jane@paper.example (Jane Doe)".
_ADDRESS = re.compile(r"\S+@\S+\s*(?:\((.*)\))?", re.DOTALL)


def read_feed_item(tree: turbohtml.Document, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield what the elements right inside a page's first element say, where that is an item of a feed.

    >>> item = "<item><title>Flood</title><author>j@paper.example (Jane Doe)</author><pubDate>5 Jul 2021</pubDate>"
    >>> [found.value for found in read_feed_item(turbohtml.parse(item), ("en",))]
    [('Jane Doe',), '2021-07-05']
    >>> entry = "<entry><author><name>Jane Doe</name><uri>x</uri></author><published>2021-07-05</published>"
    >>> [found.value for found in read_feed_item(turbohtml.parse(entry), ("en",))]
    [('Jane Doe',), '2021-07-05']
    >>> entry = "<entry><category term='Sea'/><category term='Roe, Ann'/><author><name>Jane Doe</name></author></entry>"
    >>> [found.value for found in read_feed_item(turbohtml.parse(entry), ("en",))]
    [('Sea', 'Roe, Ann'), ('Jane Doe',)]
    >>> list(read_feed_item(turbohtml.parse(f"<main>{item}"), ("en",)))
    []
    """
    body = tree.select_one("body")
    first = next((node for node in body.children if isinstance(node, turbohtml.Element)), None) if body else None
    if first is None or first.tag not in _ITEMS:
        return
    found: dict[str, list[str]] = {}
    for node in islice(_elements(first), _MOST):
        if field := _FIELDS.get(node.tag):
            name = node.select_one("name") if node.tag == "author" else None
            value = read_text(node.attr("term") or (name or node).text, MAX_NAME)
            found.setdefault(field, []).append(value or "")
    for field, values in found.items():
        if field == "tags":
            yield from _given(field, tuple(dict.fromkeys(filter(None, values))))
        elif field == "authors":
            names = (match[1] or "" if (match := _ADDRESS.fullmatch(value)) else value for value in values)
            people = (parse_byline(name, languages, is_field=True).authors for name in names)
            yield from _given(field, tuple(dict.fromkeys(chain.from_iterable(people))))
        else:
            yield from _given(field, parse_date(values[0], languages))


def _elements(item: turbohtml.Element) -> Iterator[turbohtml.Element]:
    """Yield the elements of an item in their order.

    HTML does not close an empty <category term="Sea"/>: what follows stands inside it.
    """
    waiting = [node for node in reversed(item.children[:_MOST]) if isinstance(node, turbohtml.Element)]
    while waiting:
        node = waiting.pop()
        yield node
        if node.attr("term"):
            waiting += (below for below in reversed(node.children[:_MOST]) if isinstance(below, turbohtml.Element))


def _given(field: str, value: str | tuple[str, ...] | None) -> Iterator[Candidate]:
    if value:
        yield Candidate(field, value, "meta", _SURE)
