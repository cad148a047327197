"""Reads pages from files. Finding pages is cheap and gives references; workers load the pages themselves.

    paths -find_parts-> Part -find_in_part-> PageRef -load_page-> Page

A part is a file or a row group of a file; it can be searched, cleaned and resumed by itself. A reference holds names
and offsets. It holds the page itself only if the page cannot be read again by them. Each format has its own module.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath

from newsclean.article import Failure
from newsclean.carried import name_apart
from newsclean.errors import BadSettings, NewscleanError, UnreadablePage
from newsclean.extras import Extra, require
from newsclean.records import Page
from newsclean.settings import Settings
from newsclean.sources import columnar, jsonl, tar, warc
from newsclean.sources.columns import missing_named, missing_pages, named_twice, read_columns
from newsclean.sources.files import FILE_SUFFIXES, is_list_of_run, kind_of, plain_suffix, read_file, walk
from newsclean.sources.reference import STDIN, PageRef, Part, path_of
from newsclean.sources.unread import why_not_read

__all__ = [
    "STDIN", "PageRef", "Part", "check_columns", "check_named", "find_in_part", "find_pages", "find_parts", "load_page",
]  # fmt: skip


def _whole(path: str, name: str) -> Iterator[Part | Failure]:
    """Yield the file as one part."""
    yield Part(path, name)


@dataclass(frozen=True, slots=True)
class Container:
    """How files of one format that hold many pages are read."""

    suffixes: frozenset[str]  # without the suffix of a compression
    find: Callable[[Part, Settings, Counter[str]], Iterator[PageRef | Failure]]
    load: Callable[[PageRef, Settings], Page]
    split: Callable[[str, str], Iterator[Part | Failure]] = _whole
    extra: Extra | None = None  # the optional dependency that reads them
    # The names of the columns of a file with rows, as far as its beginning tells; given the size of the longest row.
    columns_of: Callable[[str, int], tuple[str, ...]] | None = None


_WARC = Container(frozenset({".warc", ".wet"}), warc.find, warc.load, extra="warc")
CONTAINERS = (
    Container(
        frozenset({".jsonl", ".ndjson", ".jsonlines", ".jl"}), jsonl.find, jsonl.load, columns_of=jsonl.columns_of
    ),
    _WARC,
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


# Files that hold many pages in a form that is not read, and what the user can do. Read as one page, a whole crawl would
# become one record, and nobody would notice.
_NOT_READ = {
    ".csv": "Make a Parquet file of it, as docs/how-to/pandas-polars.md shows",
    ".tsv": "Make a Parquet file of it, as docs/how-to/pandas-polars.md shows",
    ".json": "If each line is an object, name it .jsonl; `jq -c '.[]' {path} > pages.jsonl` makes that of an array",
    ".xml": "Of a feed or an export, make JSONL with one page a line",
    ".rss": "Make JSONL with one page a line",
    ".atom": "Make JSONL with one page a line",
    ".mhtml": "Save the page as HTML",
    ".mht": "Save the page as HTML",
}


def check_named(paths: Iterable[str]) -> None:
    """Raise `NewscleanError` if a named file is a pipe or in a form that is not read, or if an input is named twice.

    Raises `MissingExtra` if it needs an optional dependency that is not installed. This is called before a run writes
    anything. Files inside directories are not checked.
    """
    paths = tuple(paths)
    _check_named_once(paths)
    for path in paths:
        if path == STDIN or Path(path).is_dir():
            continue
        if os.path.exists(path) and not os.path.isfile(path):
            # A worker process cannot read `<(command)` of a shell, and a run that is resumed cannot read any.
            raise NewscleanError(f"{path}: is a pipe or device, not a file. Give it as standard input: - < {path}")
        suffix = plain_suffix(Path(path))
        if suffix in _NOT_READ:
            way_out = _NOT_READ[suffix].format(path=path)
            raise NewscleanError(
                f"{path}: {suffix} is not read. {way_out}. If it is one page: newsclean clean - < {path}"
            )
        container = _container(path)
        if container and container.extra:
            require(container.extra, path)
        # fastwarc has its own Zstandard decoder.
        if path.lower().endswith(".zst") and container is not _WARC:
            require("zst", path)


def _check_named_once(paths: Iterable[str]) -> None:
    """Raise `NewscleanError` if a path is named twice, or lies in a folder that is named, too."""
    named: dict[Path, str] = {}
    for path in paths:
        place = Path(path).absolute() if path != STDIN else Path(STDIN)
        if ".." in place.parts:  # other links stay: two names in a folder may rightly stand for one file
            place = place.resolve()
        if place in named:
            raise NewscleanError(f"{path}: is named twice, so its pages would be cleaned twice. Name it once.")
        named[place] = path
    for place, path in named.items():
        if above := next((folder for folder in place.parents if folder in named), None):
            raise NewscleanError(f"{path}: lies in {named[above]}, which is named, too. Name one of the two.")


def check_columns(paths: Iterable[str], settings: Settings) -> None:
    """Raise `BadSettings` if a file of rows has no column with pages, or lacks one that `settings.columns` names.

    So it does if two columns have one name. It is called before a run writes anything. Files inside directories and
    standard input are not checked.
    """
    columns, all_rows, found = read_columns(settings.columns), True, dict[str, None]()
    for path in paths:
        container = _container(path)
        if container is None or container.columns_of is None or not Path(path).is_file() or is_list_of_run(path):
            all_rows = False
        elif names := container.columns_of(path, settings.max_page_size):
            found |= dict.fromkeys(names)
            if twice := named_twice(names):
                raise BadSettings(f"{path}: has {twice}")
            if wrong := missing_pages(names, columns):
                raise BadSettings(f"{path}: {wrong}")
    if all_rows and found and (wrong := missing_named(found, settings.columns)):
        raise BadSettings(wrong)


def find_pages(
    paths: Iterable[str], settings: Settings, skipped: Counter[str] | None = None
) -> Iterator[PageRef | Failure]:
    """Yield a reference for each page under `paths`, in a fixed order, and a `Failure` for each that cannot be found.

    Files and sub-directories of a directory come in the order of their names. A file that is named in `paths` is read
    whatever its suffix; `check_named` says which are refused. Records and files that are not read are counted in
    `skipped`, by kind.
    """
    skipped = Counter() if skipped is None else skipped
    for part in find_parts(paths):
        if isinstance(part, Failure):
            yield part
        elif part.passed_over:
            skipped[part.passed_over] += 1
        else:
            yield from find_in_part(part, settings, skipped)


def find_parts(paths: Iterable[str], *, whole: bool = False) -> Iterator[Part | Failure]:
    """Yield the parts of the input in a fixed order. With `whole`, each file is one part.

    Parts that are not to be read say so (`passed_over`). Of a file at most its first bytes and its table of contents
    are read. Names are relative to the folder that was named; where those of two inputs might meet, they begin with the
    paths as they were named.
    """
    paths = tuple(paths)
    is_full = _names_may_meet(paths)
    for path in paths:
        if path == STDIN:
            yield Part(STDIN, "stdin")
        elif Path(path).is_dir():
            yield from _parts_of_directory(Path(path), path if is_full else "", whole)
        else:
            file = Path(path)
            name = name_apart(file.as_posix() if is_full else file.name)
            yield from _parts_of_file(path_of(file), name, whole)


def _names_may_meet(paths: Sequence[str]) -> bool:
    """Whether several inputs are named of which two might hold pages of the same name."""
    names = [Path(path).name for path in paths]
    return len(paths) > 1 and (len(set(names)) < len(names) or any(Path(path).is_dir() for path in paths))


def _parts_of_directory(root: Path, above: str, whole: bool) -> Iterator[Part | Failure]:
    pages, others = 0, False
    for file, below in walk(root):
        name = name_apart(PurePath(above, below).as_posix())
        if isinstance(file, OSError):
            yield Failure(name, str(root / below), "read", f"{root / below}: cannot be read: {file.strerror}")
            pages += 1
        elif why := why_not_read(file, PAGE_SUFFIXES):
            others = True
            yield Part(path_of(file), name, passed_over=why)
        elif file.exists() and not file.is_file():
            pages += 1  # Reading it might never end.
            yield Failure(name, str(file), "read", f"{file}: a pipe, socket or device, not a file. Leave it out.")
        else:
            pages += 1
            yield from _parts_of_file(path_of(file), name, whole)
    if not pages:
        seen = "only other files. A file that you name is read as a page" if others else "nothing"
        looked_for = f"{' '.join(sorted(PAGE_SUFFIXES))} (also .gz, .zst) and HTML under any name"
        message = f"{root}: no pages here: looked for {looked_for}, found {seen}"
        yield Failure(str(root), str(root), "read", message)


def _parts_of_file(path: str, name: str, whole: bool) -> Iterator[Part | Failure]:
    if is_list_of_run(path):
        yield Part(path, name, passed_over="list of a run")
        return
    container = _container(path)
    yield from _whole(path, name) if whole or not container else container.split(path, name)


def find_in_part(part: Part, settings: Settings, skipped: Counter[str]) -> Iterator[PageRef | Failure]:
    """Yield a reference for each page of a part, in order. Records without a page are counted in `skipped`."""
    if part.path == STDIN:
        yield from jsonl.find_in_stdin(settings)
    elif container := _container(part.path):
        yield from container.find(part, settings, skipped)
    else:
        yield PageRef(part.name, part.path, name=part.name)


def load_page(ref: PageRef, settings: Settings) -> Page:
    """Load the page that a reference points to. Raises `UnreadablePage`, which names the file and says what to do."""
    if ref.path == STDIN:
        return jsonl.load(ref, settings) if ref.row is not None else Page(ref.id, ref.content or b"", path=ref.path)
    if container := _container(ref.path):
        return container.load(ref, settings)
    content = read_file(Path(ref.path), settings.max_page_size)
    if not content:
        raise UnreadablePage(f"{ref.path}: the file is empty. Check how it was saved.")
    if wrong := jsonl.why_no_page(content):
        raise UnreadablePage(f"{ref.path}: {wrong}")
    return Page(ref.id, content, path=ref.path, kind=kind_of(Path(ref.path)))


@lru_cache(maxsize=16)  # called several times for one file
def _container(path: str) -> Container | None:
    return None if path == STDIN else _BY_SUFFIX.get(plain_suffix(Path(path)))
