"""The record's JSON Schema, derived from the dataclasses so that the two cannot differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newsclean.records import Article
from newsclean.write.record import ORDER


def json_schema() -> dict[str, Any]:
    """The schema of one record (JSON Schema 2020-12). It allows further properties, for carried columns."""
    hints = get_type_hints(Article)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newsclean article record",
        "type": "object",
        "properties": {name: _schema(hints[name]) for name in ORDER},
        "required": list(ORDER),
    }


_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}


def _schema(kind: Any) -> dict[str, Any]:
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        return {"type": "array", "items": _schema(inner[0])}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(part) for part in inner]}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(inner[1])}
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        names = [f.name for f in fields(kind)]
        return {
            "type": "object",
            "properties": {name: _schema(hints[name]) for name in names},
            "required": names,
            "additionalProperties": False,
        }
    raise TypeError(f"no schema for {kind!r}")
