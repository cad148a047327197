"""Batches of pages -> batches of records, for pandas, Polars, Ray Data, Spark, Hugging Face datasets and DuckDB.

A batch comes back with the same rows in the same order. Its own columns stay, the record's are added (`docs/record.md`
explains each), and last `error`, null where the row has a record. A row that cannot be cleaned has its `id` and its
`error`; nothing is raised for it. Columns are read by the names of `Settings.columns`; one whose name the record
uses itself is kept as `input_<name>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from newsclean.errors import UnreadablePage
from newsclean.extras import require
from newsclean.pipeline import content_id
from newsclean.records import Article, Failure
from newsclean.run import clean_or_fail
from newsclean.settings import Settings
from newsclean.sources.columns import Columns, page_of_row, read_columns
from newsclean.write.arrow_schema import article_schema, batch_line, batch_schema, to_table
from newsclean.write.record import CARRIED

require("arrow", "newsclean.arrow")
import pyarrow  # noqa: E402

__all__ = ["CleanBatch", "article_schema", "clean_batch", "clean_batches", "clean_table", "output_schema"]


def clean_batch(batch: pyarrow.RecordBatch, settings: Settings | None = None) -> pyarrow.RecordBatch:
    """The batch with the record's columns added; its schema is `output_schema` of the batch's.

    The page of a row stands in the first of its columns `html`, `text`, `content` that has something; `url` and `id`
    are used where they are there. The id of a row without one is its URL, else the digest of its page.
    Raises `ValueError` where the batch has rows and no such column, or two columns of one name.
    """
    schema = output_schema(batch.schema)
    results = _results(batch, settings or Settings())
    added = to_table(b"".join(map(batch_line, results)), batch_schema())
    columns = [*batch.columns, *(column.combine_chunks() for column in added.columns)]
    return pyarrow.RecordBatch.from_arrays(columns, schema=schema)


def clean_table(table: pyarrow.Table, settings: Settings | None = None) -> pyarrow.Table:
    """The table with the record's columns added, as `clean_batch` does it."""
    batches = [clean_batch(batch, settings) for batch in table.to_batches()]
    return pyarrow.Table.from_batches(batches, output_schema(table.schema))


def clean_batches(
    batches: Iterable[pyarrow.RecordBatch], settings: Settings | None = None
) -> Iterator[pyarrow.RecordBatch]:
    """Yield each batch cleaned, as `clean_batch` does: what Spark's `mapInArrow` calls."""
    for batch in batches:
        yield clean_batch(batch, settings)


@dataclass(frozen=True)
class CleanBatch:
    """`clean_table` with its settings: picklable, for Ray Data and datasets, whose batches are tables."""

    settings: Settings = field(default_factory=Settings)

    def __call__(self, table: pyarrow.Table) -> pyarrow.Table:
        """The table with the record's columns added."""
        return clean_table(table, self.settings)


def output_schema(schema: pyarrow.Schema) -> pyarrow.Schema:
    """The columns that `clean_batch` makes of a batch with these. Raises `ValueError` where two have one name."""
    names = schema.names
    if len(set(names)) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        raise ValueError(f"the batch has two columns named {twice[0]!r}: rename one")
    added = batch_schema()
    taken = {*names, *added.names}
    kept = []
    for column in schema:
        name = column.name
        if name in added.names:
            while name in taken:
                name = CARRIED + name
            taken.add(name)
        kept.append(column.with_name(name))
    return pyarrow.schema([*kept, *added])


def _results(batch: pyarrow.RecordBatch, settings: Settings) -> Iterator[Article | Failure]:
    """Yield the record of each row, or its failure."""
    columns = read_columns(settings.columns)
    used = [name for name in _names(columns) if name in batch.schema.names]
    if batch.num_rows and not any(name in used for name, _ in columns.of_pages()):
        wanted = ", ".join(name for name, _ in columns.of_pages())
        raise ValueError(
            f"no column {wanted}; the batch has: {', '.join(batch.schema.names) or 'none'}. "
            "Name it: Settings(columns=('html=raw_html',))"
        )
    for row in range(batch.num_rows):
        values = {name: batch.column(name)[row].as_py() for name in used}
        yield _result(values, columns, settings)


def _result(row: Mapping[str, Any], columns: Columns, settings: Settings) -> Article | Failure:
    try:
        page = page_of_row(row, columns, "", "this row", None)
    except UnreadablePage as error:
        id, url = row.get(columns.id), row.get(columns.url)
        return Failure(str(id if id is not None else url or ""), None, "read", str(error))
    return clean_or_fail(replace(page, id=page.id or page.url or content_id(page.content), extra={}), settings)


def _names(columns: Columns) -> list[str]:
    roles = (columns.html, columns.text, columns.content, columns.url, columns.id, columns.encoding, columns.fetched)
    return list(dict.fromkeys(name for name in roles if name))
