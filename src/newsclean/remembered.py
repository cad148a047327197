"""Keeps the results of functions of a text across pages, within a bound of bytes and not only of entries."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

_Rest = TypeVarTuple("_Rest")
_Result = TypeVar("_Result")

# Longer texts are asked anew: a page may be made so that each of its names or lines has as many characters as it likes,
# and all of them would stay in memory.
LONGEST_REMEMBERED = 500


def remembered(most: int) -> Callable[[Callable[[str, *_Rest], _Result]], Callable[[str, *_Rest], _Result]]:
    """A decorator that keeps the results for the last `most` texts, if they are short; the text comes first.

    The other arguments must be short, hashable, and given by position.

    >>> asked = []
    >>> @remembered(most=2)
    ... def length(text: str) -> int:
    ...     asked.append(text[:2])
    ...     return len(text)
    >>> [length(text) for text in ("a", "a", "b" * 600, "b" * 600)], asked
    ([1, 1, 600, 600], ['a', 'bb', 'bb'])
    """

    def decorate(function: Callable[[str, *_Rest], _Result]) -> Callable[[str, *_Rest], _Result]:
        cached = lru_cache(most)(function)

        @wraps(function)
        def ask(text: str, /, *args: *_Rest) -> _Result:
            if len(text) > LONGEST_REMEMBERED:
                return function(text, *args)
            return cached(text, *args)

        return ask

    return decorate
