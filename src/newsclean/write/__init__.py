"""Writes articles as bytes in several formats. The content of the record is decided before."""

from __future__ import annotations

from typing import Literal

# The formats that `formats.FORMATS` writes; here because the command names them before it loads anything.
Format = Literal["jsonl", "text", "markdown", "parquet", "arrow", "csv"]
