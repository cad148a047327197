"""Detects a sentence that returns to the same words again and again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsclean.article import Finding
from newsclean.detect.echoes import FARTHEST
from newsclean.detect.reading import Reading, Search
from newsclean.detect.rhetoric import is_counted_up, times

SIZE = 4  # words that must be equal; three are too few, since people list universities and prices
COPIES = 3  # how often the words must occur
LONGEST = 5  # fewest letters of the longest of them; people repeat phrases like "de plus en plus" and "a lot of it"
_STOPS = (".", "!", "?", ";")


def find_oscillation(reading: Reading) -> Iterator[Finding]:
    """Yield each place of a sentence where the same four words occur three times or more, close to each other.

    Not reported: enumerations whose items begin with the words, figures and units ("million barrels a day"), tables,
    lists with semicolons, questions in a row, and what `find_repeated_phrase` reports. Source: Guerreiro et al. 2023;
    seen in WMT 2023 zh-en (NLLB).

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
    if not reading.is_latin:
        return
    words = reading.words
    echoes = []
    for echo in reading.echoes:
        size, last = echo.size, echo.first + echo.size
        # The last word may differ by a comma.
        size += last + echo.distance < len(words) and words[last].strip(",") == words[last + echo.distance].strip(",")
        if size >= SIZE and echo.distance > size:
            echoes.append((echo.first, size, echo.distance))
    echoes.sort()
    done, search = 0, Search(reading)
    for first, _, distance in echoes:
        second = first + distance
        after = _echo_at(second, echoes)
        if first < done or after is None or search.is_over:
            continue
        third = second + after
        alike = _alike_before(words, first, second, third)
        if all(is_counted_up(words, place - alike, reading.language) for place in (second, third)):
            continue  # "there will be no rest, there will be no sleep, there will be no peace"
        end = third + SIZE
        if max(map(len, words[first : first + SIZE])) < LONGEST:
            continue
        if "|" in words[first:end] or any(
            word.endswith(_STOPS) or any(map(str.isdigit, word)) for word in words[first : end - 1]
        ):
            continue
        if (place := search.place(first, end)) is None:
            continue
        done, search.after = end, place[1]
        message = f"“{' '.join(words[first : first + SIZE])}” stands {times(COPIES)} in one sentence"
        yield Finding("oscillation", reading.text[slice(*place)], *place, 0.8, message)


def _alike_before(words: Sequence[str], *places: int) -> int:
    """How many words before all the places are equal, ignoring opening quote marks and case; at most `FARTHEST`."""
    count = 0
    while (
        count < min(FARTHEST, *places)
        and len({words[place - count - 1].strip("“\"‘'").lower() for place in places}) == 1
    ):
        count += 1
    return count


def _echo_at(place: int, echoes: list[tuple[int, int, int]]) -> int | None:
    """The distance to the next copy of the words at a place, or None if there is none."""
    here = bisect_right(echoes, (place, FARTHEST + SIZE, 0))
    for first, size, distance in reversed(echoes[max(0, here - 2) : here]):
        if place + SIZE <= first + size:
            return distance
    return None
