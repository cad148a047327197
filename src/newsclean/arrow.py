"""Cleans Arrow batches of pages, for pandas, Polars, Ray Data, Spark, Hugging Face datasets and DuckDB.

The result has the same rows in the same order. It keeps the columns of the input and adds those of the record
(`docs/record.md` explains each) and, last, `error`. `error` is null if the row has a record. A row that cannot be
cleaned gets its `id` and `error` filled in; no exception is raised for it. `Settings.columns` names the columns that
are read. An input column whose name the record uses is kept as `input_<name>`.

| name | takes | returns | worker processes (`jobs`) | `Settings.split` |
|---|---|---|---|---|
| `clean_batch` | a record batch | a record batch | started for each call | refused |
| `clean_batches` | record batches | an iterator of record batches | kept from batch to batch | may add rows |
| `clean_table` | a table | a table | started for each call | refused |
| `CleanTable()` | called with a table | a table | started for each call | may add rows |

All take `settings=` and `jobs=`. `output_schema(schema)` is the schema of all their results: the columns of the
input, the record's, and `error`. `article_schema()` has the record's columns alone.

With `jobs` above 1, worker processes share the rows and enforce the limits of time and memory for one page
(`Settings.page_seconds`, `page_memory`). A page that exceeds them also gets an `error`. With `jobs=1` the limits are
not enforced.
If `Settings.split` makes several records of one row, the row is repeated for each. `clean_batch` and `clean_table`
promise one row for each input row, so they refuse that setting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, replace
from itertools import chain
from typing import Any

from newsclean.article import Failure
from newsclean.errors import UnreadablePage
from newsclean.extras import require
from newsclean.given import checked, content_id, unsplit
from newsclean.records import Page
from newsclean.run import shared_by
from newsclean.run.page_results import results_of
from newsclean.run.pool import Lost
from newsclean.settings import Settings
from newsclean.sources.arrow_values import value_of
from newsclean.sources.columns import Columns, missing_named, missing_pages, named_twice, page_of_row, read_columns
from newsclean.write.arrow_schema import article_schema, batch_line, batch_schema, to_table
from newsclean.write.record import carried_name

require("arrow", "newsclean.arrow")
import pyarrow  # noqa: E402

__all__ = ["CleanTable", "article_schema", "clean_batch", "clean_batches", "clean_table", "output_schema"]

# Rows of a table that are cleaned as one batch. Their records are in memory together, and a column of text in one array
# of Arrow may have 2 GiB.
_ROWS = 4_000


def clean_batch(batch: pyarrow.RecordBatch, *, settings: Settings | None = None, jobs: int = 1) -> pyarrow.RecordBatch:
    """Return the batch with the record's columns added. Its schema is `output_schema(batch.schema)`.

    The page of a row is read from the first non-empty of its columns `html`, `text` and `content`. The columns `url`
    and `id` are used if present. A row without an id gets its URL as id, else the digest of its page.
    Raises `TypeError` if `batch` is not a record batch, and `ValueError` if `settings.split` is on, if the batch has
    rows but none of those columns, or lacks one that `settings.columns` names, or if two columns have the same name.
    """
    (cleaned,) = clean_batches([batch], settings=_row_by_row(settings), jobs=jobs)
    return cleaned


def clean_table(table: pyarrow.Table, *, settings: Settings | None = None, jobs: int = 1) -> pyarrow.Table:
    """Return the table with the record's columns added, as `clean_batch` does for a batch."""
    return CleanTable(settings=_row_by_row(settings), jobs=jobs)(table)


def clean_batches(
    batches: Iterable[pyarrow.RecordBatch], *, settings: Settings | None = None, jobs: int = 1
) -> Iterator[pyarrow.RecordBatch]:
    """Yield each batch with the record's columns added. Use it as the function of Spark's `mapInArrow`."""
    settings = checked(settings)
    with shared_by(_lines, settings, jobs) as clean:
        for batch in batches:
            _check(batch, pyarrow.RecordBatch)
            schema = output_schema(batch.schema)
            lines = [
                _lost(row, done) if isinstance(done, Lost) else done for row, done in clean(_rows(batch, settings))
            ]
            if any(len(several) > 1 for several in lines):
                batch = batch.take([place for place, several in enumerate(lines) for _ in several])
            added = to_table(b"".join(chain.from_iterable(lines)), batch_schema())
            columns = [*batch.columns, *(column.combine_chunks() for column in added.columns)]
            yield pyarrow.RecordBatch.from_arrays(columns, schema=schema)


