"""What a line must show for a regular expression to match at its start, read from the expression itself.

Looking for a letter or a word costs a hundredth of running the expression, and most lines of a page show none
of what most expressions need. The reading errs on one side only: where a construct is not understood, or much
may stand at a place, nothing is demanded. All is compared after `fold_case`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

# In openings: any character beyond ASCII, and any character at all or the end.
BEYOND_ASCII, ANY = "\ue000", "\ue001"
_ASCII = frozenset(map(chr, range(128)))
_ALL = frozenset(map(str.lower, _ASCII)) | {BEYOND_ASCII}
# Most spellings of one place in an expression that are told apart, and most literals worth looking for.
_MOST_SPELLINGS, _MOST_LITERALS = 64, 250
# Longer literals are no rarer.
_LONG_ENOUGH = 5
# Largest range of characters beyond ASCII that is written out.
_LARGEST_RANGE = 64
# Most second characters of an opening that are told apart, and most openings.
_MOST_SECOND, _MOST_OPENINGS = 16, 1_000


class Needs(NamedTuple):
    """What a text must hold for an expression, or a part of one, to match."""

    # What a match may begin with, up to two characters; shorter where it may end there.
    openings: frozenset[str]
    exact: frozenset[str] | None  # everything it can match, where that is few
    literals: frozenset[str]  # one of them must be in the text; none: nothing is known


def spell_opening(opening: str) -> tuple[str, ...]:
    r"""All that stands for a text's first two characters (case folded; one where it has no more) among openings.

    >>> spelled = frozenset(spell_opening("no"))
    >>> [spelled.isdisjoint(needs_of(pattern).openings) for pattern in (r"(?i)no\s", r"\w", "[Nn]a", "é")]
    [False, False, True, True]
    """
    first = [opening[0], BEYOND_ASCII] if opening[0] > "\x7f" else [opening[0]]
    second = ["", ANY, *opening[1:]]
    if opening[1:] > "\x7f":
        second.append(BEYOND_ASCII)
    return ("", *(a + b for a in first for b in second))


_NOTHING = Needs(frozenset(("",)), frozenset(("",)), frozenset())
_UNKNOWN = Needs(frozenset(("",)), None, frozenset())


def fold_case(text: str) -> str:
    """The text without case, so that what matches with case ignored is equal.

    >>> fold_case("Photo: AP"), fold_case("İSTANBUL") == fold_case("ıstanbul")
    ('photo: ap', True)
    """
    if text.isascii():
        return text.lower()
    # Regular expressions take both for "i" where case is ignored, casefold() does not.
    return text.replace("İ", "i").replace("ı", "i").casefold()


def needs_of(pattern: str) -> Needs:
    """What a text must show for `re.match(pattern, text)` to succeed.

    >>> needs = needs_of(r"(?i)^(?:photos?|image) by [A-Z]")
    >>> sorted(needs.openings), sorted(needs.literals)
    (['im', 'ph'], ['image', 'photo'])
    >>> needs_of(r".{3,80}(?:Getty|AFP)$").literals == {"getty", "afp"}
    True
    >>> needs_of(r"(x)\\1").literals
    frozenset()
    """
    reader = _Reader(pattern)
    try:
        needs = reader.alternatives()
    except _NotUnderstood:
        return _UNKNOWN
    return needs._replace(literals=_least(_worth(needs))) if reader.at == len(pattern) else _UNKNOWN


class _NotUnderstood(Exception):
    """A construct of regular expressions that is not read here."""


# Characters that stand for themselves, none of them repeated.
_PLAIN = re.compile(r"[^\\\[\](){}.*+?^$|]+(?![*+?{])")
_REPEAT = re.compile(r"(?:\{(\d*)(?:(,)(\d*))?\}|([*+?]))[?+]?")
_GROUP = re.compile(r"\(\?(?:(P<\w+>)|([aiLmsu]*(?:-[ims]+)?)(:)|([aiLmsu]+)\)|(=|!|<=|<!)|(>))")
_CODE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_CLASSES = {name: re.compile(name) for name in ("\\d", "\\D", "\\w", "\\W", "\\s", "\\S")}


class _Reader:
    """Reads an expression from left to right; `at` is the place reached."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self) -> Needs:
        """What one of the alternatives needs, up to the end or the closing bracket of the group."""
        needs = [self._sequence()]
        while self.pattern[self.at : self.at + 1] == "|":
            self.at += 1
            needs.append(self._sequence())
        return needs[0] if len(needs) == 1 else _either(needs)

    def _sequence(self) -> Needs:
        parts: list[Needs] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            if plain := _PLAIN.match(self.pattern, self.at):
                self.at = plain.end()
                folded = fold_case(plain.group())
                parts.append(Needs(frozenset((folded[:2],)), frozenset((folded,)), frozenset()))
                continue
            part = self._piece()
            if repeat := _REPEAT.match(self.pattern, self.at):
                self.at = repeat.end()
                part = _repeated(part, repeat)
            parts.append(part)
        return _joined(parts)

    def _piece(self) -> Needs:
        letter = self.pattern[self.at]
        if letter == "(":
            return self._group()
        if letter == "[":
            return self._set()
        if letter == "\\":
            found = self._escape()
            if isinstance(found, str):
                return _one_of((found,))
            return _NOTHING if found is None else Needs(found, None, frozenset())
        self.at += 1
        if letter in "^$":
            return _NOTHING
        return Needs(_ALL, None, frozenset()) if letter == "." else _one_of((letter,))

    def _group(self) -> Needs:
        kind = ""
        if self.pattern.startswith("(?", self.at):
            opening = _GROUP.match(self.pattern, self.at)
            if opening is None or "x" in (opening[2] or ""):
                raise _NotUnderstood
            self.at = opening.end()
            if opening[4]:  # flags for the whole expression
                return _NOTHING
            kind = opening[5] or ""
        else:
            self.at += 1
        needs = self.alternatives()
        if self.pattern[self.at : self.at + 1] != ")":
            raise _NotUnderstood
        self.at += 1
        if kind == "=":  # what is looked ahead for must be there, too
            return _NOTHING._replace(literals=_worth(needs))
        return _NOTHING if kind else needs

    def _escape(self) -> str | frozenset[str] | None:
        """A character, what a class of them may begin with, or None for a place between characters."""
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

    def _set(self) -> Needs:
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
            # Lower-case letters stay where only their capitals are left out; a class left out is not looked at.
            return Needs(frozenset(map(fold_case, _ASCII - members)) | {BEYOND_ASCII}, None, frozenset())
        if classes or BEYOND_ASCII in members:
            return Needs(frozenset(fold_case(member)[0] for member in members) | classes, None, frozenset())
        return _one_of(members)

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


