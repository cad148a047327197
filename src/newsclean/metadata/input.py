"""Reads what the caller knows of a page: the title, date, authors and language of its row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.metadata.dates.find import find_date
from newsclean.metadata.dates.lines import parse_date
from newsclean.metadata.html.head import read_language
from newsclean.metadata.keywords import split_tags
from newsclean.metadata.people.byline_leads import starts_as_byline
from newsclean.metadata.people.bylines import parse_byline
from newsclean.metadata.titles.titles import read_title, strip_site
from newsclean.metadata.url import host_of
from newsclean.metadata.values import MAX_DESCRIPTION, MAX_NAME, is_picture, read_text, read_url
from newsclean.records import Candidate, FrontMatter, Page

# What the page says of itself is believed first, so this is below what any candidate of the page needs.
_SCORE = 0.0


def read_front_matter(front: FrontMatter, spoken: str = "") -> Iterator[Candidate]:
    """Yield what the front matter of a text says, as what the caller knows; `spoken` is the tag of its language.

    >>> front = FrontMatter(48, {"date": ["2021-07-05"], "tags": ["Ferry", "Sea"]})
    >>> [(one.field, one.value) for one in read_front_matter(front)]
    [('date_published', '2021-07-05'), ('tags', ('Ferry', 'Sea'))]
    >>> front = FrontMatter(60, {"title": ["Ferry | Post"]}, address="https://post.example/1")
    >>> [(one.field, one.value) for one in read_front_matter(front)]
    [('title', 'Ferry'), ('canonical_url', 'https://post.example/1')]
    """
    values = front.values
    if not values:
        return

    def first(key: str) -> str | None:
        return next(iter(values.get(key, ())), None)

    url = front.address
    title = first("title")
    if title and url:  # that of the window, which has the site's name
        title = strip_site(title, [read_title(part).glued for part in (host_of(url) or "").split(".")[:-1]])
    languages = _languages(first("language"), spoken)
    day = next(filter(None, (_day_in(date, languages) for date in values.get("date", ()))), None)
    site, authors = read_text(first("site")) or "", values.get("author", ())
    if starts_as_byline(site, languages):  # right above the day, where papers stand, too
        site, authors = "", authors or [site]
    yield from _known(title, day, authors, first("language"), spoken)
    if url:
        yield Candidate("canonical_url", url, "input", _SCORE)
    if site:
        yield Candidate("site_name", site, "input", _SCORE)
    if description := read_text(first("description"), MAX_DESCRIPTION):
        yield Candidate("description", description, "input", _SCORE)
    if (image := read_url(first("image"), url)) and is_picture(image):
        yield Candidate("image", image, "input", _SCORE)
    if section := read_text(first("section"), MAX_NAME):
        yield Candidate("section", section, "input", _SCORE)
    listed = values.get("tags", ())
    if tags := tuple(filter(None, map(read_text, split_tags(listed[0]) if len(listed) == 1 else listed))):
        yield Candidate("tags", tags, "input", _SCORE)


def read_input(page: Page) -> Iterator[Candidate]:
    """Yield a candidate for each field that the caller knows, in the form that it has in a record.

    >>> page = Page("1", "", title=" Ferry <b>sinks</b>", date="5 July 2021", authors=("By Jane Doe and Ann Roe",))
    >>> [candidate.value for candidate in read_input(page)]
    ['Ferry sinks', '2021-07-05', ('Jane Doe', 'Ann Roe')]
    >>> [*read_input(Page("1", "", date="Accessed on 3 May 2024"))]
    []
    """
    day = parse_date(page.date or "", _languages(page.language))
    yield from _known(page.title, day, page.authors, page.language)


def _languages(given: str | None, spoken: str = "") -> tuple[str, ...]:
    """The languages whose words are known here. Whatever else the caller gave, which may be anything, names none."""
    return tuple(filter(None, (read_language(given or ""), spoken)))


def _day_in(written: str, languages: Sequence[str]) -> str | None:
    """The date that a field of an export is, or that stands in it: "5 July 2021, late edition"."""
    if day := parse_date(written, languages):
        return day
    found = find_date(written, languages)
    return found.date if found and not found.modified else None


def _known(
    title: str | None, day: str | None, authors: Sequence[str], language: str | None, spoken: str = ""
) -> Iterator[Candidate]:
    languages = _languages(language, spoken)
    if name := read_text(title):
        yield Candidate("title", name, "input", _SCORE)
    if day:
        yield Candidate("date_published", day, "input", _SCORE)
    lines = filter(None, (read_text(name, MAX_NAME) for name in authors))
    names = [name for line in lines for name in parse_byline(line, languages, is_field=True).authors]
    if names:
        yield Candidate("authors", tuple(dict.fromkeys(names)), "input", _SCORE)
    if tag := read_language(language or ""):
        yield Candidate("language_declared", tag, "input", _SCORE)
