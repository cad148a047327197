"""The function words of the languages of `languages/`, as one set and as a profile of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsclean.language.folders import language_tags, read_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Characters read, and function words found in them, before a language is taken for likely.
_LOOK = 600
_ENOUGH = 3


@cache
def function_words() -> frozenset[str]:
    """The most frequent function words of all languages that have a folder, lower case.

    >>> "the" in function_words()
    True
    """
    return frozenset(word for tag in language_tags() for word in read_words(tag).get("stop_words", ()))


@cache
def abbreviations() -> frozenset[str]:
    """The abbreviations of all languages that have a folder, lower case, without the final full stop."""
    return frozenset(word for tag in language_tags() for word in read_words(tag).get("abbreviations", ()))


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """Each function word with the tags of the languages that have it."""
    owners: dict[str, tuple[str, ...]] = {}
    for tag in language_tags():
        for word in read_words(tag).get("stop_words", ()):
            owners[word] = (*owners.get(word, ()), tag)
    return owners


def count_function_words(words: Iterable[str]) -> dict[str, int]:
    """How many of the words are function words of each language; languages without any are left out.

    >>> count_function_words("the soldiers of the army were in retreat".split())["en"]
    5
    """
    owners = _owners()
    counts: dict[str, int] = {}
    for word in words:
        for tag in owners.get(word, ()):
            counts[tag] = counts.get(tag, 0) + 1
    return counts


def likely_function_words(text: str) -> frozenset[str]:
    """The function words of the language that a few words of `text` speak for; of all where they do not tell."""
    counts = count_function_words(_WORD.findall(text[:_LOOK].lower()))
    if not counts:
        return function_words()
    tag = max(counts, key=lambda tag: (counts[tag], tag))
    return frozenset(read_words(tag)["stop_words"]) if counts[tag] >= _ENOUGH else function_words()
