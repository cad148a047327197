"""The record as Arrow columns: the schema, from the record's shape, and the conversion of JSON lines to columns.

All columns are made from the record's JSON, so that a value is the same in all outputs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

from newsclean.article import SCHEMA_VERSION, Article, Failure
from newsclean.metadata.record import Metadata
from newsclean.write.record import carried_columns, dump, fields_to_json, to_bytes
from newsclean.write.shape import Many, Maybe, Named, OneOf, Plain, Record, Shape, article_shape

if TYPE_CHECKING:
    import pyarrow

# The column for the carried columns of the input, as a JSON object, in files with fixed columns.
EXTRA = "extra"
ERROR = "error"
# Bytes of JSON that are converted at once. The size of a block is a number of 32 bits with a sign.
_PIECE = 32_000_000


@cache
def article_schema() -> pyarrow.Schema:
    """The columns of a record in the order of `docs/record.md`. In a row with an error, any of them may be null."""
    import pyarrow

    return pyarrow.schema([pyarrow.field(name, _type(shape)) for name, shape in article_shape().items()])


def file_schema() -> pyarrow.Schema:
    """The columns of a Parquet or Arrow file of records: the record's, then `extra`."""
    import pyarrow

    version = {"newsclean.schema_version": str(SCHEMA_VERSION)}
    return article_schema().append(pyarrow.field(EXTRA, pyarrow.string())).with_metadata(version)


def batch_schema() -> pyarrow.Schema:
    """The columns that `newsclean.arrow.clean_batch` adds: the record's, then `error`."""
    import pyarrow

    error = pyarrow.struct([("stage", pyarrow.string()), ("message", pyarrow.string())])
    return article_schema().append(pyarrow.field(ERROR, error))


def _type(shape: Shape) -> pyarrow.DataType:
    import pyarrow

    match shape:
        case Plain(kind):
            plain = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
            return plain[kind]
        case OneOf():
            return pyarrow.string()
        case Maybe(some):
            return _type(some)
        case Many(item):
            return pyarrow.list_(_type(item))
        case Named(value):
            # A struct: its keys are known, and few tools read Arrow's maps.
            names = [field.name for field in fields(Metadata) if field.name not in ("field_sources", "flags")]
            return pyarrow.struct([(name, _type(value)) for name in names])
        case Record(_, members):
            return pyarrow.struct([(name, _type(member)) for name, member in members.items()])


def file_line(article: Article) -> bytes:
    """The record as a line of JSON with the columns of `file_schema`."""
    carried = carried_columns(article)
    extra = json.dumps(carried, ensure_ascii=False, separators=(",", ":")) if carried else None
    return _line(f'{fields_to_json(article)[:-1]},"{EXTRA}":{dump(extra)}}}')


def batch_line(result: Article | Failure) -> bytes:
    """The record as a line of JSON with the columns of `batch_schema`; for a failure, its id and `error`."""
    if isinstance(result, Failure):
        return _line(dump({"id": result.id, ERROR: {"stage": result.stage, "message": result.message}}))
    return _line(fields_to_json(result))


def _line(row: str) -> bytes:
    return to_bytes(row) + b"\n"


def to_table(lines: bytes, schema: pyarrow.Schema) -> pyarrow.Table:
    """Convert lines of JSON to a table with one row for each line."""
    import pyarrow

    tables = [_piece_to_table(piece, schema) for piece in _pieces(pyarrow.py_buffer(lines), lines)]
    return pyarrow.concat_tables(tables) if tables else schema.empty_table()


def _pieces(buffer: pyarrow.Buffer, lines: bytes) -> Iterator[pyarrow.Buffer]:
    """Yield the buffer of the lines in pieces of whole lines. Each has `_PIECE` bytes and the rest of its last line."""
    start = 0
    while start < len(lines):
        end = lines.find(b"\n", start + _PIECE - 1) + 1 or len(lines)
        yield buffer.slice(start, end - start)
        start = end


def _piece_to_table(piece: pyarrow.Buffer, schema: pyarrow.Schema) -> pyarrow.Table:
    import pyarrow
    from pyarrow import json as arrow_json

    # One block, because a line must fit into a block. One thread, so that the caller decides how many run.
    reading = arrow_json.ReadOptions(use_threads=False, block_size=piece.size + 1)
    parsing = arrow_json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    table = arrow_json.read_json(pyarrow.BufferReader(piece), reading, parsing)
    return table.replace_schema_metadata(schema.metadata)
