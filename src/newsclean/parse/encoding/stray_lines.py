"""Reads the lines of a page of UTF-8 that are in another encoding as a whole, as when two sources were joined.

The single bytes that are left are the work of `stray_bytes`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

# Encodings of one byte a character for scripts other than Latin, the most common first.
OTHER = ("cp1251", "cp1253", "cp1255", "cp1256", "cp874")
_EDGE = re.compile(r"([<>\r\n]+)")
_STRAY = re.compile("[\udc80-\udcff]")
# A line is read whole if so many of its bytes are no UTF-8, and more than half of those beyond ASCII. Set by hand.
_FEWEST_STRAY = 10
# The share of the letters of such a line that the page has elsewhere, too.
_KNOWN = 0.9


def read_lines(content: bytes) -> bytes:
    """The bytes with such lines as UTF-8, in the encoding that has the letters of the page's other lines.

    >>> page, line = "Мост через реку закрыт, сказал министр.", "Мост был закрыт."
    >>> read_lines(page.encode() + b"\\n" + line.encode("cp1251")).decode() == page + "\\n" + line
    True
    """
    pieces = _EDGE.split(content.decode("utf-8", "surrogateescape"))
    strange = [place for place, piece in enumerate(pieces) if _is_strange(piece)]
    if not strange:
        return content
    around = Counter("".join(piece for piece in pieces if not _STRAY.search(piece)))
    letters = Counter({letter: count for letter, count in around.items() if letter > "\x7f" and letter.isalpha()})
    known = {name: sum(letters[letter] for letter in letters_of(name)) for name in OTHER}
    best = max(known, key=lambda name: known[name])
    if 2 * known[best] <= letters.total():
        return content
    for place in strange:
        pieces[place] = _read(pieces[place], best, letters)
    return "".join(pieces).encode("utf-8", "surrogateescape")


@cache
def letters_of(encoding: str) -> frozenset[str]:
    """The letters beyond ASCII that an encoding of one byte a character has."""
    return frozenset(filter(str.isalpha, bytes(range(0x80, 0x100)).decode(encoding, "ignore")))


def _is_strange(piece: str) -> bool:
    stray = len(_STRAY.findall(piece))
    return stray >= _FEWEST_STRAY and 2 * stray > sum(byte > 0x7F for byte in piece.encode("utf-8", "surrogateescape"))


def _read(piece: str, encoding: str, letters: Counter[str]) -> str:
    """The piece in this encoding if that gives words of the page's letters, else as it is."""
    try:
        line = piece.encode("utf-8", "surrogateescape").decode(encoding)
    except UnicodeDecodeError:
        return piece
    beyond = [character for character in line if character > "\x7f" and character.isalpha()]
    # In another encoding of the same script (KOI8-R), most small letters would be capitals.
    is_clear = sum(map(str.isupper, beyond)) < len(beyond) / 2
    return line if is_clear and sum(letter in letters for letter in beyond) >= _KNOWN * len(beyond) else piece
