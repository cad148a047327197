"""Cuts lines in which a tool glued the blocks of a page together: `get_text()` puts nothing between two tags.

"HomeNewsSport", "its fares.The mayor", "until 12:30Read more": the end of one block and the beginning of the next look
like one word. Names look like this too ("YouTube", "MacDonald"), so such places count only in a text that has many, and
only if what is written there looks like no name. Scripts without capitals show no such places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

Span = tuple[int, int]

# A glued text has at least FEWEST such places in lines of at least LONG characters, and one of these lines has DENSE of
# them. Of 1,055 true texts of the development corpus one has, a table whose cells are glued.
LONG, FEWEST, DENSE = 200, 12, 3
# So many of them are words that were joined, as in menus; otherwise only the spaces between sentences were lost, which
# repair gives back.
FEWEST_WORDS = 4
# In a glued text shorter lines are cut too, from this length on.
SHORT = 30
# Two words written as one are of two blocks if one of them also stands alone in the text, or if the next such place is
# at most so many characters away, as in a menu. The first of them has at least
# so many letters, or stands alone too.
NEAR, LEAST_LETTERS = 60, 3
# A longer run of letters that is printed twice is no name, but a menu.
LONGEST = 30

# A line of text has at most this share of the marks of code: a script of half a million characters had 0.14, the long
# lines of five glued pages 0.0003 at most.
MOST_MARKS = 0.01
_CODE_MARKS = "{}=;<>\\_"

# Latin, Greek, Cyrillic and Armenian.
_LETTERS = [chr(code) for code in range(0x41, 0x587)]
_CAPITALS, _SMALL = "".join(filter(str.isupper, _LETTERS)), "".join(filter(str.islower, _LETTERS))
_ENDS, _QUOTES = ".!?…", '"”“»«„'
_PLACE = re.compile(rf"([{_SMALL}\d{_ENDS})])([{_QUOTES}]?)(?=([{_CAPITALS}][{_SMALL}]+))")
_LAST_WORD = re.compile(rf"[{_CAPITALS}]?[{_SMALL}]+$")
_WORD = re.compile(rf"[{_CAPITALS}{_SMALL}]+")
# What may follow the first word of a sentence, and the marks that stand beside names in code and addresses.
_FOLLOWS, _OF_CODE = frozenset(" \u00a0,’'-:\n") | {""}, frozenset('._<>={}[]/@#$`\\("')
# In a text with more bytes a character, most letters are not of ASCII.
_OTHER_SCRIPT = 1.5


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one block may end and another begin."""

    at: int
    left: str  # the last word of the first block, or a digit; "" where a mark ends the block
    right: str  # the first word of the second block
    letters: str = ""  # the run of letters that both words stand in


def cut_glued(source: str, spans: Sequence[Span]) -> Sequence[Span]:
    """The spans of the blocks, those cut in which several blocks were glued together; the same unless the text is so.

    >>> menu = "The news of our town.Top newsHomeNewsSportWeatherCultureTravelFoodGamesVideoShopJobsCars" + 55 * " and"
    >>> [menu[start:end] for start, end in cut_glued(menu, [(0, len(menu))])][:4]
    ['The news of our town.', 'Top news', 'Home', 'News']
    """
    if not _may_be_glued("\n".join([source[start:end] for start, end in spans if end - start >= LONG])):
        return spans
    texts = [source[start:end] for start, end in spans]
    words = Counter(word for text in texts for word in _WORD.findall(text))
    found = [
        [] if _is_code(text) else [place for place in _places(text) if not _is_name(place, words)] for text in texts
    ]
    in_long = [
        sum(not place.letters or (words[place.letters] <= 1 and len(place.left) >= LEAST_LETTERS) for place in places)
        for text, places in zip(texts, found, strict=True)
        if len(text) >= LONG
    ]
    if sum(in_long) < FEWEST or max(in_long) < DENSE:
        return spans
    if sum(bool(place.letters) for places in found for place in places) < FEWEST_WORDS:
        return spans
    before = Counter(place.left for places in found for place in places)
    cuts = [
        _cuts(places, words, before) if len(text) >= SHORT else () for text, places in zip(texts, found, strict=True)
    ]
    return [piece for span, own in zip(spans, cuts, strict=True) for piece in _pieces(span, own)]


