"""One word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import MOST_MISSES, Reading
from newsclean.records import Finding

# What is lawfully said twice, by language; words of one to three letters are left out everywhere, since "the
# the" is the slip of any tired editor and no sign of a machine.
_LAWFUL = {
    "en": frozenset([
        "very", "that", "no", "so", "too", "ha", "oh", "la", "go", "ho", "yes", "bye", "had", "hey", "tut", "run",
        "really", "many", "much", "long", "wait", "please", "never", "more", "again", "what", "there", "then",
        "hear", "well", "same", "knock", "blah", "yada", "bling", "bang", "boom", "chop", "gone", "super", "truly",
        "quite", "years", "were", "pretty", "easy", "fake", "wink", "beep", "click", "double", "right", "extra",
        "location", "etc", "cous", "peri", "bora", "walla",
    ]),
    "de": frozenset(["denen", "deren", "sehr", "immer", "viele", "oder"]),
    "fr": frozenset(["nous", "vous", "très", "elle", "elles", "bien", "petit", "encore", "toujours"]),
    "es": frozenset(["muy", "nunca", "casi", "poco", "mucho"]),
    "it": frozenset(["piano", "quasi", "appena", "proprio", "subito", "molto", "poco", "bene", "pian"]),
    "pt": frozenset(["muito", "quase", "nunca", "logo"]),
    "nl": frozenset(["heel", "veel", "deze", "door", "mensen", "zijn", "waren", "hebben", "worden", "kunnen"]),
    "pl": frozenset(["bardzo", "tylko", "ledwo"]),
    "ru": frozenset(["чуть", "очень", "едва", "только", "почти", "далеко", "быть", "много", "долго"]),
}  # fmt: skip
# The same with a mark on the second: "in a court court." The words before it are read as wholes.
_MARKED_TWIN = re.compile(r" ([A-ZÀ-ÞА-Я]?[a-zß-ÿа-яё]{3,}+) \1[.,;:!?)”\"»]")
_LETTERS = 4  # the shortest word taken when it comes twice
_LETTERS_NAME = 8  # the same with a capital: Duran Duran, Sirhan Sirhan
_LETTERS_COMMA = 8  # the same with a comma between: people say "long, long" and "never, never" of short words


def find_doubled_word(reading: Reading) -> Iterator[Finding]:
    """Yield each word that stands twice in a row, with nothing between; a short one thrice.

    Not taken: emphasis and grammar ("very very", "that that", "had had", "nous nous"), short names ("Duran Duran"),
    tables, and languages that double words as a rule (Turkish, Arabic, Indonesian). In MLQE-PE every hit was gone
    after post-editing (docs/benchmarks-mt.md). Source: proselint, lexical_illusions.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_doubled_word(read_text("the windows in a court court were broken."))]
    ['court court']
    >>> list(find_doubled_word(read_text("He had had a very very long day, she said that that was Duran Duran.")))
    []
    """
    lawful = _LAWFUL.get(reading.language)
    if lawful is None:
        return
    runs = list(_runs(reading, lawful))
    yield from runs
    ends = {run.end for run in runs}
    # The last copy of a run, with its mark, is no pair of its own.
    yield from (twin for twin in _marked_twins(reading, lawful) if twin.start + len(twin.text) // 2 not in ends)


def _runs(reading: Reading, lawful: frozenset[str]) -> Iterator[Finding]:
    """Yield the words that come again and again, each copy bearing the same mark or none."""
    words = reading.words
    done = misses = 0
    for echo in reading.echoes:
        if echo.distance > 1 or misses > MOST_MISSES:
            return
        first, copies = echo.first, echo.size + 1
        word = words[first].removesuffix(",")
        least = _LETTERS if copies == 2 else 2
        if word != words[first]:
            least = _LETTERS_COMMA
        if len(word) < least or not word.isalpha() or word in lawful:
            continue
        place = reading.place(first, first + copies, done)
        if place is None:
            misses += 1
            continue
        start, done = place
        text = reading.text[start:done].removesuffix(",")
        # Cells of a table begin with a capital; a loop that never ends has no full stop.
        lower = text.islower()
        odd = lower or copies > 2 or len(word) >= _LETTERS_NAME
        if (copies > 2 and lower) or (odd and reading.is_in_sentence(start, done)):
            score = 1.0 if copies > 2 else 0.8 if lower else 0.5
            end = start + len(text)
            yield Finding("doubled_word", text, start, end, score, f"“{word}” {copies} times in a row")


def _marked_twins(reading: Reading, lawful: frozenset[str]) -> Iterator[Finding]:
    """Yield the words that come twice, a mark on the second."""
    for match in _MARKED_TWIN.finditer(reading.text):
        word = match[1]
        start, end = match.start(1), match.end() - 1
        least = _LETTERS if word.islower() else _LETTERS_NAME
        if len(word) >= least and word not in lawful and reading.is_in_sentence(start, end):
            score = 0.8 if word.islower() else 0.5
            yield Finding("doubled_word", f"{word} {word}", start, end, score, f"“{word}” twice in a row")
