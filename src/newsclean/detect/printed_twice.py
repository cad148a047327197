"""Detects paragraphs that stand in the text twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.article import ArticleBlock, Finding
from newsclean.detect.reading import Reading
from newsclean.measure import all_words

# Fewest words of a paragraph that is reported. Refrains and list lines, which repeat on purpose, are shorter.
FEWEST_WORDS = 8
SHORTEST = 30  # fewest characters of such a paragraph
OPENING = 16  # characters by which paragraphs are first compared, because comparing them whole is slow


def find_printed_twice(reading: Reading) -> Iterator[Finding]:
    """Yield each paragraph that repeats an earlier one, or that begins with the whole of the first one.

    Content systems print the lead again as a standfirst, and some pages print a paragraph for two layouts.
    The text keeps both copies, because nothing shows which one is the author's.

    >>> from newsclean.detect.reading import read_text
    >>> lead = "The ferry to the island runs again, the office said."
    >>> twice = f"{lead}\\n\\nIt had been in the dock since May, and nobody knew why.\\n\\n{lead} It said so on Monday."
    >>> [(f.text[:9], f.start) for f in find_printed_twice(read_text(twice))]
    [('The ferry', 111)]
    >>> list(find_printed_twice(read_text("No more war.\\n\\nThey sang.\\n\\nNo more war.")))
    []
    """
    copies = dict(_copies(reading.blocks))
    for index, (start, end, block) in enumerate(reading.block_places() if copies else ()):
        if index in copies:
            yield Finding("printed_twice", block.text, start, end, *copies[index])


def _copies(blocks: Sequence[ArticleBlock]) -> Iterator[tuple[int, tuple[float, str]]]:
    """Yield the index of each paragraph that repeats another one, with the score and the message of its finding."""
    # Comparing all words of all paragraphs is slow, and few of them begin alike.
    openings = [(block.text[:OPENING].lower(), i) for i, block in enumerate(blocks) if len(block.text) >= SHORTEST]
    last = dict(openings)
    if len(last) == len(openings):
        return
    again: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    lead: tuple[str, ...] = ()
    for opening, index in openings:
        if last[opening] != index:
            again.add(opening)
        if lead and opening not in again:
            continue
        words = tuple(all_words(blocks[index].text))
        if len(words) < FEWEST_WORDS or blocks[index].kind in ("table", "code"):
            continue
        if words in seen:
            yield index, (1.0, "The same paragraph stands above")
        elif lead and words[: len(lead)] == lead:
            yield index, (0.9, "The paragraph begins with the whole of the first one")
        seen.add(words)
        lead = lead or words
