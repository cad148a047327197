"""Where a run's records go. Output appears whole or not at all, and a stopped run can go on where it stopped.

Until it is finished, a run writes to `OUT.partial`; beside it `OUT.state` says how many pages are done and
how many bytes they made. What stands behind those bytes is cut off when the run is resumed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Protocol

from newsclean.errors import NewscleanError
from newsclean.records import Failure
from newsclean.write.formats import Writer

# Pages after which the state is written anew: what a killed run has to do again at most.
STATE_EVERY = 64


class Sink(Protocol):
    """What a run needs of the place that its records go to."""

    done: int  # pages that an earlier run has done
    finished: bool  # an earlier run has done all

    def seen(self, id: str) -> None: ...
    def same_so_far(self) -> bool: ...
    def write(self, id: str, file: str, record: bytes, failure: Failure | None) -> None: ...
    def finish(self) -> None: ...
    def stop(self) -> None: ...


def open_sink(out: str, writer: Writer, key: str, resume: bool) -> Sink:
    """The sink for `out`. Raises `NewscleanError` where a run cannot be resumed there."""
    if out == "-":
        return StreamSink(sys.stdout.buffer, writer)
    if is_directory(out):
        return DirectorySink(Path(os.path.realpath(out)), writer, key, resume)
    if Path(out).exists() and not Path(out).is_file():
        # A pipe or a device is written to, never put something else in its place.
        return StreamSink(Path(out).open("wb"), writer)
    return FileSink(Path(os.path.realpath(out)), writer, key, resume)


def is_directory(out: str) -> bool:
    """Whether an output is a directory: one that exists, or a name that ends as one."""
    return Path(out).is_dir() or out.endswith(("/", os.sep))


class StreamSink:
    """Records to a stream as they come; failures are told on standard error only."""

    def __init__(self, stream: IO[bytes], writer: Writer) -> None:
        self._stream = stream
        self.done, self.finished = 0, False
        self._between, self._begun = writer.between, False

    def seen(self, id: str) -> None:
        """Nothing: no earlier run is known."""

    def same_so_far(self) -> bool:
        return True

    def write(self, id: str, file: str, record: bytes, failure: Failure | None) -> None:
        if failure is None:
            self._stream.write(self._between + record if self._begun else record)
            self._stream.flush()
            self._begun = True

    def finish(self) -> None:
        """Nothing is left to do."""

    def stop(self) -> None:
        """Nothing can be taken back."""


class _State:
    """How far a run is: read at the start, written now and then, gone at the end."""

    def __init__(self, file: Path, key: str, resume: bool) -> None:
        self.file, self.key = file, key
        self.ids = hashlib.sha256()
        self.done = 0
        self.bytes: dict[str, int] = {}
        self._wanted_ids = ""
        if resume and file.is_file():
            self._read()

    def _read(self) -> None:
        try:
            state = json.loads(self.file.read_text(encoding="utf-8"))
            key, self.done, self.bytes, self._wanted_ids = (state[k] for k in ("key", "done", "bytes", "ids"))
        except (ValueError, KeyError) as error:
            raise NewscleanError(f"{self.file}: not the state of a run. Remove it and start anew.") from error
        if key != self.key:
            raise NewscleanError(
                "cannot resume: the stopped run had another version, settings, rules, format or input paths. "
                "Give it the same, or start anew without --resume."
            )

    def seen(self, id: str) -> None:
        self.ids.update(id.encode("utf-8", "surrogateescape") + b"\n")

    def same_so_far(self) -> bool:
        return self.ids.hexdigest() == self._wanted_ids

    def write(self, done: int, sizes: dict[str, int]) -> None:
        state = {"key": self.key, "done": done, "bytes": sizes, "ids": self.ids.hexdigest()}
        write_whole(self.file, json.dumps(state).encode())

    def remove(self) -> None:
        self.file.unlink(missing_ok=True)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    partial = file.with_name(file.name + ".new")
    partial.write_bytes(content)
    os.replace(partial, file)


class _Growing:
    """A file that grows under another name and takes its own when it is whole."""

    def __init__(self, file: Path, size: int | None) -> None:
        """Go on after `size` bytes; None: begin anew."""
        self.file, self.partial = file, file.with_name(file.name + ".partial")
        if size is not None and (not self.partial.is_file() or self.partial.stat().st_size < size):
            raise NewscleanError(f"cannot resume: {self.partial} is gone or too short. Start anew without --resume.")
        self.stream: IO[bytes] = self.partial.open("r+b" if self.partial.exists() else "w+b")
        _lock(self.stream, self.file)
        self.stream.truncate(size or 0)
        self.stream.seek(size or 0)

    def size(self) -> int:
        self.stream.flush()
        return self.stream.tell()

    def finish(self) -> None:
        self.stream.flush()
        os.fsync(self.stream.fileno())
        self.stream.close()
        os.replace(self.partial, self.file)

    def discard(self) -> None:
        self.stream.close()
        self.partial.unlink(missing_ok=True)


def _lock(stream: IO[bytes], file: Path) -> None:
    """Keep a second run from writing to the same output; the lock ends with the process, however it ends."""
    if sys.platform == "win32":
        return  # A file that is open there cannot be put in another's place: the second run fails by itself.
    import fcntl

    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise NewscleanError(f"{file}: another run is writing to it. Wait for it, or give another OUT.") from error


class FileSink:
    """All records in one file, failures in `OUT.failures.jsonl`."""

    def __init__(self, out: Path, writer: Writer, key: str, resume: bool) -> None:
        out.parent.mkdir(parents=True, exist_ok=True)
        self._between = writer.between
        self._state = _State(out.with_name(out.name + ".state"), key, resume)
        self.finished = resume and out.is_file() and not self._state.file.is_file()
        self.done = self._count = self._state.done
        if self.finished:
            return
        sizes = self._state.bytes
        self._records = _Growing(out, sizes.get("records"))
        self._failures = _Growing(failures_file(out), sizes.get("failures"))
        self._state.write(self.done, self._sizes()) if not self.done else None

    def seen(self, id: str) -> None:
        """Take note of a page that an earlier run has done."""
        self._state.seen(id)

    def same_so_far(self) -> bool:
        """Whether the pages seen are those that the earlier run had done."""
        return self._state.same_so_far()

    def write(self, id: str, file: str, record: bytes, failure: Failure | None) -> None:
        """Add one page's record or failure."""
        if failure is not None:
            self._failures.stream.write(failure_line(failure))
        else:
            if self._between and self._records.stream.tell():
                self._records.stream.write(self._between)
            self._records.stream.write(record)
        self._state.seen(id)
        self._count += 1
        if self._count % STATE_EVERY == 0:
            self._state.write(self._count, self._sizes())

    def _sizes(self) -> dict[str, int]:
        return {"records": self._records.size(), "failures": self._failures.size()}

    def finish(self) -> None:
        """Put the output in its place."""
        finish_failures(self._failures)
        self._records.finish()
        self._state.remove()

    def stop(self) -> None:
        """Leave all so that the run can be resumed."""
        # On a full disk nothing more can be written; the last state on the disk counts then.
        with contextlib.suppress(OSError):
            self._state.write(self._count, self._sizes())
        for growing in (self._records, self._failures):
            with contextlib.suppress(OSError):
                growing.stream.close()


