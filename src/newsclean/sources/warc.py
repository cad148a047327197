"""Reads web archives (WARC and WET). Each record may hold a page; records without one are counted and skipped.

fastwarc parses each record. `warc_records` finds where records begin and end, so that a damaged one does not affect
the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.article import Failure
from newsclean.errors import UnreadablePage
from newsclean.extras import require
from newsclean.records import Page, PageKind
from newsclean.settings import Settings
from newsclean.sources.http_body import decode_body
from newsclean.sources.reference import PageRef, Part
from newsclean.sources.warc_records import Damage, Whole, read_record_at, read_records

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_HTML = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([a-z0-9_:.\-]{2,40})", re.IGNORECASE)


def find(part: Part, settings: Settings, skipped: Counter[str]) -> Iterator[PageRef | Failure]:
    """Yield a reference for each record with a page and a `Failure` for each damaged one. `skipped` counts the rest."""
    require("warc", part.path)
    number = 0
    try:
        with Path(part.path).open("rb") as stream:
            for number, found in enumerate(read_records(stream, part.name, settings.max_page_size), 1):
                ref = _look(part, number, found, skipped)
                if ref:
                    yield ref
    except OSError as error:
        message = f"{part.path}: cannot be read after record {number}: {error.strerror or error}"
        yield Failure(f"{part.name}#{number + 1}", part.path, "read", message)


def _look(part: Part, number: int, found: Whole | Damage, skipped: Counter[str]) -> PageRef | Failure | None:
    """A reference to the record's page, or a `Failure`. None if it holds no page; then it is counted in `skipped`."""
    id, where = f"{part.name}#{number}", f"{part.path}, byte {found.offset:,}"
    if isinstance(found, Damage):
        return Failure(id, part.path, "read", f"{where}: {found.message}")
    try:
        record = _parse(found.content)
        reason = _why_not(record)
    except (OSError, ValueError) as error:
        return Failure(id, part.path, "read", f"{where}: not a WARC record: {error}")
    if reason:
        skipped[reason] += 1
        return None
    content = None if found.alone else found.content
    return PageRef(_id(record) or id, part.path, number, found.offset, content=content, name=part.name)


def load(ref: PageRef, settings: Settings) -> Page:
    """Load the page of one record. Raises `UnreadablePage`, which names the file and the offset."""
    where = f"{ref.path}, byte {ref.offset:,}"
    try:
        content = ref.content
        if content is None:
            with open(ref.path, "rb") as stream:
                content = read_record_at(stream, ref.offset, settings.max_page_size)
        record = _parse(content)
        body = bytes(record.reader.read())
    except (OSError, ValueError) as error:
        raise UnreadablePage(f"{where}: not a WARC record: {error}") from error
    kind, encoding = _kind(record), None
    if record.is_http:
        headers = record.http_headers
        transfer, encodings = headers.get("transfer-encoding") or "", headers.get("content-encoding") or ""
        try:
            body = decode_body(body, transfer, encodings, settings.max_page_size)
        except UnreadablePage as error:
            raise UnreadablePage(f"{where}: {error}") from error
    if charset := _CHARSET.search(_content_type(record)):
        encoding = charset[1]
    if not body:
        raise UnreadablePage(f"{where}: the record's page is empty")
    url = (record.headers.get("warc-target-uri") or "").strip("<> ") or None
    return Page(ref.id, body, url, ref.path, kind, encoding, fetched=record.headers.get("warc-date") or None)


def _parse(content: bytes) -> WarcRecord:
    """Parse a record and its HTTP header, if it has one. Raises `OSError` or `ValueError` if it is not a record."""
    from fastwarc.warc import WarcRecord

    record = WarcRecord.from_bytes(content)
    if record.is_http:
        record.parse_http(quirks_mode=True)
    return record


def _id(record: WarcRecord) -> str:
    return (record.headers.get("warc-record-id") or "").strip("<> ")


def _type(record: WarcRecord) -> str:
    return (record.headers.get("warc-type") or "").strip().lower()


def _content_type(record: WarcRecord) -> str:
    """The page's Content-Type: that of the HTTP response if the record has one, else that of the record."""
    return (record.http_headers if record.is_http else record.headers).get("content-type") or ""


def _media_type(record: WarcRecord) -> str:
    """The page's media type in lower case, without parameters: as the server declared it, else as the crawler found."""
    declared = re.split("[;,]", _content_type(record))[0]
    return (declared or record.headers.get("warc-identified-payload-type") or "").strip().lower()


def _kind(record: WarcRecord) -> PageKind | None:
    media_type = _media_type(record)
    return "html" if media_type in _HTML else "text" if media_type == "text/plain" else None


def _why_not(record: WarcRecord) -> str:
    """Why the record holds no page, or "" if it does. The pages of a WET file are its `conversion` records."""
    type, media_type = _type(record), _media_type(record)
    if type == "conversion":
        return "" if media_type in (*_HTML, "text/plain", "") else f"not HTML: {media_type}"
    if type not in ("response", "resource"):
        return f"WARC record: {type if type.isalpha() and len(type) < 20 else 'of no known type'}"
    if record.is_http:
        status = record.http_headers.status_code
        if status is None:
            raise ValueError("its HTTP response has no status line")
        if not 200 <= status < 300:
            return f"HTTP status {status}"
    elif type == "response":
        return "not HTTP"
    return "" if media_type in (*_HTML, "") else f"not HTML: {media_type[:60]}"