def _class(name: str) -> frozenset[str]:
    return frozenset(fold_case(letter) for letter in _ASCII if _CLASSES[name].match(letter)) | {BEYOND_ASCII}


def _range(first: str, last: str) -> set[str]:
    beyond = ord(last) > 127
    if beyond and ord(last) - max(ord(first), 128) > _LARGEST_RANGE:
        return {*map(chr, range(ord(first), 128)), BEYOND_ASCII}
    return set(map(chr, range(ord(first), ord(last) + 1)))


def _one_of(characters: Iterable[str]) -> Needs:
    folded = frozenset(map(fold_case, characters))
    openings = frozenset(text[:2] for text in folded)
    return Needs(openings, folded if len(folded) <= _MOST_SPELLINGS else None, frozenset())


def _either(needs: list[Needs]) -> Needs:
    openings = frozenset[str]().union(*(each.openings for each in needs))
    exact: frozenset[str] | None = frozenset()
    literals: frozenset[str] = frozenset()
    known = True
    for each in needs:
        exact = None if exact is None or each.exact is None else exact | each.exact
        own = _worth(each)
        known = known and bool(own)
        literals |= own
    if exact is not None and len(exact) > _MOST_SPELLINGS:
        exact = None
    return Needs(openings, exact, literals if known else frozenset())


def _repeated(part: Needs, repeat: re.Match[str]) -> Needs:
    sign = repeat[4]
    least = int(repeat[1] or 0) if sign is None else int(sign == "+")
    once = sign == "?" or (sign is None and (repeat[3] or (repeat[1] if not repeat[2] else "")) == "1")
    openings = part.openings if once else frozenset(o + ANY if len(o) == 1 else o for o in part.openings)
    exact = part.exact if once else None
    if least:
        return Needs(openings, exact, _worth(part))
    return Needs(openings | {""}, exact | {""} if exact is not None else None, frozenset())


def _joined(parts: list[Needs]) -> Needs:
    """What parts need one after the other."""
    if len(parts) == 1:
        return parts[0]
    openings = frozenset(("",))
    exact = True  # whether all so far is spelled out
    run: frozenset[str] = frozenset(("",))  # the spellings of the parts since the last that has too many
    best: frozenset[str] = frozenset()
    for part in parts:
        openings = _continued(openings, part.openings)
        best = _better(best, part.literals)
        if part.exact is not None and len(run) * len(part.exact) <= _MOST_SPELLINGS:
            run = frozenset(a + b for a in run for b in part.exact)
            continue
        best = _better(best, run)
        exact = False
        run = part.exact if part.exact is not None else frozenset(("",))
    return Needs(openings, run if exact else None, best if exact else _better(best, run))


def _continued(openings: frozenset[str], following: frozenset[str]) -> frozenset[str]:
    """The openings of two parts together."""
    if all(len(opening) == 2 for opening in openings):
        return openings
    second = {opening[:1] for opening in following}
    if len(second) > _MOST_SECOND:
        second = {ANY, ""} if "" in second else {ANY}
    joined: set[str] = set()
    for opening in openings:
        if not opening:
            joined |= following
        elif len(opening) == 2:
            joined.add(opening)
        else:
            joined.update(opening + letter for letter in second)
    if len(joined) > _MOST_OPENINGS:
        joined = {opening[:1] + ANY if opening else "" for opening in joined}
    return frozenset(joined)


def _least(literals: frozenset[str]) -> frozenset[str]:
    """The literals without those that hold another of them."""
    return frozenset(one for one in literals if not any(other in one for other in literals if other != one))


def _worth(needs: Needs) -> frozenset[str]:
    """The literals to look for, spelled-out ones included."""
    return _better(needs.literals, needs.exact or frozenset())


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The literals that fewer texts show: the longer ones, or else the fewer."""
    return other if other and _rarity(other) > _rarity(one) else one


def _rarity(literals: frozenset[str]) -> tuple[int, int]:
    if not literals or "" in literals or len(literals) > _MOST_LITERALS:
        return 0, 0
    # A sign counts as one letter more: few lines have it.
    least = min(len(bare) + (not bare.isalnum()) for bare in map(str.strip, literals))
    return (min(least, _LONG_ENOUGH), -len(literals)) if least else (0, 0)
