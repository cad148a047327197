"""Detects credits of Chinese newspapers that were translated word for word into English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.detect.words import words_of
from newsclean.trie import any_of


@cache
def _credits(language: str) -> tuple[re.Pattern[str], ...]:
    """ "(Reporter Wang Bin)", "Responsible Editor: Wang Sisuo"; none where the language has no words for them."""
    keys = ("in_brackets", "before_colon", "joins")
    in_brackets, before_colon, joins = (words_of("carried_credit", key, language) for key in keys)
    if not in_brackets:
        return ()
    # Two patterns instead of one, because a pattern that begins with a literal is fast.
    return (
        re.compile(rf"\({any_of(in_brackets)}:? [A-Z][a-z]+(?:(?! (?!{any_of(joins)} )[a-z])[^()\n]){{0,60}}[)）]"),
        re.compile(rf"{any_of(before_colon)}: ?[A-Z][a-z]+(?: [A-Z][a-z]+)?"),
    )


def find_carried_credit(reading: Reading) -> Iterator[Finding]:
    """Yield each credit in the form of a Chinese newspaper ("(Reporter Wang Bin)", "Responsible Editor: ...").

    Not reported: "Reporter John Smith" outside brackets and "the reporter learned", which human translators write too,
    and brackets that say more than names ("(Reporter Jane Doe contributed to this report.)").
    In WMT 2021 zh-en, one machine translation in four has such a credit. Human translators leave it out or reword it;
    3 of 189 have it.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_carried_credit(read_text("Evening News (Reporter Wang Bin) It rained on Monday."))]
    ['(Reporter Wang Bin)']
    >>> list(find_carried_credit(read_text("It rained. (Reporter Jane Doe contributed to this report.)")))
    []
    >>> list(find_carried_credit(read_text("He told a reporter (not this one) that Reporter Jane Doe had left.")))
    []
    """
    for pattern in _credits(reading.language):
        for match in pattern.finditer(reading.text):
            message = "The credit of a Chinese newspaper was translated word for word"
            yield Finding("carried_credit", match[0], *match.span(), 0.6, message)
