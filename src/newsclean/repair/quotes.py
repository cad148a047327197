"""Decides for each double quote mark whether it opens or closes a quotation, if that is certain."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile("[“”„]")
_CLOSES_HERE = re.compile(r"”(?=[.,;:!?…)\]]|$)")
_SIDED = re.compile('["‘’«»()\\[\\]¿¡]')
_OPENING = "‘«([¿¡"
_OPENS_HERE = re.compile(r"(?:^|[\s(\[—–-])[“](?=\S)")


class Mark(NamedTuple):
    """A quote mark: its place in the text, and whether it opens a quotation."""

    place: int
    opens: bool


def pair_quotes(text: str) -> list[Mark]:
    """Return the curly double quote marks whose side is certain, in text order.

    `„` opens, and `“` or `”` closes it. Otherwise `“` opens and `”` closes. A `”` that closes nothing is left out,
    since Swedish and Finnish open with it; but if punctuation follows, it closes.

    >>> [(mark.place, mark.opens) for mark in pair_quotes("„Ja“, “yes”, ”no” one”.")]
    [(0, True), (3, False), (6, True), (10, False), (21, False)]
    """
    found = list(_MARK.finditer(text))
    marks: list[Mark] = []
    opened = ""
    for number, match in enumerate(found):
        sign, place = match.group(), match.start()
        if sign == "„":
            opened = sign
            marks.append(Mark(place, True))
        elif opened == "„" or (opened and sign == "”"):
            opened = ""
            marks.append(Mark(place, False))
        elif sign == "”" and _CLOSES_HERE.match(text, place):
            marks.append(Mark(place, False))
        elif sign == "“":
            following = found[number + 1].group() if number + 1 < len(found) else ""
            if following == "”" or _OPENS_HERE.match(text, max(0, place - 1)):
                opened = sign
                marks.append(Mark(place, True))
    return marks


def find_sides(text: str) -> dict[int, bool]:
    """Map the place of each quote mark and bracket whose side is certain to whether it opens.

    Straight marks open and close in turn. A ’ counts as a closing mark only after a ‘.

    >>> find_sides('He "left". ‘No,’ she said.')
    {3: True, 8: False, 11: True, 15: False}
    """
    sides = dict(pair_quotes(text))
    straight = 0
    single = False
    for match in _SIDED.finditer(text):
        sign, place = match.group(), match.start()
        if sign == '"':
            straight += 1
            sides[place] = straight % 2 == 1
        elif sign == "’":
            if single:
                sides[place] = False
        else:
            sides[place] = sign in _OPENING
            single = single or sign == "‘"
    return dict(sorted(sides.items()))
