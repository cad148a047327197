"""Reads candidates from marked-up values in the page's body: microdata, RDFa, <time>, rel=author, rel=tag."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import turbohtml

from newsclean.html_names import names_of
from newsclean.metadata.dates.lines import parse_date
from newsclean.metadata.html.nearness import FAR, level_of
from newsclean.metadata.keywords import split_keywords
from newsclean.metadata.people.bylines import parse_byline
from newsclean.metadata.values import MAX_NAME, read_text, read_url
from newsclean.records import Candidate

_MAX_ANCESTORS = 12
_MAX_TAGS = 20
# Levels between an author's element and the byline's.
_BYLINE_DEPTH = 3
_ELSEWHERE = re.compile("|".join(names_of("elsewhere")["parts"]))
_FIELDS = {
    "headline": ("title", 0.7),
    "datepublished": ("date_published", 0.8),
    "datecreated": ("date_published", 0.55),
    "uploaddate": ("date_published", 0.5),
    "datemodified": ("date_modified", 0.8),
    "dateupdate": ("date_modified", 0.7),
    "author": ("authors", 0.75),
    "creator": ("authors", 0.65),
    "articlesection": ("section", 0.7),
    "keywords": ("tags", 0.6),
    "license": ("license", 0.6),
}


def read_marked(
    marked: Iterable[turbohtml.Element], around: Mapping[turbohtml.Node, int], url: str | None, languages: Sequence[str]
) -> Iterator[Candidate]:
    """Yield the candidates of marked elements. A property that several articles of the page have is ignored."""
    found: dict[str, dict[object, float]] = {}
    nearest: dict[str, int] = {}  # of each field, how near to the headline its nearest element stands
    levels: dict[tuple[str, object], int] = {}
    byline: turbohtml.Node | None = None  # what holds the first author holds the others
    for element in marked:
        for field, value, score in _read(element, url, languages):
            if value is None or value == () or stands_elsewhere(element, around):
                continue
            if field == "authors":
                holders = list(islice(element.ancestors, _BYLINE_DEPTH))
                if byline is None and holders:
                    byline = holders[-1]
                elif byline not in holders:
                    continue
            found.setdefault(field, {}).setdefault(value, score)
            if field.startswith("date_"):
                level = levels[field, value] = min(level_of(element, around), levels.get((field, value), FAR))
                nearest[field] = min(level, nearest.get(field, FAR))
    for field, values in found.items():
        if field == "tags":
            merged = dict.fromkeys(tag for value in values if isinstance(value, tuple) for tag in value)
            if len(merged) <= _MAX_TAGS:  # more are the site's, not the article's
                yield Candidate("tags", tuple(merged), "microdata", max(values.values()))
            continue
        if field == "authors":
            people = dict.fromkeys(name for value in values if isinstance(value, tuple) for name in value)
            yield Candidate("authors", tuple(people), "microdata", max(values.values()) - 0.1 * (len(people) > 3))
            continue
        days = {str(value)[:10] for value in values}
        near = [value for value in values if levels.get((field, value), FAR) == nearest.get(field, -1) < FAR]
        is_one = len({str(value)[:10] for value in near}) == 1
        for value, score in values.items():
            is_sure = len(days) == 1 or (is_one and value in near)
            yield Candidate(field, value, "microdata", score - 0.3 * (not is_sure))


def _read(element: turbohtml.Element, url: str | None, languages: Sequence[str]) -> Iterator[tuple[str, object, float]]:
    names = f"{element.attr('itemprop') or ''} {element.attr('property') or ''}".lower().split()
    for name in names:
        field, score = _FIELDS.get(name.rsplit(":", 1)[-1].rsplit("/", 1)[-1], ("", 0.0))
        if not field or (element.tag == "meta" and not element.attr("itemprop")):
            continue
        text = element.attr("content") or element.attr("datetime") or element.text
        if field.startswith("date_"):
            yield field, parse_date(text.strip()[:100], languages), score
        elif field == "authors":
            yield (
                field,
                parse_byline(read_text(_name_of(element) or text, MAX_NAME) or "", languages, is_field=True).authors,
                score,
            )
        elif field == "tags":
            yield field, split_keywords((read_text(text, 2_000) or "",)), score
        elif field == "license":
            yield field, read_url(element.attr("href") or element.attr("content"), url), score
        else:
            yield field, read_text(text), score
    relations = (element.attr("rel") or "").lower().split() if element.tag in ("a", "link") else ()
    if "author" in relations and element.tag == "a":
        yield "authors", parse_byline(read_text(element.text, MAX_NAME) or "", languages).authors, 0.7
    if "tag" in relations and element.tag == "a" and (tag := read_text(element.text, 60)):
        yield "tags", (tag.lstrip("#"),), 0.65
    if "license" in relations and not _is_of_picture(element):
        yield "license", read_url(element.attr("href"), url), 0.6
    if element.tag == "time" and element.attr("pubdate") is not None:
        yield "date_published", parse_date((element.attr("datetime") or element.text).strip()[:100], languages), 0.7


def _is_of_picture(element: turbohtml.Element) -> bool:
    """Whether a licence stands in a picture's caption, and is the picture's."""
    return any(
        isinstance(node, turbohtml.Element)
        and (node.tag in ("figure", "figcaption") or "caption" in (node.attr("class") or "").lower())
        for node in islice(element.ancestors, _MAX_ANCESTORS)
    )


def _name_of(element: turbohtml.Element) -> str | None:
    """The name inside an author that is an item of its own."""
    inner = element.select_one("[itemprop~=name], [property~=name]")
    return (inner.attr("content") or inner.text) if inner is not None else None


def stands_elsewhere(element: turbohtml.Element, around: Container[turbohtml.Node]) -> bool:
    """Whether the element belongs to a comment, a teaser or the like, going by what is around it."""
    for depth, ancestor in enumerate(element.ancestors):
        if depth > _MAX_ANCESTORS or not isinstance(ancestor, turbohtml.Element) or ancestor in around:
            return False
        if ancestor.tag in ("aside", "nav") or (ancestor.tag == "footer" and not _ends_article(ancestor, around)):
            return True
        hints = f"{ancestor.attr('class') or ''} {ancestor.attr('id') or ''} {ancestor.attr('itemprop') or ''}"
        if ancestor.tag not in ("body", "html", "main", "article") and (found := _ELSEWHERE.search(hints.lower())):
            return found[0] != "footer" or not _ends_article(ancestor, around)
    return False


def _ends_article(footer: turbohtml.Element, around: Container[turbohtml.Node]) -> bool:
    """Whether a footer is that of the article itself, in which its author and date may stand."""
    parent = footer.parent
    if not isinstance(parent, turbohtml.Element) or parent not in around:
        return False
    return parent.tag == "article" or "article" in (parent.attr("class") or "").lower().split()
