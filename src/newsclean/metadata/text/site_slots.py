"""Finds names where sites call themselves by their own: "Follow {}", "{} uses cookies", "All rights belong to {}"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import methodcaller

from newsclean.measure import has_no_spaces
from newsclean.metadata.words import base_languages, by_folders, even_letters, read_list, small_letters

# A run of words with capitals, small words between them. The small letters are those of Latin, Greek and Cyrillic.
_SMALL = "a-zß-öø-ÿα-ώа-џґ" + "".join(filter(str.islower, map(chr, range(0x100, 0x180))))
_CAPITAL = rf"[^\W\d_{_SMALL}][\w'’&]*(?:[.-]\w+)*"
RUN = re.compile(rf"{_CAPITAL}(?:\s(?:(?:of|de|del|do|da|la|le|du|den|het|di|della|dei|des|van|&)\s)?{_CAPITAL})*")
# A name in quotation marks, perhaps with what it is before it: РИА «Приозёрье».
QUOTED = re.compile(rf"(?:\b[^\W\d_{_SMALL}]{{2,5}}\s)?[«„“「『《][^«»„“”「」『』《》]{{3,40}}[»“”」』》]")
# Names in scripts without capitals, and without spaces.
_CASELESS = r"[^\s.,،|:()]+(?:\s[^\s.,،|:()]+){0,3}?"
_UNSPACED = r"[^\s、。，,.：:（）()「」|]{2,12}?"
_HAS_CASE = re.compile(r"[a-zа-яё]")


# What divides a picture's credit: "Photo: Jane Doe/The Valley", "© The Valley / Jane Doe".
_CREDITED = re.compile(r"[/／|:：()（）©]")


def names_in_credit(line: str) -> Iterator[str]:
    """Yield the sides of a picture's credit: one may be the photographer, the other the site.

    >>> list(names_in_credit("Photo: Jane Doe/Thornley Echo"))
    ['Photo', 'Jane Doe', 'Thornley Echo']
    """
    if "/" in line or "／" in line or "|" in line:
        yield from filter(None, map(str.strip, _CREDITED.split(line)))


def names_in_slots(line: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the names that stand where sites name themselves.

    >>> list(names_in_slots("Join us: follow Thornley Echo on WhatsApp", ("en",)))
    ['Thornley Echo']
    >>> list(names_in_slots("Follow the instructions", ("en",)))
    []
    """
    even = even_letters(line).replace("：", ":")  # as the phrases are written
    small = plain_letters(even)
    slots = [_slot(phrase) for part, phrase in _parts(languages) if part in small]
    found = [match for slot in slots if (match := slot.search(even))]
    while found:
        first = min(found, key=_start)
        yield line[slice(*first.span("name"))]
        end = first.end()
        # Only what begins inside of it is looked for again, so that the time stays proportional to the line.
        found = [one for match in found if (one := match if match.start() >= end else match.re.search(even, end))]


@by_folders
def _parts(languages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each phrase with its longest part, which a line must hold."""
    phrases = dict.fromkeys(read_list(base_languages(languages), "site_slots"))
    return tuple((plain_letters(max(phrase.split("{}"), key=len).strip()), phrase) for phrase in phrases)


@cache
def _slot(phrase: str) -> re.Pattern[str]:
    """The phrase with its slot. Each is compiled when a line holds it; all of a language's would take 30 ms."""
    before, after = map(_literal, phrase.split("{}"))
    return re.compile(rf"(?<!\w)(?i:{before})(?P<name>{_name(phrase)})(?i:{after})(?!\w)")


_start = methodcaller("start")


def plain_letters(text: str) -> str:
    """The text in small letters, with one letter for the two that an expression without case takes for an "i".

    >>> plain_letters("YEŞİLOVA POSTASI") == plain_letters("Yeşilova Postası")
    True
    """
    return small_letters(text).replace("ı", "i")


def _name(phrase: str) -> str:
    if has_no_spaces(phrase):
        return _UNSPACED
    return f"(?:{QUOTED.pattern}|{RUN.pattern})" if _HAS_CASE.search(phrase) else _CASELESS


def _literal(text: str) -> str:
    return r"\s+".join(map(re.escape, text.split(" ")))
