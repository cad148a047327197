"""Punctuation marks in a row that no style allows."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.detect.reading import LATIN_LANGUAGES, Reading, places_of
from newsclean.records import Finding

# "..", "?!" and "!!" are left out: people write them.
_PAIRS = (",,", ", ,", ",.", ";,", ",;", ":,", ";.", ". ,", ", .")


def find_doubled_mark(reading: Reading) -> Iterator[Finding]:
    """Yield each pair of marks such as ",," or ", ." that follows a word.

    Not taken: an abbreviation's stop and a comma ("Inc., "), dots of omission, a number without its nought
    (", .5"). Source: MLQE-PE, ten times as frequent in weak machine translation as in human news.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_doubled_mark(read_text("He came,, he saw, . They won."))]
    [',,', ', .']
    >>> list(find_doubled_mark(read_text("Acme Inc., the maker, grew by .5 per cent ... They won.")))
    []
    """
    if reading.language not in LATIN_LANGUAGES:
        return
    text = reading.text
    for pair in _PAIRS:
        if pair not in text:
            continue
        for start in places_of(pair, text):
            end = start + len(pair)
            if text[start - 1 : start].isalpha() and text[end : end + 1] in (" ", "\n", ""):
                yield Finding("doubled_mark", pair, start, end, 0.6, "two marks that do not go together")
