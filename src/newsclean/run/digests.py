"""SHA-256 digests of the input's large files. A thread computes them while the pages are cleaned."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

_CHUNK = 1 << 20


class Digests:
    """Computes the digests of files, one after the other, in the order they are asked for."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "digest")
        self._stopped = Event()
        self._last: tuple[str, Future[str | None]] | None = None

    def of(self, path: str) -> Future[str | None]:
        """The digest of a file, as a future. Parts of one file, which ask one after the other, share its future."""
        if self._last is None or self._last[0] != path:
            self._last = (path, self._thread.submit(self._digest, path))
        return self._last[1]

    def _digest(self, path: str) -> str | None:
        """The digest. None where the file cannot be read: whoever looked for its pages has reported that."""
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
