"""Detects set phrases of another language's news, translated word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of
from newsclean.detect.words import set_of, words_of

_NAME: Final = "carried_formula"
_MESSAGE = "A set phrase of another language's news was translated word for word"
_REACH = 60  # characters before and after the sign in which its phrase is searched
_START_OF_SENTENCE = r"(?:^|(?<=\n)|(?<=[.!?] )|(?<=[.!?][\"”] ))"


@cache
def _formulas(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each literal that some phrases contain, with its rare character and these phrases, in the order of the search.

    A literal is found faster than a phrase, and a character faster than a literal.
    """
    rare = words_of(_NAME, "rare", language)
    openings = [_START_OF_SENTENCE + opening for opening in words_of(_NAME, "openings", language)]
    formulas = [*openings, *words_of(_NAME, "anywhere", language), *words_of(_NAME, "own", language)]
    return tuple(
        (
            next((character for character in rare if character in sign), ""),
            sign,
            re.compile("|".join(formula for formula in formulas if sign in formula)),
        )
        for sign in words_of(_NAME, "signs", language)
    )


def find_carried_formula(reading: Reading) -> Iterator[Finding]:
    """Yield each set phrase of another language's news in English words ("It is reported that", "the reporter saw").

    "My country" counts in a text in which nobody says "I". Not reported: quoted speech, and "It is understood that" and
    "It was reported that", which English newsrooms write too. In WMT 2021 and 2023 one machine translation in twelve
    has such a phrase and one human translation in fifty, but none of 870 news texts and web articles that people wrote.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_carried_formula(read_text("They fled. It is reported that nobody was hurt."))]
    ['It is reported that']
    >>> list(find_carried_formula(read_text("It was reported that a reporter saw it. I love my country.")))
    []
    """
    text = reading.text
    for rare, sign, formulas in _formulas(reading.language):
        if rare not in text:
            continue
        done = 0
        for place in places_of(sign, text):
            match = formulas.search(text, max(done, place - _REACH), place + _REACH)
            if match is None or reading.is_quoted(match.start()) or _is_speakers_own(match[0], reading):
                continue
            done = match.end()
            yield Finding(_NAME, match[0], *match.span(), 0.6, _MESSAGE)


def _is_speakers_own(phrase: str, reading: Reading) -> bool:
    """Whether the phrase speaks of its writer's own country and the writer may well be there to say so."""
    if phrase.lower() not in set_of(_NAME, "own", reading.language):
        return False
    return not set_of(_NAME, "speakers", reading.language).isdisjoint(reading.words)
