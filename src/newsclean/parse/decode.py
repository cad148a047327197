"""Bytes to text, by the standard first and by guessing last."""

from __future__ import annotations

import codecs
import re

from newsclean.errors import UnreadablePage

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_:.\-]{2,40})", re.IGNORECASE)
_META_REACH = 4_096
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"))
_MAGIC = (
    (b"%PDF-", "a PDF file"), (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive (or an Office document)"), (b"\x1f\x8b", "gzip-compressed"),
)  # fmt: skip


def decode(content: bytes, declared: str | None, html: bool) -> tuple[str, str]:
    """The text and the name of the encoding used, in WHATWG's words and lower case.

    Tried in this order: a byte order mark, the declared charset, `<meta>` (HTML), strict UTF-8, a detector.
    Raises `UnreadablePage` where the content is empty or binary.

    >>> decode("né".encode(), None, html=False), decode(b"n\\xe9", "iso-8859-1", html=True)
    (('né', 'utf-8'), ('né', 'windows-1252'))
    """
    if not content.strip():
        raise UnreadablePage("the page is empty. Check how it was saved.")
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise UnreadablePage(f"this is {what}, not a page. Convert it to text or HTML first.")
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, "replace"), name
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    from turbohtml.detect import detect

    name = declared
    if html and name is None and (meta := _META.search(content, 0, _META_REACH)):
        name = meta[1].decode("ascii")
    try:
        codecs.lookup(f"whatwg-{name}")
    except LookupError:
        name = detect(content).encoding or "windows-1252"
    if name.lower() in ("iso-8859-1", "latin1", "ascii"):
        name = "windows-1252"
    return content.decode(f"whatwg-{name}", "replace"), name.lower()
