"""A sentence that comes back to the same words again and again."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.detect.reading import LATIN_LANGUAGES, Reading
from newsclean.records import Finding

SIZE = 4  # words; three are too few, since people list universities and prices
COPIES = 3  # how often the words must come
_STOPS = (".", "!", "?", ";")


def find_oscillation(reading: Reading) -> Iterator[Finding]:
    """Yield each place of a sentence where the same four words come three times or more, close to each other.

    Left alone: figures and units ("million barrels a day"), lists with semicolons, questions in a row, and
    what `find_repeated_phrase` takes. Source: Guerreiro et al. 2023; seen in WMT 2023 zh-en (NLLB).

    >>> from newsclean.detect.reading import read_text
    >>> text = (
    ...     "They sold the Chinese bank's products, all the Chinese bank's products, and then the Chinese bank's "
    ...     "products of that year."
    ... )
    >>> [f.text[:14] for f in find_oscillation(read_text(text))]
    ['the Chinese ba']
    >>> list(find_oscillation(read_text("We shall fight on the beaches, we shall fight on the hills.")))
    []
    """
    if reading.language not in LATIN_LANGUAGES:
        return
    words = reading.words
    echoes = []
    for echo in reading.echoes:
        size, last = echo.size, echo.first + echo.size
        # The last word may be the same but for the mark on it.
        size += last + echo.distance < len(words) and words[last].strip(",") == words[last + echo.distance].strip(",")
        if size >= SIZE and echo.distance > size:
            echoes.append((echo.first, size, echo.distance))
    for first, _, distance in sorted(echoes):
        second = first + distance
        third = [second + d for f, s, d in echoes if f <= second <= f + s - SIZE]
        if not third:
            continue
        end = min(third) + SIZE
        between = words[first : end - 1]
        place = reading.place(first, end)
        if place and not any(word.endswith(_STOPS) or any(map(str.isdigit, word)) for word in between):
            message = f"“{' '.join(words[first : first + SIZE])}” {COPIES} times in one sentence"
            yield Finding("oscillation", reading.text[slice(*place)], *place, 0.8, message)
            return
