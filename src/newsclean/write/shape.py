"""The shape of the record: what each of its fields holds, read once from the annotations of `Article`.

The writers, the schemas and the reader of records go by it, so a new field is one line in `records`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from newsclean.article import Article


@dataclass(frozen=True, slots=True)
class Plain:
    """A string, a number, or true or false."""

    type: type[str | int | float | bool]


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few strings."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value that may be missing: None, in JSON null."""

    some: Shape


@dataclass(frozen=True, slots=True)
class Many:
    """A tuple, in JSON a list."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping, with the names of metadata fields as keys."""

    value: Shape


@dataclass(frozen=True, slots=True)
class Record:
    """A record of its own, in JSON an object with all of these members."""

    type: type[Any]
    members: Mapping[str, Shape]  # in the order in which they are written
    is_flat: bool  # whether each member is a single value


Shape: TypeAlias = Plain | OneOf | Maybe | Many | Named | Record

# These are written first and last, the others as they stand in `Article`. The carried columns have no fixed shape.
_FIRST, _LAST, _WITHOUT = ("schema_version", "id", "source"), ("made_by",), ("extra",)
# The record's fields in the order they are written.
ORDER = (
    *_FIRST,
    *(field.name for field in fields(Article) if field.name not in (*_FIRST, *_LAST, *_WITHOUT)),
    *_LAST,
)


@cache
def article_shape() -> Mapping[str, Shape]:
    """The shape of each field of the record, in the order they are written."""
    hints = get_type_hints(Article)
    return {name: shape_of(hints[name]) for name in ORDER}


def shape_of(kind: Any) -> Shape:
    """The shape of the values of a type.

    >>> shape_of(tuple[str, ...] | None)
    Maybe(some=Many(item=Plain(type=<class 'str'>)))
    """
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return OneOf(inner)
    if origin is tuple:
        return Many(shape_of(inner[0]))
    if origin in (Union, UnionType):
        (some,) = (part for part in inner if part is not type(None))
        return Maybe(shape_of(some))
    if origin is Mapping:
        return Named(shape_of(inner[1]))
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        members = {field.name: shape_of(hints[field.name]) for field in fields(kind)}
        return Record(kind, members, all(map(_is_single, members.values())))
    if kind in (str, int, float, bool):
        return Plain(kind)
    raise TypeError(f"a record has no values of the type {kind!r}")


def _is_single(shape: Shape) -> bool:
    return isinstance(shape.some if isinstance(shape, Maybe) else shape, Plain | OneOf)
