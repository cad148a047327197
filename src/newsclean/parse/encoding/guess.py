"""Guesses the encoding of bytes that nothing declares, or declares wrongly, by a detector and by the language read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.language.detect import LanguageGuess

_ALL_ASCII = bytes(range(0x80))
# Letters of another script that are read as Windows-1252 stand in rows. Share of the characters beyond ASCII, and how
# many at least: Western texts of the development corpus have 0.14 or less, Cyrillic and Japanese ones 0.67 or more.
_LEAST_IN_ROWS = 0.5
# To count three letters at a time is far quicker than a search; no-break spaces stand in rows, too.
_LETTERS = bytes(0x80) + b"x" * 0x20 + b"\0" + b"x" * 0x5F
# The detector searches so many bytes for a <meta>, and believes it.
_PRESCAN = 1_024
# Ends of the pieces of a page that are read for their language, of what length they are, and what shows code.
_PIECE_END, _CODE = re.compile(r"[<\r\n]"), re.compile(r"[{}=]")
_LONG = 60
# Encodings that the detector takes for Western ones.
_OTHER_LATIN = (
    "windows-1250", "windows-1254", "windows-1257", "iso-8859-2", "iso-8859-4", "iso-8859-10", "iso-8859-13",
)  # fmt: skip
_WESTERN = (
    "en", "de", "fr", "es", "it", "pt", "nl", "da", "no", "sv", "fi", "is", "ca", "gl", "eu", "ga", "af",
)  # fmt: skip
# Languages of Latin script whose letters Windows-1252 has not.
_NOT_WESTERN = ("pl", "cs", "sk", "hu", "hr", "bs", "sr-Latn", "sl", "ro", "tr", "az", "lt", "lv")


def guess(content: bytes) -> tuple[str, str]:
    """(text, encoding) by the detector, corrected where it takes Western text for another."""
    from turbohtml.detect import detect

    # What the page declares was tried before, so the detector must not see it.
    name = (detect(b" " * _PRESCAN + content).encoding or "windows-1252").lower()
    text = content.decode(f"whatwg-{name}", "replace")
    is_wrong = bool(is_western(guess_language(text).tag)) if name in _OTHER_LATIN else not is_other_script(content)
    return (content.decode("whatwg-windows-1252", "replace"), "windows-1252") if is_wrong else (text, name)


def is_other_script(content: bytes, fewest: int = 0) -> bool:
    """Whether the letters beyond ASCII stand in rows, as no letters of Western languages do."""
    in_rows, beyond = 3 * content.translate(_LETTERS).count(b"xxx"), len(content.translate(None, _ALL_ASCII))
    return in_rows >= max(fewest, _LEAST_IN_ROWS * beyond)


def is_western(language: str) -> bool | None:
    """Whether Windows-1252 has the letters of the language; None for one of another script, or an unknown one."""
    return True if language in _WESTERN else False if language in _NOT_WESTERN else None


def guess_language(text: str) -> LanguageGuess:
    """The language of a page's prose."""
    from newsclean.language.detect import detect_language

    return detect_language(prose_of(text))


def prose_of(text: str) -> str:
    """The lines, and the pieces between tags, that have characters beyond ASCII: the long ones if there are any."""
    pieces = [piece.rpartition(">")[2] for piece in _PIECE_END.split(text) if not piece.isascii()]
    prose = [piece for piece in pieces if len(piece) >= _LONG and not _CODE.search(piece)]
    return "\n".join(prose or pieces)
