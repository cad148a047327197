"""The pipeline, top to bottom: Page -> Article; it only names the rooms, in order. And the ways a program calls it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple, Protocol

from newsclean.assemble import assemble
from newsclean.detect import detect
from newsclean.errors import NewscleanError, PageFailed, Stage
from newsclean.judge import judge
from newsclean.label import label
from newsclean.label.bylines import name_bylines
from newsclean.label.decide import decide
from newsclean.label.several import find_articles
from newsclean.metadata import Metadata, pick_metadata, read_metadata
from newsclean.parse import parse
from newsclean.records import Article, Decision, Document, Page, PageKind
from newsclean.repair import repair
from newsclean.settings import Settings
from newsclean.trim import trim


class Soup(Protocol):
    """A BeautifulSoup object or tag; bs4 itself is imported by those who have one."""

    def decode_contents(self) -> str:
        """What stands in it, as HTML."""


# What a page may be given as.
Content = str | bytes | Soup


class Examined(NamedTuple):
    """A page up to its decisions, with all the evidence."""

    document: Document
    decisions: tuple[Decision, ...]
    metadata: Metadata


def clean_page(page: Page, settings: Settings) -> Article:
    """The article record of a page. Raises `PageFailed` with the stage where it could not be made.

    A `MemoryError` is raised as it is: a worker process knows what to do about it.
    """
    return clean_examined(examine(page, settings), settings)


def examine(page: Page, settings: Settings) -> Examined:
    """The page up to its decisions: what `newsclean explain` shows, and what tells where to split it."""
    with stage("parse", page):
        document = parse(page, settings)
    with stage("repair", page):
        document = repair(document, settings)
    with stage("metadata", page):
        witnesses = read_metadata(document)
    with stage("label", page):
        decisions = decide(document, label(document, witnesses, settings))
    with stage("metadata", page):
        metadata = pick_metadata(document, decisions, witnesses)
    with stage("label", page):
        decisions = name_bylines(document, decisions, metadata.authors)
    return Examined(document, decisions, metadata)


def clean_examined(examined: Examined, settings: Settings) -> Article:
    """The article record of a page that was examined: the rest of the way."""
    document, decisions, metadata = examined
    page = document.page
    with stage("assemble", page):
        article = assemble(document, decisions, metadata, settings)
    with stage("judge", page):
        article = judge(article, document, decisions, metadata)
    with stage("detect", page):
        article = detect(article, document, settings)
    return trim(article, settings)


def parts_of(examined: Examined) -> tuple[Page, ...]:
    """The articles of a page as pages `id#1`, `id#2` and so on; the page itself where it holds one article.

    What stands above the first headline goes with the first.
    """
    document, decisions, _ = examined
    page = document.page
    starts = [document.blocks[index].start or 0 for index in find_articles(document, decisions)[1:]]
    if not starts:
        return (page,)
    cuts = pairwise((0, *starts, len(document.source)))
    return tuple(
        replace(page, id=f"{page.id}#{number}", content=document.source[start:end], kind="text", encoding=None)
        for number, (start, end) in enumerate(cuts, 1)
    )


@contextmanager
def stage(name: Stage, page: Page) -> Iterator[None]:
    """Say where a page failed; an error that is not ours is a fault of newsclean and says so."""
    try:
        yield
    except PageFailed:
        raise
    except NewscleanError as error:
        raise PageFailed(name, str(error)) from error
    except MemoryError:
        raise
    except Exception as error:
        where = page.path or page.id
        raise PageFailed(
            name, f"{where}: {type(error).__name__}: {error} (a fault of newsclean: please report it)"
        ) from error


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Settings with all that cleaning needs in memory: rules and weights are loaded when it is made, not by a page.

    For a program that answers requests; of other languages than English the rules are loaded with the first page.
    It can be pickled; a process that receives one loads when it needs to.
    """

    settings: Settings = field(default_factory=Settings)

    def __post_init__(self) -> None:
        """Clean two small pages."""
        settings = replace(self.settings, max_page_size=len("".join(_SMALL_PAGES)), max_blocks=100)
        for page in _SMALL_PAGES:
            clean(page, settings=settings)

    def __call__(self, page: Page) -> Article:
        """The article record of one page. Raises `PageFailed`."""
        return _clean_here(page, self.settings)

    def clean(
        self, page: Page | Content, *, url: str | None = None, id: str | None = None, encoding: str | None = None
    ) -> Article:
        """The article record of HTML or plain text, as `newsclean.clean` makes it. Raises `PageFailed`."""
        return self(make_page(page, url=url, id=id, encoding=encoding))


