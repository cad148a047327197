"""Bytes to text: what the bytes show counts first, then what was declared, then a guess.

A declaration is often wrong, while bytes beyond ASCII that are valid UTF-8 hardly ever mean anything else.
`docs/decisions/010-encodings.md` says why the order differs a little from the standard's.
"""

from __future__ import annotations

import codecs
import re

from newsclean.errors import UnreadablePage
from newsclean.parse.encoding.guess import guess, guess_language, is_other_script, is_western

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32le"), (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"),
)  # fmt: skip
# First bytes of a file that is no page, what the file is, and what the user can do. A text may begin with the same
# letters and digits ("ID3 tags explained"); in a file a control byte stands among the next _NEXT bytes.
_MAGIC = (
    (b"%PDF-", "a PDF file", "Extract its text first, e.g. with pdftotext"),
    (b"\x1f\x8b", "compressed (gzip)", "Unpack it first"),
    (b"BZh", "compressed (bzip2)", "Unpack it first"),
    (b"\xfd7zXZ\x00", "compressed (xz)", "Unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)", "Unpack it first"),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "Unpack it, or save it as text or HTML, first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "Unpack it first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document", "Save it as text or HTML first"),
    (b"{\\rtf", "an RTF document", "Save it as text or HTML first"),
    (b"%!PS", "a PostScript file", "Extract its text first, e.g. with ps2ascii"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "Leave it out"),
    (b"\xff\xd8\xff", "a JPEG image", "Leave it out"),
    (b"GIF87a", "a GIF image", "Leave it out"),
    (b"GIF89a", "a GIF image", "Leave it out"),
    (b"RIFF", "an image, sound or film", "Leave it out"),
    (b"ID3", "a sound file", "Leave it out"),
    (b"OggS", "a sound or film file", "Leave it out"),
    (b"\x1aE\xdf\xa3", "a film file", "Leave it out"),
    (b"wOFF", "a font", "Leave it out"),
    (b"wOF2", "a font", "Leave it out"),
    (b"\x7fELF", "a program", "Leave it out"),
    (b"SQLite format 3\x00", "an SQLite database", "Export the pages first"),
    (b"WARC/1.0\r\n", "a web archive", "Give it as a file named *.warc, so that it is read record by record"),
    (b"WARC/1.1\r\n", "a web archive", "Give it as a file named *.warc, so that it is read record by record"),
    (b"ARROW1", "an Arrow file", "Name it *.arrow, so that it is read row by row"),
    (b"PAR1", "a Parquet file", "Name it *.parquet, so that it is read row by row"),
)
_NEXT = 32
# The standard searches 1,024 bytes; on real pages long comments and scripts push the tag further down.
_META_REACH = 8_192
_LOOK = 65_536
_CONTROL = bytes([*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
# Text has a stray control byte now and then; in programs, images and archives a tenth of the bytes or more are such.
_MOST_CONTROL = 0.02
# If UTF-16 is read in the right byte order, at least this share of its characters makes sense, in any script.
_LEAST_SENSE = 0.97
# In UTF-16 text, the first share of the bytes is zero (scripts with spaces) or the second is not ASCII (Chinese).
_LEAST_ZEROS, _LEAST_OTHER = 0.03, 0.25
_ASCII = bytes(range(0x09, 0x7F))
_ALL_ASCII = bytes(range(0x80))
# UTF-8 with some broken characters (cut off, or pasted from elsewhere) is still UTF-8. Share of those beyond ASCII.
# Read as UTF-8, the texts of the development corpus in one-byte encodings have 0.89 or more, and 325 lines of Chinese
# and Japanese in their old encodings have 0.46 or more.
_MOST_BROKEN_UTF8 = 0.4
# The same share for an encoding that is only declared.
_MOST_BROKEN = 0.05
# The fewest letters in rows that make a page one of another script than declared, as on a page of some lines.
_FEWEST_IN_ROWS = 30
# Old servers send it for any page, and tools for downloading report it where a server names no charset.
_FOR_ANY = "iso-8859-1"
# The beginning of a character of UTF-8, whose end was cut off with the rest of the page. A single byte may be a letter
# of another encoding ("café"), unless it would be a capital after a small letter ("cafÃ").
_CUT_OFF = re.compile(rb"(?:[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2}|(?<=[a-z])[\xc2-\xde])\Z")


def decode(content: bytes, declared: str | None, html: bool) -> tuple[str, str]:
    """(text, name of the encoding used); the name is WHATWG's, in lower case.

    Tried in this order: byte order mark, UTF-16 by its zeros, valid UTF-8, the declared charset, `<meta>`
    (HTML), a detector. Raises `UnreadablePage` where the content is empty or binary.

    >>> decode("né".encode(), None, html=False), decode(b"n\\xe9", "iso-8859-1", html=True)
    (('né', 'utf-8'), ('né', 'windows-1252'))
    >>> decode("Привет, мир".encode("utf-16-be"), None, html=False)
    ('Привет, мир', 'utf-16be')
    """
    if not content.strip(b" \t\r\n\f\0"):
        raise UnreadablePage("the page is empty. Check how it was saved.")
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, "replace"), name
    for magic, what, way_out in _MAGIC:
        if content.startswith(magic) and _is_signature(content, magic):
            raise UnreadablePage(f"this is {what}, not a page. {way_out}.")
    if content[257:262] == b"ustar":
        raise UnreadablePage("this is a tar archive, not a page. Give it as a file named *.tar.")
    if name := _utf16(content):
        return content.decode(name, "replace"), name
    look = content[:_LOOK]
    if _count_control(look) > _MOST_CONTROL * len(look):
        raise UnreadablePage("this is a binary file, not a page. Leave it out, or extract its text first.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(content, declared, html)
    # ISO-2022-JP, an old encoding of Japanese, consists of ASCII and escape sequences, so it is valid UTF-8 too.
    # To look for the escape alone takes a tenth of the time.
    is_escaped = text.find("\x1b", 0, _LOOK) >= 0 and text.find("\x1b$", 0, _LOOK) >= 0
    return guess(content) if is_escaped else (text, "utf-8")


def _decode_other(content: bytes, declared: str | None, html: bool) -> tuple[str, str]:
    """(text, encoding) of bytes that are not valid UTF-8."""
    text = content.decode("utf-8", "replace")
    broken, beyond = text.count("\ufffd"), _beyond_ascii(text)
    if broken <= _MOST_BROKEN_UTF8 * beyond or (broken == beyond == 1 and _CUT_OFF.search(content)):
        from newsclean.parse.encoding.stray_lines import read_lines

        return read_lines(content).decode("utf-8", "replace"), "utf-8"
    for name in declared_encodings(content, declared, html):
        text = content.decode(f"whatwg-{name}", "replace")
        if name == "windows-1252" and (other := _read_as_other(content, text)):
            return other
        if text.count("\ufffd") <= _MOST_BROKEN * _beyond_ascii(text):
            return text, name
    return guess(content)


def declared_encodings(content: bytes, declared: str | None, html: bool) -> list[str]:
    """WHATWG's names of the encodings other than UTF-8 and UTF-16 that the transport and `<meta>` declare.

    The transport's goes first, unless it is ISO-8859-1, which may be nobody's word on this page.
    """
    labels = [declared or ""]
    if html:
        from bs4.dammit import EncodingDetector  # takes long to import, and pages in UTF-8 do without it

        head = content[:_META_REACH]
        labels.append(EncodingDetector.find_declared_encoding(head, is_html=True, search_entire_document=True) or "")
        if _clean_label(labels[0]) == _FOR_ANY:
            labels.reverse()
    return [name for label in labels if (name := _canonical(label)) and not name.startswith("utf-")]


def _read_as_other(content: bytes, text: str) -> tuple[str, str] | None:
    """(text, encoding) of bytes that cannot be the Western text that they are declared to be, and were read as."""
    if is_other_script(content, _FEWEST_IN_ROWS):
        from newsclean.parse.encoding.misread import is_of_other_script

        read, name = guess(content)
        # Rows of signs look like letters in rows, and the detector finds some encoding for them.
        if read.count("\ufffd") <= _MOST_BROKEN * _beyond_ascii(read) and is_of_other_script(read, name):
            return read, name
    return guess(content) if is_western(guess_language(text).tag) is False else None


def _is_signature(content: bytes, magic: bytes) -> bool:
    return not magic.isalnum() or _count_control(content[len(magic) : len(magic) + _NEXT]) > 0


def _count_control(content: bytes) -> int:
    return len(content) - len(content.translate(None, _CONTROL))


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _canonical(label: str) -> str:
    """WHATWG's name for an encoding label, lower case; "" where the label is unknown or decodes nothing."""
    from turbohtml.detect import detect

    label = _clean_label(label)
    if not re.fullmatch(r"[a-z0-9_:.\-]{2,40}", label):
        return ""
    try:
        codecs.lookup(f"whatwg-{label}")
    except LookupError:
        return ""
    # The detector trusts a <meta> and returns the standard's name for its charset.
    name = (detect(f'<meta charset="{label}">'.encode()).encoding or "").lower()
    return "" if name in ("replacement", "x-user-defined") else name


def _clean_label(label: str) -> str:
    return label.strip().strip("\"'").lower()


def _utf16(content: bytes) -> str:
    """Which UTF-16 the bytes are, without a byte order mark: "utf-16le" or "utf-16be"; "" where they are none."""
    look = content[: _LOOK & ~1]
    # Spaces, line ends and digits have a zero byte in every script.
    if b"\0" not in look or len(content) % 2:
        return ""
    zeros = look.count(0)
    if zeros < _LEAST_ZEROS * len(look) and len(look.translate(None, _ASCII)) < _LEAST_OTHER * len(look):
        return ""  # plain text with some zero bytes; in pairs its bytes would look like Chinese
    names = ("utf-16le", "utf-16be") if look[1::2].count(0) >= zeros / 2 else ("utf-16be", "utf-16le")
    return next((name for name in names if _makes_sense(look, name)), "")


def _makes_sense(look: bytes, name: str) -> bool:
    from newsclean.language.scripts import find_script

    try:
        text = look.decode(name)
    except UnicodeDecodeError:
        return False
    sense = sum(character.isprintable() or character.isspace() for character in text)
    return sense >= _LEAST_SENSE * len(text) and find_script(text)[1] >= len(text) / 3
