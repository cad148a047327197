"""Loops of a decoder: the same words again at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.detect.reading import MOST_MISSES, Reading
from newsclean.records import Finding

# Marks that hang on a word and do not make it another word.
_MARKS = ".,;:!?()\"'“”‘’«»„—–-"
_ENDS = (".", "!", "?", ":", ";")
# Letters, with joints: no figures, no arrows, no ticks.
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# "year after year after year", "more and more and more": two words of which one is such a link are rhetoric.
_LINKS = frozenset([
    "and", "or", "after", "by", "upon", "on", "for", "of", "to", "und", "oder", "um", "für", "et", "ou",
    "après", "y", "o", "e", "ed", "en", "na", "i", "a", "z", "и", "да", "ve", "و",
])  # fmt: skip
# "Jobs, jobs, jobs" is rhetoric; four are not.
_COMMA_COPIES = 4
_AND_SO_ON = {"and", "so", "on"}


def find_repeated_phrase(reading: Reading) -> Iterator[Finding]:
    """Yield each phrase of two to twelve words, or hyphenated word, that stands twice or more in a row.

    Not taken: headings, figures and tables ("2 1 2 1"), names ("New York, New York"), a word with a link ("more
    and more and more"), two words and again after a comma ("very much, very much"), and anything over the end of
    a sentence or a line ("Fight for us. Fight for us.").
    Source: Guerreiro et al. 2023, oscillatory hallucinations; proselint, lexical_illusions.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_repeated_phrase(read_text("a battalion-based battalion-based battalion."))]
    ['battalion-based battalion-based']
    >>> [f.text for f in find_repeated_phrase(read_text("Sent to the bank to the bank, which closed."))]
    ['to the bank to the bank']
    >>> list(find_repeated_phrase(read_text("He ran and ran and ran.")))
    []
    """
    done = stop = misses = 0
    for first, end, period in sorted(_loops(reading)):
        if first < done or misses > MOST_MISSES:
            continue
        place = reading.place(first, end, stop)
        if place is None:
            misses += 1
            continue
        copies = (end - first) // period
        text = reading.text[slice(*place)]
        if period == 1 and copies < _COMMA_COPIES and "," in text:
            continue  # "location, location, location"
        if copies == 2 and _is_said_twice(text, reading.words[first:end], period):
            continue
        # Cells of a table begin with a capital; a loop that never ends has no full stop.
        if not (copies > 2 and text.islower()) and not reading.is_in_sentence(*place):
            continue
        done, stop = end, place[1]
        bare = text.strip(_MARKS)
        start = place[0] + text.index(bare)
        score = 0.9 if copies == 2 else 1.0
        what = "word" if period == 1 else f"{period} words"
        message = f"the same {what} {copies} times in a row"
        yield Finding("repeated_phrase", bare, start, start + len(bare), score, message)


def _loops(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """First word, end and period of each loop."""
    words = reading.words
    for echo in reading.echoes:
        period = echo.distance
        first, end = echo.first, echo.first + echo.size
        # The word before or after may be the same but for a mark or a capital: “The bank the bank.
        if end + period < len(words) and _is_same(words[end], words[end + period]):
            end += 1
        elif first and _is_same(words[first - 1], words[first - 1 + period]):
            first -= 1
        copies = 1 + (end - first) // period
        if copies >= 2 and _is_odd(words[first : first + period]):
            yield first, first + copies * period, period


def _is_same(word: str, other: str) -> bool:
    """Whether two words differ in the marks around them, or in a capital, only."""
    return word.strip(_MARKS).lower() == other.strip(_MARKS).lower()


def _is_odd(phrase: Sequence[str]) -> bool:
    """Whether nobody would say the phrase twice: words of one sentence, and no "again and again"."""
    bare = [word.strip(_MARKS).lower() for word in phrase]
    if not all(map(_WORD.fullmatch, bare)) or any(word.rstrip("\"'”’»)").endswith(_ENDS) for word in phrase):
        return False
    if len(bare) == 1:
        return "-" in bare[0] or phrase[0].endswith(",")
    if set(bare) == _AND_SO_ON:
        return False
    return len(set(bare)) > 1 and (len(bare) > 2 or len(_LINKS.intersection(bare)) != 1)


def _is_said_twice(text: str, words: Sequence[str], period: int) -> bool:
    """Whether a person may have said it twice: a name, or two words and again after a comma."""
    if period == 1:
        return not text.islower()
    comma = words[period - 1].endswith((",", "-", "–", "—"))
    return period == 2 and (comma or all(word[:1].isupper() for word in text.split()))
