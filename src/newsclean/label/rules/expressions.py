"""Many regular expressions matched at the start of a line, without running each of them on each line.

`needs` says what a line must contain for each expression. The line's words and signs then select the few expressions
that may match, and only these are compiled and run.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from newsclean.label.rules.needs import Needs, fold_case, spell_opening

Meaning = TypeVar("Meaning")

# Words are indexed by this many letters at a time.
_PAIR = 2
# The most words and the most openings of lines whose expressions are cached.
_MOST_WORDS, _MOST_OPENINGS = 100_000, 4_000
# For so few expressions it takes less time to search the line for their literals than to look up all of its words.
_FEW = 4

_WORD = re.compile(r"\w+")

# A set of the table's expressions as bits: the lowest bit stands for the first expression.
Some = int


class _Expression(NamedTuple):
    pattern: str
    literals: tuple[str, ...]  # one of them must be in the line; () where nothing is known
    told: bool  # whether each of them has a word or sign that is looked up


class ExpressionTable(Generic[Meaning]):
    r"""A table of regular expressions, each with the longest line to try it on, in characters, and its value.

    >>> from newsclean.label.rules.pattern_needs import needs_of
    >>> patterns = r"(?i)^(?:photo|image) by \w", r"^.{3,80}[(/]AFP"
    >>> table = ExpressionTable((pattern, needs_of(pattern), 100, place) for place, pattern in enumerate(patterns, 1))
    >>> list(table.matches("Photo by Anna")), list(table.matches("The harbour at dawn (AFP)"))
    ([(1, 'Photo by A')], [(2, 'The harbour at dawn (AFP')])
    """

    def __init__(self, expressions: Iterable[tuple[str, Needs, int, Meaning]]) -> None:
        self._expressions: list[_Expression] = []
        self._meanings: list[Meaning] = []
        self._told: Some = 0  # the expressions tried only where a word or sign of a literal was found
        self._by_opening: dict[str, Some] = {}
        self._opened: dict[str, Some] = {}
        # What shows that an expression may match: a word, which may be inside a longer one, or a sign.
        by_key: dict[str, Some] = {}
        self._by_sign: dict[str, Some] = {}
        longest_of: list[int] = []
        for place, (pattern, needs, longest, meaning) in enumerate(expressions):
            keys = {_key(literal) for literal in needs.literals}
            told = bool(keys) and "" not in keys
            self._told |= told << place
            for key in keys if told else ():
                table = by_key if len(key) > 1 else self._by_sign
                table[key] = table.get(key, 0) | 1 << place
            for opening in needs.openings:
                self._by_opening[opening] = self._by_opening.get(opening, 0) | 1 << place
            self._expressions.append(_Expression(pattern, tuple(sorted(needs.literals)), told))
            self._meanings.append(meaning)
            longest_of.append(longest)
        self._signs = re.compile(f"[{re.escape(''.join(self._by_sign))}]" if self._by_sign else "(?!)")
        by_pair: dict[str, list[str]] = {}
        for key in by_key:
            by_pair.setdefault(key[:_PAIR], []).append(key)
        self._by_pair = {pair: tuple(keys) for pair, keys in by_pair.items()}
        self._by_key = by_key
        self._words: set[str] = set()  # the words of lines that were looked into
        self._telling: dict[str, Some] = {}  # those of them that are or contain a word of a literal
        self._lengths = sorted(set(longest_of))
        self._of_length = [
            _all(1 << place for place, longest in enumerate(longest_of) if longest >= length)
            for length in self._lengths
        ]

    def matches(self, line: str) -> Iterator[tuple[Meaning, str]]:
        """Yield (value, matched characters) for each expression that matches at the line's start, in table order."""
        length = len(line)
        if not self._lengths or not 0 < length <= self._lengths[-1]:
            return
        folded = fold_case(line)
        opened = self._opened.get(folded[:2])
        tried = self._open(folded[:2]) if opened is None else opened
        tried &= self._of_length[bisect_left(self._lengths, length)]
        few = (tried & self._told).bit_count() <= _FEW
        if not few:
            tried &= self._shown(folded) | ~self._told
        while tried:
            first = tried & -tried
            tried ^= first
            place = first.bit_length() - 1
            pattern, literals, told = self._expressions[place]
            # Once a word of a literal was found, searching for the whole literal takes as long as the expression.
            if literals and (few or not told) and not any(map(folded.__contains__, literals)):
                continue
            if found := _compile(pattern).match(line):
                yield self._meanings[place], found.group()

    def _open(self, opening: str) -> Some:
        """The expressions that may match a line with this opening, its first two characters, case folded."""
        found = _all(self._by_opening.get(spelled, 0) for spelled in spell_opening(opening))
        if len(self._opened) < _MOST_OPENINGS:
            self._opened[opening] = found
        return found

    def _shown(self, folded: str) -> Some:
        """The expressions for which the line holds a sign or a word of a literal."""
        shown: Some = 0
        for sign in self._signs.findall(folded):
            shown |= self._by_sign[sign]
        words = _WORD.findall(folded)
        if not self._words.issuperset(words):
            for word in words:
                if word not in self._words:
                    shown |= self._look_into(word)
        for said in filter(None, map(self._telling.get, words)):
            shown |= said
        return shown

    def _look_into(self, word: str) -> Some:
        """The expressions for which a word of the line is, or contains, a word of a literal; cached."""
        found: Some = 0
        by_pair = self._by_pair
        for start in range(len(word) - 1):
            keys = by_pair.get(word[start : start + _PAIR])
            # One startswith for all keys first, because most words contain none.
            if keys is not None and word.startswith(keys, start):
                found |= _all(self._by_key[key] for key in keys if word.startswith(key, start))
        if len(self._words) < _MOST_WORDS:
            self._words.add(word)
            if found:
                self._telling[word] = found
        return found


@cache  # the same expressions are in the tables of many languages
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _all(some: Iterable[Some]) -> Some:
    """The union of the sets."""
    together = 0
    for one in some:
        together |= one
    return together


@cache
def _key(literal: str) -> str:
    """The key of a literal in the index: its longest word, or else a sign; "" where it has neither.

    >>> _key("a newsletter"), _key("/ afp"), _key("(c)"), _key(" a")
    ('newsletter', 'afp', '(', '')
    """
    word = max(_WORD.findall(literal), key=len, default="")
    if len(word) > 1:
        return word
    return next((sign for sign in literal if sign > "\x7f" or not (sign.isalnum() or sign in " _")), "")
