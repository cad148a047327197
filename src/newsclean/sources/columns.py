"""Rows -> pages: which column holds what. The same for JSONL, Parquet, Arrow and batches."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any

from newsclean.errors import BadSettings, UnreadablePage
from newsclean.records import Page, PageKind


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns that are read; the page stands in the first of `html`, `text`, `content` with something."""

    html: str = "html"
    text: str = "text"
    content: str = "content"  # HTML or text, told apart by looking
    url: str = "url"
    id: str = "id"
    encoding: str = ""  # charset that was declared for pages given as bytes; only where it is named
    fetched: str = ""  # when the page was fetched, ISO 8601; only where it is named

    def of_pages(self) -> tuple[tuple[str, PageKind | None], ...]:
        """The columns that may hold the page, best first, and what they say of its kind."""
        return (self.html, "html"), (self.text, "text"), (self.content, None)


@cache
def read_columns(named: tuple[str, ...]) -> Columns:
    """The columns as `Settings.columns` names them. Raises `BadSettings`.

    >>> read_columns(("html=raw_html", "id=doc_id")).html
    'raw_html'
    """
    known = [f.name for f in fields(Columns)]
    values: dict[str, str] = {}
    for pair in named:
        role, _, column = pair.partition("=")
        if role not in known or not column:
            raise BadSettings(f"columns: {pair!r} is not ROLE=NAME with one of the roles {', '.join(known)}")
        values[role] = column
    return Columns(**values)


def page_of_row(row: Mapping[str, Any], columns: Columns, id: str, where: str, path: str | None) -> Page:
    """The page of a row's columns. Raises `UnreadablePage` where none of them holds text or bytes."""
    held = [(name, kind) for name, kind in columns.of_pages() if isinstance(row.get(name), str | bytes) and row[name]]
    if not held:
        wanted = ", ".join(f"`{name}`" for name, _ in columns.of_pages())
        raise UnreadablePage(f"{where}: no column {wanted} with text in it; the row has: {', '.join(row) or 'nothing'}")
    column, kind = held[0]
    own_id = row.get(columns.id)
    if isinstance(own_id, bool) or not isinstance(own_id, str | int):
        own_id = None
    texts = {role: _text(row.get(getattr(columns, role))) for role in ("url", "encoding", "fetched")}
    taken = {column, *(getattr(columns, role) for role, value in texts.items() if value is not None)}
    if own_id is not None:
        taken.add(columns.id)
    return Page(
        id=str(own_id) if own_id is not None and own_id != "" else id,
        content=row[column],
        url=texts["url"] or None,
        path=path,
        kind=kind,
        encoding=texts["encoding"] or None,
        extra={name: carried(value) for name, value in row.items() if name not in taken},
        fetched=texts["fetched"] or None,
    )


def _text(value: object) -> str | None:
    """The value where it is text, a time in ISO 8601; None where it is neither."""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else None


def carried(value: Any) -> Any:
    """A value of another column as JSON can hold it.

    Times are written in ISO 8601, decimals by their digits, bytes in Base64; what is no number (NaN) is None.

    >>> carried({"day": date(2026, 1, 2), "raw": b"x", "n": [1, float("nan")]})
    {'day': '2026-01-02', 'raw': 'eA==', 'n': [1, None]}
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Mapping):
        return {str(name): carried(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [carried(item) for item in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Decimal):
        return str(value)
    return str(value)
