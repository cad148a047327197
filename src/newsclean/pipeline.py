"""The pipeline, top to bottom: Page -> Article. It only names the rooms, in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.assemble import assemble
from newsclean.detect import detect
from newsclean.errors import NewscleanError, PageFailed
from newsclean.label import label
from newsclean.label.decide import decide
from newsclean.label.several import find_articles
from newsclean.metadata import Metadata, pick_metadata, read_metadata
from newsclean.parse import parse
from newsclean.records import Article, Decision, Document, Page, PageKind
from newsclean.repair import repair
from newsclean.settings import Settings

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    Content = str | bytes | BeautifulSoup | Tag


def clean_page(page: Page, settings: Settings) -> Article:
    """The article record of a page. Raises `PageFailed` with the stage where it could not be made."""
    document, decisions, metadata = examine(page, settings)
    with _stage("assemble", page):
        article = assemble(document, decisions, metadata, settings)
    with _stage("detect", page):
        return detect(article, document, decisions, settings)


def examine(page: Page, settings: Settings) -> tuple[Document, tuple[Decision, ...], Metadata]:
    """The page up to its decisions, with all the evidence: what `newsclean explain` shows."""
    with _stage("parse", page):
        document = parse(page, settings)
    with _stage("repair", page):
        document = repair(document, settings)
    with _stage("metadata", page):
        witnesses = read_metadata(document)
    with _stage("label", page):
        decisions = decide(document, label(document, witnesses, settings))
    with _stage("metadata", page):
        metadata = pick_metadata(document, decisions, witnesses)
    return document, decisions, metadata


def split_page(page: Page, settings: Settings) -> tuple[Page, ...]:
    """The articles of a page as pages `id#1`, `id#2` and so on; the page itself where it holds one article.

    What stands above the first headline goes with the first. Raises `PageFailed` as `clean_page` does.
    """
    document, decisions, _ = examine(page, settings)
    starts = [document.blocks[index].start or 0 for index in find_articles(document, decisions)[1:]]
    if not starts:
        return (page,)
    cuts = pairwise((0, *starts, len(document.source)))
    return tuple(
        replace(page, id=f"{page.id}#{number}", content=document.source[start:end], kind="text", encoding=None)
        for number, (start, end) in enumerate(cuts, 1)
    )


@contextmanager
def _stage(name: str, page: Page) -> Iterator[None]:
    """Say where a page failed; an error that is not ours is a fault of newsclean and says so."""
    try:
        yield
    except PageFailed:
        raise
    except NewscleanError as error:
        raise PageFailed(name, str(error)) from error
    except (Exception, RecursionError) as error:
        where = page.path or page.id
        raise PageFailed(
            name, f"{where}: {type(error).__name__}: {error} (a fault of newsclean: please report it)"
        ) from error


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Settings made ready for many pages: picklable, and cheap to make; rules and weights load once a process."""

    settings: Settings = field(default_factory=Settings)

    def __call__(self, page: Page) -> Article:
        """The article record of one page. Raises `PageFailed`."""
        return clean_page(page, self.settings)

    def clean(self, content: Content, *, url: str | None = None, id: str | None = None) -> Article:
        """The article record of HTML or plain text. Raises `PageFailed`."""
        return self(make_page(content, url=url, id=id))


def clean(page: Content, *, url: str | None = None, id: str | None = None, settings: Settings | None = None) -> Article:
    """The article record of a page: HTML or plain text, told apart by looking.

    `page` is text, bytes, or a BeautifulSoup object or tag that you already hold (it is not changed).
    `url` is where it came from, `id` your name for it (default: the URL, else the digest of its content).
    Raises `PageFailed`, with the stage and the way out.

    >>> article = clean("Ferry runs again\\n\\nThe ferry to the island runs again, the harbour office said on Monday.")
    >>> article.title, article.text
    ('Ferry runs again', 'The ferry to the island runs again, the harbour office said on Monday.')
    """
    return clean_page(make_page(page, url=url, id=id), settings or Settings())


def clean_html(
    page: Content, *, url: str | None = None, id: str | None = None, settings: Settings | None = None
) -> Article:
    """`clean` for a page that is known to be HTML."""
    return clean_page(make_page(page, url=url, id=id, kind="html"), settings or Settings())


def clean_text(
    page: str | bytes, *, url: str | None = None, id: str | None = None, settings: Settings | None = None
) -> Article:
    """`clean` for a page that is known to be plain text, whatever tags are written in it."""
    return clean_page(make_page(page, url=url, id=id, kind="text"), settings or Settings())


def make_page(content: Content, *, url: str | None = None, id: str | None = None, kind: PageKind | None = None) -> Page:
    """The content as a `Page`. Raises `TypeError` where it is neither text, bytes nor a soup."""
    if not isinstance(content, str | bytes):
        if not type(content).__module__.startswith("bs4"):
            raise TypeError(f"a page is str, bytes or a BeautifulSoup object, not {type(content).__name__}")
        content, kind = str(content), "html"
    return Page(id=id or url or content_id(content), content=content, url=url, kind=kind)


def content_id(content: str | bytes) -> str:
    """A name for a page that has none: sixteen hex digits of its digest."""
    import hashlib

    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()[:16]
