"""What a text must contain for a regular expression to match at its start; `pattern_needs` derives it.

Searching a line for a letter or a word costs a hundredth of running the expression, and most lines contain none of
what most expressions need, or do not end as nine in ten expressions do. The test may let a line through in vain, but
never wrongly rejects one: where a construct is not understood, or too many characters are possible at a place, nothing
is required. All comparisons are made after `fold_case`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

# In openings: any character beyond ASCII; any character at all, or the end of the text.
BEYOND_ASCII, ANY = "\ue000", "\ue001"
# The most alternative spellings kept for one part of an expression, and the most literals worth searching for.
_MOST_SPELLINGS, _MOST_LITERALS = 64, 250
# Longer literals are no rarer in text.
_LONG_ENOUGH = 5
_COMMON = frozenset(("", ".", ",", ":", "-"))
# Length of an opening, in characters.
_OPENING = 2
# The most second characters of an opening that are kept apart, and the most openings.
_MOST_SECOND, _MOST_OPENINGS = 16, 1_000


class Needs(NamedTuple):
    """What a text must contain for an expression, or a part of one, to match."""

    # What a match may begin with: up to two characters, fewer where the match may end there.
    openings: frozenset[str]
    exact: frozenset[str] | None  # every text it can match; None where these are too many or unknown
    literals: frozenset[str]  # at least one of them must be in the text; empty where nothing is known
    endings: frozenset[str]  # the last character of a match; "" where it may be empty
    ended: bool  # whether the text must end where the match ends


_EMPTY = frozenset(("",))
# The needs of a part that matches no characters, of the end of the text, and of a construct that is not understood.
NOTHING = Needs(_EMPTY, _EMPTY, frozenset(), _EMPTY, False)
END = NOTHING._replace(ended=True)
UNKNOWN = NOTHING._replace(exact=None)


def spell_opening(opening: str) -> tuple[str, ...]:
    r"""Every form in which a text's first two characters, case folded, may stand among openings.

    The text may have one character only.

    >>> from newsclean.label.rules.pattern_needs import needs_of
    >>> spelled = frozenset(spell_opening("no"))
    >>> [spelled.isdisjoint(needs_of(pattern).openings) for pattern in (r"(?i)no\s", r"\w", "[Nn]a", "é")]
    [False, False, True, True]
    """
    first = [opening[0], BEYOND_ASCII] if opening[0] > "\x7f" else [opening[0]]
    second = ["", ANY, *opening[1:]]
    if opening[1:] > "\x7f":
        second.append(BEYOND_ASCII)
    return ("", *(a + b for a in first for b in second))


def spell_ending(character: str) -> tuple[str, ...]:
    """Every form in which a text's last character, as written, may stand among endings."""
    folded = fold_case(character)[-1:]
    return ("", folded) if character <= "\x7f" else ("", folded, BEYOND_ASCII)


def fold_case(text: str) -> str:
    """The text with case removed: texts that an expression matches alike when it ignores case become equal.

    >>> fold_case("Photo: AP"), fold_case("İSTANBUL") == fold_case("ıstanbul")
    ('photo: ap', True)
    """
    if text.isascii():
        return text.lower()
    # With case ignored, regular expressions treat both letters as "i"; casefold() does not.
    return text.replace("İ", "i").replace("ı", "i").casefold()


def one_character(characters: Iterable[str]) -> Needs:
    """The needs of one of the characters."""
    folded = frozenset(map(fold_case, characters))
    openings, endings = frozenset(text[:2] for text in folded), frozenset(text[-1:] for text in folded)
    return Needs(openings, folded if len(folded) <= _MOST_SPELLINGS else None, frozenset(), endings, False)


def one_text(texts: Iterable[str]) -> Needs:
    """The needs of one of two texts or more."""
    folded = frozenset(map(fold_case, texts))
    openings, endings = frozenset([text[:2] for text in folded]), frozenset([text[-1:] for text in folded])
    literals = folded if all(map(str.strip, folded)) else frozenset[str]()
    return Needs(openings, folded if len(folded) <= _MOST_SPELLINGS else None, literals, endings, False)


def one_of_class(characters: frozenset[str]) -> Needs:
    """The needs of one character of a class, whose members are case folded, or stand for those beyond ASCII."""
    return Needs(characters, None, frozenset(), characters, False)


