"""The kind of each kept block: HTML names it in its tags; in plain text a sub-heading is recognised by its shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.measure import count_words, ends_sentence
from newsclean.records import Block, BlockKind, Decision

# The longest sub-heading of plain text, in words; the paragraph below it has more. Set by hand; holds on the seeds and
# the golden pages.
HEADING_WORDS = 12


def with_kinds(kept: Sequence[Decision]) -> Iterator[tuple[Block, BlockKind]]:
    """Yield each kept block with its kind."""
    for index, decision in enumerate(kept):
        block = decision.block
        following = kept[index + 1].block.text if index + 1 < len(kept) else ""
        if decision.label.kind == "image_caption":
            yield block, "caption"
        elif block.markup is None and block.kind == "paragraph" and is_heading(block.text, following):
            yield block, "heading"
        else:
            yield block, block.kind


def is_heading(text: str, following: str) -> bool:
    """Whether a line is short and no sentence, and the text below it is a longer one that ends as a sentence does.

    >>> prose = "The ferry to the island runs again after three weeks in the dock, the office said."
    >>> is_heading("Heavy losses", prose), is_heading("He said this:", prose), is_heading("Heavy losses", "Comments")
    (True, False, False)
    """
    if count_words(text) > HEADING_WORDS or ends_sentence(text) or text[-1:] in ",;:":
        return False
    return count_words(following) > HEADING_WORDS and ends_sentence(following)
