"""A whole run: find the pages, have workers clean them, write the records in order. A run can be resumed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from newsclean.errors import NewscleanError, PageFailed, name_page
from newsclean.parse import content_digest
from newsclean.pipeline import stage
from newsclean.provenance import made_by
from newsclean.records import Article, Failure
from newsclean.run.input_reader import InputReader
from newsclean.run.journal import Journal, own_files
from newsclean.run.manifest import MadeWith
from newsclean.run.page_results import clean_each, failure_of
from newsclean.run.partial_file import is_whole
from newsclean.run.pool import Lost, pool_map
from newsclean.run.run_writer import RunWriter
from newsclean.run.sinks import (
    DirectorySink,
    FileSink,
    Sink,
    StreamSink,
    is_directory,
    is_stream,
    output_name,
    overwritten_input,
)
from newsclean.run.summary import Done, Summary
from newsclean.settings import Settings
from newsclean.sources import PAGE_SUFFIXES, PageRef, load_page
from newsclean.sources.files import is_list_of_run
from newsclean.sources.unread import why_not_read
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
        return MadeWith(made.version, made.settings, made.rules, self.format, self.paths)


# Called after each page with the figures so far and the number of input bytes read.
Tell = Callable[[Summary, int], None]


def run_job(job: Job, tell: Tell = lambda _summary, _position: None) -> Summary:
    """Clean all pages of a job and return the figures.

    Raises `NewscleanError` if the run cannot start. Raises `RunStopped` if it cannot continue because the output
    cannot be written or workers do not start. What was written stays, and the run can be resumed.
    """
    _check_output(job)
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
            root = Path(job.paths[0]) if len(job.paths) == 1 and os.path.isdir(job.paths[0]) else None
            sink = DirectorySink(out, writer, root)
        else:
            sink = FileSink(out, writer, size)
        return _run(job, journal, sink, tell)
    finally:
        journal.close()


def _run(job: Job, journal: Journal | None, sink: Sink, tell: Tell) -> Summary:
    summary, started = journal.summary if journal else Summary(), time.monotonic()
    done, at = (journal.done_parts(), journal.at) if journal else ((), None)
    own = tuple(own_files(journal.out)) if journal else ()
    reading = InputReader(job.paths, job.settings, not sink.within_parts, own, done, at)
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


def _check_output(job: Job) -> None:
    """Raise `NewscleanError` if the output would overwrite the input, or if two output files would share a name."""
    if not job.out:
        raise NewscleanError("OUT is empty: name a file, a directory, or - for standard output")
    if is_stream(job.out) and FORMATS[job.format].pack:
        raise NewscleanError(f"{job.format} is written to a file: give -o NAME")
    if job.out == "-":
        return
    out, inputs = Path(os.path.realpath(job.out)), [Path(os.path.realpath(path)) for path in job.paths if path != "-"]
    if taken := [path for path in own_files(out) if path in inputs and not path.is_dir()]:
        also = "is the input, too" if taken[0] == out else f"the run would write over its input {taken[0]}"
        raise NewscleanError(f"{job.out}: {also}. Give another OUT.")
    if page := next((file for file in own_files(out) if _is_page_of_input(file, inputs)), None):
        which = "is a page" if page == out else f"{page.name} beside it is a page"
        raise NewscleanError(f"{job.out}: {which} of the input, which the run would write over. Give another OUT.")
    if not is_directory(job.out):
        return
    for path in inputs:
        if path == out or path in out.parents:
            raise NewscleanError(f"{job.out}: lies in the input {path}, and would be read as input. Give another OUT.")
        if out in path.parents and (meeting := path / path.relative_to(out)).is_dir():
            raise NewscleanError(f"{job.out}: {meeting} would be written into the input {path}. Give another OUT.")
    # Output names are relative to the input folder, so two folders, or a folder and a file, may give the same name.
    names = {output_name("stdin" if path == "-" else Path(path).name, FORMATS[job.format].suffix) for path in job.paths}
    if len(names) < len(job.paths) or (len(job.paths) > 1 and any(path.is_dir() for path in inputs)):
        raise NewscleanError(f"{job.out}: names might meet there: clean one folder at a time, or give a file as OUT.")
    if file := overwritten_input(out, FORMATS[job.format].suffix, job.paths):
        raise NewscleanError(f"{job.out}: the run would write over its input {file}. Give another OUT.")


def check_summary(job: Job, summary: str) -> None:
    """Raise `NewscleanError` if the summary file would overwrite the run's input, output or manifest."""
    file = Path(os.path.realpath(summary))
    inputs = [Path(os.path.realpath(path)) for path in job.paths if path != "-"]
    taken = [*inputs, file] if _is_page_of_input(file, inputs) else [*inputs]
    if not is_stream(job.out):
        out = Path(os.path.realpath(job.out))
        taken += own_files(out)
        if is_directory(job.out) and out in file.parents and file.name.endswith(FORMATS[job.format].suffix):
            taken.append(file)
    if file in taken or (file.exists() and any(path.exists() and path.samefile(file) for path in taken)):
        raise NewscleanError(f"--summary {summary}: the run reads or writes that file itself. Give another name.")


def _is_page_of_input(file: Path, inputs: Sequence[Path]) -> bool:
    """Whether a file is there, lies in an input folder, and would be read as a page of it."""
    return (
        os.path.isfile(file)
        and any(path in file.parents for path in inputs)
        and not why_not_read(file, PAGE_SUFFIXES)
        and not is_list_of_run(str(file))
    )


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
        failure = Failure(ref.id, ref.path, "read", str(error))
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


def missing_paths(paths: Sequence[str]) -> list[str]:
    """The paths that do not exist. "-" (standard input) always exists."""
    return [path for path in paths if path != "-" and not os.path.exists(path)]


def check_present(paths: Sequence[str]) -> None:
    """Raise `NewscleanError` if a path does not exist."""
    if missing := missing_paths(paths):
        way_out = ". newsclean fetches nothing: fetch it first" if "://" in missing[0] else ""
        raise NewscleanError(f"{missing[0]!r}: there is no such file or directory{way_out}")
