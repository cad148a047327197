"""Detects speakers who are named after a dash, as in Russian and other newspapers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.detect.words import words_of
from newsclean.trie import any_of

_CLOSING = ('"', "”", "»")
_REACH = 4  # most characters from the closing mark to the dash: `” , - said`


@cache
def _said(language: str) -> tuple[re.Pattern[str], ...]:
    """For each dash, match it and a verb of saying after a closing quote mark or a comma (`“It is over,” - said`)."""
    verbs = words_of("dash_attribution", "verbs", language)
    if not verbs:
        return ()
    # The patterns begin with one character, which is fast to find, and with a look at the space before it.
    after = r"(?:(?<=[\"”»] {0} )|(?<=[\"”»], {0} )|(?<=[\"”»] , {0} )|(?<=[a-z], {0} ))"
    return tuple(re.compile(rf"{dash}(?<= {dash}) {after.format(dash)}{any_of(verbs)}(?= )") for dash in "-–")


def find_dash_attribution(reading: Reading) -> Iterator[Finding]:
    """Yield each speaker who is named after a quotation, a dash and a verb (`“It is over,” - said the coach`).

    The quotation may have no marks but a comma (`It is over, - said the coach`).
    Not reported: a dash that continues the sentence (`a “mess” - and said so`). Seen in WMT 2021 ru-en, but in none of
    its texts that people wrote or translated.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_dash_attribution(read_text("“It is over”, - said the coach after the game."))]
    ['”, - said']
    >>> list(find_dash_attribution(read_text("He called it a “mess” - and said so.")))
    []
    """
    text = reading.text
    for pattern in _said(reading.language):
        for match in pattern.finditer(text):
            start, end = match.span()
            before = text[max(0, start - _REACH) : start].rstrip()
            quotation = before.rstrip(", ")
            start += len(quotation if quotation.endswith(_CLOSING) else before) - 1 - min(start, _REACH)
            yield Finding(
                "dash_attribution",
                text[start:end],
                start,
                end,
                0.6,
                "The speaker is named after a dash, as in Russian newspapers",
            )
