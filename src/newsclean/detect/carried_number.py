"""Numbers written as another language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.records import Finding

# "24: 00": a clock time with a space; "2: 10 ways" is a heading, so what follows must be what follows a time.
_TIME = re.compile(
    r": (?<=\d: )[0-5]\d"
    r"(?= (?:[ap]\.?m\b|on\b|and \d|to \d|local|GMT|UTC|Beijing|Moscow)|[,.;)](?:\s|$))"
)
# "3,5 percent": a decimal comma before a unit.
_DECIMAL = re.compile(
    r",(?<=\d,)\d{1,2}(?= (?:percent|per cent|million|billion|trillion|kilomet|met(?:er|re)s|euros|degrees)\b)"
)
_FIGURES = re.compile(r"[\d,]*\d$")


def find_carried_number(reading: Reading) -> Iterator[Finding]:
    """Yield each time with a space ("24: 00") and each decimal comma in an English text.

    Not taken: "15 thousand", which human translators write as often, and chapter and verse ("Luke 2: 10").
    Seen in WMT 2021 zh-en and de-en.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_carried_number(read_text("It rose by 3,5 percent at 24: 00, he said."))]
    ['24: 00', '3,5']
    >>> list(find_carried_number(read_text("He scored 2: 10 goals, 1,500 euros. Season 3: 10 things to know.")))
    []
    """
    if reading.language != "en":
        return
    text = reading.text
    for pattern in (_TIME, _DECIMAL):
        for match in pattern.finditer(text):
            figures = _FIGURES.search(text, max(0, match.start() - 8), match.start())
            if figures and ("," not in figures[0]) and len(figures[0]) <= 3:
                start, end = figures.start(), match.end()
                yield Finding("carried_number", text[start:end], start, end, 0.5, "written as in another language")
