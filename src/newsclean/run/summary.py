"""What a run did, in figures: counted page by page, kept in the manifest, told at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from newsclean.records import Failure


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one page: its record as bytes (the records, where it was split), and what the summary counts."""

    record: bytes = b""
    failures: tuple[Failure, ...] = ()  # the page's, or those of parts of it
    articles: int = 0
    not_articles: int = 0
    languages: tuple[str, ...] = ()  # of each record
    removed: tuple[str, ...] = ()
    repairs: int = 0
    findings: int = 0
    cpu: float = 0.0  # seconds
    sha256: str | None = None  # of the page's bytes, where they were read

    def __reduce__(self) -> tuple[type[Done], tuple[object, ...]]:
        """How it is pickled: a tenth of the time that a frozen dataclass with slots takes by itself."""
        return Done, (
            self.record, self.failures, self.articles, self.not_articles, self.languages, self.removed, self.repairs,
            self.findings, self.cpu, self.sha256,
        )  # fmt: skip


@dataclass(slots=True)
class Summary:
    """What a run did. Where it went on from earlier runs, it includes what they did."""

    pages: int = 0
    articles: int = 0
    not_articles: int = 0
    failures: int = 0
    failures_by_stage: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(
        default_factory=Counter
    )  # records of archives and files that hold no page, by what they are
    removed_by_kind: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    repairs: int = 0
    findings: int = 0
    input_parts: int = 0  # finished: files, and row groups of files that have them
    input_bytes: int = 0  # of their files
    record_bytes: int = 0
    cpu_seconds: float = 0.0  # that the pages took in workers
    seconds: float = 0.0  # wall clock
    resumed_after: int = 0  # pages of `pages` that earlier runs had done
    seconds_before: float = 0.0  # of `seconds`, those of earlier runs

    def count(self, done: Done) -> None:
        """Add one page."""
        self.pages += 1
        self.cpu_seconds += done.cpu
        self.failures += len(done.failures)
        self.failures_by_stage.update(failure.stage for failure in done.failures)
        self.articles += done.articles
        self.not_articles += done.not_articles
        self.removed_by_kind.update(done.removed)
        self.languages.update(done.languages)
        self.repairs += done.repairs
        self.findings += done.findings
        self.record_bytes += len(done.record)

    @property
    def rate(self) -> float:
        """Pages a second of this run, without those that earlier runs had done."""
        seconds = self.seconds - self.seconds_before
        return (self.pages - self.resumed_after) / seconds if seconds > 0 else 0.0

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain values, counts in order of size."""
        values: dict[str, Any] = {}
        for name in (f.name for f in fields(self)):
            value = getattr(self, name)
            if isinstance(value, Counter):
                value = dict(sorted(value.items(), key=lambda pair: (-pair[1], pair[0])))
            values[name] = round(value, 3) if isinstance(value, float) else value
        values["pages_per_second"] = round(self.rate, 1)
        values["cpu_ms_per_page"] = round(1000 * self.cpu_seconds / self.pages, 2) if self.pages else 0.0
        return values

    @classmethod
    def resumed(cls, values: Mapping[str, Any]) -> Summary:
        """The figures with which a run goes on from one that left these.

        Raises `ValueError` where one is missing or of another kind.

        >>> Summary.resumed(Summary(pages=7, languages=Counter(da=7), seconds=2.0).to_dict()).resumed_after
        7
        """
        summary = cls()
        for name in (f.name for f in fields(cls)):
            zero, value = getattr(summary, name), values.get(name)
            if isinstance(zero, Counter) and isinstance(value, dict) and all(map(_is_count, value.values())):
                value = Counter(value)
            elif isinstance(zero, Counter) or not (_is_count(value) or isinstance(value, type(zero))):
                raise ValueError(f"{name!r} is missing or no figure")
            setattr(summary, name, value)
        summary.resumed_after, summary.seconds_before = summary.pages, summary.seconds
        return summary


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
