"""The words that detectors go by: data of `languages/<tag>/traces.toml`, a table a detector."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsclean.language.folders import language_tags, read_traces


@cache
def words_of(detector: str, key: str, language: str) -> tuple[str, ...]:
    """What a language's folder lists for a detector; empty where it lists nothing.

    >>> words_of("dangling_fragment", "openers", "en"), words_of("dangling_fragment", "openers", "de")
    (('Than', 'Whom'), ())
    """
    return tuple(read_traces(language).get(detector, {}).get(key, ()))


@cache
def set_of(detector: str, key: str, language: str) -> frozenset[str]:
    """The same, to look words up in."""
    return frozenset(words_of(detector, key, language))


@cache
def words_of_others(detector: str, key: str, language: str) -> frozenset[str]:
    """What the folders of all other languages list."""
    tags = (tag for tag in language_tags() if tag != language)
    return frozenset(word for tag in tags for word in words_of(detector, key, tag))


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, as they are.

    >>> one_of(["a.m", "noon"])
    '(?:a\\\\.m|noon)'
    """
    return f"(?:{'|'.join(map(re.escape, words))})"
