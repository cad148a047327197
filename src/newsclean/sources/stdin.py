"""Standard input: rows of JSONL, or one page. It can be read once only, so a reference holds what it read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain

from newsclean.records import Failure, Page
from newsclean.settings import Settings
from newsclean.sources.files import too_long
from newsclean.sources.jsonl import is_row, read_lines
from newsclean.sources.refs import InputFile, PageRef


def find(file: InputFile, settings: Settings) -> Iterator[PageRef | Failure]:
    """Yield the lines where the first one is a row; else all of it as one page."""
    most = settings.max_page_size
    lines = read_lines(sys.stdin.buffer, most)
    first, _ = next(lines, (b"", 0))
    if not is_row(first):
        rest = b"" if len(first) > most else sys.stdin.buffer.read(most)
        page = Page(file.id, first + rest, path=file.path)
        yield PageRef(file.id, file.path, file.id, held=page)
        return
    for number, (line, _) in enumerate(chain([(first, 0)], lines), 1):
        id = f"{file.id}#{number}"
        if len(line) > most:
            yield Failure(id, file.path, "read", too_long(f"standard input, line {number}", most))
        elif line.strip():
            yield PageRef(id, file.path, file.id, number, held=line)
