"""What callers may give for a page and for settings, made into those that the pipeline takes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Protocol

from newsclean.records import Page, PageKind
from newsclean.settings import Settings


class Soup(Protocol):
    """A BeautifulSoup object or tag. Objects of other libraries are refused, even with such a method.

    It is a protocol so that bs4, which takes long to import, is not needed for its type.
    """

    def decode_contents(self) -> str:
        """The content of the tag as HTML."""


# The types in which a page may be given.
Content = str | bytes | Soup


def make_page(
    content: Page | Content,
    *,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    kind: PageKind | None = None,
) -> Page:
    """Make a `Page` of the content. If it is a `Page` already, the arguments given here replace its own values.

    Raises `TypeError` if the content is neither text, bytes nor a BeautifulSoup object, if a BeautifulSoup object is
    declared to be plain text, and if any of the rest is of another type; `ValueError` for a kind that is none.
    """
    known = content if isinstance(content, Page) else None
    given: object = known.content if known else content
    if not isinstance(given, str | bytes):
        if not is_soup(given):
            way_out = "of a file give path.read_bytes(), of a row newsclean.Page(id, row['html'])"
            raise TypeError(f"a page is str, bytes or a BeautifulSoup object, not {type(given).__name__}; {way_out}")
        if (kind or (known and known.kind)) == "text":
            raise TypeError("a BeautifulSoup object is HTML: use clean, clean_html, or clean_text(soup.get_text())")
        given, kind = str(given), "html"
    elif isinstance(given, str) and type(given) is not str:
        given = str(given)  # a string from BeautifulSoup keeps the whole document in memory
    if known is None:
        return Page(id or url or content_id(given), given, url, kind=kind, encoding=encoding)
    return replace(
        known,
        content=given,
        id=id or known.id,
        url=url or known.url,
        encoding=encoding or known.encoding,
        kind=kind or known.kind,
    )


def is_soup(content: object) -> bool:
    """Whether it is a page, element or text of BeautifulSoup, which need not be loaded to know that."""
    return any((base.__module__, base.__name__) == ("bs4.element", "PageElement") for base in type(content).__mro__)


def content_id(content: str | bytes) -> str:
    """An id for a page that has none: the first sixteen hex digits of the content's SHA-256 digest."""
    import hashlib

    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()[:16]


def checked(settings: Settings | None) -> Settings:
    """The settings, or the default ones for None. Raises `TypeError` if they are something else, such as a dict."""
    if settings is not None and not isinstance(settings, Settings):
        way = "newsclean.Settings(**yours)" if isinstance(settings, dict) else "newsclean.Settings(...)"
        raise TypeError(f"settings are {way}, not {type(settings).__name__}")
    return settings or _default_settings()


@cache  # making them, with all checks, takes as long as cleaning two lines
def _default_settings() -> Settings:
    return Settings()


def unsplit(settings: Settings | None, doors: str, gives: str, ways: str) -> Settings:
    """The settings, or the default ones for None. Raises `ValueError` if `split` is on, and says what to use then."""
    settings = checked(settings)
    if settings.split:
        raise ValueError(f"{doors} {gives}, and Settings(split=True) may make several of one: use {ways}.")
    return settings
