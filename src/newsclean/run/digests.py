"""SHA-256 of the input's large files, found in a thread while their pages are cleaned."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

_CHUNK = 1 << 20


class Digests:
    """One file after the other, in the order they were asked for."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "digest")
        self._stopped = Event()
        self._last: tuple[str, Future[str | None]] | None = None

    def of(self, path: str) -> Future[str | None]:
        """The digest of a file, to come; that of the file asked for last (by its other parts) is known."""
        if self._last is None or self._last[0] != path:
            self._last = (path, self._thread.submit(self._digest, path))
        return self._last[1]

    def _digest(self, path: str) -> str | None:
        """The digest; None where the file cannot be read, which finding its pages has told."""
        digest = hashlib.sha256()
        try:
            with open(path, "rb", buffering=0) as stream:
                while chunk := stream.read(_CHUNK):
                    if self._stopped.is_set():
                        return None
                    digest.update(chunk)
        except OSError:
            return None
        return digest.hexdigest()

    def close(self) -> None:
        """Give up what is not found yet."""
        self._stopped.set()
        self._thread.shutdown(cancel_futures=True)
