"""Decides for each double quote mark whether it opens or closes a quotation, if that is certain."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.language.habits import languages_with
from newsclean.language.profile import likely_language

_MARK = re.compile("[“”„]")
_CLOSES_HERE = re.compile(r"”(?=[.,;:!?…)\]]|$)")
_SIDED = re.compile('["‘’()\\[\\]¿¡]')
_OPENING = "‘([¿¡"
# Guillemets whose side the text around them shows. A mark between spaces shows none.
_OPENS = re.compile(r"(?:^|(?<=[\s(\[—–]))(?P<mark>[«»])(?=[^\W_])")
_CLOSES = re.compile(r"(?<=[^\s(\[—–])(?P<mark>[«»])(?=[\s.,;:!?…)\]]|$)")
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

    Straight marks open and close in turn. A ’ counts as a closing mark only after a ‘. German, Danish and others may
    write »so« for «so», Swedish »so», so guillemets open as they do where a space shows it.

    >>> find_sides('He "left". ‘No,’ she said.')
    {3: True, 8: False, 11: True, 15: False}
    >>> find_sides("»So.«Und"), find_sides("«So.»E"), find_sides("sa hon.»Vi går», sa hon")
    ({0: True, 4: False}, {0: True, 4: False}, {})
    """
    sides = {**dict(pair_quotes(text)), **_guillemets(text)}
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


def _guillemets(text: str) -> dict[int, bool]:
    """The sides of the guillemets, if each kind of mark opens or closes throughout the text."""
    kinds = {mark for mark in "«»" if mark in text}
    if not kinds:
        return {}
    opening = {match["mark"] for match in _OPENS.finditer(text)}
    closing = {match["mark"] for match in _CLOSES.finditer(text)}
    if len(kinds) == 1 and likely_language(text) in languages_with("guillemets_either_way"):
        return {}
    if not opening and not closing:  # of two kinds of mark, the first opens
        opening = {min(kinds, key=text.index) if len(kinds) > 1 else "«"}
    opening = opening or set("«»") - closing
    closing = closing or set("«»") - opening
    if len(opening) != 1 or len(closing) != 1 or opening == closing:
        return {}
    return {match.start(): match.group() in opening for match in re.finditer("[«»]", text)}
