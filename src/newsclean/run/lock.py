"""A lock that keeps two runs from writing to the same output."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import IO

from newsclean.errors import NewscleanError
from newsclean.run.partial_file import writing


class Lock:
    """A lock on the file `OUT.lock`, held until it is released or the process ends for any reason.

    The lock has a file of its own because Windows cannot rename or delete an open file.
    """

    def __init__(self, out: Path) -> None:
        """Lock the output. Raises `NewscleanError` if another run holds the lock or the file cannot be locked."""
        self._file = out.with_name(f"{out.name}.lock")
        busy = f"{out}: another run is writing to it. Wait for it, or give another OUT."
        with writing(self._file):
            self._stream = self._file.open("ab")
        try:
            _lock(self._stream)
        except (BlockingIOError, PermissionError) as error:
            self._stream.close()
            raise NewscleanError(busy) from error
        except OSError as error:
            self._stream.close()
            raise NewscleanError(
                f"{self._file}: cannot be locked ({error.strerror}). Give an OUT in a folder whose files can be."
            ) from error
        # The run that held the lock may have deleted the file after we opened it. Then our lock protects nothing.
        if not self._file.exists() or not os.path.samestat(os.fstat(self._stream.fileno()), self._file.stat()):
            self._stream.close()
            raise NewscleanError(busy)

    def release(self) -> None:
        """Release the lock and delete its file."""
        if self._stream.closed:
            return
        with contextlib.suppress(OSError):  # A leftover lock file does not stop later runs.
            if sys.platform == "win32":
                # This fails if another run has opened the file since. Then the file belongs to that run.
                self._stream.close()
                self._file.unlink()
            else:
                # Delete while the lock is held. After its release the file might belong to another run.
                self._file.unlink(missing_ok=True)
        self._stream.close()


def _lock(stream: IO[bytes]) -> None:
    """Lock an open file. Raises `BlockingIOError` (on Windows `PermissionError`) if another process holds the lock."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        try:
            import fcntl
        except ImportError as error:
            raise OSError(errno.ENOSYS, "this system has no locks for files") from error
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
