"""Where words come again soon after: the common ground of the loop detectors, found at the speed of C."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FARTHEST = 12  # words from one copy to the next; further apart, people come back to a term
_KNOWN = 3  # this many equal words are worth knowing at any distance, fewer only where the copies touch


@dataclass(frozen=True, slots=True)
class Echo:
    """Words that come again: `words[first:first + size] == words[first + distance:first + distance + size]`."""

    first: int
    size: int  # as many words as are equal
    distance: int


def find_echoes(words: Sequence[str]) -> tuple[Echo, ...]:
    """Every run of words that comes again within twelve words, by distance, then by place.

    Kept are runs that reach their copy or miss it by one word (a mark may hang on that one), and any of three
    words or more.

    >>> find_echoes("sent to the bank to the bank of it".split())
    (Echo(first=1, size=3, distance=3),)
    >>> find_echoes("a very very long day".split())
    (Echo(first=1, size=1, distance=1),)
    """
    # One byte of each word's hash, all bytes as one big number: the exclusive or with itself, moved by some
    # words, is zero where the words (nearly surely) are equal. Each hit is then checked on the words.
    hashes = array("q", map(hash, words))
    number = int.from_bytes(hashes.tobytes()[:: hashes.itemsize], "big")
    return tuple(echo for distance in range(1, FARTHEST + 1) for echo in _at(distance, words, number))


def _at(distance: int, words: Sequence[str], number: int) -> Iterator[Echo]:
    """Yield the echoes at one distance."""
    count = len(words)
    # Byte i: word i against the word that stands `distance` before it.
    equal = (number ^ (number >> (8 * distance))).to_bytes(count, "big")
    least = max(1, min(distance - 1, _KNOWN))
    sought = bytes(least)
    second = equal.find(sought, distance)
    while second >= 0:
        size = 0
        while second + size < count and words[second + size] == words[second + size - distance]:
            size += 1
        if size >= least:
            yield Echo(second - distance, size, distance)
        second = equal.find(sought, second + max(size, 1))
