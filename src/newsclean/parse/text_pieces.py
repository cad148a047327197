"""Sentences that an extractor broke at links and emphasis, put together again.

`get_text("\\n")` and its kin put each piece of text between two tags on a line of its own, so that a sentence with a
link in it is three lines, and a full stop behind a link is a line by itself. No writer begins lines with a comma: where
several lines do, the text was broken so, and there (only there) lines that go on amid a sentence are joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# What no line of a text that was written so begins with: a mark that closes a clause, and no word behind it; code does
# (".add()", "];"), and some countries open their quotes with what closes them elsewhere (»).
_CLOSES = re.compile(r" ?(?!\.\.)(?:[,;.!?、，。；！？،؛؟]+[)”’»\"]*(?=\s|$)|[’']s\b|\)[,;.](?=\s|$))")
_ENDS = re.compile(r"[.!?…。！？؟։।:：][\"'”’»)\]」』]*$")
_OPEN = re.compile(r"[,(\[“„«‘‚、，（「『،–—-]$")
# So many lines must begin with such a mark. Of 1,055 true texts of the development corpus seven have as many, and are
# broken so themselves; of the same pages as `get_text("\n")` gives them, 654.
_FEWEST_BROKEN = 3
# Words from which on a line is taken for a piece of prose, and up to which for a link or a word set in bold.
_PROSE_WORDS, _LINK_WORDS = 6, 6


def goes_on(lines: Sequence[str]) -> list[bool]:
    """Of each line whether it goes on from the one before, amid a sentence that was broken there.

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
            # A list may be written in small letters: one of the two must be a piece of prose.
            around = range(max(i - 2, 0), min(i + 2, len(texts)))
            joined[i] = any(words[at] >= _PROSE_WORDS or closing[at] for at in around)
    for i in range(1, len(texts) - 1):
        # A name that is a link, with the sentence before and behind it.
        is_link = joined[i + 1] and not ends[i - 1] and words[i] <= _LINK_WORDS
        joined[i] |= is_link and (joined[i - 1] or words[i - 1] > _LINK_WORDS)
    return joined
