"""Writes an `Article` as one row of CSV: what a table of pages needs, without the lists of what was done."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields
from typing import Any

from newsclean.records import Article
from newsclean.write.record import ORDER, RECORDS, carried_columns, to_bytes, to_dict

# Fields of many values for one page; JSONL and Parquet have them.
_LEFT_OUT = frozenset(["blocks", "removed", "repairs", "findings", "field_sources"])
# The members of a field that is a record; each becomes a column.
_MEMBERS = {name: tuple(member.name for member in fields(kind)) for name, kind in RECORDS.items()}
# What stands between two values of a list.
_BETWEEN = "; "


def to_csv(article: Article) -> bytes:
    """The row of an article. Lists are joined by "; "; the carried columns are one JSON object in the last column."""
    record = to_dict(article)
    carried = carried_columns(article)
    values = [value for name in ORDER if name not in _LEFT_OUT for value in _values(name, record[name])]
    return _line([*values, json.dumps(carried, ensure_ascii=False) if carried else None])


def csv_head() -> bytes:
    """The names of the columns.

    >>> csv_head().decode().split(",")[:5]
    ['schema_version', 'id', 'source_kind', 'source_path', 'source_sha256']
    """
    names = [
        f"{name}_{member}" if member else name
        for name in ORDER
        if name not in _LEFT_OUT
        for member in _MEMBERS.get(name, ("",))
    ]
    return _line([*names, "extra"])


def _values(name: str, value: Any) -> list[Any]:
    if name in _MEMBERS:
        return [value[member] for member in _MEMBERS[name]]
    return [_BETWEEN.join(value) if isinstance(value, list) else value]


def _line(values: list[Any]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return to_bytes(line.getvalue())
