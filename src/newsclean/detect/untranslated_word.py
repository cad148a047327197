"""Words of another language, in Latin letters, amid English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import MOST_MISSES, Reading
from newsclean.records import Finding

# Function words that are no English words and seldom part of a name. Two in a row are wanted, so a title
# ("Médecins sans frontières") or a loan ("vis-à-vis") is left alone.
_FOREIGN = frozenset([
    "und", "nicht", "auch", "sind", "wird", "werden", "wurde", "einen", "einem", "eines", "dass",
    "durch", "avec", "dans", "cette", "était", "sont", "leurs", "qui", "nous", "mais", "aussi",
    "ont", "pero", "también", "según", "más", "fue", "sus", "desde", "cuando", "muy", "anche",
    "sono", "della", "delle", "degli", "nella", "però", "più", "questo", "também", "não", "são",
    "uma", "pelo", "pela", "foram", "niet", "zijn", "wordt", "voor", "naar", "ook", "maar",
    "jest", "się", "nie", "dla", "przez", "oraz", "için", "olarak", "ancak", "olan",
])  # fmt: skip

# A word that no English loan looks like: with a letter that none has, or with two of those that few have one of.
_STRANGE = re.compile(r"[^\W\d_]*(?:[þðłşğıščžřěůńśźżąęőűťďňțșă]|[áíóúýö][^\W\d_]*[áíóúýö])[^\W\d_]*")
_FIRST_BYTES = (b"\xc3", b"\xc4", b"\xc5", b"\xc8")  # of those letters in UTF-8; few English texts have any
_LEAST_LETTERS = 6
_BEFORE = frozenset([
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "with", "from", "that", "and", "or", "is", "are",
    "was", "were", "his", "her", "their", "its", "this", "these", "has", "have", "had", "be", "been", "it",
])  # fmt: skip


def find_untranslated_word(reading: Reading) -> Iterator[Finding]:
    """Yield each word of another language in an English text, outside quotes, that neither name nor loan can be.

    Two or more function words in a row; or one long word in small letters that are not English, after an English
    function word ("the hot water to the þvottahúsinu"). Of the latter, none in 1,700,000 words that people wrote
    or translated.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_untranslated_word(read_text("The results sind nicht known to the public."))]
    ['sind nicht']
    >>> list(find_untranslated_word(read_text("She read “Wir sind nicht allein” by Médecins dans le monde.")))
    []
    """
    if reading.language != "en":
        return
    if not reading.vocabulary.isdisjoint(_FOREIGN):
        yield from _function_words(reading)
    encoded = reading.text.encode("utf-8", "ignore")
    if any(byte in encoded for byte in _FIRST_BYTES):
        yield from _strange_words(reading)


def _function_words(reading: Reading) -> Iterator[Finding]:
    """Yield two function words of another language or more in a row."""
    words = reading.words
    end = misses = 0
    for i in range(len(words) - 1):
        if words[i] in _FOREIGN and words[i + 1] in _FOREIGN:
            place = reading.place(i, i + 2, end)
            if place is None:
                misses += 1
                if misses > MOST_MISSES:
                    return
                continue
            start, end = place
            text = reading.text[start:end]
            if text.islower() and not reading.is_quoted(start):
                yield Finding("untranslated_word", text, start, end, 0.7, "words of another language")


def _strange_words(reading: Reading) -> Iterator[Finding]:
    """Yield long words in small letters that are not English, each after an English function word."""
    words = reading.words
    end = misses = 0
    for i in [i for i, word in enumerate(words) if i and not word.isascii()]:
        word = words[i].rstrip(".,;:!?")
        if words[i - 1] not in _BEFORE or len(word) < _LEAST_LETTERS or not word.islower():
            continue
        if not _STRANGE.fullmatch(word):
            continue
        place = reading.place(i - 1, i + 1, end)
        if place is None:
            misses += 1
            if misses > MOST_MISSES:
                return
            continue
        start, end = place[0] + len(words[i - 1]) + 1, place[1]
        if not reading.is_quoted(start):
            yield Finding("untranslated_word", word, start, start + len(word), 0.7, "a word of another language")
