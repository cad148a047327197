"""Detects a hyphen or a currency sign with a space where English has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading, start_of_word
from newsclean.detect.words import set_of, words_of
from newsclean.trie import any_of

_SCORE = 0.6
_COMPOUND, _SUM = "Spaces stand around the hyphen of a compound", "A space stands between a currency sign and its sum"


@cache
def _compound(language: str) -> re.Pattern[str] | None:
    """Matches the rest of "34 - year - old"; group 1 is its end. None if the language has no words for it."""
    units = words_of("spaced_sign", "units", language)
    # The pattern begins with a literal, which is fast to find.
    return re.compile(rf"-(?<=\d -) {any_of(units)}( - old)?(?= [a-z])") if units else None


@cache
def _sums(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each currency sign, with a pattern of the sign, a space and a number."""
    money = words_of("spaced_sign", "money", language)
    return tuple((sign, re.compile(rf"{re.escape(sign)}(?<![^\W\d_].) \d[\d,.]*(?<=\d)")) for sign in money)


def find_spaced_sign(reading: Reading) -> Iterator[Finding]:
    """Yield each number with a spaced hyphen and its unit ("34 - year - old"), and each sum whose sign stands apart.

    Not reported: a dash ("until 2019 - year after year"); the hyphen's number must follow an article, or the compound
    must end in "old". Nor "US$ 5", a style of international bodies. Seen in 39 machine translations of WMT 2021 and
    2023, by five systems from six languages; not once in 1,690,000 words that people wrote or translated.

    >>> from newsclean.detect.reading import read_text
    >>> text = "The 40 - episode drama was made by a 34 - year - old director for $ 5 million."
    >>> [f.text for f in find_spaced_sign(read_text(text))]
    ['40 - episode', '34 - year - old', '$ 5']
    >>> list(find_spaced_sign(read_text("In 2019 - year by year it grew. A 40-episode drama for $5 or US$ 5 million.")))
    []
    """
    text, language = reading.text, reading.language
    compound = _compound(language)
    articles = set_of("spaced_sign", "articles", language)
    for match in compound.finditer(text) if compound else ():
        start = start_of_word(text, match.start() - 1)
        if match[1] or text[start_of_word(text, start - 1) : start - 1].lower() in articles:
            yield Finding("spaced_sign", text[start : match.end()], start, match.end(), _SCORE, _COMPOUND)
    for sign, pattern in _sums(language):
        for match in pattern.finditer(text) if sign in text else ():
            yield Finding("spaced_sign", match[0], *match.span(), _SCORE, _SUM)
