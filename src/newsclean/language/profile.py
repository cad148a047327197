"""The function words of each language, used to distinguish languages and as evidence for repairs.

They are data: the `stop_words` of `languages/`; of languages without a folder, in `profiles.toml` beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from newsclean.data_files import read_toml
from newsclean.language.folders import language_tags
from newsclean.language.words import words_in

# Letters with their combining marks and joiners, some of which `\w` does not match; apostrophes between them.
_LETTERS = "[^\\s!-@\\[-`{-~\u00a1-\u00bf\u2010-\u206f\u3000-\u303f،؛؟۔।॥]+"
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*")
# How many characters `likely_language` reads.
_LOOK = 600
# How many occurrences of one letter count for a language.
_MOST_LETTERS = 3


def function_words(tag: str) -> frozenset[str]:
    """The function words of a language, in small letters; none if they are not listed.

    >>> "und" in function_words("de"), "og" in function_words("da"), function_words("xx")
    (True, True, frozenset())
    """
    return _function_words().get(tag, frozenset())


@cache
def abbreviations() -> frozenset[str]:
    """The abbreviations of all languages that have a folder, lower case, without the final full stop."""
    return frozenset(word for tag in language_tags() for word in words_in(tag, "abbreviations"))


@cache
def _profiles() -> dict[str, dict[str, Any]]:
    profiles: dict[str, dict[str, Any]] = read_toml("language", "profiles.toml")
    return profiles


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """The function words of each language."""
    listed = {tag: frozenset(words.split()) for tag, words in _profiles()["words"].items()}
    return listed | {tag: frozenset(words_in(tag, "stop_words")) for tag in language_tags() if tag != "und"}


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """Map each function word to the tags of the languages that have it."""
    owners: dict[str, list[str]] = {}
    for tag, words in _function_words().items():
        for word in words:
            owners.setdefault(word, []).append(tag)
    return {word: tuple(tags) for word, tags in owners.items()}


@cache
def _letter_owners() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The letters that distinguish languages, each with the tags of the languages that have it."""
    owners: dict[str, tuple[str, ...]] = {}
    for tag, letters in _profiles()["letters"].items():
        for letter in letters:
            owners[letter] = (*owners.get(letter, ()), tag)
    return tuple(owners.items())


@cache
def pieces_of(tag: str) -> tuple[str, ...]:
    """Pieces of words that distinguish this language from its neighbours; empty if none are listed."""
    return tuple(_profiles()["pieces"].get(tag, "").split())


@cache
def characters_of(tag: str) -> frozenset[str]:
    """The characters that occur only in this script of Chinese: "zh-Hans" or "zh-Hant"."""
    return frozenset(_profiles()["characters"][tag])


def split_words(text: str) -> list[str]:
    """The words of the text in lower case, for any script that separates words.

    >>> split_words("L’année 2020 : « très » dure.")
    ['l’année', 'très', 'dure']
    """
    return _WORD.findall(text.lower())


def weigh_words(words: Iterable[str], text: str = "") -> dict[str, float]:
    """Weigh the evidence of the words, and of the letters of `text`, for each language tag.

    A function word weighs 1, divided by the number of languages that share it. So does each listed letter, of which at
    most 3 occurrences count.

    >>> weights = weigh_words("the soldiers of the army were in retreat".split())
    >>> max(weights, key=weights.get)
    'en'
    """
    weights: dict[str, float] = {}
    for tags in filter(None, map(_owners().get, words)):
        share = 1 / len(tags)
        for tag in tags:
            weights[tag] = weights.get(tag, 0.0) + share
    if text and not text.isascii():
        for letter, tags in _letter_owners():
            if letter in text:
                count = min(text.count(letter), _MOST_LETTERS)
                for tag in tags:
                    weights[tag] = weights.get(tag, 0.0) + count / len(tags)
    return weights


def likely_language(text: str) -> str:
    """The language with the most evidence in `text`, "und" if there is none. It is only a hint.

    >>> likely_language("A group of Arab states"), likely_language("Kabul")
    ('en', 'und')
    """
    return _likely(text[:_LOOK])


def likely_function_words(text: str) -> frozenset[str]:
    """The function words of `likely_language(text)`; empty if that is "und".

    >>> "however" in likely_function_words("A group of Arab states")
    True
    """
    return function_words(likely_language(text))


@lru_cache(maxsize=64)
def _likely(look: str) -> str:
    weights = weigh_words(split_words(look))
    return max(weights, key=lambda tag: (weights[tag], tag), default="und")
