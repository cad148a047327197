"""Emoji whose two halves were written as entities, as systems do whose characters have 16 bits."""

from __future__ import annotations

import re

_HIGH, _LOW = (0xD800, 0xDBFF), (0xDC00, 0xDFFF)
_PAIR = re.compile(
    r"&#(?:(5[5-6][0-9]{3})|[xX]([dD][89abAB][0-9a-fA-F]{2}));&#(?:(5[6-7][0-9]{3})|[xX]([dD][c-fC-F][0-9a-fA-F]{2}));"
)


def join_surrogates(text: str) -> str:
    """The text with such pairs as the one character that they mean. Halves that stand alone stay.

    >>> join_surrogates("Smile &#55357;&#56832; &#xD83D;&#xde00; &#55357; &#56832;&#55357; &#56320;")
    'Smile 😀 😀 &#55357; &#56832;&#55357; &#56320;'
    """
    return _PAIR.sub(_character, text) if "&#" in text else text


def _character(match: re.Match[str]) -> str:
    high, low = (
        int(decimal) if decimal else int(hexadecimal, 16)
        for decimal, hexadecimal in (match.group(1, 2), match.group(3, 4))
    )
    if not (_HIGH[0] <= high <= _HIGH[1] and _LOW[0] <= low <= _LOW[1]):
        return match.group()
    return chr(0x10000 + ((high - _HIGH[0]) << 10) + (low - _LOW[0]))
