"""White space that is not one plain space between two words."""

from __future__ import annotations

import re

# No-break spaces that typography asks for stay: inside a number and between it and its unit or what is counted, inside
# an abbreviation, before the high punctuation and inside the guillemets of French.
_NO_BREAK = re.compile(
    r"[\u00a0\u202f](?!(?<=[«‹].)|(?=[»›:;!?%])|(?<=\d.)(?=[\w€$£°])|(?<=\b[^\W\d_]\..)(?=[^\W\d_]\.))"
)
# Tabs, spaces of other widths, and what a printer needs to turn a page.
_ODD = re.compile(r"[\t\x0b\x0c\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u205f]+")
_RUN = re.compile(r"[ \u00a0\u202f]{2,}")
# Chinese and Japanese set one between the parts of a name or heading.
_WIDE_RUN = re.compile(r"[ \u00a0]*\u3000[ \u00a0\u3000]*")
_LINE_EDGE = re.compile(r"[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*")


def fold_white_space(text: str) -> str:
    """The text with one plain space wherever there are more or others, and none at its ends or line ends.

    Line breaks stay, and so do the no-break spaces that typography asks for.

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
