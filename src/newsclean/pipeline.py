"""The pipeline from `Page` to `Article`, which calls the stages in order, and the functions that programs call."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from newsclean.assemble import assemble
from newsclean.detect import detect
from newsclean.errors import NewscleanError, PageFailed, Stage, name_page
from newsclean.judge import judge
from newsclean.label import label
from newsclean.label.bylines import name_bylines
from newsclean.label.dates import keep_dates
from newsclean.label.decide import decide
from newsclean.label.joined import part_joined
from newsclean.label.layout.several import date_of_digest, find_articles
from newsclean.label.mastheads import name_mastheads
from newsclean.metadata import Metadata, pick_metadata, read_metadata
from newsclean.parse import parse
from newsclean.records import Article, Decision, Document, Page, PageKind
from newsclean.repair import repair
from newsclean.settings import Settings
from newsclean.trim import trim


class Soup(Protocol):
    """A BeautifulSoup object or tag. Objects of other libraries are refused, even with such a method.

    It is a protocol so that bs4, which takes long to import, is not needed for its type.
    """

    def decode_contents(self) -> str:
        """The content of the tag as HTML."""


# The types in which a page may be given.
Content = str | bytes | Soup


class Examined(NamedTuple):
    """A page after `decide`: its blocks, the decision on each with its evidence, and the metadata."""

    document: Document
    decisions: tuple[Decision, ...]
    metadata: Metadata


class Split(NamedTuple):
    """The pages of the articles on a page, and the date of the whole, if it has one."""

    pages: tuple[Page, ...]
    date: str | None


def clean_page(page: Page, settings: Settings) -> Article:
    """Clean a page and return its article record. Raises `PageFailed`, which names the stage that failed.

    A `MemoryError` passes unchanged, because worker processes handle it.
    """
    return clean_examined(examine(page, settings), settings)


def examine(page: Page, settings: Settings) -> Examined:
    """Run the pipeline up to the decisions. `newsclean explain` shows the result; `split_page` splits pages by it.

    Raises `PageFailed`.
    """
    with stage("parse", page):
        parsed = parse(page, settings)
    with stage("repair", page):
        document = repair(parsed)
    with stage("metadata", page):
        candidates = read_metadata(document)
    with stage("label", page):
        decisions = decide(document, label(document, candidates, settings))
    with stage("metadata", page):
        metadata = pick_metadata(document, decisions, candidates)
    with stage("label", page):
        decisions = name_bylines(document, decisions, metadata.authors)
        decisions = name_mastheads(decisions, metadata.site_name)
        decisions = keep_dates(document, decisions)
        document, decisions = part_joined(parsed, document, decisions, settings)
    return Examined(document, decisions, metadata)


def clean_examined(examined: Examined, settings: Settings) -> Article:
    """Run the rest of the pipeline on an examined page and return its article record. Raises `PageFailed`."""
    document, decisions, metadata = examined
    page = document.page
    with stage("assemble", page):
        article = assemble(document, decisions, metadata, settings)
    with stage("judge", page):
        article = judge(article, document, decisions, metadata)
    with stage("detect", page):
        article = detect(article, document, settings)
    return trim(article, settings)


def split_page(examined: Examined) -> Split:
    """Split a page that holds several articles into pages `id#1`, `id#2` and so on. Otherwise return the page itself.

    Text above the first headline goes with the first article. Raises `PageFailed`.
    """
    document, decisions, _ = examined
    page = document.page
    with stage("label", page):
        articles = find_articles(document, decisions)
        if len(articles) < 2:
            return Split((page,), None)
        date = date_of_digest(document, decisions[: articles[0]])
    cuts = pairwise((0, *(document.blocks[index].start or 0 for index in articles[1:]), len(document.source)))
    pages = tuple(
        replace(
            page,
            id=f"{page.id}#{number}",
            content=document.source[start:end],
            kind="text",
            encoding=None,
            title=None,  # what was known is of the whole
            authors=(),
        )
        for number, (start, end) in enumerate(cuts, 1)
    )
    return Split(pages, date)


def dated(article: Examined, date: str | None) -> Examined:
    """An article of a split page, with the date of the whole if it has none of its own."""
    own = article.metadata
    if date is None or own.date_published or own.date_modified:
        return article
    sources = dict(sorted({**own.field_sources, "date_published": "text"}.items()))
    return article._replace(metadata=replace(own, date_published=date, field_sources=sources))


@contextmanager
def stage(name: Stage, page: Page) -> Iterator[None]:
    """Turn an exception raised inside into a `PageFailed` that names the stage.

    An exception that is not a `NewscleanError` is a bug in newsclean, and the message says so. `MemoryError` passes.
    """
    try:
        yield
    except PageFailed:
        raise
    except NewscleanError as error:
        raise PageFailed(name, str(error)) from error
    except MemoryError:
        raise
    except Exception as error:
        where = name_page(page.path, page.id)
        raise PageFailed(
            name, f"{where}: {type(error).__name__}: {error} (a fault of newsclean: please report it)"
        ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaner:
    """A callable that cleans pages with fixed settings. It loads rules and model weights when it is created.

    It suits programs that answer requests, since the first page does not wait for loading. Rules for languages other
    than English are loaded with the first page in that language.
    It can be pickled. A process that unpickles one loads rules and weights when it first needs them.
    """

    settings: Settings = field(default_factory=Settings)

    def __post_init__(self) -> None:
        """Clean two small pages, which loads rules and weights.

        Raises `TypeError` for wrong settings, and `ValueError` if `split` is on.
        """
        object.__setattr__(self, "settings", _whole(self.settings))
        settings = replace(self.settings, max_page_size=len("".join(_SMALL_PAGES)), max_blocks=100)
        for page in _SMALL_PAGES:
            clean(page, settings=settings)

    def clean(
        self,
        page: Page | Content,
        *,
        url: str | None = None,
        id: str | None = None,
        encoding: str | None = None,
        kind: PageKind | None = None,
    ) -> Article:
        """Clean a page as `newsclean.clean` does and return its article record. Raises `PageFailed`."""
        return _clean_here(make_page(page, url=url, id=id, encoding=encoding, kind=kind), self.settings)

    __call__ = clean


def clean(
    page: Page | Content,
    *,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    kind: PageKind | None = None,
    settings: Settings | None = None,
) -> Article:
    """Clean a page and return its article record.

    `page` is text, bytes, or a BeautifulSoup object or tag (which is not changed); or a `Page` with all you know about
    it. `url` is where the page came from. `id` is your name for it; the default is the URL, else the digest of the
    content. `encoding` is the charset declared with the bytes, for example in an HTTP header. `kind` says that the page
    is "html" or "text"; without it this is detected.
    Raises `PageFailed`, which names the failed stage and says what to do, and `TypeError` if an argument is of another
    type, such as a dict of settings, and `ValueError` if `kind` is none of the two or `settings.split` is on.

    >>> article = clean("Ferry runs again\\n\\nThe ferry to the island runs again, the harbour office said on Monday.")
    >>> article.title, article.text
    ('Ferry runs again', 'The ferry to the island runs again, the harbour office said on Monday.')
    """
    return _clean_here(make_page(page, url=url, id=id, encoding=encoding, kind=kind), _whole(settings))


def clean_html(
    page: Page | Content,
    *,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    settings: Settings | None = None,
) -> Article:
    """`clean` for a page that is known to be HTML."""
    return clean(page, url=url, id=id, encoding=encoding, kind="html", settings=settings)


def clean_text(
    page: Page | str | bytes,
    *,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    settings: Settings | None = None,
) -> Article:
    """`clean` for a page that is known to be plain text, even if it contains tags."""
    return clean(page, url=url, id=id, encoding=encoding, kind="text", settings=settings)


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


def _whole(settings: Settings | None) -> Settings:
    ways = "clean_many, which may give more records than it takes pages"
    return unsplit(settings, "clean and Cleaner", "give one record for a page", ways)


def _clean_here(page: Page, settings: Settings) -> Article:
    """`clean_page` outside a worker process: a `MemoryError` becomes a `PageFailed`."""
    try:
        return clean_page(page, settings)
    except MemoryError as error:
        raise PageFailed("run", f"{name_page(page.path, page.id)}: out of memory") from error


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
            raise TypeError(f"a page is str, bytes or a BeautifulSoup object, not {type(given).__name__}")
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


# A plain-text page and an HTML page that together load all English rules, all weights and the libraries. The lines of
# the form are as many as it takes for the learned labeler to be asked.
_PROSE = "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks."
_SMALL_PAGES = (
    f"Ferry runs again\n\n{_PROSE}\n\nLeave a Reply\nName\nEmail\nWebsite\n",
    f"<html><body><nav><a href='/'>Home</a></nav><article><h1>Ferry</h1><p>{_PROSE}</p></article></body></html>",
)
