"""Quote marks on the wrong side of a space, in the text or before it was repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading, places_of
from newsclean.records import Finding

# `ignored, ”said`: the space before the closing mark, none after. `Taliban ”.`: a closing mark off its word.
# Only curly marks: with straight ones nobody can tell closing from opening.
_WRONG_SIDE = re.compile(r"[\w’']+[,.!?]\s+”(?=\w)\w*|\w+\s+”[.,;](?=\s|$)")
# Languages in which ” may open a quotation.
_SAME_MARKS = frozenset(("sv", "fi", "da", "no", "nb", "nn", "hu"))
_MESSAGE = "a closing quote mark on the wrong side of its space"


def find_quote_spacing(reading: Reading) -> Iterator[Finding]:
    """Yield each closing quote mark that stands on the wrong side of its space.

    The finding's text is the form of the source, which repair has put right by now; its place is the repaired
    one. Seen in seeds/004; in WMT 2021 zh-en, Online-G.

    >>> from newsclean.detect.reading import read_text
    >>> from newsclean.records import Repair
    >>> repair = Repair("quote_spacing", ", ”said", ",” said", "quote_spacing", 24, 31)
    >>> article = read_text("Their demand was ignored,” said Bashir.", repairs=(repair,))
    >>> [f.text for f in find_quote_spacing(article)]
    ['ignored, ”said']
    >>> [f.text for f in find_quote_spacing(read_text("They left, the “Taliban ”. So"))]
    ['Taliban ”.']
    >>> list(find_quote_spacing(read_text("The “Taliban” left.")))
    []
    """
    if reading.language in _SAME_MARKS:
        return
    text = reading.text
    for repair in reading.repairs:
        if repair.before is None or "”" not in repair.before:
            continue
        # The repair may have taken the mark and the space alone: the word on either side belongs to the sign.
        start = 1 + max(text.rfind(" ", 0, repair.start), text.rfind("\n", 0, repair.start))
        tail = re.match(r"\S*", text[repair.end : repair.end + 40])
        end = repair.end + (tail.end() if tail else 0)
        source = text[start : repair.start] + repair.before + text[repair.end : end]
        if match := _WRONG_SIDE.search(source):
            yield Finding("quote_spacing", match[0], start, end, 0.7, _MESSAGE)
    for place in places_of("”", text):
        if text[place - 1 : place].isspace():
            start = 1 + max(text.rfind(" ", 0, place - 1), text.rfind("\n", 0, place - 1))
            if match := _WRONG_SIDE.search(text, start, place + 40):
                yield Finding("quote_spacing", match[0], *match.span(), 0.7, _MESSAGE)
