"""Detects days without their month, as Chinese and Japanese news gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.detect.words import words_of
from newsclean.language.words import forms_in
from newsclean.trie import any_of

_AROUND = 60  # characters on either side; a month within them makes the date ordinary English
_LEAST = 2  # fewest such days in one text; a single one may be a newsroom's shorthand


@cache
def _day(language: str) -> re.Pattern[str] | None:
    """ "on the 24th that"; None where the language has no words for it."""
    before, ordinals, after = (words_of("carried_date", key, language) for key in ("before", "ordinals", "after"))
    if not before:
        return None
    return re.compile(rf"{any_of(before)} [1-3]?\d{any_of(ordinals)}(?=[,.]| {any_of(after)}\b)")


@cache
def _month(language: str) -> re.Pattern[str]:
    """Matches a capitalised month name, or another word that such a day can count."""
    months = (month.capitalize() for forms in forms_in(language, "months") for month in forms)
    return re.compile(rf"\b{any_of((*months, *words_of('carried_date', 'counted', language)))}\b")


def find_carried_date(reading: Reading) -> Iterator[Finding]:
    """Yield the days without a month ("announced on the 24th that") in an English text that has two or more.

    They are a sign of translation from Chinese or Japanese, not of a machine. Human translators write them too (5 in
    10,000 words; 8 in machine translation, 0.1 to 0.3 in news first written in English).

    >>> from newsclean.detect.reading import read_text
    >>> text = "The city announced on the 24th that rain had come. On the roads it was worse on the 25th, it said."
    >>> [f.text for f in find_carried_date(read_text(text))]
    ['on the 24th', 'on the 25th']
    >>> list(find_carried_date(read_text("He arrived on the 24th of May and left on the 25th, a Monday in June.")))
    []
    """
    day = _day(reading.language)
    if day is None:
        return
    month = _month(reading.language)
    text = reading.text
    found = []
    for match in day.finditer(text):
        start, end = match.span()
        if not month.search(text, max(0, start - _AROUND), end + _AROUND):
            found.append(
                Finding(
                    "carried_date",
                    match[0],
                    start,
                    end,
                    0.3,
                    "A day is named without its month, as in Chinese and Japanese news",
                )
            )
    if len(found) >= _LEAST:
        yield from found
