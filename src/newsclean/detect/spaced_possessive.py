"""Detects a space between a noun and its possessive ending."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of, start_of_word
from newsclean.detect.words import words_of

_MESSAGE = "A space stands before the possessive ending"


def find_spaced_possessive(reading: Reading) -> Iterator[Finding]:
    """Yield each English " 's " between lower-case letters ("the Party 's leadership"), where tokens were not joined.

    It scores low: if a link was removed from a page, human text has the space too (three of 670 web articles, no news;
    40 machine translations of WMT 2021).

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_spaced_possessive(read_text("It is the Party 's leadership."))]
    ["Party 's"]
    >>> list(find_spaced_possessive(read_text("The parties' house, the party's leader: 's is an ending.")))
    []
    """
    text = reading.text
    for ending in words_of("spaced_possessive", "endings", reading.language):
        for place in places_of(ending[0], text):  # a single character is found much faster than four
            if text[place - 1 : place] != " " or not text.startswith(f"{ending} ", place):
                continue
            before, after = text[place - 2 : place - 1], text[place + 3 : place + 4]
            if before.isalpha() and before.islower() and after.islower():
                start = start_of_word(text, place - 1)
                end = place + 2
                yield Finding("spaced_possessive", text[start:end], start, end, 0.5, _MESSAGE)
