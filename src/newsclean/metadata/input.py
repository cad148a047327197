"""Reads what the caller knows of a page: the title, date, authors and language of its row."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.metadata.dates.find import parse_date
from newsclean.metadata.html.head import read_language
from newsclean.metadata.people.names import parse_byline
from newsclean.metadata.values import MAX_NAME, read_text
from newsclean.records import Candidate, Page

# What the page says of itself is believed first, so this is below what any candidate of the page needs.
_SCORE = 0.0


def read_input(page: Page) -> Iterator[Candidate]:
    """Yield a candidate for each field that the caller knows, in the form that it has in a record.

    >>> page = Page("1", "", title=" Ferry <b>sinks</b>", date="5 July 2021", authors=("By Jane Doe and Ann Roe",))
    >>> [candidate.value for candidate in read_input(page)]
    ['Ferry sinks', '2021-07-05', ('Jane Doe', 'Ann Roe')]
    """
    languages = () if page.language is None else (page.language,)
    if title := read_text(page.title):
        yield Candidate("title", title, "input", _SCORE)
    if date := parse_date(page.date or "", languages):
        yield Candidate("date_published", date, "input", _SCORE)
    lines = filter(None, (read_text(name, MAX_NAME) for name in page.authors))
    names = [name for line in lines for name in parse_byline(line, languages, is_field=True).authors]
    if names:
        yield Candidate("authors", tuple(dict.fromkeys(names)), "input", _SCORE)
    if language := read_language(page.language or ""):
        yield Candidate("language_declared", language, "input", _SCORE)
