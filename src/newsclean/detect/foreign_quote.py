"""Detects quote marks that the text's language does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.language.habits import languages_with
from newsclean.records import Finding

_LOW = re.compile(r"„[^“”„\"\n]{1,200}[“”\"]")
_ANGLE = re.compile(r"«\s?[^«»\n]{1,200}?\s?»")
_CORNER = re.compile(r"[「『《][^」』》\n]{0,60}[a-zA-Z][^」』》\n]{0,60}[」』》]")
# For each pair its first mark, and the habit of languages to which it is foreign. Corner brackets are foreign to every
# language in Latin script.
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
    if not reading.is_latin:
        return
    patterns = [
        pattern for mark, pattern, habit in _PAIRS if mark in reading.text and reading.language in languages_with(habit)
    ]
    if reading.beyond_latin:
        patterns.append(_CORNER)
    for pattern in patterns:
        for match in pattern.finditer(reading.text):
            yield Finding(
                "foreign_quote", match[0], *match.span(), 0.6, "The quote marks are those of another language"
            )
