"""Reads Parquet and Arrow IPC files: each row is a page, other columns are carried along. Few rows are held at once."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean.article import Failure
from newsclean.errors import UnreadablePage
from newsclean.extras import require
from newsclean.records import Page
from newsclean.settings import Settings
from newsclean.sources.arrow_values import values_of
from newsclean.sources.columns import page_of_row, read_columns
from newsclean.sources.reference import PageRef, Part

if TYPE_CHECKING:
    import pyarrow

PARQUET_SUFFIXES = frozenset({".parquet", ".pq"})
ARROW_SUFFIXES = frozenset({".arrow", ".arrows", ".feather", ".ipc"})
# Rows that are held at once. News pages have 0.1 MB on average, and some have 50 MB.
_ROWS = 32
# Bytes of a column that are read ahead.
_BUFFER = 1 << 20


def split(path: str, name: str) -> Iterator[Part | Failure]:
    """Yield each row group of the file as a part, or a `Failure` if the file cannot be read."""
    require("arrow", path)
    import pyarrow

    first = 0
    try:
        for group, rows in enumerate(_group_sizes(path)):
            yield Part(path, name, group, first, rows)
            first += rows
    except (OSError, ValueError, pyarrow.ArrowException) as error:
        yield Failure(name, path, "read", f"{path}: not a whole Parquet or Arrow file: {error}")


def find(part: Part, settings: Settings, skipped: Counter[str]) -> Iterator[PageRef | Failure]:
    """Yield a reference for each row of a row group, or of the whole file if the part has no group."""
    if part.group is None:
        for group in split(part.path, part.name):
            yield from [group] if isinstance(group, Failure) else find(group, settings, skipped)
        return
    for offset in range(part.rows):
        row = part.first + offset + 1
        yield PageRef(f"{part.name}#{row}", part.path, row, offset, group=part.group, name=part.name)


def columns_of(path: str, _limit: int) -> tuple[str, ...]:
    """The names of the columns; none if the file cannot be read."""
    import pyarrow
    from pyarrow import ipc

    try:
        if _is_parquet(path):
            from pyarrow.parquet import read_schema

            return tuple(read_schema(path).names)
        with pyarrow.memory_map(path) as source:
            is_file = source.read(6) == b"ARROW1"
            source.seek(0)
            with ipc.open_file(source) if is_file else ipc.open_stream(source) as reader:
                return tuple(reader.schema.names)
    except (OSError, ValueError, pyarrow.ArrowException):
        return ()  # The search for its pages reports that.


def load(ref: PageRef, settings: Settings) -> Page:
    """Load the page of one row. Raises `UnreadablePage`, which names the file and the row."""
    import pyarrow

    where = f"{ref.path}, row {ref.row}"
    try:
        row = _cursor.row(ref.path, ref.group or 0, ref.offset)
    except (OSError, ValueError, pyarrow.ArrowException, LookupError) as error:
        _cursor.close()
        raise UnreadablePage(f"{where}: cannot be read: {error}") from error
    except UnreadablePage as error:
        raise UnreadablePage(f"{where}, {error}", error.id) from error
    return page_of_row(row, read_columns(settings.columns), ref.id, where, ref.path)


def _group_sizes(path: str) -> Iterator[int]:
    """Yield the number of rows of each row group or record batch."""
    if _is_parquet(path):
        from pyarrow.parquet import ParquetFile

        with ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                yield file.metadata.row_group(group).num_rows
        return
    with _arrow_batches(path) as (batches, batch_of):
        for group in islice(count(), batches):
            if (batch := batch_of(group)) is None:
                return
            yield batch.num_rows


def _is_parquet(path: str) -> bool:
    return Path(path).suffix.lower() in PARQUET_SUFFIXES


@contextmanager
def _open_groups(path: str) -> Iterator[Callable[[int], Iterator[tuple[pyarrow.RecordBatch, bool]]]]:
    """Open a file and provide what yields the rows of a group in small batches, so that few are held at once.

    With each comes whether some row of the group may be damaged. pyarrow checks what it reads of Parquet, but takes
    what an Arrow file says of its offsets for true, and would read beyond its end.
    """
    if _is_parquet(path):
        from pyarrow.parquet import ParquetFile

        with ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False) as file:
            yield lambda group: (
                (batch, False) for batch in file.iter_batches(_ROWS, row_groups=[group], use_threads=False)
            )
        return
    with _arrow_batches(path) as (_, batch_of):
        yield lambda group: _slices(batch_of(group))


def _slices(batch: pyarrow.RecordBatch | None) -> Iterator[tuple[pyarrow.RecordBatch, bool]]:
    import pyarrow

    if batch is None:
        return  # the file has been written again, with fewer rows
    is_damaged = False
    try:
        batch.validate(full=True)
    except pyarrow.ArrowException:
        is_damaged = True
    for start in range(0, batch.num_rows, _ROWS):
        yield batch.slice(start, _ROWS), is_damaged


@contextmanager
def _arrow_batches(path: str) -> Iterator[tuple[int | None, Callable[[int], pyarrow.RecordBatch | None]]]:
    """Open an Arrow file, in the file format or the stream format; provide how many record batches it has, and each.

    How many a stream has is not known (None). Its batches are fast in their order only, because each is read on the way
    to the next.
    """
    import pyarrow
    from pyarrow import ipc

    with pyarrow.memory_map(path) as source:
        is_file = source.read(6) == b"ARROW1"
        source.seek(0)
        if is_file:
            with ipc.open_file(source) as file:
                batches = file.num_record_batches
                yield batches, lambda index: file.get_batch(index) if index < batches else None
            return
        stream, index_of_next = ipc.open_stream(source), 0

        def batch_of(index: int) -> pyarrow.RecordBatch | None:
            nonlocal stream, index_of_next
            if index < index_of_next:
                source.seek(0)
                stream, index_of_next = ipc.open_stream(source), 0
            passed, index_of_next = index - index_of_next, index + 1
            return next(islice(stream, passed, None), None)

        yield None, batch_of


class _Cursor:
    """Keeps open the file that this process last read rows of, so that later rows need no reading from the start."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self.close()

    def close(self) -> None:
        self._batches: Iterator[tuple[pyarrow.RecordBatch, bool]] = iter(())
        self._batch: pyarrow.RecordBatch | None = None
        self._at: tuple[str, int] | None = None
        self._first = 0  # index in the group of the batch's first row
        self._is_damaged = False
        self._file: tuple[object, ...] = ()
        self._open.close()

    def row(self, path: str, group: int, offset: int) -> dict[str, Any]:
        """The values of a row by column name. Raises `LookupError` if the group has no such row."""
        if self._at != (path, group) or offset < self._first:
            self._begin(path, group)
        while self._batch is None or offset >= self._first + self._batch.num_rows:
            self._first += self._batch.num_rows if self._batch is not None else 0
            self._batch, self._is_damaged = next(self._batches, (None, False))
            if self._batch is None:
                self.close()
                raise LookupError("there is no such row any more")
        row = self._batch.slice(offset - self._first, 1)
        if self._is_damaged:
            row.validate(full=True)
        return values_of(row)

    def _begin(self, path: str, group: int) -> None:
        """Go to the first row of a group, in the file that is open if it is still that one."""
        status = os.stat(path)
        file = (path, status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
        if file != self._file:
            self.close()
            self._groups = self._open.enter_context(_open_groups(path))
            self._file = file
        self._at, self._batches = (path, group), self._groups(group)
        self._batch, self._first = None, 0


_cursor = _Cursor()
