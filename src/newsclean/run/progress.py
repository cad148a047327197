"""What a run tells a person: a line that moves on a terminal, and the figures at the end."""

from __future__ import annotations

import sys
import time

from newsclean.run.job import Job, Summary, count_pages

# Seconds between two drawings of the line.
EVERY = 0.2


class Progress:
    """A progress line on standard error, where that is a terminal."""

    def __init__(self, job: Job) -> None:
        self._on = sys.stderr.isatty()
        self._total = count_pages(job.paths, job.settings) if self._on else None
        self._drawn = 0.0
        self._failures_file = None if job.out == "-" else f"{job.out.rstrip('/')}.failures.jsonl"

    def tell(self, summary: Summary) -> None:
        """Draw the line anew, now and then."""
        now = time.monotonic()
        if self._on and now - self._drawn >= EVERY:
            self._drawn = now
            print(f"\r\x1b[K{progress_line(summary, self._total)}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the line away."""
        if self._on:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def report(self, summary: Summary) -> None:
        """Tell what the run did."""
        if not summary.pages and not summary.resumed_after:
            print("newsclean: nothing to do: the output is complete", file=sys.stderr)
            return
        done = f" ({summary.resumed_after:,} were done before)" if summary.resumed_after else ""
        rate = summary.pages / summary.seconds if summary.seconds else 0.0
        print(
            f"newsclean: {summary.pages:,} pages{done}: {summary.articles:,} articles, "
            f"{summary.not_articles:,} that are none, {summary.failures:,} failed; {rate:,.0f} pages/s",
            file=sys.stderr,
        )
        if summary.skipped:
            reasons = ", ".join(f"{reason} {count:,}" for reason, count in sorted(summary.skipped.items()))
            print(f"newsclean: {summary.skipped.total():,} records without a page: {reasons}", file=sys.stderr)
        if summary.failures:
            stages = ", ".join(f"{stage} {count}" for stage, count in sorted(summary.failures_by_stage.items()))
            where = f"; listed in {self._failures_file}" if self._failures_file else ""
            print(f"newsclean: failures: {stages}{where}", file=sys.stderr)


def progress_line(summary: Summary, total: int | None) -> str:
    """The line that moves.

    >>> progress_line(Summary(pages=50, failures=2, seconds=10.0), 100)
    '50 of 100 pages, 5/s, 2 failed, 0:10 left'
    """
    rate = summary.pages / summary.seconds if summary.seconds else 0.0
    done = summary.pages + summary.resumed_after
    parts = [f"{done:,} of {total:,} pages" if total else f"{done:,} pages", f"{rate:,.0f}/s"]
    if summary.failures:
        parts.append(f"{summary.failures:,} failed")
    if total and rate:
        minutes, seconds = divmod(int(max(0, total - done) / rate), 60)
        parts.append(f"{minutes}:{seconds:02} left")
    return ", ".join(parts)
