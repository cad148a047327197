"""Files that get their name only when complete. They grow under another name and can be truncated to resume a run."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from newsclean.errors import NewscleanError, RunStopped
from newsclean.write.formats import Packer

# Seconds to wait before a file is renamed once more.
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8) if sys.platform == "win32" else ()


class PartialFile:
    """A file that grows as `NAME.partial` and is renamed to `NAME` when it is complete.

    `size` counts the bytes of finished writes only, not what an interrupted or failed write left behind.
    """

    def __init__(self, file: Path, size: int | None = None, pack: Packer | None = None) -> None:
        """Continue after `size` bytes, or start an empty file if `size` is None.

        `pack` converts the partial file into the final one, for formats that cannot be appended to.
        Raises `NewscleanError` if the partial file has fewer than `size` bytes. This and all methods but `close` raise
        `RunStopped` if the file cannot be written.
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
        """Append to the file."""
        with writing(self.partial):
            self.stream.write(content)
        self.size += len(content)

    def save(self) -> int:
        """Sync the file to disk and return its size in bytes."""
        with writing(self.partial):
            self.stream.flush()
            os.fsync(self.stream.fileno())
        return self.size

    def finish(self) -> None:
        """Give the file its final name. It is closed first, because Windows cannot rename an open file."""
        self.save()
        with writing(self.file):
            self.stream.close()
            if not self._pack:
                _rename(self.partial, self.file)
                return
            packed = self.file.with_name(self.file.name + ".packed")
            try:
                self._pack(self.partial, packed)
                # Not "rb": Windows syncs only files that are open for writing.
                with packed.open("r+b") as stream:
                    os.fsync(stream.fileno())
                _rename(packed, self.file)
            finally:
                packed.unlink(missing_ok=True)
            self.partial.unlink()

    def discard(self) -> None:
        """Delete the file."""
        self.close()
        with writing(self.partial):
            self.partial.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file and keep it."""
        # On a full disk, buffered bytes cannot be written. That loses nothing: no manifest counts them.
        with contextlib.suppress(OSError):
            self.stream.close()


def partial_of(file: Path) -> Path:
    """The name of a file while it grows."""
    return file.with_name(file.name + ".partial")


def is_whole(file: Path, size: int | None) -> bool:
    """Whether the partial file exists with exactly `size` bytes, so that only the rename is missing."""
    partial = partial_of(file)
    return partial.is_file() and partial.stat().st_size == size


def write_whole(file: Path, content: bytes) -> None:
    """Replace a file atomically. Raises `RunStopped` if it cannot be written; the old file then stays."""
    new = file.with_name(file.name + ".new")
    with writing(file):
        try:
            with new.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            _rename(new, file)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)
            raise


def make_folder(folder: Path) -> None:
    """Make a folder and those that it lies in. Raises `RunStopped` if it cannot be made."""
    if in_the_way := next((one for one in (folder, *folder.parents) if os.path.isfile(one)), None):
        raise RunStopped(f"cannot write into {folder}: {in_the_way} is a file, no folder")
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _rename(file: Path, name: Path) -> None:
    """Give the file another name. On Windows it is tried again, for a virus scanner may be reading the old file."""
    for seconds in _WAITS:
        try:
            os.replace(file, name)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    os.replace(file, name)


@contextlib.contextmanager
def writing(file: Path | str) -> Iterator[None]:
    """Turn an `OSError` raised inside into a `RunStopped` that names the file. `BrokenPipeError` passes unchanged."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise RunStopped(f"cannot write {file}: {error.strerror or error}") from error
