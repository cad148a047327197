"""Article <-> plain dict <-> one line of JSON, as `docs/record.md` fixes it."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from math import isfinite
from typing import Any, cast, get_type_hints

from newsclean.records import (
    Article,
    ArticleBlock,
    Finding,
    Judgement,
    MadeBy,
    Removal,
    Repair,
    Source,
)

# The record's fields in the order they are written.
ORDER = (
    "schema_version", "id", "source", "url", "canonical_url", "host", "site_name", "title", "subtitle", "authors",
    "agency", "date_published", "date_modified", "dateline", "section", "tags", "description", "image", "license",
    "is_accessible_for_free", "language", "language_score", "language_declared", "text", "blocks", "is_article",
    "confidence", "flags", "removed", "repairs", "findings", "translated", "machine_translation", "field_sources",
    "made_by",
)  # fmt: skip
# Prefix of a carried-along column whose name the record uses itself.
CARRIED = "input_"

_RECORDS = {
    "source": Source,
    "made_by": MadeBy,
    "translated": Judgement,
    "machine_translation": Judgement,
}
_LISTS = {"blocks": ArticleBlock, "removed": Removal, "repairs": Repair, "findings": Finding}
_STRINGS = ("authors", "tags", "flags")


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cast("type[Any]", kind)))


def _plain(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in _names(cast("Hashable", type(record)))}


def to_dict(article: Article) -> dict[str, Any]:
    """The record as dicts and lists. Columns carried along come last; one that the record has too gets a prefix."""
    record: dict[str, Any] = {}
    for name in ORDER:
        value = getattr(article, name)
        if name in _RECORDS:
            value = _plain(value)
        elif name in _LISTS:
            value = [_plain(item) for item in value]
        elif name in _STRINGS:
            value = list(value)
        elif name == "field_sources":
            value = dict(value)
        record[name] = value
    for name, value in article.extra.items():
        record[CARRIED + name if name in record else name] = value
    return record


def to_json(article: Article) -> str:
    """One line of JSON: UTF-8 as it is, no spaces between tokens."""
    record = to_dict(article)
    try:
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except ValueError:
        # Only a column carried along can hold what JSON has no number for.
        return json.dumps(_finite(record), ensure_ascii=False, separators=(",", ":"))


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def from_dict(record: Mapping[str, Any]) -> Article:
    """The article. Columns that are not the record's go to `extra`.

    Raises `ValueError`, which names the field, where one is missing or of the wrong shape.
    """
    missing = [name for name in ORDER if name not in record]
    if missing:
        raise ValueError(f"not an article record: {missing[0]!r} is missing")
    values: dict[str, Any] = {}
    for name in ORDER:
        value = record[name]
        if name in _RECORDS:
            value = _build(_RECORDS[name], value, name)
        elif name in _LISTS:
            value = tuple(_build(_LISTS[name], item, name) for item in _sequence(value, name))
        elif name in _STRINGS:
            value = tuple(_sequence(value, name))
        elif name == "field_sources":
            value = dict(_mapping(value, name))
        else:
            _check(name, value)
        values[name] = value
    extra = {name.removeprefix(CARRIED): value for name, value in record.items() if name not in ORDER}
    return Article(**values, extra=extra)


def from_json(line: str) -> Article:
    """The inverse of `to_json`. Raises `ValueError` where the line is no record."""
    return from_dict(_mapping(json.loads(line), "the line"))


def _build(kind: type, value: Any, name: str) -> Any:
    row = _mapping(value, name)
    if set(row) != set(_names(kind)):
        raise ValueError(f"not an article record: {name!r} must have the keys {', '.join(_names(kind))}")
    return kind(**row)


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"not an article record: {name!r} must be an object")
    return value


def _sequence(value: Any, name: str) -> Sequence[Any]:
    if not isinstance(value, list):
        raise ValueError(f"not an article record: {name!r} must be a list")
    return value


@cache
def _hints() -> dict[str, Any]:
    return get_type_hints(Article)


def _check(name: str, value: Any) -> None:
    hint = _hints()[name]
    allowed = hint.__args__ if hasattr(hint, "__args__") else (hint,)
    if float in allowed:
        allowed = (*allowed, int)
    if not isinstance(value, allowed):
        raise ValueError(f"not an article record: {name!r} is {type(value).__name__}")
