"""What is measured of each block before anything is judged: its words, its end, what the rules and the calendar say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsclean.label.credits import is_credit
from newsclean.label.rule_table import Match
from newsclean.measure import content_words, count_words, ends_sentence
from newsclean.metadata.dates import DateLine, find_date_line
from newsclean.records import Document

# A rule at least this sure takes its line out of the count of prose.
SURE = 0.8
# Words from which a line that ends a sentence is prose, and from which it is so without an end.
PROSE_WORDS, UNENDED_PROSE_WORDS = 8, 24
# Fewest words of a piece that does not end its sentence.
PIECE_WORDS = 3
# Longest date line, in words, its lead-in and time zone included.
DATE_WORDS = 16
# Kinds of rules that name credits.
CREDITS = frozenset({"byline", "date_line"})
# Kinds of rules that name buttons by the headline.
BUTTONS = frozenset({"share", "read_time", "call_to_action", "comment", "comment_form", "player", "newsletter"})


@dataclass(frozen=True, slots=True)
class Line:
    """What is measured of one block."""

    words: int
    ends: bool  # ends as a sentence does
    prose: bool
    chrome: bool  # a sure rule takes it
    date: DateLine | None  # it is nothing but a date
    credit: bool  # it says nothing but who wrote the article, for whom and when; a date is one
    piece: bool  # part of a sentence that runs over several lines
    matches: tuple[Match, ...]
    content: tuple[str, ...]  # its words that carry a topic, as `content_words` gives them


def measure_lines(document: Document, matches: Sequence[Sequence[Match]]) -> tuple[Line, ...]:
    """The measures of each block."""
    lines, languages = [], (document.language,)
    ends = [ends_sentence(block.text) for block in document.blocks]
    pieces = _pieces(document, ends, matches)
    for block, found, end in zip(document.blocks, matches, ends, strict=True):
        words, piece = count_words(block.text), block.index in pieces and not found
        chrome = any(match.rule.score >= SURE and match.rule.place == "any" for match in found)
        is_whole = end or (piece and pieces[block.index])
        is_long = words >= UNENDED_PROSE_WORDS or (is_whole and words >= PROSE_WORDS)
        prose = not chrome and is_long
        date = find_date_line(block.text, languages) if words <= DATE_WORDS else None
        credit = date is not None or any(match.rule.kind in CREDITS for match in found)
        credit = credit or (not prose and is_credit(block.text, document.language))
        content = tuple(content_words(block.text))
        lines.append(Line(words, end, prose, chrome, date, credit, piece, tuple(found), content))
    return tuple(lines)


def _pieces(document: Document, ends: Sequence[bool], matches: Sequence[Sequence[Match]]) -> dict[int, bool]:
    """The lines that are parts of sentences broken over lines, and whether the last of them ends as a sentence does.

    One ends amid it, the next begins with a small letter. That alone says little, since menus are written so: the first
    of the two must be long, and where no end comes they may be a headline and what stands below it.
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


def is_button(line: Line) -> bool:
    """Whether a rule is sure that the line is a button by the headline: share, listen, comment, read time."""
    return any(match.rule.kind in BUTTONS and match.rule.score >= SURE for match in line.matches)
