"""pages -> results: in this process, or in a pool of worker processes; the same results in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.errors import PageFailed
from newsclean.pipeline import clean_page, make_page, split_page
from newsclean.records import Article, Failure, Page
from newsclean.run.pool import Lost, pool_map
from newsclean.settings import Settings


def clean_many(
    pages: Iterable[Page | str | bytes], *, jobs: int = 1, settings: Settings | None = None
) -> Iterator[Article | Failure]:
    """Yield the result of each page, in input order: its article, or a failure that says where it went wrong.

    With `Settings.split` a text that holds several articles has a result for each.
    `jobs` worker processes share the work; with 1 it is done in this process. Pages are taken from the
    iterable only as far ahead as the workers need them. The limits of time and memory a page
    (`Settings.page_seconds`, `page_memory`) hold in workers only.
    Raises `ValueError` where `jobs` is below 1.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    settings = settings or Settings()
    ready = (page if isinstance(page, Page) else make_page(page) for page in pages)
    if jobs == 1:
        for page in ready:
            yield from clean_parts(page, settings)
        return
    for page, results in pool_map(clean_parts, ready, settings, jobs):
        if isinstance(results, Lost):
            yield Failure(page.id, page.path, "run", results.message)
        else:
            yield from results


def clean_parts(page: Page, settings: Settings) -> tuple[Article | Failure, ...]:
    """The result of a page; with `Settings.split` one for each of its articles."""
    try:
        parts = split_page(page, settings) if settings.split else (page,)
    except PageFailed as error:
        return (Failure(page.id, page.path, error.stage, str(error)),)
    return tuple(clean_or_fail(part, settings) for part in parts)


def clean_or_fail(page: Page, settings: Settings) -> Article | Failure:
    """The article of a page, or the failure that took its place."""
    try:
        return clean_page(page, settings)
    except PageFailed as error:
        return Failure(page.id, page.path, error.stage, str(error))
