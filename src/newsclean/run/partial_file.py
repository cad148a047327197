"""Files that are whole or not there. They grow under another name, and can be cut back to an earlier size."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from newsclean.errors import NewscleanError, RunStopped
from newsclean.write.formats import Pack


class PartialFile:
    """A file that grows as `NAME.partial` and takes its own name when it is whole.

    `size` counts the bytes of finished writes. What an interrupted or failed write left behind does not count.
    """

    def __init__(self, file: Path, size: int | None = None, pack: Pack | None = None) -> None:
        """Go on after `size` bytes; None: begin anew. Raises `NewscleanError` where there are not so many.

        `pack` makes the file of what was written, where the format cannot grow. Where a file cannot be written,
        this and all methods but `close` raise `RunStopped`.
        """
        self.file, self.partial, self._pack = file, partial_of(file), pack
        if size is not None and (not self.partial.is_file() or self.partial.stat().st_size < size):
            raise NewscleanError(f"cannot resume: {self.partial} is gone or too short. Start anew without --resume.")
        self.size = size or 0
        with writing(self.partial):
            self.stream: IO[bytes] = self.partial.open("r+b" if self.partial.exists() else "w+b")
            self.stream.truncate(self.size)
            self.stream.seek(self.size)

    def write(self, content: bytes) -> None:
        """Add to the file."""
        with writing(self.partial):
            self.stream.write(content)
        self.size += len(content)

    def save(self) -> int:
        """The file's size, once its bytes are on the disk."""
        with writing(self.partial):
            self.stream.flush()
            os.fsync(self.stream.fileno())
        return self.size

    def finish(self) -> None:
        """Give the file its name. No file is open when it is renamed: Windows would refuse."""
        self.save()
        with writing(self.file):
            self.stream.close()
            if not self._pack:
                os.replace(self.partial, self.file)
                return
            packed = self.file.with_name(self.file.name + ".packed")
            try:
                self._pack(self.partial, packed)
                # Not "rb": Windows syncs only files that are open for writing.
                with packed.open("r+b") as stream:
                    os.fsync(stream.fileno())
                os.replace(packed, self.file)
            finally:
                packed.unlink(missing_ok=True)
            self.partial.unlink()

    def discard(self) -> None:
        """Delete the file."""
        self.close()
        with writing(self.partial):
            self.partial.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the file as it is."""
        # On a full disk the bytes that are still in memory cannot be written. No manifest counts them.
        with contextlib.suppress(OSError):
            self.stream.close()


def partial_of(file: Path) -> Path:
    """The name under which a file grows."""
    return file.with_name(file.name + ".partial")


def is_whole(file: Path, size: int | None) -> bool:
    """Whether the partial file holds all `size` bytes: it was written whole, and only its renaming is missing."""
    partial = partial_of(file)
    return partial.is_file() and partial.stat().st_size == size


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, in the place of the one before. Raises `RunStopped`."""
    new = file.with_name(file.name + ".new")
    with writing(file):
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


@contextlib.contextmanager
def writing(file: Path | str) -> Iterator[None]:
    """Inside, an `OSError` becomes a `RunStopped` that names the file; `BrokenPipeError` stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise RunStopped(f"cannot write {file}: {error.strerror or error}") from error
