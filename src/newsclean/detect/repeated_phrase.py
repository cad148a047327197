"""Loops of a decoder: the same words again at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress
from operator import eq

from newsclean.detect.reading import Reading
from newsclean.records import Finding

# Longest phrase looked for, in words.
LONGEST = 10
# Marks that hang on a word and do not make it another word.
_MARKS = ".,;:!?()\"'“”‘’«»„—–-"
# Letters, with joints: no figures, no arrows, no ticks.
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# "year after year after year", "more and more and more": two words of which one is such a link are rhetoric.
_LINKS = frozenset([
    "and", "or", "after", "by", "upon", "on", "for", "of", "to", "und", "oder", "um", "für", "et",
    "ou", "après", "y", "o", "e", "ed", "en", "na", "i", "a", "z", "и", "да", "ve", "و",
])  # fmt: skip


def find_repeated_phrase(reading: Reading) -> Iterator[Finding]:
    """Yield each phrase of two to ten words, or hyphenated word, that stands twice or more in a row.

    Not taken: numbers ("2 1 2 1"), names ("New York, New York"), a word with a link ("more and more and
    more"), and anything over a sentence's end ("Fight for us. Fight for us.").
    Source: Guerreiro et al. 2023, oscillatory hallucinations; proselint, lexical_illusions.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_repeated_phrase(read_text("a battalion-based battalion-based battalion member"))]
    ['battalion-based battalion-based']
    >>> [f.text for f in find_repeated_phrase(read_text("sent to the bank to the bank of the river"))]
    ['to the bank to the bank']
    >>> list(find_repeated_phrase(read_text("He ran and ran and ran.")))
    []
    """
    words = reading.words
    places: list[tuple[int, int]] = []
    done = 0
    for first, last, period in sorted(_loops(words)):
        if first < done:
            continue
        places = places or reading.places()
        start, end = places[first][0], places[last - 1][1]
        text = reading.text[start:end]
        copies = (last - first) // period
        # Two lines that begin alike are a heading and its text, not a loop.
        if "\n" in text or (copies == 2 and _is_said_twice(text, words[first:last], period)):
            continue
        done = last
        text = text.strip(_MARKS)
        start = reading.text.index(text, start)
        yield Finding(
            "repeated_phrase",
            text,
            start,
            start + len(text),
            0.9 if copies == 2 else 1.0,
            f"the same {'word' if period == 1 else f'{period} words'} {copies} times in a row",
        )


def _is_said_twice(text: str, words: tuple[str, ...], period: int) -> bool:
    """Whether a person may have said it twice: a name, or up to three words and again after a comma."""
    if period == 1:
        return not text.islower()
    comma = words[period - 1].endswith((",", "-", "–", "—"))
    return period < 3 and (comma or all(word[:1].isupper() for word in text.split()))


def _loops(words: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """First word, last word (excluded) and period of each loop, the same loop perhaps more than once."""
    for i in compress(range(len(words)), map(eq, words, words[1:])):
        if "-" in words[i].strip(_MARKS) and _WORD.fullmatch(words[i].strip(_MARKS)):
            yield i, _run(words, i, 1), 1
    for period in range(2, LONGEST + 1):
        # The last word of a copy may carry a mark that the other has not, so all but one of a copy's words
        # are equal as they stand, and one place in every `step` must show it.
        step = period - 1
        for hit in compress(range(0, len(words), step), map(eq, words[::step], words[period::step])):
            for first in range(max(0, hit - step + 1), hit + 1):
                if _is_copy(words, first, period) and _is_odd(words[first : first + period]):
                    yield first, _run(words, first, period), period


def _is_copy(words: tuple[str, ...], first: int, period: int) -> bool:
    """Whether the `period` words from `first` on come again at once, within a sentence."""
    middle = first + period
    return (
        words[first : middle - 1] == words[middle : middle + period - 1]
        and middle + period <= len(words)
        and words[middle - 1].strip(_MARKS) == words[middle + period - 1].strip(_MARKS)
        and not any(word.rstrip("\"'”’»)").endswith((".", "!", "?", ":", ";")) for word in words[first:middle])
    )


def _is_odd(phrase: tuple[str, ...]) -> bool:
    """Whether nobody would say the phrase twice: words, not the cells of a table, and no "again and again"."""
    bare = [word.strip(_MARKS) for word in phrase]
    if len(set(bare)) == 1 or not all(map(_WORD.fullmatch, bare)):
        return False
    return len(bare) > 2 or len(_LINKS.intersection(bare)) != 1


def _run(words: tuple[str, ...], first: int, period: int) -> int:
    """The end of the last whole copy."""
    end = first + 2 * period
    while end + period <= len(words) and [w.strip(_MARKS) for w in words[end - period : end]] == [
        w.strip(_MARKS) for w in words[end : end + period]
    ]:
        end += period
    return end
