"""Replaces a double quote mark that stands in place of an apostrophe."""

from __future__ import annotations

import re

# English endings, the elided words of French and Italian, and the Ukrainian apostrophe before я, ю, є, ї. Hebrew has a
# similar sign of its own between letters, which is not changed.
_STRAY = re.compile(
    r"(?<=[a-zà-ÿ])\"(?=(?:s|t|re|ve|ll|d|m)(?![^\W_]))"
    r"|(?:(?<=\b[dlnsjmtcDLNSJMTC])|(?<=\bqu)|(?<=\bQu)|(?<=\b(?:de|ne|al|ul|ll)ll))\"(?=[aeiouhyàâéèêîôû])"
    r"|(?<=[бвгґджзкмнпрстфхцчшщБВГДЗКМНПРСТФХ])\"(?=[яюєї])"
)
_DOUBLE = re.compile('"')
_BETWEEN = re.compile(r'(?<=[^\W_])"(?=[^\W_])')


def fix_stray_quote(text: str) -> str:
    """The text with apostrophes in place of double quote marks inside words.

    Marks inside an open quotation are not changed, so that `the "prophet"s` stays.

    >>> fix_stray_quote('Shiites believe Ali to be prophet"s successor')
    "Shiites believe Ali to be prophet's successor"
    >>> fix_stray_quote('no "if"s and "but"s')
    'no "if"s and "but"s'
    """
    if '"' not in text or not _STRAY.search(text):
        return text
    apostrophe = "’" if "’" in text else "'"
    pieces: list[str] = []
    done = 0
    quoting = False
    for match in _DOUBLE.finditer(text):
        start = match.start()
        if quoting or not _BETWEEN.match(text, start):
            quoting = not quoting
        elif _STRAY.match(text, start):
            pieces += text[done:start], apostrophe
            done = match.end()
    return "".join([*pieces, text[done:]])
