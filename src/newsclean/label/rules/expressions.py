"""Many regular expressions matched at the start of a line, without running each of them on each line.

`needs` says what a line must contain for each expression. The line's words and signs then select the few expressions
that may match, and only these are compiled and run.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Generic, TypeVar

from newsclean.label.rules.needs import Needs, fold_case, spell_ending, spell_opening
from newsclean.measure import beyond_ascii, count_words, find_words, has_no_spaces

Meaning = TypeVar("Meaning")

# A line with more characters than this for each word that a rule allows is too long for the rule.
CHARACTERS_A_WORD = 10
# Words are indexed by this many letters at a time.
_PAIR = 2
# The most words, and the most openings and last characters of lines, whose expressions are cached.
_MOST_WORDS, _MOST_OPENINGS = 100_000, 4_000
# For so few expressions it takes less time to search the line for their literals than to look up all of its words.
_FEW = 4
# A literal with a sign is looked up by it, unless it has a word of more letters than this.
_SHORT_WORD = 2

# The endings of expressions that need not match to the end of the line.
_ANY_END = frozenset(("",))

# A set of the table's expressions as bits: the lowest bit stands for the first expression.
Some = int
# Literals, each with the expressions that need it or one of others.
Literals = tuple[tuple[str, Some], ...]


class ExpressionTable(Generic[Meaning]):
    r"""A table of regular expressions, each with the longest line to try it on, in words, and its value.

    >>> from newsclean.label.rules.pattern_needs import needs_of
    >>> patterns = r"(?i)^(?:photo|image) by \w", r"^.{3,80}[(/]AFP"
    >>> table = ExpressionTable((pattern, needs_of(pattern), 9, place) for place, pattern in enumerate(patterns, 1))
    >>> list(table.matches("Photo by Anna")), list(table.matches("The harbour at dawn (AFP)"))
    ([(1, 'Photo by A')], [(2, 'The harbour at dawn (AFP')])
    """

    def __init__(self, expressions: Iterable[tuple[str, Needs, int, Meaning]]) -> None:
        self._expressions: list[tuple[str, tuple[str, ...]]] = []  # each with its literals
        self._meanings: list[Meaning] = []
        self._told: Some = 0  # the expressions of which each literal has a key
        by_opening: defaultdict[str, Some] = defaultdict(int)
        by_endings: defaultdict[frozenset[str], Some] = defaultdict(int)
        literals: defaultdict[str, Some] = defaultdict(int)
        longest_of: list[int] = []
        for place, (pattern, needs, longest, meaning) in enumerate(expressions):
            own = 1 << place
            if needs.literals and all(map(_key, needs.literals)):
                self._told |= own
                for literal in needs.literals:
                    literals[literal] |= own
            for opening in needs.openings:
                by_opening[opening] |= own
            by_endings[needs.endings if needs.ended else _ANY_END] |= own
            self._expressions.append((pattern, tuple(sorted(needs.literals))))
            self._meanings.append(meaning)
            longest_of.append(longest)
        self._by_opening = dict(by_opening)
        self._opened: dict[str, Some] = {}
        self._by_endings = dict(by_endings)
        self._ended: dict[str, Some] = {}
        self._literals = _LiteralsOf(literals)
        signs = "".join(key for key in map(_key, literals) if len(key) == 1)
        self._plain = bytes(set(range(0x80)).difference(signs.encode()))
        self._lengths = sorted(set(longest_of))
        self._of_length = [
            _all(1 << place for place, longest in enumerate(longest_of) if longest >= length)
            for length in self._lengths
        ] + [0]

    def matches(self, line: str) -> Iterator[tuple[Meaning, str]]:
        """Yield (value, matched characters) for each expression that matches at the line's start, in table order."""
        if not line:
            return
        folded = fold_case(line)
        opened = self._opened.get(folded[:2])
        tried = self._open(folded[:2]) if opened is None else opened
        ended = self._ended.get(line[-1])
        tried &= self._end(line[-1]) if ended is None else ended
        tried &= self._allowing(-(-len(line) // CHARACTERS_A_WORD))
        shown: Some = 0  # the expressions of whose literals the line is known to hold one
        if (tried & self._told).bit_count() > _FEW:
            shown = self._shown(folded, tried & self._told)
            tried &= shown | ~self._told
            if tried:
                tried &= self._allowing(count_words(line))
        while tried:
            first = tried & -tried
            tried ^= first
            pattern, literals = self._expressions[first.bit_length() - 1]
            if literals and not first & shown and not any(map(folded.__contains__, literals)):
                continue
            if found := _compile(pattern).match(line):
                yield self._meanings[first.bit_length() - 1], found.group()

    def _open(self, opening: str) -> Some:
        """The expressions that may match a line with this opening, its first two characters, case folded."""
        found = _all(self._by_opening.get(spelled, 0) for spelled in spell_opening(opening))
        if len(self._opened) >= _MOST_OPENINGS:
            self._opened.clear()
        self._opened[opening] = found
        return found

    def _end(self, ending: str) -> Some:
        """The expressions that may match a line with this last character, as written."""
        spelled = spell_ending(ending)
        found = _all(some for endings, some in self._by_endings.items() if not endings.isdisjoint(spelled))
        if len(self._ended) >= _MOST_OPENINGS:
            self._ended.clear()
        self._ended[ending] = found
        return found

    def _allowing(self, words: int) -> Some:
        """The expressions to try on lines of so many words."""
        return self._of_length[bisect_left(self._lengths, words)]

    def _shown(self, folded: str, told: Some) -> Some:
        """Those of the expressions in `told` of whose literals the line holds one."""
        missed = told
        keys = chain(beyond_ascii(folded, self._plain), find_words(folded))
        for literal, some in chain.from_iterable(filter(None, map(self._literals.__getitem__, keys))):
            if some & missed and literal in folded:
                missed &= ~some
        return told ^ missed


class _LiteralsOf(dict[str, Literals]):
    """The literals that a line with a word or sign may hold: those whose key this is, or is part of it.

    Words are looked into when they are first asked for.
    """

    def __init__(self, literals: Mapping[str, Some]) -> None:
        super().__init__()
        self._by_key: dict[str, list[tuple[str, Some]]] = {}
        for literal, some in literals.items():
            self._by_key.setdefault(_key(literal), []).append((literal, some))
        by_pair: dict[str, list[str]] = {}
        for key in self._by_key:
            by_pair.setdefault(key[:_PAIR], []).append(key)
        self._by_pair = {pair: tuple(keys) for pair, keys in by_pair.items()}

    def __missing__(self, word: str) -> Literals:
        found = tuple(self._by_key.get(word, ())) if len(word) == 1 else ()
        for start in range(len(word) - 1):
            keys = self._by_pair.get(word[start : start + _PAIR])
            # One startswith for all keys first, because most words contain none.
            if keys is not None and word.startswith(keys, start):
                found += tuple(chain.from_iterable(self._by_key[key] for key in keys if word.startswith(key, start)))
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = found
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
    """The key of a literal in the index: its longest word or a sign; "" where it has neither.

    In scripts without spaces each character is a sign.

    >>> _key("a newsletter"), _key("/ afp"), _key("/ ap"), _key(" a"), _key("訂閱")
    ('newsletter', 'afp', '/', '', '訂')
    """
    word = max(find_words(literal), key=len, default="")
    if len(word) > _SHORT_WORD and not has_no_spaces(word):
        return word
    sign = next((sign for sign in literal if sign > "\x7f" or not (sign.isalnum() or sign in " _")), "")
    return sign or (word if len(word) > 1 else "")
