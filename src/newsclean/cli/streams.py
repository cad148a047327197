"""Standard streams that are closed, full or read by no one must not end in a traceback or in another file."""

from __future__ import annotations

import contextlib
import io
import os
import sys


class _Messages(io.FileIO):
    """Standard error. What cannot be written to it is dropped, since a run is worth more than its messages."""

    def write(self, content: object, /) -> int:
        """Write the bytes, if possible, and return their number."""
        with contextlib.suppress(OSError):
            super().write(content)  # type: ignore[arg-type]
        return len(content)  # type: ignore[arg-type]


def prepare_streams() -> None:
    """Set up standard output and standard error for a command. Streams that a caller has replaced stay as they are.

    Output has characters of all scripts, which a pipe on Windows, or the locale C, could not encode. Lines end with the
    same byte on all systems. A stream that is
    closed is opened so that reading and writing fail: otherwise the next file would get its number, and its output.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None and getattr(sys, f"__{name}__") is None:
            _block(number, os.O_WRONLY if mode == "r" else os.O_RDONLY)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
            setattr(sys, f"__{name}__", getattr(sys, name))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    if sys.stderr is sys.__stderr__ and isinstance(sys.stderr, io.TextIOWrapper) and not sys.stderr.isatty():
        encoding = sys.stderr.encoding
        raw = _Messages(sys.stderr.fileno(), "w", closefd=False)
        sys.stderr = io.TextIOWrapper(raw, encoding, "backslashreplace", write_through=True)


def _block(number: int, flags: int) -> None:
    """Open the null device under this number, for the wrong direction."""
    null = os.open(os.devnull, flags)
    if null != number:
        os.dup2(null, number)
        os.close(null)


def drop_output() -> None:
    """Send what is left of standard output nowhere, so that Python does not try to write it when it ends."""
    with contextlib.suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
        sys.stdout.flush()
