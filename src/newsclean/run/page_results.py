"""Cleans one page into its results: one article, several if the text was split, or a failure in an article's place."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article import Article, Failure
from newsclean.errors import PageFailed
from newsclean.pipeline import Split, clean_examined, dated, examine, split_page
from newsclean.records import Page
from newsclean.settings import Settings


def results_of(page: Page, settings: Settings) -> tuple[Article | Failure, ...]:
    """Clean a page and return its results: with `Settings.split` one for each of its articles, else one.

    If one article fails, the others are still cleaned. Raises `MemoryError`, which the worker handles.
    """
    return tuple(result for _, result in clean_each(page, settings))


def clean_each(page: Page, settings: Settings) -> Iterator[tuple[Page, Article | Failure]]:
    """Yield the page of each article on a page with its result. A page that is one article is parsed only once."""
    try:
        examined = examine(page, settings)
        pages, date = split_page(examined) if settings.split else Split((page,), None)
        whole = clean_examined(examined, settings) if len(pages) == 1 else None
    except PageFailed as error:
        yield page, failure_of(page, error)
        return
    if whole:
        yield page, whole
        return
    for one in pages:
        try:
            result: Article | Failure = clean_examined(dated(examine(one, settings), date), settings)
        except PageFailed as error:
            result = failure_of(one, error)
        yield one, result


def failure_of(page: Page, error: PageFailed) -> Failure:
    """The `Failure` that stands in place of the page's article."""
    return Failure(page.id, page.path, error.stage, str(error))
