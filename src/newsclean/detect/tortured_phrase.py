"""Detects set phrases whose words were replaced by synonyms, as programs do that rewrite a text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of
from newsclean.detect.words import words_of

_NAME: Final = "tortured_phrase"
_LEAST = 2  # fewest different phrases in one text; a single one may be a person's


def find_tortured_phrase(reading: Reading) -> Iterator[Finding]:
    """Yield each set phrase in replaced words ("counterfeit consciousness"), in a text with two different ones.

    A phrase counts if its first word stands in the head of the text.

    Such a text was rewritten by a program ("spun"), often so that the copy is not found. That is no translation, and
    the kind has no weight for either score. The phrases are a closed list. Not reported: quoted ones, and texts about
    them. Source: Cabanac, Labbé and Magazinov 2021, tortured phrases.

    >>> from newsclean.detect.reading import read_text
    >>> text = "Experts in counterfeit consciousness met in the Joined States."
    >>> [f.text for f in find_tortured_phrase(read_text(text))]
    ['counterfeit consciousness', 'Joined States']
    >>> list(find_tortured_phrase(read_text("It was a profound learning experience for us.")))
    []
    """
    phrases = _phrases(reading.language)
    begun = sorted(reading.head_words & _first_words(reading.language))
    if not begun:
        return
    found = []
    for first in begun:
        for phrase, meant in phrases[first]:
            for place in places_of(phrase, reading.text):
                end = place + len(phrase)
                if not reading.text[end : end + 1].isalnum() and not reading.is_quoted(place):
                    message = f"“{phrase}” stands for “{meant}”, as a program wrote that replaces words"
                    found.append((meant, Finding(_NAME, phrase, place, end, 0.9, message)))
    if len({meant for meant, _ in found}) < _LEAST:
        return
    text = reading.text.lower()
    if not any(topic in text for topic in words_of(_NAME, "topics", reading.language)):
        yield from sorted((finding for _, finding in found), key=lambda finding: finding.start)


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(_phrases(language))


@cache
def _phrases(language: str) -> dict[str, list[tuple[str, str]]]:
    """By its first word: each phrase, in lower case and as it begins a sentence, and what it stands for."""
    phrases: dict[str, list[tuple[str, str]]] = {}
    for line in words_of(_NAME, "phrases", language):
        phrase, _, meant = line.partition(" = ")
        for form in sorted({phrase, phrase[0].upper() + phrase[1:]}):
            phrases.setdefault(form.partition(" ")[0], []).append((form, meant))
    return phrases
