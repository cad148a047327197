"""The figures of a run: counted page by page, kept in the manifest, reported at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

from newsclean.article import Failure


@dataclass(frozen=True, slots=True)
class Done:
    """The outcome of one page: its record as bytes (several records if it was split), and what the summary counts."""

    record: bytes = b""
    failures: tuple[Failure, ...] = ()  # failures of the page or of its parts
    articles: int = 0
    not_articles: int = 0
    languages: tuple[str, ...] = ()  # one for each record
    removed: tuple[str, ...] = ()
    repairs: int = 0
    findings: int = 0
    cpu: float = 0.0  # seconds
    sha256: str | None = None  # digest of the page's bytes; None if it gave no record

    def __reduce__(self) -> tuple[type[Done], tuple[object, ...]]:
        """Pickle as a plain call. It takes a tenth of the time that a frozen dataclass with slots takes by default."""
        return Done, _values(self)


_values: attrgetter[tuple[object, ...]] = attrgetter(*(field.name for field in fields(Done)))


@dataclass(slots=True)
class Summary:
    """The figures of a run, including those of the earlier runs that it resumed."""

    pages: int = 0
    articles: int = 0
    not_articles: int = 0
    failures: int = 0
    failures_by_stage: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)  # records of archives that hold no page, by kind
    not_read: Counter[str] = field(default_factory=Counter)  # files of folders that are not read, by suffix
    removed_by_kind: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    repairs: int = 0
    findings: int = 0
    input_parts: int = 0  # finished: files, and row groups of files that have them
    input_bytes: int = 0  # size of their files
    record_bytes: int = 0
    cpu_seconds: float = 0.0  # CPU time of the pages in workers
    seconds: float = 0.0  # wall clock
    resumed_after: int = 0  # how many of `pages` earlier runs did
    seconds_before: float = 0.0  # how many of `seconds` earlier runs took

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
        """Pages per second of this run alone, without earlier runs."""
        seconds = self.seconds - self.seconds_before
        return (self.pages - self.resumed_after) / seconds if seconds > 0 else 0.0

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain values. Counts are sorted, largest first."""
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
        """The figures that a resumed run starts with, given the `to_dict` of the run before.

        Raises `ValueError` if a figure is missing or of the wrong type.

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
