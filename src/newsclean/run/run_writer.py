"""Writes the records, failures, figures and list of finished parts of a run, and keeps them consistent."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import replace

from newsclean.article import Failure
from newsclean.errors import RunStopped
from newsclean.run.input_reader import Begun, Ended, InputReader
from newsclean.run.journal import Journal
from newsclean.run.manifest import PartLine
from newsclean.run.signals import undisturbed
from newsclean.run.sinks import Sink
from newsclean.run.summary import Done, Summary
from newsclean.sources import PageRef

# How many failures are printed on standard error. The failures file has all of them; without one, all are printed.
TOLD = 10


class RunWriter:
    """Writes what a run produces, so that records, failures, figures and parts agree whenever the run stops."""

    def __init__(self, journal: Journal | None, sink: Sink, reading: InputReader, summary: Summary) -> None:
        self._journal, self._sink, self._reading, self._summary = journal, sink, reading, summary
        self._pages = 0  # number of pages that came out of the engine
        self.position = 0  # bytes of the input up to the last page
        self._begin(journal.at if journal else None)
        # False during a step and after one that failed: then a record may be written whose figures are not counted.
        self._in_step = True

    @contextlib.contextmanager
    def _step(self) -> Iterator[None]:
        """Keep the state from being saved halfway. With a journal, ending signals wait until the step is done."""
        # Without a journal the output is a stream. It may block until somebody reads it, so signals must not wait.
        with undisturbed() if self._journal else contextlib.nullcontext():
            self._in_step = False
            yield
            self._in_step = True

    def enter(self, ref: PageRef | Failure, done: Done) -> None:
        """Write the records and failures of one page, or of one that cannot be found, and the events before it."""
        self._take()
        with self._step():
            self._write(ref, done)

    def _write(self, ref: PageRef | Failure, done: Done) -> None:
        self._pages += 1
        for failure in done.failures:
            self._fail(failure)
        if isinstance(ref, PageRef) and done.record:
            self._sink.write(ref.name, ref.path, done.record)
        self._count(done)
        if isinstance(ref, PageRef):
            self._note_place(ref, done)
        if self._journal and self._journal.due():
            self.save()

    def _note_place(self, ref: PageRef, done: Done) -> None:
        if ref.row is None:
            self._sha256 = done.sha256
        if self._part and ref.group is None:
            # In a compressed file the offset may count decompressed bytes, which may exceed the file's size.
            self.position = self._summary.input_bytes + min(ref.offset, self._part.bytes or 0)

    def _begin(self, part: PartLine | None) -> None:
        self._part = part  # the current part, as it was when it began
        self._pages_in_part, self._sha256 = (part.pages, part.sha256) if part else (0, None)

    def _count(self, done: Done) -> None:
        self._summary.count(done)
        self._pages_in_part += 1

    def _take(self) -> None:
        """Handle the events that come before the next page."""
        for event in self._reading.take(self._pages):
            if isinstance(event, Ended) and event.sha256:
                event.sha256.result()  # Of a large file it may take long: no signal has to wait for it.
            with self._step():
                if isinstance(event, Begun):
                    self._begin(event.part)
                else:
                    self._end_part(event)

    def _end_part(self, ended: Ended) -> None:
        self._sink.end_part()
        self._summary.skipped.update(ended.skipped)
        self._summary.input_parts += 1
        if self._part and not self._part.group:
            self._summary.input_bytes += self._part.bytes or 0
            self.position = self._summary.input_bytes
        if self._part and self._journal:
            sha256 = ended.sha256.result() if ended.sha256 else self._sha256
            self._journal.finish_part(replace(self._part, pages=self._pages_in_part, sha256=sha256))
        self._begin(None)
        if not self._sink.within_parts and self._journal and self._journal.due():
            self._save_now()

    def _fail(self, failure: Failure) -> None:
        if self._summary.failures < TOLD or not self._journal:
            print(f"newsclean: {failure.stage}: {failure.message}", file=sys.stderr)
        if self._journal:
            self._journal.fail(failure)

    def save(self) -> None:
        """Save the state, so that the run can be resumed here. Does nothing inside a part if the sink cannot resume."""
        if self._sink.within_parts or not self._part:
            self._save_now()

    def _save_now(self, *, complete: bool = False) -> None:
        if self._journal:
            begun = None
            if self._part and self._pages_in_part:
                begun = replace(self._part, pages=self._pages_in_part, sha256=self._sha256)
            self._journal.save(self._sink.save(), begun, complete=complete)

    def finish(self) -> None:
        """Save the final state and give the output files their final names."""
        self._take()
        self._in_step = False  # The last save is not taken back: a resumed run does the renames that are left.
        self._summary.not_read = self._reading.not_read
        self._save_now(complete=True)
        self._sink.finish()
        if self._journal:
            self._journal.finish()

    def stop(self) -> None:
        """Save the state of a run that stops early, so that it can be resumed after the last page or an earlier one."""
        if self._in_step:
            # On a full disk nothing more can be written. The run is then resumed from the manifest that is on disk.
            with contextlib.suppress(RunStopped):
                self.save()
