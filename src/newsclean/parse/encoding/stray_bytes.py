"""Reads the few bytes of another encoding that stand in a page of UTF-8, as when a quotation was pasted into it.

A byte is read only if its place shows what it is: a letter in a word, a quotation mark at the edge of a word. What is
left of characters that were cut in two stays lost.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from newsclean.parse.encoding.decode import declared_encodings
from newsclean.parse.encoding.stray_lines import OTHER, letters_of, read_lines
from newsclean.records import Block

# Python's escapes of bytes that are no UTF-8, and such bytes that begin a character whose end is missing.
_STRAY = re.compile("[\udc80-\udcff]+")
_CUT_OFF = re.compile(
    "\udce0[\udca0-\udcbf]|[\udce1-\udcec\udcee\udcef][\udc80-\udcbf]|\udced[\udc80-\udc9f]"
    "|\udcf0[\udc90-\udcbf][\udc80-\udcbf]?|[\udcf1-\udcf3][\udc80-\udcbf]{1,2}|\udcf4[\udc80-\udc8f][\udc80-\udcbf]?"
)
# Encodings of one byte a character, of Latin script, the most common first.
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257")
# A stray piece: marks that open something, a word, marks that close something or stand by themselves.
_PIECE = re.compile(r"([“‘«„‚‹¿¡]*|’(?=\w))([^\W\d_ªº²³¹]*)([”’»›…–—•·€£¥¢§©®™°±²³¹ªº´¨½¼¾×÷‰†‡\xa0]*)")
# Two or more bytes that only go on a character, of which only the first could be a mark: the rest of “ or 中, say.
_REST = re.compile(rb"\x80[\x80-\xbf]+")
# More letters beyond ASCII than this do not follow one another in a word of Latin script.
_MOST_LATIN = 3
# From this many letters on that Windows-1252 does not have, a page shows another encoding. Set by hand: an English text
# has a Czech name or a formula.
_FEWEST_LETTERS = 10
# First bytes of accents, no-break spaces and quotation marks in UTF-8: one of them alone may be half of a character.
_COMMON_FIRST = frozenset(b"\xc2\xc3\xe2")


@dataclass(frozen=True, slots=True)
class _Page:
    """What the characters of a page say about its stray bytes."""

    # Encodings of one byte a character: the one that has the page's letters; two where its letters do not tell; none
    # where no encoding has them.
    encodings: tuple[str, ...]
    first: Set[int]  # the bytes with which the page's own characters begin in UTF-8


def read_stray_bytes(content: bytes, declared: str | None = None, html: bool = False) -> str:
    """The bytes as UTF-8 text. Of those that are no UTF-8, the ones that are clear are read in a one-byte encoding.

    It is the one that the transport or, in HTML, `<meta>` declares, else the one that has the page's letters. Bytes
    that are not clear are U+FFFD.

    >>> read_stray_bytes("“Ça va”, au caf".encode() + b"\\xe9 du port de l\\x92\\xcele")
    '“Ça va”, au café du port de l’Île'
    >>> read_stray_bytes("“Ça va”, caf".encode() + b"\\xc3...") == "“Ça va”, caf\\ufffd..."
    True
    """
    content = read_lines(content.removeprefix(codecs.BOM_UTF8))
    text = _CUT_OFF.sub("\ufffd", content.decode("utf-8", "surrogateescape"))
    page = _page_of(_STRAY.sub("", text), declared_encodings(content, declared, html))

    def read(match: re.Match[str]) -> str:
        start, end = match.span()
        stray = match.group().encode("ascii", "surrogateescape")
        return _read(stray, text[max(0, start - 1) : start], text[end : end + 1], page) or "\ufffd" * len(stray)

    return _STRAY.sub(read, text)


def _page_of(text: str, declared: Sequence[str]) -> _Page:
    letters = Counter(character for character in text if character > "\x7f" and character.isalpha())
    first = _COMMON_FIRST.union(letter.encode()[0] for letter in letters)
    known = {name: sum(letters[letter] for letter in letters_of(name)) for name in (*_LATIN, *OTHER)}
    best = max(known, key=lambda name: known[name])
    # Servers declare Windows-1252 for everything, so it says nothing.
    told = [name for label in declared if (name := label.replace("windows-", "cp")) in known and name != "cp1252"]
    if told:
        return _Page((told[0],), first)
    if letters and not known[best]:
        return _Page((), first)
    is_sure = best == "cp1252" or known[best] - known["cp1252"] >= _FEWEST_LETTERS
    return _Page((best,) if is_sure else (best, "cp1252"), first)


def _read(stray: bytes, before: str, after: str, page: _Page) -> str:
    """What the stray bytes between two characters mean; "" if that is not clear."""
    is_beside_ascii = _is_ascii_letter(before) or _is_ascii_letter(after)
    if "\ufffd" in (before, after) or not (page.encodings or (before + after).isascii()) or _REST.match(stray):
        return ""  # Beside a Chinese or Hindi letter stands what is left of another one.
    encodings = page.encodings or ("cp1252",)
    is_latin = is_beside_ascii or encodings[0] in _LATIN
    if is_latin:
        encodings = tuple(name if name in _LATIN else "cp1252" for name in encodings)
    try:
        readings = {stray.decode(name) for name in encodings}
    except UnicodeDecodeError:
        return ""
    piece = _PIECE.fullmatch(readings.pop())
    if piece is None or readings:
        return ""
    opening, word, closing = piece.groups()
    left, right = opening[-1:] or before, closing[:1] or after
    is_clear = (
        (not opening or (before.isalpha() == (opening == "’") and (word or after).strip() != ""))
        and (not closing or _closes(closing, word or left, after))
        and (not word or (_is_latin_word(word, left, right) if is_latin else _is_other_word(left, right)))
        and (not word or stray[-1] not in page.first or _goes_on(word, after))
    )
    return piece.group() if is_clear else ""


def _closes(marks: str, before: str, after: str) -> bool:
    """Whether marks that close something or stand by themselves may stand between the two pieces."""
    if marks[0] in "”’»›":
        apostrophe = marks == "’" and before[-1:].isalpha() and after.isalpha()
        return before.strip() != "" and (apostrophe or not after.isalpha())
    # A sign within a word, or right beside a letter beyond ASCII, would rather be half of a letter, but a pause is not.
    if marks[0] in "…–—\xa0":
        return not _is_wide_letter(after)
    return not (_is_wide_letter(before[-1:]) or _is_wide_letter(after) or (before[-1:].isalpha() and after.isalpha()))


def _goes_on(word: str, after: str) -> bool:
    """Whether the word goes on after letters that may be halves of others, as "ch" + "â" + "teau" does."""
    return _is_ascii_letter(after) and (word.islower() or after.isupper())


def _is_latin_word(word: str, before: str, after: str) -> bool:
    """Whether letters beyond ASCII are part of a word between these characters, or a word of one letter."""
    if len(word) > _MOST_LATIN or _is_wide_letter(before) or _is_wide_letter(after):
        return False
    if not (before.isalpha() or after.isalpha()):
        return len(word) == 1
    if word.islower():
        return not after.isupper()
    return not before.islower() and not (before.isalpha() and after.islower())


def _is_other_word(before: str, after: str) -> bool:
    return not before.isalpha() and not after.isalpha()


def _is_wide_letter(character: str) -> bool:
    return character.isalpha() and not character.isascii()


def _is_ascii_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def mark_stray_bytes(blocks: Sequence[Block], unread: Sequence[Block]) -> tuple[Block, ...] | None:
    """The blocks of a page whose stray bytes were read, with `raw` as in the unread page.

    None if the page is divided differently without these characters.
    """
    if [len(block.raw) for block in blocks] != [len(block.raw) for block in unread]:
        return None
    return tuple(replace(block, raw=before.raw) for block, before in zip(blocks, unread, strict=True))
