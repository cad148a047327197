"""Build archives byte by byte, so that a test can damage them at a chosen place."""

import gzip

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>Ferry {n} runs again</title></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry {n} runs again</h1>
<p>The ferry to island {n} runs again, the harbour office said on Monday. “We waited for three weeks,” said Anna Berg,
who lives there and works in the café Smörgås on the mainland.</p>
<p>The boat had been out of service since a storm broke its rudder in the first days of March, and the island’s
school had to send its pupils home by fishing boat.</p></article>
<footer>Copyright Harbour News</footer></body></html>
"""
TEXT = (
    "Ferry {n} runs again\n\nThe ferry to island {n} runs again, the harbour office said on Monday.\n\nLeave a Reply\n"
)
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n%s\r\n"


def page(n: int, charset: str = "utf-8") -> bytes:
    """One page of news."""
    return PAGE.format(n=n, charset=charset).encode(charset, "replace")


def http(
    body: bytes, type: bytes = b"text/html; charset=utf-8", headers: bytes = b"", status: bytes = b"200 OK"
) -> bytes:
    """An HTTP response."""
    return HTTP.replace(b"200 OK", status) % (type, headers) + body


def record(
    n: int,
    block: bytes | None = None,
    kind: bytes = b"response",
    type: bytes = b"application/http; msgtype=response",
    length: int | None = None,
    extra: bytes = b"",
) -> bytes:
    """A WARC record; `length` is what its header announces, where that is not the truth."""
    block = http(page(n)) if block is None else block
    head = (
        b"WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\n"
        b"WARC-Date: 2026-03-%02dT10:00:00Z\r\nWARC-Target-URI: https://news.example/ferry/%d\r\n"
        b"Content-Type: %s\r\n%sContent-Length: %d\r\n\r\n"
    )
    announced = len(block) if length is None else length
    return head % (kind, n, n % 28 + 1, n, type, extra, announced) + block + b"\r\n\r\n"


def wet(n: int) -> bytes:
    """A record of a WET file: the page's text."""
    return record(n, TEXT.format(n=n).encode(), kind=b"conversion", type=b"text/plain")


def zipped(*records: bytes) -> bytes:
    """The records as a gzip member each."""
    return b"".join(gzip.compress(content, mtime=0) for content in records)


def id_of(n: int) -> str:
    """The id that the record of `record(n)` gives its page."""
    return f"urn:uuid:00000000-0000-0000-0000-{n:012}"
