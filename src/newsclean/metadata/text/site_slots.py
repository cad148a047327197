"""Finds names where sites call themselves by their own: "Follow {}", "{} uses cookies", "All rights belong to {}"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.measure import has_no_spaces
from newsclean.metadata.words import base_languages, by_folders, even_letters, phrase_pattern, read_list

# A run of words with capitals, small words between them.
_CAPITAL = r"[^\W\d_a-z][\w'’&]*(?:[.-]\w+)*"
RUN = re.compile(rf"{_CAPITAL}(?:\s(?:(?:of|de|del|do|da|la|le|du|den|het|&)\s)?{_CAPITAL})*")
# A name in quotation marks, perhaps with what it is before it: РИА «Приозёрье».
QUOTED = re.compile(r"(?:\b[^\W\d_a-z]{2,5}\s)?[«„“「『《][^«»„“”「」『』《》]{3,40}[»“”」』》]")
# Names in scripts without capitals, and without spaces.
_CASELESS = r"[^\s.,،|:()]+(?:\s[^\s.,،|:()]+){0,3}?"
_UNSPACED = r"[^\s、。，,.：:（）()「」|]{2,12}?"
_HAS_CASE = re.compile(r"[a-zа-яё]")


def names_in_slots(line: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the names that stand where sites name themselves.

    >>> list(names_in_slots("Join us: follow Thornley Echo on WhatsApp", ("en",)))
    ['Thornley Echo']
    >>> list(names_in_slots("Follow the instructions", ("en",)))
    []
    """
    anchors, slots = _patterns(languages)
    even = even_letters(line).replace("：", ":")  # as the phrases are written
    if anchors.search(even):
        for found in slots.finditer(even):
            yield line[slice(*found.span(found.lastgroup or 0))]


@by_folders
def _patterns(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A fast test whether a line has any of the phrases, and the phrases with their slots."""
    phrases = list(dict.fromkeys(read_list(base_languages(languages), "site_slots")))
    anchors = phrase_pattern({max(phrase.split("{}"), key=len).strip() for phrase in phrases})
    slots = []
    for number, phrase in enumerate(phrases):
        before, after = map(_literal, phrase.split("{}"))
        slots.append(f"(?i:{before})(?P<n{number}>{_name(phrase)})(?i:{after})")
    any_slot = "|".join(slots) or "(?!)"
    return re.compile(anchors, re.IGNORECASE), re.compile(rf"(?<!\w)(?:{any_slot})(?!\w)")


def _name(phrase: str) -> str:
    if has_no_spaces(phrase):
        return _UNSPACED
    return f"(?:{RUN.pattern}|{QUOTED.pattern})" if _HAS_CASE.search(phrase) else _CASELESS


def _literal(text: str) -> str:
    return r"\s+".join(map(re.escape, text.split(" ")))
