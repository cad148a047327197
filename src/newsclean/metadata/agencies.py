"""Wire agencies: which of them a byline, a bracket or a dateline credits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.language.folders import read_words
from newsclean.metadata.words import base_languages, by_folders, phrase_pattern

# A name of so many letters is an abbreviation that must be written as it is listed, or all in capitals:
# "ANA" is an agency, Ana a woman.
_SHORT = 5


@by_folders
def _pattern(languages: tuple[str, ...]) -> re.Pattern[str]:
    exact: set[str] = set()
    free: set[str] = set()
    for tag in (*base_languages(languages), "und"):
        for name in read_words(tag).get("agencies", ()):
            if len(name) <= _SHORT:
                exact.update({name, name.upper()})
            else:
                free.add(name)
    spaced = phrase_pattern(free).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w@.])(?:{phrase_pattern(exact)}|(?i:{spaced}))(?![\w@]|\.\w)")


def find_agency(text: str, languages: Sequence[str] = ()) -> str | None:
    """The wire agency named in a byline or a bracket, as it is written there; None where there is none.

    >>> find_agency("Hamid Shalizi, Reuters"), find_agency("(AFP)"), find_agency("Ana Lopez")
    ('Reuters', 'AFP', None)
    """
    match = _pattern(tuple(languages)).search(text)
    return match.group() if match else None
