"""Loops of a decoder: the same words again at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.detect.reading import MOST_MISSES, Reading
from newsclean.records import Finding

# Marks that hang on a word and do not make it another word.
_MARKS = ".,;:!?()\"'“”‘’«»„—–-"
_STOPS = (".", "!", "?")
_ENDS = (*_STOPS, ":", ";")
# Letters, with joints: no figures, no arrows, no ticks.
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# "year after year after year", "more and more and more": two words of which one is such a link are rhetoric.
_LINKS = frozenset([
    "and", "or", "after", "by", "upon", "on", "for", "of", "to", "und", "oder", "um", "für", "et", "ou",
    "après", "y", "o", "e", "ed", "en", "na", "i", "a", "z", "и", "да", "ve", "و",
])  # fmt: skip
# "They ran and they ran and they ran": so are three words of which one is a conjunction, up to as many copies. Of 9,146
# development texts one has it, and a person wrote that.
_CONJUNCTIONS = frozenset(["and", "or", "und", "oder", "et", "ou", "y", "i", "и", "ve"])
_MOST_SAID = 3
# "Jobs, jobs, jobs" is rhetoric; four are not.
_COMMA_COPIES = 4
# "The win of the season and the win of the season": as many words are no rhetoric, even with a link between them.
_LEAST_LINKED = 4
# "Fight for us. Fight for us." is a chant; a sentence of as many words is not.
_LEAST_SENTENCE = 6
_AND_SO_ON = {"and", "so", "on"}


def find_repeated_phrase(reading: Reading) -> Iterator[Finding]:
    """Yield each phrase of two to twelve words, or hyphenated word, that stands twice or more in a row.

    A phrase of four words may have a link between its copies ("the win of the season and the win of the season").
    Not taken: headings, figures and tables ("2 1 2 1"), names ("New York, New York"), a word with a link ("more
    and more and more"), two with a conjunction ("they ran and they ran"), two words and again after a comma ("very
    much, very much"), a short sentence ("Fight for us. Fight for us."), and anything over the end of a line.
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
        copies = round((end - first) / period)  # one that goes without its link is a copy too
        text = reading.text[slice(*place)]
        if period == 1 and copies < _COMMA_COPIES and "," in text:
            continue  # "location, location, location"
        if copies <= _MOST_SAID and _is_told_on(reading.words[first : first + period]):
            continue
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
        # The word after may be the same but for a mark, the one before but for a capital too: “The bank the bank.
        if end + period < len(words) and words[end].strip(_MARKS) == words[end + period].strip(_MARKS):
            end += 1
        if first and _is_same(words[first - 1], words[first - 1 + period]):
            first -= 1
        copies = 1 + (end - first) // period
        if copies >= 2 and _is_odd(words[first : first + period]):
            yield first, first + copies * period, period
        elif _LEAST_LINKED < period == end - first + 1 and _is_linked(words[first : end + 1]):
            yield first, end + period, period


def _is_linked(phrase: Sequence[str]) -> bool:
    """Whether a phrase and the link after it ("the win of the year and") are what nobody says twice around it."""
    *said, link = phrase
    return link.lower() in _LINKS and not said[-1].endswith(_ENDS) and _is_odd(said)


def _is_same(word: str, other: str) -> bool:
    """Whether two words differ in the marks around them, or in a capital, only."""
    return word.strip(_MARKS).lower() == other.strip(_MARKS).lower()


def _is_odd(phrase: Sequence[str]) -> bool:
    """Whether nobody would say the phrase twice: words of one sentence, and no "again and again"."""
    bare = [word.strip(_MARKS).lower() for word in phrase]
    whole = len(phrase) >= _LEAST_SENTENCE and phrase[-1].endswith(_STOPS)
    inner = phrase[:-1] if whole else phrase
    if not all(map(_WORD.fullmatch, bare)) or any(word.rstrip("\"'”’»)").endswith(_ENDS) for word in inner):
        return False
    if len(bare) == 1:
        return "-" in bare[0] or phrase[0].endswith(",")
    if set(bare) == _AND_SO_ON:
        return False
    return len(set(bare)) > 1 and (len(bare) > 2 or len(_LINKS.intersection(bare)) != 1)


def _is_told_on(phrase: Sequence[str]) -> bool:
    """Whether a phrase is two words and the conjunction by which a story goes on."""
    return len(phrase) == 3 and any(word.lower() in _CONJUNCTIONS for word in phrase)


def _is_said_twice(text: str, words: Sequence[str], period: int) -> bool:
    """Whether a person may have said it twice: a name, or two words and again after a comma."""
    if period == 1:
        return not text.islower()
    comma = words[period - 1].endswith((",", "-", "–", "—"))
    return period == 2 and (comma or all(word[:1].isupper() for word in text.split()))
