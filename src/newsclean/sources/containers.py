"""The formats of files that hold many pages, and how each is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsclean.article import Failure
from newsclean.extras import Extra
from newsclean.records import Page
from newsclean.settings import Settings
from newsclean.sources import columnar, jsonl, tar, warc
from newsclean.sources.files import FILE_SUFFIXES, plain_suffix
from newsclean.sources.reference import STDIN, PageRef, Part


def as_one(path: str, name: str) -> Iterator[Part | Failure]:
    """Yield the file as one part."""
    yield Part(path, name)


@dataclass(frozen=True, slots=True)
class Container:
    """How files of one format that hold many pages are read."""

    suffixes: frozenset[str]  # without the suffix of a compression
    find: Callable[[Part, Settings, Counter[str]], Iterator[PageRef | Failure]]
    load: Callable[[PageRef, Settings], Page]
    split: Callable[[str, str], Iterator[Part | Failure]] = as_one
    extra: Extra | None = None  # the optional dependency that reads them
    # The names of the columns of a file with rows, as far as its beginning tells; given the size of the longest row.
    columns_of: Callable[[str, int], tuple[str, ...]] | None = None


WARC = Container(frozenset({".warc", ".wet"}), warc.find, warc.load, extra="warc")
CONTAINERS = (
    Container(
        frozenset({".jsonl", ".ndjson", ".jsonlines", ".jl"}), jsonl.find, jsonl.load, columns_of=jsonl.columns_of
    ),
    WARC,
    Container(
        columnar.PARQUET_SUFFIXES | columnar.ARROW_SUFFIXES,
        columnar.find,
        columnar.load,
        columnar.split,
        "arrow",
        columnar.columns_of,
    ),
    Container(frozenset({".tar"}), tar.find, tar.load),
)
_BY_SUFFIX = {suffix: container for container in CONTAINERS for suffix in container.suffixes}
PAGE_SUFFIXES = FILE_SUFFIXES | frozenset(_BY_SUFFIX)


@lru_cache(maxsize=16)  # called several times for one file
def container_of(path: str) -> Container | None:
    """How the file at a path is read, if it is one of many pages."""
    return None if path == STDIN else _BY_SUFFIX.get(plain_suffix(Path(path)))
