"""The manifest of a run and the list of its inputs, as records <-> JSON. What a run did not write is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, get_type_hints

from newsclean.run.summary import Summary


class NotOfRun(Exception):
    """A file does not hold what a run writes there; the message says why."""


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
    """What must be the same for one run to go on where another stopped."""

    version: str
    settings: str  # digest
    rules: str  # digest of the rule packs and word lists
    format: str
    paths: tuple[str, ...]

    def differences(self, other: MadeWith) -> list[str]:
        """What differs from this in another run."""
        theirs, mine = _plain(other), _plain(self)
        return [f"{name} ({theirs[name]!r}, now {mine[name]!r})" for name in mine if mine[name] != theirs[name]]


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes that are on the disk."""

    records: int
    failures: int
    inputs: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """How far a run is."""

    made_with: MadeWith
    complete: bool  # nothing is missing but the names of the files
    written: Written
    at: PartLine | None  # the part at hand: begun and not finished
    counts: Summary

    def to_bytes(self) -> bytes:
        """The manifest as the JSON of its file."""
        values = {
            **_plain(self.made_with),
            "complete": self.complete,
            "written": _plain(self.written),
            "at": _plain(self.at) if self.at else None,
            "counts": self.counts.to_dict(),
        }
        return json_bytes(values, indent=1)


def read_manifest(content: bytes) -> Manifest:
    """The inverse of `Manifest.to_bytes`; its figures are those of a run that goes on. Raises `NotOfRun`."""
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
    """The part as a line of the list of inputs."""
    return json_bytes(_plain(part))


def read_part(line: bytes) -> PartLine:
    """The inverse of `part_bytes`. Raises `NotOfRun`."""
    return PartLine(**_checked(PartLine, _parse(line)))


def json_bytes(values: Mapping[str, Any], indent: int | None = None) -> bytes:
    """A line of JSON, or with `indent` several; names of files that are no Unicode come back as they were."""
    try:
        return json.dumps(values, indent=indent, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(values, indent=indent).encode() + b"\n"


def _parse(content: bytes) -> dict[str, Any]:
    try:
        values = json.loads(content)
    except ValueError as error:
        raise NotOfRun(f"not JSON: {error}") from error
    if not isinstance(values, dict):
        raise NotOfRun("not a JSON object")
    return values


def _names(kind: type[MadeWith | PartLine | Written]) -> list[str]:
    return [f.name for f in fields(kind)]


def _plain(record: MadeWith | PartLine | Written) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(record).items()}


def _checked(kind: type[MadeWith | PartLine | Written], values: object) -> dict[str, Any]:
    """The fields of a record. Raises `NotOfRun` where one is missing, unknown or of another type."""
    names = _names(kind)
    if not isinstance(values, dict) or sorted(values) != sorted(names):
        raise NotOfRun(f"not an object with {', '.join(names)}")
    hints = get_type_hints(kind)
    for name, value in values.items():
        wanted = tuple if name == "paths" else hints[name]
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise NotOfRun(f"{name!r} is {type(value).__name__}")
    return values
