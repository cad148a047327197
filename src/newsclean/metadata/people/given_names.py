"""Given names of all languages, which distinguish "Jane Doe" from "Indoor Plants" if nothing else does.

Authors have names of any origin whatever the page's language, so all the lists of `languages/` are read as one.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.language.folders import language_tags, read_folder
from newsclean.metadata.words import bare_letters, fold_words, words_of_all

_HAN_OR_KANA = re.compile(r"[\u3040-\u9fff々]")
# Names of so many letters are known without their marks, too: "Gyorgy"; shorter ones would be words.
_LEAST_BARE = 5
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]{1,2}){1,3}[^\W\d_]{2}")
# Behind a family name of so many characters stand at most so many.
_FAMILY_AND_GIVEN = ((1, 2), (2, 3), (3, 3))


@cache
def given_names() -> frozenset[str]:
    """All given names that are known, folded."""
    return _read()[0]


@cache
def family_names() -> frozenset[str]:
    """The family names of scripts that write them first, folded."""
    return _read()[1]


@cache
def _bare_names() -> frozenset[str]:
    """The longer given names without the marks of their letters."""
    return frozenset(bare_letters(name) for name in given_names() if len(name) >= _LEAST_BARE)


def begins_as_name(text: str) -> bool:
    """Whether the text begins with a known given name, or with a family name in scripts that write it first.

    >>> [begins_as_name(text) for text in ("Jane Doe", "Marie-Luise Groß", "J. Doe", "王小明", "山本 太郎")]
    [True, True, False, True, True]
    >>> begins_as_name("György Nagy"), begins_as_name("Gyorgy Nagy"), begins_as_name("Can Cats Swim")
    (True, True, False)
    >>> [begins_as_name(text) for text in ("Indoor Plants", "Puerto Natales", "小字号", "字の大きさ", "关注新华网")]
    [False, False, False, False, False]
    >>> begins_as_name("山口県"), begins_as_name("山口県太")
    (False, True)
    """
    if _HAN_OR_KANA.match(text):
        glued = text.replace(" ", "").replace("\u3000", "")
        if glued.endswith(_place_ends()):
            return False
        return any(glued[:size] in family_names() and 0 < len(glued) - size <= most for size, most in _FAMILY_AND_GIVEN)
    names = given_names()
    first = fold_words(text.split(" ", 1)[0]).strip(".,")
    if first in names or (("-" in first) and all(part in names for part in first.split("-"))):
        return True
    return len(first) >= _LEAST_BARE and bare_letters(first) in _bare_names()


@cache
def _place_ends() -> tuple[str, ...]:
    """What places end with that begin as family names do."""
    return tuple(sorted(words_of_all("place_ends")))


def has_initials(name: str) -> bool:
    """Whether a name has initials in place of its first names.

    >>> has_initials("J. R. Doe"), has_initials("J.-R. Doe"), has_initials("U.S. Open"), has_initials("J. Doe")
    (True, True, False, True)
    """
    return _INITIALS.match(name) is not None


@cache
def _read() -> tuple[frozenset[str], frozenset[str]]:
    """The given and the family names of all folders, from one reading of the files."""
    given: set[str] = set()
    family: set[str] = set()
    for tag in language_tags():
        listed = read_folder(tag, "names.toml")
        given.update(fold_words(str(listed.get("given", ""))).split())
        family.update(fold_words(str(listed.get("family", ""))).split())
    return frozenset(given), frozenset(family)
