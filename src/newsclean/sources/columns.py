"""Makes pages of rows, for JSONL, Parquet, Arrow files and batches: which column holds what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any
from uuid import UUID

from newsclean.errors import BadSettings, UnreadablePage
from newsclean.parse.page_kind import begins_as_html
from newsclean.records import Page, PageKind
from newsclean.sources.files import HEAD, is_html_page


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns to read. The page is in the first non-empty one of `html`, `text` and `content`."""

    html: str = "html"
    text: str = "text"  # read as HTML where it begins as a whole HTML page
    content: str = "content"  # HTML or text, detected from the content
    url: str = "url"
    id: str = "id"
    encoding: str = ""  # declared charset of pages given as bytes; "" if no column is named for it
    fetched: str = ""  # when the page was fetched, ISO 8601; "" if no column is named for it
    # What is known of the article, for where the page does not say; "" if no column is named for it.
    title: str = ""
    date: str = ""
    authors: str = ""  # a name, a byline, or a list of them
    language: str = ""

    def of_pages(self) -> tuple[tuple[str, PageKind | None], ...]:
        """The columns that may hold the page, preferred first, each with the kind of page it holds."""
        return (self.html, "html"), (self.text, "text"), (self.content, None)


@cache
def read_columns(named: tuple[str, ...]) -> Columns:
    """The columns that `Settings.columns` names. Raises `BadSettings` for an entry that is not ROLE=NAME.

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


# A string of so many characters in another column may be the page.
_PAGE_LENGTH = 200
_WAY_OUT = (
    "Name the right one: --column html=NAME, text=NAME or content=NAME; in Python Settings(columns=['html=NAME'])."
)


def missing_pages(names: Collection[str], columns: Columns) -> str:
    """What is wrong if a table has columns of these names but none that holds pages; "" if it has one.

    >>> missing_pages(["id", "raw"], Columns(html="raw"))
    ''
    >>> missing_pages(["id", "raw"], Columns()).partition(". ")[0]
    'no column `html`, `text`, `content`; there are: id, raw'
    """
    wanted = [name for name, _ in columns.of_pages()]
    if any(name in names for name in wanted):
        return ""
    return f"no column {', '.join(f'`{name}`' for name in wanted)}; there are: {', '.join(names)}. {_WAY_OUT}"


def missing_named(names: Collection[str], named: Iterable[str]) -> str:
    """What is wrong if a table has no column of a name that `Settings.columns` gives; "" if it has all.

    >>> missing_named(["html", "link"], ["url=link"]), missing_named(["html", "link"], ["url=address"])
    ('', 'no column `address` (url=address) in the input; there are: html, link.')
    """
    for pair in named:
        if (name := pair.partition("=")[2]) not in names:
            return f"no column `{name}` ({pair}) in the input; there are: {', '.join(names)}."
    return ""


def named_twice(names: Sequence[str]) -> str:
    """What a table has if two of its columns have the same name; "" if none have.

    >>> named_twice(["text", "day", "day"]), named_twice(["text", "day"])
    ("two columns named 'day': rename one", '')
    """
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    return f"two columns named {twice[0]!r}: rename one" if twice else ""


def page_of_row(row: Mapping[str, Any], columns: Columns, id: str, where: str, path: str | None) -> Page:
    """Make the page of a row. `id` is used if the row has none.

    Raises `UnreadablePage`, with the row's own id, if no column holds a page.
    """
    own_id = id_of_row(row, columns)
    held = [(name, kind) for name, kind in columns.of_pages() if isinstance(row.get(name), str | bytes) and row[name]]
    if not held:
        raise UnreadablePage(f"{where}: {_why_no_page(row, columns)}", own_id)
    column, kind = held[0]
    texts = {role: _text(row.get(getattr(columns, role))) for role in ("url", "encoding", "fetched")}
    taken = {column, *(getattr(columns, role) for role, value in texts.items() if value is not None)}
    if own_id is not None or row.get(columns.id) == "":
        taken.add(columns.id)
    try:
        return Page(
            id=id if own_id is None else own_id,
            content=row[column],
            url=texts["url"] or None,
            path=path,
            kind=None if kind == "text" and _is_html(row[column]) else kind,
            encoding=texts["encoding"] or None,
            extra={name: value for name, value in row.items() if name not in taken},
            fetched=texts["fetched"] or None,
            **known_of_row(row, columns),
        )
    except (TypeError, ValueError) as error:
        raise UnreadablePage(f"{where}: {error}", own_id) from error


def id_of_row(row: Mapping[str, Any], columns: Columns) -> str | None:
    """The row's own id as text; None if it has none, or one of a type that is no id.

    Whole numbers may come as floats: pandas makes such of a column in which one is missing.

    >>> [id_of_row({"id": value}, Columns()) for value in ("a-1", 17, 17.0, b"a-1", "", True, float("nan"), [1])]
    ['a-1', '17', '17', 'a-1', None, None, None, None]
    >>> id_of_row({"id": b"\\xff\\xfe"}, Columns()) is None  # other bytes would be the same text
    True
    """
    value = row.get(columns.id)
    if isinstance(value, float | Decimal):
        return str(int(value)) if isfinite(value) and value == int(value) else None
    if isinstance(value, bytes):
        try:
            return value.decode() or None
        except UnicodeDecodeError:
            return None
    if isinstance(value, bool) or not isinstance(value, str | int | UUID):
        return None
    return str(value) or None


def _is_html(value: str | bytes) -> bool:
    """Whether a value begins as a whole HTML page and has a closing tag, so that it is no text, whatever its column.

    >>> _is_html("<!DOCTYPE html><title>Ferry</title>"), _is_html(b"<html><p>Ferry</p>"), _is_html("<html> is a tag")
    (True, True, False)
    """
    if isinstance(value, str):
        return begins_as_html(value[:HEAD]) and "</" in value
    # In UTF-16 a zero stands between the two signs.
    return is_html_page(value[:HEAD]) and (b"</" in value or b"<\0/" in value)


def _why_no_page(row: Mapping[str, Any], columns: Columns) -> str:
    """What is wrong with a row that holds no page.

    >>> _why_no_page({"html": None, "text": 12, "id": "1"}, Columns())
    'no page: `html` is empty, `text` holds int and not text'
    >>> _why_no_page({"text": None, "url": "https://a.example", "body": 200 * "A"}, Columns())[:46]
    'no page: `text` is empty; the row has: body. N'
    """
    wanted = [name for name, _ in columns.of_pages()]
    held = [f"`{name}` {_why_not_taken(row[name])}" for name in wanted if name in row]
    if held:
        others = [name for name, value in row.items() if name not in wanted and _may_be_page(value)]
        way_out = f"; the row has: {', '.join(others)}. {_WAY_OUT}" if others else ""
        return f"no page: {', '.join(held)}{way_out}"
    named = ", ".join(f"`{name}`" for name in wanted)
    return f"no column {named}; the row has: {', '.join(row) or 'nothing'}. {_WAY_OUT}"


def _may_be_page(value: object) -> bool:
    return isinstance(value, str) and len(value) >= _PAGE_LENGTH


def _why_not_taken(value: object) -> str:
    is_empty = value is None or value == "" or value == b"" or value != value  # NaN
    return "is empty" if is_empty else f"holds {type(value).__name__} and not text"


def known_of_row(row: Mapping[str, Any], columns: Columns) -> dict[str, Any]:
    """What a row knows of its article, by the fields of `Page`. The columns are carried along, too.

    >>> known_of_row({"day": date(2021, 7, 5), "by": ["Jane Doe", None]}, Columns(date="day", authors="by"))
    {'title': None, 'date': '2021-07-05', 'language': None, 'authors': ('Jane Doe',)}
    """
    known: dict[str, Any] = {
        role: _text(row.get(getattr(columns, role))) or None for role in ("title", "date", "language")
    }
    authors = row.get(columns.authors)
    names = authors if isinstance(authors, list | tuple) else (authors,)
    return known | {"authors": tuple(name for name in names if isinstance(name, str))}


def _text(value: object) -> str | None:
    """The value if it is text, a date in ISO 8601, and None for anything else."""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else None
