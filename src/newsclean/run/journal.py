"""Keeps the journal of a run: three files beside its output, from which a stopped run can be resumed.

    OUT.manifest.json    what made the output, the figures so far, the bytes written, the unfinished part
    OUT.inputs.jsonl     the finished parts of the input, one line each, in order
    OUT.failures.jsonl   the failed pages, one line each

The manifest is replaced from time to time, after the bytes that it counts are on disk. A resumed run truncates the
files to those counts. When everything is written, the manifest is marked `complete`, and then the files get their final
names. A resumed run that finds `complete` only does the renames that are left.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from newsclean.article import Failure
from newsclean.errors import NewscleanError
from newsclean.run.lock import Lock
from newsclean.run.manifest import (
    MadeWith,
    Manifest,
    NotOfRun,
    PartLine,
    Written,
    json_bytes,
    part_bytes,
    read_manifest,
    read_part,
)
from newsclean.run.partial_file import PartialFile, is_whole, make_folder, partial_of, write_whole, writing
from newsclean.run.summary import Summary

# The manifest is replaced when both this many pages and this many seconds have passed since the last time. A run that
# is killed loses about the work done since then.
PAGES, SECONDS = 64, 0.5


class Journal:
    """The journal of one output. Raises `NewscleanError` if the run cannot be resumed or another run is writing."""

    def __init__(self, out: Path, made_with: MadeWith, resume: bool) -> None:
        self.out, self._made_with = out, made_with
        self._manifest = beside(out, "manifest.json")
        self.failures_file, self.inputs_file = beside(out, "failures.jsonl"), beside(out, "inputs.jsonl")
        make_folder(out.parent)
        self._lock = Lock(out)
        try:
            before = self._read() if resume else None
            self.complete = before is not None and before.complete
            self.written = before.written if before else None  # bytes written by an earlier run
            self.at = before.at if before else None
            self.summary = before.counts if before else Summary()
            if not self.complete:
                self._failures = PartialFile(self.failures_file, before.written.failures if before else None)
                self._inputs = PartialFile(self.inputs_file, before.written.inputs if before else None)
        except BaseException:
            self._lock.release()
            raise
        self._saved, self._saved_pages = 0.0, self.summary.pages

    def _read(self) -> Manifest | None:
        """The manifest of the run to resume, or None if there was no run or its output was deleted."""
        if not self._manifest.is_file():
            if self.out.is_file():
                raise NewscleanError(
                    f"cannot resume: {self.out} is there, but {self._manifest.name} is not, which would say how it was "
                    "made. Start anew without --resume."
                )
            return None
        try:
            manifest = read_manifest(self._manifest.read_bytes())
        except OSError as error:
            raise NewscleanError(f"cannot resume: {self._manifest} cannot be read: {error.strerror}") from error
        except NotOfRun as error:
            raise NewscleanError(
                f"{self._manifest}: not the manifest of a run. Start anew without --resume. ({error})"
            ) from error
        if manifest.complete and not self.out.exists() and not partial_of(self.out).exists():
            return None  # The finished output was deleted: start anew.
        if differences := self._made_with.differences(manifest.made_with):
            raise NewscleanError(
                f"cannot resume: the run that wrote {self.out} differed in its {'; its '.join(differences)}. "
                "Give it the same, or start anew without --resume."
            )
        return manifest

    def done_parts(self) -> Iterator[PartLine]:
        """Yield the parts that earlier runs finished, in order. Raises `NewscleanError` if the list is damaged."""
        left = self.written.inputs if self.written else 0
        if not left:
            return
        with partial_of(self.inputs_file).open("rb") as stream:
            while left > 0:
                line = stream.readline()
                left -= len(line)
                try:
                    yield read_part(line)
                except NotOfRun as error:
                    raise NewscleanError(
                        f"cannot resume: {stream.name} is not the list that the run wrote ({error}). "
                        "Start anew without --resume."
                    ) from error

    def fail(self, failure: Failure) -> None:
        """Append to the list of failures."""
        self._failures.write(json_bytes(asdict(failure)))

    def finish_part(self, part: PartLine) -> None:
        """Append to the list of finished parts."""
        self._inputs.write(part_bytes(part))

    def due(self) -> bool:
        """Whether it is time to replace the manifest."""
        if self.summary.pages - self._saved_pages < PAGES:
            return False
        return time.monotonic() - self._saved >= SECONDS

    def save(self, records: int, at: PartLine | None, *, complete: bool = False) -> None:
        """Replace the manifest. `records` is the bytes of records on disk; `at` is the unfinished part, if any."""
        written = Written(records, self._failures.save(), self._inputs.save())
        manifest = Manifest(self._made_with, complete, written, at, self.summary)
        write_whole(self._manifest, manifest.to_bytes())
        self._saved, self._saved_pages = time.monotonic(), self.summary.pages

    def finish(self) -> None:
        """Give the lists their final names. Without failures, the list of failures is deleted, even an old one."""
        if self.complete:
            self._finish_names()
        else:
            self._inputs.finish()
            if self._failures.size:
                self._failures.finish()
            else:
                self._failures.discard()
                self._forget_failures()
        self._lock.release()

    def _finish_names(self) -> None:
        """Do the renames that are left from a run that was stopped while it renamed its files."""
        if not self.written:
            return
        for file, size in ((self.inputs_file, self.written.inputs), (self.failures_file, self.written.failures)):
            if is_whole(file, size):
                PartialFile(file, size).finish()
        if not self.written.failures:
            self._forget_failures()

    def _forget_failures(self) -> None:
        for file in (self.failures_file, partial_of(self.failures_file)):
            with writing(file):
                file.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the files and leave them as they are, so that the run can be resumed."""
        if not self.complete:
            self._failures.close()
            self._inputs.close()
        self._lock.release()


def beside(out: Path, suffix: str) -> Path:
    """The path of a journal file: the output's name with `.suffix` appended."""
    return out.with_name(f"{out.name}.{suffix}")


def own_files(out: Path) -> list[Path]:
    """All files that a run to an output may write."""
    names = [out, *(beside(out, suffix) for suffix in ("manifest.json", "inputs.jsonl", "failures.jsonl", "lock"))]
    return [name.with_name(name.name + suffix) for name in names for suffix in ("", ".partial", ".new", ".packed")]
