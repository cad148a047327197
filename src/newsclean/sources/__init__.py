"""path -> pages. Finding pages is cheap and gives references; a worker loads what a reference points to.

A reference holds names and offsets, not the page, wherever the page can be found again by them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from newsclean.errors import UnreadablePage
from newsclean.records import Failure, Page, PageKind
from newsclean.settings import Settings
from newsclean.sources.files import HTML_SUFFIXES, PAGE_SUFFIXES, is_rows, plain_suffix, read_file, too_long, walk

STDIN = "-"


@dataclass(frozen=True, slots=True)
class PageRef:
    """Where one page is."""

    id: str
    path: str  # the file; "-" for standard input
    row: int | None = None  # line of a JSONL file, from 1
    offset: int = 0  # place of that line in bytes, where the file can be read from there
    line: bytes | None = None  # the line itself, where it cannot


def find_pages(paths: Iterable[str], settings: Settings) -> Iterator[PageRef | Failure]:
    """Yield a reference for each page under `paths`, in a fixed order; a failure where there is none to find.

    Files of a directory come in the order of their names, sub-directories among them; a file that was
    named is taken whatever its suffix.
    """
    for path in paths:
        if path == STDIN:
            yield from _find_in_stdin(settings.max_page_size)
        elif Path(path).is_dir():
            yield from _find_in_directory(Path(path), settings.max_page_size)
        else:
            yield from _find_in_file(Path(path), Path(path).name, settings.max_page_size)


def _find_in_directory(root: Path, most: int) -> Iterator[PageRef | Failure]:
    pages = others = 0
    for file, id in walk(root):
        if isinstance(file, OSError):
            yield Failure(id, str(root / id), "read", f"{root / id}: cannot be read: {file.strerror}")
            pages += 1
        elif plain_suffix(file) in PAGE_SUFFIXES:
            pages += 1
            yield from _find_in_file(file, id, most)
        else:
            others += 1
    if not pages:
        seen = f"{others} other files" if others else "nothing"
        message = f"{root}: no pages here: looked for {' '.join(sorted(PAGE_SUFFIXES))} (also .gz, .zst), found {seen}"
        yield Failure(str(root), str(root), "read", message)


def _find_in_file(file: Path, id: str, most: int) -> Iterator[PageRef | Failure]:
    if not is_rows(file):
        yield PageRef(id, str(file))
        return
    from newsclean.sources.jsonl import find_rows

    for row in find_rows(file, id, most):
        yield (row if isinstance(row, Failure) else PageRef(row.id, str(file), row.number, row.offset, row.line))


def _find_in_stdin(most: int) -> Iterator[PageRef | Failure]:
    from newsclean.sources.jsonl import is_row, read_lines

    lines = read_lines(sys.stdin.buffer, most)
    first, _ = next(lines, (b"", 0))
    if not is_row(first):
        rest = b"" if len(first) > most else sys.stdin.buffer.read(most)
        yield PageRef("stdin", STDIN, line=first + rest)
        return
    for number, (line, _) in enumerate(chain([(first, 0)], lines), 1):
        if len(line) > most:
            yield Failure(f"stdin#{number}", STDIN, "read", too_long(f"standard input, line {number}", most))
        elif line.strip():
            yield PageRef(f"stdin#{number}", STDIN, number, line=line)


def load_page(ref: PageRef, settings: Settings) -> Page:
    """The page that a reference points to. Raises `UnreadablePage`, which names the file and the way out."""
    if ref.row is not None:
        from newsclean.sources.jsonl import load_row

        return load_row(ref.path, ref.id, ref.row, ref.offset, ref.line)
    if ref.line is not None:
        return Page(ref.id, ref.line, path=ref.path)
    content = read_file(Path(ref.path), settings.max_page_size)
    if not content:
        raise UnreadablePage(f"{ref.path}: the file is empty. Check how it was saved.")
    suffix = plain_suffix(Path(ref.path))
    kind: PageKind | None = "html" if suffix in HTML_SUFFIXES else None
    return Page(ref.id, content, path=ref.path, kind=kind)
