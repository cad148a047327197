"""Converts a run's manifest and list of inputs to JSON and back. JSON that a run did not write is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, get_type_hints

from newsclean.run.summary import Summary


class NotOfRun(Exception):
    """The file does not hold what a run writes there. The message says why."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of the input (a file or a row group), the state of its file when it was read, and how much is done."""

    name: str  # relative to the input folder
    path: str
    group: int | None  # row group
    bytes: int | None = None  # size of the file; None if it is not a regular file
    modified: int | None = None  # nanoseconds since 1970
    sha256: str | None = None  # digest of the file's bytes, or of the page's bytes if the file is one page
    pages: int = 0  # number of pages it gave, including failures


@dataclass(frozen=True, slots=True)
class MadeWith:
    """What must be the same for one run to resume another."""

    version: str
    settings: str  # digest
    rules: str  # digest of the rule packs and word lists
    format: str
    paths: tuple[str, ...]

    def differences(self, other: MadeWith) -> list[str]:
        """Describe each field whose value in `other` (the earlier run) differs from this one."""
        theirs, mine = _plain(other), _plain(self)
        return [f"{name} ({theirs[name]!r}, now {mine[name]!r})" for name in mine if mine[name] != theirs[name]]


@dataclass(frozen=True, slots=True)
class Written:
    """How many bytes of each file are on disk."""

    records: int
    failures: int
    inputs: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The progress of a run."""

    made_with: MadeWith
    complete: bool  # everything is written; only renames of files may be left
    written: Written
    at: PartLine | None  # the part that is begun and not finished
    counts: Summary

    def to_bytes(self) -> bytes:
        """The manifest as indented JSON, the content of its file."""
        values = {
            **_plain(self.made_with),
            "complete": self.complete,
            "written": _plain(self.written),
            "at": _plain(self.at) if self.at else None,
            "counts": self.counts.to_dict(),
        }
        return json_bytes(values, indent=1)


def read_manifest(content: bytes) -> Manifest:
    """Parse what `Manifest.to_bytes` wrote. The figures are set up for a resumed run. Raises `NotOfRun`."""
    values = _parse(content)
    made_with = {name: values.get(name) for name in _names(MadeWith)}
    paths = made_with["paths"]
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise NotOfRun("'paths' is no list of names")
    if not isinstance(complete := values.get("complete"), bool):
        raise NotOfRun("'complete' is not true or false")
    counts = values.get("counts")
    if not isinstance(counts, dict):
        raise NotOfRun("'counts' is no object")
    try:
        summary = Summary.resumed(counts)
    except ValueError as error:
        raise NotOfRun(f"'counts': {error}") from error
    at = values.get("at")
    return Manifest(
        MadeWith(**_checked(MadeWith, {**made_with, "paths": tuple(paths)})),
        complete,
        Written(**_checked(Written, values.get("written"))),
        PartLine(**_checked(PartLine, at)) if at is not None else None,
        summary,
    )


def part_bytes(part: PartLine) -> bytes:
    """The part as one line of the list of inputs."""
    return json_bytes(_plain(part))


def read_part(line: bytes) -> PartLine:
    """Parse what `part_bytes` wrote. Raises `NotOfRun`."""
    return PartLine(**_checked(PartLine, _parse(line)))


def json_bytes(values: Mapping[str, Any], indent: int | None = None) -> bytes:
    """The values as one line of JSON, or several with `indent`. All is escaped if a file name is not valid Unicode."""
    try:
        return json.dumps(values, indent=indent, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(values, indent=indent).encode() + b"\n"


def _parse(content: bytes) -> dict[str, Any]:
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NotOfRun(f"not JSON: {error}") from error
    if not isinstance(values, dict):
        raise NotOfRun("not a JSON object")
    return values


def _names(kind: type[MadeWith | PartLine | Written]) -> list[str]:
    return [f.name for f in fields(kind)]


def _plain(record: MadeWith | PartLine | Written) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(record).items()}


def _checked(kind: type[MadeWith | PartLine | Written], values: object) -> dict[str, Any]:
    """Return the fields of a record. Raises `NotOfRun` if one is missing, unknown or of the wrong type."""
    names = _names(kind)
    if not isinstance(values, dict) or sorted(values) != sorted(names):
        raise NotOfRun(f"not an object with {', '.join(names)}")
    hints = get_type_hints(kind)
    for name, value in values.items():
        wanted = tuple if name == "paths" else hints[name]
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise NotOfRun(f"{name!r} is {type(value).__name__}")
    return values
