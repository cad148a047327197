"""Detects words of another script in running Latin text."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import islice

from newsclean.article import Finding
from newsclean.detect.reading import Reading

# A run of Cyrillic, Hebrew, Arabic, Devanagari, Thai, kana, Han or Hangul. Greek is left out because formulas use it.
_RUN = re.compile(
    r"[\u0400-\u052f\u0590-\u06ff\u0900-\u0e7f\u3041-\u30fa\u3400-\u9fff\uac00-\ud7af]"
    r"[\u0400-\u052f\u0590-\u06ff\u0900-\u0e7f\u3041-\u30fa\u3400-\u9fff\uac00-\ud7af \u200c]*"
)
# Where Hebrew, Arabic, the scripts of India, Thai, those of East Asia, and Korean begin, after Cyrillic.
_SCRIPTS = "\u0590\u0600\u0900\u0e00\u3041\uac00"
_SAFE_BEFORE = "(（[「『《“\"'‘«/:：|"  # after one of these, a name or a quotation is given in its own script
_AROUND = 12  # characters on either side that must hold Latin letters
_MOST_RUNS = 6  # most runs in the whole text; a text with more is bilingual or about the language


def find_other_script(reading: Reading) -> Iterator[Finding]:
    """Yield each run of another script between Latin words, which a translation left as it was.

    Not reported: runs after an opening bracket or quote mark, a colon or a slash (names in their own script), lines
    mostly in that script, single letters ("the letter Ж"), texts with more than six such runs anywhere, and texts with
    runs of two scripts: what a translation left over is of one language. Seen in WMT 2021 ja-en.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_other_script(read_text("He told the 山形 Yamagata paper that he would come."))]
    ['山形']
    >>> list(find_other_script(read_text("Xi Jinping (习近平) came, and the sign read “Добро пожаловать” in red.")))
    []
    """
    if not reading.beyond_latin or not reading.is_latin:
        return
    text = reading.text
    runs = list(islice(_RUN.finditer(text), _MOST_RUNS + 1))
    if len(runs) > _MOST_RUNS or len({bisect(_SCRIPTS, run[0][0]) for run in runs}) > 1:
        return
    for match in runs:
        start, end = match.start(), match.start() + len(match[0].rstrip())
        if end - start == 1 and text[start] < _SCRIPTS[-2]:
            continue  # "the letter Ж"; one sign of Chinese is a word
        before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        if before.rstrip()[-1:] in _SAFE_BEFORE or _letters(before) < 4 or _letters(after) < 4:
            continue
        if "\n" not in before + after and text[end : end + 1] in " ,.":
            yield Finding(
                "other_script", text[start:end], start, end, 0.8, "Letters of another script stand amid Latin ones"
            )


def _letters(text: str) -> int:
    """The number of Latin letters: those below the Greek block of Unicode."""
    return sum(1 for character in text if character.isalpha() and character < "\u0370")