class DirectorySink:
    """A file for each input file, named as it is, with the format's suffix; failures in `OUT.failures.jsonl`."""

    def __init__(self, out: Path, writer: Writer, key: str, resume: bool) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self._out, self._writer = out, writer
        self._state = _State(out.with_name(out.name + ".state"), key, resume)
        self.finished = False
        self.done = self._count = self._state.done
        self._failures = _Growing(failures_file(out), self._state.bytes.get("failures"))
        self._open: tuple[str, _Growing] | None = None

    def seen(self, id: str) -> None:
        """Take note of a page that an earlier run has done."""
        self._state.seen(id)

    def same_so_far(self) -> bool:
        """Whether the pages seen are those that the earlier run had done."""
        return self._state.same_so_far()

    def write(self, id: str, file: str, record: bytes, failure: Failure | None) -> None:
        """Add one page's record or failure."""
        # A failure has no file of its own, and may stand amid another's rows.
        if failure is None and self._open and self._open[0] != file:
            self._close()
        if failure is not None:
            self._failures.stream.write(failure_line(failure))
        else:
            if self._open is None:
                target = self._out / output_name(file, self._writer.suffix)
                target.parent.mkdir(parents=True, exist_ok=True)
                self._open = (file, _Growing(target, None))
            elif self._writer.between:
                self._open[1].stream.write(self._writer.between)
            self._open[1].stream.write(record)
        self._state.seen(id)
        self._count += 1

    def _close(self) -> None:
        """Finish the file at hand. A run is resumed after whole files only."""
        if self._open:
            self._open[1].finish()
            self._open = None
        if self._count - self.done >= STATE_EVERY:
            self._state.write(self._count, {"failures": self._failures.size()})
            self.done = self._count

    def finish(self) -> None:
        """Put the last file and the failures in their places."""
        self._close()
        finish_failures(self._failures)
        self._state.remove()

    def stop(self) -> None:
        """Leave all so that the run can be resumed."""
        if self._open:
            with contextlib.suppress(OSError):
                self._open[1].discard()
        with contextlib.suppress(OSError):
            self._failures.stream.close()


def output_name(file: str, suffix: str) -> str:
    """The name of an output file: the input's, and the format's suffix where it has another.

    >>> output_name("news/17.html", ".jsonl"), output_name("a.txt", ".txt"), output_name("rows.jsonl.gz", ".jsonl")
    ('news/17.html.jsonl', 'a.txt', 'rows.jsonl')
    """
    for compressed in (".gz", ".zst"):
        file = file.removesuffix(compressed)
    parts: Sequence[str] = [part for part in file.split("/") if part not in ("", ".", "..")]
    name = "/".join(parts) or "page"
    return name if name.endswith(suffix) else name + suffix


def failures_file(out: Path) -> Path:
    """Where the failures of a run to `out` are listed."""
    return out.with_name(out.name + ".failures.jsonl")


def failure_line(failure: Failure) -> bytes:
    """One failure as a line of JSON."""
    return json.dumps(asdict(failure), ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def finish_failures(failures: _Growing) -> None:
    """Put the list of failures in its place; without failures there is none, nor an earlier run's."""
    if failures.size():
        failures.finish()
    else:
        failures.discard()
        failures.file.unlink(missing_ok=True)
