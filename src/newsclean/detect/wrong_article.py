"""Detects "a" in place of "an", and "an" in place of "a"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.detect.words import words_of
from newsclean.trie import any_of

# Lower-case words only, because the spelling of abbreviations does not show how they are pronounced. The patterns begin
# with a letter, which is found faster than a space; that of "an" with its second one.
_AN = re.compile(r"n (?<= an )(?=[bcdfgjklmnpqrtvwyz])([a-z]{3,})\b(?![-’'])")


@cache
def _a(language: str) -> re.Pattern[str] | None:
    """Matches "a" before a vowel letter, except before beginnings that sound like a consonant.

    None if the language has no such article.
    """
    sounds = words_of("wrong_article", "sounds", language)
    return re.compile(rf"a (?<= a )(?=[aeio])(?!{any_of(sounds)})([a-z]{{3,}})\b(?! la\b)") if sounds else None


def find_wrong_article(reading: Reading) -> Iterator[Finding]:
    """Yield each English "a" before a vowel and "an" before a consonant. Words in h or u and abbreviations are skipped.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_wrong_article(read_text("It was a attack by an group."))]
    ['a attack', 'an group']
    >>> list(find_wrong_article(read_text("a one-off, a European, an hour, an MBA, a union, an x-ray")))
    []
    """
    a = _a(reading.language)
    if a is None:
        return
    lawful = words_of("wrong_article", "lawful", reading.language)
    for article, pattern, follows in (("a", a, "vowel"), ("an", _AN, "consonant")):
        for match in pattern.finditer(reading.text):
            if match[1] not in lawful:
                start, end = match.start(1) - len(article) - 1, match.end()
                message = f"“{article}” stands before a {follows}"
                yield Finding("wrong_article", reading.text[start:end], start, end, 0.4, message)
