"""Word lists of the detectors, from `languages/<tag>/traces.toml`, which has one table for each detector."""

from __future__ import annotations

from functools import cache

from newsclean.language.folders import language_tags, read_traces

# Marks around a word that are no part of it.
MARKS = ".,;:!?()[]\"'“”‘’«»„—–-…،؛؟"


@cache
def words_of(detector: str, key: str, language: str) -> tuple[str, ...]:
    """The words that a language's folder lists for a detector under `key`; empty if it lists none.

    >>> words_of("dangling_fragment", "openers", "en"), words_of("dangling_fragment", "openers", "de")
    (('Than', 'Whom'), ())
    """
    return tuple(read_traces(language).get(detector, {}).get(key, ()))


@cache
def set_of(detector: str, key: str, language: str) -> frozenset[str]:
    """The words of `words_of` as a set."""
    return frozenset(words_of(detector, key, language))


@cache
def words_of_others(detector: str, key: str, language: str) -> frozenset[str]:
    """The words that the folders of all other languages list."""
    tags = (tag for tag in language_tags() if tag != language)
    return frozenset(word for tag in tags for word in words_of(detector, key, tag))
