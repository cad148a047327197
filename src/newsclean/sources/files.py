"""Files and directories: which files hold pages, walking without loops, reading with a limit."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from newsclean.errors import MissingExtra, UnreadablePage

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".md"})
ROW_SUFFIXES = frozenset({".jsonl", ".ndjson"})
PAGE_SUFFIXES = HTML_SUFFIXES | TEXT_SUFFIXES | ROW_SUFFIXES
_COMPRESSED = frozenset({".gz", ".zst"})


def plain_suffix(file: Path) -> str:
    """The file's suffix in lower case, that of its compression aside: ".html" for "a.html.gz"."""
    suffix = file.suffix.lower()
    return Path(file.stem).suffix.lower() if suffix in _COMPRESSED else suffix


def is_rows(file: Path) -> bool:
    """Whether each line of the file is a page (JSONL)."""
    return plain_suffix(file) in ROW_SUFFIXES


def walk(root: Path) -> Iterator[tuple[Path | OSError, str]]:
    """Yield each file below `root` with its path relative to it (with "/"), in the order of names.

    Links to directories are followed, but not into a directory that they stand in themselves. A directory
    that cannot be read is yielded as its error.
    """
    # Of each open directory its names that are still to come, so that a million files are not a million paths.
    stack: list[tuple[Path, str, Iterator[str], frozenset[tuple[int, int]]]] = []
    path, id, above = root, "", frozenset[tuple[int, int]]()
    while True:
        try:
            if not path.is_dir():
                yield path, id
            else:
                status = path.stat()
                here = (status.st_dev, status.st_ino)
                if here not in above:
                    stack.append((path, id, iter(sorted(os.listdir(path))), above | {here}))
        except OSError as error:
            yield error, id or "."
        name = None
        while stack and name is None:
            folder, folder_id, names, above = stack[-1]
            name = next(names, None)
            if name is None:
                stack.pop()
        if name is None:
            return
        path, id = folder / name, f"{folder_id}/{name}" if folder_id else name


def open_plain(file: Path) -> IO[bytes]:
    """The file opened for reading bytes, decompressed by its suffix.

    Raises `MissingExtra` for .zst without zstandard, `OSError` where the file cannot be opened.
    """
    suffix = file.suffix.lower()
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.open(file, "rb"))
    if suffix == ".zst":
        try:
            import zstandard
        except ImportError as error:
            raise MissingExtra(f"{file}: reading .zst needs zstandard: pip install 'newsclean[zst]'") from error
        return cast("IO[bytes]", zstandard.open(file, "rb"))
    return file.open("rb")


def too_long(where: str, most: int) -> str:
    """What to say of a page that is longer than the settings allow."""
    return (
        f"{where}: more than {most:,} bytes, which is more than a page may have. "
        "If it holds many pages, split it; if it is one, raise max_page_size."
    )


def read_file(file: Path, most: int) -> bytes:
    """The file's bytes, decompressed.

    Raises `UnreadablePage` where it cannot be read, is damaged, or holds more than `most` bytes.
    """
    try:
        if file.suffix.lower() not in _COMPRESSED and file.stat().st_size > most:
            raise UnreadablePage(too_long(str(file), most))
        with open_plain(file) as stream:
            content = stream.read(most + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadablePage(f"{file}: the compressed file is damaged or cut off ({error}). Fetch it again.") from error
    except OSError as error:
        raise UnreadablePage(f"{file}: cannot be read: {error.strerror or error}") from error
    except Exception as error:
        # zstandard's own error type can only be named where the package is installed.
        if type(error).__module__.startswith("zstandard"):
            raise UnreadablePage(f"{file}: the compressed file is damaged ({error}). Fetch it again.") from error
        raise
    if len(content) > most:
        raise UnreadablePage(too_long(str(file), most))
    return content
