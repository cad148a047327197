"""Detects a word that is joined with itself by "and" or "or"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading, Search
from newsclean.detect.words import set_of, words_of

# The copy (group 1), and the mark or the next word (group 2) after it.
_COPY = re.compile(r"([a-z]{5,})(?:[.,;:!?)]| ([a-z]+)\b)")


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
    words, language = reading.words, reading.language
    ands, ors, closers = (set_of("joined_twin", key, language) for key in ("and", "or", "closers"))
    endings = words_of("joined_twin", "endings", language)
    lawful = set_of("joined_twin", "lawful", language)
    search = Search(reading)
    for first in reading.joined:
        if search.is_over:
            return
        word, joint = words[first], words[first + 1]
        if word in lawful or not (joint in ors or (joint in ands and word.endswith(endings))):
            continue
        # A mark or one of the listed words ends the pair.
        following = " ".join(words[first + 2 : first + 4])
        match = _COPY.match(following)
        if match is None or match[1] != word or (match[2] and match[2] not in closers):
            continue
        place = search.place(first, first + 3)
        if place is None:
            continue
        start = place[0]
        search.after = end = start + 2 * len(word) + len(joint) + 2
        if not reading.is_quoted(start):
            yield Finding("joined_twin", reading.text[start:end], start, end, 0.7, f"“{word}” is joined with itself")
