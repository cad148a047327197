"""Reads the records of a WARC file as bytes, each with its offset. Damaged records are reported and skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from newsclean.errors import too_long
from newsclean.sources.frames import (
    MAGIC,
    BadFrame,
    Ends,
    Frame,
    PlainFrame,
    after_skippable,
    find_magic,
    open_frame,
    read_dictionary,
)

# The longest accepted header, in bytes. The longest headers seen have a few kB.
_LONGEST_HEAD = 1 << 16
_CHUNK = 1 << 16
# How many blocks of an archive are remembered. Of blocks that lie ahead, a damaged archive has a few.
_MOST_BLOCKS = 100_000
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_VERSIONS = (b"WARC/1.", b"WARC/0.")
_FIRST_LINE = re.compile(rb"WARC/\d\.\d\d?\r?\n")


@dataclass(frozen=True, slots=True)
class Whole:
    """A complete record."""

    content: bytes
    offset: int  # where it begins, or where its frame begins
    alone: bool  # whether it is the first of its frame, so that it can be read again from `offset`


@dataclass(frozen=True, slots=True)
class Damage:
    """A place in the file where a record should be but is damaged or incomplete."""

    offset: int
    message: str


class _BadRecord(Exception):
    """There is no complete record at this place. The message says why."""


class _TooLong(_BadRecord):
    """The record is larger than a page may be, and was skipped."""


def read_records(stream: IO[bytes], name: str, limit: int) -> Iterator[Whole | Damage]:
    """Yield each record of a WARC file in order, and `Damage` for one that is incomplete or over `limit` bytes."""
    return _read_frames(stream, limit) if _is_compressed(stream, name) else _read_plain(stream, limit)


def read_record_at(stream: IO[bytes], offset: int, limit: int) -> bytes:
    """Read the record at an offset again. Raises `ValueError` if it is no longer there."""
    try:
        dictionary = read_dictionary(stream)
        content = _Records(open_frame(stream, offset, dictionary, {}), limit).next()
    except (BadFrame, _BadRecord) as error:
        raise ValueError(str(error)) from error
    if content is None:
        raise ValueError("there is no record any more")
    return content


def _is_compressed(stream: IO[bytes], name: str) -> bool:
    """Whether the file is compressed, judged by its first record, or by its name if that record is damaged."""
    stream.seek(0)
    if _FIRST_LINE.match(stream.read(20)):
        return False
    try:
        frame = open_frame(stream, after_skippable(stream, 0), read_dictionary(stream), {})
        if not isinstance(frame, PlainFrame) and frame.read(5) == b"WARC/":
            return True
    except BadFrame:
        pass  # The first record is damaged, so the name decides.
    return name.lower().endswith((".gz", ".zst", ".lz4"))


def _read_frames(stream: IO[bytes], limit: int) -> Iterator[Whole | Damage]:
    """Yield the records of a compressed file. The standard puts one record in each frame; some files have several."""
    start, size = 0, stream.seek(0, 2)
    ends: Ends = {}
    try:
        dictionary = read_dictionary(stream)
    except BadFrame:
        dictionary = None
    while (start := after_skippable(stream, start)) < size:
        if len(ends) > _MOST_BLOCKS:
            _forget_before(start, ends)
        held: Whole | None = None
        try:
            frame = open_frame(stream, start, dictionary, ends)
            if isinstance(frame, PlainFrame):
                raise BadFrame("no compressed record begins here")
            records = _Records(frame, limit)
            # A record is yielded only after the next record or the end of the frame, with its checksum, has been read.
            while (content := records.next()) is not None:
                if held:
                    yield held
                held = Whole(content, start, alone=held is None)
            if held:
                yield held
            start = frame.end()
        except (BadFrame, _BadRecord) as error:
            yield Damage(start, str(error))
            try:
                start = _next_frame(stream, start + 1, dictionary, ends, size)
            except BadFrame as tangle:
                yield Damage(start + 1, str(tangle))
                return


def _next_frame(stream: IO[bytes], start: int, dictionary: bytes | None, ends: Ends, size: int) -> int:
    """The offset of the next frame that begins with a record, or the file's size if there is none.

    Raises `BadFrame` if the file holds more beginnings of frames than any damage makes.
    """
    for at in find_magic(stream, start, MAGIC):
        if len(ends) > _MOST_BLOCKS:
            _forget_before(at, ends)
            if len(ends) > _MOST_BLOCKS // 2:
                raise BadFrame("the blocks of too many frames run into one another; the rest of the file is not read")
        try:
            if open_frame(stream, at, dictionary, ends).read(7) in _VERSIONS:
                return at
        except BadFrame:
            continue  # These bytes only look like the beginning of a frame.
    return size


def _forget_before(start: int, ends: Ends) -> None:
    for key in [key for key in ends if key[1] < start]:
        del ends[key]


def _read_plain(stream: IO[bytes], limit: int) -> Iterator[Whole | Damage]:
    """Yield the records of a file that is not compressed."""
    start, size = 0, stream.seek(0, 2)
    while start < size:
        frame = PlainFrame(stream, start)
        records = _Records(frame, limit)
        try:
            content = records.next()
            if content is None:
                return
            yield Whole(content, start + records.skipped, alone=True)
            start = frame.tell() - records.ahead()
        except _TooLong as error:
            yield Damage(start + records.skipped, str(error))
            start = frame.tell() - records.ahead()
        except _BadRecord as error:
            yield Damage(start + records.skipped, str(error))
            start = _next_plain(stream, start + records.skipped + 1, size)


def _next_plain(stream: IO[bytes], start: int, size: int) -> int:
    for at in find_magic(stream, start, _VERSIONS):
        stream.seek(at)
        head = stream.read(4096)
        if _FIRST_LINE.match(head) and b"warc-type:" in head.lower():
            return at
    return size


def _check_end(length: int, there: int, after: bytes) -> None:
    """Raise `_BadRecord` if fewer bytes are `there` than announced, or if what stands `after` them shows more of it."""
    if there < length:
        raise _BadRecord(f"cut off: {there:,} of the {length:,} bytes that its header announces")
    begins = after.lstrip(b"\r\n")
    if begins and not after.startswith(b"\r\n\r\n") and not begins.startswith(b"WARC/"):
        raise _BadRecord(f"its header announces {length:,} bytes, and it has more")


class _Records:
    """The records of one frame, one after the other."""

    def __init__(self, frame: Frame, limit: int) -> None:
        self._frame, self._limit = frame, limit
        self._buffer = b""
        self.skipped = 0  # bytes between the start of the frame and the record

    def ahead(self) -> int:
        """How many bytes of the frame were read but not used."""
        return len(self._buffer)

    def next(self) -> bytes | None:
        """The next record with its header, or None at the end of the frame. Raises `BadFrame` or `_BadRecord`."""
        head = self._head()
        if head is None:
            return None
        lengths = _LENGTH.findall(head)
        if not head.startswith(b"WARC/") or not lengths:
            raise _BadRecord("no header of a WARC record stands here")
        length = int(lengths[0])
        if isinstance(self._frame, PlainFrame) and length > len(self._buffer) + _CHUNK:
            # Else a file full of headers that announce too much would be read once for each of them.
            left, after = self._frame.look_ahead(length - len(self._buffer), 8)
            _check_end(length, len(self._buffer) + left, after)
        kept = self._take(length) if length <= self._limit else None
        there = len(kept) if kept is not None else self._pass_over(length)
        self._fill(8)
        _check_end(length, there, self._buffer)
        if kept is None:
            raise _TooLong(too_long("this record", self._limit))
        return head + kept

    def _head(self) -> bytes | None:
        """The next header with the empty line after it, or None at the end. Raises `_BadRecord`."""
        while True:
            stripped = self._buffer.lstrip(b"\r\n")
            self.skipped += len(self._buffer) - len(stripped)
            self._buffer = stripped
            end = self._buffer.find(b"\r\n\r\n")
            if end >= 0:
                return self._take(end + 4)
            before = len(self._buffer)
            if before > _LONGEST_HEAD:
                raise _BadRecord("no header of a WARC record stands here")
            self._fill(before + 4096)
            if len(self._buffer) == before:
                if not self._buffer.strip(b"\0\r\n "):
                    return None
                raise _BadRecord("cut off in its header")

    def _fill(self, size: int) -> None:
        """Read until the buffer has `size` bytes or the frame ends."""
        if len(self._buffer) < size:
            self._buffer += self._frame.read(size - len(self._buffer))

    def _take(self, size: int) -> bytes:
        self._fill(size)
        taken, self._buffer = self._buffer[:size], self._buffer[size:]
        return taken

    def _pass_over(self, size: int) -> int:
        """Skip `size` bytes and return how many there were."""
        left = size
        while left > 0 and (piece := self._take(min(left, _CHUNK))):
            left -= len(piece)
        return size - left
