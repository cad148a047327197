"""One word twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count, islice

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
_MARKS = ".,;:!?)\"'”’»"  # that may stand after the last copy
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
    words = reading.words
    done = last = misses = 0
    # A word that begins with the word before it: few are, and most of those are twins, a mark on the second or none.
    for first in compress(count(), map(str.startswith, islice(words, 1, None), words)):
        if first < last or misses > MOST_MISSES:
            continue
        last = _run_end(words, first)
        word, copies = words[first].removesuffix(","), last - first
        least = _LETTERS if copies == 2 else 2
        if word != words[first]:
            least = _LETTERS_COMMA
        if copies < 2 or len(word) < least or not word.isalpha() or word in lawful:
            continue
        place = reading.place(first, last, done)
        if place is None:
            misses += 1
            continue
        start, done = place
        text = reading.text[start:done].rstrip(_MARKS)
        # Cells of a table begin with a capital; a loop that never ends has no full stop.
        lower = text.islower()
        odd = lower or copies > 2 or len(word) >= _LETTERS_NAME
        if (copies > 2 and lower) or (odd and reading.is_in_sentence(start, done)):
            score = 1.0 if copies > 2 else 0.8 if lower else 0.5
            end = start + len(text)
            yield Finding("doubled_word", text, start, end, score, f"“{word}” {copies} times in a row")


def _run_end(words: Sequence[str], first: int) -> int:
    """Where the run of one word ends that begins at `first`; its last copy may bear another mark than the rest."""
    end = first + 1
    while end < len(words) and words[end] == words[first]:
        end += 1
    if end < len(words) and words[end].rstrip(_MARKS) == words[first].removesuffix(","):
        end += 1
    return end
