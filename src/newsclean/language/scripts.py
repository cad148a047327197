"""Detects the script of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from string import ascii_letters

from newsclean.measure import beyond_ascii

# Characters of scripts other than Latin, without symbols and punctuation.
_BEYOND_LATIN = re.compile(
    "[\u0370-\u1dff\u1f00-\u1fff\u2c80-\u2dff\u2e80-\u2fdf\u3005\u3040-\ud7ff\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefc\uff66-\uffdc"
    "\U00016800-\U0001bcff\U00020000-\U0003ffff]"
)
_LETTER = re.compile(r"[^\W\d_]")
_ASCII_LETTERS = ascii_letters.encode()
# First code point and script of each range; "" for ranges without a script of interest.
_BLOCKS = (
    (0x0370, "Greek"), (0x0400, "Cyrillic"), (0x0530, "Armenian"), (0x0590, "Hebrew"), (0x0600, "Arabic"),
    (0x0700, "Syriac"), (0x0750, "Arabic"), (0x0780, "Thaana"), (0x07C0, ""), (0x08A0, "Arabic"),
    (0x0900, "Devanagari"), (0x0980, "Bengali"), (0x0A00, "Gurmukhi"), (0x0A80, "Gujarati"), (0x0B00, "Odia"),
    (0x0B80, "Tamil"), (0x0C00, "Telugu"), (0x0C80, "Kannada"), (0x0D00, "Malayalam"), (0x0D80, "Sinhala"),
    (0x0E00, "Thai"), (0x0E80, "Lao"), (0x0F00, "Tibetan"), (0x1000, "Myanmar"), (0x10A0, "Georgian"),
    (0x1100, "Hangul"), (0x1200, "Ethiopic"), (0x13A0, ""), (0x1780, "Khmer"), (0x1800, "Mongolian"), (0x18B0, ""),
    (0x1C80, "Cyrillic"), (0x1C90, "Georgian"), (0x1CC0, ""), (0x1F00, "Greek"), (0x2000, ""), (0x2C80, ""),
    (0x2D00, "Georgian"), (0x2D30, ""), (0x2DE0, "Cyrillic"), (0x2E00, ""), (0x2E80, "Han"), (0x3040, "Kana"),
    (0x3100, ""), (0x3130, "Hangul"), (0x3190, ""), (0x31F0, "Kana"), (0x3200, ""), (0x3400, "Han"), (0xA000, ""),
    (0xA640, "Cyrillic"), (0xA6A0, ""), (0xA8E0, "Devanagari"), (0xA900, ""), (0xAC00, "Hangul"), (0xD7B0, ""),
    (0xF900, "Han"), (0xFB00, ""), (0xFB13, "Armenian"), (0xFB1D, "Hebrew"), (0xFB50, "Arabic"), (0xFF66, "Kana"),
    (0xFFA0, "Hangul"), (0xFFE0, ""), (0x20000, "Han"),
)  # fmt: skip
_STARTS = [start for start, _ in _BLOCKS]
# How many non-Latin letters are counted by script. More would not change the result.
_ENOUGH = 300
# Smallest share of non-Latin letters in a text of another script. Such texts also quote names in Latin letters.
_LEAST_SHARE = 1 / 3
# Smallest share of kana in Japanese text, which mixes ideographs and kana. Less kana is a quoted name.
_LEAST_KANA = 0.05


def find_script(text: str) -> tuple[str, int]:
    """The script of most letters, and the number of letters of that kind (Latin or not); "" and 0 without letters.

    >>> find_script("Afghan soldiers"), find_script("Афганские солдаты (AP)"), find_script("東京で地震")
    (('Latin', 14), ('Cyrillic', 16), ('Kana', 5))
    """
    others = beyond_ascii(text)
    beyond = _BEYOND_LATIN.findall(others)
    latin = len(text) - len(beyond_ascii(text, _ASCII_LETTERS)) + len(_LETTER.findall(others)) - len(beyond)
    if len(beyond) < _LEAST_SHARE * (latin + len(beyond)):
        return "Latin", latin
    if not beyond:
        return "", 0
    counts = Counter(_BLOCKS[bisect_right(_STARTS, ord(letter)) - 1][1] for letter in beyond[:_ENOUGH])
    if counts["Kana"] >= _LEAST_KANA * (counts["Kana"] + counts["Han"]) > 0:
        return "Kana", len(beyond)
    script = max(counts, key=lambda name: (counts[name], name))
    return script, len(beyond)
