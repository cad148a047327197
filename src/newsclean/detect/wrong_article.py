"""A for an, and an for a."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.records import Finding

# Written in lower case throughout: how capitals are read out, nobody can tell from the letters.
_A = re.compile(r" a (?=[aeio])(?!eu|ewe|one|once|ouija|euro|uni)([a-z]{3,})\b(?! la\b)")
_AN = re.compile(r" an (?=[bcdfgjklmnpqrtvwyz])([a-z]{3,})\b(?![-’'])")
# Foreign words that stand after the other form on purpose, and letters read out ("an mp3", "an sms").
_LAWFUL = frozenset(
    (
        "and",
        "all",
        "off",
        "mba",
        "mri",
        "mrna",
        "fbi",
        "nft",
        "ngo",
        "lgbt",
        "lgbtq",
        "nypd",
        "rna",
        "npc",
        "rpg",
        "xml",
    )
)


def find_wrong_article(reading: Reading) -> Iterator[Finding]:
    """Yield each English "a" before a vowel and "an" before a consonant, h, u and abbreviations left out.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_wrong_article(read_text("It was a attack by an group."))]
    ['a attack', 'an group']
    >>> list(find_wrong_article(read_text("a one-off, a European, an hour, an MBA, a union, an x-ray")))
    []
    """
    if reading.language != "en":
        return
    for pattern in (_A, _AN):
        for match in pattern.finditer(reading.text):
            if match[1] not in _LAWFUL:
                start, end = match.start() + 1, match.end()
                yield Finding(
                    "wrong_article", reading.text[start:end], start, end, 0.4, "the other form of the article"
                )
