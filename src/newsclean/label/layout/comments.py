"""Readers' comments in a plain text: the lines that say who wrote one, and when."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.kinds import OF_READERS
from newsclean.label.layout.lines import SURE_RULE, Line
from newsclean.measure import count_words
from newsclean.metadata.dates.cut import cut_dates
from newsclean.metadata.dates.find import holds_date, holds_day
from newsclean.records import Document

# The longest line that names a reader and the day of a comment, in words, and how many of these stand beside the day.
HEADER_WORDS, HEADER_NAME = 12, 6


def says_a_reader(document: Document, lines: Sequence[Line], index: int) -> bool:
    """Whether a line may be a reader's name above a comment: "Luisa says:"."""
    said = lines[index].is_a("comment")
    return said and document.blocks[index].text.rstrip().endswith((":", "："))


def is_button_for_comments(line: Line) -> bool:
    """Whether a line heads a form for comments, or is a button that leads to one."""
    return any(
        match.rule.kind == "comment_form" and match.rule.opens and match.rule.score >= SURE_RULE
        for match in line.matches
    )


def is_button_amid(lines: Sequence[Line], index: int) -> bool:
    """Whether a button for comments stands right above a sentence that does not speak of comments.

    Authors put such buttons amid their text. Below the heading of a form its fields stand, perhaps behind a comment: a
    sentence right above a field is a reader's.
    """
    if index + 1 == len(lines) or not is_button_for_comments(lines[index]):
        return False
    below, next_line = lines[index + 1], lines[index + 2] if index + 2 < len(lines) else None
    if next_line is not None and next_line.is_a("comment_form") and not is_button_for_comments(next_line):
        return False
    return (below.prose or below.ends) and not below.is_a(*OF_READERS)


def last_of_comments(lines: Sequence[Line]) -> int:
    """The last line that speaks of comments; -1 where none does."""
    return next((index for index in range(len(lines) - 1, -1, -1) if lines[index].is_a(*OF_READERS)), -1)


def _heads_comment(document: Document, lines: Sequence[Line], index: int, comments_until: int) -> bool:
    """Whether a line is a reader's name above a comment, perhaps with a day, and comments are spoken of below it.

    `comments_until` is `last_of_comments` of the lines, found once so that many names cost no more than their number.
    """
    if not 1 <= index < comments_until or lines[index].prose or lines[index].date:
        return False
    return says_a_reader(document, lines, index) or _names_reader_and_day(document, lines[index], index)


def reader_above(document: Document, lines: Sequence[Line], index: int, comments_until: int) -> int | None:
    """The line that names the reader whose comment stands at `index`; None where no comment seems to stand there.

    The comment's day stands in the line of the name, or in a line of its own below it. If the name stands alone, there
    must be a button for answers below the comment.
    """
    day = index - 1
    if _heads_comment(document, lines, day, comments_until):
        return day
    if not 2 <= day < comments_until or not _is_day_of_comment(document, lines[day], day):
        return None
    name = day - 1
    if says_a_reader(document, lines, name):
        return name
    below = lines[index + 1].matches if index + 1 < len(lines) else ()
    of_readers = [match.rule for match in below if match.rule.kind == "comment"]
    has_button = bool(of_readers) and not any(rule.opens for rule in of_readers)
    return name if has_button and _may_name(lines[name]) else None


def _is_day_of_comment(document: Document, line: Line, index: int) -> bool:
    """Whether a line is nothing but a day, or how long ago that was."""
    if line.date or line.yearless:
        return True
    is_short = line.words <= HEADER_WORDS and not line.ends and line.is_a("date_line", "comment")
    return is_short and any(map(str.isdigit, document.blocks[index].text))


def _may_name(line: Line) -> bool:
    return line.words <= HEADER_NAME and not (line.prose or line.ends or line.date or line.credit or line.chrome)


def _names_reader_and_day(document: Document, line: Line, index: int) -> bool:
    """Whether a line has a name, a day and little else: "Truus wrote on 26 October 2024 at 20:14"."""
    if any(match.rule.kind == "comment" and match.rule.match and match.rule.place == "tail" for match in line.matches):
        return True
    text, languages = document.blocks[index].text.strip(), (document.language,)
    if line.words > HEADER_WORDS or line.ends or not any(map(str.isdigit, text)) or text[0].isdigit():
        return False
    if holds_date(text, languages):
        return count_words(cut_dates(text, languages)) <= HEADER_NAME
    return line.words <= HEADER_NAME + 2 and holds_day(text, languages)


def is_first_comment(document: Document, lines: Sequence[Line], index: int) -> bool:
    """Whether readers' comments begin here: "Luisa says:" right below chrome, with a comment form further down.

    An article may also contain such a line, but not between its tags and a form.
    """
    if not says_a_reader(document, lines, index) or not lines[index - 1].chrome:
        return False
    form = (i for i in range(index, len(lines)) if lines[i].is_a("comment_form"))
    return next(form, None) is not None
