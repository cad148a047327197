"""Normalises letters: composed form (NFC), without ligatures and presentation forms."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

# Latin ligatures, digraphs of old encodings, and Arabic presentation forms as they come out of PDF files. The Arabic
# ligatures of whole words and phrases (U+FDF0 on) stay.
_SHAPES = re.compile(
    "[\ufb00-\ufb06\u0132\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3\ufb50-\ufbb1\ufbd3-\ufbff\ufe70-\ufefc]"
)
_APOSTROPHE_N = "\u0149"


def compose_letters(text: str) -> str:
    """The text in Unicode normal form C, with ligatures and presentation forms as plain letters.

    >>> compose_letters("cafe\\u0301, signi\\ufb01cant, \\ufee3\\ufea4\\ufee4\\ufeaa")
    'café, significant, محمد'
    """
    if text.isascii():
        return text
    if _SHAPES.search(text):
        text = _SHAPES.sub(_letters, text)
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def _letters(match: re.Match[str]) -> str:
    shape = match.group()
    return "'n" if shape == _APOSTROPHE_N else normalize("NFKC", shape)
