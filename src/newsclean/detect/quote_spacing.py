"""Quote marks on the wrong side of a space, or without one, in the text or before it was repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading, places_of, start_of_word
from newsclean.records import Finding

# `ignored, ”said`: the space before the closing mark, none after. `Taliban ”.`: a closing mark off its word.
_WRONG_SIDE = re.compile(r"[\w’']+[,.!?]\s+”(?=\w)\w*|\w+\s+”[.,;](?=\s|$)")
# Languages in which ” may open a quotation.
_SAME_MARKS = frozenset(("sv", "fi", "da", "no", "nb", "nn", "hu"))
# `the“one`, `low”characters`: no space where the words and the quotation meet; but no “if”s and “but”s.
_GLUED = (
    re.compile(r"“(?<=[a-z,;:]“)(?=[^\W\d_])"),
    re.compile(r"”(?<=[a-z,.!?]”)(?=[a-z])(?!(?:e?s|e?d|ers?|ing|ish|ism|ists?|ness)\b)"),
)
_OPENING = frozenset(("en", "fr", "es", "it", "pt", "nl", "tr"))  # languages in which “ opens and never closes
# Straight marks, whose side nobody can tell: a space on both (`office, " he said`, `he said, " We are`), or none
# (`said,"I asked`).
_STRAIGHT = (
    re.compile(r'" (?:(?<=\S " )|(?<=\n" )|(?<=^" ))(?=\w)'),
    re.compile(r'"(?<=[a-z]{2}")(?=[A-Za-z]{2})'),
    re.compile(r'"(?<=[a-z],")(?=[A-Za-z])'),
)
_LEAST_STRAIGHT = 2  # places in one text: a single one is the trace of a link or a tag that was taken out
# A single mark is a slip of people's, too: it weighs less than half of a habit.
_OF_SLIP, _OF_HABIT = 0.4, 0.8
_MANY = 4  # places in one text that are a habit: in 2 of 1,760 texts that people wrote, in 6 % of machine ones
_WORD_AFTER = re.compile(r" ?\S+")
_MESSAGE = "a closing quote mark on the wrong side of its space"


def find_quote_spacing(reading: Reading) -> Iterator[Finding]:
    """Yield each closing quote mark on the wrong side of its space, and each mark with a word on both sides.

    Of straight marks, two places at least with a space or none on both sides; four places in one text score higher:
    a single mark is a slip of people's, too.
    The finding's text is the form of the source, which repair has put right by now; its place is the repaired one.
    Seen in seeds/004; in WMT 2021 and 2023 zh-en, de-en and ja-en: 18 in 10,000 words, 0.1 in what people wrote.

    >>> from newsclean.detect.reading import read_text
    >>> from newsclean.records import Repair
    >>> repair = Repair("quote_spacing", ", ”said", ",” said", "quote_spacing", 24, 31)
    >>> article = read_text("Their demand was ignored,” said Bashir.", repairs=(repair,))
    >>> [f.text for f in find_quote_spacing(article)]
    ['ignored, ”said']
    >>> [f.text for f in find_quote_spacing(read_text("They left, the “Taliban ”. So the“six stability”came."))]
    ['Taliban ”.', 'the“six', 'stability”came.']
    >>> list(find_quote_spacing(read_text("The “Taliban” left.")))
    []
    """
    if reading.language in _SAME_MARKS:
        return
    text = reading.text
    for source, start, end in reading.erased():
        if "”" in source and (match := _WRONG_SIDE.search(source)):
            yield Finding("quote_spacing", match[0], start, end, _OF_SLIP, _MESSAGE)
    for place in places_of("”", text):
        if text[place - 1 : place].isspace():
            start = start_of_word(text, place - 1)
            if match := _WRONG_SIDE.search(text, start, place + 40):
                yield Finding("quote_spacing", match[0], *match.span(), _OF_SLIP, _MESSAGE)
    glued: list[int] = []
    straight: list[int] = []
    if reading.language in _OPENING:
        glued = [match.start() for pattern in _GLUED for match in pattern.finditer(text)]
    if '"' in text and reading.is_latin:
        straight = sorted(match.start() for pattern in _STRAIGHT for match in pattern.finditer(text))
    if len(straight) < _LEAST_STRAIGHT:
        straight = []
    is_habit = len(glued) + len(straight) >= _MANY
    for place in glued:
        yield _finding(text, place, _OF_HABIT if is_habit else _OF_SLIP, "a quote mark with no space on either side")
    for place in straight:
        yield _finding(
            text, place, _OF_HABIT if is_habit else _OF_SLIP, "a quote mark with a space, or none, on both sides"
        )


def _finding(text: str, place: int, score: float, message: str) -> Finding:
    """The finding of the mark at `place`, with the words on both sides of it."""
    before = place - (text[place - 1] == " ")
    start = start_of_word(text, before)
    match = _WORD_AFTER.match(text, place + 1)
    end = match.end() if match else place + 1
    return Finding("quote_spacing", text[start:end], start, end, score, message)
