"""Keeps two runs from one output."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

from newsclean.errors import NewscleanError
from newsclean.run.partial_file import writing


class Lock:
    """The file `OUT.lock`, locked by this process until it is released or the process ends, however it ends.

    It is a file of its own, since Windows renames and deletes no file that is open.
    """

    def __init__(self, out: Path) -> None:
        """Lock the output. Raises `NewscleanError`, which names it, where another run holds it."""
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
        # The run that held it may have deleted it as it ended, after we opened it.
        if not self._file.exists() or not os.path.samestat(os.fstat(self._stream.fileno()), self._file.stat()):
            self._stream.close()
            raise NewscleanError(busy)

    def release(self) -> None:
        """Let other runs write there. The file is deleted."""
        if self._stream.closed:
            return
        with contextlib.suppress(OSError):  # One that stays is no obstacle.
            if sys.platform == "win32":
                # Fails where another run has opened it since, and then it is that run's.
                self._stream.close()
                self._file.unlink()
            else:
                # As long as it is locked: later it might be another run's.
                self._file.unlink(missing_ok=True)
        self._stream.close()


def _lock(stream: IO[bytes]) -> None:
    """Lock an open file. Raises `BlockingIOError`, on Windows `PermissionError`, where another process has."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
