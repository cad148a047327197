"""Detects quote marks that the text's language does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.language.habits import languages_with

_LOW = re.compile(r"„[^“”„\"\n]{1,200}[“”\"]")
_ANGLE = re.compile(r"«\s?[^«»\n]{1,200}?\s?»")
# Latin, Cyrillic and Arabic letters; the scripts of the languages that have no marks of Chinese and Japanese.
LETTERS = "a-zA-ZÀ-ɏ\u0400-\u052f\u0620-\u06d3"
LETTER_SCRIPTS = frozenset(("Latin", "Cyrillic", "Arabic"))
_CORNER = re.compile(rf"(?<!\w)[「『《][^」』》\n]{{0,60}}[{LETTERS}][^」』》\n]{{0,60}}[」』》](?!\w)")
# For each pair its first mark, and the habit of languages to which it is foreign.
_PAIRS = (("„", _LOW, "no_low_marks"), ("«", _ANGLE, "no_angle_marks"))


def find_foreign_quote(reading: Reading) -> Iterator[Finding]:
    """Yield each quotation between marks of another language (`„so“`, `« so »`, `「so」`).

    Source: marks by language as Unicode CLDR lists them.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_foreign_quote(read_text("The «special operation» goes on, he said."))]
    ['«special operation»']
    >>> list(find_foreign_quote(read_text("Die «Spezialoperation» geht weiter, sagte er.", "de")))
    []
    """
    found = corner_quotes(reading)
    for mark, pattern, habit in _PAIRS if reading.is_latin else ():
        if mark in reading.text and reading.language in languages_with(habit):
            found += pattern.finditer(reading.text)
    for match in found:
        yield Finding("foreign_quote", match[0], *match.span(), 0.6, "The quote marks are those of another language")


def corner_quotes(reading: Reading) -> list[re.Match[str]]:
    """Each title or quotation in the brackets of Chinese and Japanese that holds letters and touches none outside.

    >>> from newsclean.detect.reading import read_text
    >>> [match[0] for match in corner_quotes(read_text("A film 《Harbour》, a book「Rain」and the motto 「自由」."))]
    ['《Harbour》']
    """
    if not reading.beyond_latin or reading.script not in LETTER_SCRIPTS:
        return []
    return list(_CORNER.finditer(reading.text))
