"""The formats that a run writes. Each turns one record into bytes; a file holds the records one after the other."""

from __future__ import annotations

import json
import re
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


def to_markdown(article: Article) -> bytes:
    """The article as Markdown: front matter in YAML, the title, then the blocks by their kinds.

    Where a line of the text begins with what Markdown takes for a heading, a list or a quote, a backslash precedes it.
    """
    front = {
        "id": article.id,
        "url": article.url,
        "date": article.date_published,
        "authors": list(article.authors),
        "site": article.site_name,
        "language": article.language,
        "tags": list(article.tags),
    }
    lines = [
        "---",
        *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items() if value),
        "---",
    ]
    body = [f"# {_escaped(article.title)}"] if article.title else []
    body.extend(_block(block.kind, block.text) for block in article.blocks)
    return to_bytes("\n".join(lines) + "\n\n" + "\n\n".join(body) + "\n")


# The marks with which the parser of plain text tells a heading, an item of a list and a quote; they are in the text.
_HEADING_MARK = re.compile(r"^#{1,6}\s+")
_BULLET = re.compile(r"^[•◦▪‣●■·*–-]\s+")
_NUMBER = re.compile(r"\d{1,2}[.)]\s+")
# What makes a line of Markdown more than a line of its paragraph, and what it stands before.
_BLOCK_MARK = re.compile(
    r"""^([ \t]*)(?:
        (?=\#{1,6}(?:[ \t]|$) | > | [-+*](?:[ \t]|$) | `{3} | ~{3} | =+[ \t]*$ | ([-*_])(?:[ \t]*\2)+[ \t]*$)
        | (\d{1,9})(?=[.)](?:[ \t]|$))
    )""",
    re.MULTILINE | re.VERBOSE,
)


def _block(kind: str, text: str) -> str:
    if kind == "heading":
        return f"## {_escaped(_HEADING_MARK.sub('', text, count=1))}"
    if kind == "quote":
        return "\n".join(f"> {_escaped(line)}" for line in text.removeprefix("> ").split("\n"))
    if kind == "list_item":
        number = _NUMBER.match(text)
        rest = text[number.end() :] if number else _BULLET.sub("", text, count=1)
        return f"{number.group() if number else '- '}{_escaped(rest)}"
    if kind == "code":
        fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", text))])
        return f"{fence}\n{text}\n{fence}"
    return f"*{text}*" if kind == "caption" else _escaped(text)


def _escaped(text: str) -> str:
    """The text with a backslash before each mark that would make a line of it a heading, a list, a quote or a rule."""
    return _BLOCK_MARK.sub(r"\1\3\\", text)


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
