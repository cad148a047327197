"""Cuts dates and clock times out of a line, so that its other words are left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.metadata.dates.find import LONGEST_WEEKDAY
from newsclean.metadata.dates.words import DateWords, date_words
from newsclean.metadata.words import fold_in_place

_DIGIT = re.compile(r"\d")
_TO_CLOCK = re.compile(r"(?: ?[|•·])?[,،]?\s{0,9}(?:(?:at|um|à|,|-|–|t)\s{0,9})?")
# A weekday of fewer small letters may be the end of a word.
_LEAST_GLUED = 5
# The abbreviation of a zone that is not listed; a name in capitals has more words.
_OTHER_ZONE = re.compile(r"\s?\(?[A-Z]{3,4}\b\)?(?!\s[^\W\d_a-z]{2})")


def cut_dates(text: str, languages: Sequence[str] = ()) -> str:
    """The text with a bar in place of each date, and of the clock behind it.

    >>> cut_dates("Jane Doe, July 5, 2021 6:30 pm | Kabul"), cut_dates("Jane Doe")
    ('Jane Doe, | | Kabul', 'Jane Doe')
    >>> cut_dates("Jane DoeMonday, 5 July 2021"), cut_dates("Jana Horkápondělí 5. července 2021", ["cs"])
    ('Jane Doe|', 'Jana Horká|')
    >>> cut_dates("July 5, 2021 6:30 PM Eastern Daylight Time"), cut_dates("July 5, 2021 6:30 Jane Doe")
    ('|', '| Jane Doe')
    """
    if not _DIGIT.search(text):
        return text
    pieces: list[str] = []
    place = 0
    words, small = date_words(tuple(languages)), fold_in_place(text)
    for match in words.in_line.finditer(small):
        weekday = words.before.search(small, max(place, match.start() - LONGEST_WEEKDAY), match.start())
        weekday = weekday or _glued_weekday(text, small, match.start(), words)
        pieces += text[place : weekday.start() if weekday else match.start()], "|"
        joint = _TO_CLOCK.match(small, match.end())
        clock = words.clock.match(small, joint.end() if joint else match.end())
        place = _end_of_zone(text, clock.end()) if clock else match.end()
    return "".join((*pieces, text[place:]))


def _glued_weekday(text: str, small: str, end: int, words: DateWords) -> re.Match[str] | None:
    """The weekday that ends at `end`, which only a style sets apart from the word before: "Jane DoeThursday, "."""
    found = words.before_glued.search(small, max(0, end - LONGEST_WEEKDAY), end)
    if found is None:
        return None
    is_set_apart = text[found.start()].isupper() and text[found.start() - 1].islower()
    return found if is_set_apart or len(found[1]) >= _LEAST_GLUED else None


def cut_clocks(text: str, languages: Sequence[str] = ()) -> str:
    """The text with a bar in place of each clock time, with the half of the day and the zone.

    >>> cut_clocks("By Jane Doe 18:30 Uhr", ["de"]), cut_clocks("下午2:20", ["zh"]), cut_clocks("Jane Doe")
    ('By Jane Doe  | ', ' | ', 'Jane Doe')
    """
    if not _DIGIT.search(text):
        return text
    words: DateWords = date_words(tuple(languages))
    pieces: list[str] = []
    place = 0
    for clock in words.clock.finditer(fold_in_place(text)):
        pieces += text[place : clock.start()], " | "
        place = _end_of_zone(text, clock.end())
    return "".join((*pieces, text[place:]))


def _end_of_zone(text: str, place: int) -> int:
    zone = _OTHER_ZONE.match(text, place)
    return zone.end() if zone else place
