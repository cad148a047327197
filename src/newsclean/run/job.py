"""A whole run: find the pages, have workers clean them, write the records in order. A run can be resumed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from newsclean.article import Article, Failure
from newsclean.errors import NewscleanError, PageFailed, UnreadablePage, name_page
from newsclean.parse import content_digest
from newsclean.pipeline import stage
from newsclean.provenance import made_by
from newsclean.run.input_reader import InputReader
from newsclean.run.journal import Journal, own_files
from newsclean.run.manifest import MadeWith
from newsclean.run.overwriting import check_output, redirected
from newsclean.run.page_results import clean_each, failure_of
from newsclean.run.partial_file import is_whole
from newsclean.run.pool import Lost, pool_map
from newsclean.run.run_writer import RunWriter
from newsclean.run.sinks import DirectorySink, FileSink, Sink, StreamSink, is_directory, is_stream
from newsclean.run.summary import Done, Summary
from newsclean.settings import Settings
from newsclean.sources import STDIN, PageRef, load_page
from newsclean.sources.reference import path_of
from newsclean.write import Format
from newsclean.write.formats import FORMATS, writer_of

Engine = Literal["local", "ray"]


@dataclass(frozen=True, slots=True)
class Job:
    """What to clean and where to write the records."""

    paths: tuple[str, ...]
    out: str  # a file, a directory (existing, or ending in "/"), or "-" for standard output
    format: Format = "jsonl"
    jobs: int | None = None  # workers; by default one, on Ray one for each CPU
    engine: Engine = "local"
    ray_address: str | None = None  # address of a running cluster; None: start Ray on this machine
    resume: bool = False
    settings: Settings = field(default_factory=Settings)

    def made_with(self) -> MadeWith:
        """What must be equal for this run to resume an earlier one."""
        made = made_by(self.settings)
        # `in`, `in/` and `./in` are one folder, and its files have the same paths in the records.
        paths = tuple(path if path == STDIN else path_of(path) for path in self.paths)
        return MadeWith(made.version, made.settings, made.rules, self.format, paths)


# Called after each page with the figures so far and the number of input bytes read.
Tell = Callable[[Summary, int], None]


def run_job(job: Job, tell: Tell = lambda _summary, _position: None) -> Summary:
    """Clean all pages of a job and return the figures.

    Raises `NewscleanError` if the run cannot start. Raises `RunStopped` if it cannot continue because the output
    cannot be written or workers do not start. What was written stays, and the run can be resumed.
    """
    check_output(job.paths, job.out, job.format)
    if is_stream(job.out):
        return _run(job, None, StreamSink(job.out, FORMATS[job.format]), tell)
    out = Path(os.path.realpath(job.out))
    journal = Journal(out, job.made_with(), job.resume)
    try:
        writer, size = writer_of(job.format, job.out), journal.written.records if journal.written else None
        if journal.complete:
            if not is_directory(job.out) and is_whole(out, size):
                FileSink(out, writer, size).finish()
            journal.finish()
            return journal.summary
        sink: Sink
        if is_directory(job.out):
            sink = DirectorySink(out, writer, of_folder=len(job.paths) == 1 and os.path.isdir(job.paths[0]))
        else:
            sink = FileSink(out, writer, size)
        return _run(job, journal, sink, tell)
    finally:
        journal.close()


def _run(job: Job, journal: Journal | None, sink: Sink, tell: Tell) -> Summary:
    summary, started = journal.summary if journal else Summary(), time.monotonic()
    done, at = (journal.done_parts(), journal.at) if journal else ((), None)
    own = tuple(own_files(journal.out)) if journal else ()
    streams = redirected(sys.stdout) | redirected(sys.stderr)
    reading = InputReader(job.paths, job.settings, not sink.within_parts, own, streams, done, at)
    writer = RunWriter(journal, sink, reading, summary)
    clean = partial(clean_ref, format=job.format)
    try:
        writer.save()
        for ref, result in _map(job, clean, reading.pages()):
            writer.enter(ref, Done(failures=(_lost(ref, result),)) if isinstance(result, Lost) else result)
            summary.seconds = summary.seconds_before + time.monotonic() - started
            tell(summary, writer.position)
        writer.finish()
    except BaseException:
        writer.stop()
        raise
    finally:
        reading.close()
        sink.close()
    return summary


def _map(
    job: Job, clean: Callable[[PageRef | Failure, Settings], Done], pages: Iterator[PageRef | Failure]
) -> Iterator[tuple[PageRef | Failure, Done | Lost]]:
    """Yield each page with its result, in input order, using the engine that the job names."""
    if job.engine == "ray":
        from newsclean.run.ray_engine import ray_map

        return ray_map(clean, pages, job.settings, job.jobs, job.ray_address)
    return pool_map(clean, pages, job.settings, job.jobs or 1)


def _lost(ref: PageRef | Failure, lost: Lost) -> Failure:
    return Failure(ref.id, ref.path, "run", f"{name_page(ref.path, ref.id)}: {lost.message}")


def clean_ref(ref: PageRef | Failure, settings: Settings, *, format: Format) -> Done:
    """Load one page, clean it and write its record as bytes. This is what a worker does; a `Failure` stays as it is."""
    if isinstance(ref, Failure):
        return Done(failures=(ref,))
    started = time.process_time()
    try:
        page = load_page(ref, settings)
    except (NewscleanError, OSError) as error:
        own_id = error.id if isinstance(error, UnreadablePage) else None
        failure = Failure(own_id or ref.id, ref.path, "read", str(error))
        return Done(failures=(failure,), cpu=time.process_time() - started)
    writer = FORMATS[format]
    articles: list[Article] = []
    records: list[bytes] = []
    failures: list[Failure] = []
    for one, result in clean_each(page, settings):
        if isinstance(result, Failure):
            failures.append(result)
            continue
        try:
            with stage("write", one):
                records.append(writer.write(result))
        except PageFailed as error:
            failures.append(failure_of(one, error))
        else:
            articles.append(result)
    is_whole = len(articles) == 1 and not failures
    return Done(
        record=writer.between.join(records),
        failures=tuple(failures),
        articles=sum(article.is_article for article in articles),
        not_articles=sum(not article.is_article for article in articles),
        languages=tuple(article.language for article in articles),
        removed=tuple(removal.kind for article in articles for removal in article.removed),
        repairs=sum(len(article.repairs) for article in articles),
        findings=sum(len(article.findings) for article in articles),
        cpu=time.process_time() - started,
        sha256=articles[0].source.sha256 if is_whole else content_digest(page) if articles else None,
    )