def clean(
    page: Page | Content,
    *,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    settings: Settings | None = None,
) -> Article:
    """The article record of a page: HTML or plain text, told apart by looking.

    `page` is text, bytes, or a BeautifulSoup object or tag that you already hold (it is not changed); or a `Page`, with
    all that you know of it. `url` is where it came from, `id` your name for it (default: the URL, else the digest of
    its content), `encoding` the charset that came with the bytes, of an HTTP header for example.
    Raises `PageFailed`, with the stage and the way out.

    >>> article = clean("Ferry runs again\\n\\nThe ferry to the island runs again, the harbour office said on Monday.")
    >>> article.title, article.text
    ('Ferry runs again', 'The ferry to the island runs again, the harbour office said on Monday.')
    """
    return _clean_here(make_page(page, url=url, id=id, encoding=encoding), settings or Settings())


def clean_html(
    page: Page | Content,
    *,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    settings: Settings | None = None,
) -> Article:
    """`clean` for a page that is known to be HTML."""
    return _clean_here(make_page(page, url=url, id=id, encoding=encoding, kind="html"), settings or Settings())


def clean_text(
    page: Page | str | bytes,
    *,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    settings: Settings | None = None,
) -> Article:
    """`clean` for a page that is known to be plain text, whatever tags are written in it."""
    return _clean_here(make_page(page, url=url, id=id, encoding=encoding, kind="text"), settings or Settings())


def _clean_here(page: Page, settings: Settings) -> Article:
    """`clean_page` where there is no worker to say that the memory is full."""
    try:
        return clean_page(page, settings)
    except MemoryError as error:
        raise PageFailed("run", f"{page.path or page.id}: out of memory") from error


def make_page(
    content: Page | Content,
    *,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    kind: PageKind | None = None,
) -> Page:
    """The content as a `Page`; of one that is a page already, what is named here takes the place of its own.

    Raises `TypeError` where it is neither text, bytes nor a soup, and where a soup is said to be plain text.
    """
    known = content if isinstance(content, Page) else None
    given: object = known.content if known else content
    if not isinstance(given, str | bytes):
        if not any(base.__module__.partition(".")[0] == "bs4" for base in type(given).__mro__):
            raise TypeError(f"a page is str, bytes or a BeautifulSoup object, not {type(given).__name__}")
        if (kind or (known and known.kind)) == "text":
            raise TypeError("a BeautifulSoup object is HTML: use clean, clean_html, or clean_text(soup.get_text())")
        given, kind = str(given), "html"
    elif isinstance(given, str) and type(given) is not str:
        given = str(given)  # a soup's string holds the whole soup
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


def content_id(content: str | bytes) -> str:
    """A name for a page that has none: sixteen hex digits of its digest."""
    import hashlib

    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()[:16]


# A text and an HTML page that between them ask for all rules of English, all weights and the libraries.
_PROSE = "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks."
_SMALL_PAGES = (
    f"Ferry runs again\n\n{_PROSE}\n\nLeave a Reply\n",
    f"<html><body><nav><a href='/'>Home</a></nav><article><h1>Ferry</h1><p>{_PROSE}</p></article></body></html>",
)
