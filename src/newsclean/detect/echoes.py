"""Finds words that are repeated soon after. All detectors of repetition use this; the search runs at C speed."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FARTHEST = 12  # most words from one copy to the next; further apart, repeating a term is normal
_KNOWN = 3  # a run of this many words is reported at any distance; a shorter one only if the copies touch


@dataclass(frozen=True, slots=True)
class Echo:
    """A repetition: `words[first:first + size] == words[first + distance:first + distance + size]`."""

    first: int  # index of the first word
    size: int  # number of equal words
    distance: int  # words from the run to its copy


def find_echoes(words: Sequence[str]) -> tuple[Echo, ...]:
    """Return every run of words that is repeated within twelve words, sorted by distance, then by place.

    A run is kept if it has three words or more, or if it reaches its copy or misses it by one word (which may
    differ only by a punctuation mark).

    >>> find_echoes("sent to the bank to the bank of it".split())
    (Echo(first=1, size=3, distance=3),)
    >>> find_echoes("a very very long day".split())
    (Echo(first=1, size=1, distance=1),)
    """
    # One byte of each word's hash, and all bytes as one big integer. XOR of the integer with itself, shifted by some
    # words, has a zero byte where the words are almost certainly equal. Each hit is then checked on the words.
    hashes = array("q", map(hash, words))
    number = int.from_bytes(hashes.tobytes()[:: hashes.itemsize], "big")
    return tuple(echo for distance in range(1, FARTHEST + 1) for echo in _at(distance, words, number))


def _at(distance: int, words: Sequence[str], number: int) -> Iterator[Echo]:
    """Yield the echoes at one distance."""
    count = len(words)
    # Byte i compares word i with the word `distance` before it.
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
