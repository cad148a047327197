"""Reports a run to the user: a progress line on a terminal, and the figures at the end."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from newsclean.article import Failure
from newsclean.run.job import Job
from newsclean.run.journal import beside
from newsclean.run.summary import Summary
from newsclean.sources import STDIN, find_parts

# Seconds between two updates of the progress line.
EVERY = 0.2
# How many kinds and languages are listed at the end. `--summary` writes all of them.
MOST = 8


class Progress:
    """Shows a progress line if standard error is a terminal, and the figures at the end. `quiet` turns both off."""

    def __init__(self, job: Job, *, quiet: bool = False) -> None:
        self._job, self._quiet = job, quiet
        self._on = sys.stderr.isatty() and not quiet
        self._drawn = 0.0
        self._total: int | None = None  # bytes of the input, once they are known
        self._ended = False
        if self._on and STDIN not in job.paths:
            threading.Thread(target=self._measure, name="measure", daemon=True).start()

    def _measure(self) -> None:
        """Add up the sizes of the input files while the run works."""
        total, last = 0, ""
        for part in find_parts(self._job.paths):
            if self._ended:
                return
            if isinstance(part, Failure) or part.passed_over:
                continue
            if part.path != last and os.path.isfile(part.path):
                total, last = total + os.path.getsize(part.path), part.path
        self._total = total

    def tell(self, summary: Summary, position: int) -> None:
        """Redraw the progress line, at most once every `EVERY` seconds."""
        now = time.monotonic()
        if self._on and now - self._drawn >= EVERY:
            self._drawn = now
            print(f"\r\x1b[K{progress_line(summary, position, self._total)}", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> None:
        """The line is drawn by the first message."""

    def __exit__(self, *error: object) -> None:
        """Erase the line."""
        self._ended = True
        if self._on:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def report(self, summary: Summary) -> None:
        """Print what the run did on standard error."""
        if self._quiet:
            return
        if summary.resumed_after and summary.pages == summary.resumed_after:
            print("newsclean: nothing to do: the output is complete", file=sys.stderr)
            return
        for line in report_lines(summary):
            print(f"newsclean: {line}", file=sys.stderr)
        if summary.failures and self._job.out != "-":
            print(f"newsclean: failures are listed in {beside(Path(self._job.out), 'failures.jsonl')}", file=sys.stderr)


def progress_line(summary: Summary, position: int, total: int | None) -> str:
    """The text of the progress line. `position` and `total` are bytes of the input.

    >>> progress_line(Summary(pages=50, failures=2, seconds=10.0, input_bytes=300), 500, 1000)
    '50 pages, 50 %, 5/s, 2 failed, 0:10 left'
    """
    parts = [f"{summary.pages:,} pages"]
    if total:
        parts.append(f"{min(100, 100 * position // total)} %")
    parts.append(f"{summary.rate:,.0f}/s")
    if summary.failures:
        parts.append(f"{summary.failures:,} failed")
    if total and position:
        minutes, seconds = divmod(int(summary.seconds * max(0, total - position) / position), 60)
        parts.append(f"{minutes}:{seconds:02} left")
    return ", ".join(parts)


def report_lines(summary: Summary) -> list[str]:
    """The figures as lines of text for the user.

    >>> done = Summary(3, 2, 0, 1, Counter(read=1), removed_by_kind=Counter(share=4), languages=Counter(da=2))
    >>> done.not_read[".pdf"] += 1
    >>> print("\\n".join(report_lines(done)))
    3 pages: 2 articles, 0 that are no article, 1 failed
    failed: read 1
    1 file not read: .pdf 1
    removed: share 4
    languages: da 2
    """
    before = f" ({summary.resumed_after:,} were done before)" if summary.resumed_after else ""
    head = (
        f"{_counted(summary.pages, 'page')}{before}: {_counted(summary.articles, 'article')}, "
        f"{summary.not_articles:,} that are no article, {summary.failures:,} failed"
    )
    if summary.rate:
        head += f"; {summary.rate:,.0f} pages/s, {1000 * summary.cpu_seconds / summary.pages:.1f} ms of CPU a page"
    counts = {
        "failed": summary.failures_by_stage,
        f"{summary.skipped.total():,} without a page": summary.skipped,
        f"{_counted(summary.not_read.total(), 'file')} not read": summary.not_read,
        "removed": summary.removed_by_kind,
        "languages": summary.languages,
    }
    return [head, *(f"{name}: {_most(count)}" for name, count in counts.items() if count)]


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _most(count: Counter[str]) -> str:
    """The `MOST` largest counts in descending order, and the sum of those of other kinds."""
    ranked = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [f"{name} {number:,}" for name, number in ranked[:MOST]]
    if rest := ranked[MOST:]:
        shown.append(f"{sum(number for _, number in rest):,} of {_counted(len(rest), 'other kind')}")
    return ", ".join(shown)
