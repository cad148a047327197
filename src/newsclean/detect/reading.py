"""What a detector is given: one frozen record of the article, made once and read by all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.records import ArticleBlock, Repair

_WORD = re.compile(r"\S+")
_SEPARATOR = "\n\n"  # what stands between two blocks in `Article.text`
# Any character of a script that is not Latin, or of Chinese and Japanese punctuation and full width.
_BEYOND_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uff00-\uffef]")

LATIN_LANGUAGES = frozenset(("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr"))


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the detectors see it: the clean text, what repair erased from it, and its markup."""

    text: str  # Article.text
    language: str  # the primary subtag, e.g. "en"; "und" where unknown
    blocks: tuple[ArticleBlock, ...]
    words: tuple[str, ...]  # `text.lower().split()`: marks still hang on them
    vocabulary: frozenset[str]  # the same, each once: where a detector looks before it searches
    beyond_latin: bool  # whether the text holds any character of another script
    repairs: tuple[Repair, ...] = ()  # places in `text`
    html: str = ""  # the page's source; "" for plain text

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
) -> Reading:
    """The reading of a text. Without `blocks`, each of its paragraphs is one.

    >>> read_text("A line.\\n\\nAnother line.", "de-AT").blocks[1].text
    'Another line.'
    """
    if blocks is None:
        blocks = tuple(ArticleBlock("paragraph", piece) for piece in text.split(_SEPARATOR))
    words = tuple(text.lower().split())
    return Reading(
        text=text,
        language=language.partition("-")[0].lower(),
        blocks=blocks,
        words=words,
        vocabulary=frozenset(words),
        beyond_latin=_BEYOND_LATIN.search(text) is not None,
        repairs=repairs,
        html=html,
    )


def places_of(literal: str, text: str) -> Iterator[int]:
    """Yield where a literal stands in a text: much faster than a regular expression that must look for it.

    >>> list(places_of("an", "banana"))
    [1, 3]
    """
    place = text.find(literal)
    while place >= 0:
        yield place
        place = text.find(literal, place + 1)
