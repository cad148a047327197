"""Files and directories: which files hold pages, walking a tree without loops, reading with a size limit."""

from __future__ import annotations

import os
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from newsclean.errors import UnreadablePage, too_long
from newsclean.parse.page_kind import begins_as_html
from newsclean.records import PageKind
from newsclean.sources.compressed import COMPRESSED, DamagedFile, decompressed

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".md"})
FILE_SUFFIXES = HTML_SUFFIXES | TEXT_SUFFIXES
# Bytes of a file that are looked at. Comments and a declaration of XML may stand before the tag that tells.
HEAD = 4096


def plain_suffix(file: Path) -> str:
    """The file's suffix in lower case, without that of a compression.

    >>> plain_suffix(Path("a.html.gz")), plain_suffix(Path("a.tgz")), plain_suffix(Path("a.warc.lz4"))
    ('.html', '.tar', '.warc')
    """
    suffix, inner = file.suffix.lower(), Path(file.stem).suffix.lower()
    if suffix == ".tgz":
        return ".tar"
    # LZ4 is supported for web archives only.
    return inner if suffix in COMPRESSED or (suffix == ".lz4" and inner in (".warc", ".wet")) else suffix


def kind_of(file: Path) -> PageKind | None:
    """The kind of page that the file's name implies; None if it must be detected from the content."""
    return "html" if plain_suffix(file) in HTML_SUFFIXES else None


def is_html_page(head: bytes) -> bool:
    """Whether a file is an HTML page by its first bytes, whatever its name."""
    wide = head.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return begins_as_html(head.decode("utf-16", "replace") if wide else head.removeprefix(BOM_UTF8).decode("latin-1"))


def is_output_of_run(path: str) -> bool:
    """Whether the file or folder is the output of a run of newsclean: then the run's manifest is beside it.

    Web applications have files called so, too: beside a folder the list of the run's inputs must also stand.
    """
    # Unlike those of Path, these are False for a name that is too long for the system.
    has_manifest = os.path.isfile(f"{path}.manifest.json")
    return has_manifest and (not os.path.isdir(path) or os.path.isfile(f"{path}.inputs.jsonl"))


def is_list_of_run(path: str) -> bool:
    """Whether the file is the list of inputs or failures of a run of newsclean."""
    lists = (".inputs.jsonl", ".failures.jsonl")
    return any(path.endswith(suffix) and is_output_of_run(path.removesuffix(suffix)) for suffix in lists)


def walk(root: Path) -> Iterator[tuple[Path | OSError, str]]:
    """Yield each file below `root` with its path relative to it (with "/"), in the order of names.

    Links to directories are followed, except into a directory that contains the link. A directory that cannot be read
    is yielded as its `OSError`, a hidden one and the output of a run as if they were files.
    """
    # For each open directory, only the names still to come are kept, so that a million files are not a million paths.
    stack: list[tuple[Path, str, Iterator[str], frozenset[tuple[int, int]]]] = []
    path, id, above = root, "", frozenset[tuple[int, int]]()
    while True:
        try:
            if not path.is_dir() or (id and (path.name.startswith(".") or is_output_of_run(str(path)))):
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


def open_plain(file: Path, is_plain: Callable[[bytes], bool] | None = None) -> IO[bytes]:
    """Open a file for reading bytes, decompressed as its suffix says.

    What fetches a file may decompress it and keep its name: `is_plain` says so by the first bytes. Raises
    `MissingExtra` for .zst if zstandard is not installed, and `OSError` if the file cannot be opened.
    """
    stream = file.open("rb")
    if is_plain is None:
        return decompressed(stream, file)
    try:
        as_it_is = is_plain(stream.read(HEAD))
        stream.seek(0)
    except OSError:
        stream.close()
        raise
    return stream if as_it_is else decompressed(stream, file)


def read_file(file: Path, limit: int) -> bytes:
    """Return the file's bytes, decompressed.

    Raises `UnreadablePage` if the file cannot be read, is damaged, or holds more than `limit` bytes.
    """
    try:
        if file.suffix.lower() not in COMPRESSED and file.stat().st_size > limit:
            raise UnreadablePage(too_long(str(file), limit))
        stream = file.open("rb")
    except OSError as error:
        raise UnreadablePage(f"{file}: cannot be read: {error.strerror or error}") from error
    return read_stream(stream, file, str(file), limit)


def read_stream(stream: IO[bytes], file: Path, where: str, limit: int) -> bytes:
    """Return the bytes of an open file, decompressed as its suffix says, and close it. Raises like `read_file`."""
    try:
        # What fetches a page may decompress it and keep its name.
        is_plain = file.suffix.lower() in COMPRESSED and is_html_page(stream.read(HEAD))
        stream.seek(0)
        with stream if is_plain else decompressed(stream, file, is_page=True) as plain:
            content = plain.read(limit + 1)
    except DamagedFile as error:
        message = f"{where}: the compressed file is damaged or cut off ({error}). Fetch it again."
        raise UnreadablePage(message) from error
    except OSError as error:
        raise UnreadablePage(f"{where}: cannot be read: {error.strerror or error}") from error
    if len(content) > limit:
        raise UnreadablePage(too_long(where, limit))
    return content
