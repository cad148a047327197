"""The nodes of a page's JSON-LD that could describe it, and which of them does."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from newsclean.metadata.html.broken_json import JSONValue, load_json
from newsclean.metadata.titles.titles import likeness, read_title
from newsclean.metadata.url import host_of, split_url
from newsclean.metadata.values import MAX_TITLE, read_url

Node = Mapping[str, JSONValue]

# Nodes nested deeper than this are not looked at; an article's author's employer is at four.
_MAX_DEPTH = 6
# More nodes than this are a list of products or comments, not a page's description.
_MAX_NODES = 2_000
# Where a node that describes the page may stand in another one; elsewhere it is a teaser, a video or a comment.
_ENTRANCES = ("@graph", "mainEntity", "mainEntityOfPage", "about")
# All that a reference to another node has.
_OF_REFERENCE = frozenset(["@id", "@type", "@context"])
# A node whose headline is like the page's by so much describes it, whatever address it gives.
_SAME_TITLE = 0.75
# Where a node says which page it describes. An "@id" may be an address, too, or just a name.
_ADDRESSES = ("url", "mainEntityOfPage")
_WRAPPERS = ("@value", "@list", "@set")
# More nodes of one kind than this are not compared with the page.
_MOST_COMPARED = 50
# What is added to an address to count where readers come from, or that asks for the page's form for phones.
_COUNTED = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|msclkid|yclid|mc_[ce]id|igshid|amp)(?:=[^&]*)?(?=&|$)")
_AMP = re.compile(r"/amp(?=/|$)|\.amp(?=\.html$|$)")
# What a site calls its stories, and other types that describe what a page is about.
STORIES = frozenset([
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "advertisercontentarticle",
    "satiricalarticle", "blogposting", "liveblogposting", "report",
])  # fmt: skip
_ARTICLES = STORIES.union([
    "scholarlyarticle", "techarticle", "socialmediaposting", "review", "criticreview", "claimreview", "recipe", "howto",
    "medicalscholarlyarticle",
])  # fmt: skip
_PAGES = frozenset([
    "webpage", "itempage", "aboutpage", "faqpage", "qapage", "medicalwebpage", "profilepage", "collectionpage",
    "videoobject", "podcastepisode", "radioepisode", "event", "discussionforumposting", "course", "book",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class LinkedData:
    """All nodes of a page that could describe it."""

    articles: tuple[Node, ...]
    pages: tuple[Node, ...]
    sites: tuple[Node, ...]  # WebSite and the like: names of the site
    trails: tuple[Node, ...]  # breadcrumbs
    by_id: Mapping[str, Node]


def collect(scripts: Iterable[str]) -> LinkedData:
    """The nodes of these scripts of type application/ld+json."""
    values = [value for script in scripts for value in load_json(script)]
    articles: list[Node] = []
    pages: list[Node] = []
    sites: list[Node] = []
    by_id: dict[str, Node] = {}
    seen = 0
    trails: list[Node] = []
    queue = deque((value, 0, True) for value in values[:_MAX_NODES])
    while queue and seen < _MAX_NODES:
        value, depth, entered = queue.popleft()
        if isinstance(value, list):
            queue.extend((item, depth + 1, entered) for item in value[:_MAX_NODES] if depth < _MAX_DEPTH)
            continue
        if not isinstance(value, dict):
            continue
        seen += 1
        is_reference = "@id" in value and _OF_REFERENCE.issuperset(value)
        if isinstance(name := value.get("@id"), str) and not is_reference:
            by_id.setdefault(name, value)
        types = node_types(value)
        if entered and not is_reference:
            if types & _ARTICLES or ("headline" in value and "datePublished" in value):
                articles.append(value)
            elif types & _PAGES:
                pages.append(value)
            elif types & {"website", "newsmediaorganization"}:
                sites.append(value)
            elif "breadcrumblist" in types:
                trails.append(value)
        if depth < _MAX_DEPTH:
            for key, inner in value.items():
                if isinstance(inner, dict | list):
                    queue.append((inner, depth + 1, entered and key in _ENTRANCES))
    return LinkedData(tuple(articles), tuple(pages), tuple(sites), tuple(trails), by_id)


def node_types(node: Node) -> set[str]:
    """The node's types, lower case, without the vocabulary's address.

    >>> sorted(node_types({"@type": ["http://schema.org/NewsArticle", "Thing", 7]}))
    ['newsarticle', 'thing']
    """
    return {
        kind.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower()
        for kind in each(node.get("@type"))
        if isinstance(kind, str)
    }


def pick_node(nodes: Sequence[Node], addresses: Sequence[str], titles: Sequence[str]) -> Node | None:
    """The node that has one of the page's addresses, else the fullest of the first ones that may describe it.

    A node with the address of another page of the site is a teaser, unless its headline is one of the page's titles.
    """
    base = next(iter(addresses), None)
    for is_page in (_same_address, _same_path):
        for own in addresses:
            for node in nodes:
                if any(is_page(address, own) for address in addresses_of(node, base, (*_ADDRESSES, "@id"))):
                    return node
    hosts = {host_of(own) for own in addresses}
    own_nodes = [
        node for node in nodes[:_MOST_COMPARED] if not _is_elsewhere(node, base, hosts) or _is_titled(node, titles)
    ]
    return max(own_nodes[:5], key=_fullness, default=None)


def _fullness(node: Node) -> int:
    return sum(key in node for key in ("headline", "datePublished", "author"))


def _is_elsewhere(node: Node, base: str | None, hosts: Container[str | None]) -> bool:
    """Whether the node names a page of the site; the front page is what a template names."""
    return any(host_of(address) in hosts and split_url(address)[1].strip("/") for address in addresses_of(node, base))


def _is_titled(node: Node, titles: Iterable[str]) -> bool:
    headline = first(node.get("headline")) or first(node.get("name"))
    if not isinstance(headline, str) or len(headline) > MAX_TITLE:
        return False
    named = read_title(headline)
    return any(likeness(named, read_title(title)) >= _SAME_TITLE for title in titles)


def _same_address(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing but the scheme, "www.", the fragment, a closing slash, and what counts
    readers or asks for the form for phones.

    >>> _same_address("https://www.Example.org/a/?id=1#top", "http://example.org/a?id=1")
    True
    >>> _same_address("https://example.org/amp/a?id=1&utm_source=mail", "https://example.org/a?id=1&amp=1")
    True
    >>> _same_address("https://example.org/1", "https://example.org/12")
    False
    """
    return _parts(one) == _parts(other)


