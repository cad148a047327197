"""Finds the wire agency that a byline, a dateline, or a bracket behind a sentence credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsclean.language.words import words_in
from newsclean.measure import CLOSERS, STOPS, all_words, has_no_spaces
from newsclean.metadata.words import base_languages, by_folders, phrase_pattern

# A name of up to this many letters is an abbreviation. It must be written as it is listed, or all in capitals:
# "ANA" is an agency, Ana a woman.
_SHORT = 5
# A bracket right behind a sentence at the end of a text, and what stands between two names in it.
_CLOSING = re.compile(
    rf"[{re.escape(STOPS)}][{re.escape(CLOSERS)}]?\s?[（(【\[/](?P<names>[^（(【\[\])】）]{{2,40}})[)）】\]/]\.?\s*$"
)
_LONGEST_CLOSING = 50
_BETWEEN = re.compile(r"\s?[/,，、・＝–-]\s?")


@by_folders
def _names(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for tag in (*base_languages(languages), "und") for name in words_in(tag, "agencies"))


@by_folders
def _telling_words(languages: tuple[str, ...]) -> frozenset[str]:
    """The longest word of each name, in lower case. Most lines have none of them, which makes a fast test."""
    return frozenset(max(all_words(name), key=len) for name in _names(languages))


@lru_cache(maxsize=64)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    short = {name for name in names if len(name) <= _SHORT}
    exact = phrase_pattern(short | {name.upper() for name in short})
    spaced = phrase_pattern(names - short).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w@.])(?:{exact}|(?i:{spaced}))(?![\w@]|\.\w)")


def find_agency(text: str, languages: Sequence[str] = ()) -> str | None:
    """The wire agency named in a byline or a bracket, as it is written there; None if there is none.

    >>> find_agency("Hamid Shalizi, Reuters"), find_agency("(AFP)"), find_agency("Ana Lopez")
    ('Reuters', 'AFP', None)
    """
    tags = tuple(languages)
    if text.isascii() and _telling_words(tags).isdisjoint(all_words(text)):
        return None
    match = _pattern(_names(tags)).search(text)
    return match.group() if match else None


def agency_at_end(text: str, languages: Sequence[str] = ()) -> str | None:
    """The wire agency that a text ends with where no space parts words; None if it ends with none, or is one.

    >>> agency_at_end("ワシントン共同", ("ja",)), agency_at_end("共同", ("ja",))
    ('共同', None)
    """
    ends = (name for name in _names(tuple(languages)) if has_no_spaces(name) and text.endswith(name) and text != name)
    return max(ends, key=len, default=None)


def closing_agency(text: str, languages: Sequence[str] = ()) -> str | None:
    """The wire agency that signs a paragraph: in a bracket of its own, behind a whole sentence; None if there is none.

    Behind words that are no sentence it says where a picture is from, and so does more than agencies in a bracket.

    >>> closing_agency("The talks failed. (Reuters)"), closing_agency("Продажи выросли. /ТАСС/")
    ('Reuters', 'ТАСС')
    >>> closing_agency("The old pier (Reuters)"), closing_agency("The pier. (Jane Doe/Reuters)")
    (None, None)
    """
    found = _CLOSING.search(text[-_LONGEST_CLOSING:])
    if found is None:
        return None
    pattern, inner = _pattern(_names(tuple(languages))), found["names"].strip()
    names = [inner] if pattern.fullmatch(inner) else _BETWEEN.split(inner)
    return names[0] if all(map(pattern.fullmatch, names)) else None
