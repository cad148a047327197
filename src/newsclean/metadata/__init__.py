"""page -> what it says of itself: where, when, who and what, each value with its source.

Readers hand on candidates (`read_metadata`), one place weighs them (`pick_metadata`). Silent rather than wrong.
"""

from __future__ import annotations

from newsclean.metadata.pick import pick_metadata
from newsclean.metadata.record import Metadata
from newsclean.metadata.url import date_in_url, host_of
from newsclean.records import Candidate, Document

__all__ = ["Metadata", "pick_metadata", "read_metadata"]


def read_metadata(document: Document) -> tuple[Candidate, ...]:
    """What the page says of itself outside its text: candidates for the fields of `Metadata`."""
    found: list[Candidate] = []
    url = document.page.url
    if url:
        found.append(Candidate("url", url, "url", 1.0))
    if host := host_of(url):
        found.append(Candidate("host", host, "url", 1.0))
    if day := date_in_url(url):
        found.append(Candidate("date_published", day, "url", 0.5))
    return tuple(found)
