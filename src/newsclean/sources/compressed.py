"""Decompresses files while they are read. Any damage to a compressed file raises the same exception."""

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
    """A compressed file is damaged or cut off. The message says how."""


class _Reader(Protocol):
    """What is needed from a decompressing reader."""

    def read1(self, size: int = -1, /) -> bytes:
        """The bytes of at most one read; b"" at the end."""

    def close(self) -> None:
        """Close it."""


def decompressed(stream: IO[bytes], file: Path, *, is_page: bool = False) -> IO[bytes]:
    """Return the stream decompressed as the file's suffix says. Closing it closes the stream.

    If the file `is_page`, bytes that follow its gzip data are left out, as gunzip does: its checksum says that the page
    is whole. In a file of many pages they are damage, since more pages may have stood there.
    Raises `MissingExtra` for .zst if zstandard is not installed. Reading raises `DamagedFile` if the file is damaged.
    """
    suffix = file.suffix.lower()
    if suffix in (".gz", ".tgz"):
        reader: _Reader = _GzipPage(fileobj=stream) if is_page else gzip.GzipFile(fileobj=stream)
        unzipped = _Decompressed(stream, reader, (EOFError, zlib.error, gzip.BadGzipFile))
        return io.BufferedReader(unzipped, _BUFFER)
    if suffix == ".zst":
        try:
            require("zst", str(file))
        except MissingExtra:
            stream.close()
            raise
        import zstandard

        frames = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True, closefd=False)
        # zstandard does not distinguish the end of a file from a file that is cut off.
        check = _check_whole_zstd
        return io.BufferedReader(_Decompressed(stream, frames, (zstandard.ZstdError, BadFrame), check), _BUFFER)
    return stream


class _GzipPage(gzip.GzipFile):
    """A gzip file that ends where what follows is not gzip."""

    def read1(self, size: int = -1) -> bytes:
        """The bytes of at most one read; b"" at the end. Raises `BadGzipFile` if the file does not begin as gzip."""
        try:
            return super().read1(size)
        except gzip.BadGzipFile as error:
            if self.tell() and str(error).startswith("Not a gzipped file"):
                return b""
            raise


class _Decompressed(io.RawIOBase):
    """A raw stream of the decompressed content of a file."""

    def __init__(
        self,
        stream: IO[bytes],
        reader: _Reader,
        errors: tuple[type[Exception], ...],
        check: Callable[[IO[bytes]], None] = lambda _stream: None,
    ) -> None:
        """`reader` decompresses the stream. `check` is called at its end. Both raise one of `errors` for damage."""
        self._stream, self._reader, self._errors, self._check = stream, reader, errors, check

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read into the buffer and return the number of bytes, 0 at the end. Raises `DamagedFile`."""
        view = memoryview(buffer)
        try:
            # At most one read, so that the bytes before a damaged place are still returned.
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
    """Raise `BadFrame` if a frame of the file is damaged or cut off."""
    size, start = stream.seek(0, 2), 0
    while (start := after_skippable(stream, start)) < size:
        stream.seek(start)
        if stream.read(len(ZSTD)) != ZSTD:
            raise BadFrame("what follows is no Zstandard frame")
        start = end_of_zstd(stream, start, {})
    stream.seek(0, 2)
