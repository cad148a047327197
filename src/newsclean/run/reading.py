"""The input of a run, in order. Pages that an earlier run has cleaned are skipped.

An engine takes only references to pages. Other events (a part begins, a part ends, a page cannot be read) wait here
until the pages that come before them are written.
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

from newsclean.errors import NewscleanError, UnreadablePage
from newsclean.records import Failure
from newsclean.run.digests import Digests
from newsclean.run.manifest import PartLine
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
    sha256: Future[str | None] | None  # still being found, where the part's file is not itself the page


@dataclass(slots=True)
class Reading:
    """The parts of the input and their pages, from where an earlier run stopped."""

    paths: tuple[str, ...]
    settings: Settings
    whole: bool = False  # parts are files, never pieces of one
    own: frozenset[tuple[int, int]] = frozenset()  # files that the run itself writes, by device and number
    done: Iterable[PartLine] = ()  # by an earlier run
    at: PartLine | None = None  # begun by an earlier run
    told: deque[tuple[int, Begun | Ended | Failure]] = field(default_factory=deque)  # after so many pages
    _found: int = 0
    _digests: Digests = field(default_factory=Digests)

    def pages(self) -> Iterator[PageRef]:
        """Yield a reference for each page that is to be done.

        Raises `NewscleanError` where the input is not what the earlier run had read.
        """
        done, at = iter(self.done), self.at
        for found in find_parts(self.paths, self.settings, whole=self.whole):
            part, failure = (Part(found.path or "", found.id), found) if isinstance(found, Failure) else (found, None)
            status = _status(part)
            if status and (status.st_dev, status.st_ino) in self.own:
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
                self._tell(failure)
                self._tell(Ended(Counter(), None))
            else:
                yield from self._pages_of(part, passed, has_digest=line.bytes is not None)
        if before := next(done, at):
            raise changed(before.path)

    def _pages_of(self, part: Part, passed: int, has_digest: bool) -> Iterator[PageRef]:
        skipped: Counter[str] = Counter()
        digest: Future[str | None] | None = None
        for number, found in enumerate(find_in_part(part, self.settings, skipped)):
            if isinstance(found, PageRef) and found.row is None:
                has_digest = False  # It is found where the page is read.
            elif digest is None and has_digest:
                digest = self._digests.of(part.path)  # Now, so that it is there in the end.
            if number < passed:
                continue
            if isinstance(found, Failure):
                self._tell(found)
            else:
                self._found += 1
                yield found
        if digest is None and has_digest:
            digest = self._digests.of(part.path)
        self._tell(Ended(skipped, digest))

    def _tell(self, event: Begun | Ended | Failure) -> None:
        self.told.append((self._found, event))

    def take(self, pages: int) -> Iterator[Begun | Ended | Failure]:
        """Yield what was found before the page that comes after so many."""
        while self.told and self.told[0][0] <= pages:
            yield self.told.popleft()[1]

    def _check_same(self, before: PartLine, now: PartLine) -> None:
        """Raise `NewscleanError` where a part is not the one that an earlier run has read."""
        if (before.name, before.group, before.bytes) != (now.name, now.group, now.bytes):
            raise changed(before.path)
        if before.modified != now.modified and not self._has_digest(before):
            raise changed(before.path)

    def _has_digest(self, part: PartLine) -> bool:
        """Whether a file that was written anew holds the same bytes."""
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
        """Stop looking at files."""
        self._digests.close()


def changed(path: str) -> NewscleanError:
    """Says that a run cannot go on with this input."""
    return NewscleanError(
        f"cannot resume: the input is not what it was when the run stopped: see {path}. "
        "Give it the same, or start anew without --resume."
    )


def _status(part: Part) -> os.stat_result | None:
    """What the system says of the part's file; None where there is none, which loading it will tell."""
    try:
        return os.stat(part.path) if part.path != STDIN else None
    except OSError:
        return None