def _may_be_glued(long: str) -> bool:
    """Whether the long lines of a text may have FEWEST places; their bytes settle this for nearly all texts."""
    raw = long.encode("utf-8", "surrogatepass")
    if len(raw) <= _OTHER_SCRIPT * len(long):
        shapes = raw.translate(_SHAPES)
        if shapes.count(b"aAa") + shapes.count(b".Aa") < FEWEST:
            return False
    return sum(1 for _ in islice(_places(long), FEWEST)) == FEWEST


def _shape(byte: int) -> int:
    """The byte of "A" for a capital of ASCII, of "a" for a small letter or a digit, of "." for what ends a block."""
    character = chr(byte)
    if byte >= 0x80 or not (character.isalnum() or character in ".!?)"):
        return ord(" ")
    return ord("A" if character.isupper() else "a" if character.isalnum() else ".")


_SHAPES = bytes(map(_shape, range(256)))


def _places(text: str) -> Iterator[_Place]:
    """Yield the places of a line where two blocks may have been glued."""
    is_german, quotes, counted = "„" in text, 0, 0  # where quotes end with the mark that begins them elsewhere
    for match in _PLACE.finditer(text):
        mark, quote, right = match.groups()
        place = match.end()
        if quote:
            quotes, counted = quotes + text.count('"', counted, place), place
            closes = quotes % 2 == 0 if quote == '"' else quote in "”»" or (quote == "“" and is_german)
            if closes or not mark.isalnum():
                yield _Place(place if closes else match.end(1), "", right)
        elif mark in _ENDS:
            # No initial, no abbreviation, no call of a function.
            is_end = text[match.start() - 2 : match.start()].islower()
            if is_end and text[match.end(3) : match.end(3) + 1] in _FOLLOWS:
                yield _Place(place, "", right)
        elif not mark.isalpha():
            yield _Place(place, mark if mark.isdigit() else "", right)
        else:
            left = _LAST_WORD.search(text, max(0, place - LONGEST), place)
            letters = _letters_around(text, place)
            if letters and left:
                yield _Place(place, left.group(), right, letters)


def _is_code(text: str) -> bool:
    """Whether a line is program text or markup, in which words are written together too."""
    return sum(map(text.count, _CODE_MARKS)) > MOST_MARKS * len(text)


def _letters_around(text: str, place: int) -> str:
    """The run of letters around a place, up to LONGEST on each side; "" if it is a name in code or in an address."""
    start, end = place, place
    while start > max(0, place - LONGEST) and text[start - 1].isalpha():
        start -= 1
    while end < min(len(text), place + LONGEST) and text[end].isalpha():
        end += 1
    is_code = text[start - 1 : start] in _OF_CODE or text[end : end + 1] in _OF_CODE
    return "" if is_code and start and end < len(text) else text[start:end]


def _is_name(place: _Place, words: Counter[str]) -> bool:
    """Whether the letters around a place are a name: they are printed so again, or begin with a short part."""
    if not place.letters:
        return False
    if len(place.left) < LEAST_LETTERS and not (place.left.islower() and words[place.left]):
        return True
    again = words[place.letters] > 1 and len(place.letters) <= LONGEST
    return again and not (words[place.left] and words[place.right])


def _cuts(places: Sequence[_Place], words: Counter[str], before: Counter[str]) -> Iterator[int]:
    """Yield where a line is cut; `before` counts what stands before the places of the text."""
    for index, place in enumerate(places):
        if not place.left:
            yield place.at
            continue
        if place.left.islower() and before[place.left] > 1 and not words[place.left]:
            continue  # a prefix, as in "isiZulu"
        beside = (*places[max(0, index - 1) : index], *places[index + 1 : index + 2])
        is_near = any(other.letters and abs(other.at - place.at) <= NEAR for other in beside)
        if is_near or words[place.left] or words[place.right]:
            yield place.at


def _pieces(span: Span, cuts: Iterator[int] | Sequence[int]) -> Iterator[Span]:
    start, end = span
    for cut in cuts:
        yield start, span[0] + cut
        start = span[0] + cut
    yield start, end
