"""Words of another language, in Latin letters, amid English."""

from __future__ import annotations

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


def find_untranslated_word(reading: Reading) -> Iterator[Finding]:
    """Yield each two or more function words of another language in a row in an English text, outside quotes.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_untranslated_word(read_text("The results sind nicht known to the public."))]
    ['sind nicht']
    >>> list(find_untranslated_word(read_text("She read “Wir sind nicht allein” by Médecins dans le monde.")))
    []
    """
    if reading.language != "en" or reading.vocabulary.isdisjoint(_FOREIGN):
        return
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
            line = reading.text[1 + reading.text.rfind("\n", 0, start) : start]
            if text.islower() and line.count("“") <= line.count("”") and line.count('"') % 2 == 0:
                yield Finding("untranslated_word", text, start, end, 0.7, "words of another language")
