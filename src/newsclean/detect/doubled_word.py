"""One word twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from operator import eq

from newsclean.detect.reading import Reading
from newsclean.records import Finding

# What is lawfully said twice, by language; words of one to three letters are left out everywhere, since "the
# the" is the slip of any tired editor and no sign of a machine.
_LAWFUL = {
    "en": frozenset([
        "very", "that", "really", "many", "much", "long", "wait", "please", "never", "more",
        "again", "what", "there", "then", "hear", "well", "same", "knock", "blah", "yada",
        "bling", "bang", "boom", "chop", "gone", "super", "truly", "quite", "years", "were",
        "pretty", "easy", "fake", "wink", "walla", "duran", "pago", "bora", "cous", "tuk-tuk",
        "beep", "click", "double", "right", "extra", "de",
    ]),
    "de": frozenset([
        "denen", "deren", "sehr", "immer", "viele", "fr",
    ]),
    "fr": frozenset([
        "nous", "vous", "très", "elle", "elles", "bien", "petit", "encore", "toujours", "es",
    ]),
    "es": frozenset([
        "muy", "nunca", "casi", "poco", "mucho", "it",
    ]),
    "it": frozenset([
        "piano", "quasi", "appena", "proprio", "subito", "piccolo", "molto", "poco", "bene",
        "pian", "pt",
    ]),
    "pt": frozenset([
        "muito", "quase", "nunca", "logo", "nl",
    ]),
    "nl": frozenset([
        "heel", "veel", "deze", "door", "mensen", "zijn", "waren", "hebben", "worden", "kunnen",
        "pl",
    ]),
    "pl": frozenset([
        "bardzo", "tylko", "ledwo", "ru",
    ]),
    "ru": frozenset([
        "чуть", "очень", "едва", "только", "почти", "далеко", "быть", "много", "долго",
    ]),
}  # fmt: skip
_LETTERS = 4  # the shortest word taken


def find_doubled_word(reading: Reading) -> Iterator[Finding]:
    """Yield each word of four letters or more that stands twice in a row, with nothing between.

    Not taken: emphasis and grammar ("very very", "that that", "had had", "nous nous"), names ("Duran Duran"),
    and languages that double words as a rule (Turkish, Arabic, Indonesian). Measured on MLQE-PE, post-edited
    machine translation: all of 184 hits of such a rule touched what the editors changed.
    Source: proselint, lexical_illusions.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_doubled_word(read_text("the windows in a court court were broken"))]
    ['court court']
    >>> list(find_doubled_word(read_text("He had had a very very long day, she said that that was Duran Duran.")))
    []
    """
    lawful = _LAWFUL.get(reading.language)
    if lawful is None:
        return
    words = reading.words
    done = 0
    for i in compress(range(len(words)), map(eq, words, words[1:])):
        word = words[i]
        if i < done or len(word) < _LETTERS or not word.isalpha() or word in lawful:
            continue
        done = i + 1
        while done < len(words) and words[done] == word:
            done += 1
        places = reading.places()
        start, end = places[i][0], places[done - 1][1]
        text = reading.text[start:end]
        if text.islower() and "\n" not in text:
            copies = done - i
            score = 0.8 if copies == 2 else 1.0
            yield Finding("doubled_word", text, start, end, score, f"“{word}” {copies} times in a row")
