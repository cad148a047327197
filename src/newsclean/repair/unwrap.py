"""Lines that were broken at a fixed width, joined into the paragraph they were."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*")


def join_lines(text: str) -> str:
    """The text on one line.

    >>> join_lines("The Taliban on Monday\\r\\nannounced it captured\\n a key district.")
    'The Taliban on Monday announced it captured a key district.'
    """
    return _BREAK.sub(" ", text)
