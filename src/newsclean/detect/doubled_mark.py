"""Detects sequences of punctuation marks that no style allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of

# "..", "?!" and "!!" are left out: people write them. The comma is at the given place.
_AFTER_COMMA = re.compile(r",(?<=[^\W\d],) ?[,.](?=\s|$)")
_BEFORE_COMMA = re.compile(r",(?<=[^\W\d]\. ,)(?=\s|$)")
# A full stop on both sides of the closing quote mark: `It is over." .`
_AROUND_QUOTE = ('" .', "” .")
_ENDS = (".", "!", "?")
_MESSAGE = "Two punctuation marks stand together that no style joins"


def find_doubled_mark(reading: Reading) -> Iterator[Finding]:
    """Yield each pair of marks such as ",," or ", ." that follows a word, and each stop after a stop and a quote mark.

    Not reported: an abbreviation's full stop and a comma ("Inc., "), an ellipsis, a number without its leading zero
    (", .5"). If repair has closed the space, the finding's text is the original form. Source: MLQE-PE; ten times as
    frequent in weak machine translation as in human news.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_doubled_mark(read_text("He came,, he saw, . They won."))]
    [',,', ', .']
    >>> [f.text for f in find_doubled_mark(read_text("He said: “They won.” . It was late."))]
    ['.” .']
    >>> list(find_doubled_mark(read_text("Acme Inc., the maker, grew by .5 per cent ... They won.")))
    []
    """
    if not reading.is_latin:
        return
    text = reading.text
    for place in reading.commas:
        if match := _AFTER_COMMA.match(text, place):
            start, end = match.span()
        elif _BEFORE_COMMA.match(text, place):
            start, end = place - 2, place + 1
        else:
            continue
        yield Finding("doubled_mark", text[start:end], start, end, 0.6, _MESSAGE)
    for mark in _AROUND_QUOTE:
        if mark[0] not in text:
            continue
        for start, end in _around_quote(text, mark):
            yield Finding("doubled_mark", text[start:end], start, end, 0.6, _MESSAGE)
        for source, start, end in reading.erased(mark):
            for first, last in _around_quote(source, mark):
                yield Finding("doubled_mark", source[first:last], start, end, 0.6, _MESSAGE)


def _around_quote(text: str, mark: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stop, quote mark and stop; `mark` is what follows the first."""
    for place in places_of(mark, text):
        start, end = place - 1, place + len(mark)
        # `." . . .` is an ellipsis.
        if text[start:place] in _ENDS and not text[end : end + 1].strip() and text[end + 1 : end + 2] != ".":
            yield start, end
