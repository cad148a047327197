"""Runs all readers of HTML in order: the head, JSON-LD, marked elements, the headline, the lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

import turbohtml

from newsclean.measure import has_no_spaces
from newsclean.metadata.html.elements import Telling, gather
from newsclean.metadata.html.feed_item import read_feed_item
from newsclean.metadata.html.head import Head, candidates_of_head, read_head, read_language
from newsclean.metadata.html.json_ld import read_json_ld
from newsclean.metadata.html.marked import read_marked
from newsclean.metadata.html.named import read_named
from newsclean.metadata.html.nearness import around_headlines
from newsclean.metadata.html.owners import read_owner
from newsclean.metadata.html.scripts import read_scripts
from newsclean.metadata.html.times import read_times
from newsclean.metadata.html.trails import read_trail
from newsclean.metadata.html.visible import is_shown, read_visible
from newsclean.metadata.titles.headline import find_headings, pick_title
from newsclean.metadata.titles.kickers import drop_kicker
from newsclean.metadata.titles.titles import cut_title, site_in_title
from newsclean.metadata.url import host_of, own_address, slug_of
from newsclean.metadata.values import read_text, read_url
from newsclean.metadata.words import page_languages
from newsclean.records import Candidate, Document
from newsclean.whole_words import holds_whole

# Candidates of at least this score are of the page's own data.
_SURE = 0.7
# A page that gives its day more surely than this need not be asked for what its scripts hold.
_TOLD = 0.55
# The picked title; the site's name behind the headline in the window's title, and the one with the rights.
_PICKED, _OF_WINDOW, _WITH_RIGHTS = 0.97, 0.45, 0.5
# Lines at a page's end in which a notice of rights stands, and what tells it.
_FOOT, _RIGHTS = 15, re.compile(r"©|\(c\)|copyright", re.IGNORECASE)


def read_html(document: Document, tree: turbohtml.Document) -> Iterator[Candidate]:
    """Yield what the page's markup and the lines near its headline say; one title is already the picked one."""
    url = own_address(document.page.url) if document.page.url else None
    told = gather(tree)
    head = read_head(tree, told)
    base = url or own_address(head.links.get("canonical") or "")
    addresses, titles = _addresses(head, url), _titles(head, told)
    locale = read_language((head.meta.get("og:locale") or ("",))[0])
    declared = read_language(head.language or "")
    languages = page_languages((document.language, declared, locale), host_of(base))
    around = around_headlines((*told.h1, *told.headlines) if len(told.headlines) == 1 else told.h1)
    found = [
        *read_json_ld(told.data, addresses, titles, languages),
        *candidates_of_head(head, base, languages),
        *read_marked(told.marked, around, base, languages),
        *read_times(told.times, around, languages),
        *read_feed_item(tree, languages),
    ]
    yield from found
    title = _title(document, told, found, base)
    if title is not None:
        yield title
        if head.title and (name := site_in_title(head.title, str(title.value))):
            yield Candidate("site_name", name, "meta", _OF_WINDOW)
    if head.title and all(candidate.field != "site_name" for candidate in found):
        yield from _site_with_rights(head.title, document)
    # What the page's own data tell for sure need not be looked for all over the page.
    known = {candidate.field for candidate in found if candidate.score >= _SURE}
    headline = title.block if title else None
    if "section" not in known:
        yield from read_trail(told.trails, (*titles, *((str(title.value),) if title else ())), languages)
    described = [str(candidate.value) for candidate in found if candidate.field == "description"]
    seen = list(read_visible(document.blocks, headline, languages, document.page.fetched, known, described))
    yield from seen
    if all(candidate.field != "date_published" or candidate.score < _TOLD for candidate in (*found, *seen)):
        yield from read_scripts(tree, addresses, titles, languages)
    if "authors" not in known:
        yield from read_named(tree, around, languages)
        yield from read_owner(document.blocks, host_of(base), languages)


def _addresses(head: Head, url: str | None) -> tuple[str, ...]:
    """The addresses of the page, the surest first: its own where it is known, and those that its head gives."""
    given = (head.links.get("canonical"), *head.meta.get("og:url", ())[:1])
    return tuple(dict.fromkeys(filter(None, (url, *(read_url(address, url) for address in given)))))


def _titles(head: Head, told: Telling) -> tuple[str, ...]:
    """What the page is called in its h1 and its head."""
    given = (*(heading.text for heading in told.h1), *head.meta.get("og:title", ())[:1])
    return tuple(filter(None, (head.title, *map(read_text, given))))


def _site_with_rights(window: str, document: Document) -> Iterator[Candidate]:
    """Yield the first or last part of the window's title that a notice of rights at the page's end has too."""
    parts = [part.strip() for piece in cut_title(window) for part in window[slice(*piece)].split("_")]
    notices = [block.text for block in document.blocks[-_FOOT:] if _RIGHTS.search(block.text)]
    for name in dict.fromkeys((parts[-1], parts[0])) if len(parts) > 1 else ():
        if len(name) > 1 and any(holds_whole(text, name) or (has_no_spaces(name) and name in text) for text in notices):
            yield Candidate("site_name", name, "meta", _WITH_RIGHTS)
            return


def _title(document: Document, told: Telling, found: Sequence[Candidate], url: str | None) -> Candidate | None:
    titles = [candidate for candidate in found if candidate.field == "title"]
    host = host_of(url) or ""
    names = [candidate.value for candidate in found if candidate.field in ("site_name", "section")]
    blocks = document.blocks[::-1]  # so that of equal lines the first counts
    lines = dict(zip(map(attrgetter("text"), blocks), map(attrgetter("index"), blocks), strict=True))
    picked = pick_title(
        titles,
        find_headings(document.blocks),
        (*names, host, *host.split(".")[:-1]),
        lines,
        slug_of(url),
    )
    if picked is None:
        return None
    block = picked.block
    if block is None:  # a headline that is no heading, or stands in one with its kicker
        with_more = (b.index for b in document.blocks if b.kind == "heading" and picked.text in b.text and is_shown(b))
        block = lines[picked.text] if picked.text in lines else next(with_more, None)
    text = picked.text
    if picked.source == "dom":
        text = drop_kicker((*told.h1, *told.h2), text, {candidate.value for candidate in titles})
    return Candidate("title", text, picked.source, _PICKED, block)
