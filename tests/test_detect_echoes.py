"""The fast search for repeated words against the plain one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.detect.echoes import FARTHEST, Echo, find_echoes

# Few letters, so that words are often equal or nearly so; with other scripts, an emoji and half a character.
WORDS = st.lists(st.text("ab.слo数\U0001f600\ud800", min_size=1, max_size=6), max_size=40)


def plain_echoes(words: Sequence[str]) -> tuple[Echo, ...]:
    found = []
    for distance in range(1, FARTHEST + 1):
        least, second = max(1, min(distance - 1, 3)), distance
        while second < len(words):
            size = 0
            while second + size < len(words) and words[second + size] == words[second + size - distance]:
                size += 1
            if size >= least:
                found.append(Echo(second - distance, size, distance))
            second += size + 1
    return tuple(found)


def plain_twins(words: Sequence[str], distance: int) -> tuple[int, ...]:
    return tuple(
        i
        for i in range(len(words) - distance)
        if (distance > 1 and words[i + distance] == words[i])
        or (len(words[i]) >= 4 and words[i + distance].startswith(words[i]) and ends_with_mark(words[i + distance]))
    )


def ends_with_mark(word: str) -> bool:
    """Whether the low byte of the last character is none of an ASCII letter or figure."""
    return not re.match("[0-9A-Za-z]", chr(ord(word[-1]) % 256))


@given(WORDS)
@example(["0.10", "0.20", "0.30"] * 20)
@example([])
def test_echoes_and_twins_are_those_of_the_plain_search(words: list[str]) -> None:
    echoes, twins, joined = find_echoes(words)
    assert echoes == plain_echoes(words)
    assert twins == plain_twins(words, 1)
    assert joined == plain_twins(words, 2)
