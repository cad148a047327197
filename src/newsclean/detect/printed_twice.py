"""Detects paragraphs that stand in the text twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.measure import all_words
from newsclean.records import Finding

# Fewest words of a paragraph that is reported. Refrains and list lines, which repeat on purpose, are shorter.
FEWEST_WORDS = 8
# Blocks are first compared by this many characters, because comparing them whole is slow.
HEAD = 16


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
    # Comparing all words of all blocks is slow, and few blocks begin alike.
    heads = [block.text[:HEAD].lower() for block in reading.blocks]
    if len(set(heads)) == len(heads):
        return
    again = {head for head, times in Counter(heads).items() if times > 1}
    seen: dict[tuple[str, ...], int] = {}
    lead: tuple[str, ...] = ()
    for head, (start, end, block) in zip(heads, reading.block_places(), strict=True):
        if lead and head not in again:
            continue
        words = tuple(all_words(block.text))
        if len(words) < FEWEST_WORDS or block.kind in ("table", "code"):
            continue
        if words in seen:
            yield Finding("printed_twice", block.text, start, end, 1.0, "the same paragraph stands above")
        elif lead and words[: len(lead)] == lead:
            yield Finding("printed_twice", block.text, start, end, 0.9, "begins with the whole of the first paragraph")
        seen.setdefault(words, start)
        lead = lead or words
