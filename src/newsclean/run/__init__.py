"""pages -> results: in this process, or in a pool of worker processes; the same results in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from typing import TypeVar

from newsclean.pipeline import Content, make_page
from newsclean.records import Article, Failure, Page
from newsclean.run.parts import clean_parts
from newsclean.run.pool import Lost, Pool
from newsclean.settings import Settings

Item = TypeVar("Item")
Result = TypeVar("Result")


def clean_many(
    pages: Iterable[Page | Content], *, jobs: int = 1, settings: Settings | None = None
) -> Iterator[Article | Failure]:
    """The results of the pages, in input order: of each its article, or a failure that says where it went wrong.

    With `Settings.split` a text that holds several articles has a result for each.
    `jobs` worker processes share the work. Pages are taken from the iterable only as far ahead as the workers need
    them. With `jobs=1`, the default, there is no worker: this process does the work, and the limits of time and memory
    for a page (`Settings.page_seconds`, `page_memory`) do not hold. They hold from `jobs=2` on.
    Raises `ValueError` where `jobs` is below 1, and `TypeError` at something that is no page.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    return _clean_many(pages, jobs, settings or Settings())


def _clean_many(pages: Iterable[Page | Content], jobs: int, settings: Settings) -> Iterator[Article | Failure]:
    with shared_by(clean_parts, settings, jobs) as clean:
        for page, results in clean(map(make_page, pages)):
            if isinstance(results, Lost):
                yield Failure(page.id, page.path, "run", results.message)
            else:
                yield from results


@contextmanager
def shared_by(
    function: Callable[[Item, Settings], Result], settings: Settings, jobs: int
) -> Iterator[Callable[[Iterable[Item]], Iterator[tuple[Item, Result | Lost]]]]:
    """A map from items to pairs of item and result, in order. It may be called several times.

    With `jobs` above 1, worker processes do the work. They live as long as the context does, and the limits of time and
    memory hold in them; with 1 no limit holds. Raises `ValueError` where `jobs` is below 1.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    if jobs == 1:
        yield lambda items: _alone(function, items, settings)
        return
    with closing(Pool(function, settings, jobs)) as pool:
        yield pool.map


def _alone(
    function: Callable[[Item, Settings], Result], items: Iterable[Item], settings: Settings
) -> Iterator[tuple[Item, Result | Lost]]:
    """Yield the results of this process, as a pool does. One that needs too much memory is lost alone."""
    for item in items:
        try:
            yield item, function(item, settings)
        except MemoryError:
            yield item, Lost("out of memory")
