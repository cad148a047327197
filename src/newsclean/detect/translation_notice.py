"""Detects notices in which a page says that a machine translated it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.detect.reading import Reading, places_of
from newsclean.detect.words import words_of
from newsclean.records import Finding

_MESSAGE = "The page says that a machine translated it"
_AROUND = 80  # characters on either side of the sign in which the notice is searched


@cache
def _notices(language: str) -> tuple[str, re.Pattern[str]]:
    """A literal that every notice of a language contains, searched first because that is fast; and their pattern."""
    (sign,) = words_of("translation_notice", "sign", language)
    # In the notices the page speaks of itself: "This article was translated automatically".
    return sign, re.compile("|".join(words_of("translation_notice", "notices", language)), re.IGNORECASE)


def find_translation_notice(reading: Reading) -> Iterator[Finding]:
    """Yield each sentence in which the article says of itself that a machine translated it.

    Not reported: news about machine translation, and a notice that the article quotes.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_translation_notice(read_text("This article was automatically translated from Greek."))]
    ['This article was automatically translated']
    >>> list(find_translation_notice(read_text("A note such as “This article was automatically translated” is due.")))
    []
    >>> list(find_translation_notice(read_text("The app automatically translated articles into Greek.")))
    []
    """
    text = reading.text
    # English notices are searched on all pages, because translation software often writes its notice in English.
    for language in dict.fromkeys(("en", reading.language)):
        if not words_of("translation_notice", "sign", language):
            continue
        sign, notices = _notices(language)
        done = 0
        for place in places_of(sign, text):
            match = notices.search(text, max(done, place - _AROUND), place + _AROUND)
            # The quotation may stand between apostrophes, too.
            if match and text[match.start() - 1 : match.start()] != "'" and not reading.is_quoted(match.start()):
                done = match.end()
                yield Finding("translation_notice", match[0], *match.span(), 1.0, _MESSAGE)
