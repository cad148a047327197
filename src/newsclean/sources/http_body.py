"""Decodes the body of an archived HTTP response: joins its chunks and undoes its compression.

Many archivers store the decoded body but keep the headers of the encoded one. So a body that does not look encoded is
used as it is.
"""

from __future__ import annotations

import io
import re
import zlib
from pathlib import Path

from newsclean.errors import UnreadablePage, too_long
from newsclean.sources.compressed import DamagedFile, decompressed
from newsclean.sources.frames import GZIP

_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")


def decode_body(body: bytes, transfer: str, encodings: str, limit: int) -> bytes:
    """Decode a body, given the values of its headers Transfer-Encoding and Content-Encoding.

    Raises `UnreadablePage` if it is damaged, in an unknown encoding, or longer than `limit` bytes.

    >>> decode_body(b"3\\r\\n<p>\\r\\n2\\r\\nHi\\r\\n0\\r\\n\\r\\n", "chunked", "", 100)
    b'<p>Hi'
    """
    if "chunked" in transfer.lower():
        body = _join_chunks(body)
    for name in reversed([name.strip().lower() for name in encodings.split(",") if name.strip()]):
        body = _undo(name, body, limit)
    if len(body) > limit:
        raise UnreadablePage(too_long("the body", limit))
    return body


def _join_chunks(body: bytes) -> bytes:
    size = _CHUNK_SIZE.match(body)
    if not size:
        return body
    pieces: list[bytes] = []
    while size and (length := int(size[1], 16)):
        piece = body[size.end() : size.end() + length]
        if len(piece) < length:
            raise UnreadablePage("its chunked body is cut off. Fetch it again.")
        pieces.append(piece)
        size = _CHUNK_SIZE.match(body, size.end() + length + len(b"\r\n"))
    if not size:
        raise UnreadablePage("its chunked body is damaged or cut off. Fetch it again.")
    return b"".join(pieces)


def _undo(name: str, body: bytes, limit: int) -> bytes:
    """Undo one content encoding. Decompression stops soon after `limit` bytes."""
    if name in ("identity", "none", "utf-8"):
        return body
    if name in ("gzip", "x-gzip"):
        return _unzip(body, 31, limit) if body.startswith(GZIP[:2]) else body
    if name == "deflate":
        # The standard requires the zlib format, but some servers send a raw deflate stream.
        return _unzip(body, 15 if _is_zlib(body) else -15, limit) if not _is_markup(body) else body
    if name in ("br", "zstd"):
        return _read_by(name, body, limit) if not _is_markup(body) else body
    raise UnreadablePage(f"its content encoding {name!r} is not known. Decode it first.")


def _is_zlib(body: bytes) -> bool:
    return len(body) > 1 and body[0] & 15 == 8 and int.from_bytes(body[:2], "big") % 31 == 0


def _is_markup(body: bytes) -> bool:
    return body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _unzip(body: bytes, wbits: int, limit: int) -> bytes:
    unzip = zlib.decompressobj(wbits)
    try:
        content = unzip.decompress(body, limit + 1)
    except zlib.error as error:
        raise UnreadablePage(f"its compressed body is damaged ({error}). Fetch it again.") from error
    if not unzip.eof and len(content) <= limit:
        raise UnreadablePage("its compressed body is cut off. Fetch it again.")
    # A body may be several gzip streams, one after the other. What follows and is none is left out, as gunzip does.
    has_more = wbits == 31 and unzip.unused_data.startswith(GZIP)
    return _read_all_of_gzip(body, limit) if has_more else content


def _read_all_of_gzip(body: bytes, limit: int) -> bytes:
    try:
        with decompressed(io.BytesIO(body), Path("body.gz"), is_page=True) as plain:
            return plain.read(limit + 1)
    except DamagedFile as error:
        raise UnreadablePage(f"its compressed body is damaged or cut off ({error}). Fetch it again.") from error


def _read_by(name: str, body: bytes, limit: int) -> bytes:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    reader = (BrotliReader if name == "br" else ZstdReader)(io.BytesIO(body))
    pieces: list[bytes] = []
    length = 0
    try:
        while length <= limit and (piece := reader.read(1 << 16)):
            pieces.append(piece)
            length += len(piece)
    except OSError as error:
        raise UnreadablePage(f"its compressed body is damaged ({error}). Fetch it again.") from error
    return b"".join(pieces)
