"""Parses a regular expression to find what a line must contain for the expression to match at its start.

Where a construct is not understood, nothing is required; so no line that could match is ever rejected.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsclean.label.rules.needs import (
    BEYOND_ASCII,
    END,
    NOTHING,
    UNKNOWN,
    Needs,
    either,
    fold_case,
    joined,
    least_of,
    one_character,
    one_of_class,
    one_text,
    repeated,
    worth,
)

_ASCII = frozenset(map(chr, range(128)))
_BEYOND = frozenset((BEYOND_ASCII,))
_ALL = frozenset(map(str.lower, _ASCII)) | _BEYOND
# The largest range of characters beyond ASCII that is listed character by character.
_LARGEST_RANGE = 64


def needs_of(pattern: str) -> Needs:
    """What a text must contain for `re.match(pattern, text)` to succeed.

    >>> needs = needs_of(r"(?i)^(?:photos?|image) by [A-Z]")
    >>> sorted(needs.openings), sorted(needs.literals)
    (['im', 'ph'], ['image', 'photo'])
    >>> needs = needs_of(r".{3,80}(?:Getty|AFP)$")
    >>> sorted(needs.literals), sorted(needs.endings), needs.ended
    (['afp', 'getty'], ['p', 'y'], True)
    >>> needs_of(r"(x)\\1").literals
    frozenset()
    """
    reader = _Reader(pattern)
    try:
        needs = reader.alternatives()
    except _NotUnderstood:
        return UNKNOWN
    return needs._replace(literals=least_of(worth(needs))) if reader.at == len(pattern) else UNKNOWN


class _NotUnderstood(Exception):
    """A construct of regular expressions that this parser does not cover."""


# Characters that stand for themselves, with no quantifier after them.
_PLAIN = re.compile(r"[^\\\[\](){}.*+?^$|]+(?![*+?{])")
_REPEAT = re.compile(r"(?:\{(\d*)(?:(,)(\d*))?\}|([*+?]))[?+]?")
_GROUP = re.compile(r"\(\?(?:(P<\w+>)|([aiLmsu]*(?:-[ims]+)?)(:)|([aiLmsu]+)\)|(=|!|<=|<!)|(>))")
_CODE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
# An alternative of such characters only.
_WORD = re.compile(r"[^\\\[\](){}.*+?^$|]+(?=[|)])")
# A set of characters, with its brackets.
_SET = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_CLASSES = {name: re.compile(name) for name in ("\\d", "\\D", "\\w", "\\W", "\\s", "\\S")}


class _Reader:
    """A parser that goes through an expression from left to right; `at` is its position."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.is_of_lines = False  # whether "$" may also stand for the end of a line within the text

    def alternatives(self) -> Needs:
        """The needs of alternatives, up to the end of the expression or the closing bracket of the group."""
        needs: list[Needs] = []
        words: list[str] = []
        while True:
            if word := _WORD.match(self.pattern, self.at):  # most alternatives: read at once, they take a third as long
                self.at = word.end()
                words.append(word.group())
            else:
                needs.append(self._sequence())
            if self.pattern[self.at : self.at + 1] != "|":
                break
            self.at += 1
        if words:
            needs.append(_spelled(words[0]) if len(words) == 1 else one_text(words))
        return needs[0] if len(needs) == 1 else either(needs)

    def _sequence(self) -> Needs:
        parts: list[Needs] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            if plain := _PLAIN.match(self.pattern, self.at):
                self.at = plain.end()
                parts.append(_spelled(plain.group()))
                continue
            part = self._piece()
            if repeat := _REPEAT.match(self.pattern, self.at):
                self.at = repeat.end()
                part = repeated(part, *_times(repeat))
            parts.append(part)
        return joined(parts)

    def _piece(self) -> Needs:
        letter = self.pattern[self.at]
        if letter == "(":
            return self._group()
        if letter == "[":
            if (found := _SET.match(self.pattern, self.at)) is None:
                raise _NotUnderstood
            self.at = found.end()
            return _of_set(found.group())
        if letter == "\\":
            escaped = self._escape()
            if isinstance(escaped, str):
                return one_character((escaped,))
            return NOTHING if escaped is None else one_of_class(escaped)
        self.at += 1
        if letter in "^$":
            return NOTHING if letter == "^" or self.is_of_lines else END
        return one_of_class(_ALL) if letter == "." else one_character((letter,))

    def _group(self) -> Needs:
        kind = ""
        if self.pattern.startswith("(?", self.at):
            opening = _GROUP.match(self.pattern, self.at)
            if opening is None or "x" in (opening[2] or ""):
                raise _NotUnderstood
            self.at = opening.end()
            self.is_of_lines = self.is_of_lines or "m" in (opening[2] or opening[4] or "")
            if opening[4]:  # flags for the whole expression
                return NOTHING
            kind = opening[5] or ""
        else:
            self.at += 1
        needs = self.alternatives()
        if self.pattern[self.at : self.at + 1] != ")":
            raise _NotUnderstood
        self.at += 1
        if kind == "=":  # a lookahead's text must be there too
            return NOTHING._replace(literals=worth(needs))
        return NOTHING if kind else needs

    def _escape(self) -> str | frozenset[str] | None:
        """A character; what a character class may begin with; None for an assertion, which matches no characters."""
        if code := _CODE.match(self.pattern, self.at):
            self.at = code.end()
            return chr(int(code[1] or code[2] or code[3], 16))
        name = self.pattern[self.at : self.at + 2]
        self.at += 2
        if name in _CLASSES:
            return _class(name)
        letter = name[1:]
        if letter in _CONTROLS:
            return _CONTROLS[letter]
        if letter in "bBAZ":
            return None
        if letter.isalnum() or not letter:
            raise _NotUnderstood
        return letter

    def members(self) -> Needs:
        """The needs of a character of the set that the expression consists of."""
        self.at += 1
        negated = self.pattern[self.at : self.at + 1] == "^"
        self.at += negated
        members: set[str] = set()
        classes: set[str] = set()
        begun = self.at
        while self.pattern[self.at : self.at + 1] != "]" or self.at == begun:
            first = self._member()
            if not isinstance(first, str):
                classes |= first
            elif self.pattern[self.at : self.at + 1] == "-" and self.pattern[self.at + 1 : self.at + 2] != "]":
                self.at += 1
                last = self._member()
                if not isinstance(last, str):
                    raise _NotUnderstood
                members |= _range(first, last)
            else:
                members.add(first)
        self.at += 1
        if negated:
            # A lower-case letter stays if only its capital is excluded. Classes in a negated set are ignored.
            return one_of_class(frozenset(map(str.lower, _ASCII - members)) | _BEYOND)
        if classes or BEYOND_ASCII in members:
            folded = [fold_case(member) for member in members]
            openings, endings = (frozenset([each[at] for each in folded]) | classes for at in (0, -1))
            return Needs(openings, None, frozenset(), endings, False)
        return one_character(members)

    def _member(self) -> str | frozenset[str]:
        if self.at >= len(self.pattern):
            raise _NotUnderstood
        if self.pattern[self.at] != "\\":
            self.at += 1
            return self.pattern[self.at - 1]
        found = self._escape()
        if found is None:
            raise _NotUnderstood
        return found


@lru_cache(maxsize=1024)  # half of the sets of the packs stand in several expressions
def _of_set(brackets: str) -> Needs:
    return _Reader(brackets).members()


@lru_cache(maxsize=1024)
def _spelled(text: str) -> Needs:
    folded = fold_case(text)
    return Needs(frozenset((folded[:2],)), frozenset((folded,)), frozenset(), frozenset((folded[-1:],)), False)


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(fold_case(letter) for letter in _ASCII if _CLASSES[name].match(letter)) | {BEYOND_ASCII}


def _range(first: str, last: str) -> set[str]:
    beyond = ord(last) > 127
    if beyond and ord(last) - max(ord(first), 128) > _LARGEST_RANGE:
        return {*map(chr, range(ord(first), 128)), BEYOND_ASCII}
    return set(map(chr, range(ord(first), ord(last) + 1)))


def _times(repeat: re.Match[str]) -> tuple[int, bool]:
    """(the least number of repetitions, whether the most is one)."""
    sign = repeat[4]
    least = int(repeat[1] or 0) if sign is None else int(sign == "+")
    return least, sign == "?" or (sign is None and (repeat[3] or (repeat[1] if not repeat[2] else "")) == "1")
