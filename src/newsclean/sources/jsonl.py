"""Reads JSONL: each line is a page, in a column named `html`, `text` or `content`. Other columns are carried along."""

from __future__ import annotations

import json
import re
import sys
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from math import isfinite
from pathlib import Path
from typing import IO

from newsclean.article import Failure
from newsclean.errors import UnreadablePage, too_long
from newsclean.records import Page
from newsclean.settings import Settings
from newsclean.sources.columns import page_of_row, read_columns
from newsclean.sources.compressed import COMPRESSED
from newsclean.sources.files import open_plain
from newsclean.sources.reference import STDIN, PageRef, Part

# If standard input begins with more than this many blank lines, it is read as one page.
_BLANK = 1000
# Python refuses to convert more than 4,300 digits, unless told otherwise.
_MOST_DIGITS = 4_000
# How a row begins.
_ROW = re.compile(rb'\s*+\{\s*+"(?:[^"\\]|\\.)*+"\s*+:')
# How JSON begins that may be rows: with a byte order mark of UTF-16 or without.
_OPENS_JSON = re.compile(rb"(\xff\xfe|\xfe\xff)[\s\0]*+[\[{]|(?:\xef\xbb\xbf)?\s*+[\[{]")
_BLANKS = re.compile(r"\s*+")
# Rows that are looked at to see which columns a file has.
_FIRST_ROWS = 20
_ROWS = "its lines are rows of JSON: name it .jsonl, or give it as standard input (newsclean clean - < FILE)"
_NOT_A_LINE_EACH = (
    "this is JSON, but not one object per line: `jq -c '.[]'` makes that of an array, `jq -c .` of a single object"
)


def is_row(line: bytes) -> bool:
    """Whether a line is a JSON object, ignoring a byte order mark before it."""
    try:
        return line.removeprefix(BOM_UTF8).lstrip().startswith(b"{") and isinstance(
            json.loads(line, parse_int=_whole), dict
        )
    except RecursionError:
        return True  # Nested too deeply to be parsed. Loading the line reports that.
    except ValueError:
        return False


def _begins_as_row(content: bytes) -> bool:
    """Whether the content begins as a JSON object does, with a name and its colon, ignoring a byte order mark.

    >>> _begins_as_row(b'{"text": "The ferry'), _begins_as_row(b"{The ferry} runs again")
    (True, False)
    """
    return _ROW.match(content.removeprefix(BOM_UTF8)) is not None


def why_no_page(content: bytes) -> str:
    """What is wrong with a file, or with standard input, that is JSON and no page; "" if it may be one.

    Pages may begin with JSON: front matter, a line of their data. Only content that goes on as JSON is none.

    >>> why_no_page(b'{"text": "The ferry"}\\n{"text": "The bridge"}\\n')[:32], why_no_page(b'{"id": 1}\\n<p>The ferry')
    ('its lines are rows of JSON: name', '')
    """
    if not (told := _OPENS_JSON.match(content)):
        return ""
    text = content.decode("utf-16" if told[1] else "utf-8", "replace").replace("\ufeff", "").strip()
    first, _, below = text.partition("\n")
    second, last = below.lstrip().partition("\n")[0], below.rpartition("\n")[2]
    # The last row may be cut off.
    are_rows = is_row(first.encode()) and (not below or (is_row(second.encode()) and last.startswith("{")))
    if not are_rows and not _is_data(text):
        return ""
    if told[1]:
        return "this is JSON in UTF-16: `iconv -f utf-16 -t utf-8` makes it readable"
    return _ROWS if are_rows else _NOT_A_LINE_EACH


def _is_data(text: str) -> bool:
    """Whether a text is one JSON array, or objects one after the other.

    >>> _is_data('[1, 2]'), _is_data('{"id": 1}\\n{"id": 2}'), _is_data('[1] The ferry'), _is_data('{"id": 1} Ferry')
    (True, True, False, False)
    """
    decoder, at = json.JSONDecoder(parse_int=_whole), 0
    try:
        while at < len(text):
            value, end = decoder.raw_decode(text, at)
            if not isinstance(value, dict) and (at, end) != (0, len(text)):
                return False
            at = _BLANKS.match(text, end).end()  # type: ignore[union-attr]  # it matches anywhere
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def _is_blank(line: bytes) -> bool:
    return not line.removeprefix(BOM_UTF8).strip()


def read_lines(stream: IO[bytes], limit: int) -> Iterator[tuple[bytes, int]]:
    """Yield each line and its length in bytes. A line longer than `limit` is truncated to `limit + 1` bytes."""
    while line := stream.readline(limit + 1):
        length = len(line)
        while not line.endswith(b"\n") and (rest := stream.readline(1 << 20)):
            # The line is too long. Its rest is skipped.
            length += len(rest)
            if rest.endswith(b"\n"):
                break
        yield line, length


