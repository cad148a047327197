"""Detects notices in which a page says that a machine translated it, in the text or in what was left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.detect.words import words_of
from newsclean.language.words import words_in
from newsclean.measure import FULL_STOPS, find_words

_MESSAGE = "The page says that a machine translated it"
# A notice stands above the text or below it, in one of so many blocks, and is no longer, in characters.
_BLOCKS_ABOVE, _BLOCKS_BELOW, _LONGEST = 2, 3, 400
# Of a longer block only its ends are looked at.
_ENDS = 1_000
_SMALL = re.compile(r"\b(?:ai|ia|ki|si|ии|ші)\b")
_SENTENCE = re.compile(r"\S.*?(?:[.!?。！？؟]+(?=\s|$)|$)", re.MULTILINE)


class _Notices(NamedTuple):
    """How the notices of a language are worded."""

    signs: tuple[str, ...]  # every notice holds one of these; they are looked for first
    opens: re.Pattern[str]  # how one begins
    alone: re.Pattern[str]  # what is one only if nothing stands beside it
    machines: re.Pattern[str]
    others: frozenset[str]  # words that deny it, or say that somebody says it


@cache
def _notices(language: str) -> _Notices | None:
    """The notices of a language; None where none are known."""
    signs, opens, alone, machines, nots = (
        words_of("translation_notice", key, language) for key in ("signs", "opens", "alone", "machines", "nots")
    )
    if not signs:
        return None
    label = r"\W*(?:[^\W\d]+(?:['’]s \w+)?\s?:\s*)?"  # "Note:", "(Editor's note:"
    others = frozenset(nots).union(words_in(language, "saying"))
    named = f"{label}(?:{'|'.join(alone)})"
    return _Notices(
        signs,
        re.compile(rf"{label}(?:{'|'.join(opens)})|[(\[（【]{named}[{FULL_STOPS}]?[)\]）】]"),
        re.compile(rf"{named}[{FULL_STOPS}]\W*$"),
        re.compile("|".join(machines)),
        others,
    )


def find_translation_notice(reading: Reading) -> Iterator[Finding]:
    """Yield each sentence in which the page says of itself that a machine translated it.

    Looked at are the first and last blocks of the text, and the notices that were left out of it; these have the place
    0, 0. Not reported: news about machine translation, and notices that somebody quotes.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_translation_notice(read_text("This article was automatically translated from Greek."))]
    ['This article was automatically translated from Greek.']
    >>> list(find_translation_notice(read_text("A note such as “This article was automatically translated” is due.")))
    []
    >>> [(f.text, f.end) for f in find_translation_notice(read_text("News.", notices=("Translated by DeepL",)))]
    [('Translated by DeepL', 0)]
    """
    places = [*_edges(reading)]
    # English notices are looked for on all pages, because translation software often writes its notice in English.
    for language in dict.fromkeys(("en", reading.language)):
        if (known := _notices(language)) is None:
            continue
        for notice in reading.notices:
            for sentence in _said(notice, 0, len(notice), known):
                yield Finding("translation_notice", sentence[0], 0, 0, 1.0, _MESSAGE)
        for start, end in places:
            for sentence in _said(reading.text, start, end, known):
                if not reading.is_quoted(sentence.start()):
                    yield Finding("translation_notice", sentence[0], *sentence.span(), 1.0, _MESSAGE)


def _edges(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield start and end of the pieces of the text in which a notice may stand."""
    places = [(start, end) for start, end, _ in reading.block_places()]
    for start, end in places[:_BLOCKS_ABOVE] + places[_BLOCKS_ABOVE:][-_BLOCKS_BELOW:]:
        if end - start <= 2 * _ENDS:
            yield start, end
        else:
            yield start, start + _ENDS
            yield end - _ENDS, end


def _said(text: str, start: int, end: int, known: _Notices) -> Iterator[re.Match[str]]:
    """Yield the sentences between two places of a text that are notices."""
    folded = text[start:end].lower()
    if any(sign in folded for sign in known.signs):
        whole = text[start:end].strip()
        for sentence in _SENTENCE.finditer(text, start, end):
            if _is_notice(sentence[0], known, is_whole=sentence[0] == whole):
                yield sentence


def _is_notice(sentence: str, known: _Notices, *, is_whole: bool) -> bool:
    """Whether a sentence is a notice: the page, or nothing, is its subject, it names a machine, and nobody says it.

    "Machine translation." amid other sentences is news about it.
    """
    if len(sentence) > _LONGEST or sentence.endswith(("?", "？", "؟")):
        return False
    folded = sentence.lower()
    if not (known.opens.match(folded) or (is_whole and known.alone.match(folded))):
        return False
    # Short words of machines are words of other things in small letters: Italian "ai", Portuguese "ia".
    if not known.machines.search(_SMALL.sub("", sentence).lower()):
        return False
    return known.others.isdisjoint(find_words(folded))
