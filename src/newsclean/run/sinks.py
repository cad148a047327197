"""Where a run's records go: a file, a file for each input file, or a stream."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Protocol

from newsclean.run.partial_file import PartialFile, writing
from newsclean.write.formats import Writer


class Sink(Protocol):
    """What a run needs of the place that its records go to."""

    # Whether a run can go on in the middle of a part of the input. If not, it goes on at the beginning of the part.
    within_parts: bool

    def write(self, name: str, record: bytes) -> None:
        """Add a record of the input file of that name."""

    def end_part(self) -> None:
        """Called when the last record of a part of the input was written."""

    def save(self) -> int:
        """How many bytes of records are on the disk now, so that a run could go on after them."""

    def finish(self) -> None:
        """Put the output in its place."""

    def close(self) -> None:
        """Close the files. The run can go on later."""


class StreamSink:
    """Records to standard output ("-"), a pipe or a device, as they come."""

    within_parts = False

    def __init__(self, out: str, writer: Writer) -> None:
        self._out, self._between, self._begun = out, writer.between, False
        with writing(out):
            self._stream: IO[bytes] = sys.stdout.buffer if out == "-" else Path(out).open("wb")  # noqa: SIM115

    def write(self, name: str, record: bytes) -> None:
        with writing("standard output" if self._out == "-" else self._out):
            self._stream.write(self._between + record if self._begun else record)
            self._stream.flush()
        self._begun = True

    def end_part(self) -> None:
        """Nothing is kept by part."""

    def save(self) -> int:
        return 0

    def finish(self) -> None:
        """All is written."""

    def close(self) -> None:
        if self._out != "-":
            # Each record was flushed; only what a full device refused may be left.
            with contextlib.suppress(OSError):
                self._stream.close()


class FileSink:
    """All records in one file."""

    within_parts = True

    def __init__(self, out: Path, writer: Writer, size: int | None) -> None:
        self._records, self._between = PartialFile(out, size, writer.pack), writer.between

    def write(self, name: str, record: bytes) -> None:
        self._records.write(self._between + record if self._records.size else record)

    def end_part(self) -> None:
        """Nothing is kept by part."""

    def save(self) -> int:
        return self._records.save()

    def finish(self) -> None:
        self._records.finish()

    def close(self) -> None:
        self._records.close()


class DirectorySink:
    """A file for each input file, named as it is, with the format's suffix."""

    within_parts = False

    def __init__(self, out: Path, writer: Writer, root: Path | None) -> None:
        """`root` is the folder that names are relative to, where the input is one."""
        with writing(out):
            out.mkdir(parents=True, exist_ok=True)
        self._out, self._writer, self._root = out, writer, root
        self._open: tuple[str, PartialFile] | None = None

    def write(self, name: str, record: bytes) -> None:
        if self._open and self._open[0] != name:
            self._finish_file()
        if self._open is None:
            target = self._out / self._name_of(name)
            with writing(target):
                target.parent.mkdir(parents=True, exist_ok=True)
            self._open = (name, PartialFile(target, pack=self._writer.pack))
        file = self._open[1]
        file.write(self._writer.between + record if file.size else record)

    def _name_of(self, file: str) -> str:
        """The name of the file's output. Beside `a.html`, which becomes `a.html.jsonl`, `a.html.jsonl` gets another."""
        suffix = self._writer.suffix
        if self._root and file.endswith(suffix) and os.path.exists(self._root / file.removesuffix(suffix)):
            return file + suffix
        return output_name(file, suffix)

    def end_part(self) -> None:
        """Finish the file at hand."""
        self._finish_file()

    def _finish_file(self) -> None:
        if self._open:
            self._open[1].finish()
            self._open = None

    def save(self) -> int:
        return 0

    def finish(self) -> None:
        self._finish_file()

    def close(self) -> None:
        if self._open:
            self._open[1].discard()


def is_directory(out: str) -> bool:
    """Whether an output is a directory: one that exists, or a name that ends as one."""
    return os.path.isdir(out) or out.endswith(("/", os.sep))


def is_stream(out: str) -> bool:
    """Whether an output is a stream: standard output, a pipe, a device. Nothing can stand beside it."""
    return out == "-" or (os.path.exists(out) and not os.path.isfile(out) and not is_directory(out))


def output_name(file: str, suffix: str) -> str:
    """The name of an output file: the input's, and the format's suffix where it has another.

    >>> output_name("news/17.html", ".jsonl"), output_name("a.txt", ".txt"), output_name("a.txt.gz", ".txt")
    ('news/17.html.jsonl', 'a.txt', 'a.txt.gz.txt')
    """
    parts: Sequence[str] = [part for part in file.split("/") if part not in ("", ".", "..")]
    name = "/".join(parts) or "page"
    return name if name.endswith(suffix) else name + suffix
