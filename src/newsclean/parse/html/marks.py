"""Small marks within a line: raised figures, which plain text has characters for, and signs that lead within a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.measure import RAISED_FIGURES, has_no_spaces, level_figures

# Stands between two inline elements with nothing between them: most often a designer's style sets them apart, as in
# <span>Jane Doe</span><time>4 May</time>, but they may also be two parts of a word. No HTML text holds one.
SEAM = "\0\x01\0"
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
# Figures alone, of one note or several, with a sign of a power. Those in links may be raised already.
_FIGURE = f"[0-9{RAISED_FIGURES}]"
_FIGURES = re.compile(rf"\s*[+−–-]?{_FIGURE}{{1,4}}(?:\s*[,–-]\s*{_FIGURE}{{1,4}})*\s*")
# What the figure of a note is glued to: a word, with its marks, or the figure of another note.
_BEFORE_NOTE = re.compile(rf"""(?:([^\W\d_])[.,;!?…”“»"’')]{{0,3}}|[{RAISED_FIGURES}][,–-]?)\Z""")
_MOST_BEFORE_NOTE = 4
# The most digits of a note's number: longer ones are years.
_MOST_DIGITS = 3
# What a heading's own address, or the way back from a note, is written as: signs that a text hardly ever has, and those
# that mean it only in a heading or a term, or first in a block.
_LEADING = frozenset(("¶", "🔗", "↩", "↩︎", "↩️", "⤴", "⤴︎", "⤴️"))
_LEADING_IF_FIRST = frozenset(("#", "↑", "^"))
# The most characters of such a mark, white space included.
MAX_MARK = 20


def raised(text: str) -> str:
    """What <sup> holds, in raised figures if it is nothing but figures: 10 to the power of 6 is not 106.

    >>> raised("2"), raised("-6"), raised("1, 2"), raised("th"), raised("[1]"), raised("er")
    ('²', '⁻⁶', '¹, ²', 'th', '[1]', 'er')
    """
    return text.translate(_RAISED) if len(text) <= MAX_MARK and _FIGURES.fullmatch(text) else text


def level_fraction(pieces: list[str]) -> None:
    """Set a raised figure and a stroke at the end of the line level: what follows is the lower half of a fraction.

    >>> pieces = ["waited 3", "¹", "/"]
    >>> level_fraction(pieces)
    >>> pieces
    ['waited 3', ' 1', '/']
    """
    if len(pieces) < 2 or pieces[-1].strip() not in ("/", "⁄") or not (figure := level_figures(pieces[-2])).isdigit():
        return
    whole = len(pieces) > 2 and pieces[-3][-1:].isdigit()
    pieces[-2] = f" {figure}" if whole else figure


def leads_within(text: str, address: str | None, is_first: bool, is_term: bool) -> bool:
    """Whether a link is nothing but the sign with which a heading or term shows its address, or a note leads back.

    >>> leads_within("¶", "#wall", False, True), leads_within(" ↩", "#ref-1", False, False)
    (True, True)
    >>> leads_within("^", "#ref-1", True, False), leads_within("^", "#power", False, False)
    (True, False)
    """
    sign = text.strip()
    if "#" not in (address or ""):
        return False
    if sign in _LEADING_IF_FIRST:
        return is_first or is_term
    return sign in _LEADING or (sign == "§" and is_term)


def is_note(text: str, address: str | None, pieces: Sequence[str]) -> bool:
    """Whether a link is the figure of a note that is glued to the word before it.

    >>> is_note("2", "#fn-2", ["the basin"]), is_note("2", "#page-2", ["see "]), is_note("2", "/2", ["the basin"])
    (True, False, False)
    >>> is_note("2", "#fn-2", ["["]), is_note("5", "#chapter-5", ["3", "–"]), is_note("2", "#fn-2", ["¹", ","])
    (False, False, True)
    """
    if not text.isdigit() or len(text) > _MOST_DIGITS or "#" not in (address or ""):
        return False
    before = "".join(piece for piece in pieces[-3:] if piece != SEAM)
    found = _BEFORE_NOTE.search(before[-_MOST_BEFORE_NOTE:])
    return found is not None and not has_no_spaces(found[1] or "")
