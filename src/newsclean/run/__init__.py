"""Cleans many pages, in this process or in a pool of worker processes. Both give the same results in input order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import TypeVar

from newsclean.article import Article, Failure
from newsclean.carried import is_missing
from newsclean.given import Content, checked, is_soup, make_page
from newsclean.records import Page
from newsclean.run.page_results import results_of
from newsclean.run.pool import Lost, Pool
from newsclean.run.processes import IN_SCRIPTS
from newsclean.settings import Settings

Item = TypeVar("Item")
Result = TypeVar("Result")


def clean_many(
    pages: Iterable[Page | Content | None], *, jobs: int = 1, settings: Settings | None = None
) -> Iterator[Article | Failure]:
    """Clean the pages and yield the results in input order: an `Article`, or a `Failure` that names the failed stage.

    With `Settings.split`, a text that holds several articles gives one result for each. An item that is missing (None,
    NaN, the NA of pandas) gives a `Failure`, whose id is `#` and its number, counted from 1.
    `jobs` worker processes share the work. Pages are read from the iterable only as far ahead as the workers need
    them. With `jobs=1`, the default, this process does the work itself. The limits of time and memory for one page
    (`Settings.page_seconds`, `page_memory`) are enforced only in worker processes, that is from `jobs=2` on.
    Raises `ValueError` if `jobs` is below 1, and `TypeError` if `jobs` is no whole number, if `pages` is a single page
    or a table, or holds an item of another type, whose number it names, or if the settings are something else.
    """
    _check_jobs(jobs)
    if isinstance(pages, str | bytes | Page) or is_soup(pages):
        raise TypeError("pages is a single page: give a list of pages, or call clean")
    if isinstance(pages, Mapping):
        raise TypeError("pages is a mapping: give a list of its pages, such as [Page(id, text), ...]")
    if hasattr(pages, "columns") and hasattr(pages, "__getitem__"):  # a data frame is a sequence of its columns' names
        raise TypeError("pages is a table: give the column of its pages, or see newsclean.arrow for whole tables")
    return _clean_many(pages, jobs, checked(settings))


def _clean_many(pages: Iterable[Page | Content | None], jobs: int, settings: Settings) -> Iterator[Article | Failure]:
    with shared_by(_results, settings, jobs) as clean:
        for page, results in clean(_pages(pages)):
            if isinstance(results, Lost):
                yield Failure(page.id, page.path, "run", results.message)
            else:
                yield from results


def _pages(items: Iterable[Page | Content | None]) -> Iterator[Page | Failure]:
    """Yield the page of each item, or a `Failure` if there is none. Raises `TypeError` for an item of another type."""
    for number, item in enumerate(items, 1):
        id, path, content = (item.id, item.path, item.content) if isinstance(item, Page) else (f"#{number}", None, item)
        if is_missing(content):
            yield Failure(id, path, "read", f"item {number} is {content!r}: it has no page")
            continue
        try:
            page = make_page(item)  # type: ignore[arg-type]  # None was dealt with above
        except TypeError as error:
            raise TypeError(f"item {number}: {error}") from error
        yield page


def _results(page: Page | Failure, settings: Settings) -> tuple[Article | Failure, ...]:
    return (page,) if isinstance(page, Failure) else results_of(page, settings)


def _check_jobs(jobs: int) -> None:
    if not isinstance(jobs, int) or isinstance(jobs, bool):
        raise TypeError(f"jobs must be a whole number, not {jobs!r}")
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")


@contextmanager
def shared_by(
    function: Callable[[Item, Settings], Result], settings: Settings, jobs: int
) -> Iterator[Callable[[Iterable[Item]], Iterator[tuple[Item, Result | Lost]]]]:
    """Provide a function that maps items to pairs of item and result, in order. It may be called several times.

    With `jobs` above 1, worker processes do the work. They live until the context ends, and they enforce the limits of
    time and memory. With `jobs=1` no limit is enforced. Raises `ValueError` if `jobs` is below 1.
    """
    _check_jobs(jobs)
    if jobs == 1:
        yield lambda items: _alone(function, items, settings)
        return
    with closing(Pool(function, settings, jobs, IN_SCRIPTS)) as pool:
        yield pool.map


def _alone(
    function: Callable[[Item, Settings], Result], items: Iterable[Item], settings: Settings
) -> Iterator[tuple[Item, Result | Lost]]:
    """Yield the same pairs as a pool, computed in this process. Running out of memory loses only the item at work."""
    for item in items:
        try:
            yield item, function(item, settings)
        except MemoryError:
            yield item, Lost("out of memory")
