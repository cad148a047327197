"""Detects a word that is joined with itself by "and" or "or"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.detect.reading import Reading
from newsclean.detect.words import words_of
from newsclean.records import Finding
from newsclean.trie import any_of


@cache
def _pair(joint: str, language: str) -> re.Pattern[str] | None:
    """Matches the joint, a word (group 1) and what ends the pair. None if the language has no words for it."""
    joints, closers = words_of("joined_twin", joint, language), words_of("joined_twin", "closers", language)
    # The pattern begins with a literal, which is fast to find.
    return re.compile(rf" {any_of(joints)} ([a-z]{{5,}})(?=[.,;:!?)]| {any_of(closers)}\b)") if joints else None


def find_joined_twin(reading: Reading) -> Iterator[Finding]:
    """Yield each English noun or adjective joined with itself ("illegal and illegal", "to destroy or destroy it").

    The source has two words that the machine translates alike. With "or" any word is reported, since nobody offers a
    choice between a thing and itself. Not reported: quoted speech, and words that people double on purpose. Seen in WMT
    2021 zh-en, ja-en and ha-en; not once in 1,450,000 words of news and web articles that people wrote.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_joined_twin(read_text("They are in a difficult and difficult, very long war."))]
    ['difficult and difficult']
    >>> list(find_joined_twin(read_text("It grew harder and harder, for hours and hours, over and over.")))
    []
    """
    text, language = reading.text, reading.language
    endings = words_of("joined_twin", "endings", language)
    lawful = words_of("joined_twin", "lawful", language)
    for joint in ("and", "or"):
        pattern = _pair(joint, language)
        for match in pattern.finditer(text) if pattern else ():
            word = match[1]
            start = match.start() - len(word)
            if not text.endswith(" " + word, 0, match.start()) or word in lawful:
                continue
            if (joint == "or" or word.endswith(endings)) and not reading.is_quoted(start):
                yield Finding("joined_twin", text[start : match.end()], start, match.end(), 0.7, f"“{word}” twice")
