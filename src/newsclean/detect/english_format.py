"""Detects numbers, times and dates in their English form in a text of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of
from newsclean.language.habits import languages_with
from newsclean.language.words import forms_in
from newsclean.trie import any_of

_NAME: Final = "english_format"
_GROUPS = re.compile(r"(?:,\d{3}){2,6}(?![\d,.]\d|\d)")  # no number of the news has more
_FIRST_GROUP = re.compile(r"(?<![\d.,])\d{1,3}$")
# Half of the day, and the time before it. The capitals have other meanings, so they need minutes.
_HALVES_OF_DAY = (("a.m.", r"(?::\d\d ?| )"), ("p.m.", r"(?::\d\d ?| )"), ("AM", r":\d\d ?"), ("PM", r":\d\d ?"))
_TIMES = tuple((half, re.compile(rf"(?<![\d.,:])(?:1[0-2]|0?[1-9]){minutes}$")) for half, minutes in _HALVES_OF_DAY)
_YEARS = ((", 19", re.compile(r"\d\d\b")), (", 20", re.compile(r"\d\d\b")))
_REACH = 40  # characters in which the day, the month and a word before them are searched


def find_english_format(reading: Reading) -> Iterator[Finding]:
    """Yield each number with English commas, time with "a.m." or "p.m." and date in English order ("am Mai 5, 2021").

    Not reported: a single comma before three figures, which may be a decimal one; a date that no lower-case word leads
    to, since sites print such dates beside their articles; times between quote marks, which are titles; Spanish, of
    which half of the countries write so. Not once in 340,000 words that people wrote in German, French and eight more
    languages.

    >>> from newsclean.detect.reading import read_text
    >>> text = "Zuletzt kamen am Mai 5, 2021 um 3:00 p.m. 1,200,000 Menschen."
    >>> [f.text for f in find_english_format(read_text(text, "de"))]
    ['Mai 5, 2021', '3:00 p.m.', '1,200,000']
    >>> list(find_english_format(read_text("Am 5. Mai 2021 kamen um 15 Uhr 1.200.000, also 1,234 mal so viele.", "de")))
    []
    """
    if reading.language in languages_with("formats_unlike_english"):
        yield from sorted((*_numbers(reading), *_times(reading), *_dates(reading)), key=lambda found: found.start)


def _numbers(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for comma in reading.commas:
        groups = _GROUPS.match(text, comma)
        first = _FIRST_GROUP.search(text, max(0, comma - _REACH), comma) if groups else None
        if groups and first:
            yield _finding(text, first.start(), groups.end(), "The number has commas as in English")


def _times(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for half, time in _TIMES:
        for place in places_of(half, text):
            end = place + len(half)
            match = time.search(text, max(0, place - _REACH), place)
            if match and not text[end : end + 1].isalnum() and not reading.is_quoted(match.start()):
                yield _finding(text, match.start(), end, "The time has its half of the day as in English")


def _dates(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for century, year in _YEARS:
        for place in places_of(century, text):
            rest = year.match(text, place + len(century))
            day = _day(reading.language)
            match = day.search(text, max(0, place - _REACH), place) if rest and day else None
            if rest and match and match[1].islower():
                yield _finding(text, match.start(2), rest.end(), "The month stands before the day as in English")


@cache
def _day(language: str) -> re.Pattern[str] | None:
    """Matches a word (group 1), a month and a day (group 2): "am Mai 5". None if the language lists no months."""
    months = [month for forms in forms_in(language, "months") for month in forms]
    names = any_of([*months, *map(str.capitalize, months)])
    return re.compile(rf"\b([^\W\d_]+) ({names} [1-3]?\d)$") if months else None


def _finding(text: str, start: int, end: int, message: str) -> Finding:
    return Finding(_NAME, text[start:end], start, end, 0.7, message)
