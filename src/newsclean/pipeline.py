"""The pipeline from `Page` to `Article`, which calls the stages in order. `calls` has the functions for programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from newsclean.article import Article
from newsclean.assemble import assemble
from newsclean.detect import detect
from newsclean.errors import NewscleanError, PageFailed, Stage, name_page
from newsclean.judge import judge
from newsclean.label import label
from newsclean.label.decide import decide
from newsclean.label.layout.several import date_of_digest, find_articles
from newsclean.label.settle import settle
from newsclean.metadata import Metadata, pick_metadata, read_metadata
from newsclean.parse import parse
from newsclean.records import Decision, Document, Page
from newsclean.repair import repair
from newsclean.settings import Settings
from newsclean.trim import trim


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
        document, decisions = settle(parsed, document, decisions, metadata, settings)
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
