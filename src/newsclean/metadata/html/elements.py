"""Gathers the elements of a page that carry metadata, in one pass over its tree."""

from __future__ import annotations

from typing import NamedTuple

import turbohtml

# One pass for all of them costs half of what a look-up of each does, for the tree then makes an index of all its tags.
_SELECTOR = (
    ":is(meta, link, title, h1, h2, time, script[type], [itemprop], [property], a[rel], .entry-title, "
    '[class*="crumb"], [id*="crumb"], nav[aria-label])'
)
_RELATIONS = frozenset(["author", "tag", "license"])
# More than this are not a head but an attack or an accident, a list of teasers or comments, several articles.
_MAX_META, _MAX_TIMES, _MAX_HEADINGS, _MAX_MARKED, _MAX_TRAILS = 500, 40, 30, 100, 10


class Telling(NamedTuple):
    """Elements that carry metadata, grouped by kind, each group in page order."""

    meta: list[turbohtml.Element]
    links: list[turbohtml.Element]
    titles: list[turbohtml.Element]
    h1: list[turbohtml.Element]
    h2: list[turbohtml.Element]
    headlines: list[turbohtml.Element]  # that microdata or a microformat call so
    times: list[turbohtml.Element]  # with a "datetime"
    data: list[str]  # JSON-LD, as its scripts have it
    marked: list[turbohtml.Element]  # with a property of microdata or RDFa, or a relation to author, tag or licence
    trails: list[turbohtml.Element]  # that may hold the trail of links to the page


def gather(tree: turbohtml.Document) -> Telling:
    """The elements that the readers of metadata look at.

    >>> tree = turbohtml.parse("<title>T</title><h1 itemprop=headline>Flood</h1><a rel=author>Jane Doe</a><a rel=me>")
    >>> told = gather(tree)
    >>> [element.text for element in (*told.titles, *told.h1, *told.marked)]
    ['T', 'Flood', 'Flood', 'Jane Doe']
    """
    told = Telling([], [], [], [], [], [], [], [], [], [])
    by_tag = {"meta": told.meta, "link": told.links, "title": told.titles, "h1": told.h1, "h2": told.h2}
    for element in tree.select(_SELECTOR):
        tag, attr = element.tag, element.attr
        if (kept := by_tag.get(tag)) is not None:
            kept.append(element)
            # A framework's way of writing unknown names of metadata makes <meta name="script:ld+json"> of it.
            if tag == "meta" and "ld+json" in (attr("name") or ""):
                told.data.append(attr("content") or "")
        elif tag == "time" and attr("datetime"):
            told.times.append(element)
        elif tag == "script" and len(told.data) < _MAX_META and "ld+json" in (attr("type") or "").lower():
            told.data.append(element.text)
        if (tag != "meta" and "headline" in (attr("itemprop") or "")) or "entry-title" in (attr("class") or ""):
            told.headlines.append(element)
        if attr("itemprop") or (tag != "meta" and attr("property")) or _relates(element, tag):
            told.marked.append(element)
        if (tag == "nav" or "crumb" in f"{attr('class')} {attr('id')}") and len(told.trails) < _MAX_TRAILS:
            told.trails.append(element)
    del told.meta[_MAX_META:], told.links[_MAX_META:], told.titles[_MAX_META:], told.h1[_MAX_HEADINGS:]
    del told.h2[_MAX_HEADINGS:], told.times[_MAX_TIMES:], told.marked[_MAX_MARKED:]
    return told


def _relates(element: turbohtml.Element, tag: str) -> bool:
    if tag == "a" or tag == "link":
        return not _RELATIONS.isdisjoint((element.attr("rel") or "").lower().split())
    return tag == "time" and element.attr("pubdate") is not None
