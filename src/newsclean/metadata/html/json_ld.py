"""Reads candidates from JSON-LD: from the one node of a page that describes its article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsclean.metadata.dates.lines import parse_date
from newsclean.metadata.html.broken_json import JSONValue
from newsclean.metadata.html.head import read_language
from newsclean.metadata.html.nodes import (
    LinkedData,
    Node,
    addresses_of,
    collect,
    each,
    first,
    node_types,
    pick_node,
    resolve,
)
from newsclean.metadata.keywords import split_keywords
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.bylines import parse_byline
from newsclean.metadata.values import MAX_DESCRIPTION, MAX_NAME, is_picture, read_text, read_url
from newsclean.records import Candidate

# More authors than this, or more names of one, are an attack or an accident; each name is looked for on the page.
_MAX_PEOPLE, _MAX_NAMES = 500, 20
# How much a node of each kind is believed. The article's own node is what the page's system wrote about the article;
# the page's node often carries the name and date of the template.
_SCORES = {"article": 0.9, "page": 0.6}
# The site's name by its own node, and the section by the trail.
_SITE, _STEP = 0.7, 0.65


def read_json_ld(
    scripts: Iterable[str], addresses: Sequence[str], titles: Sequence[str], languages: Sequence[str]
) -> Iterator[Candidate]:
    """Yield the candidates that the page's JSON-LD gives.

    The page's own addresses, the surest first, and its titles tell its nodes from those of other stories.
    """
    data = collect(scripts)
    url = next(iter(addresses), None)
    article = pick_node(data.articles, addresses, titles)
    page = pick_node(data.pages, addresses, titles)
    for kind, node in (("article", article), ("page", page)):
        if node is not None:
            yield from _read_node(node, data, url, languages, _SCORES[kind])
    for node in data.sites[:1]:
        if name := read_text(first(node.get("name")), MAX_NAME):
            yield Candidate("site_name", name, "json-ld", _SITE)
    for node in data.trails[:1]:
        steps = [name for step in each(node.get("itemListElement"))[:10] if (name := _step_name(step))]
        # The first step is the front page, the last one the article itself.
        if len(steps) > 2:
            yield Candidate("section", steps[-2], "json-ld", _STEP)


def _read_node(
    node: Node, data: LinkedData, url: str | None, languages: Sequence[str], score: float
) -> Iterator[Candidate]:
    def found(field: str, value: object, weight: float = 1.0) -> Iterator[Candidate]:
        if value is not None and value != ():
            yield Candidate(field, value, "json-ld", round(score * weight, 3))

    yield from found("title", read_text(first(node.get("headline")) or first(node.get("name"))))
    yield from found("subtitle", read_text(first(node.get("alternativeHeadline"))), 0.5)
    for key, field, weight in (
        ("datePublished", "date_published", 1.0),
        ("dateCreated", "date_published", 0.6),
        ("uploadDate", "date_published", 0.6),
        ("dateModified", "date_modified", 1.0),
    ):
        if isinstance(value := first(node.get(key)), str):
            yield from found(field, parse_date(value, languages), weight)
    people, agency = _read_people(node.get("author") or node.get("creator"), data, languages)
    yield from found("authors", people)
    yield from found("agency", agency)
    for key in ("publisher", "sourceOrganization"):
        organisation = resolve(first(node.get(key)), data)
        if not isinstance(organisation, dict) or "person" in node_types(organisation):
            continue  # a person's own site
        if name := read_text(first(organisation.get("name")), MAX_NAME):
            yield from found("site_name", name, 0.9 if key == "publisher" else 0.5)
    yield from found("description", read_text(first(node.get("description")), MAX_DESCRIPTION))
    yield from found("section", read_text(first(node.get("articleSection")), MAX_NAME))
    yield from found("tags", _read_tags(node.get("keywords")))
    yield from found("image", _read_image(node.get("image"), data, url))
    yield from found("image", _read_image(node.get("thumbnailUrl"), data, url), 0.5)
    yield from found("license", read_url(first(node.get("license")), url))
    yield from found("canonical_url", next(addresses_of(node, url), None), 0.4)
    if isinstance(tag := first(node.get("inLanguage")), str):
        yield from found("language_declared", read_language(tag))
    free = first(node.get("isAccessibleForFree"))
    if isinstance(free, bool) or str(free).lower() in ("true", "false", "0", "1", "yes", "no"):
        yield from found("is_accessible_for_free", str(free).lower() in ("true", "1", "yes"))


def _read_people(value: JSONValue, data: LinkedData, languages: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The people among authors in any of the shapes that sites use, and the agency among them."""
    names: dict[str, None] = {}
    agency: str | None = None
    for item in each(value)[:_MAX_PEOPLE]:
        node = resolve(item, data)
        kinds: set[str] = set()
        if isinstance(node, list):
            inner, found = _read_people(node[:20], data, languages)
            names.update(dict.fromkeys(inner))
            agency = agency or found
            continue
        given: list[JSONValue] = [node]
        if isinstance(node, dict):
            kinds = node_types(node)
            given = each(node.get("name"))[:_MAX_NAMES]
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
    return read_text(first(name), MAX_NAME)


def _read_tags(value: JSONValue) -> tuple[str, ...]:
    texts = (
        read_text(first(item.get("name")) if isinstance(item, dict) else item, 2_000) for item in each(value)[:100]
    )
    return split_keywords(tuple(text or "" for text in texts))


def _read_image(value: JSONValue, data: LinkedData, url: str | None) -> str | None:
    for item in each(value)[:5]:
        node = resolve(item, data)
        if isinstance(node, dict):
            node = first(node.get("url")) or first(node.get("contentUrl"))
        if (address := read_url(node, url)) and is_picture(address):
            return address
    return None
