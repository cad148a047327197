"""Finds words that are repeated soon after. All detectors of repetition use this; the search runs at C speed."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

FARTHEST = 12  # most words from one copy to the next; further apart, repeating a term is normal
_ALIKE = 0.1  # share of neighbours that begin and end alike (columns of figures) from which words are hashed instead
_TWIN = 4  # fewest characters of a marked twin
_FIRST, _LAST = itemgetter(0), itemgetter(-1)  # of a word
_MIXED = bytes((37 * byte + 11) % 256 for byte in range(256))  # so that "ab" and "ba" differ
# Zero for the low byte of a mark, one for that of an ASCII letter or figure. Letters of other scripts may have either;
# each hit is checked on the words.
_NO_MARK = bytes(byte < 0x80 and chr(byte).isalnum() for byte in range(256))
_KNOWN = 3  # a run of this many words is reported at any distance; a shorter one only if the copies touch


class Echo(NamedTuple):
    """A repetition: `words[first:first + size] == words[first + distance:first + distance + size]`."""

    first: int  # index of the first word
    size: int  # number of equal words
    distance: int  # words from the run to its copy


def find_echoes(words: Sequence[str]) -> tuple[tuple[Echo, ...], tuple[int, ...], tuple[int, ...]]:
    """Return every run of words that is repeated within twelve words, the twins, and the twins with a word between.

    The runs are sorted by distance, then by place. A run is kept if it has three words or more, or if it reaches its
    copy or misses it by one word (which may differ only by a punctuation mark). Twins are the indices of words of four
    characters or more with which the next word begins and which has only marks besides: "court" in "a court court.".
    With a word between them, the copy need not have a mark.

    >>> find_echoes("sent to the bank to the bank of it".split())
    ((Echo(first=1, size=3, distance=3),), (), ())
    >>> find_echoes("a very very long day in court court, hard and hard.".split())
    ((Echo(first=1, size=1, distance=1),), (6,), (8,))
    """
    # One byte for each word, and all bytes as one big integer. XOR of the integer with itself, shifted by some words,
    # has a zero byte where the words begin and end alike. Each hit is then checked on the words. To hash the words took
    # longer than the false hits of these bytes do.
    firsts = int.from_bytes(_low_bytes(map(_FIRST, words)).translate(_MIXED), "big")
    lasts = _low_bytes(map(_LAST, words))
    number = firsts ^ int.from_bytes(lasts, "big")
    if _equal(number, 1, len(words)).count(0) > len(words) * _ALIKE:
        number = int.from_bytes(array("q", map(hash, words)).tobytes()[::8], "big")
    echoes = tuple(_echoes(words, number))
    marked = int.from_bytes(lasts.translate(_NO_MARK), "big")
    apart = {echo.first + i for echo in echoes if echo.distance == 2 for i in range(echo.size)}
    joined = sorted(apart.union(_twins(2, words, firsts, marked)))
    return echoes, tuple(_twins(1, words, firsts, marked)), tuple(joined)


def _equal(number: int, distance: int, count: int) -> bytes:
    """For each word a byte that is zero if its byte in the number is that of the word `distance` before it."""
    return (number ^ (number >> (8 * distance))).to_bytes(count, "big")


def _low_bytes(characters: Iterable[str]) -> bytes:
    """One byte of each character's code, in which the letters of any one script differ."""
    return "".join(characters).encode("utf-32-le", "surrogatepass")[::4]


def _twins(distance: int, words: Sequence[str], firsts: int, marked: int) -> Iterator[int]:
    """Yield the index of each word with which the word at a distance begins, if that one ends with a mark.

    `firsts` has a byte for each word, and `marked` a byte that is zero if the word ends with a mark.
    """
    equal = (firsts ^ (firsts >> (8 * distance)) | marked).to_bytes(len(words), "big")
    second = equal.find(0, distance)
    while second >= 0:
        word = words[second - distance]
        if len(word) >= _TWIN and words[second].startswith(word):
            yield second - distance
        second = equal.find(0, second + 1)


def _echoes(words: Sequence[str], number: int) -> list[Echo]:
    """The echoes of all distances."""
    count = len(words)
    echoes = []
    for distance in range(1, FARTHEST + 1):
        least = max(1, min(distance - 1, _KNOWN))
        equal, sought = _equal(number, distance, count), bytes(least)
        second = equal.find(sought, distance)
        while second >= 0:
            end = second
            while end < count and words[end] == words[end - distance]:
                end += 1
            if end - second >= least:
                echoes.append(Echo(second - distance, end - second, distance))
            second = equal.find(sought, end + 1)
    return echoes
