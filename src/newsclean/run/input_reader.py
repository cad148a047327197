"""Reads the input of a run in order and skips the pages that an earlier run has cleaned.

An engine takes references to pages, and the failures of those that cannot be found: so only a few wait at once, and a
failure is written in its place. Other events (a part begins, a part ends) wait in a queue until the pages before them
are written.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsclean.article import Failure
from newsclean.errors import NewscleanError, UnreadablePage
from newsclean.run.digests import Digests
from newsclean.run.manifest import PartLine
from newsclean.run.overwriting import Identity, identities, identity
from newsclean.settings import Settings
from newsclean.sources import STDIN, PageRef, Part, find_in_part, find_parts
from newsclean.sources.files import read_file


@dataclass(frozen=True, slots=True)
class Begun:
    """A part begins; `pages` of its pages were done by an earlier run."""

    part: PartLine


@dataclass(frozen=True, slots=True)
class Ended:
    """A part has no more pages."""

    skipped: Counter[str]
    sha256: Future[str | None] | None  # digest of the part's file; None if the file is itself the page


@dataclass(slots=True)
class InputReader:
    """The parts of the input and their pages, starting where an earlier run stopped."""

    paths: tuple[str, ...]
    settings: Settings
    whole: bool = False  # parts are whole files, never row groups
    own: tuple[Path, ...] = ()  # real paths of the files that the run itself writes
    streams: frozenset[Identity] = frozenset()  # the files that standard output and error are redirected to
    done: Iterable[PartLine] = ()  # parts that earlier runs finished
    at: PartLine | None = None  # the part that an earlier run began and did not finish
    told: deque[tuple[int, Begun | Ended]] = field(default_factory=deque)  # (pages before the event, event)
    # Files of folders that are not read, by suffix. They may come and go while a run is stopped, so they are no parts.
    not_read: Counter[str] = field(default_factory=Counter)
    _found: int = 0  # pages and failures
    _digests: Digests = field(default_factory=Digests)

    def pages(self) -> Iterator[PageRef | Failure]:
        """Yield a reference for each page that is still to be cleaned, or a `Failure` if it cannot be found.

        Raises `NewscleanError` if the input has changed since the earlier run read it.
        """
        done, at, own = iter(self.done), self.at, identities(self.own)
        for found in find_parts(self.paths, whole=self.whole):
            part, failure = (Part(found.path or "", found.id), found) if isinstance(found, Failure) else (found, None)
            status = _status(part)
            if status and identity(status) in own:
                continue
            if status and identity(status) in self.streams:
                self.not_read["output of a run"] += 1  # It may be a page, to which `>>` appends.
                continue
            if part.passed_over:
                # The manifest is replaced while the run works, so it is known by its name.
                if Path(os.path.realpath(part.path)) not in self.own:
                    self.not_read[part.passed_over] += 1
                continue
            line = PartLine(part.name, part.path, part.group)
            if status and stat.S_ISREG(status.st_mode):
                line = replace(line, bytes=status.st_size, modified=status.st_mtime_ns)
            before = next(done, None)
            if before:
                self._check_same(before, line)
                continue
            passed = 0
            if at:
                self._check_same(at, line)
                passed = at.pages
                line, at = replace(line, pages=passed, sha256=at.sha256), None
            self._tell(Begun(line))
            if failure:
                if not passed:
                    self._found += 1
                    yield failure
                self._tell(Ended(Counter(), None))
            else:
                yield from self._pages_of(part, passed, has_digest=line.bytes is not None)
        if before := next(done, at):
            raise changed(before.path)

    def _pages_of(self, part: Part, passed: int, has_digest: bool) -> Iterator[PageRef | Failure]:
        skipped: Counter[str] = Counter()
        digest: Future[str | None] | None = None
        for number, found in enumerate(find_in_part(part, self.settings, skipped)):
            if isinstance(found, PageRef) and found.row is None:
                has_digest = False  # The digest is computed when the page is read.
            elif digest is None and has_digest:
                digest = self._digests.of(part.path)  # Start now, so that it is ready when the part ends.
            if number < passed:
                continue
            self._found += 1
            yield found
        if digest is None and has_digest:
            digest = self._digests.of(part.path)
        self._tell(Ended(skipped, digest))

    def _tell(self, event: Begun | Ended) -> None:
        self.told.append((self._found, event))

    def take(self, pages: int) -> Iterator[Begun | Ended]:
        """Yield and remove the events that come before the page with index `pages` (counted from 0)."""
        while self.told and self.told[0][0] <= pages:
            yield self.told.popleft()[1]

    def _check_same(self, before: PartLine, now: PartLine) -> None:
        """Raise `NewscleanError` if a part differs from the one that an earlier run read."""
        if (before.name, before.group, before.bytes) != (now.name, now.group, now.bytes):
            raise changed(before.path)
        if before.modified != now.modified and not self._has_digest(before):
            raise changed(before.path)

    def _has_digest(self, part: PartLine) -> bool:
        """Whether a file with a new modification time still has the recorded digest, as a file or as a page."""
        if part.sha256 is None:
            return False
        if self._digests.of(part.path).result() == part.sha256:
            return True
        try:
            page = read_file(Path(part.path), self.settings.max_page_size)
        except UnreadablePage:
            return False
        return hashlib.sha256(page).hexdigest() == part.sha256

    def close(self) -> None:
        """Stop computing digests."""
        self._digests.close()


def changed(path: str) -> NewscleanError:
    """The error for a run that cannot be resumed because the input has changed."""
    return NewscleanError(
        f"cannot resume: the input is not what it was when the run stopped: see {path}. "
        "Give it the same, or start anew without --resume."
    )


def _status(part: Part) -> os.stat_result | None:
    """The `stat` of the part's file, or None for standard input and missing files. Loading reports a missing file."""
    try:
        return os.stat(part.path) if part.path != STDIN else None
    except OSError:
        return None
