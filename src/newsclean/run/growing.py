"""Files that are whole or not there: they grow under another name, and can be cut back to what was written last."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

from newsclean.errors import NewscleanError
from newsclean.write.formats import Pack


class Growing:
    """A file that grows as `NAME.partial` and takes its own name when it is whole.

    `size` counts the bytes of whole writes only: what an interrupted or failed one left behind is not in it.
    """

    def __init__(self, file: Path, size: int | None = None, pack: Pack | None = None) -> None:
        """Go on after `size` bytes; None: begin anew. Raises `NewscleanError` where there are not so many.

        `pack` makes the file of what was written, where the format cannot grow.
        """
        self.file, self.partial, self._pack = file, partial_of(file), pack
        if size is not None and (not self.partial.is_file() or self.partial.stat().st_size < size):
            raise NewscleanError(f"cannot resume: {self.partial} is gone or too short. Start anew without --resume.")
        self.stream: IO[bytes] = self.partial.open("r+b" if self.partial.exists() else "w+b")
        self.size = size or 0
        self.stream.truncate(self.size)
        self.stream.seek(self.size)

    def write(self, content: bytes) -> None:
        """Add to the file."""
        self.stream.write(content)
        self.size += len(content)

    def save(self) -> int:
        """The file's size, once its bytes are on the disk."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        return self.size

    def finish(self) -> None:
        """Give the file its name."""
        self.save()
        self.stream.close()
        if not self._pack:
            os.replace(self.partial, self.file)
            return
        packed = self.file.with_name(self.file.name + ".packed")
        try:
            self._pack(self.partial, packed)
            with packed.open("rb") as stream:
                os.fsync(stream.fileno())
            os.replace(packed, self.file)
        finally:
            packed.unlink(missing_ok=True)
        self.partial.unlink()

    def discard(self) -> None:
        """Take the file away."""
        self.close()
        self.partial.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the file as it is."""
        # On a full disk what is still in memory cannot be written; it is not in `size` of what was saved.
        with contextlib.suppress(OSError):
            self.stream.close()


def partial_of(file: Path) -> Path:
    """The name under which a file grows."""
    return file.with_name(file.name + ".partial")


def is_whole(file: Path, size: int | None) -> bool:
    """Whether a file has been written whole, `size` bytes of it, and has not got its name yet."""
    partial = partial_of(file)
    return partial.is_file() and partial.stat().st_size == size


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, in the place of the one before."""
    new = file.with_name(file.name + ".new")
    try:
        with new.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(new, file)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def lock(file: Path, out: Path) -> IO[bytes]:
    """The file, open, and locked by this process until it is closed or the process ends, however it ends.

    Raises `NewscleanError`, which names `out`, where another run holds it.
    """
    stream = file.open("ab")
    if sys.platform == "win32":
        return stream  # A file that is open there cannot be put in another's place: the second run fails by itself.
    import fcntl

    busy = f"{out}: another run is writing to it. Wait for it, or give another OUT."
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        stream.close()
        raise NewscleanError(busy) from error
    # The run that held it may have taken it away as it ended, between the two calls.
    if not file.exists() or not os.path.samestat(os.fstat(stream.fileno()), file.stat()):
        stream.close()
        raise NewscleanError(busy)
    return stream
