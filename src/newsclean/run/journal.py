"""Keeps account of a run, beside its output: so that it can go on after it was stopped, and for the record.

    OUT.manifest.json    what made the output, the figures so far, the bytes written, the part at hand
    OUT.inputs.jsonl     the parts of the input that are finished, a line each, in order
    OUT.failures.jsonl   the pages that failed, a line each

The manifest is replaced now and then, after the bytes that it counts are on the disk. A run that goes on cuts off what
stands behind those bytes. When all is written, the manifest says `complete`, and then the files get their final names.
A run that finds `complete` does the renaming that is left.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from newsclean.errors import NewscleanError
from newsclean.records import Failure
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
from newsclean.run.partial_file import PartialFile, is_whole, partial_of, write_whole, writing
from newsclean.run.summary import Summary

# The manifest is replaced after so many pages and seconds. A run that is killed loses no more than that.
PAGES, SECONDS = 64, 0.5


class Journal:
    """The files beside an output. Raises `NewscleanError` where a run cannot go on there, or another one does."""

    def __init__(self, out: Path, made_with: MadeWith, resume: bool) -> None:
        self.out, self._made_with = out, made_with
        self._manifest = beside(out, "manifest.json")
        self.failures_file, self.inputs_file = beside(out, "failures.jsonl"), beside(out, "inputs.jsonl")
        with writing(out):
            out.parent.mkdir(parents=True, exist_ok=True)
        self._lock = Lock(out)
        try:
            before = self._read() if resume else None
            self.complete = before is not None and before.complete
            self.written = before.written if before else None  # by an earlier run
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
        """The manifest of the run that is resumed; None where there was no run."""
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
            return None  # Somebody has removed its output.
        if differences := self._made_with.differences(manifest.made_with):
            raise NewscleanError(
                f"cannot resume: the run that wrote {self.out} had another {'; another '.join(differences)}. "
                "Give it the same, or start anew without --resume."
            )
        return manifest

    def done_parts(self) -> Iterator[PartLine]:
        """Yield the parts that earlier runs have finished, in order. Raises `NewscleanError` on a damaged list."""
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
        """Add to the list of failures."""
        self._failures.write(json_bytes(asdict(failure)))

    def finish_part(self, part: PartLine) -> None:
        """Add to the list of finished parts."""
        self._inputs.write(part_bytes(part))

    def due(self) -> bool:
        """Whether it is time to replace the manifest."""
        if self.summary.pages - self._saved_pages < PAGES:
            return False
        return time.monotonic() - self._saved >= SECONDS

    def save(self, records: int, at: PartLine | None, *, complete: bool = False) -> None:
        """Replace the manifest. `records` bytes of records are on the disk; the part `at` is begun and not finished."""
        written = Written(records, self._failures.save(), self._inputs.save())
        manifest = Manifest(self._made_with, complete, written, at, self.summary)
        write_whole(self._manifest, manifest.to_bytes())
        self._saved, self._saved_pages = time.monotonic(), self.summary.pages

    def finish(self) -> None:
        """Give the lists their final names. Without failures there is no list of failures; an old one is deleted."""
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
        """Rename what an earlier run, which was stopped while it renamed its files, has left."""
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
        """Leave all as it is, for a run that goes on."""
        if not self.complete:
            self._failures.close()
            self._inputs.close()
        self._lock.release()


def beside(out: Path, suffix: str) -> Path:
    """The file of that suffix that belongs to an output."""
    return out.with_name(f"{out.name}.{suffix}")


def own_files(out: Path) -> list[Path]:
    """All files that a run to an output may write."""
    names = [out, *(beside(out, suffix) for suffix in ("manifest.json", "inputs.jsonl", "failures.jsonl", "lock"))]
    return [name.with_name(name.name + suffix) for name in names for suffix in ("", ".partial", ".new", ".packed")]
