"""The input of the detectors: one frozen record of the article, which all of them share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsclean.article import JOINT, ArticleBlock, Repair
from newsclean.detect.echoes import Echo, find_echoes
from newsclean.language.habits import languages_with
from newsclean.language.words import read_words
from newsclean.measure import beyond_ascii, ends_sentence

_HEAD = 400  # words in `Reading.head_words`; a text full of foreign words or names has some among them
_CLOSES_SINGLE = re.compile(r"’(?!\w)")
_REST_OF_WORD = re.compile(r"\S{1,40}")
# Any character of a script that is not Latin, or of Chinese and Japanese punctuation and full width.
_BEYOND_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uff00-\uffef]")

# Three detectors look at commas, and nearly all commas have a space and a word after them.
_COMMA = re.compile(r",(?:(?! \w)|(?<=\. ,))")

# Kinds of blocks that are not written in sentences. Spaces before marks and repeated words mean nothing in them.
_NOT_WRITTEN = frozenset(("code", "table"))
# Searches backwards for the start of a word or line go no further, in characters. Without a limit they would take
# quadratic time in a text without spaces or line ends.
_LONGEST_WORD, _LONGEST_LINE = 200, 5_000
# A `Search` gives up after it has failed this many times. The page is then a list and not prose, and each failed search
# reads the whole text.
_MOST_MISSES = 50


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the detectors see it: the clean text, the repairs made in it, and the page's HTML."""

    text: str  # `Article.text`, with each character of code and tables replaced by a line end
    language: str  # the primary subtag, e.g. "en"; "und" where unknown
    blocks: tuple[ArticleBlock, ...]
    words: Sequence[str]  # `text.split()`, with punctuation still attached
    head_words: frozenset[str]  # the distinct words of the head, for a quick look before a search
    echoes: tuple[Echo, ...]  # words that are repeated at once or soon after
    twins: tuple[int, ...]  # index of each word that is followed by itself and a mark, as "court" in "court court."
    joined: tuple[int, ...]  # index of each word that returns after one other word, as "hard" in "hard and hard."
    commas: tuple[
        int, ...
    ]  # place of each comma that has no space and word after it, or a full stop and a space before
    script: str  # in which the language is written, as "Latin"; "" where that is unknown
    beyond_ascii: str  # the characters that are not ASCII, in order: a short text in which rare signs are found fast
    beyond_latin: bool  # whether any of them is of another script
    repairs: tuple[Repair, ...] = ()  # their positions are in `text`
    html: str = ""  # the page's source; "" for plain text
    url: str = ""  # the page's address
    notices: tuple[str, ...] = ()  # pieces that were left out of the text and may be notices about it

    @property
    def is_latin(self) -> bool:
        """Whether the language is known to be written in Latin letters."""
        return self.script == "Latin"

    def is_in_sentence(self, start: int, end: int) -> bool:
        """Whether the line of a place ends as a sentence or a part of one does, unlike headings and rows of a table.

        >>> read_text("Yes Yes No No\\nHe said yes yes.").is_in_sentence(0, 7)
        False
        """
        stop = self.text.find("\n", end)
        rest = self.text[start : stop if stop >= 0 else len(self.text)].rstrip()
        return ends_sentence(rest) or rest.endswith((",", ";", ":"))

    def line_before(self, place: int) -> str:
        """The text before a place in its line, at most `_LONGEST_LINE` characters."""
        reach = max(0, place - _LONGEST_LINE)
        return self.text[max(reach, 1 + self.text.rfind("\n", reach, place)) : place]

    def is_quoted(self, place: int) -> bool:
        """Whether a quotation that began in the same line is open at a place.

        >>> reading = read_text("He said “We know.\\nWe “know” it.")
        >>> [reading.is_quoted(reading.text.find(word)) for word in ("know.", "We “", "know”", "it.")]
        [True, False, True, False]
        >>> reading = read_text("Er sagte „ja“ und\\nsie »nein«, er «nein»", "de")
        >>> [reading.is_quoted(reading.text.find(word)) for word in ("ja", "und", "nein", "er")]
        [True, False, True, False]
        >>> reading = read_text("Hij zei: ‘Dat is ’t plan’ en ging.", "nl")
        >>> [reading.is_quoted(reading.text.find(word)) for word in ("Hij", "plan", "ging")]
        [False, True, False]
        >>> reading = read_text("Hon sade ”ja” och ”nej då” igen.", "sv")
        >>> [reading.is_quoted(reading.text.find(word)) for word in ("ja", "och", "då", "igen")]
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
        if "”" in line and self.language in languages_with("opens_with_closing_mark"):
            return line.count("”") % 2 == 1
        if line.count("“") > line.count("”"):
            return True
        # ’ is an apostrophe, too.
        single = line.rfind("‘")
        return single >= 0 and not _CLOSES_SINGLE.search(line, single)

    def erased(self, sign: str) -> Iterator[tuple[str, int, int]]:
        """Yield the original form of each repaired piece that has a sign, with its start and end in `text`.

        The pieces are given with the words they touch.

        >>> from newsclean.article import Repair
        >>> repair = Repair("missing_space", ",b", ", b", "missing_space", 1, 4)
        >>> list(read_text("a, b c", repairs=(repair,)).erased(","))
        [('a,b', 0, 4)]
        """
        is_kept = sign in self.text
        for repair in self.repairs:
            if repair.before is None or not (is_kept or sign in repair.before):
                continue
            start = start_of_word(self.text, repair.start)
            match = _REST_OF_WORD.match(self.text, repair.end)
            end = match.end() if match else repair.end
            source = self.text[start : repair.start] + repair.before + self.text[repair.end : end]
            if sign in source:
                yield source, start, end

    def block_places(self) -> Iterator[tuple[int, int, ArticleBlock]]:
        """Yield start and end of every block in `text`, with the block.

        >>> [(start, end) for start, end, _ in read_text("One.\\n\\nTwo.").block_places()]
        [(0, 4), (6, 10)]
        """
        start = 0
        for block in self.blocks:
            yield start, start + len(block.text), block
            start += len(block.text) + len(JOINT)


@dataclass(slots=True)
class Search:
    """Where words of a reading stand in its text, looked for from the front to the back."""

    reading: Reading
    after: int = 0  # where to look from: the end of what was found last
    misses: int = 0

    def place(self, first: int, end: int) -> tuple[int, int] | None:
        """Start and end of `words[first:end]` in the text, from `after` on; None if a line ends between them.

        >>> Search(read_text("Just two words")).place(1, 3)
        (5, 14)
        """
        phrase = " ".join(self.reading.words[first:end])
        start = self.reading.text.find(phrase, self.after)
        self.misses += start < 0
        return None if start < 0 else (start, start + len(phrase))

    @property
    def is_over(self) -> bool:
        """Whether so many words were not found that looking for more is not worth it."""
        return self.misses > _MOST_MISSES


def read_text(
    text: str,
    language: str = "en",
    *,
    blocks: tuple[ArticleBlock, ...] | None = None,
    repairs: tuple[Repair, ...] = (),
    html: str = "",
    url: str = "",
    notices: tuple[str, ...] = (),
) -> Reading:
    """Make the `Reading` of a text. Without `blocks`, each paragraph is a block.

    >>> read_text("A line.\\n\\nAnother line.", "de-AT").blocks[1].text
    'Another line.'
    >>> read_text("a ? b\\n\\nText.", blocks=(ArticleBlock("code", "a ? b"), ArticleBlock("paragraph", "Text."))).text
    '\\n\\n\\n\\n\\n\\n\\nText.'
    """
    if blocks is None:
        blocks = tuple(ArticleBlock("paragraph", piece) for piece in text.split(JOINT))
    if any(block.kind in _NOT_WRITTEN for block in blocks):
        text, repairs = _without_code(blocks, repairs)
    words = text.split()
    echoes, twins, joined = find_echoes(words)
    beyond = beyond_ascii(text)
    tag = language.partition("-")[0].lower()
    return Reading(
        text=text,
        language=tag,
        blocks=blocks,
        words=words,
        head_words=frozenset(words[:_HEAD]),
        echoes=echoes,
        twins=twins,
        joined=joined,
        commas=tuple(match.start() for match in _COMMA.finditer(text)),
        script=read_words(tag).script,
        beyond_ascii=beyond,
        beyond_latin=_BEYOND_LATIN.search(beyond) is not None,
        repairs=repairs,
        html=html,
        url=url,
        notices=notices,
    )


def _without_code(blocks: tuple[ArticleBlock, ...], repairs: tuple[Repair, ...]) -> tuple[str, tuple[Repair, ...]]:
    """The text of the blocks with code and tables replaced by line ends, and the repairs outside of them."""
    pieces: list[str] = []
    starts, ends = [0], [-1]  # of what is replaced; begins with a place before the text
    start = 0
    for block in blocks:
        if block.kind in _NOT_WRITTEN:
            pieces.append("\n" * len(block.text))
            starts.append(start)
            ends.append(start + len(block.text))
        else:
            pieces.append(block.text)
        start += len(block.text) + len(JOINT)
    outside = (repair for repair in repairs if repair.start > ends[bisect_right(starts, repair.start) - 1])
    return JOINT.join(pieces), tuple(outside)


def start_of_word(text: str, end: int) -> int:
    """Where the word that ends at `end` begins, at most `_LONGEST_WORD` characters before.

    >>> start_of_word("A line\\nof words", 11), start_of_word("a" * 500, 400)
    (10, 200)
    """
    reach = max(0, end - _LONGEST_WORD)
    return max(reach, 1 + max(text.rfind(" ", reach, end), text.rfind("\n", reach, end)))


def places_of(literal: str, text: str) -> Iterator[int]:
    """Yield each position of a literal in a text. This is much faster than a search by regular expression.

    >>> list(places_of("an", "banana"))
    [1, 3]
    """
    place = text.find(literal)
    while place >= 0:
        yield place
        place = text.find(literal, place + 1)
