"""The word lists of `word_lists.toml`."""

from __future__ import annotations

from functools import cache

from newsclean.data_files import read_toml
from newsclean.trie import any_of


@cache
def word_list(name: str) -> frozenset[str]:
    """The list with this key.

    >>> "pdf" in word_list("endings")
    True
    """
    return frozenset(_lists()[name].split())


def any_word_of(name: str) -> str:
    """A regular expression that matches any word of a list literally.

    >>> any_word_of("units_of_reading")
    '(?:min|mins|minute|minutes)'
    """
    return any_of(sorted(word_list(name)))


@cache
def _lists() -> dict[str, str]:
    lists: dict[str, str] = read_toml("repair", "word_lists.toml")
    return lists
