"""Detects spaces before ? ! ; :, as French sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading, places_of, start_of_word
from newsclean.language.habits import languages_with
from newsclean.records import Finding

_NO_BREAK = ("\u00a0", "\u202f")
_AFTER = re.compile(r"\s|$")
_LEAST = 2  # fewest places in one text; a single one may be a slip


def find_foreign_spacing(reading: Reading) -> Iterator[Finding]:
    """Yield the spaces before ? ! ; : in a text that has two or more and whose language sets none.

    A space before a comma or a full stop is not reported: it is left where a link was removed, and is more frequent on
    human pages than in machine translation. A plain space before a colon or semicolon is not reported either (form
    labels, code); only a no-break space is.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_foreign_spacing(read_text("What to do ? Nobody knows ! They wait."))]
    ['do ?', 'knows !']
    >>> list(find_foreign_spacing(read_text("Que faire ? Personne ne sait !", "fr")))
    []
    """
    if not reading.is_latin or reading.language in languages_with("space_before_marks"):
        return
    text = reading.text
    found = []
    has_no_break = any(space in reading.beyond_ascii for space in _NO_BREAK)
    for mark in "?!;:" if has_no_break else "?!":
        for place in places_of(mark, text):
            space = text[place - 1 : place]
            plain = space == " " and mark in "?!"
            if (
                (plain or space in _NO_BREAK)
                and text[place - 2 : place - 1].isalpha()
                and _AFTER.match(text, place + 1)
            ):
                start = start_of_word(text, place - 1)
                sign = text[start : place + 1]
                found.append(
                    Finding(
                        "foreign_spacing",
                        sign,
                        start,
                        place + 1,
                        0.5,
                        "A space stands before the punctuation mark, as in French",
                    )
                )
    if len(found) >= _LEAST:
        yield from sorted(found, key=lambda finding: finding.start)
