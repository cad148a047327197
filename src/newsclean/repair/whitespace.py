"""Normalises white space to single plain spaces."""

from __future__ import annotations

import re

# No-break spaces that typography requires stay: inside a number, between a number and its unit or noun, inside an
# abbreviation, and in French before ? ! ; : and inside guillemets.
_NO_BREAK = re.compile(
    r"[\u00a0\u202f](?!(?<=[«‹].)|(?=[»›:;!?%])|(?<=\d.)(?=[\w€$£°])|(?<=\b[^\W\d_]\..)(?=[^\W\d_]\.))"
)
# Tabs, form feeds, separators and spaces of other widths.
_ODD = re.compile(r"[\t\x0b\x0c\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u205f]+")
_RUN = re.compile(r"[ \u00a0\u202f]{2,}")
# Chinese and Japanese write one ideographic space between the parts of a name or heading.
_WIDE_RUN = re.compile(r"[ \u00a0]*\u3000[ \u00a0\u3000]*")
_LINE_EDGE = re.compile(r"[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*")


def fold_white_space(text: str) -> str:
    """The text with single plain spaces between words and none at its ends or at line ends.

    Line breaks stay, and so do ideographic spaces and the no-break spaces that typography requires.

    >>> fold_white_space("\\u00a0“Guided by the\\u00a0principles of  humanism.\\u00a0")
    '“Guided by the principles of humanism.'
    >>> kept = "Quoi\\u00a0? «\\u00a0Non\\u00a0», 10\\u00a0000 fois, 35\\u00a0heures, z.\\u00a0B. 5\\u00a0€"
    >>> fold_white_space(kept) == kept
    True
    """
    text = text.strip()
    text = _ODD.sub(" ", text)
    text = _RUN.sub(" ", text)
    text = _NO_BREAK.sub(" ", text)
    if "\u3000" in text:
        text = _WIDE_RUN.sub("\u3000", text)
    if "\n" in text or "\r" in text:
        text = _LINE_EDGE.sub("\n", text)
    return text
