"""Reads candidates from JSON-LD: from the one node of a page that describes its article."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsclean.metadata.dates.find import parse_date
from newsclean.metadata.html.broken_json import JSONValue, load_json
from newsclean.metadata.html.head import read_language
from newsclean.metadata.keywords import split_keywords
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.bylines import parse_byline
from newsclean.metadata.values import MAX_DESCRIPTION, MAX_NAME, is_picture, read_text, read_url
from newsclean.records import Candidate

Node = Mapping[str, JSONValue]

# Nodes nested deeper than this are not looked at; an article's author's employer is at four.
_MAX_DEPTH = 6
# More nodes than this are a list of products or comments, not a page's description.
_MAX_NODES = 2_000
# More authors than this, or more names of one, are an attack or an accident; each name is looked for on the page.
_MAX_PEOPLE, _MAX_NAMES = 500, 20
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
# How much a node of each kind is believed. The article's own node is what the page's system wrote about the article;
# the page's node often carries the name and date of the template.
_SCORES = {"article": 0.9, "page": 0.6}
# The site's name by its own node, and the section by the trail.
_SITE, _STEP = 0.7, 0.65


@dataclass(frozen=True, slots=True)
class LinkedData:
    """All nodes of a page that could describe it."""

    articles: tuple[Node, ...]
    pages: tuple[Node, ...]
    sites: tuple[Node, ...]  # WebSite and the like: names of the site
    trails: tuple[Node, ...]  # breadcrumbs
    by_id: Mapping[str, Node]


def read_json_ld(scripts: Iterable[str], url: str | None, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the candidates that the page's JSON-LD gives."""
    data = collect(scripts)
    article = _pick_node(data.articles, url)
    page = _pick_node(data.pages, url)
    for kind, node in (("article", article), ("page", page)):
        if node is not None:
            yield from _read_node(node, data, url, languages, _SCORES[kind])
    for node in data.sites[:1]:
        if name := read_text(_first(node.get("name")), MAX_NAME):
            yield Candidate("site_name", name, "json-ld", _SITE)
    for node in data.trails[:1]:
        steps = [name for step in _each(node.get("itemListElement"))[:10] if (name := _step_name(step))]
        # The first step is the front page, the last one the article itself.
        if len(steps) > 2:
            yield Candidate("section", steps[-2], "json-ld", _STEP)


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
        for kind in _each(node.get("@type"))
        if isinstance(kind, str)
    }


def _pick_node(nodes: Sequence[Node], url: str | None) -> Node | None:
    """The node with this page's URL, else the fullest of the first ones."""
    if not nodes:
        return None
    if url and len(nodes) > 1:
        for is_page in (_same_address, _same_path):
            for node in nodes:
                if any(is_page(address, url) for address in _addresses(node)):
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


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        for value in _each(node.get(key)):
            address = value.get("@id") if isinstance(value, dict) else value
            if isinstance(address, str):
                yield address.rstrip("/")


def _read_node(
    node: Node, data: LinkedData, url: str | None, languages: Sequence[str], score: float
) -> Iterator[Candidate]:
    def found(field: str, value: object, weight: float = 1.0) -> Iterator[Candidate]:
        if value is not None and value != ():
            yield Candidate(field, value, "json-ld", round(score * weight, 3))

    yield from found("title", read_text(_first(node.get("headline")) or _first(node.get("name"))))
    yield from found("subtitle", read_text(_first(node.get("alternativeHeadline"))), 0.5)
    for key, field, weight in (
        ("datePublished", "date_published", 1.0),
        ("dateCreated", "date_published", 0.6),
        ("uploadDate", "date_published", 0.6),
        ("dateModified", "date_modified", 1.0),
    ):
        if isinstance(value := _first(node.get(key)), str):
            yield from found(field, parse_date(value, languages), weight)
    people, agency = _read_people(node.get("author") or node.get("creator"), data, languages)
    yield from found("authors", people)
    yield from found("agency", agency)
    for key in ("publisher", "sourceOrganization"):
        organisation = _resolve(_first(node.get(key)), data)
        if not isinstance(organisation, dict) or "person" in node_types(organisation):
            continue  # a person's own site
        if name := read_text(_first(organisation.get("name")), MAX_NAME):
            yield from found("site_name", name, 0.9 if key == "publisher" else 0.5)
    yield from found("description", read_text(_first(node.get("description")), MAX_DESCRIPTION))
    yield from found("section", read_text(_first(node.get("articleSection")), MAX_NAME))
    yield from found("tags", _read_tags(node.get("keywords")))
    yield from found("image", _read_image(node.get("image"), data, url))
    yield from found("image", _read_image(node.get("thumbnailUrl"), data, url), 0.5)
    yield from found("license", read_url(_first(node.get("license")), url))
    yield from found("canonical_url", next(filter(None, (read_url(a, url) for a in _addresses(node))), None), 0.4)
    if isinstance(tag := _first(node.get("inLanguage")), str):
        yield from found("language_declared", read_language(tag))
    free = node.get("isAccessibleForFree")
    if isinstance(free, bool) or str(free).lower() in ("true", "false", "0", "1", "yes", "no"):
        yield from found("is_accessible_for_free", str(free).lower() in ("true", "1", "yes"))


def _read_people(value: JSONValue, data: LinkedData, languages: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The people among authors in any of the shapes that sites use, and the agency among them."""
    names: dict[str, None] = {}
    agency: str | None = None
    for item in _each(value)[:_MAX_PEOPLE]:
        node = _resolve(item, data)
        kinds: set[str] = set()
        if isinstance(node, list):
            inner, found = _read_people(node[:20], data, languages)
            names.update(dict.fromkeys(inner))
            agency = agency or found
            continue
        given: list[JSONValue] = [node]
        if isinstance(node, dict):
            kinds = node_types(node)
            given = _each(node.get("name"))[:_MAX_NAMES]
        for name in given:
            text = read_text(name, MAX_NAME)
            if text is None:
                continue
            agency = agency or find_agency(text, languages)
            if not kinds & {"organization", "newsmediaorganization", "corporation", "website"}:
                byline = parse_byline(text, languages, is_field=True)
                names.update(dict.fromkeys(byline.authors))
    return tuple(names), agency


def _step_name(step: JSONValue) -> str | None:
    if not isinstance(step, dict):
        return None
    item = step.get("item")
    name = step.get("name") or (item.get("name") if isinstance(item, dict) else None)
    return read_text(_first(name), MAX_NAME)


def _read_tags(value: JSONValue) -> tuple[str, ...]:
    texts = (
        read_text(_first(item.get("name")) if isinstance(item, dict) else item, 2_000) for item in _each(value)[:100]
    )
    return split_keywords(tuple(text or "" for text in texts))


def _read_image(value: JSONValue, data: LinkedData, url: str | None) -> str | None:
    for item in _each(value)[:5]:
        node = _resolve(item, data)
        if isinstance(node, dict):
            node = _first(node.get("url")) or _first(node.get("contentUrl"))
        if (address := read_url(node, url)) and is_picture(address):
            return address
    return None


def _resolve(value: JSONValue, data: LinkedData) -> JSONValue:
    """The node that a reference {"@id": ...} means, where the page has it."""
    if isinstance(value, dict) and "name" not in value and isinstance(name := value.get("@id"), str):
        node = data.by_id.get(name)
        return dict(node) if node is not None else value
    return value


def _each(value: JSONValue) -> list[JSONValue]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: JSONValue) -> JSONValue:
    return next(iter(value), None) if isinstance(value, list) else value
