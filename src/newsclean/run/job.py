"""A whole run: find the pages, clean them in workers, write the records in order; told, counted, resumable."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from newsclean.errors import NewscleanError, PageFailed
from newsclean.label.rules import rules_digest
from newsclean.parse import content_digest
from newsclean.pipeline import clean_page, split_page
from newsclean.records import Failure
from newsclean.run.book import Book
from newsclean.run.growing import is_whole, partial_of
from newsclean.run.journal import Journal, MadeWith
from newsclean.run.pool import Lost, pool_map
from newsclean.run.reading import Reading
from newsclean.run.sinks import DirectorySink, FileSink, Sink, is_directory, is_stream, open_stream
from newsclean.run.summary import Done, Summary
from newsclean.settings import Settings
from newsclean.sources import PageRef, load_page
from newsclean.version import VERSION
from newsclean.write.formats import FORMATS, Format, writer_of

Engine = Literal["local", "ray"]


@dataclass(frozen=True, slots=True)
class Job:
    """What to clean, and where to."""

    paths: tuple[str, ...]
    out: str  # a file, a directory (existing, or ending in "/"), or "-" for standard output
    format: Format = "jsonl"
    jobs: int | None = None  # workers; by default one, on Ray one for each CPU
    engine: Engine = "local"
    ray_address: str | None = None  # of a cluster; None: Ray is started on this machine
    resume: bool = False
    settings: Settings = field(default_factory=Settings)

    def made_with(self) -> MadeWith:
        """What must be equal for one run to go on where another stopped."""
        return MadeWith(VERSION, self.settings.digest(), rules_digest(self.settings.rules), self.format, self.paths)


# Called after each page with the figures, and with the bytes of the input up to it.
Tell = Callable[[Summary, int], None]


def run_job(job: Job, tell: Tell = lambda summary, position: None) -> Summary:
    """Clean all pages of a job.

    Raises `NewscleanError` where the run cannot start, `OSError` where the output cannot be written; what
    was written until then stays, and the run can be resumed.
    """
    _check_output(job)
    if is_stream(job.out):
        return _run(job, None, open_stream(job.out, FORMATS[job.format]), tell)
    out = Path(os.path.realpath(job.out))
    journal = Journal(out, job.made_with(), job.resume)
    try:
        writer, size = writer_of(job.format, job.out), journal.written.get("records")
        if journal.complete:
            if not is_directory(job.out) and is_whole(out, size):
                FileSink(out, writer, size).finish()
            journal.finish()
            return journal.summary
        sink = DirectorySink(out, writer) if is_directory(job.out) else FileSink(out, writer, size)
        return _run(job, journal, sink, tell)
    finally:
        journal.close()


def _run(job: Job, journal: Journal | None, sink: Sink, tell: Tell) -> Summary:
    summary, started = journal.summary if journal else Summary(), time.monotonic()
    done, at = (journal.done_parts(), journal.at) if journal else ((), None)
    reading = Reading(job.paths, job.settings, not sink.within_parts, _own_files(journal), done, at)
    book = Book(journal, sink, reading, summary)
    clean = partial(clean_ref, format=job.format)
    try:
        book.save()
        for ref, result in _map(job, clean, reading.pages()):
            book.enter(ref, Done(failure=_lost(ref, result)) if isinstance(result, Lost) else result)
            summary.seconds = summary.seconds_before + time.monotonic() - started
            tell(summary, book.position)
        book.finish()
    except BaseException:
        book.stop()
        raise
    finally:
        reading.close()
        sink.close()
    return summary


def _map(
    job: Job, clean: Callable[[PageRef, Settings], Done], pages: Iterator[PageRef]
) -> Iterator[tuple[PageRef, Done | Lost]]:
    """Yield each page with what became of it, in order, by the engine that the job names."""
    if job.engine == "ray":
        from newsclean.run.ray_engine import ray_map

        return ray_map(clean, pages, job.settings, job.jobs, job.ray_address)
    return pool_map(clean, pages, job.settings, job.jobs or 1)


def _check_output(job: Job) -> None:
    """Raise `NewscleanError` where the output would take the place of the input, or of itself."""
    if not job.out:
        raise NewscleanError("OUT is empty: name a file, a directory, or - for standard output")
    if is_stream(job.out) and FORMATS[job.format].pack:
        raise NewscleanError(f"{job.format} is written to a file: give -o NAME")
    if job.out == "-":
        return
    out, inputs = Path(os.path.realpath(job.out)), [Path(os.path.realpath(path)) for path in job.paths if path != "-"]
    if not is_directory(job.out):
        if out in inputs:
            raise NewscleanError(f"{job.out}: is the input, too. Give another OUT.")
        return
    for path in inputs:
        if path == out or path in out.parents:
            raise NewscleanError(f"{job.out}: lies in the input {path}, and would be read as input. Give another OUT.")
    # Names are kept relative to the folder that was named, so two folders may have the same ones.
    if sum(path.is_dir() for path in inputs) > 1 or len({path.name for path in inputs}) < len(inputs):
        raise NewscleanError(f"{job.out}: names might meet there: clean one folder at a time, or give a file as OUT.")


def _own_files(journal: Journal | None) -> frozenset[tuple[int, int]]:
    """The files of the run itself: should they lie among the input, they are no pages of it."""
    if not journal:
        return frozenset()
    own = (journal.out, journal.failures_file, journal.inputs_file)
    files = [file for name in own for file in (name, partial_of(name)) if file.is_file()]
    return frozenset((status.st_dev, status.st_ino) for status in map(os.stat, files))


def _lost(ref: PageRef, lost: Lost) -> Failure:
    return Failure(ref.id, ref.path, "run", f"{ref.path if ref.row is None else ref.id}: {lost.message}")


def clean_ref(ref: PageRef, settings: Settings, *, format: Format) -> Done:
    """Load, clean and write one page: what a worker does."""
    started = time.process_time()
    try:
        page = load_page(ref, settings)
    except (NewscleanError, OSError) as error:
        return Done(failure=Failure(ref.id, ref.path, "read", str(error)), cpu=time.process_time() - started)
    try:
        parts = split_page(page, settings) if settings.split else (page,)
        articles = [clean_page(part, settings) for part in parts]
    except PageFailed as error:
        failure = Failure(page.id, page.path, error.stage, str(error))
        return Done(failure=failure, cpu=time.process_time() - started)
    return Done(
        b"".join(FORMATS[format].write(article) for article in articles),
        None,
        any(article.is_article for article in articles),
        articles[0].language,
        tuple(removal.kind for article in articles for removal in article.removed),
        sum(len(article.repairs) for article in articles),
        sum(len(article.findings) for article in articles),
        time.process_time() - started,
        articles[0].source.sha256 if len(articles) == 1 else content_digest(page),
    )


def missing_paths(paths: Sequence[str]) -> list[str]:
    """The paths that name nothing."""
    return [path for path in paths if path != "-" and (not path or not Path(path).exists())]
