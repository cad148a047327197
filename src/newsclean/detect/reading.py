"""What a detector is given: one frozen record of the article, made once and read by all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsclean.detect.echoes import Echo, find_echoes
from newsclean.language.folders import read_words
from newsclean.measure import beyond_ascii, ends_sentence
from newsclean.records import ArticleBlock, Repair

_HEAD = 400  # words; a text that is full of foreign words or names shows it there
_REST_OF_WORD = re.compile(r"\S{1,40}")
_SEPARATOR = "\n\n"  # what stands between two blocks in `Article.text`
# Any character of a script that is not Latin, or of Chinese and Japanese punctuation and full width.
_BEYOND_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uff00-\uffef]")

# Kinds of blocks that are not written in sentences: spaces before marks and words that come again mean nothing there.
_NOT_WRITTEN = frozenset(("code", "table"))
# No word and no paragraph is longer, in characters: to look further back from each place would take time by the square
# of a text without spaces or line ends.
_LONGEST_WORD, _LONGEST_LINE = 200, 5_000
# Places that `Reading.place` did not find after which a detector gives up: the page is a list, not prose, and each
# search costs its length.
MOST_MISSES = 50


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the detectors see it: the clean text, what repair erased from it, and its markup."""

    text: str  # Article.text, without a character of its code and tables: line ends stand in their place
    language: str  # the primary subtag, e.g. "en"; "und" where unknown
    blocks: tuple[ArticleBlock, ...]
    words: Sequence[str]  # `text.split()`: marks still hang on them
    vocabulary: frozenset[str]  # those of the head, each once: where a detector looks before it searches
    echoes: tuple[Echo, ...]  # words that come again at once or soon
    is_latin: bool  # whether the language is known to be written in Latin letters
    beyond_latin: bool  # whether the text holds any character of another script
    repairs: tuple[Repair, ...] = ()  # places in `text`
    html: str = ""  # the page's source; "" for plain text

    def place(self, first: int, end: int, after: int = 0) -> tuple[int, int] | None:
        """Where `words[first:end]` stand in `text`, from `after` on; None where a line ends between them.

        >>> read_text("Just two words").place(1, 3)
        (5, 14)
        """
        phrase = " ".join(self.words[first:end])
        start = self.text.find(phrase, after)
        return None if start < 0 else (start, start + len(phrase))

    def is_in_sentence(self, start: int, end: int) -> bool:
        """Whether the line of a place ends as a sentence or its part does: it is no heading, no row of a table.

        >>> read_text("Yes Yes No No\\nHe said yes yes.").is_in_sentence(0, 7)
        False
        """
        stop = self.text.find("\n", end)
        rest = self.text[start : stop if stop >= 0 else len(self.text)].rstrip()
        return ends_sentence(rest) or rest.endswith((",", ";", ":"))

    def line_before(self, place: int) -> str:
        """What stands before a place in its line."""
        reach = max(0, place - _LONGEST_LINE)
        return self.text[max(reach, 1 + self.text.rfind("\n", reach, place)) : place]

    def is_quoted(self, place: int) -> bool:
        """Whether a quotation stands open at a place of its line.

        >>> reading = read_text("He said “We know.\\nWe “know” it.")
        >>> [reading.is_quoted(reading.text.find(word)) for word in ("know.", "We “", "know”", "it.")]
        [True, False, True, False]
        >>> reading = read_text("Er sagte „ja“ und\\nsie »nein«, er «nein»", "de")
        >>> [reading.is_quoted(reading.text.find(word)) for word in ("ja", "und", "nein", "er")]
        [True, False, True, False]
        """
        line = self.line_before(place)
        if line.count('"') % 2 == 1:
            return True
        if "„" in line:
            return line.count("„") > line.count("“") + line.count("”")
        if "«" in line or "»" in line:
            # French opens with «, German with ».
            opens, closes = "»«" if line.find("»", 0, line.find("«") if "«" in line else None) >= 0 else "«»"
            return line.count(opens) > line.count(closes)
        return line.count("“") > line.count("”")

    def erased(self) -> Iterator[tuple[str, int, int]]:
        """Yield what repair found, with the words it touched, and where they stand in `text` now.

        >>> from newsclean.records import Repair
        >>> repair = Repair("missing_space", ",b", ", b", "missing_space", 1, 4)
        >>> list(read_text("a, b c", repairs=(repair,)).erased())
        [('a,b', 0, 4)]
        """
        for repair in self.repairs:
            if repair.before is None:
                continue
            start = start_of_word(self.text, repair.start)
            match = _REST_OF_WORD.match(self.text, repair.end)
            end = match.end() if match else repair.end
            yield self.text[start : repair.start] + repair.before + self.text[repair.end : end], start, end

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
    >>> read_text("a ? b\\n\\nText.", blocks=(ArticleBlock("code", "a ? b"), ArticleBlock("paragraph", "Text."))).text
    '\\n\\n\\n\\n\\n\\n\\nText.'
    """
    if blocks is None:
        blocks = tuple(ArticleBlock("paragraph", piece) for piece in text.split(_SEPARATOR))
    if any(block.kind in _NOT_WRITTEN for block in blocks):
        text, repairs = _without_code(text, blocks, repairs)
    words = text.split()
    tag = language.partition("-")[0].lower()
    return Reading(
        text=text,
        language=tag,
        blocks=blocks,
        words=words,
        vocabulary=frozenset(words[:_HEAD]),
        echoes=find_echoes(words),
        is_latin=read_words(tag).get("script") == "Latin",
        beyond_latin=_BEYOND_LATIN.search(beyond_ascii(text)) is not None,
        repairs=repairs,
        html=html,
    )


def _without_code(
    text: str, blocks: tuple[ArticleBlock, ...], repairs: tuple[Repair, ...]
) -> tuple[str, tuple[Repair, ...]]:
    """The text with line ends in place of its code and tables, and the repairs that were made elsewhere."""
    start = 0
    for block in blocks:
        end = start + len(block.text)
        if block.kind in _NOT_WRITTEN:
            text = text[:start] + "\n" * (end - start) + text[end:]
            repairs = tuple(repair for repair in repairs if not start <= repair.start <= end)
        start = end + len(_SEPARATOR)
    return text, repairs


def start_of_word(text: str, end: int) -> int:
    """Where the word that ends at `end` begins; no further back than a word can be long.

    >>> start_of_word("A line\\nof words", 11), start_of_word("a" * 500, 400)
    (10, 200)
    """
    reach = max(0, end - _LONGEST_WORD)
    return max(reach, 1 + max(text.rfind(" ", reach, end), text.rfind("\n", reach, end)))


def places_of(literal: str, text: str) -> Iterator[int]:
    """Yield where a literal stands in a text: much faster than a regular expression that must look for it.

    >>> list(places_of("an", "banana"))
    [1, 3]
    """
    place = text.find(literal)
    while place >= 0:
        yield place
        place = text.find(literal, place + 1)
