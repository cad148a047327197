"""Lines that a text says twice: a caption with and without its credit, a teaser, an article printed twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newsclean.label.choice import find_repeats
from newsclean.label.layout.lines import Line
from newsclean.measure import PROSE_WORDS, all_words
from newsclean.records import Block

# Only lines that begin with the same KEY_WORDS words are compared; KEY_SIZE characters are enough to hold them.
KEY_WORDS, KEY_SIZE = 6, 80
# A text that is no whole page is printed twice if it repeats at least FEWEST_AGAIN sentences with this share of its
# words. Of 805 true texts of articles 15 say a sentence twice, three say so much.
FEWEST_AGAIN, SHARE_AGAIN = 3, 0.1


def find_beginnings(blocks: Sequence[Block], kept: Sequence[bool], lines: Sequence[Line]) -> frozenset[int]:
    """The kept lines that are the beginning, word for word, of another kept line.

    By site, of 128 whole pages of news 16 have such lines, and word F1 rises by 0.0011 in the mean.
    """
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, (keep, line) in enumerate(zip(kept, lines, strict=True)):
        if keep and line.words >= PROSE_WORDS:
            alike[tuple(all_words(blocks[i].text[:KEY_SIZE])[:KEY_WORDS])].append(i)
    found = set()
    for places in alike.values():
        if len(places) > 1:
            whole = {i: " ".join(all_words(blocks[i].text)) + " " for i in places}
            by_size = sorted(whole, key=lambda i: (len(whole[i]), i))
            found |= {i for i in by_size if _goes_on(whole[i], whole[by_size[-1]])}
    return frozenset(found)


def find_second_printing(blocks: Sequence[Block], lines: Sequence[Line]) -> frozenset[int]:
    """The sentences that a text repeats, if there are so many that it must be printed twice; else none."""
    again = find_repeats(blocks, [line.prose and line.ends for line in lines], [1.0] * len(blocks))
    share = sum(lines[i].words for i in again)
    if len(again) < FEWEST_AGAIN or share < SHARE_AGAIN * sum(line.words for line in lines):
        return frozenset()
    return again


def _goes_on(beginning: str, whole: str) -> bool:
    return len(whole) > len(beginning) and whole.startswith(beginning)
