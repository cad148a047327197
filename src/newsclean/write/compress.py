"""Compresses the finished file of records. The same records give the same bytes."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path


def pack_gzip(records: Path, out: Path) -> None:
    """Write the file compressed with gzip, without file name or time in its header."""
    with (
        records.open("rb") as source,
        out.open("wb") as raw,
        gzip.GzipFile("", "wb", compresslevel=6, fileobj=raw, mtime=0) as target,
    ):
        shutil.copyfileobj(source, target, 1 << 20)


def pack_zstd(records: Path, out: Path) -> None:
    """Write the file compressed with Zstandard."""
    import zstandard

    with records.open("rb") as source, out.open("wb") as target:
        zstandard.ZstdCompressor().copy_stream(source, target)
