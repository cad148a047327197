"""Detects spaces before ? ! ; :, as French sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of, start_of_word
from newsclean.language.habits import languages_with

_NO_BREAK = ("\u00a0", "\u202f")
_AFTER = re.compile(r"\s|$")
_LEAST = 2  # fewest places in one text; a single one may be a slip


def find_foreign_spacing(reading: Reading) -> Iterator[Finding]:
    """Yield the spaces before ? ! ; : in a text that has two or more and whose language sets none.

    A space before a comma or a full stop is not reported: it is left where a link was removed, and is more frequent on
    human pages than in machine translation. A plain space before a colon or semicolon is not reported either (form
    labels, code); only a no-break space is.
    If repair has closed a no-break space, the finding's text is the original form and its place is that of the repaired
    text.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_foreign_spacing(read_text("What to do ? Nobody knows ! They wait."))]
    ['do ?', 'knows !']
    >>> list(find_foreign_spacing(read_text("Que faire ? Personne ne sait !", "fr")))
    []
    """
    if not reading.is_latin or reading.language in languages_with("space_before_marks"):
        return
    text = reading.text
    has_no_break = any(space in reading.beyond_ascii for space in _NO_BREAK)
    found = [_finding(text[start:end], start, end) for start, end in _places(text, "?!;:" if has_no_break else "?!")]
    for mark in "?!;:" if reading.repairs else "":
        for source, start, end in reading.erased(mark):
            # Some people type a plain space there (3 of 390 pages of the development corpus); repair closes it.
            found += [
                _finding(source[first:last], start, end)
                for first, last in _places(source, mark)
                if source[last - 2] in _NO_BREAK and source[first:last] not in text[start:end]
            ]
    if len(found) >= _LEAST:
        yield from sorted(found, key=lambda finding: finding.start)


def _places(text: str, marks: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each word with a space and one of the marks behind it."""
    for mark in marks:
        for place in places_of(mark, text):
            space = text[place - 1 : place]
            if space not in _NO_BREAK and not (space == " " and mark in "?!"):
                continue
            if text[place - 2 : place - 1].isalpha() and _AFTER.match(text, place + 1):
                yield start_of_word(text, place - 1), place + 1


def _finding(text: str, start: int, end: int) -> Finding:
    message = "A space stands before the punctuation mark, as in French"
    return Finding("foreign_spacing", text, start, end, 0.5, message)
