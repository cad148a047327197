"""Quotations whose marks stand in the wrong place of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.records import Finding

# `The troop “lost. In every district`: a subject of two or three words, then a quotation of one word that ends
# the sentence and goes on with another.
_SPLIT = re.compile(
    r"(?:(?<=\n)|(?<=[.!?] )|^)(?:The|His|Her|Their|Its|Our|A|An|This|These) (?:[a-z]+ ){1,2}“[a-z]+[.] (?=[A-Z])"
)


def find_misplaced_quote(reading: Reading) -> Iterator[Finding]:
    """Yield each sentence whose predicate alone was taken into the quotation that follows.

    Not taken: a quoted word or clause at the sentence's end (`He called it “lost.” In every district`, `It was
    “a mess. Nobody knew,” he said`). Seen in seeds/004.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_misplaced_quote(read_text("The troop “lost. In every district they flee,” he said."))]
    ['The troop “lost.']
    >>> list(find_misplaced_quote(read_text("The troops were “lost.” In every district they flee.")))
    []
    """
    if reading.language != "en":
        return
    for match in _SPLIT.finditer(reading.text):
        start, end = match.start(), match.end() - 1
        yield Finding(
            "misplaced_quote",
            reading.text[start:end],
            start,
            end,
            0.7,
            "the quotation opens between a subject and its verb",
        )
