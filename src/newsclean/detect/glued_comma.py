"""Detects a comma between two words with no space, as in Chinese and Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of
from newsclean.language.habits import languages_with

# Lower-case words and one comma only: "tags,news,politics" and an address are not prose.
_GLUED = re.compile(r",(?=[a-zß-ÿ]{2})(?<=[a-zß-ÿ]{2},)")
_WORD_BEFORE = re.compile(r"(?:(?<=\s)|^)[a-zß-ÿ’']+$")
_WORD_AFTER = re.compile(r"[a-zß-ÿ’']+(?=[.,;:!?]?(?:\s|$))(?!,[^\W\d_])")
_NEAR = 40  # most characters of a word
_LEAST = 2  # fewest places in one text; people make a single slip too
_SCORE, _MESSAGE = 0.5, "No space follows the comma, as in Chinese and Japanese"


def find_glued_comma(reading: Reading) -> Iterator[Finding]:
    """Yield the commas between two words with no space ("the victim,they need to") in a text with two or more.

    If repair has added the space, the finding's text is the original form and its place is that of the repaired text.
    Not reported: lists of tags ("news,politics,sport"), addresses, code, capitals; and languages other than English,
    since amateurs' pages of the development corpus have such commas. Seen in WMT 2021 and 2023 zh-en: in 1 of 120
    machine translations, in none of 870 human ones, 220 news texts and 670 web articles.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_glued_comma(read_text("They came to the victim,they said,to help."))]
    ['victim,they', 'said,to']
    >>> list(find_glued_comma(read_text("Tags: news,politics,sport. See q=london,uk for 1,000 more, he said.")))
    []
    """
    if reading.language not in languages_with("space_after_comma"):
        return
    found = [(reading.text[start:end], start, end) for start, end in _places(reading.text, reading.commas)]
    for source, start, end in reading.erased(","):
        found += [(source[first:last], start, end) for first, last in _places(source, places_of(",", source))]
    if len(found) >= _LEAST:
        for text, start, end in found:
            yield Finding("glued_comma", text, start, end, _SCORE, _MESSAGE)


def _places(text: str, commas: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each pair of words with such a comma between them."""
    for comma in commas:
        if not _GLUED.match(text, comma):
            continue
        before = _WORD_BEFORE.search(text, max(0, comma - _NEAR), comma)
        after = _WORD_AFTER.match(text, comma + 1, comma + 1 + _NEAR)
        if before and after:
            yield before.start(), after.end()
