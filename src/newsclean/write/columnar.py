"""Makes Parquet and Arrow files of the JSON lines that a run has written, with one row group in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsclean.write.arrow_schema import file_schema, to_table

# Bytes of JSON in one row group: some thousand records, a few MB compressed. The size is fixed, so that the same
# records give the same file.
_GROUP = 32_000_000


def pack_parquet(lines: Path, out: Path) -> None:
    """Write lines made by `file_line` as a Parquet file, compressed with Zstandard."""
    from pyarrow.parquet import ParquetWriter

    # Given the file and not its name, which Arrow takes for UTF-8.
    with out.open("wb") as file, ParquetWriter(file, file_schema(), compression="zstd") as writer:
        for group in _groups(lines):
            writer.write_table(to_table(group, file_schema()))


def pack_arrow(lines: Path, out: Path) -> None:
    """Write lines made by `file_line` as an Arrow IPC file (Feather), compressed with Zstandard."""
    from pyarrow import ipc

    options = ipc.IpcWriteOptions(compression="zstd")
    with out.open("wb") as file, ipc.new_file(file, file_schema(), options=options) as writer:
        for group in _groups(lines):
            writer.write_table(to_table(group, file_schema()))


def _groups(lines: Path) -> Iterator[bytes]:
    """Yield the file in pieces of whole lines. Each has `_GROUP` bytes and the rest of its last line."""
    with lines.open("rb") as stream:
        while group := stream.read(_GROUP):
            yield group if group.endswith(b"\n") else group + stream.readline()
