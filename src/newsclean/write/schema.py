"""The record's JSON Schema, from the record's shape."""

from __future__ import annotations

from typing import Any

from newsclean.write.shape import ORDER, Many, Maybe, Named, OneOf, Plain, Record, Shape, article_shape

_NAMES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def json_schema() -> dict[str, Any]:
    """The schema of one record (JSON Schema 2020-12). It allows further properties, for carried columns."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newsclean article record",
        "type": "object",
        "properties": {name: _schema(shape) for name, shape in article_shape().items()},
        "required": list(ORDER),
    }


def _schema(shape: Shape) -> dict[str, Any]:
    match shape:
        case Plain(kind):
            return {"type": _NAMES[kind]}
        case OneOf(values):
            return {"enum": list(values)}
        case Maybe(some):
            return {"anyOf": [_schema(some), {"type": "null"}]}
        case Many(item):
            return {"type": "array", "items": _schema(item)}
        case Named(value):
            return {"type": "object", "additionalProperties": _schema(value)}
        case Record(_, members):
            return {
                "type": "object",
                "properties": {name: _schema(member) for name, member in members.items()},
                "required": list(members),
                "additionalProperties": False,
            }
