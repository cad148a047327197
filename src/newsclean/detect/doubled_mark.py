"""Detects sequences of punctuation marks that no style allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.records import Finding

# "..", "?!" and "!!" are left out: people write them. The patterns begin with a literal, which is fast to find.
_PAIRS = (re.compile(r",(?<=[^\W\d],) ?[,.](?=\s|$)"), re.compile(r"\. ,(?<=[^\W\d]\. ,)(?=\s|$)"))


def find_doubled_mark(reading: Reading) -> Iterator[Finding]:
    """Yield each pair of marks such as ",," or ", ." that follows a word.

    Not reported: an abbreviation's full stop and a comma ("Inc., "), an ellipsis, a number without its leading zero
    (", .5"). Source: MLQE-PE; ten times as frequent in weak machine translation as in human news.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_doubled_mark(read_text("He came,, he saw, . They won."))]
    [',,', ', .']
    >>> list(find_doubled_mark(read_text("Acme Inc., the maker, grew by .5 per cent ... They won.")))
    []
    """
    if not reading.is_latin:
        return
    for pair in _PAIRS:
        for match in pair.finditer(reading.text):
            yield Finding("doubled_mark", match[0], *match.span(), 0.6, "two marks that do not go together")
