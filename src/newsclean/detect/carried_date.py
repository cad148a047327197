"""Days without their month, as Chinese and Japanese news gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.records import Finding

_DAY = re.compile(
    r"on the [1-3]?\d(?:st|nd|rd|th)(?=[,.]| (?:that|local|in|at|by|to|and|from|he|she|they|it|after|as)\b)"
)
_MONTH = re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|month|floor|hole|lap|anniversary|birthday", re.I)
_AROUND = 60  # characters on either side in which a month makes it plain English
_LEAST = 2  # days in one text: one is a newsroom's shorthand


def find_carried_date(reading: Reading) -> Iterator[Finding]:
    """Yield the days without a month ("announced on the 24th that") of an English text that has two or more.

    It tells of a translation from Chinese or Japanese, not of a machine: people who translate do it too
    (5 in 10,000 words; 8 in machine translation, 0.1 to 0.3 in news first written in English).

    >>> from newsclean.detect.reading import read_text
    >>> text = "The city announced on the 24th that rain had come. On the roads it was worse on the 25th, it said."
    >>> [f.text for f in find_carried_date(read_text(text))]
    ['on the 24th', 'on the 25th']
    >>> list(find_carried_date(read_text("He arrived on the 24th of May and left on the 25th, a Monday in June.")))
    []
    """
    if reading.language != "en":
        return
    text = reading.text
    found = []
    for match in _DAY.finditer(text):
        start, end = match.span()
        if not _MONTH.search(text, max(0, start - _AROUND), end + _AROUND):
            found.append(Finding("carried_date", match[0], start, end, 0.3, "a day without its month"))
    if len(found) >= _LEAST:
        yield from found
