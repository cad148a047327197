"""Joins sentences that an extractor broke at links and emphasis.

`get_text("\\n")` and similar functions put each piece of text between two tags on its own line. A sentence with a link
becomes three lines, and a full stop after a link becomes a line. No writer begins lines with a comma: only where
several lines do, the text was broken in this way, and lines that continue a sentence are joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.measure import COMMAS, STOPS

# The beginning of a line that was cut off from the one before: a mark that closes a clause, with no word right after
# it. Code has other lines that begin with marks (".add()", "];"), and in some countries » opens a quote.
_MARKS = f"{STOPS.replace('…', '')}{COMMAS};；؛"
_CLOSES = re.compile(rf" ?(?!\.\.)(?:[{_MARKS}]+[)”’»\"]*(?=\s|$)|[’']s\b|\)[,;.](?=\s|$))")
_ENDS = re.compile(rf"[{STOPS}:：][\"'”’»)\]」』]*$")
_OPEN = re.compile(r"[,(\[“„«‘‚、，（「『،–—-]$")
# At least this many lines must begin with such a mark. Of 1,055 true texts of the development corpus seven have as
# many, and these are broken in this way; of the same pages as `get_text("\n")` gives them, 654 have.
_FEWEST_BROKEN = 3
# A line from _PIECE_WORDS words on is taken for a piece of prose, one up to _LINK_WORDS for a link or a bold word.
_PIECE_WORDS, _LINK_WORDS = 6, 6


def goes_on(lines: Sequence[str]) -> list[bool]:
    """For each line whether it continues the line before, amid a sentence that was broken there.

    >>> pieces = ["We asked", "the harbour", ", which", "runs", ".", "Ships wait", ", it said", ".", "Read on"]
    >>> goes_on(pieces)
    [False, True, True, True, True, False, True, True, False]
    >>> goes_on(["Eggs", "flour", "200 g of butter", "a pinch of salt"])
    [False, False, False, False]
    """
    texts = [line.strip() for line in lines]
    closing = [_CLOSES.match(line) is not None for line in lines]
    joined = [False] * len(texts)
    if sum(closing) < _FEWEST_BROKEN:
        return joined
    words = [len(text.split()) for text in texts]
    ends = [_ENDS.search(text) is not None for text in texts]
    for i in range(1, len(texts)):
        if closing[i]:
            joined[i] = True
        elif not ends[i - 1] and (texts[i][:1].islower() or _OPEN.search(texts[i - 1])):
            # A list may begin with small letters too, so a line nearby must be a piece of prose.
            around = range(max(i - 2, 0), min(i + 2, len(texts)))
            joined[i] = any(words[at] >= _PIECE_WORDS or closing[at] for at in around)
    for i in range(1, len(texts) - 1):
        # A name that is a link, between two parts of its sentence.
        is_link = joined[i + 1] and not ends[i - 1] and words[i] <= _LINK_WORDS
        joined[i] |= is_link and (joined[i - 1] or words[i - 1] > _LINK_WORDS)
    return joined
