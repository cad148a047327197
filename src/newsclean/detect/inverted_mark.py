"""Detects inverted question and exclamation marks before words of a language that has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of
from newsclean.detect.words import set_of
from newsclean.language.habits import languages_with
from newsclean.language.profile import function_words

_MARKS = "¿¡"
_WORD = re.compile(r"[¿¡]+[\"“«]?([^\W\d_]+)")


@cache
def _function_words(language: str) -> frozenset[str]:
    """The commonest words of a language that no language with inverted marks has."""
    theirs = map(function_words, languages_with("inverted_marks"))
    return function_words(language).difference(set_of("inverted_mark", "lawful", language), *theirs)


def find_inverted_mark(reading: Reading) -> Iterator[Finding]:
    """Yield each inverted mark before a function word of the text's language ("¿What will happen?").

    Not reported: Spanish words and quotations ("¿Qué pasa?", "¡No pasarán!") and names ("¡Three Amigos!" has no
    function word).

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_inverted_mark(read_text("¿What will happen now? ¡It was terrible!"))]
    ['¿What', '¡It']
    >>> list(find_inverted_mark(read_text("The crowd sang “¡No pasarán!” and asked ¿qué pasa? at the end.")))
    []
    """
    if reading.language in languages_with("inverted_marks"):
        return
    for mark in _MARKS:
        for place in places_of(mark, reading.text) if mark in reading.beyond_ascii else ():
            match = _WORD.match(reading.text, place)
            if match and match[1].lower() in _function_words(reading.language):
                message = "An inverted mark stands before the sentence, as in Spanish"
                yield Finding("inverted_mark", match[0], *match.span(), 0.8, message)
