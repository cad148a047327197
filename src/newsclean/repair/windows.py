"""Cuts a very long line into windows, so that its repair takes linear time and one odd place does not affect it all."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

# Longest text that is repaired as one, in characters. The longest block of 1,560 pages has 15,000.
LONGEST = 20_000
# Where a window may end: between two sentences, else between two words.
_SENTENCE = re.compile(r"(?<=[.!?…][”’»\")]) (?=\S)|(?<=[.!?…]) (?=\S)|(?<=[。！？।۔])(?=\w)")
_WORD = re.compile(r"(?<=\S) (?=\S)")


def windows(text: str) -> Iterator[tuple[str, str]]:
    """Yield the windows of a text, each with the space that follows it; joined, they give the text.

    A window ends with a sentence, else with a word, else where it is full.

    >>> list(windows("A short line. It stays whole."))
    [('A short line. It stays whole.', '')]
    >>> [(len(window), space) for window, space in windows("So it went on. " * 2_000)]
    [(19994, ' '), (10005, '')]
    """
    start = 0
    while len(text) - start > LONGEST:
        full = start + LONGEST
        late = full - LONGEST // 8
        end, following = _last(_SENTENCE, text, late, full) or _last(_WORD, text, late, full) or _full(text, full)
        yield text[start:end], text[end:following]
        start = following
    yield text[start:], ""


def _full(text: str, at: int) -> tuple[int, int]:
    """A cut at or just before `at`. White space there stays between the windows, since repairs trim their ends."""
    if text[at].isspace():
        return at, at + 1
    return (at - 1, at) if text[at - 1].isspace() else (at, at)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the last match between two places stands, or None."""
    last = deque(pattern.finditer(text, start, end), maxlen=1)
    return last[0].span() if last else None
