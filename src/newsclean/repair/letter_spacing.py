"""Words whose letters were spaced out, as some content systems do to words that a filter watches."""

from __future__ import annotations

import re
from itertools import pairwise

from newsclean.language.profile import likely_function_words
from newsclean.repair.word_lists import word_list

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
# Articles and the like, after which no other stands.
_AFTER_ARTICLE = re.compile(
    r"\b(?:an?|the|this|that|these|those|h(?:is|er)|their|its|my|our|your|no|every|each|some|any|which|whose"
    r"|el|la|los|las|un|una|le|les|une|des|du|il|lo|gli|os|as|um|uma|d(?:er|ie|as|en|em|es)|ein(?:e[nmrs]?)?) $",
    re.IGNORECASE,
)
# No English word goes on after these but by an article: "d o i n g a".
_ENGLISH_END = re.compile(r".{2}(?:ing|ed|ly|ment|tion|ous|ive|ise|ize|ates?|ble|ful|less|ness|est|ish)$")
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
    # A word of one letter at either end ("a u n i o n", "u n i o n a") may be a word of its own, but not
    # beside another such word: "an a v e r a g e", "the a r m y".
    before = match.string[max(0, match.start() - _LOOK) : match.start()]
    after = match.string[match.end() : match.end() + _LOOK]
    known = likely_function_words(before + after)
    if lower in known:
        return word
    if "the" in known:
        known -= {"i"}  # the English pronoun is a capital letter
        if lower[0] == "a":
            return word if _AFTER_ARTICLE.search(before) else _part_article(word)
    if lower[-1] in known and _BEFORE_WORD.match(after):
        return f"{word[:-1]} {word[-1]}" if _ENGLISH_END.search(lower[:-1]) else match.group()
    if lower[0] in known and not _AFTER_ARTICLE.search(before):
        return match.group()
    return word


def _part_article(word: str) -> str:
    """An English word that begins with an a, or the article and a word."""
    lower = word.lower()
    if lower in word_list("a_words") or re.match("a(?:[aio]|e(?!u))", lower):
        return word
    return f"{word[0]} {word[1:]}"
