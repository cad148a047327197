"""What a detector is given: one frozen record of the article, made once and read by all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.records import ArticleBlock, Repair

_WORD = re.compile(r"\S+")
_SEPARATOR = "\n\n"  # what stands between two blocks in `Article.text`


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the detectors see it: the clean text, what repair erased from it, and its markup."""

    text: str  # Article.text
    language: str  # the primary subtag, e.g. "en"; "und" where unknown
    blocks: tuple[ArticleBlock, ...]
    words: tuple[str, ...]  # `text.lower().split()`: punctuation still hangs on them
    repairs: tuple[Repair, ...] = ()  # places in `text`
    html: str = ""  # the page's source; "" for plain text
    title: str | None = None

    def places(self) -> list[tuple[int, int]]:
        """Start and end of every word of `words`. Asked for only where something was found.

        >>> read_text("Two words").places()
        [(0, 3), (4, 9)]
        """
        return [match.span() for match in _WORD.finditer(self.text)]

    def block_places(self) -> Iterator[tuple[int, int, ArticleBlock]]:
        """Start and end of every block in `text`, with the block.

        >>> [(start, end) for start, end, _ in read_text("One.\\n\\nTwo.").block_places()]
        [(0, 4), (6, 10)]
        """
        start = 0
        for block in self.blocks:
            yield start, start + len(block.text), block
            start += len(block.text) + len(_SEPARATOR)


def read_text(
    text: str,
    language: str = "en",
    *,
    blocks: tuple[ArticleBlock, ...] | None = None,
    repairs: tuple[Repair, ...] = (),
    html: str = "",
    title: str | None = None,
) -> Reading:
    """The reading of a text. Without `blocks`, each of its paragraphs is one.

    >>> read_text("A line.\\n\\nAnother line.", "de-AT").blocks[1].text
    'Another line.'
    """
    if blocks is None:
        blocks = tuple(ArticleBlock("paragraph", piece) for piece in text.split(_SEPARATOR))
    primary = language.partition("-")[0].lower()
    return Reading(text, primary, blocks, tuple(text.lower().split()), repairs, html, title)
