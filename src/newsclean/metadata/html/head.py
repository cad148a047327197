"""Reads candidates from the page's <head>: Open Graph, Twitter cards, <meta> of many names, <link>, <title>."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import turbohtml

from newsclean.metadata.dates.lines import find_date_line, parse_date
from newsclean.metadata.html.elements import Telling
from newsclean.metadata.keywords import split_keywords
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.bylines import parse_byline
from newsclean.metadata.url import speaks_of_copy
from newsclean.metadata.values import MAX_DESCRIPTION, MAX_NAME, is_picture, read_text, read_url
from newsclean.metadata.words import word_set
from newsclean.records import Candidate, FieldSource
from newsclean.remembered import remembered

# Each field's names, the most trusted first, with how much that family is believed.
_NAMES: dict[str, tuple[tuple[float, tuple[str, ...]], ...]] = {
    "title": (
        (0.8, ("og:title",)),
        (0.75, ("twitter:title", "parsely-title", "sailthru.title", "citation_title", "headline")),
        (0.65, ("dc.title", "dcterms.title", "title", "hdl")),
    ),
    "description": (
        (0.8, ("og:description",)),
        (0.75, ("description", "twitter:description", "dc.description", "sailthru.description")),
    ),
    "site_name": (
        (0.85, ("og:site_name",)),
        (0.6, ("application-name", "apple-mobile-web-app-title", "al:ios:app_name", "dc.publisher", "publisher")),
        (0.5, ("copyright",)),
    ),
    "date_published": (
        (0.85, ("article:published_time", "og:article:published_time", "og:published_time", "article:published")),
        (0.8, (
            "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "pubdate",
            "publishdate", "publish-date", "publish_date", "publication_date", "publication-date", "published",
            "citation_publication_date", "citation_date", "citation_online_date", "dcterms.issued", "dc.date.issued",
            "article_date_original", "originalpublicationdate", "rnews:datepublished", "vr:published_time",
            "published_time", "published_at", "article.published", "article:publication_date", "bt:pubdate",
            "cxenseparse:publishtime", "mediator_published_time", "weibo:article:create_at", "firstpublished",
            "dc.date.published", "displaydate", "ptime", "publisheddate", "published-date", "first-publication",
        )),
        (0.6, (
            "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "article.created", "created",
            "pdate", "lastpubdate", "analyticsattributes.articledate", "datecreated",
        )),
    ),
    "date_modified": (
        (0.85, ("article:modified_time", "og:article:modified_time", "og:modified_time")),
        (0.75, (
            "datemodified", "dcterms.modified", "dc.date.modified", "modified", "lastmod", "og:updated_time",
            "article:modified", "last-modified", "article.updated", "date_modified", "modified_date", "updated",
        )),
    ),
    "section": (
        (0.8, ("article:section", "og:article:section", "parsely-section", "cxenseparse:recs:category")),
        (0.6, ("section", "category", "sailthru.section", "dc.subject", "cxenseparse:category")),
    ),
    "language_declared": ((0.7, ("og:locale", "content-language", "language", "dc.language", "dcterms.language")),),
}  # fmt: skip
_AUTHORS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (0.75, ("article:author", "article:author:name", "article:author_name", "og:article:author", "author:name",
            "parsely-author", "sailthru.author", "byl", "citation_author", "mediator_author", "vr:author",
            "cxenseparse:author", "cxenseparse:recs:author", "article.author")),
    (0.7, ("author", "authors", "byline", "dc.creator", "dcterms.creator", "dc.contributor", "creator", "og:author",
           "rbauthors", "bt:author", "page.author", "writer")),
)  # fmt: skip
_TAGS = (
    (0.8, ("article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "news_keywords", "bt:keywords")),
    (0.5, ("keywords",)),
)
# Fields that are addresses: by name of a <meta>, and by the relation of a <link>.
_ADDRESSES = (
    ("image", 0.8, (
        "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "thumbnail",
    )),
    ("canonical_url", 0.7, ("og:url",)),
    ("license", 0.6, ("dcterms.license", "dc.rights", "dcterms.rights", "license")),
)  # fmt: skip
_LINKS = {"image_src": ("image", 0.5), "canonical": ("canonical_url", 0.9), "license": ("license", 0.7)}
# The <title>, a day behind the headline in it, a day whose name is in no list, an author on a Twitter card, the root's
# language, what is free.
_OF_TITLE, _DAY_BEHIND, _UNLISTED, _OF_CARD, _OF_ROOT, _OF_TIER = 0.5, 0.58, 0.6, 0.75, 0.8, 0.7
_TIERS = ("article:content_tier", "og:article:content_tier")
# So many values of one name are looked at, and of one that holds an author.
_MOST, _MOST_AUTHORS = 5, 20
# What names of dates have in them that are in no list.
_SAYS_PUBLISHED = re.compile(r"publi(?:sh(?!er)|cation|cado)|pub_?-?(?:date|time)|issued|released?-?_?date")
_SAYS_MODIFIED = re.compile(r"modif|updat|revis")
_LISTED_DATES = frozenset(
    name for field in ("date_published", "date_modified") for _, names in _NAMES[field] for name in names
)
# What an archive writes of the copy that it made.
_OF_COPY = ("article:", "og:site_name", "og:url", "og:image", "twitter:")
_FREE = {"free": True, "open": True, "locked": False, "metered": False, "premium": False, "paid": False, "plus": False}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the head, by name; names lower case, values as written, in page order."""

    meta: Mapping[str, tuple[str, ...]]
    links: Mapping[str, str]  # address by relation
    title: str | None
    language: str | None


