"""Text that breaks off."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.measure import is_cut_off
from newsclean.records import Finding

# Characters of the end that are shown.
SHOWN = 60


def find_cut_off(reading: Reading) -> Iterator[Finding]:
    """Yield the end of the last paragraph where the text breaks off there: amid a sentence, or with "[...]".

    A body's sentence is never removed for it; the flag `truncated` says the same of the record.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_cut_off(read_text("It was over.\\n\\nThe ministers met again on Monday in order to dis"))]
    ['The ministers met again on Monday in order to dis']
    >>> list(find_cut_off(read_text("It was over. The ministers went home again on Monday.")))
    []
    """
    if not reading.blocks or reading.blocks[-1].kind not in ("paragraph", "quote", "caption"):
        return
    text, end = reading.blocks[-1].text, len(reading.text)
    if is_cut_off(text):
        start = end - min(len(text), SHOWN)
        yield Finding("cut_off", reading.text[start:end], start, end, 0.8, "the text breaks off here")
