"""Quote marks on the wrong side of a space, as translators and content systems leave them."""

from __future__ import annotations

import re

_SWAPPED = re.compile(r"(?<=[\w)])([,.!?…]) ”(?=[^\W\d_])")
_LOOSE = re.compile(r"(?<=\w) ”(?=[.,;:!?])")


def fix_quote_spacing(text: str) -> str:
    """The text with closing quote marks next to the words they close.

    >>> fix_quote_spacing("their demand was ignored, ”said Abdul Bashir")
    'their demand was ignored,” said Abdul Bashir'
    >>> fix_quote_spacing("withdrawn from Tajikistan. Taliban ”.")
    'withdrawn from Tajikistan. Taliban”.'
    """
    if "“" not in text and "”" not in text:
        return text
    return _LOOSE.sub("”", _SWAPPED.sub(r"\1” ", text))
