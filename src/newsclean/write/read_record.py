"""Reads an `Article` from a plain dict or a line of JSON, the inverse of `write/record.py`. All else is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from newsclean.article import SCHEMA_VERSION, Article
from newsclean.write.record import CARRIED, carried_name
from newsclean.write.shape import ORDER, Many, Maybe, Named, OneOf, Plain, Record, Shape, article_shape


def from_dict(record: Mapping[str, Any]) -> Article:
    """The article of a record. Columns that are not fields of the record go to `extra`, under their input names.

    Raises `ValueError`, which names the field, if one is missing or of the wrong type, or if the record is of a later
    version. An older one has fewer kinds and flags, so it is read as it is.
    """
    if not isinstance(record, Mapping):
        raise ValueError(f"not an article record: a {type(record).__name__}")
    if missing := [name for name in ORDER if name not in record]:
        raise ValueError(f"not an article record: {missing[0]!r} is missing")
    values = {name: _read(record[name], shape, name) for name, shape in article_shape().items()}
    if not 1 <= values["schema_version"] <= SCHEMA_VERSION:
        raise ValueError(
            f"a record of version {values['schema_version']}; this newsclean reads no later one than {SCHEMA_VERSION}"
        )
    extra = {_name_before(name): value for name, value in record.items() if name not in ORDER}
    return Article(**values, extra=extra)


def from_json(line: str) -> Article:
    """The article of a line of JSON. Raises `ValueError` if the line is not a record."""
    try:
        record = json.loads(line)
    except RecursionError as error:
        raise ValueError("not an article record: nested too deeply") from error
    if not isinstance(record, dict):
        raise ValueError("not an article record: not a JSON object")
    return from_dict(record)


def _name_before(name: str) -> str:
    """The name that a carried column had in the input."""
    before = name.removeprefix(CARRIED)
    return before if carried_name(before, ORDER) == name else name


def _read(value: Any, shape: Shape, where: str) -> Any:
    """Convert a JSON value to the type of its field. Raises `ValueError`, which names the place `where`."""
    match shape:
        case Plain(kind):
            return _read_plain(value, kind, where)
        case OneOf(values):
            if value not in values:
                raise _wrong(where, f"is {value!r}, which is none of {', '.join(values)}")
            return value
        case Maybe(some):
            return None if value is None else _read(value, some, where)
        case Many(item):
            if not isinstance(value, list):
                raise _wrong(where, "must be a list")
            return tuple(_read(one, item, f"{where}[{place}]") for place, one in enumerate(value))
        case Named(of):
            if not isinstance(value, Mapping):
                raise _wrong(where, "must be an object")
            return {str(name): _read(one, of, f"{where}.{name}") for name, one in value.items()}
        case Record(kind, members):
            if not isinstance(value, Mapping) or set(value) != set(members):
                raise _wrong(where, f"must be an object with the keys {', '.join(members)}")
            return kind(**{name: _read(value[name], member, f"{where}.{name}") for name, member in members.items()})


def _read_plain(value: Any, kind: type, where: str) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise _wrong(where, f"is {type(value).__name__}, not {kind.__name__}")
    return value


def _wrong(where: str, what: str) -> ValueError:
    return ValueError(f"not an article record: {where!r} {what}")
