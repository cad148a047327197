"""Detects quotations whose opening mark is in the wrong place in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.detect.words import words_of
from newsclean.trie import any_of

# `The troop “lost. In every district`: the quotation's first word ends a sentence, and another sentence follows.
_SPLIT = re.compile(r"“[a-z]+\. (?=[A-Z])")
_LONGEST = 60  # most characters of a subject


@cache
def _subject(language: str) -> re.Pattern[str] | None:
    """Matches a subject of two or three words. None if the language has no words for it."""
    determiners = words_of("misplaced_quote", "determiners", language)
    return re.compile(rf"{any_of(determiners)} (?:[a-z]+ ){{1,2}}") if determiners else None


def find_misplaced_quote(reading: Reading) -> Iterator[Finding]:
    """Yield each sentence whose predicate alone stands inside the quotation that follows.

    Not reported: a quoted word or clause at the end of a sentence (`He called it “lost.” In every district`, `It was
    “a mess. Nobody knew,” he said`). Seen in seeds/004.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_misplaced_quote(read_text("The troop “lost. In every district they flee,” he said."))]
    ['The troop “lost.']
    >>> list(find_misplaced_quote(read_text("The troops were “lost.” In every district they flee.")))
    []
    """
    subject = _subject(reading.language)
    if subject is None:
        return
    text = reading.text
    for match in _SPLIT.finditer(text):
        before = max(0, match.start() - _LONGEST)
        line = text[before : match.start()]
        start = before + max(line.rfind(". ") + 2 if ". " in line else 0, line.rfind("\n") + 1)
        if subject.fullmatch(text, start, match.start()):
            end = match.end() - 1
            message = "The quotation opens between a subject and its verb"
            yield Finding("misplaced_quote", text[start:end], start, end, 0.7, message)
