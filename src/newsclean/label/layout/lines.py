"""What is measured of each block before any opinion: its words, its end, the rules and dates found in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from itertools import chain, pairwise

from newsclean.kinds import CREDITS, OF_READERS, STORIES
from newsclean.label.layout.credits import is_credit
from newsclean.label.rules.matches import Match
from newsclean.language.profile import function_words
from newsclean.measure import (
    MARKS,
    PROSE_WORDS,
    all_words,
    count_words,
    ends_sentence,
    fold_spaces,
    has_no_stops,
)
from newsclean.metadata.dates.lines import find_date_line, is_day_and_time
from newsclean.passing import passing
from newsclean.records import Document
from newsclean.topic_words import content_words, cut_to_stems

# A line that a rule matches with at least this score is not counted as prose.
SURE_RULE = 0.8
# A line that does not end a sentence is prose from this number of words on, any other from PROSE_WORDS on.
UNENDED_PROSE_WORDS = 24
# In a script without stops a shorter line is prose too, longer than most headlines. Set by hand on a few texts in Thai
# and Lao.
UNSTOPPED_PROSE_WORDS = 16
# The least words of a piece that does not end its sentence.
PIECE_WORDS = 3
# The longest name of a button or a field, and the longest entry of a menu that no rule knows; in words.
BUTTON_WORDS, MENU_WORDS = 4, 2
# The longest line of a date, in words, with its lead-in and time zone.
DATE_WORDS = 16
# Kinds of rules that name other stories.
_OTHER_STORIES = STORIES | {"pagination"}
# Kinds of rules that name buttons by the headline.
BUTTONS = OF_READERS | {"share", "read_time", "call_to_action", "player", "newsletter"}
# The last word of a line, and a syllable of Korean at its end.
_LAST_WORD = re.compile(rf"(?<![^\W\d_])(?<![{MARKS}])[^\W\d_](?:[^\W\d_]|[{MARKS}])*+$")
_HANGUL_END = re.compile(r"[\uac00-\ud7a3]$")


@passing
class Line:
    """The measures of one block."""

    words: int
    ends: bool  # ends as a sentence does
    prose: bool
    chrome: bool  # a sure rule for any place matches it
    date: bool  # nothing but a date, or a day without its year and a time of day
    yearless: bool  # the latter; below the prose it is no `date`, see `with_days_above`
    credit: bool  # it only says who wrote the article, for whom and when; a date counts as one
    piece: bool  # it is part of a sentence broken over several lines
    matches: tuple[Match, ...]
    content: tuple[str, ...]  # its words that carry a topic, from `content_words`
    printed: str  # in the form in which lines are compared: lower case, single spaces

    @property
    def stems(self) -> list[str]:
        """The stems of its words that carry a topic."""
        return cut_to_stems(self.content)

    def shares(self, topic: Set[str]) -> int:
        """How many of its words that carry a topic have their stem in this one."""
        return sum([stem in topic for stem in self.stems])

    def is_a(self, *kinds: str, score: float = 0.0) -> bool:
        """Whether a rule with this score or a higher one gives the line one of these kinds."""
        return any(match.rule.kind in kinds and match.rule.score >= score for match in self.matches)


def measure_lines(document: Document, matches: Sequence[Sequence[Match]]) -> tuple[Line, ...]:
    """The measures of each block, given the rules that match it."""
    lines, languages = [], (document.language,)
    ends = [ends_sentence(block.text) for block in document.blocks]
    pieces = _pieces(document, ends, matches)
    for block, found, end in zip(document.blocks, matches, ends, strict=True):
        words, piece = count_words(block.text), block.index in pieces and not found
        chrome = bool(found) and any(match.rule.score >= SURE_RULE and match.rule.place == "any" for match in found)
        is_whole = end or (piece and pieces[block.index])
        is_long = words >= PROSE_WORDS and (
            is_whole or words >= UNENDED_PROSE_WORDS or _is_unstopped_prose(block.text, words)
        )
        prose = not chrome and is_long
        yearless = words <= DATE_WORDS and is_day_and_time(block.text, languages)
        date = yearless or (words <= DATE_WORDS and find_date_line(block.text, languages) is not None)
        credit = date or (bool(found) and any(match.rule.kind in CREDITS for match in found))
        credit = credit or (not prose and is_credit(block.text, document.language))
        content, printed = tuple(content_words(block.text)), fold_spaces(block.text.lower())
        lines.append(Line(words, end, prose, chrome, date, yearless, credit, piece, tuple(found), content, printed))
    return tuple(lines)


def _pieces(document: Document, ends: Sequence[bool], matches: Sequence[Sequence[Match]]) -> dict[int, bool]:
    """The lines that are parts of a sentence broken over lines, each with whether the last part ends the sentence.

    A break is where a line ends amid a sentence and the next begins with a small letter. That alone says little, since
    menus look like this too, so the first of the lines must be long. Where the end of the sentence is missing, the
    lines may still be a headline and what stands below it.
    """
    runs: list[list[int]] = [[]]
    for index, (above, below) in enumerate(pairwise(document.blocks)):
        if ends[index] or not below.text.lstrip()[:1].islower() or not above.text.rstrip()[-1:].isalpha():
            continue
        if matches[index + 1] or below.kind != "paragraph" or is_credit(below.text, document.language):
            continue  # "by Anna Berg", below a headline
        if not ends[index + 1] and count_words(below.text) < PIECE_WORDS:
            continue  # initials, a handle
        if runs[-1][-1:] == [index]:
            runs[-1].append(index + 1)
        elif count_words(above.text) >= PROSE_WORDS:
            runs.append([index, index + 1])
    return {index: ends[run[-1]] for run in runs for index in run}


def is_button(line: Line, score: float = SURE_RULE) -> bool:
    """Whether a rule with this score says that the line is a button by the headline: share, listen, comment."""
    return line.is_a(*BUTTONS, score=score)


def is_bare_label(line: Line, match: Match) -> bool:
    """Whether a line is nothing but the label of a teaser, "Read more:"; the headline is on the next line then.

    Whole and half-cleaned pages in eight flavours: 14 of 1,800 texts gain by taking it too, one loses.
    """
    return match.rule.kind in _OTHER_STORIES and match.found.endswith(":") and count_words(match.found) == line.words


def is_marked(document: Document, index: int) -> bool:
    """Whether the block is a heading of the first level in Markdown."""
    block = document.blocks[index]
    if block.kind != "heading" or not block.text:
        return False
    if block.raw.split(None, 1)[0] == "#":
        return block.text[0] != "#"  # in other texts the mark stays
    below = document.blocks[index + 1] if index + 1 < len(document.blocks) else block
    return not below.text and below.raw.startswith("=")


def has_credit_below(lines: Sequence[Line], index: int, most: int) -> bool:
    """Whether one of the next lines, at most so many, is a credit."""
    return any(line.credit for line in lines[index + 1 : index + 1 + most])


def known_words(document: Document, lines: Sequence[Line], first: int, last: int) -> frozenset[str]:
    """The words of the prose from line `first` to line `last`, and the function words of its language."""
    return words_of_prose(document, lines, first, last) | function_words(document.language.split("-")[0])


def words_of_prose(document: Document, lines: Sequence[Line], first: int, last: int) -> frozenset[str]:
    """The words of the prose from line `first` to line `last`."""
    prose = (index for index in range(first, last + 1) if lines[index].prose)
    return frozenset(chain.from_iterable(all_words(document.blocks[index].text) for index in prose))


def is_prose_in_script(text: str, words: int) -> bool:
    """Whether a text of so many words is prose; a script without stops shows that by its length alone."""
    return words >= PROSE_WORDS and (ends_sentence(text) or _is_unstopped_prose(text, words))


def _is_unstopped_prose(text: str, words: int) -> bool:
    return words >= UNSTOPPED_PROSE_WORDS and has_no_stops(text)


def is_truncated(text: str, vocabulary: Collection[str]) -> bool:
    """Whether the text breaks off: at an ellipsis, or inside a word.

    It breaks off inside a word if its last word is not in `vocabulary`, the words of the text around it, but begins
    one. Korean sets its endings right behind its nouns, so there this says nothing.

    >>> is_truncated("an ongoing clash between Tal", {"taliban"}), is_truncated("fled the Taliban", {"taliban"})
    (True, False)
    >>> is_truncated("지하철 운행 지연", {"지연됐다"})
    False
    """
    if text.rstrip().endswith(("...", "…")):
        return True
    words = _LAST_WORD.findall(text.rstrip().lower())
    if not words or len(words[0]) < 2 or words[0] in vocabulary or _HANGUL_END.search(words[0]):
        return False
    return any(len(word) > len(words[0]) + 1 and word.startswith(words[0]) for word in vocabulary)
