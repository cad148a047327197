"""Runs all metadata readers in order. They give candidates, which `pick` weighs later."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.metadata.input import read_front_matter, read_input
from newsclean.metadata.url import date_in_url, host_of
from newsclean.records import Candidate, Document

# How much the address is believed: for itself, and for a day in its path.
_ITSELF, _DAY = 1.0, 0.68


def read_metadata(document: Document) -> tuple[Candidate, ...]:
    """What the page says of itself outside its text, then what the caller knows: candidates for fields of `Metadata`.

    Of an HTML page one candidate for the title is already the picked one, with the block it stands in.
    """
    found = list(_read_url(document.page.url))
    if document.tree is not None:
        from newsclean.metadata.html.read import read_html

        found.extend(read_html(document, document.tree))
    else:
        found.extend(read_front_matter(document.front, document.language))
    found.extend(read_input(document.page))
    return tuple(found)


def _read_url(url: str | None) -> Iterator[Candidate]:
    if url and not url.isspace():
        yield Candidate("url", url, "url", _ITSELF)
    if host := host_of(url):
        yield Candidate("host", host, "url", _ITSELF)
    if day := date_in_url(url):
        yield Candidate("date_published", day, "url", _DAY)
