"""Text that breaks off."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.detect.reading import Reading, start_of_word
from newsclean.language.cut_off import breaks_off
from newsclean.records import Finding

# Characters of the end that are shown, from the beginning of a word.
SHOWN = 60


def find_cut_off(reading: Reading) -> Iterator[Finding]:
    """Yield the end of the last paragraph where the text breaks off there: amid a sentence, or with "[...]".

    A body's sentence is never removed for it; the flag `truncated` says the same of the record.

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
    yield Finding("cut_off", reading.text[start:end], start, end, 0.8, "the text breaks off here")
