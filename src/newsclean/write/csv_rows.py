"""Writes an `Article` as one row of CSV: what a table of pages needs, without the lists of what was done."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Any

from newsclean.article import Article
from newsclean.write.record import carried_columns, to_bytes, to_dict
from newsclean.write.shape import Many, Named, Record, article_shape

# What stands between two values of a list.
_BETWEEN = "; "


@cache
def _columns() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields of a row, each with its members if it is a record; each member becomes a column.

    Fields of many records, or of values by name, are left out; JSONL and Parquet have them.
    """
    return tuple(
        (name, tuple(shape.members) if isinstance(shape, Record) else ())
        for name, shape in article_shape().items()
        if not isinstance(shape, Named) and not (isinstance(shape, Many) and isinstance(shape.item, Record))
    )


def to_csv(article: Article) -> bytes:
    """The row of an article. Lists are joined by "; "; the carried columns are one JSON object in the last column."""
    record = to_dict(article)
    carried = carried_columns(article)
    values = [value for name, members in _columns() for value in _values(record[name], members)]
    return _line([*values, json.dumps(carried, ensure_ascii=False) if carried else None])


def csv_head() -> bytes:
    """The names of the columns.

    >>> csv_head().decode().split(",")[:5]
    ['schema_version', 'id', 'source_kind', 'source_path', 'source_sha256']
    """
    columns = ([f"{name}_{member}" for member in members] if members else [name] for name, members in _columns())
    return _line([*chain.from_iterable(columns), "extra"])


def _values(value: Any, members: Sequence[str]) -> list[Any]:
    if members:
        return [value[member] for member in members]
    return [_BETWEEN.join(value) if isinstance(value, list) else value]


def _line(values: list[Any]) -> bytes:
    """The line of some values. Those with a line break of any kind are quoted.

    >>> _line(["a\\rb", "c\\nd", 1, None])
    b'"a\\rb","c\\nd",1,\\n'
    """
    line = io.StringIO()
    # The module quotes what holds a character that ends its lines; many readers end theirs at a bare "\r", too.
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return to_bytes(line.getvalue().removesuffix("\r\n") + "\n")
