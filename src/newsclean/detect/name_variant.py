"""Detects one name that is spelled in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.detect.rhetoric import text_around
from newsclean.detect.words import words_of
from newsclean.whole_words import find_whole


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Maps each spelling of a well-known name to all its spellings."""
    groups = [frozenset(line.title().split()) for line in words_of("name_variant", "spellings", "und")]
    return {name: group for group in groups for name in group}


@cache
def _spellings() -> frozenset[str]:
    return frozenset(_groups())


def find_name_variant(reading: Reading) -> Iterator[Finding]:
    """Yield the rarer spelling of a well-known name that is spelled in two ways in the head of a text.

    Not reported: a spelling that the text speaks of ("also spelled Zelenskiy"). The names are a closed list, because
    two similar names are usually two people. A rule of similarity alone fired on 0.6 to 1.5 in 10,000 words of human
    news.

    >>> from newsclean.detect.reading import read_text
    >>> text = "Zelensky came. Later Zelensky spoke, and Zelenskiy left."
    >>> [f.text for f in find_name_variant(read_text(text))]
    ['Zelenskiy']
    >>> [f.start for f in find_name_variant(read_text("The Zelenskiyism of the year. " + text))]
    [71]
    >>> list(find_name_variant(read_text("Mohammed met Mohammad in Kyiv, once Kiev.")))
    []
    """
    seen = sorted(reading.head_words & _spellings())
    for name in seen:
        mine = reading.words.count(name)
        others = [other for other in seen if other != name and other in _groups()[name]]
        # With equal counts, the alphabetically later spelling is the variant, so that only one of two is reported.
        if any((reading.words.count(other), name) > (mine, other) for other in others):
            start = find_whole(reading.text, name)
            around = text_around(reading.text, start, start + len(name)).lower()
            if any(spoken in around for spoken in words_of("name_variant", "spoken_of", reading.language)):
                continue
            message = f"The same name is spelled “{others[0]}” elsewhere in the text"
            yield Finding("name_variant", name, start, start + len(name), 0.4, message)
