"""Detects words of another language, in Latin letters, in English text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading, Search
from newsclean.detect.words import set_of, words_of, words_of_others
from newsclean.language.profile import function_words

# Two foreign function words in a row are required, so that titles ("Médecins sans frontières") and loans ("vis-à-vis")
# are not reported.
_NAME = "untranslated_word"
_MESSAGE = "Words of another language were left as they are"
_LEAST_LETTERS = 6
_TITLE = 6  # words before a pair in which the capital of a title is searched: "Une femme qui nous ressemble"


@cache
def _strange(language: str) -> re.Pattern[str]:
    """Matches words that cannot be loans: with a letter that no loan has, or two letters that are rare in loans."""
    (strange,), (rare,) = (words_of(_NAME, key, language) for key in ("strange_letters", "rare_letters"))
    return re.compile(rf"[^\W\d_]*(?:[{strange}]|[{rare}][^\W\d_]*[{rare}])[^\W\d_]*")


@cache
def _letters(language: str) -> frozenset[str]:
    """Those letters. Few texts have any."""
    return frozenset(
        "".join(word for key in ("strange_letters", "rare_letters") for word in words_of(_NAME, key, language))
    )


def find_untranslated_word(reading: Reading) -> Iterator[Finding]:
    """Yield words of another language in an English text, outside quotes, that can be no names, titles or loans.

    Reported are two function words in a row, and one long lower-case word with letters foreign to English after an
    English function word ("the hot water to the þvottahúsinu"). The latter does not occur in 1,700,000 words that
    people wrote or translated.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_untranslated_word(read_text("The results sind nicht known to the public."))]
    ['sind nicht']
    >>> list(find_untranslated_word(read_text("She read “Wir sind nicht allein” by Médecins dans le monde.")))
    []
    """
    language = reading.language
    before = set_of(_NAME, "before", language)
    if not before:
        return
    foreign = words_of_others(_NAME, "unmistakable", language)
    if not reading.head_words.isdisjoint(foreign):
        yield from _function_words(reading, foreign)
    if not _letters(language).isdisjoint(reading.beyond_ascii):
        yield from _strange_words(reading, before, _strange(language))


def _function_words(reading: Reading, foreign: Collection[str]) -> Iterator[Finding]:
    """Yield pairs of neighbouring function words of other languages."""
    words, search = reading.words, Search(reading)
    for i in range(len(words) - 1):
        if words[i] in foreign and words[i + 1] in foreign:
            if search.is_over:
                return
            if (place := search.place(i, i + 2)) is None:
                continue
            start, end = place
            search.after = end
            text = reading.text[start:end]
            if text.islower() and not _is_in_title(words, i, reading.language) and not reading.is_quoted(start):
                yield Finding("untranslated_word", text, start, end, 0.7, _MESSAGE)


def _is_in_title(words: Sequence[str], place: int, language: str) -> bool:
    """Whether the foreign words around a place begin with a capital, as a title left in its language does.

    >>> words = "She plays in Une femme qui nous ressemble. The results sind nicht known.".split()
    >>> [_is_in_title(words, words.index(word), "en") for word in ("qui", "sind")]
    [True, False]
    """
    for word in reversed(words[max(0, place - _TITLE) : place]):
        if not word.isalpha() or word.lower() in function_words(language):
            return False
        if word[0].isupper():
            return True
    return False


def _strange_words(reading: Reading, before: Collection[str], strange: re.Pattern[str]) -> Iterator[Finding]:
    """Yield long lower-case words with foreign letters, each after an English function word."""
    words, search = reading.words, Search(reading)
    for i in [i for i, word in enumerate(words) if i and not word.isascii()]:
        word = words[i].rstrip(".,;:!?")
        if words[i - 1] not in before or len(word) < _LEAST_LETTERS or not word.islower():
            continue
        if not strange.fullmatch(word):
            continue
        if search.is_over:
            return
        if (place := search.place(i - 1, i + 1)) is None:
            continue
        search.after = place[1]
        start = place[0] + len(words[i - 1]) + 1
        if not reading.is_quoted(start):
            yield Finding("untranslated_word", word, start, start + len(word), 0.7, _MESSAGE)
