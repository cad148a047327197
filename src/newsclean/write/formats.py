"""The formats that a run writes. Each turns one record into bytes; a file holds the records one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from newsclean.article import Article
from newsclean.errors import NewscleanError
from newsclean.extras import Extra
from newsclean.write import Format
from newsclean.write.arrow_schema import file_line
from newsclean.write.columnar import pack_arrow, pack_parquet
from newsclean.write.compress import pack_gzip, pack_zstd
from newsclean.write.csv_rows import csv_head, to_csv
from newsclean.write.markdown import to_markdown
from newsclean.write.record import to_bytes, to_json

# Converts the file of concatenated records (first path) into the final file (second path).
Packer = Callable[[Path, Path], None]


def to_jsonl(article: Article) -> bytes:
    """The record as one line of JSON."""
    return to_bytes(to_json(article)) + b"\n"


def to_text(article: Article) -> bytes:
    """Title and text as plain text."""
    parts = [article.title, article.text]
    return to_bytes("\n\n".join(part for part in parts if part) + "\n")


@dataclass(frozen=True, slots=True)
class Writer:
    """How one format is written."""

    write: Callable[[Article], bytes]
    suffix: str
    between: bytes = b""  # separator between two records in one file
    head: bytes = b""  # what stands before the first
    pack: Packer | None = None  # makes the final file; None: the concatenated records are the file
    extra: Extra | None = None  # what it needs besides newsclean

    def joined(self, record: bytes, *, is_first: bool) -> bytes:
        """The record with what stands before it in its file."""
        return (self.head if is_first else self.between) + record


FORMATS: dict[Format, Writer] = {
    "jsonl": Writer(to_jsonl, ".jsonl"),
    # A form feed is the traditional page separator of plain text.
    "text": Writer(to_text, ".txt", b"\f\n"),
    "markdown": Writer(to_markdown, ".md", b"\n"),
    "parquet": Writer(file_line, ".parquet", pack=pack_parquet, extra="arrow"),
    "arrow": Writer(file_line, ".arrow", pack=pack_arrow, extra="arrow"),
    "csv": Writer(to_csv, ".csv", head=csv_head()),
}


_COMPRESSIONS: dict[str, Packer] = {".gz": pack_gzip, ".zst": pack_zstd}


def writer_of(format: Format, out: str) -> Writer:
    """The writer of a format for a file of that name, which compresses if the name's suffix says so.

    Raises `NewscleanError` if the format is compressed within, for tools would take the file for what it is not.
    """
    writer = FORMATS[format]
    pack = _COMPRESSIONS.get(Path(out).suffix.lower())
    if writer.pack and pack:
        raise NewscleanError(f"{out}: {format} is compressed within: name it {writer.suffix}")
    return replace(writer, pack=pack) if pack else writer


def format_of(name: str) -> Format:
    """The format for a file's suffix, ignoring that of a compression. Without a known suffix it is JSONL.

    Raises `NewscleanError` if the suffix stands for another format. A suffix such as ".2026" stands for none.

    >>> format_of("articles.md.gz"), format_of("articles.parquet"), format_of("articles"), format_of("a.2026")
    ('markdown', 'parquet', 'jsonl', 'jsonl')
    >>> format_of("a.7z")
    Traceback (most recent call last):
    ...
    newsclean.errors.NewscleanError: a.7z: .7z is not written: name it .jsonl .txt .md .parquet .arrow .csv, or --format
    """
    file = Path(name)
    suffix = (Path(file.stem) if file.suffix.lower() in _COMPRESSIONS else file).suffix.lower()
    known: dict[str, Format] = {
        ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonlines": "jsonl", ".jl": "jsonl", ".txt": "text", ".md": "markdown",
        ".parquet": "parquet", ".pq": "parquet", ".arrow": "arrow", ".feather": "arrow", ".ipc": "arrow", ".csv": "csv",
    }  # fmt: skip
    # ".2026" and ".v2" may be part of a name. A suffix of letters only, or of a compression, stands for a format.
    if suffix not in known and (suffix[1:].isalpha() or suffix in (".bz2", ".lz4", ".7z")):
        ways = " ".join(writer.suffix for writer in FORMATS.values())
        raise NewscleanError(f"{name}: {suffix} is not written: name it {ways}, or --format")
    return known.get(suffix, "jsonl")
