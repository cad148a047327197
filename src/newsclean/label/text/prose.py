"""Where the prose of a text stands: how its lines begin and end, which are prose, and the run where prose prevails."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from newsclean.label.layout.lines import PIECE_WORDS, Line
from newsclean.label.layout.runs import best_run

# A line counts for at most this many words.
MOST_WORDS = 60
# The weight of a line in a run: its words plus RUN_PROSE for prose, RUN_SENTENCE for a short sentence, else minus
# RUN_SHORT.
RUN_PROSE, RUN_SENTENCE, RUN_SHORT = 8, 4, 15

_SMALL, _CAPITAL, _DIGIT, _QUOTE, _LETTER, _OTHER = range(1, 7)
_COMMA, _END, _COLON = range(1, 4)
_ENDS = {**dict.fromkeys(",;，、،", _COMMA), **dict.fromkeys(":：", _COLON)}
_QUOTES = frozenset("\"'“”„«»‘’‚‹›「『")
_BULLETS = " \t\u3000•◦▪‣●■·*–—-#>"


def line_starts(texts: Sequence[str]) -> list[int]:
    """For each line how it begins: 1 small letter, 2 capital, 3 digit, 4 quote mark, 5 letter without case, 6 other.

    >>> line_starts(["the ferry", "- The ferry", "12 ferries", "“We know", "新聞", "…", ""])
    [1, 2, 3, 4, 5, 6, 6]
    """
    return [_start(text.lstrip(_BULLETS)[:1]) for text in texts]


@lru_cache(maxsize=4096)
def _start(first: str) -> int:
    if first.islower():
        return _SMALL
    if first.isupper():
        return _CAPITAL
    if first.isdigit():
        return _DIGIT
    if first in _QUOTES:
        return _QUOTE
    return _LETTER if first.isalpha() else _OTHER


def line_ends(lines: Sequence[Line], texts: Sequence[str]) -> list[int]:
    """For each line how it ends: 1 with a comma or the like, 2 as a sentence does, 3 with a colon, 0 otherwise."""
    return [_END if line.ends else _ENDS.get(text[-1:], 0) for line, text in zip(lines, texts, strict=True)]


def prose_words(lines: Sequence[Line], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """For each line its number of words of prose; pieces of a sentence broken over several lines are prose."""
    masses = [line.words if line.prose else 0 for line in lines]
    for i in range(len(lines) - 1):
        # The sentence of line i goes on in the line below.
        if ends[i] != _END and starts[i + 1] in (_SMALL, _OTHER):
            for at in (i, i + 1):
                line = lines[at]
                if line.words >= PIECE_WORDS and not line.chrome:
                    masses[at] = line.words
    return [mass if mass < MOST_WORDS else MOST_WORDS for mass in masses]


def prose_run(lines: Sequence[Line], masses: Sequence[int]) -> tuple[int, int]:
    """(first, last) line of the run in which prose outweighs short lines most; (0, -1) without prose."""
    return best_run(
        RUN_PROSE + mass if mass else RUN_SENTENCE if line.ends and not line.chrome else -RUN_SHORT
        for line, mass in zip(lines, masses, strict=True)
    )
