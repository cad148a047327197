"""Many regular expressions matched at the start of a line, without running each of them on each line.

What each expression needs is read from it (`needs`); its words and signs tell which few may match, and only
those are compiled and run.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from newsclean.label.needs import Needs, fold_case, spell_opening

Meaning = TypeVar("Meaning")

# Longest piece of a word by which expressions are looked up.
_PIECE = 4
# To look for more literals than this takes longer than to run the expression.
_FEW = 24
# Words are remembered that say nothing, and so many others, as long as there are no more than this.
_MOST_WORDS = 100_000
# Openings of lines for which the expressions that may match are remembered.
_MOST_OPENINGS = 4_000


_WORD = re.compile(r"\w+")


class _Expression(NamedTuple):
    pattern: str
    longest: int  # characters of the longest line it is tried on
    needs: Needs
    literals: tuple[str, ...]  # one of them must be in the line; () where that is not worth looking for
    told: bool  # whether it is tried only where a piece of a literal was seen


class ExpressionTable(Generic[Meaning]):
    r"""Regular expressions, each with the longest line that it is tried on and what it stands for.

    >>> from newsclean.label.needs import needs_of
    >>> patterns = r"(?i)^(?:photo|image) by \w", r"^.{3,80}[(/]AFP"
    >>> table = ExpressionTable((pattern, needs_of(pattern), 100, place) for place, pattern in enumerate(patterns, 1))
    >>> list(table.matches("Photo by Anna")), list(table.matches("The harbour at dawn (AFP)"))
    ([(1, 'Photo by A')], [(2, 'The harbour at dawn (AFP')])
    """

    def __init__(self, expressions: Iterable[tuple[str, Needs, int, Meaning]]) -> None:
        self._expressions: list[_Expression] = []
        self._meanings: list[Meaning] = []
        # What shows that an expression may match: a piece of a word, or a sign. Lines hold few of them.
        self._by_piece: dict[str, set[int]] = {}
        self._by_sign: dict[str, set[int]] = {}
        for place, (pattern, needs, longest, meaning) in enumerate(expressions):
            keys = {_key(literal) for literal in needs.literals}
            told = bool(keys) and "" not in keys
            for key in keys if told else ():
                (self._by_piece if len(key) > 1 else self._by_sign).setdefault(key, set()).add(place)
            few = not told or len(needs.literals) <= _FEW
            literals = tuple(sorted(needs.literals)) if few else ()
            self._expressions.append(_Expression(pattern, longest, needs, literals, told))
            self._meanings.append(meaning)
        self._signs = re.compile(f"[{re.escape(''.join(self._by_sign))}]" if self._by_sign else "(?!)")
        self._empty_words: set[str] = set()
        self._by_word: dict[str, frozenset[int]] = {}
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._by_opening: dict[tuple[int, str], tuple[frozenset[int], Sequence[int]]] = {}
        self._lengths = sorted({each.longest for each in self._expressions})

    def matches(self, line: str) -> Iterator[tuple[Meaning, str]]:
        """Yield what matches at the start of the line, and the characters matched, in the order of the expressions."""
        length = len(line)
        if not self._lengths or not 0 < length <= self._lengths[-1]:
            return
        folded = fold_case(line)
        size = bisect_left(self._lengths, length)
        told, tried = self._by_opening.get((size, folded[:2])) or self._remember(size, folded[:2])
        if told:
            shown: set[int] = set()
            for sign in set(self._signs.findall(folded)):
                shown |= self._by_sign[sign]
            for word in set(_WORD.findall(folded)) - self._empty_words:
                shown |= self._by_word.get(word) or self._look_into(word)
            if shown := shown & told:
                tried = sorted([*tried, *shown])
        for place in tried:
            literals = self._expressions[place].literals
            if literals and not any(map(folded.__contains__, literals)):
                continue
            if found := self._compile(place).match(line):
                yield self._meanings[place], found.group()

    def _remember(self, size: int, opening: str) -> tuple[frozenset[int], Sequence[int]]:
        """The expressions for a line of this size and opening: those told by their pieces, and the others.

        `size` is the place of its length among the longest that expressions allow.
        """
        spelled = spell_opening(opening)
        begun = [
            place
            for place, each in enumerate(self._expressions)
            if each.longest >= self._lengths[size] and not each.needs.openings.isdisjoint(spelled)
        ]
        told = frozenset(place for place in begun if self._expressions[place].told)
        known = told, tuple(place for place in begun if place not in told)
        if len(self._by_opening) < _MOST_OPENINGS:
            self._by_opening[size, opening] = known
        return known

    def _look_into(self, word: str) -> frozenset[int]:
        """The expressions of which the word holds a piece."""
        pieces = {word[at : at + size] for size in range(2, _PIECE + 1) for at in range(len(word) - size + 1)}
        found = frozenset[int]().union(*map(self._by_piece.__getitem__, pieces & self._by_piece.keys()))
        if len(self._empty_words) + len(self._by_word) < _MOST_WORDS:
            if found:
                self._by_word[word] = found
            else:
                self._empty_words.add(word)
        return found

    def _compile(self, place: int) -> re.Pattern[str]:
        compiled = self._compiled.get(place)
        if compiled is None:
            compiled = self._compiled[place] = re.compile(self._expressions[place].pattern)
        return compiled


def _key(literal: str) -> str:
    """What a literal is looked up by: a piece of a word in it, or else a sign; "" where there is neither.

    >>> _key("newsletter"), _key("/ afp"), _key("(c)"), _key(" a")
    ('news', 'afp', '(', '')
    """
    word = max(_WORD.findall(literal), key=len, default="")
    if len(word) > 1:
        return word[:_PIECE]
    return next((sign for sign in literal if sign > "\x7f" or not (sign.isalnum() or sign in " _")), "")
