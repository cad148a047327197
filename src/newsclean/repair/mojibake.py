"""Text that was decoded with the wrong encoding."""

from __future__ import annotations


def fix_mojibake(text: str) -> str:
    """The text as it was before it was decoded with the wrong encoding, where that is certain.

    >>> fix_mojibake("the country\\u00e2\\u20ac\\u2122s north")
    'the country’s north'
    """
    if text.isascii():
        return text
    import ftfy

    return ftfy.fix_encoding(text)
