"""A sentence that comes back to the same words again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsclean.detect.reading import LATIN_LANGUAGES, Reading
from newsclean.records import Finding

COPIES = 3  # how often the words must come in one sentence
SIZE = 4  # words; three are too few, since people list universities and prices
REACH = 12  # words from one copy to the next; further apart, people come back to a term
_SHORTEST = 100  # characters; a shorter sentence has no room for three copies
_WORD = re.compile(r"[a-zà-ÿ]+(?:['’-][a-zà-ÿ]+)*")


def find_oscillation(reading: Reading) -> Iterator[Finding]:
    """Yield each sentence in which the same four words come three times or more, close to each other.

    Left alone: figures and units ("million barrels a day"), lists with semicolons, questions in a row.
    Source: Guerreiro et al. 2023; seen in WMT 2023 zh-en (NLLB).

    >>> from newsclean.detect.reading import read_text
    >>> text = (
    ...     "The Chinese bank's financial products, the Chinese bank's financial products, and then the Chinese "
    ...     "bank's financial products were sold to the public in that year."
    ... )
    >>> [f.kind for f in find_oscillation(read_text(text))]
    ['oscillation']
    >>> list(find_oscillation(read_text("We shall fight on the beaches, we shall fight on the hills.")))
    []
    """
    if reading.language not in LATIN_LANGUAGES:
        return
    start = 0
    for sentence in reading.text.split(". "):
        if len(sentence) >= _SHORTEST:
            words = sentence.lower().split()
            grams = list(zip(words, words[1:], words[2:], strict=False))
            if len(set(grams)) <= len(grams) - 2 * (COPIES - 1):
                yield from _judge(sentence, start)
        start += len(sentence) + 2


def _judge(sentence: str, start: int) -> Iterator[Finding]:
    """Yield the finding of one sentence, if words come back in it and stand on one line."""
    places = list(_WORD.finditer(sentence.lower()))
    words = [place[0] for place in places]
    copies: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(words) - SIZE + 1):
        copies.setdefault(tuple(words[i : i + SIZE]), []).append(i)
    for found in copies.values():
        steps = [after - before for before, after in pairwise(found)]
        if len(found) < COPIES or max(steps) > REACH or min(steps) < 2:
            continue
        first, last = places[found[0]].start(), places[found[-1] + SIZE - 1].end()
        text = sentence[first:last]
        if not any(mark in text for mark in "\n;?") and not any(map(str.isdigit, text)):
            times = f"“{' '.join(words[found[0] : found[0] + SIZE])}” {len(found)} times in one sentence"
            yield Finding("oscillation", text, start + first, start + last, 0.8, times)
            return
