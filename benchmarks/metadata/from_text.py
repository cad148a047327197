"""Read titles, dates and authors from text that another tool extracted from the same pages.

The whole pipeline runs, because in plain text the labels say which line is the headline or a byline.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from newsclean.metadata import Metadata
from newsclean.pipeline import examine
from newsclean.records import Page
from newsclean.settings import Settings


def read_inputs(folder: Path, most: int | None) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each tool's name with at most `most` of its texts, by id: `<tool>.jsonl.gz` of {"id", "text"}."""
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows = sorted((row["id"], row["text"]) for row in map(json.loads, lines))
        yield file.name.removesuffix(".jsonl.gz"), [row for row in _spread(rows, most) if row[1].strip()]


def _spread(rows: list[tuple[str, str]], most: int | None) -> list[tuple[str, str]]:
    """So many of the rows, evenly spread over the list."""
    step = 1 if most is None else max(1, len(rows) // most)
    return rows[::step][:most]


def metadata_of_text(id: str, text: str, url: str | None = None) -> Metadata:
    """The metadata that newsclean reads from an article in plain text."""
    return examine(Page(id, text, url, kind="text"), Settings())[2]
