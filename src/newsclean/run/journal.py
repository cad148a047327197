"""How far a run is, kept beside its output so that it can go on after a kill, and tell later what it read.

    OUT.manifest.json    what made the output, the figures so far, the bytes written, the part at hand
    OUT.inputs.jsonl     the parts of the input that are finished, a line each, in order
    OUT.failures.jsonl   the pages that failed, a line each

The manifest is written now and then, always whole, after the bytes that it speaks of. What stands behind those bytes is
cut off when the run goes on. `complete` is written before files get their names, and a run that finds it gives them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.records import Failure
from newsclean.run.growing import Growing, is_whole, lock, partial_of, write_whole
from newsclean.run.summary import Summary

# Pages and seconds after which the manifest is written anew: what a killed run has to do again at most.
PAGES, SECONDS = 64, 0.5


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of the input: a file or a row group, as it was read, and how much of it is done."""

    name: str  # relative to the folder that was named
    path: str
    group: int | None  # row group
    bytes: int | None = None  # the file's; None where there was none to read
    modified: int | None = None  # nanoseconds since 1970
    sha256: str | None = None  # of the file's bytes; where a file is a page, of the page's
    pages: int = 0  # that it gave, failures among them


@dataclass(frozen=True, slots=True)
class MadeWith:
    """What must be equal for a run to go on where another stopped."""

    version: str
    settings: str  # digest
    rules: str  # digest of the rule packs and word lists
    format: str
    paths: tuple[str, ...]

    def differences(self, manifest: Mapping[str, Any]) -> list[str]:
        """What another run was given that was not the same."""
        mine = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}
        return [f"{name} ({manifest[name]!r}, now {mine[name]!r})" for name in mine if mine[name] != manifest[name]]


class Journal:
    """The files beside an output. Raises `NewscleanError` where a run cannot go on there, or another one does."""

    def __init__(self, out: Path, made_with: MadeWith, resume: bool) -> None:
        self.out, self._made_with = out, made_with
        self._manifest = beside(out, "manifest.json")
        self.failures_file, self.inputs_file = beside(out, "failures.jsonl"), beside(out, "inputs.jsonl")
        out.parent.mkdir(parents=True, exist_ok=True)
        self._lock = lock(partial_of(self.failures_file), out)
        try:
            state = self._read() if resume else None
            self.complete = bool(state and state["complete"])
            self.written: dict[str, int] = state["written"] if state else {}
            self.at = PartLine(**state["at"]) if state and state["at"] else None
            self.summary = Summary.resumed(state["counts"]) if state else Summary()
            if not self.complete:
                self._failures = Growing(self.failures_file, self.written.get("failures"))
                self._inputs = Growing(self.inputs_file, self.written.get("inputs"))
        except (LookupError, TypeError, AttributeError) as error:
            self._lock.close()
            raise NewscleanError(
                f"{self._manifest}: not the manifest of a run. Start anew without --resume."
            ) from error
        except BaseException:
            self._lock.close()
            raise
        self._saved, self._saved_pages = 0.0, self.summary.pages

    def _read(self) -> dict[str, Any] | None:
        """The manifest of the run to go on with; None where none was begun."""
        if not self._manifest.is_file():
            if self.out.is_file():
                raise NewscleanError(
                    f"cannot resume: {self.out} is there, but {self._manifest.name} is not, which would say how it was "
                    "made. Start anew without --resume."
                )
            return None
        try:
            state = json.loads(self._manifest.read_text(encoding="utf-8"))
        except ValueError as error:
            raise TypeError(str(error)) from error
        if not isinstance(state, dict):
            raise TypeError("not an object")
        if state["complete"] and not self.out.exists() and not partial_of(self.out).exists():
            return None  # Its output was taken away.
        if differences := self._made_with.differences(state):
            raise NewscleanError(
                f"cannot resume: the run that wrote {self.out} had another {'; another '.join(differences)}. "
                "Give it the same, or start anew without --resume."
            )
        return state

    def done_parts(self) -> Iterator[PartLine]:
        """Yield the parts that earlier runs have finished, in order."""
        left = self.written.get("inputs", 0)
        if not left:
            return
        with partial_of(self.inputs_file).open("rb") as stream:
            while left > 0:
                line = stream.readline()
                left -= len(line)
                yield PartLine(**json.loads(line))

    def fail(self, failure: Failure) -> None:
        """Add to the list of failures."""
        self._failures.write(json_bytes(asdict(failure)))

    def finish_part(self, part: PartLine) -> None:
        """Add to the list of finished parts."""
        self._inputs.write(json_bytes(asdict(part)))

    def due(self) -> bool:
        """Whether the manifest should be written anew."""
        if self.summary.pages - self._saved_pages < PAGES:
            return False
        return time.monotonic() - self._saved >= SECONDS

    def save(self, records: int, at: PartLine | None, *, complete: bool = False) -> None:
        """Write the manifest: `records` bytes of records are on the disk, and `at` is begun, not finished."""
        written = {"records": records, "failures": self._failures.save(), "inputs": self._inputs.save()}
        state = {
            **asdict(self._made_with),
            "complete": complete,
            "written": written,
            "at": asdict(at) if at else None,
            "counts": self.summary.to_dict(),
        }
        write_whole(self._manifest, json_bytes(state, indent=1))
        self._saved, self._saved_pages = time.monotonic(), self.summary.pages

    def finish(self) -> None:
        """Give the lists their names. Without failures there is no list of them, nor an earlier run's."""
        if self.complete:
            # An earlier run was stopped while it gave names, or has given them all.
            for name, file in (("inputs", self.inputs_file), ("failures", self.failures_file)):
                if is_whole(file, self.written[name]):
                    Growing(file, self.written[name]).finish()
            # The list that was opened for its lock.
            partial_of(self.failures_file).unlink(missing_ok=True)
            if not self.written["failures"]:
                self.failures_file.unlink(missing_ok=True)
            self._lock.close()
            return
        self._inputs.finish()
        if self._failures.size:
            self._failures.finish()
        else:
            self.failures_file.unlink(missing_ok=True)
            self._failures.discard()
        self._lock.close()

    def close(self) -> None:
        """Leave all as it is, for a run that goes on."""
        if not self.complete:
            self._failures.close()
            self._inputs.close()
        self._lock.close()


def beside(out: Path, suffix: str) -> Path:
    """The file of that suffix that belongs to an output."""
    return out.with_name(f"{out.name}.{suffix}")


def json_bytes(values: Mapping[str, Any], indent: int | None = None) -> bytes:
    """A line of JSON, or with `indent` several; names of files that are no Unicode come back as they were."""
    try:
        return json.dumps(values, indent=indent, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(values, indent=indent).encode() + b"\n"
