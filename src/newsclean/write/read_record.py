"""Reads an `Article` from a plain dict or a line of JSON, the inverse of `write/record.py`. All else is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newsclean.records import SCHEMA_VERSION, Article
from newsclean.write.record import CARRIED, ORDER, carried_name


def from_dict(record: Mapping[str, Any]) -> Article:
    """The article of a record. Columns that are not fields of the record go to `extra`, under their input names.

    Raises `ValueError`, which names the field, if one is missing or of the wrong type, or if the record is of another
    version.
    """
    if not isinstance(record, Mapping):
        raise ValueError(f"not an article record: a {type(record).__name__}")
    if missing := [name for name in ORDER if name not in record]:
        raise ValueError(f"not an article record: {missing[0]!r} is missing")
    hints = _hints(Article)
    values = {name: _read(record[name], hints[name], name) for name in ORDER}
    if values["schema_version"] != SCHEMA_VERSION:
        raise ValueError(
            f"a record of version {values['schema_version']}; this newsclean reads version {SCHEMA_VERSION}"
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


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(value: Any, kind: Any, where: str) -> Any:
    """Convert a JSON value to the type of its field. Raises `ValueError`, which names the place `where`."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (some,) = (part for part in inner if part is not type(None))
        return None if value is None else _read(value, some, where)
    if origin is Literal:
        if value not in inner:
            raise _wrong(where, f"is {value!r}, which is none of {', '.join(inner)}")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise _wrong(where, "must be a list")
        return tuple(_read(item, inner[0], f"{where}[{place}]") for place, item in enumerate(value))
    if origin is Mapping:
        if not isinstance(value, Mapping):
            raise _wrong(where, "must be an object")
        return {str(name): _read(item, inner[1], f"{where}.{name}") for name, item in value.items()}
    if is_dataclass(kind):
        return _read_object(value, kind, where)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise _wrong(where, f"is {type(value).__name__}, not {kind.__name__}")
    return value


def _read_object(value: Any, kind: Any, where: str) -> Any:
    names = [f.name for f in fields(kind)]
    if not isinstance(value, Mapping) or set(value) != set(names):
        raise _wrong(where, f"must be an object with the keys {', '.join(names)}")
    hints = _hints(kind)
    return kind(**{name: _read(value[name], hints[name], f"{where}.{name}") for name in names})


def _wrong(where: str, what: str) -> ValueError:
    return ValueError(f"not an article record: {where!r} {what}")
