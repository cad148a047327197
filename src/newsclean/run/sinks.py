"""The places a run's records can go to: one file, one file for each input file, or a stream."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import IO, Protocol

from newsclean.run.partial_file import PartialFile, make_folder, writing
from newsclean.write.formats import Writer

# Most bytes of a name that systems take. A file that grows is called `NAME.partial`.
_LONGEST = 255


class Sink(Protocol):
    """What a run needs from the place its records go to."""

    # Whether a run can be resumed in the middle of a part of the input. If not, it resumes at the start of the part.
    within_parts: bool

    def write(self, name: str, path: str, record: bytes, /) -> None:
        """Write a record that comes from the input file of that name and path."""

    def end_part(self) -> None:
        """Called after the last record of a part of the input was written."""

    def save(self) -> int:
        """Sync to disk and return how many bytes of records a run could resume after."""

    def finish(self) -> None:
        """Give the output its final name."""

    def close(self) -> None:
        """Close the files, so that the run can be resumed later."""


class StreamSink:
    """Writes each record at once to standard output ("-"), a pipe or a device."""

    within_parts = False

    def __init__(self, out: str, writer: Writer) -> None:
        self._out, self._writer, self._begun = out, writer, False
        with writing(out):
            self._stream: IO[bytes] = sys.stdout.buffer if out == "-" else Path(out).open("wb")  # noqa: SIM115

    def write(self, _name: str, _path: str, record: bytes) -> None:
        with writing("standard output" if self._out == "-" else self._out):
            self._stream.write(self._writer.joined(record, is_first=not self._begun))
            self._stream.flush()
        self._begun = True

    def end_part(self) -> None:
        """Nothing is kept by part."""

    def save(self) -> int:
        return 0

    def finish(self) -> None:
        """All records are written already; without any, what stands before them is not."""
        if self._writer.head and not self._begun:
            self.write("", "", b"")

    def close(self) -> None:
        if self._out != "-":
            # Each record was flushed. Only bytes that a full device refused can be left.
            with contextlib.suppress(OSError):
                self._stream.close()


class FileSink:
    """All records in one file."""

    within_parts = True

    def __init__(self, out: Path, writer: Writer, size: int | None) -> None:
        self._records, self._writer = PartialFile(out, size, writer.pack), writer
        if not self._records.size:
            self._records.write(writer.head)

    def write(self, _name: str, _path: str, record: bytes) -> None:
        is_first = self._records.size == len(self._writer.head)
        self._records.write(record if is_first else self._writer.between + record)

    def end_part(self) -> None:
        """Nothing is kept by part."""

    def save(self) -> int:
        return self._records.save()

    def finish(self) -> None:
        self._records.finish()

    def close(self) -> None:
        self._records.close()


class DirectorySink:
    """Writes one file for each input file, named after it with the format's suffix."""

    within_parts = False

    def __init__(self, out: Path, writer: Writer, *, of_folder: bool) -> None:
        """`of_folder` says whether the input is one folder."""
        make_folder(out)
        self._out, self._writer, self._of_folder = out, writer, of_folder
        self._open: tuple[str, PartialFile] | None = None

    def write(self, name: str, path: str, record: bytes) -> None:
        if self._open and self._open[0] != name:
            self._finish_file()
        if self._open is None:
            target = self._out / _shortened(self._name_of(name, path), self._writer.suffix)
            make_folder(target.parent)
            self._open = (name, PartialFile(target, pack=self._writer.pack))
        file = self._open[1]
        file.write(self._writer.joined(record, is_first=not file.size))

    def _name_of(self, file: str, path: str) -> str:
        """The name of the output for an input file of that name and path.

        If the input has both `a.html` and `a.html.jsonl`, both would give `a.html.jsonl`. The second then becomes
        `a.html.jsonl.jsonl`.
        """
        suffix = self._writer.suffix
        if self._of_folder and path.endswith(suffix) and os.path.exists(path.removesuffix(suffix)):
            return file + suffix
        return output_name(file, suffix)

    def end_part(self) -> None:
        """Finish the current output file."""
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
    """Whether an output is a directory: an existing one, or a name that ends in a path separator."""
    return os.path.isdir(out) or out.endswith(("/", os.sep))


def is_stream(out: str) -> bool:
    """Whether an output is a stream (standard output, a pipe, a device). A stream has no journal files beside it."""
    return out == "-" or (os.path.exists(out) and not os.path.isfile(out) and not is_directory(out))


def output_name(file: str, suffix: str) -> str:
    """The name of an output file: the input's name, with the format's suffix appended if it has another.

    >>> output_name("news/17.html", ".jsonl"), output_name("a.txt", ".txt"), output_name("a.txt.gz", ".txt")
    ('news/17.html.jsonl', 'a.txt', 'a.txt.gz.txt')
    """
    parts: Sequence[str] = [part for part in file.split("/") if part not in ("", ".", "..")]
    name = "/".join(parts) or "page"
    return name if name.endswith(suffix) else name + suffix


def _shortened(name: str, suffix: str) -> str:
    """The name of an output file, with a digest for the end of each part that is too long for the system.

    >>> _shortened("a/b.jsonl", ".jsonl"), _shortened("a/" + 250 * "b" + ".jsonl", ".jsonl")[230:]
    ('a/b.jsonl', '-a36d25f112a5.jsonl')
    """
    *folders, file = name.split("/")
    return "/".join([*map(_fitting, folders), _fitting(file, _LONGEST - len(".partial"), suffix)])


def _fitting(name: str, longest: int = _LONGEST, suffix: str = "") -> str:
    written = os.fsencode(name)
    if len(written) <= longest:
        return name
    end = f"-{blake2b(written, digest_size=6).hexdigest()}{suffix}"
    return f"{written[: longest - len(end)].decode('utf-8', 'ignore')}{end}"
