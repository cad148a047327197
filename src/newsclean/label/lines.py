"""What is measured of each block before anything is judged: its words, its end, what the rules and the calendar say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.label.credits import is_credit
from newsclean.label.rule_table import Match
from newsclean.measure import content_words, count_words, ends_sentence
from newsclean.metadata.dates import DateLine, find_date_line
from newsclean.records import Document

# A rule at least this sure takes its line out of the count of prose.
SURE = 0.8
# Words from which a line that ends a sentence is prose, and from which it is so without an end.
PROSE_WORDS, UNENDED_PROSE_WORDS = 8, 24
# Longest date line, in words, its lead-in and time zone included.
DATE_WORDS = 16
# Kinds of rules that name credits.
CREDITS = frozenset({"byline", "date_line"})


@dataclass(frozen=True, slots=True)
class Line:
    """What is measured of one block."""

    words: int
    ends: bool  # ends as a sentence does
    prose: bool
    chrome: bool  # a sure rule takes it
    date: DateLine | None  # it is nothing but a date
    credit: bool  # it says nothing but who wrote the article, for whom and when; a date is one
    matches: tuple[Match, ...]
    content: tuple[str, ...]  # its words that carry a topic, as `content_words` gives them


def measure_lines(document: Document, matches: Sequence[Sequence[Match]]) -> tuple[Line, ...]:
    """The measures of each block."""
    lines, languages = [], (document.language,)
    for block, found in zip(document.blocks, matches, strict=True):
        words, ends = count_words(block.text), ends_sentence(block.text)
        chrome = any(match.rule.score >= SURE and match.rule.place == "any" for match in found)
        prose = not chrome and (words >= UNENDED_PROSE_WORDS or (ends and words >= PROSE_WORDS))
        date = find_date_line(block.text, languages) if words <= DATE_WORDS else None
        credit = date is not None or any(match.rule.kind in CREDITS for match in found)
        credit = credit or (not prose and is_credit(block.text, document.language))
        lines.append(Line(words, ends, prose, chrome, date, credit, tuple(found), tuple(content_words(block.text))))
    return tuple(lines)