def read_head(tree: turbohtml.Document, told: Telling) -> Head:
    """The head's elements, read once."""
    meta: dict[str, tuple[str, ...]] = {}
    for element in told.meta:
        content = element.attr("content")
        if content and (key := name_of_meta(element)):
            meta[key] = (*meta.get(key, ()), content)
    links: dict[str, str] = {}
    for element in told.links:
        address = element.attr("href")
        for relation in (element.attr("rel") or "").lower().split():
            if address:
                links.setdefault(relation, address)
    if speaks_of_copy(links.get("canonical", "")):
        meta = {name: contents for name, contents in meta.items() if not name.startswith(_OF_COPY)}
    title = next((found for e in told.titles if (found := read_text(e.text, 1_000))), None)
    root = tree.root
    language = (root.attr("lang") or root.attr("xml:lang")) if root is not None else None
    return Head(meta, links, title, language)


def name_of_meta(element: turbohtml.Element) -> str:
    """What a <meta> is called, lower case; "" for nothing."""
    name = element.attr("property") or element.attr("name") or element.attr("http-equiv")
    return name.strip().lower() if name else ""


def candidates_of_head(head: Head, url: str | None, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the candidates that the head gives."""
    for field, families in _NAMES.items():
        for score, names in families:
            for name in names:
                for content in head.meta.get(name, ())[:_MOST]:
                    value = _read(field, content, languages)
                    if value is not None:
                        yield Candidate(field, value, _source(name), score)
    yield from _titled(head, languages)
    yield from _unlisted(head, languages)
    yield from _authors(head, languages)
    for score, names in _TAGS:
        for name in names:
            if name in head.meta and (tags := _split_keywords(head.meta[name])):
                yield Candidate("tags", tags, _source(name), score)
    yield from _addresses(head, url)
    if head.language and (tag := read_language(head.language)):
        yield Candidate("language_declared", tag, "dom", _OF_ROOT)
    tiers = (head.meta.get(name, ("",))[0].strip().lower() for name in _TIERS)
    for tier in filter(_FREE.__contains__, tiers):
        yield Candidate("is_accessible_for_free", _FREE[tier], "opengraph", _OF_TIER)


def _titled(head: Head, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the <title>, and the day behind the headline in it."""
    if head.title:
        yield Candidate("title", head.title, "meta", _OF_TITLE)
        if day := _day_behind_title(head.title, languages):
            yield Candidate("date_published", day, "meta", _DAY_BEHIND)


def _addresses(head: Head, url: str | None) -> Iterator[Candidate]:
    """Yield the addresses of the picture, of the page itself and of its licence."""
    for field, score, names in _ADDRESSES:
        for name in names:
            found = (read_url(content, url) for content in head.meta.get(name, ())[:_MOST])
            address = next((one for one in found if one and (field != "image" or is_picture(one))), None)
            if address is not None:
                yield Candidate(field, address, _source(name), score)
    for relation, (field, score) in _LINKS.items():
        if address := read_url(head.links.get(relation), url):
            yield Candidate(field, address, "meta", score)


def _day_behind_title(title: str, languages: Sequence[str]) -> str | None:
    """The day after the headline in the <title>, where some papers put it; None if there is none.

    >>> _day_behind_title("Floods hit Kunduz | World | The Daily | 05.07.2021", ["de"])
    '2021-07-05'
    >>> _day_behind_title("Horoscope: 5 July 2021", []), _day_behind_title("5 July 2021 | The Daily", [])
    (None, None)
    """
    for part in title.split(" | ")[1:]:
        if (line := find_date_line(part, languages)) is not None and not line.modified:
            return line.date
    return None


def _unlisted(head: Head, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield dates whose <meta> name is not listed but shows what they are: "w-published-date"."""
    for name, contents in head.meta.items():
        if len(contents) == 1 and (field := _unlisted_field(name)) and (day := parse_date(contents[0], languages)):
            yield Candidate(field, day, _source(name), _UNLISTED)


@remembered(4096)
def _unlisted_field(name: str) -> str | None:
    """The date that a name means which no list has; sites share most of their names."""
    if name in _LISTED_DATES:
        return None
    return (
        "date_modified" if _SAYS_MODIFIED.search(name) else "date_published" if _SAYS_PUBLISHED.search(name) else None
    )


def _source(name: str) -> FieldSource:
    return "opengraph" if name.startswith(("og:", "article:", "twitter:")) else "meta"


def _read(field: str, content: str, languages: Sequence[str]) -> str | None:
    if field.startswith("date_"):
        return parse_date(content, languages)
    if field == "language_declared":
        return read_language(content)
    text = read_text(content, MAX_DESCRIPTION if field == "description" else MAX_NAME if field != "title" else 400)
    if text is None or (field in ("site_name", "section") and text.startswith(("http://", "https://"))):
        return None
    return text


def read_language(content: str) -> str | None:
    """A declared language as BCP 47.

    >>> read_language("de_DE"), read_language("EN"), read_language("zh-hans-CN"), read_language("{{lang}}")
    ('de-DE', 'en', 'zh-Hans-CN', None)
    """
    first = content.split(",")[0].strip().replace("_", "-")
    parts = first.split("-")
    if not 2 <= len(parts[0]) <= 3 or not first.replace("-", "").isalnum() or not first.isascii() or len(first) > 20:
        return None
    # "utf-8" is no language: regions, scripts and variants have two letters at least.
    if not parts[0].isalpha() or any(len(part) < 2 for part in parts[1:]):
        return None
    rest = (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower() for part in parts[1:])
    return "-".join((parts[0].lower(), *rest))


def _authors(head: Head, languages: Sequence[str]) -> Iterator[Candidate]:
    for score, names in _AUTHORS:
        for name in names:
            if name not in head.meta:
                continue
            found: dict[str, None] = {}
            for content in head.meta[name][:_MOST_AUTHORS]:
                text = read_text(content, MAX_NAME)
                if text is None or "/" in text or "@" in text:
                    continue
                byline = parse_byline(text, languages, is_field=True)
                found.update(dict.fromkeys(byline.authors))
                if agency := find_agency(text, languages):
                    yield Candidate("agency", agency, _source(name), score)
            if found:
                yield Candidate("authors", tuple(found), _source(name), score)
    # "Written by" and the name, as a Twitter card shows them.
    for number in ("1", "2"):
        label = read_text((head.meta.get(f"twitter:label{number}") or ("",))[0], 60)
        data = read_text((head.meta.get(f"twitter:data{number}") or ("",))[0], MAX_NAME)
        if label and data and label.lower().rstrip(":") in word_set(tuple(languages), "byline"):
            byline = parse_byline(data, languages, is_field=True)
            if byline.authors:
                yield Candidate("authors", byline.authors, "opengraph", _OF_CARD)


def _split_keywords(contents: Sequence[str]) -> tuple[str, ...]:
    return split_keywords(tuple(read_text(content, 2_000) or "" for content in contents[:100]))
