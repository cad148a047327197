"""path -> pages. Finding pages is cheap and gives references; a worker loads what a reference points to.

A reference holds names and places, not the page, wherever the page can be found again by them. A kind of file
that holds many pages has a module with two functions, which `pages_in` and `load_page` name:

    find(file: InputFile, settings: Settings) -> Iterator[PageRef | Failure | Skipped]
        in the file's order, the same ones every time; what is damaged is a Failure and the rest goes on
    load(ref: PageRef, settings: Settings) -> Page
        raises UnreadablePage, with the file and the way out
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newsclean.records import Failure, Page
from newsclean.settings import Settings
from newsclean.sources.files import PAGE_SUFFIXES, is_rows, load_file, plain_suffix, walk
from newsclean.sources.refs import STDIN, InputFile, PageRef, Skipped

__all__ = ["STDIN", "InputFile", "PageRef", "Skipped", "find_inputs", "find_pages", "load_page", "pages_in"]


def find_inputs(paths: Iterable[str]) -> Iterator[InputFile | Failure]:
    """Yield each file under `paths`, in a fixed order; a failure where there is none to find.

    Files of a directory come in the order of their names, sub-directories among them; a file that was
    named is taken whatever its suffix.
    """
    for path in paths:
        if path == STDIN:
            yield InputFile(STDIN, "stdin")
        elif Path(path).is_dir():
            yield from _find_in_directory(Path(path))
        else:
            yield InputFile(path, Path(path).name)


def _find_in_directory(root: Path) -> Iterator[InputFile | Failure]:
    pages = others = 0
    for file, id in walk(root):
        if isinstance(file, OSError):
            yield Failure(id, str(root / id), "read", f"{root / id}: cannot be read: {file.strerror}")
            pages += 1
        elif plain_suffix(file) in PAGE_SUFFIXES:
            pages += 1
            yield InputFile(str(file), id)
        else:
            others += 1
    if not pages:
        seen = f"{others} other files" if others else "nothing"
        message = f"{root}: no pages here: looked for {' '.join(sorted(PAGE_SUFFIXES))} (also .gz, .zst), found {seen}"
        yield Failure(str(root), str(root), "read", message)


def pages_in(file: InputFile, settings: Settings) -> Iterator[PageRef | Failure | Skipped]:
    """Yield a reference for each page of one file, in its order."""
    if file.path == STDIN:
        from newsclean.sources import stdin

        return stdin.find(file, settings)
    if is_rows(Path(file.path)):
        from newsclean.sources import jsonl

        return jsonl.find(file, settings)
    return iter((PageRef(file.id, file.path, file.id),))


def load_page(ref: PageRef, settings: Settings) -> Page:
    """The page that a reference points to. Raises `UnreadablePage`, which names the file and the way out."""
    if isinstance(ref.held, Page):
        return ref.held
    if ref.row is None:
        return load_file(ref, settings)
    from newsclean.sources import jsonl

    return jsonl.load(ref, settings)


def find_pages(paths: Iterable[str], settings: Settings) -> Iterator[PageRef | Failure]:
    """Yield a reference for each page under `paths`, file after file."""
    for file in find_inputs(paths):
        if isinstance(file, Failure):
            yield file
        else:
            yield from (found for found in pages_in(file, settings) if not isinstance(found, Skipped))
