"""Finds names where sites call themselves by their own: "Follow {}", "{} uses cookies", "All rights belong to {}"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import methodcaller
from typing import Literal, get_args

from newsclean.measure import has_no_spaces
from newsclean.metadata.words import base_languages, by_folders, even_letters, read_list, small_letters

# The lists of phrases with a slot in `words.toml`.
SlotList = Literal["site_slots", "own_slots", "logo_slots"]
_SLOTS: tuple[SlotList, ...] = get_args(SlotList)

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
# What divides a picture's credit: "Photo: Jane Doe/The Valley", "© The Valley / Jane Doe", "The ferry. | The Valley".
_CREDITED = re.compile(r"[/／|:：()（）©]")
_LAST_RUN = re.compile(rf"(?<=\s){RUN.pattern}$")


def names_in_credit(line: str) -> Iterator[str]:
    """Yield the sides of a picture's credit, or of its caption: one may be the photographer, the other the site.

    >>> list(names_in_credit("Photo: Jane Doe/Thornley Echo"))
    ['Photo', 'Jane Doe', 'Thornley Echo']
    >>> list(names_in_credit("Photo: reader of Thornley Echo")), list(names_in_credit("A ferry of Thornley"))
    (['Photo', 'reader of Thornley Echo', 'Thornley Echo'], [])
    """
    sides = [side for piece in _CREDITED.split(line) if (side := piece.strip())]
    if len(sides) > 1:
        yield from sides
        if sides[-1][0].islower() and (run := _LAST_RUN.search(sides[-1])) is not None:
            yield run.group()


def names_in_slots(line: str, languages: tuple[str, ...], slots: SlotList) -> Iterator[str]:
    """Yield the names that stand where sites name themselves, hardly another name stands, or a logo is called so.

    >>> list(names_in_slots("Join us: follow Thornley Echo on WhatsApp", ("en",), "site_slots"))
    ['Thornley Echo']
    >>> list(names_in_slots("Thornley Echo is loading", ("en",), "own_slots"))
    ['Thornley Echo']
    >>> list(names_in_slots("Follow the instructions", ("en",), "site_slots"))
    []
    """
    even = even_letters(line).replace("：", ":")  # as the phrases are written
    small = plain_letters(even)
    phrases = [_slot(phrase) for part, phrase in _parts(languages)[slots] if part in small]
    found = [match for slot in phrases if (match := slot.search(even))]
    while found:
        first = min(found, key=_start)
        yield line[slice(*first.span("name"))]
        end = first.end()
        # Only what begins inside of it is looked for again, so that the time stays proportional to the line.
        found = [one for match in found if (one := match if match.start() >= end else match.re.search(even, end))]


@by_folders
def _parts(languages: tuple[str, ...]) -> Mapping[SlotList, Sequence[tuple[str, str]]]:
    """Each phrase with its longest part, which a line must hold."""
    return {slots: tuple(map(_with_part, _phrases(languages, slots))) for slots in _SLOTS}


def _phrases(languages: tuple[str, ...], slots: SlotList) -> Iterable[str]:
    return dict.fromkeys(read_list(base_languages(languages), slots))


def _with_part(phrase: str) -> tuple[str, str]:
    return plain_letters(max(phrase.split("{}"), key=len).strip()), phrase


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