def either(needs: list[Needs]) -> Needs:
    """The needs of a choice of alternatives."""
    openings = frozenset[str]().union(*(each.openings for each in needs))
    endings = frozenset[str]().union(*(each.endings for each in needs))
    exact: frozenset[str] | None = frozenset()
    literals: frozenset[str] = frozenset()
    known = True
    for each in needs:
        exact = None if exact is None or each.exact is None else exact | each.exact
        if known:
            own = worth(each)
            known = bool(own)
            literals |= own
    if exact is not None and len(exact) > _MOST_SPELLINGS:
        exact = None
    return Needs(openings, exact, literals if known else frozenset(), endings, all(each.ended for each in needs))


def repeated(part: Needs, least: int, once: bool) -> Needs:
    """The needs of a part that is repeated at least `least` times; `once` says that it occurs at most once."""
    openings = part.openings if once else _going_on(part.openings)
    exact = part.exact if once else None
    if least:
        return Needs(openings, exact, worth(part), part.endings, part.ended)
    exact = exact | _EMPTY if exact is not None else None
    return Needs(openings | _EMPTY, exact, frozenset(), part.endings | _EMPTY, False)


@lru_cache(maxsize=256)  # called mostly for character classes
def _going_on(openings: frozenset[str]) -> frozenset[str]:
    """The openings of a part that may be repeated."""
    return frozenset([opening + ANY if len(opening) == 1 else opening for opening in openings])


def joined(parts: list[Needs]) -> Needs:
    """The needs of parts that follow one another."""
    if len(parts) == 1:
        return parts[0]
    openings, whole = _EMPTY, False  # `whole`: whether every opening has its two characters
    exact = True  # whether every text matched so far is known
    run = _EMPTY  # the spellings of the parts since the last one with too many
    best: frozenset[str] = frozenset()
    for part in parts:
        if not whole:
            openings = _continued(openings, part.openings)
            whole = min(map(len, openings), default=_OPENING) == _OPENING
        if part.literals:
            best = _better(best, part.literals)
        if part.exact is not None and len(run) * len(part.exact) <= _MOST_SPELLINGS:
            run = frozenset([a + b for a in run for b in part.exact])
            continue
        best = _better(best, run)
        exact = False
        run = part.exact if part.exact is not None else _EMPTY
    return Needs(openings, run if exact else None, best if exact else _better(best, run), *_endings(parts))


def _endings(parts: list[Needs]) -> tuple[frozenset[str], bool]:
    """The endings of parts that follow one another, and whether the text must end there."""
    endings, ended = _EMPTY, False
    for part in reversed(parts):
        ended = ended or (endings == _EMPTY and part.ended)
        endings = part.endings if len(endings) == 1 else endings - _EMPTY | part.endings
        if "" not in endings:
            break
    return endings, ended


def _continued(openings: frozenset[str], following: frozenset[str]) -> frozenset[str]:
    """The openings of two parts that follow one another."""
    if "" in openings and len(openings) == 1:
        return following
    second = {opening[:1] for opening in following}
    if len(second) > _MOST_SECOND:
        second = {ANY, ""} if "" in second else {ANY}
    together: set[str] = set()
    for opening in openings:
        if not opening:
            together |= following
        elif len(opening) == 2:
            together.add(opening)
        else:
            together.update([opening + letter for letter in second])
    if len(together) > _MOST_OPENINGS:
        together = {opening[:1] + ANY if opening else "" for opening in together}
    return frozenset(together)


def least_of(literals: frozenset[str]) -> frozenset[str]:
    """The literals without those that contain another literal."""
    least: list[str] = []
    for literal in sorted(literals, key=len):
        if not any(map(literal.__contains__, least)):
            least.append(literal)
    return frozenset(least)


def worth(needs: Needs) -> frozenset[str]:
    """The literals to search for: the best of the part's literals and its exact texts."""
    return _better(needs.literals, needs.exact or frozenset())


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The set of literals that fewer texts contain: that with longer literals or, at a tie, with fewer of them."""
    return other if other and _rarity(other) > _rarity(one) else one


def _rarity(literals: frozenset[str]) -> tuple[int, int]:
    if not literals or "" in literals or len(literals) > _MOST_LITERALS:
        return 0, 0
    # A sign counts as one more letter, because few lines contain it, unless it is one of those in most sentences.
    least = min([len(bare) + (not bare.isalnum() and bare not in _COMMON) for bare in map(str.strip, literals)])
    return (min(least, _LONG_ENOUGH), -len(literals)) if least else (0, 0)