@dataclass(frozen=True, kw_only=True)
class CleanTable:
    """A picklable callable that cleans a table with fixed settings, for Ray Data and Hugging Face datasets."""

    settings: Settings = field(default_factory=Settings)
    jobs: int = 1  # worker processes; more than one start for each table, and load its languages (docs/how-to/ray.md)

    def __call__(self, table: pyarrow.Table) -> pyarrow.Table:
        """Return the table with the record's columns added. Its schema is `output_schema(table.schema)`."""
        _check(table, pyarrow.Table)
        batches = clean_batches(table.to_batches(max_chunksize=_ROWS), settings=self.settings, jobs=self.jobs)
        return pyarrow.Table.from_batches(batches, output_schema(table.schema))


def output_schema(schema: pyarrow.Schema) -> pyarrow.Schema:
    """The schema of the result for an input with this schema. Raises `ValueError` if two columns have the same name."""
    if twice := named_twice(schema.names):
        raise ValueError(f"the batch has {twice}")
    added = batch_schema()
    kept = [column.with_name(carried_name(column.name, added.names)) for column in schema]
    return pyarrow.schema([*kept, *added])


def _check(given: object, wanted: type) -> None:
    """Raise `TypeError` if `given` is something else, such as a data frame, or a table in place of a batch."""
    if not isinstance(given, wanted):
        raise TypeError(
            f"a pyarrow.{wanted.__name__} is wanted, not a {type(given).__name__}: clean_table and CleanTable take "
            "tables (pyarrow.Table.from_pandas(frame), frame.to_arrow(); datasets.with_format('arrow') gives them), "
            "clean_batch and clean_batches record batches"
        )


def _row_by_row(settings: Settings | None) -> Settings:
    """The settings, or the defaults. Raises `ValueError` if `split` is on, since it may make several rows of one."""
    ways = "clean_batches or CleanTable, which may give back more"
    return unsplit(settings, "clean_batch and clean_table", "give back the rows they are given", ways)


def _rows(batch: pyarrow.RecordBatch, settings: Settings) -> Iterator[Page | Failure]:
    """Yield the page of each row, or a `Failure` if it has none. Raises `ValueError` if columns are missing."""
    columns = read_columns(settings.columns)
    names = batch.schema.names
    used = [name for name in _names(columns) if name in names]
    if batch.num_rows and (wrong := missing_pages(names, columns) or missing_named(names, settings.columns)):
        raise ValueError(wrong)
    for row in range(batch.num_rows):
        try:
            values = {name: value_of(batch.column(name)[row], name) for name in used}
        except UnreadablePage as error:
            yield Failure("", None, "read", f"this row: {error}")
        else:
            yield _page(values, columns)


def _page(row: Mapping[str, Any], columns: Columns) -> Page | Failure:
    try:
        page = page_of_row(row, columns, "", "this row", None)
    except UnreadablePage as error:
        return Failure(error.id or str(row.get(columns.url) or ""), None, "read", str(error))
    return replace(page, id=page.id or page.url or content_id(page.content), extra={})


def _lines(row: Page | Failure, settings: Settings) -> tuple[bytes, ...]:
    """The records of a row, each as a line of JSON. This is what a worker does."""
    return tuple(map(batch_line, (row,) if isinstance(row, Failure) else results_of(row, settings)))


def _lost(row: Page | Failure, lost: Lost) -> tuple[bytes, ...]:
    return (batch_line(Failure(row.id, None, "run", lost.message)),)


def _names(columns: Columns) -> list[str]:
    return list(dict.fromkeys(name for name in astuple(columns) if name))
