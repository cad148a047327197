"""Reads pages from files. Finding pages is cheap and gives references; workers load the pages themselves.

    paths -find_parts-> Part -find_in_part-> PageRef -load_page-> Page

A part is a file or a row group of a file; it can be searched, cleaned and resumed by itself. A reference holds names
and offsets. It holds the page itself only if the page cannot be read again by them. Each format has its own module, and
`containers` lists those of many pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from newsclean.article import Failure
from newsclean.carried import name_apart
from newsclean.errors import UnreadablePage
from newsclean.records import Page
from newsclean.settings import Settings
from newsclean.sources import jsonl
from newsclean.sources.containers import PAGE_SUFFIXES, as_one, container_of
from newsclean.sources.files import is_list_of_run, kind_of, read_file, walk
from newsclean.sources.reference import STDIN, PageRef, Part, path_of
from newsclean.sources.unread import why_not_read

__all__ = ["STDIN", "PageRef", "Part", "find_in_part", "find_pages", "find_parts", "load_page"]


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
    container = container_of(path)
    yield from as_one(path, name) if whole or not container else container.split(path, name)


def find_in_part(part: Part, settings: Settings, skipped: Counter[str]) -> Iterator[PageRef | Failure]:
    """Yield a reference for each page of a part, in order. Records without a page are counted in `skipped`."""
    if part.path == STDIN:
        yield from jsonl.find_in_stdin(settings)
    elif container := container_of(part.path):
        yield from container.find(part, settings, skipped)
    else:
        yield PageRef(part.name, part.path, name=part.name)


def load_page(ref: PageRef, settings: Settings) -> Page:
    """Load the page that a reference points to. Raises `UnreadablePage`, which names the file and says what to do."""
    if ref.path == STDIN:
        return jsonl.load(ref, settings) if ref.row is not None else Page(ref.id, ref.content or b"", path=ref.path)
    if container := container_of(ref.path):
        return container.load(ref, settings)
    content = read_file(Path(ref.path), settings.max_page_size)
    if not content:
        raise UnreadablePage(f"{ref.path}: the file is empty. Check how it was saved.")
    if wrong := jsonl.why_no_page(content):
        raise UnreadablePage(f"{ref.path}: {wrong}")
    return Page(ref.id, content, path=ref.path, kind=kind_of(Path(ref.path)))
