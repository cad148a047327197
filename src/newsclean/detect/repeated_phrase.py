"""Detects decoder loops: the same words repeated at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.article import Finding
from newsclean.detect.reading import Reading, Search
from newsclean.detect.rhetoric import (
    MOST_CHANTED,
    is_chained,
    is_chant,
    is_cried,
    is_hinged,
    is_joined,
    is_nested,
    is_outcry,
    is_spoken,
    times,
)
from newsclean.detect.words import MARKS, set_of, words_of_others

_STOPS = (".", "!", "?")
_ENDS = (*_STOPS, ":", ";")
# Letters joined by apostrophes, full stops or hyphens; no figures or symbols.
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# Up to this many copies may be style: "They ran and they ran and they ran" in a story, "jobs, jobs, jobs" in a speech.
_MOST_TOLD = 3
# The scores of what could be a chant, a stammer or a figure of speech, which people print without quote marks too, and
# of a phrase that stands again at once and is none. More copies than a chant has are certain.
_OF_CHANT, _OF_LOOP = 0.3, 0.9
_BEFORE = 8  # words before a copy in which the relative of a clause is searched that the copy may end
# A phrase of this many words is no rhetoric, even with a link: "The win of the season and the win of the season".
_LEAST_LINKED = 4
# A repeated sentence of this many words is no chant, unlike "Fight for us. Fight for us."
_LEAST_SENTENCE = 6


def find_repeated_phrase(reading: Reading) -> Iterator[Finding]:
    """Yield each phrase of two to twelve words, or hyphenated word, that stands twice or more in a row.

    A phrase of four words or more may have a link between its copies ("the win of the season and the win of the
    season").
    Not reported: headings, figures and tables ("2 1 2 1"), names ("New York, New York"), a word with a link ("more
    and more and more"), two with a conjunction ("they ran and they ran"), two words and again after a comma ("very
    much, very much"), a short sentence ("Fight for us. Fight for us."), cries, chants and songs between quote marks,
    a clause that ends as the next begins ("what will be will be"), and anything that runs over the end of a line.
    Source: Guerreiro et al. 2023, oscillatory hallucinations; proselint, lexical_illusions.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_repeated_phrase(read_text("a battalion-based battalion-based battalion."))]
    ['battalion-based battalion-based']
    >>> [f.text for f in find_repeated_phrase(read_text("Sent to the bank to the bank, which closed."))]
    ['to the bank to the bank']
    >>> list(find_repeated_phrase(read_text("He ran and ran and ran.")))
    []
    """
    done, search = 0, Search(reading)
    for first, period, end in sorted(_loops(reading)):
        if first < done or search.is_over:
            continue
        if (place := search.place(first, end)) is None:
            continue
        copies = round((end - first) / period)  # the last copy counts even if it lacks the link
        phrase = reading.words[first : first + period]
        if _is_said(reading, first, phrase, copies) or is_cried(reading, *place, phrase, copies):
            done = end
            continue
        text = reading.text[slice(*place)]
        if copies == 2 and _is_name(text, period):
            continue
        # Table cells begin with a capital. An endless loop has no full stop, so long lower-case runs need none.
        if not (copies > 2 and text.islower()) and not reading.is_in_sentence(*place):
            continue
        done, search.after = end, place[1]
        bare = text.strip(MARKS)
        start = place[0] + text.index(bare)
        score = _score(reading, first, start, phrase, copies)
        what = "word stands" if period == 1 else f"{period} words stand"
        message = f"The same {what} {times(copies)} in a row"
        yield Finding("repeated_phrase", bare, start, start + len(bare), score, message)


def _score(reading: Reading, first: int, start: int, phrase: Sequence[str], copies: int) -> float:
    """How sure it is that nobody repeats a phrase so on purpose. `first` is its index in words, `start` its place."""
    if (
        is_chant(phrase, copies, reading.language)
        or is_nested(reading.words, first, phrase, copies, reading.language)
        or is_spoken(reading, start, phrase, copies)
    ):
        return _OF_CHANT
    return _OF_LOOP if copies <= MOST_CHANTED else 1.0


def _loops(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Yield each loop as index of its first word, period in words, and index after its last word."""
    words = reading.words
    links = _links(reading.language)
    for echo in reading.echoes:
        period = echo.distance
        first, end = echo.first, echo.first + echo.size
        # The next word may differ by a mark, and the word before also by its case: “The bank the bank.
        if end + period < len(words) and words[end].strip(MARKS) == words[end + period].strip(MARKS):
            end += 1
        if first and _is_same(words[first - 1], words[first - 1 + period]):
            first -= 1
        copies = 1 + (end - first) // period
        if copies >= 2 and _is_odd(words[first : first + period], links):
            yield first, period, first + copies * period
        elif _LEAST_LINKED < period == end - first + 1 and _is_linked(words[first : end + 1], links):
            yield first, period, end + period


def _links(language: str) -> frozenset[str]:
    """The words that may link a phrase to its copy. For a language without a list, those of all other languages."""
    links = set_of("repeated_phrase", "links", language)
    return links or words_of_others("repeated_phrase", "links", language)


def _is_linked(phrase: Sequence[str], links: frozenset[str]) -> bool:
    """Whether `phrase` is a phrase that nobody would repeat, followed by a link ("the win of the year and")."""
    *said, link = phrase
    return link.lower() in links and not said[-1].endswith(_ENDS) and _is_odd(said, links)


def _is_same(word: str, other: str) -> bool:
    """Whether two words are equal apart from surrounding marks and case."""
    return word.strip(MARKS).lower() == other.strip(MARKS).lower()


def _is_odd(phrase: Sequence[str], links: frozenset[str]) -> bool:
    """Whether nobody would repeat the phrase on purpose: it is part of one sentence and no "again and again"."""
    bare = [word.strip(MARKS).lower() for word in phrase]
    whole = len(phrase) >= _LEAST_SENTENCE and phrase[-1].endswith(_STOPS)
    inner = phrase[:-1] if whole else phrase
    if not all(map(_WORD.fullmatch, bare)) or any(word.rstrip("\"'”’»)").endswith(_ENDS) for word in inner):
        return False
    if len(bare) == 1:
        return "-" in bare[0] or phrase[0].endswith(",")
    return len(set(bare)) > 1 and (len(bare) > 2 or links.isdisjoint(bare))


def _is_said(reading: Reading, first: int, phrase: Sequence[str], copies: int) -> bool:
    """Whether people repeat such a phrase on purpose: for emphasis, in a story, or at the end of a clause."""
    language = reading.language
    if is_outcry(phrase, copies, language):
        return True
    if len(phrase) == 1 and is_joined(phrase):
        return copies <= _MOST_TOLD  # "location, location, location"
    if (
        len(phrase) == 3
        and copies <= _MOST_TOLD
        and set_of("repeated_phrase", "conjunctions", language) & {word.lower() for word in phrase}
    ):
        return True  # "They ran and they ran and they ran"
    if is_chained(reading.words, first + copies * len(phrase), phrase, copies, language):
        return True  # "an eye for an eye for an eye"
    if len(phrase) == 3 and copies <= _MOST_TOLD and _is_step(phrase, language):
        return True  # "the son of a son of a sailor"
    if copies > 2:
        return False
    if len(phrase) == 2 and phrase[0].lower() in set_of("repeated_phrase", "pronouns", language):
        return True  # "she said she said so"
    if len(phrase) == 2 and is_joined(phrase):
        return True  # "very much, very much"
    return is_hinged(reading.words[max(0, first - _BEFORE) : first], phrase, language)


def _is_step(phrase: Sequence[str], language: str) -> bool:
    """Whether a phrase of three words is a noun and what leads to the next one ("son of a"), from any word on.

    >>> _is_step(["a", "son", "of"], "en"), _is_step(["safety", "of", "the"], "en")
    (True, False)
    """
    steps = set_of("repeated_phrase", "steps", language)
    return any(f"{phrase[i]} {phrase[(i + 1) % 3]}".lower() in steps for i in range(3))


def _is_name(text: str, period: int) -> bool:
    """Whether a phrase that stands twice is a name: one or two capitalised words, or one word not in lower case."""
    return (period <= 2 and all(word[:1].isupper() for word in text.split())) or (period == 1 and not text.islower())
