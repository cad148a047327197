"""Compressed files, decompressed while they are read; whatever is wrong with one is one kind of error."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from newsclean.errors import MissingExtra
from newsclean.extras import require
from newsclean.sources.frames import ZSTD, BadFrame, after_skippable, end_of_zstd

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

COMPRESSED = frozenset({".gz", ".zst"})
_BUFFER = 1 << 16


class DamagedFile(OSError):
    """A compressed file is damaged or cut off; it says how."""


class _Reader(Protocol):
    """What is needed of a decompressing reader."""

    def read1(self, size: int = -1, /) -> bytes:
        """What one read gives; nothing at the end."""

    def close(self) -> None:
        """Close it."""


def decompressed(stream: IO[bytes], file: Path) -> IO[bytes]:
    """The stream, decompressed as the file's suffix says; closing it closes the stream.

    Raises `MissingExtra` for .zst without zstandard; reading from it raises `DamagedFile`.
    """
    suffix = file.suffix.lower()
    if suffix in (".gz", ".tgz"):
        unzipped = _Decompressed(stream, gzip.GzipFile(fileobj=stream), (EOFError, zlib.error, gzip.BadGzipFile))
        return io.BufferedReader(unzipped, _BUFFER)
    if suffix == ".zst":
        try:
            require("zst", str(file))
        except MissingExtra:
            stream.close()
            raise
        import zstandard

        reader = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True, closefd=False)
        # zstandard does not tell the end of a file from a file that is cut off.
        check = _check_whole_zstd
        return io.BufferedReader(_Decompressed(stream, reader, (zstandard.ZstdError, BadFrame), check), _BUFFER)
    return stream


class _Decompressed(io.RawIOBase):
    """What a compressed file holds."""

    def __init__(
        self,
        stream: IO[bytes],
        reader: _Reader,
        errors: tuple[type[Exception], ...],
        check: Callable[[IO[bytes]], None] = lambda stream: None,
    ) -> None:
        """`reader` decompresses the stream and raises `errors`; `check` is asked at the end, and raises them, too."""
        self._stream, self._reader, self._errors, self._check = stream, reader, errors, check

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read on into the buffer; how many bytes there were, 0 at the end. Raises `DamagedFile`."""
        view = memoryview(buffer)
        try:
            # Not more than one read: what comes before the damage is handed on.
            piece = self._reader.read1(len(view))
            if not piece:
                self._check(self._stream)
        except self._errors as error:
            raise DamagedFile(str(error)) from error
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Close the file."""
        if not self.closed:
            self._reader.close()
            self._stream.close()
        super().close()


def _check_whole_zstd(stream: IO[bytes]) -> None:
    """Nothing, where the file's last frame is whole. Raises `BadFrame`."""
    size, start = stream.seek(0, 2), 0
    while (start := after_skippable(stream, start)) < size:
        stream.seek(start)
        if stream.read(len(ZSTD)) != ZSTD:
            raise BadFrame("what follows is no Zstandard frame")
        start = end_of_zstd(stream, start)
    stream.seek(0, 2)
