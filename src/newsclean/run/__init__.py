"""pages -> results: in this process, or in a pool of worker processes; the same results in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from typing import TypeVar

from newsclean.errors import PageFailed
from newsclean.pipeline import clean_page, make_page, split_page
from newsclean.records import Article, Failure, Page
from newsclean.run.pool import Lost, Pool
from newsclean.settings import Settings

Item = TypeVar("Item")
Result = TypeVar("Result")


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
    ready = (page if isinstance(page, Page) else make_page(page) for page in pages)
    with shared_by(clean_parts, settings or Settings(), jobs) as clean:
        for page, results in clean(ready):
            if isinstance(results, Lost):
                yield Failure(page.id, page.path, "run", results.message)
            else:
                yield from results


@contextmanager
def shared_by(
    function: Callable[[Item, Settings], Result], settings: Settings, jobs: int
) -> Iterator[Callable[[Iterable[Item]], Iterator[tuple[Item, Result | Lost]]]]:
    """A map from items to pairs of item and result, in order, for one lot of items after another.

    With more than one of `jobs`, worker processes do the work and live as long as the context does; the limits of time
    and memory hold in them. Raises `ValueError` where `jobs` is below 1.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    if jobs == 1:
        yield lambda items: ((item, function(item, settings)) for item in items)
        return
    with closing(Pool(function, settings, jobs)) as pool:
        yield pool.map


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
