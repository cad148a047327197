"""What the words of class names and ids say of a block, as the classifier learned it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

from newsclean.html_names import names_of

NameWeights = Mapping[str, tuple[float, float, float]]  # word -> weight as own, as the parent's, as an ancestor's

_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LETTERS = ascii_letters.encode()
_SPACED = bytes(code if code in _LETTERS else 0x20 for code in range(256))
# The words that name the place of readers' comments.
COMMENT_NAMES = frozenset(names_of("comments")["words"])


class NameScore(NamedTuple):
    """What an element's tag and names say of the blocks in it, as log-odds that a block belongs to the text."""

    own: float  # for a block of this element
    parent: float  # for a block right under it
    above: float  # for a block further down
    comment: int  # 1 where the names are those of readers' comments


# (tag, names) of an element -> what they say.
NameScorer = Callable[[str, str], NameScore]


def find_parts(names: str) -> tuple[str, ...]:
    """The words in class names and ids: lower case, without duplicates and digits.

    Words side by side ("article body") were tried as well and cost 0.004 F1 on sites that were not seen.

    >>> find_parts("articleBody__text-2 js-main nav_Item3")
    ('article', 'body', 'text', 'js', 'main', 'nav', 'item')
    """
    letters = letters_of(names)
    if letters.islower():  # true of most names
        return tuple(dict.fromkeys(letters.split()))
    return tuple(dict.fromkeys(map(str.lower, _NAME_PARTS.findall(names))))


def letters_of(names: str) -> str:
    """The names with a space for each sign and digit. To split at these takes half of the time of a search for words.

    >>> letters_of("nav_Item3").split()
    ['nav', 'Item']
    """
    return names.encode("utf-8", "surrogatepass").translate(_SPACED).decode()


# The same, cached for the names of one element, which several steps need.
name_parts = lru_cache(maxsize=20_000)(find_parts)


def name_scorer(weights: NameWeights) -> NameScorer:
    """A function that adds up the weights of the words in an element's tag and names; it caches its results."""

    @lru_cache(maxsize=20_000)
    def score(tag: str, names: str) -> NameScore:
        own, parent, above = weights.get(f"<{tag}>", (0.0, 0.0, 0.0))
        parts = name_parts(names)
        for as_own, as_parent, as_above in filter(None, map(weights.get, parts)):
            own += as_own
            parent += as_parent
            above += as_above
        return NameScore(own, parent, above, int(not COMMENT_NAMES.isdisjoint(parts)))

    return score
