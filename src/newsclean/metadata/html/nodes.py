"""The nodes of a page's JSON-LD that could describe it, and which of them does."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsclean.metadata.html.broken_json import JSONValue, load_json

Node = Mapping[str, JSONValue]

# Nodes nested deeper than this are not looked at; an article's author's employer is at four.
_MAX_DEPTH = 6
# More nodes than this are a list of products or comments, not a page's description.
_MAX_NODES = 2_000
# Where a node that describes the page may stand in another one; elsewhere it is a teaser, a video or a comment.
_ENTRANCES = ("@graph", "mainEntity", "mainEntityOfPage", "about")
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
        if isinstance(name := value.get("@id"), str) and len(value) > 1:
            by_id.setdefault(name, value)
        types = node_types(value)
        if entered:
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


def pick_node(nodes: Sequence[Node], url: str | None) -> Node | None:
    """The node with this page's URL, else the fullest of the first ones."""
    if not nodes:
        return None
    if url and len(nodes) > 1:
        for is_page in (_same_address, _same_path):
            for node in nodes:
                if any(is_page(address, url) for address in addresses_of(node)):
                    return node
    return max(nodes[:5], key=lambda node: sum(key in node for key in ("headline", "datePublished", "author")))


def _same_address(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing but the scheme, "www.", the fragment and a closing slash.

    >>> _same_address("https://www.Example.org/a/?id=1#top", "http://example.org/a?id=1")
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
    return f"{host.lower().removeprefix('www.')}/{path.rstrip('/')}", query


def addresses_of(node: Node) -> Iterator[str]:
    """Yield the addresses of what a node describes."""
    for key in ("url", "@id", "mainEntityOfPage"):
        for value in each(node.get(key)):
            address = value.get("@id") if isinstance(value, dict) else value
            if isinstance(address, str):
                yield address.rstrip("/")


def resolve(value: JSONValue, data: LinkedData) -> JSONValue:
    """The node that a reference {"@id": ...} means, where the page has it."""
    if isinstance(value, dict) and "name" not in value and isinstance(name := value.get("@id"), str):
        node = data.by_id.get(name)
        return dict(node) if node is not None else value
    return value


def each(value: JSONValue) -> list[JSONValue]:
    """The values of a list, or the one value there is."""
    return value if isinstance(value, list) else [] if value is None else [value]


def first(value: JSONValue) -> JSONValue:
    """The first value of a list, or the one value there is; None where there is none."""
    return next(iter(value), None) if isinstance(value, list) else value
