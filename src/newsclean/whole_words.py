"""Finds a phrase in a text where it is no part of a longer word."""

from __future__ import annotations


def holds_whole(text: str, phrase: str) -> bool:
    """Whether the text contains the phrase with no letter, digit or underscore right before or after it.

    >>> holds_whole("said al qaeda's man", "al qaeda"), holds_whole("royal qaedas", "al qaeda")
    (True, False)
    """
    return find_whole(text, phrase) >= 0


def find_whole(text: str, phrase: str) -> int:
    """Where the text first contains the phrase with no letter, digit or underscore beside it; -1 where it does not.

    >>> find_whole("Kievan Rus, and Kiev", "Kiev")
    16
    """
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not is_of_word(text[at - 1 : at]) and not is_of_word(text[end : end + 1]):
            return at
        at = text.find(phrase, at + 1)
    return -1


def is_of_word(character: str) -> bool:
    """Whether a character is a letter, a digit or an underscore; "" is none."""
    return character.isalnum() or character == "_"
