"""Detects text that breaks off."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading, start_of_word
from newsclean.language.cut_off import breaks_off

# Most characters of the end that are shown. They start at the beginning of a word.
SHOWN = 60


def find_cut_off(reading: Reading) -> Iterator[Finding]:
    """Yield the end of the last paragraph if the text breaks off there, in mid-sentence or with "[...]".

    The broken sentence is kept in the text. The flag `truncated` reports the same for the record.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_cut_off(read_text("It was over.\\n\\nThe ministers met again on Monday in order to"))]
    ['The ministers met again on Monday in order to']
    >>> list(find_cut_off(read_text("It was over. The ministers went home again on Monday.")))
    []
    """
    if not breaks_off(reading.blocks, reading.language):
        return
    end = len(reading.text)
    start = end - len(reading.blocks[-1].text)
    if end - start > SHOWN:
        start = max(start, start_of_word(reading.text, end - SHOWN))
    yield Finding("cut_off", reading.text[start:end], start, end, 0.8, "The text breaks off here")
