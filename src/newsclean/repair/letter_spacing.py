"""Words whose letters were spaced out, as some content systems do to words that a filter watches."""

from __future__ import annotations

import re
from itertools import pairwise

from newsclean.language.profile import likely_function_words

# Four lower-case letters or five capitals or more, alone between white space.
_SPACED = re.compile(r"(?<!\S)(?:(?:[^\W\d_] ){3,24}[^\W\d_])(?=$|[\s.,;:!?”’\"»)\]])")
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœăąęěėıőűůаеёиіїоуыэюяєαεηιουωάέήίόύώ")
_CONSONANTS = (
    re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|q(?!u)"),
    re.compile(r"[bcdfghjklmnpqrstvwxz]{4}|q(?!u)"),
)
# Characters to both sides that show which language it is.
_LOOK = 300
_BEFORE_WORD = re.compile(r" [^\W\d_]{2}")
_FORMULA = re.compile(r"[=^|∑∏∫√≠≤≥∈±×÷⋅]")


def join_letters(text: str) -> str:
    """The text with letter-spaced words joined.

    Left alone: initials and lists ("J F K", "a b c d"), runs without a vowel, formulas, and runs that may
    hold two words, since nothing says where the first one ends.

    >>> join_letters("A regional political u n i o n of Arab states")
    'A regional political union of Arab states'
    >>> join_letters("J F K, a b c d, x y z w")
    'J F K, a b c d, x y z w'
    """
    return text if _FORMULA.search(text) else _SPACED.sub(_join, text)


def _join(match: re.Match[str]) -> str:
    letters = match.group().split()
    word = "".join(letters)
    fewest = 5 if word.isupper() else 4
    if not (word.islower() or word[1:].islower() or word.isupper()) or len(letters) < fewest:
        return match.group()
    lower = word.lower()
    vowels = sum(letter in _VOWELS for letter in lower)
    steps = [ord(b) - ord(a) for a, b in pairwise(lower)]
    if not 1 <= vowels < len(lower) or steps.count(1) >= len(steps) - 1 or len(set(lower)) < 3:
        return match.group()
    # No word: too many consonants in a row, more so in capitals, which may be initials.
    if _CONSONANTS[word.isupper()].search(lower):
        return match.group()
    # A word of one letter at either end ("a u n i o n", "u n i o n a") may be a word of its own.
    known = likely_function_words(
        match.string[max(0, match.start() - _LOOK) : match.start()]
        + match.string[match.end() : match.end() + _LOOK]
    )
    ends = {lower[0]} | ({lower[-1]} if _BEFORE_WORD.match(match.string, match.end()) else set())
    if ends & known and lower not in known:
        return match.group()
    return word
