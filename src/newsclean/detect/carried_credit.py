"""Credits of a Chinese newspaper, word for word in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading, places_of
from newsclean.records import Finding

# "(Reporter Wang Bin)", "Responsible Editor: Wang Sisuo".
_NAMED = re.compile(r"\([Rr]eporters?:? [A-Z][a-z]+[^()\n]{0,60}[)）]")
_EDITOR = re.compile(r"Responsib(?:le|ility) [Ee]ditors?: ?[A-Z][a-z]+(?: [A-Z][a-z]+)?")
_SIGNS = (("eporter", _NAMED, 2), ("esponsib", _EDITOR, 1))  # and how far into the credit they stand


def find_carried_credit(reading: Reading) -> Iterator[Finding]:
    """Yield each credit in the form of a Chinese newspaper ("(Reporter Wang Bin)", "Responsible Editor: ...").

    Not taken: "Reporter John Smith" outside brackets, "the reporter learned", which translators write too. In WMT
    2021 zh-en such a credit stands in one machine translation in four; people who translate leave it out or turn it
    round, 3 of 189.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_carried_credit(read_text("Evening News (Reporter Wang Bin) It rained on Monday."))]
    ['(Reporter Wang Bin)']
    >>> list(find_carried_credit(read_text("He told a reporter (not this one) that Reporter Jane Doe had left.")))
    []
    """
    if reading.language != "en":
        return
    text = reading.text
    for sign, pattern, before in _SIGNS:
        for place in places_of(sign, text):
            if place >= before and (match := pattern.match(text, place - before)):
                message = "the credit of a Chinese newspaper, word for word"
                yield Finding("carried_credit", match[0], *match.span(), 0.6, message)
