"""Joins words whose letters were spaced out, as some content systems do with words that a filter watches."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from newsclean.language.profile import likely_function_words, split_words
from newsclean.repair.word_lists import any_word_of, word_list

# A run of single letters separated by spaces. `_is_word` then requires four letters, or five if all are capitals.
_SPACED = re.compile(r"(?<!\S)(?:(?:[^\W\d_] ){3,24}[^\W\d_])(?=$|[\s.,;:!?”’\"»)\]])")
# Several such words, or shorter ones, with wider gaps between the words than between the letters.
_SPACED_WORDS = re.compile(
    r"(?<!\S)(?<!\s[^\W\d_] )[^\W\d_](?: [^\W\d_])*+(?: {2,6}[^\W\d_](?: [^\W\d_])*)+(?=$|[\s.,;:!?”’\"»)\]])"
)
# At least one of these words has so many letters and looks like a word, so that it is no row of a table.
_CLEAR_WORD = 4
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœăąęěėıőűůаеёиіїоуыэюяєαεηιουωάέήίόύώ")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|q(?!u)")
# Capitals are more often the heads of a table's columns, notes or answers: what hardly any word begins or ends with,
# four consonants, four vowels, or nothing but A to G or the letters of DNA.
_NO_WORD_IN_CAPITALS = re.compile(
    r"^[bcdfghjklmnpqrtvwxz][bdfg]|^(?!s|[cpt]h)[bcdfghjklmnpqrstvwxz]{3}"
    r"|[bcdfghjklmnpqrstvwxz]{2}(?<!gh)[bcdfgjklmnpqrvwxz]$"
    r"|[bcdfgjkntvxz][bjpvw]$|[bcdfghjklmnpqrstvwxz]{4}|q(?!u)|[aeiouy]{4}|^(?:[a-g]+|[acgt]+)$"
)
# A run of capitals at the end of a text with fewer words before it, as in a row of a table: "Team P W D L".
_WORDS_BEFORE = 3
# Longer runs may be several words. A run of capitals is more often a heading of several words.
_LONGEST, _LONGEST_IN_CAPITALS = 12, 9
# Characters on either side from which the language is guessed.
_LOOK = 300
# No determiner is longer than this, in characters.
_LONGEST_WORD = 30
# Function words among them that make the language known. With fewer, the one-letter words of all languages count.
_TOLD = 2
_BEFORE_WORD = re.compile(r" [^\W\d_]{2}")
# The article "a" is not followed by a, i, o or e (except "eu"). There the "a" belongs to the word: "aerial", "aim".
_NO_ARTICLE = re.compile("a(?:[aio]|e(?!u))")
_FORMULA = re.compile(r"[=^|∑∏∫√≠≤≥∈±×÷⋅]")


def join_letters(text: str) -> str:
    """The text with letter-spaced words joined.

    Unchanged: initials and lists ("J F K", "a b c d"), runs without a vowel, formulas, and runs that may be two words,
    since nothing shows where the first one ends: long ones, those that begin with an article or the like, and headings
    in capitals, which stand alone.

    >>> join_letters("A regional political u n i o n of Arab states")
    'A regional political union of Arab states'
    >>> join_letters("J F K, a b c d, x y z w")
    'J F K, a b c d, x y z w'
    >>> join_letters("T O   K E E P   T H E   N I G H T   B U S"), join_letters("W   D   L   P t s")
    ('TO   KEEP   THE   NIGHT   BUS', 'W   D   L   P t s')
    >>> join_letters("T H E N E W S"), join_letters("the p r i m e m i n i s t e r of the n e w s age")
    ('T H E N E W S', 'the p r i m e m i n i s t e r of the news age')
    """
    return text if _FORMULA.search(text) else _SPACED.sub(_join, _SPACED_WORDS.sub(_join_words, text))


def _join_words(match: re.Match[str]) -> str:
    """The words of a run whose gaps show where they end."""
    run = match.group()
    words = [word.replace(" ", "") for word in run.split("  ")]
    letters = [word for word in words if word]
    is_clear = any(len(word) >= _CLEAR_WORD and _is_word(word.lower()) for word in letters)
    if not is_clear or 2 * sum(len(word) > 1 for word in letters) < len(letters):
        return run
    return re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "", run)


def _join(match: re.Match[str]) -> str:
    run = match.group()
    if run.endswith(" I") and run[:-2].islower():  # the word is followed by the English pronoun
        return f"{_join_word(run[:-2], match)} I"
    return _join_word(run, match)


def _join_word(run: str, match: re.Match[str]) -> str:
    word = run.replace(" ", "")
    if len(word) > (_LONGEST_IN_CAPITALS if word.isupper() else _LONGEST) or not _is_word(word):
        return run
    if word.isupper() and match.end() == len(match.string.rstrip()):
        before = match.string[max(0, match.start() - _LOOK) : match.start()]
        if len(before.split()) < _WORDS_BEFORE:
            return run
    return _part_ends(run, word, match)


def _is_word(word: str) -> bool:
    """Whether a run of letters may be one word, judged by its length, case, vowels and consonants."""
    if not (word.isupper() or word[1:].islower()) or len(word) < (5 if word.isupper() else 4):
        return False
    lower = word.lower()
    vowels = sum(letter in _VOWELS for letter in lower)
    steps = [ord(b) - ord(a) for a, b in pairwise(lower)]
    in_order = steps.count(1) >= len(steps) - 1 or any(steps[at : at + 3] == [1, 1, 1] for at in range(len(steps)))
    if not 1 <= vowels < len(lower) or in_order or len(set(lower)) < 3:
        return False
    return not (_NO_WORD_IN_CAPITALS if word.isupper() else _CONSONANTS).search(lower)


def _part_ends(run: str, word: str, match: re.Match[str]) -> str:
    """The word, separated from a one-letter word at either end, or `run` unchanged if that is not certain.

    "a u n i o n" may be two words, "an a v e r a g e" is one: no article stands after another.
    """
    before = match.string[max(0, match.start() - _LOOK) : match.start()]
    after = match.string[match.end() : match.end() + _LOOK]
    lower = word.lower()
    known = likely_function_words(before + after)
    if lower in known:
        return word
    starts = word_list("determiners") if word.isupper() else word_list("determiners") & known
    shortest = 2 if word.isupper() else 3
    if any(lower[:end] in starts for end in range(shortest, len(lower) - _CLEAR_WORD + 1)):
        return run
    english = "the" in known
    told = sum(text in known for text in split_words(before + after)) >= _TOLD
    short = (known - {"i"} if english else known) if told else word_list("words_of_one_letter")
    follows_article = _after_determiner().search(before[-_LONGEST_WORD:]) is not None
    if lower[-1] in short and _BEFORE_WORD.match(after):
        if lower[:-1] in known or (english and _english_end().match(lower[:-1])):
            return f"{word[:-1]} {word[-1]}"
        if not (english and lower in word_list("words_in_a")):
            return run
    if english and lower[0] == "a" and not follows_article:
        return word if lower in word_list("a_words") or _NO_ARTICLE.match(lower) else f"{word[0]} {word[1:]}"
    return run if lower[0] in short and not follows_article else word


@cache
def _after_determiner() -> re.Pattern[str]:
    return re.compile(rf"\b{any_word_of('determiners')} $", re.IGNORECASE)


@cache
def _english_end() -> re.Pattern[str]:
    """Matches English words with an ending after which a further "a" is an article."""
    return re.compile(rf".{{2,}}{any_word_of('english_endings')}$")
