"""Read folders of pages with their true texts, in three layouts, which are recognised by the files in the folder.

- `gold.jsonl` and `pages/<id>.html.gz` (or `.html`): one JSON object per line with `id`, `text` and, where known,
  `source`, `url`, `page_type`, `language`, `title`, `with`, `without`.
- scrapinghub/article-extraction-benchmark: `ground-truth.json` and `html/<id>.html.gz`.
- WCXB: `<split>/ground-truth/<id>.json` and `<split>/html/<id>.html.gz` (the splits are `dev` and `test`).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Page:
    """One page and its gold values."""

    id: str
    source: str  # the set it comes from; articles and other page types are separate sets
    html: str
    url: str | None
    text: str | None  # None: only snippets are known
    language: str | None = None
    wanted: tuple[str, ...] = ()  # snippets that the text must hold
    unwanted: tuple[str, ...] = ()  # snippets that it must not hold
    type: str | None = None  # "article" or another type; None if unknown


def read_corpus(folder: Path) -> Iterator[Page]:
    """Yield the folder's pages in the order of their ids. Raises `SystemExit` if the layout is unknown."""
    if (folder / "gold.jsonl").is_file():
        return _read_gold(folder)
    if (folder / "ground-truth.json").is_file():
        return _read_benchmark(folder)
    splits = [split for split in ("dev", "test", ".") if (folder / split / "ground-truth").is_dir()]
    if splits:
        return (page for split in splits for page in _read_wcxb(folder / split))
    raise SystemExit(
        f"{folder}: no gold.jsonl, no ground-truth.json and no ground-truth folder: not a corpus that is known here"
    )


def _read_gold(folder: Path) -> Iterator[Page]:
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines), key=lambda row: row["id"])
    for row in rows:
        kind = row.get("page_type")
        source = f"{row.get('source', folder.name)}{'' if kind in (None, 'article') else '/other'}"
        html = _read_html(folder / "pages" / row["id"])
        yield Page(
            row["id"], source, html, row.get("url"), row["text"], row.get("language"),
            tuple(row.get("with") or ()), tuple(row.get("without") or ()), kind,
        )  # fmt: skip


def _read_benchmark(folder: Path) -> Iterator[Page]:
    truths: dict[str, dict[str, Any]] = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, truth in sorted(truths.items()):
        yield Page(
            name,
            "article-extraction-benchmark",
            _read_html(folder / "html" / name),
            truth.get("url"),
            truth["articleBody"],
            type="article",
        )


def _read_wcxb(folder: Path) -> Iterator[Page]:
    for file in sorted((folder / "ground-truth").glob("*.json")):
        row = json.loads(file.read_text(encoding="utf-8"))
        truth = row.get("ground_truth", row)
        kind = (row.get("_internal") or {}).get("page_type") or row.get("page_type")
        if isinstance(kind, dict):
            kind = kind.get("primary")
        source = "wcxb" if kind == "article" else "wcxb/other"
        yield Page(
            file.stem, source, _read_html(folder / "html" / file.stem), row.get("url"), truth.get("main_content") or "",
            None, tuple(truth.get("with") or ()), tuple(truth.get("without") or ()), kind,
        )  # fmt: skip


def _read_html(path: Path) -> str:
    """The decoded page at this path, which lacks its suffix `.html.gz` or `.html`."""
    from newsclean.parse import parse
    from newsclean.records import Page as RawPage
    from newsclean.settings import Settings

    packed = path.with_name(f"{path.name}.html.gz")
    content = (
        gzip.decompress(packed.read_bytes()) if packed.is_file() else path.with_name(f"{path.name}.html").read_bytes()
    )
    return parse(RawPage(path.name, content, kind="html"), Settings()).source
