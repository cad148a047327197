r"""Reads escapes with a backslash as JSON, JavaScript, Python, PHP and SQL write them: "M\u00fcnchen", "it\'s"."""

from __future__ import annotations

import re

_HEX = "[0-9a-fA-F]"
# One escape, or several for one sign or in a row; `other` is a backslash that is none.
ESCAPE = re.compile(
    rf"""\\(?:
    u(?P<high>[dD][89abAB]{_HEX}{{2}})\\u(?P<low>[dD][c-fC-F]{_HEX}{{2}})
    | u(?P<four>{_HEX}{{4}})
    | U(?P<eight>00(?:10|0{_HEX}){_HEX}{{4}})
    | (?P<bytes>x{_HEX}{{2}}(?:\\x{_HEX}{{2}})*+)
    | (?P<breaks>[nr](?:(?:[ \t]|\\t)*+\\[nr])*+)
    | (?P<plain>["'/\\t])
    | (?P<other>(?s:.)|\Z)
    )""",
    re.VERBOSE,
)
_BREAK = re.compile(r"\\([nrt])")
_MEANT = {"n": "\n", "r": "\r", "t": "\t"}


def unescape_once(text: str) -> str:
    r"""The text with each escape as the character that it stands for; what is none stays.

    >>> unescape_once(r"M\u00fcnchen \ud83d\ude00\/ \"caf\xc3\xa9\", \xe4 \d \\n")
    'München 😀/ "café", ä \\d \\n'
    """
    return ESCAPE.sub(read_escape, text)


def read_escape(match: re.Match[str]) -> str:
    """What a match of `ESCAPE` stands for; the match itself where that is no character."""
    if match["breaks"]:
        return _BREAK.sub(lambda one: _MEANT[one[1]], match.group())
    if plain := match["plain"]:
        return _MEANT.get(plain, plain)
    if match["high"]:
        pair = bytes.fromhex(match["high"] + match["low"])
        return pair.decode("utf-16-be")
    if code := match["four"] or match["eight"]:
        number = int(code, 16)
        return match.group() if number < 0x20 and chr(number) not in "\t\n\r" else _whole(chr(number), match)
    if found := match["bytes"]:
        return _whole(_decode(bytes.fromhex(found.replace("\\", "").replace("x", ""))), match)
    return match.group()


def _whole(read: str, match: re.Match[str]) -> str:
    """What was read, or the escape as it is where it gives no character."""
    is_none = any("\ud800" <= each <= "\udfff" or (each < " " and each not in "\t\n\r") for each in read)
    return match.group() if is_none else read


def _decode(raw: bytes) -> str:
    """Bytes as UTF-8, else as windows-1252, else each as the character of its number, as Python writes it."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")
