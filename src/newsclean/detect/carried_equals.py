"""Detects the equals sign of Japanese newspapers in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of, start_of_word

# "Chihara Yuki (Okayama = 33)": a person's town and age.
_IN_BRACKETS = re.compile(r"(?<=[^\W\d_] )\([A-Z][^\W\d_]+(?:[ -][^\W\d_]+)? = [1-9]\d\)")
# "office worker (58) = Naka-ku, Okayama City": a person's age and home.
_AFTER_AGE = re.compile(r"(?<= )\(\d{2,3}\) = [A-Z][\w-]+")
_BEFORE = 40  # characters before the sign in which the opening bracket is searched


def find_carried_equals(reading: Reading) -> Iterator[Finding]:
    """Yield each equals sign between a person's age and place, as Japanese newspapers write it.

    Not reported: formulas, code and figures of statistics ("scores rose (Mean = 12)"). Seen in WMT 2021 ja-en, but in
    none of its texts that people wrote or translated.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_carried_equals(read_text("Chihara Yuki (Okayama = 33) won."))]
    ['(Okayama = 33)']
    >>> list(find_carried_equals(read_text("Let f(x) = 3 and (Power = Voltage) hold.")))
    []
    """
    if not reading.is_latin or "=" not in reading.text:
        return
    text = reading.text
    for place in places_of(" = ", text):
        opening = text.rfind("(", max(0, place - _BEFORE), place)
        for pattern in (_IN_BRACKETS, _AFTER_AGE) if opening >= 0 else ():
            match = pattern.match(text, opening)
            if match and match.end() > place and (pattern is _AFTER_AGE or _is_after_name(text, opening)):
                yield Finding(
                    "carried_equals",
                    match[0],
                    *match.span(),
                    0.8,
                    "An equals sign joins a person's age and place, as in Japanese newspapers",
                )


def _is_after_name(text: str, place: int) -> bool:
    """Whether the word before a place has a capital, as a person's name does."""
    return text[start_of_word(text, place - 1) :][:1].isupper()
