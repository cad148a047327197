"""Detects verbs that do not agree with their pronoun."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of
from newsclean.detect.words import words_of


def find_agreement(reading: Reading) -> Iterator[Finding]:
    """Yield each English pronoun with a verb of the wrong number ("they was", "it have").

    Not reported: speech between quote marks, where dialect is quoted on purpose; texts that speak it throughout ("you
    was", "it don't"); and inversions.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_agreement(read_text("After the vote, it have no choice."))]
    ['it have']
    >>> list(find_agreement(read_text("Did it have a choice? “We know they was there,” he said.")))
    []
    """
    text, language = reading.text, reading.language
    always = words_of("agreement", "always", language)
    # Correct after an auxiliary ("did it have") and at the end of another phrase ("those who can afford it have more").
    at_clause = words_of("agreement", "at_clause", language)
    for pair in (*always, *at_clause):
        spaced = f" {pair} "
        if spaced not in text:
            continue
        if _is_dialect(text, language):
            return
        for place in places_of(spaced, text):
            words = reading.line_before(place).lower().rsplit(maxsplit=1)
            opens = bool(words) and (
                words[-1] in words_of("agreement", "clause_openers", language) or words[-1].endswith(",")
            )
            if (opens or pair in always) and not reading.is_quoted(place):
                yield Finding(
                    "agreement",
                    pair,
                    place + 1,
                    place + len(spaced) - 1,
                    0.5,
                    "The verb does not agree with its pronoun",
                )


def _is_dialect(text: str, language: str) -> bool:
    """Whether the text has other forms of a dialect with such verbs."""
    return any(f" {form} " in text for form in words_of("agreement", "dialect", language))
