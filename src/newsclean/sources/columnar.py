"""Parquet and Arrow IPC files: a page a row, other columns carried along. Read by row groups, a few rows at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean.errors import UnreadablePage
from newsclean.extras import require
from newsclean.records import Failure, Page
from newsclean.settings import Settings
from newsclean.sources.columns import page_of_row, read_columns
from newsclean.sources.reference import PageRef, Part

if TYPE_CHECKING:
    import pyarrow

PARQUET_SUFFIXES = frozenset({".parquet", ".pq"})
ARROW_SUFFIXES = frozenset({".arrow", ".arrows", ".feather", ".ipc"})
# Rows that are held at once. Pages of news are 0.1 MB on the average, and some 50 MB.
_ROWS = 32
# Bytes of a column that are read ahead.
_BUFFER = 1 << 20


def split(path: str, name: str) -> Iterator[Part | Failure]:
    """Yield the file's row groups, each a part; a failure where it cannot be read."""
    require("arrow", path)
    import pyarrow

    first = 0
    try:
        for group, rows in enumerate(_group_sizes(path)):
            yield Part(path, name, group, first)
            first += rows
    except (OSError, pyarrow.ArrowException) as error:
        yield Failure(name, path, "read", f"{path}: not a whole Parquet or Arrow file: {error}")


def find(part: Part, settings: Settings, skipped: Counter[str]) -> Iterator[PageRef | Failure]:
    """Yield the rows of a row group, or of all."""
    if part.group is None:
        for group in split(part.path, part.name):
            yield from [group] if isinstance(group, Failure) else find(group, settings, skipped)
        return
    import pyarrow

    try:
        rows = next(islice(_group_sizes(part.path), part.group, None))
    except (OSError, pyarrow.ArrowException) as error:
        yield Failure(part.name, part.path, "read", f"{part.path}: not a whole Parquet or Arrow file: {error}")
        return
    for offset in range(rows):
        row = part.first + offset + 1
        yield PageRef(f"{part.name}#{row}", part.path, row, offset, group=part.group, name=part.name)


def load(ref: PageRef, settings: Settings) -> Page:
    """The page of one row. Raises `UnreadablePage`, which names the file and the row."""
    import pyarrow

    where = f"{ref.path}, row {ref.row}"
    try:
        row = _cursor.row(ref.path, ref.group or 0, ref.offset)
    except (OSError, pyarrow.ArrowException, LookupError) as error:
        _cursor.close()
        raise UnreadablePage(f"{where}: cannot be read: {error}") from error
    return page_of_row(row, read_columns(settings.columns), ref.id, where, ref.path)


def _group_sizes(path: str) -> Iterator[int]:
    """Yield the number of rows of each row group or record batch."""
    if _is_parquet(path):
        from pyarrow.parquet import ParquetFile

        with ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                yield file.metadata.row_group(group).num_rows
        return
    for batch in _arrow_batches(path, 0):
        yield batch.num_rows


def _is_parquet(path: str) -> bool:
    return Path(path).suffix.lower() in PARQUET_SUFFIXES


def _batches(path: str, group: int) -> Iterator[pyarrow.RecordBatch]:
    """Yield the rows of a group, few at a time, so that a large group need not be held."""
    if _is_parquet(path):
        from pyarrow.parquet import ParquetFile

        with ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False) as file:
            yield from file.iter_batches(_ROWS, row_groups=[group], use_threads=False)
        return
    batch = next(_arrow_batches(path, group))
    for start in range(0, batch.num_rows, _ROWS):
        yield batch.slice(start, _ROWS)


def _arrow_batches(path: str, first: int) -> Iterator[pyarrow.RecordBatch]:
    """Yield the record batches of an Arrow file from one on, in the file format or the stream format."""
    import pyarrow
    from pyarrow import ipc

    with pyarrow.memory_map(path) as source:
        is_file = source.read(6) == b"ARROW1"
        source.seek(0)
        if not is_file:
            with ipc.open_stream(source) as stream:
                yield from islice(stream, first, None)
            return
        with ipc.open_file(source) as file:
            for index in range(first, file.num_record_batches):
                yield file.get_batch(index)


class _Cursor:
    """The place where rows were read last in this process; the rows after it come without reading from the start."""

    def __init__(self) -> None:
        self.close()

    def close(self) -> None:
        self._at: tuple[str, int] | None = None
        self._batches: Iterator[pyarrow.RecordBatch] = iter(())
        self._batch: pyarrow.RecordBatch | None = None
        self._first = 0  # row of the group that the batch begins with

    def row(self, path: str, group: int, offset: int) -> dict[str, Any]:
        """The values of a row. Raises `LookupError` where the group has no such row."""
        if self._at != (path, group) or offset < self._first:
            self.close()
            self._at, self._batches = (path, group), _batches(path, group)
        while self._batch is None or offset >= self._first + self._batch.num_rows:
            self._first += self._batch.num_rows if self._batch is not None else 0
            self._batch = next(self._batches, None)
            if self._batch is None:
                self.close()
                raise LookupError("there is no such row any more")
        row: dict[str, Any] = self._batch.slice(offset - self._first, 1).to_pylist()[0]
        return row


_cursor = _Cursor()
