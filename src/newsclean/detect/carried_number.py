"""Detects numbers that are written as in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of
from newsclean.detect.words import MARKS, set_of, words_of
from newsclean.language.profile import function_words
from newsclean.trie import any_of

_THOUSANDS = ", 000"
_AFTER_THOUSANDS = re.compile(r"(?:, \d{3})*(?![\d:%]|[.,/-]\d)")
# "2: 1", "24: 00": a score or a time with a space in it.
_SPACED = re.compile(r":(?= \d)(?<=\d:) \d{1,2}(?![\d:%]|[.,]\d)")
_FIGURES = re.compile(r"[\d,.:/-]*\d$")
_LISTED = ", "  # behind a figure before the number, as in a list of numbers
_BEFORE = 24  # characters before the figures in which the preceding word is searched
_AFTER = 8  # characters after the figures in which "a.m." or "p.m." is searched


@cache
def _decimal(language: str) -> re.Pattern[str] | None:
    """Matches a decimal comma before a unit ("3,5 percent"). None if the language lists no units for this detector."""
    units = words_of("carried_number", "units", language)
    return re.compile(rf",(?=\d)(?<=\d,)\d{{1,2}}(?= {any_of(units)}\b)") if units else None


def find_carried_number(reading: Reading) -> Iterator[Finding]:
    """Yield each score, time or number with a space in it ("won 2: 1", "24: 00", "26, 000"), and each decimal comma.

    Decimal commas and numbers are read in English only.

    Not reported: "15 thousand", which human translators write as often, chapter and verse ("Luke 2: 10"), odds and
    other ratios, and numbered headings, in which the figure follows a name. A time with a.m. or p.m. is reported after
    any word. One in ten WMT 2021 machine translations has a spaced score, and 1 of 1,700 texts that people wrote. A
    decimal comma scores low, because human translators leave it too.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_carried_number(read_text("It rose by 3,5 percent at 24: 00, after a 2: 1 win."))]
    ['24: 00', '2: 1', '3,5']
    >>> list(find_carried_number(read_text("Read Luke 2: 10 and 1,500 more. Season 3: 10 things to know.")))
    []
    """
    if not reading.is_latin:
        return
    text = reading.text
    halves_of_day = words_of("carried_number", "halves_of_day", reading.language)
    ratios = set_of("carried_number", "ratios", reading.language)
    for match in _SPACED.finditer(text):
        figures = _figures_before(text, match.start())
        if figures and figures.isdigit() and len(figures) <= 3:
            start, end = match.start() - len(figures), match.end()
            is_time = text[end : end + _AFTER].strip(" ").partition(" ")[0].rstrip(".,;:)") in halves_of_day
            before = text[max(0, start - _BEFORE) : start]
            if is_time or not (_names_the_figure(before, reading.language) or not ratios.isdisjoint(before.split())):
                yield Finding(
                    "carried_number", text[start:end], start, end, 0.7, "A space stands within a score or a time"
                )
    decimal = _decimal(reading.language)
    if decimal is None:
        return
    for comma in places_of(_THOUSANDS, text):
        figures = _figures_before(text, comma)
        start = comma - len(figures)
        if not figures.isdigit() or len(figures) > 3 or text.endswith(_LISTED, 0, start):
            continue
        if rest := _AFTER_THOUSANDS.match(text, comma + len(_THOUSANDS)):
            end = rest.end()
            yield Finding("carried_number", text[start:end], start, end, 0.6, "A space stands within a number")
    for comma in reading.commas:
        unit = decimal.match(text, comma)
        figures = _figures_before(text, comma) if unit else ""
        if unit and figures.isdigit() and len(figures) <= 3:
            start, end = comma - len(figures), unit.end()
            yield Finding(
                "carried_number", text[start:end], start, end, 0.3, "A decimal comma stands where English has a point"
            )


def _figures_before(text: str, place: int) -> str:
    """The number that ends at `place`, or "" if there is none."""
    match = _FIGURES.search(text, max(0, place - 8), place)
    return match[0] if match else ""


def _names_the_figure(before: str, language: str) -> bool:
    """Whether the text before a figure makes it the number of something: a name, or the start of a line.

    In a language that does not list what is numbered, any word but a function word may be ("étape 3: 120 km").
    """
    line = before.rsplit("\n", 1)[-1]
    words = line.split()
    if not words or not line[-1:].isspace():
        return not line.endswith("(")
    word = words[-1].strip(MARKS)
    counted = set_of("carried_number", "counted", language)
    if word[:1].isupper() or word[:1].isdigit() or word in counted:
        return True
    return not counted and word not in function_words(language)
