"""Detects the tail of one sentence that stands as a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.detect.words import set_of, words_of
from newsclean.trie import any_of


@cache
def _fragment(language: str) -> re.Pattern[str] | None:
    """Matches such a tail; group 1 is its bare noun, if it has one. None if the language has no words for it."""
    openers, relatives, joint, determiners = (
        words_of("dangling_fragment", key, language) for key in ("openers", "relatives", "joint", "determiners")
    )
    if not openers:
        return None
    # "Than provincial capitals." A statement cannot begin with a comparison or an object relative. It can begin with
    # Which, Who, Because or As: journalists write "Which is exactly the problem."
    # "Than whom no one writes better" is whole. "Bigger. Better. Than ever." is rhetoric, so two words must follow.
    tail = rf"{any_of(openers)} (?!{any_of(relatives)} )[^\s.!?]+ [^.!?\n]{{2,120}}"
    # "Square as the situation worsens at the border." One bare noun and a clause are the whole sentence; the rest of
    # the phrase is in another sentence. It must follow a sentence of the same paragraph, since "Panic as the market
    # falls" is a headline.
    lone = rf"(?<=[a-z]\. )([A-Z][a-z]+) {any_of(joint)} {any_of(determiners)} [^.!?,;:\n]{{8,100}}"
    return re.compile(rf"\. (?:{tail}|{lone})\.(?=\s|$)")  # begins with a literal, which is fast to find


def find_dangling_fragment(reading: Reading) -> Iterator[Finding]:
    """Yield each English sentence that is only the tail of another.

    Not reported: fragments that journalists write on purpose ("Which is exactly the problem.", "Because he can.",
    "About fifty kilometres from the border.", "Just as the vote began."). Seen in seeds/004.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_dangling_fragment(read_text("They lost control. Than provincial capitals."))]
    ['Than provincial capitals.']
    >>> [f.text for f in find_dangling_fragment(read_text("It closed. Square as the situation worsens there."))]
    ['Square as the situation worsens there.']
    >>> list(find_dangling_fragment(read_text("It was over. Just as the situation worsened, they fled.")))
    []
    """
    fragment = _fragment(reading.language)
    if fragment is None:
        return
    lawful = set_of("dangling_fragment", "lawful", reading.language)
    lawful_endings = words_of("dangling_fragment", "lawful_endings", reading.language)
    for match in fragment.finditer(reading.text):
        start, end = match.start() + 2, match.end()
        text, noun = reading.text[start:end], (match[1] or "").lower()
        if not noun:
            # "More guns than people. Than voters, even." goes on comparing.
            sentence = reading.line_before(start - 2).rpartition(". ")[2]
            if f" {text.partition(' ')[0].lower()} " not in sentence:
                yield Finding(
                    "dangling_fragment", text, start, end, 0.9, "The sentence is only the tail of another one"
                )
        elif noun not in lawful and not noun.endswith(lawful_endings):
            yield Finding("dangling_fragment", text, start, end, 0.6, "The sentence is only a bare noun and a clause")
