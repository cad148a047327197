"""Numbers written as another language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import LATIN_LANGUAGES, Reading
from newsclean.records import Finding

# "2: 1", "24: 00": a score or a time with a space in it.
_SPACED = re.compile(r": (?<=\d: )\d{1,2}(?![\d:%]|[.,]\d)")
# "3,5 percent": a decimal comma before a unit.
_DECIMAL = re.compile(
    r",(?<=\d,)\d{1,2}(?= (?:percent|per cent|million|billion|trillion|kilomet|met(?:er|re)s|euros|degrees)\b)"
)
_HALF_OF_DAY = re.compile(r" (?:[ap]\.m\.|[ap]m\b)")
_FIGURES = re.compile(r"[\d,.:/-]*\d$")
_BEFORE = 24  # characters before the figures in which the word before them begins
# What a number before a colon may count or name ("chapter 2: 10 ways"): then the colon is one.
_NAMES = frozenset([
    "chapter", "verse", "step", "rule", "day", "part", "season", "episode", "level", "phase", "week", "table",
    "figure", "item", "page", "volume", "version", "grade", "lesson", "tip", "number", "no", "question", "option",
])  # fmt: skip


def find_carried_number(reading: Reading) -> Iterator[Finding]:
    """Yield each score or time with a space in it ("won 2: 1", "24: 00"), and each decimal comma in an English text.

    Not taken: "15 thousand", which human translators write as often; chapter and verse ("Luke 2: 10") and numbered
    headings, whose figure follows a name (a time with a.m. or p.m. is one after any word). A spaced score stands in
    one in ten WMT 2021 machine translations, and in 1 of 1,700 texts that people wrote; a decimal comma is left by
    people too and scores low.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_carried_number(read_text("It rose by 3,5 percent at 24: 00, after a 2: 1 win."))]
    ['24: 00', '2: 1', '3,5']
    >>> list(find_carried_number(read_text("Read Luke 2: 10 and 1,500 more. Season 3: 10 things to know.")))
    []
    """
    if reading.language not in LATIN_LANGUAGES:
        return
    text = reading.text
    for match in _SPACED.finditer(text):
        figures = _figures_before(text, match.start())
        if figures and figures.isdigit() and len(figures) <= 3:
            start, end = match.start() - len(figures), match.end()
            if _HALF_OF_DAY.match(text, end) or not _names_the_figure(text[max(0, start - _BEFORE) : start]):
                yield Finding("carried_number", text[start:end], start, end, 0.7, "a space in a score or a time")
    if reading.language != "en":
        return
    for match in _DECIMAL.finditer(text):
        figures = _figures_before(text, match.start())
        if figures and figures.isdigit() and len(figures) <= 3:
            start, end = match.start() - len(figures), match.end()
            yield Finding("carried_number", text[start:end], start, end, 0.3, "a decimal comma")


def _figures_before(text: str, place: int) -> str:
    """The number that ends at a place."""
    match = _FIGURES.search(text, max(0, place - 8), place)
    return match[0] if match else ""


def _names_the_figure(before: str) -> bool:
    """Whether what stands before a number makes it the number of something: a name, the start of a line."""
    line = before.rsplit("\n", 1)[-1]
    words = line.split()
    if not words or not line[-1:].isspace():
        return not line.endswith("(")
    return words[-1][:1].isupper() or words[-1].strip(".,:;") in _NAMES or words[-1][:1].isdigit()
