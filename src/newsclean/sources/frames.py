"""Finds where each frame of a compressed archive begins and ends, so that a damaged frame does not affect the others.

A WARC file is compressed record by record, each as a gzip member or a frame of Zstandard or LZ4. A reader that treats
the file as one stream cannot continue after the first bad byte. A reader that knows the frames continues with the next.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO, Protocol, cast

GZIP, ZSTD, LZ4 = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18"
MAGIC = (GZIP, ZSTD, LZ4)
_CHUNK = 1 << 16
# Bytes in which the next record is looked for first. In a file of many short records that are damaged it is near.
_NEAR = 1 << 12
# The second to fourth bytes of a skippable frame in Zstandard and LZ4. Its first byte is 0x50 to 0x5f.
_SKIPPABLE = b"\x2a\x4d\x18"
_DICTIONARY = 0x5D

# Goes to the end of the block that begins at the place of a stream, and returns whether it is the last of its frame.
AfterBlock = Callable[[IO[bytes]], bool]
# For each block, by its sort and offset: where the last block of its frame ends, or what is wrong with the frame.
Ends = dict[tuple[AfterBlock, int], int | str]


class BadFrame(Exception):
    """A frame is damaged or cut off. The message says how."""


class Frame(Protocol):
    """One frame, decompressed while it is read."""

    def read(self, size: int) -> bytes:
        """The next `size` bytes, fewer only at the end of the frame. Raises `BadFrame`."""

    def end(self) -> int:
        """The offset in the file where the frame ends. Raises `BadFrame`."""


class PlainFrame:
    """A file that is not compressed, treated as one frame."""

    def __init__(self, stream: IO[bytes], start: int) -> None:
        self._stream = stream
        stream.seek(start)

    def read(self, size: int) -> bytes:
        return self._stream.read(size)

    def tell(self) -> int:
        """The current offset in the file."""
        return self._stream.tell()

    def look_ahead(self, distance: int, size: int) -> tuple[int, bytes]:
        """How many bytes are left, and up to `size` of those that stand `distance` further on. Nothing is passed."""
        here = self.tell()
        left = self.end() - here
        self._stream.seek(here + distance)
        piece = self._stream.read(size)
        self._stream.seek(here)
        return left, piece

    def end(self) -> int:
        return self._stream.seek(0, 2)


class GzipFrame:
    """One gzip member. Only decompressing it shows where it ends."""

    def __init__(self, stream: IO[bytes], start: int) -> None:
        self._stream = stream
        stream.seek(start)
        self._unzip = zlib.decompressobj(31)

    def read(self, size: int) -> bytes:
        pieces: list[bytes] = []
        while size > 0 and not self._unzip.eof:
            raw = self._unzip.unconsumed_tail or self._stream.read(_CHUNK)
            if not raw:
                raise BadFrame("the file is cut off")
            try:
                piece = self._unzip.decompress(raw, size)
            except zlib.error as error:
                raise BadFrame(str(error)) from error
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def end(self) -> int:
        while self.read(1 << 20):
            pass
        return self._stream.tell() - len(self._unzip.unused_data)


class BlockFrame:
    """One frame of Zstandard or LZ4. The sizes of its blocks show where it ends."""

    def __init__(self, stream: IO[bytes], start: int, magic: bytes, dictionary: bytes | None, ends: Ends) -> None:
        from fastwarc.stream_io import Lz4Reader, ZstdReader

        self._end = (end_of_zstd if magic == ZSTD else _end_of_lz4)(stream, start, ends)
        raw = cast("BinaryIO", _Slice(stream, start, self._end))  # The readers call only its methods.
        self._reader = Lz4Reader(raw) if magic == LZ4 else ZstdReader(raw, dictionary=dictionary)

    def read(self, size: int) -> bytes:
        pieces: list[bytes] = []
        while size > 0:
            try:
                piece = self._reader.read(size)
            except OSError as error:
                raise BadFrame(str(error)) from error
            if not piece:
                break
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def end(self) -> int:
        return self._end


class _Slice:
    """The bytes of a file from `start` to `end`, readable like a file."""

    def __init__(self, stream: IO[bytes], start: int, end: int) -> None:
        self._stream, self._start, self._at, self._end = stream, start, start, end

    def tell(self) -> int:
        return self._at - self._start

    def read(self, size: int = -1) -> bytes:
        left = self._end - self._at
        self._stream.seek(self._at)
        piece = self._stream.read(left if size < 0 else min(size, left))
        self._at += len(piece)
        return piece


def open_frame(stream: IO[bytes], start: int, dictionary: bytes | None, ends: Ends) -> Frame:
    """Open the frame at offset `start`; without a known magic number it is a `PlainFrame`. Raises `BadFrame`.

    `ends` keeps what was learned of the file's blocks, for other frames of the same file.
    """
    stream.seek(start)
    magic = stream.read(4)
    if magic.startswith(GZIP):
        return GzipFrame(stream, start)
    if magic in (ZSTD, LZ4):
        return BlockFrame(stream, start, magic, dictionary, ends)
    return PlainFrame(stream, start)


def after_skippable(stream: IO[bytes], start: int) -> int:
    """The offset after any skippable frames at `start`."""
    while True:
        stream.seek(start)
        head = stream.read(8)
        if len(head) < 8 or head[1:4] != _SKIPPABLE or head[0] >> 4 != 5:
            return start
        start += 8 + int.from_bytes(head[4:], "little")


def read_dictionary(stream: IO[bytes]) -> bytes | None:
    """The dictionary at the start of a Zstandard WARC file, or None if it has none. Raises `BadFrame`.

    Source: the "Zstandard compression" annex to the WARC format, https://iipc.github.io/warc-specifications/
    """
    stream.seek(0)
    head = stream.read(8)
    if head[:4] != bytes([_DICTIONARY]) + _SKIPPABLE:
        return None
    content = stream.read(int.from_bytes(head[4:], "little"))
    if not content.startswith(ZSTD):
        return content
    from io import BytesIO

    return BlockFrame(BytesIO(content), 0, ZSTD, None, {}).read(1 << 27)


def find_magic(stream: IO[bytes], start: int, wanted: tuple[bytes, ...]) -> Iterator[int]:
    """Yield each offset from `start` on where one of the `wanted` byte strings begins."""
    longest = max(map(len, wanted))
    size = _NEAR
    while True:
        stream.seek(start)
        chunk = stream.read(size + longest - 1)
        found = sorted({at for magic in wanted for at in _places(chunk, magic) if at < size})
        yield from (start + at for at in found)
        if len(chunk) < size + longest - 1:
            return
        start, size = start + size, _CHUNK


def _places(chunk: bytes, wanted: bytes) -> Iterator[int]:
    at = chunk.find(wanted)
    while at >= 0:
        yield at
        at = chunk.find(wanted, at + 1)


def _number(stream: IO[bytes], size: int) -> int:
    raw = stream.read(size)
    if len(raw) < size:
        raise BadFrame("the file is cut off")
    return int.from_bytes(raw, "little")


def end_of_zstd(stream: IO[bytes], start: int, ends: Ends) -> int:
    """Where a Zstandard frame ends (RFC 8878, section 3.1.1). Raises `BadFrame`."""
    stream.seek(start + 4)
    descriptor = _number(stream, 1)
    single, dictionary, size = descriptor >> 5 & 1, descriptor & 3, descriptor >> 6
    stream.seek((not single) + (0, 1, 2, 4)[dictionary] + (single, 2, 4, 8)[size], 1)
    end = _end_of_blocks(stream, _after_zstd_block, ends)
    return _checked_end(stream, end + (4 if descriptor >> 2 & 1 else 0))


def _after_zstd_block(stream: IO[bytes]) -> bool:
    """Go to the end of a block, and return whether it is the last."""
    header = _number(stream, 3)
    kind = header >> 1 & 3
    if kind == 3:
        raise BadFrame("a block of an unknown kind")
    stream.seek(1 if kind == 1 else header >> 3, 1)
    return bool(header & 1)


def _end_of_lz4(stream: IO[bytes], start: int, ends: Ends) -> int:
    """Where an LZ4 frame ends (its frame format, version 1.6). Raises `BadFrame`."""
    stream.seek(start + 4)
    flags = _number(stream, 1)
    stream.seek(2 + (8 if flags >> 3 & 1 else 0) + (4 if flags & 1 else 0), 1)
    end = _end_of_blocks(stream, _after_checked_lz4_block if flags >> 4 & 1 else _after_lz4_block, ends)
    return _checked_end(stream, end + (4 if flags >> 2 & 1 else 0))


def _after_lz4_block(stream: IO[bytes], checksum: int = 0) -> bool:
    """Go to the end of a block, and return whether it is the mark of the last."""
    size = _number(stream, 4) & 0x7FFFFFFF
    if size:
        stream.seek(size + checksum, 1)
    return not size


def _after_checked_lz4_block(stream: IO[bytes]) -> bool:
    return _after_lz4_block(stream, checksum=4)


def _end_of_blocks(stream: IO[bytes], after: AfterBlock, ends: Ends) -> int:
    """Where the last of the blocks ends that begin at the place of the stream. Raises `BadFrame`.

    Each block is looked at once: in an archive made to that end, the blocks of each frame run on through those of all
    later ones.
    """
    at, walked = stream.tell(), list[tuple[AfterBlock, int]]()
    end: int | str | None
    while (end := ends.get((after, at))) is None:
        walked.append((after, at))
        try:
            is_last = after(stream)
        except BadFrame as error:
            end = str(error)
            break
        at = stream.tell()
        if is_last:
            end = at
            break
    ends.update(dict.fromkeys(walked, end))
    if isinstance(end, str):
        raise BadFrame(end)
    return end


def _checked_end(stream: IO[bytes], end: int) -> int:
    if end > stream.seek(0, 2):
        raise BadFrame("the file is cut off")
    return end
