"""Small marks within a line: raised figures, which plain text has characters for, and signs that lead within a page."""

from __future__ import annotations

import re

# Figures alone, of one note or several, with a sign of a power.
_FIGURES = re.compile(r"\s*[+−–-]?[0-9]{1,4}(?:\s*[,–-]\s*[0-9]{1,4})*\s*")
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
# What a heading's own address, or the way back from a note, is written as.
_LEADING = frozenset(("#", "¶", "§", "🔗", "↩", "↩︎", "↩️", "↑", "^", "⤴", "⤴︎", "⤴️", "⏎", "↵"))
# The most characters of such a mark, white space included.
MAX_MARK = 20


def raised(text: str) -> str:
    """What <sup> holds, in raised figures if it is nothing but figures: 10 to the power of 6 is not 106.

    >>> raised("2"), raised("-6"), raised("1, 2"), raised("th"), raised("[1]"), raised("er")
    ('²', '⁻⁶', '¹, ²', 'th', '[1]', 'er')
    """
    return text.translate(_RAISED) if len(text) <= MAX_MARK and _FIGURES.fullmatch(text) else text


def leads_within(text: str, address: str | None) -> bool:
    """Whether a link is nothing but the sign with which a heading shows its address, or a note leads back.

    >>> leads_within("¶", "#wall"), leads_within(" ↩", "#ref-1"), leads_within("*", "#note"), leads_within("#", "/tags")
    (True, True, False, False)
    """
    return text.strip() in _LEADING and "#" in (address or "")


def is_note(text: str, address: str | None, before: str) -> bool:
    """Whether a link is the figure of a note that is glued to the text before it.

    >>> is_note("2", "#fn-2", "basin"), is_note("2", "#page-2", "see "), is_note("2", "/2", "basin")
    (True, False, False)
    """
    return text.isdigit() and "#" in (address or "") and not before[-1:].isspace()
