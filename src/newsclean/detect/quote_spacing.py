"""Detects quote marks on the wrong side of a space, or without a space, in the text or before its repair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading, start_of_word
from newsclean.language.habits import languages_with

# `ignored, ”said`: a space before the closing mark and none after. `Taliban ”.`: a space between word and closing mark.
_WRONG_SIDE = re.compile(r"[\w’']+[,.!?]\s+”(?=\w)\w*|\w+\s+”[.,;](?=\s|$)")
_SPACED = re.compile(r"”(?<=\s”)")
# `the“one`, `low”characters`: no space between a word and the quotation. Endings are allowed: “if”s and “but”s.
_GLUED = (
    ("“", re.compile(r"“(?<=[a-z,;:]“)(?=[^\W\d_])")),
    ("”", re.compile(r"”(?<=[a-z,.!?]”)(?=[a-z])(?!(?:e?s|e?d|ers?|ing|ish|ism|ists?|ness)\b)")),
)
# A straight mark does not show whether it opens or closes. It is wrong with a space on both sides (`office, " he said`,
# `he said, " We are`) or on neither (`said,"I asked`).
_STRAIGHT = re.compile(
    r'"(?:(?= \w)(?:(?<=\S ")|(?<=\n")|(?<=^"))|(?=[A-Za-z])(?:(?<=[a-z]{2}")(?=[A-Za-z]{2})|(?<=[a-z],")))'
)
_LEAST_STRAIGHT = 2  # fewest places in one text; a single one may be left from a link or a tag that was removed
# Scores. People make a single slip too, so it scores half as much as a habit.
_OF_SLIP, _OF_HABIT = 0.4, 0.8
_MANY = 4  # this many places in one text are a habit: in 2 of 1,760 texts that people wrote, in 6 % of machine ones
_WORD_AFTER = re.compile(r" ?\S+")
_MESSAGE = "The closing quote mark stands on the wrong side of its space"


def find_quote_spacing(reading: Reading) -> Iterator[Finding]:
    """Yield each closing quote mark on the wrong side of its space, and each mark with a word on both sides.

    Straight marks with a space on both sides or on neither are reported from two places on. Four places in one text
    score higher, since people make a single slip too.
    If repair has corrected a mark, the finding's text is the original form and its place is that of the repaired text.
    Seen in seeds/004; in WMT 2021 and 2023 zh-en, de-en and ja-en: 18 in 10,000 words, 0.1 in what people wrote.

    >>> from newsclean.detect.reading import read_text
    >>> from newsclean.article import Repair
    >>> repair = Repair("quote_spacing", ", ”said", ",” said", "quote_spacing", 24, 31)
    >>> article = read_text("Their demand was ignored,” said Bashir.", repairs=(repair,))
    >>> [f.text for f in find_quote_spacing(article)]
    ['ignored, ”said']
    >>> [f.text for f in find_quote_spacing(read_text("They left, the “Taliban ”. So the“six stability”came."))]
    ['Taliban ”.', 'the“six', 'stability”came.']
    >>> list(find_quote_spacing(read_text("The “Taliban” left.")))
    []
    """
    if reading.language in languages_with("opens_with_closing_mark"):
        return
    text = reading.text
    for source, start, end in reading.erased("”"):
        if match := _WRONG_SIDE.search(source):
            yield Finding("quote_spacing", match[0], start, end, _OF_SLIP, _MESSAGE)
    for spaced in _SPACED.finditer(text) if "”" in text else ():
        place = spaced.start()
        if match := _WRONG_SIDE.search(text, start_of_word(text, place - 1), place + 40):
            yield Finding("quote_spacing", match[0], *match.span(), _OF_SLIP, _MESSAGE)
    glued: list[tuple[str, int, int]] = []
    straight: list[int] = []
    if reading.language in languages_with("opens_with_high_mark"):
        glued = [piece for mark, pattern in _GLUED for piece in _glued(reading, mark, pattern)]
    if '"' in text and reading.is_latin:
        straight = [match.start() for match in _STRAIGHT.finditer(text)]
    if len(straight) < _LEAST_STRAIGHT:
        straight = []
    is_habit = len(glued) + len(straight) >= _MANY
    score = _OF_HABIT if is_habit else _OF_SLIP
    for source, start, end in glued:
        yield Finding("quote_spacing", source, start, end, score, "The quote mark has a space on neither side")
    for place in straight:
        start, end = _with_words(text, place)
        message = "The quote mark has a space on both sides or on neither"
        yield Finding("quote_spacing", text[start:end], start, end, score, message)


def _glued(reading: Reading, mark: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each mark with no space in the text, or in it before its repair, with its words, start and end."""
    for match in pattern.finditer(reading.text) if mark in reading.text else ():
        start, end = _with_words(reading.text, match.start())
        yield reading.text[start:end], start, end
    for source, start, end in reading.erased(mark):
        if pattern.search(reading.text, start, end):
            continue  # it is still there, and another repair was made beside it
        for match in pattern.finditer(source):
            first, last = _with_words(source, match.start())
            yield source[first:last], start, end


def _with_words(text: str, place: int) -> tuple[int, int]:
    """Start and end of the mark at `place` with the words on both sides of it."""
    before = place - (text[place - 1] == " ")
    start = start_of_word(text, before)
    match = _WORD_AFTER.match(text, place + 1)
    return start, match.end() if match else place + 1
