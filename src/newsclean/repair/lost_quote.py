"""Restores closing quote marks that were read as cp1252 and lost their last byte: `â€œgreat dayâ€ and`.

UTF-8 writes ” as E2 80 9D. cp1252 has no character for 9D, so programs drop it, or write a space, a no-break space,
`?` or U+FFFD. What is left looks like half a dagger (E2 80 A0), and ftfy reads it as one.
"""

from __future__ import annotations

import re

# The characters of cp1252 that complete another mark, as in `â€™` and `â€“`.
_THIRD = "".join(map(re.escape, bytes({*range(0x80, 0xC0)} - {0xA0}).decode("cp1252", "ignore")))
_MARK = re.compile(rf"â€[{_THIRD}\x9d]|[“„”]|(?P<half>(?<=[^\s(\[{{<“„«‹=/])â€)")
DAMAGED_QUOTE = "â€\x9d"
_OPENING, _LOW, _CLOSING = ("“", "â€œ"), ("„", "â€ž"), ("”", DAMAGED_QUOTE)

# A half mark that ends a quotation which is open.
_IN_QUOTATION = re.compile(rf"â€(?:\ufffd|\?(?=[,;:]|\s[^\W\d_A-Z])|(?=[\s.,;:?!)\]—–-]|$|â€[{_THIRD}]))", re.MULTILINE)
# A half mark that no dagger can be, since a dagger would have left a no-break space of its own besides the space. The
# quotation may have begun in an earlier paragraph.
_ANYWHERE = re.compile(r"â€(?:(?=[ \u00a0][^\W\d_])|(?=[.,;:!)\]])|(?<=[.,!?…¦]â€)(?= \S|\s*$))")

# A half mark between spaces may be a dagger, a dash or a bullet, and is left alone.
BETWEEN_SPACES = re.compile(r"(?<=\s)â€(?= )")


def restore_lost_quotes(text: str) -> str:
    """The text with the last byte, 9D, after each `â€` that can only be a closing quote mark. The space after it stays.

    The mark itself is left to ftfy, which repairs more of a text that is damaged everywhere.

    >>> restore_lost_quotes("a “great dayâ€ and left. “We will winâ€, he said.")
    'a “great dayâ€\x9d and left. “We will winâ€\x9d, he said.'
    >>> restore_lost_quotes("Smithâ€\u00a0 and (â€ 1916) paid â€ 500 for theâ€¦ coâ€op")
    'Smithâ€\xa0 and (â€ 1916) paid â€ 500 for theâ€¦ coâ€op'
    """
    if "â€" not in text:
        return text
    pieces: list[str] = []
    done = 0
    opened = ""  # the mark of the quotation that is open
    for match in _MARK.finditer(text):
        mark = match.group()
        if not match["half"]:
            opened = _opened_after(mark, opened)
            continue
        lost = _IN_QUOTATION.match(text, match.start()) if opened else None
        lost = lost or _ANYWHERE.match(text, match.start())
        if lost:
            pieces += text[done : lost.start()], DAMAGED_QUOTE
            done, opened = lost.end(), ""
    return "".join([*pieces, text[done:]])


def _opened_after(mark: str, opened: str) -> str:
    """The mark of the quotation that is open after `mark`, if `opened` was open before it. `“` closes `„`."""
    if mark in _LOW:
        return "„"
    if mark in _OPENING:
        return "" if opened == "„" else "“"
    return "" if mark in _CLOSING else opened