def _same_path(one: str, other: str) -> bool:
    """Whether two addresses are the same but for a query that only one of them has.

    >>> _same_path("https://example.org/a", "https://example.org/a?from=mail")
    True
    >>> _same_path("https://example.org/a?id=1", "https://example.org/a?id=2")
    False
    """
    (path, query), (other_path, other_query) = _parts(one), _parts(other)
    return path == other_path and not (query and other_query)


def _parts(address: str) -> tuple[str, str]:
    host, _, rest = address.split("#")[0].split("://")[-1].partition("/")
    path, _, query = rest.partition("?")
    path = _AMP.sub("", f"/{unquote(path).rstrip('/')}")
    return host.lower().removeprefix("www.") + path, _COUNTED.sub("", query).lstrip("&")


def addresses_of(node: Node, base: str | None, keys: Iterable[str] = _ADDRESSES) -> Iterator[str]:
    """Yield the addresses of what a node describes, without fragments.

    >>> list(addresses_of({"url": "/a/ferry#top", "@id": "#17"}, "https://example.org/b"))
    ['https://example.org/a/ferry']
    """
    for key in keys:
        for value in each(node.get(key)):
            address = (value.get("@id") or value.get("url")) if isinstance(value, dict) else value
            # Not "WebPage" and other words that sites put here.
            if isinstance(address, str) and address.startswith(("http", "/")) and (found := read_url(address, base)):
                yield found.split("#")[0]


def resolve(value: JSONValue, data: LinkedData) -> JSONValue:
    """The node that a reference {"@id": ...} means, where the page has it."""
    if isinstance(value, dict) and "name" not in value and isinstance(name := value.get("@id"), str):
        node = data.by_id.get(name)
        return dict(node) if node is not None else value
    return value


def each(value: JSONValue) -> list[JSONValue]:
    """The values of a list, or the one value there is.

    >>> each({"@list": ["Jane Doe", {"@value": "John Smith", "@language": "en"}]}), each("Jane Doe"), each(None)
    (['Jane Doe', 'John Smith'], ['Jane Doe'], [])
    """
    value = _plain(value)
    return [_plain(item) for item in value] if isinstance(value, list) else [] if value is None else [value]


def first(value: JSONValue) -> JSONValue:
    """The first value of a list, or the one value there is; None where there is none."""
    value = _plain(value)
    return _plain(next(iter(value), None)) if isinstance(value, list) else value


def _plain(value: JSONValue) -> JSONValue:
    """The value without the objects in which JSON-LD may wrap it."""
    if isinstance(value, dict):
        for key in _WRAPPERS:
            if key in value:
                return value[key]
    return value
