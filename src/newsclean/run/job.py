"""A whole run: find the pages, clean them in workers, write the records in order; told, counted, resumable."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any

from newsclean.errors import NewscleanError, PageFailed
from newsclean.label.rules import rules_digest
from newsclean.pipeline import clean_page
from newsclean.records import Failure
from newsclean.run.pool import Lost, pool_map
from newsclean.run.sinks import Sink, is_directory, open_sink
from newsclean.settings import Settings
from newsclean.sources import PageRef, find_pages, load_page
from newsclean.version import VERSION
from newsclean.write.formats import FORMATS, Format

Found = PageRef | Failure
# Failures that are told one by one on standard error; all stand in the failures file.
TOLD = 10


@dataclass(frozen=True, slots=True)
class Job:
    """What to clean, and where to."""

    paths: tuple[str, ...]
    out: str  # a file, a directory (existing, or ending in "/"), or "-" for standard output
    format: Format = "jsonl"
    jobs: int = 1
    resume: bool = False
    settings: Settings = field(default_factory=Settings)

    def key(self) -> str:
        """What must be equal for one run to go on where another stopped."""
        parts = [
            VERSION,
            self.settings.digest(),
            rules_digest(self.settings.rules),
            self.format,
            list(self.paths),
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Done:
    """One page's record as bytes, and what the summary counts of it; or its failure."""

    record: bytes = b""
    failure: Failure | None = None
    is_article: bool = False
    language: str = ""
    removed: tuple[str, ...] = ()
    repairs: int = 0
    findings: int = 0


@dataclass(slots=True)
class Summary:
    """What a run did."""

    pages: int = 0
    articles: int = 0
    not_articles: int = 0
    failures: int = 0
    failures_by_stage: Counter[str] = field(default_factory=Counter)
    removed_by_kind: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)  # what archives hold besides pages
    repairs: int = 0
    findings: int = 0
    resumed_after: int = 0  # pages that an earlier run had done; they are not counted above
    seconds: float = 0.0

    def count(self, done: Done) -> None:
        """Add one page."""
        self.pages += 1
        if done.failure:
            self.failures += 1
            self.failures_by_stage[done.failure.stage] += 1
            return
        self.articles += done.is_article
        self.not_articles += not done.is_article
        self.removed_by_kind.update(done.removed)
        self.languages[done.language] += 1
        self.repairs += done.repairs
        self.findings += done.findings

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain values, counts in order of size."""
        values: dict[str, Any] = {}
        for name in (f.name for f in fields(self)):
            value = getattr(self, name)
            if isinstance(value, Counter):
                value = dict(sorted(value.items(), key=lambda pair: (-pair[1], pair[0])))
            values[name] = value
        values["pages_per_second"] = round(self.pages / self.seconds, 1) if self.seconds else 0.0
        return values


def run_job(job: Job, tell: Callable[[Summary], None] = lambda summary: None) -> Summary:
    """Clean all pages of a job; `tell` is called after each page.

    Raises `NewscleanError` where the run cannot start, `OSError` where the output cannot be written; what
    was written until then stays, and the run can be resumed.
    """
    _check_output(job)
    summary, started = Summary(), time.monotonic()
    sink = open_sink(job.out, FORMATS[job.format], job.key(), job.resume)
    if sink.finished:
        return summary
    found = skip_done(_find(job, summary.skipped), sink)
    summary.resumed_after = sink.done
    try:
        for ref, result in pool_map(partial(clean_ref, format=job.format), found, job.settings, job.jobs):
            done = Done(failure=_lost(ref, result)) if isinstance(result, Lost) else result
            if done.failure and summary.failures < TOLD:
                print(f"newsclean: {done.failure.stage}: {done.failure.message}", file=sys.stderr)
            sink.write(ref.id, _file_of(ref), done.record, done.failure)
            summary.count(done)
            summary.seconds = time.monotonic() - started
            tell(summary)
    except BaseException:
        sink.stop()
        raise
    sink.finish()
    return summary


def _check_output(job: Job) -> None:
    """Raise `NewscleanError` where the output would take the place of the input, or of itself."""
    if not job.out:
        raise NewscleanError("OUT is empty: name a file, a directory, or - for standard output")
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


def _find(job: Job, skipped: Counter[str]) -> Iterator[Found]:
    """Yield what there is to clean; the run's own output, should it lie among the input, is no page."""
    own = set() if job.out == "-" else {os.path.realpath(job.out), os.path.realpath(f"{job.out}.failures.jsonl")}
    for ref in find_pages(job.paths, job.settings, skipped):
        if isinstance(ref, Failure) or os.path.realpath(ref.path) not in own:
            yield ref


def skip_done(found: Iterator[Found], sink: Sink) -> Iterator[Found]:
    """Yield what an earlier run has not done yet.

    Raises `NewscleanError` where the pages it had done are not the first ones of the input any more.
    """
    for _ in range(sink.done):
        ref = next(found, None)
        if ref is None:
            break
        sink.seen(ref.id)
    if sink.done and not sink.same_so_far():
        raise NewscleanError(
            "cannot resume: the input is not what it was when the run stopped. Start anew without --resume."
        )
    yield from found


def _file_of(ref: Found) -> str:
    """The input file that a record came from, relative as its id is: what an output directory names it by."""
    return ref.name if isinstance(ref, PageRef) else ref.id


def _lost(ref: Found, lost: Lost) -> Failure:
    path = ref.path
    return Failure(ref.id, path, "run", f"{path or ref.id}: {lost.message}")


def clean_ref(ref: Found, settings: Settings, *, format: Format) -> Done:
    """Load, clean and write one page: what a worker does."""
    if isinstance(ref, Failure):
        return Done(failure=ref)
    try:
        page = load_page(ref, settings)
    except (NewscleanError, OSError) as error:
        return Done(failure=Failure(ref.id, ref.path, "read", str(error)))
    try:
        article = clean_page(page, settings)
    except PageFailed as error:
        return Done(failure=Failure(page.id, page.path, error.stage, str(error)))
    return Done(
        FORMATS[format].write(article),
        None,
        article.is_article,
        article.language,
        tuple(removal.kind for removal in article.removed),
        len(article.repairs),
        len(article.findings),
    )


def count_pages(paths: Sequence[str], settings: Settings) -> int | None:
    """How many pages there are to clean, for telling the time left; None for standard input."""
    if "-" in paths:
        return None
    return sum(1 for _ in find_pages(paths, settings))


def missing_paths(paths: Sequence[str]) -> list[str]:
    """The paths that name nothing."""
    return [path for path in paths if path != "-" and (not path or not Path(path).exists())]
