"""pages -> results: in this process, or in a pool of worker processes; the same results in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.errors import PageFailed
from newsclean.pipeline import clean_page, make_page
from newsclean.records import Article, Failure, Page
from newsclean.run.pool import Lost, pool_map
from newsclean.settings import Settings


def clean_many(
    pages: Iterable[Page | str | bytes], *, jobs: int = 1, settings: Settings | None = None
) -> Iterator[Article | Failure]:
    """Yield the result of each page, in input order: its article, or a failure that says where it went wrong.

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
            yield clean_or_fail(page, settings)
        return
    for page, result in pool_map(clean_or_fail, ready, settings, jobs):
        yield Failure(page.id, page.path, "run", result.message) if isinstance(result, Lost) else result


def clean_or_fail(page: Page, settings: Settings) -> Article | Failure:
    """The article of a page, or the failure that took its place."""
    try:
        return clean_page(page, settings)
    except PageFailed as error:
        return Failure(page.id, page.path, error.stage, str(error))