def find(part: Part, settings: Settings, _skipped: Counter[str]) -> Iterator[PageRef | Failure]:
    """Yield a reference for each non-blank line, and a `Failure` if a line is too long or the file breaks off."""
    file, limit = Path(part.path), settings.max_page_size
    offset = number = 0
    seekable = file.suffix.lower() not in COMPRESSED
    try:
        with open_plain(file, _begins_as_row) as stream:
            for number, (line, length) in enumerate(read_lines(stream, limit), 1):
                id = f"{part.name}#{number}"
                if len(line) > limit:
                    yield Failure(id, part.path, "read", too_long(f"{file}, line {number}", limit))
                elif not _is_blank(line):
                    content = None if seekable else line
                    yield PageRef(id, part.path, number, offset, content=content, name=part.name)
                offset += length
    except OSError as error:
        message = (
            f"{file}: damaged or cut off after line {number} ({error}); the lines before were read. Fetch it again."
        )
        if error.strerror and not number:
            message = f"{file}: cannot be read: {error.strerror}"
        yield Failure(f"{part.name}#{number + 1}", part.path, "read", message)


def columns_of(path: str, limit: int) -> tuple[str, ...]:
    """The names of the columns of the first rows, in the order in which they occur; none if there are no rows."""
    names: dict[str, None] = {}
    try:
        with open_plain(Path(path), _begins_as_row) as stream:
            for line, _ in islice(read_lines(stream, limit), _FIRST_ROWS):
                if is_row(line):
                    names |= dict.fromkeys(json.loads(line, parse_int=_whole))
    except (OSError, RecursionError):
        pass  # The search for its pages reports that.
    return tuple(names)


def find_in_stdin(settings: Settings) -> Iterator[PageRef | Failure]:
    """Yield each line of standard input if the first that is not blank begins as a JSON object, else all as one page.

    Other JSON is a `Failure`: as one page, a whole file of pages would become one record.
    """
    limit = settings.max_page_size
    lines = read_lines(sys.stdin.buffer, limit)
    head: list[bytes] = []
    for line, _ in lines:
        head.append(line)
        if not _is_blank(line) or len(head) > _BLANK or len(line) > limit:
            break
    is_rows = bool(head) and is_row(head[-1])
    if head and not is_rows and _begins_as_row(head[-1]):
        # A damaged row, or JSON that is indented: that has no object on its second line.
        below, _ = next(lines, (b"", 0))
        head.append(below)
        is_rows = _is_blank(below) or below.startswith(b"{")
    if not is_rows:
        first = b"".join(head)
        content = first + (b"" if len(first) > limit else sys.stdin.buffer.read(limit))
        # Of JSON that is damaged the beginning tells: what a pipe gives is more often rows than a page behind JSON.
        if wrong := why_no_page(content) or (_NOT_A_LINE_EACH if _begins_as_row(content) else ""):
            yield Failure("stdin", STDIN, "read", f"standard input: {wrong}")
        else:
            yield PageRef("stdin", STDIN, content=content, name="stdin")
        return
    for number, line in enumerate(chain(head, (line for line, _ in lines)), 1):
        if len(line) > limit:
            yield Failure(f"stdin#{number}", STDIN, "read", too_long(f"standard input, line {number}", limit))
        elif not _is_blank(line):
            yield PageRef(f"stdin#{number}", STDIN, number, content=line, name="stdin")


def load(ref: PageRef, settings: Settings) -> Page:
    """Load the page of one line. Raises `UnreadablePage`, which names the file and the line."""
    where = f"{'standard input' if ref.path == STDIN else ref.path}, line {ref.row}"
    line = ref.content
    if line is None:
        with open(ref.path, "rb") as stream:
            stream.seek(ref.offset)
            line = stream.readline()
    try:
        row = json.loads(line, parse_constant=lambda _name: None, parse_float=_finite, parse_int=_whole)
    except UnicodeDecodeError as error:
        raise UnreadablePage(f"{where}: not JSON in UTF-8: {error}. Convert the file to UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise UnreadablePage(f"{where}: not JSON: {error}") from error
    if not isinstance(row, dict):
        raise UnreadablePage(f"{where}: a row must be a JSON object, this is a {type(row).__name__}")
    return page_of_row(row, read_columns(settings.columns), ref.id, where, ref.path)


def _finite(number: str) -> float | None:
    """The number, or None if it is too large for a float, since JSON cannot represent infinity."""
    value = float(number)
    return value if isfinite(value) else None


def _whole(digits: str) -> int | str:
    """The number, or its digits if they are more than Python converts."""
    return int(digits) if len(digits) <= _MOST_DIGITS else digits
