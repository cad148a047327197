"""Computes SHA-256 digests of input files in a thread, while the pages are cleaned."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

_CHUNK = 1 << 20


class Digests:
    """Computes the digests of files one after the other, in the order of the requests."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "digest")
        self._stopped = Event()
        self._last: tuple[str, Future[str | None]] | None = None

    def of(self, path: str) -> Future[str | None]:
        """Return a future for the digest of a file. Consecutive requests for the same file share one future."""
        if self._last is None or self._last[0] != path:
            self._last = (path, self._thread.submit(self._digest, path))
        return self._last[1]

    def _digest(self, path: str) -> str | None:
        """Return the digest in hex, or None if the file cannot be read; the search for its pages has reported that."""
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
        """Stop computing."""
        self._stopped.set()
        self._thread.shutdown(cancel_futures=True)
