"""Opinions on the lines between headline and text, and on those of the text, from the place where they stand."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property

from newsclean.label.layout.below_title import CAPTION, between, bylines_below_title, captions_below_title
from newsclean.label.layout.chronicle import headings_of_events, is_chronicle
from newsclean.label.layout.credits import are_names, is_caption, is_credit
from newsclean.label.layout.lines import Line, known_words
from newsclean.label.layout.regions import Layout, is_sure_credit
from newsclean.measure import count_words, ends_sentence
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.people.bylines import parse_byline
from newsclean.origins import (
    LAYOUT_AMID_TEXT,
    LAYOUT_CAPTION,
    LAYOUT_CHRONICLE,
    LAYOUT_EVENT,
    LAYOUT_OF,
    LAYOUT_PROSE,
)
from newsclean.records import Document, Label

# Scores from the place alone. Prose amid the text is kept unless a sure rule matches it. A short line there is kept
# unless anything names it. Nothing above the headline belongs to the article.
PROSE, LONG_PROSE, SHORT_LINE, UNENDED = 0.75, 0.85, 0.5, 0.6
LONG_PROSE_WORDS = 40
# The longest label of a day, in words: "When".
LABEL_WORDS = 3
# How many lines below the headline, with the standfirst, are searched for credits.
LINES_TO_CREDITS = 4


class AmidText:
    """Gives opinions on the lines below a headline, down to the last of the text."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self._document, self._layout = document, layout
        lines = layout.lines
        self._first_credit = next((i for i in range(layout.first, layout.prose) if lines[i].credit), layout.prose)
        # Credits stand below the headline or below the standfirst.
        self._credits_until = max(layout.prose, (layout.title or 0) + LINES_TO_CREDITS)
        self._has_days, self._has_hours = is_chronicle(layout), _has_hours(layout)
        self._events = headings_of_events(document, layout)
        self._captions = captions_below_title(document, layout)
        self._bylines = bylines_below_title(document, layout)

    def opinion(self, index: int) -> Label:
        """The opinion on a line: the first of these that is true of it."""
        document, layout = self._document, self._layout
        line, text = layout.lines[index], document.blocks[index].text
        if index in self._events:
            return Label(index, "body", LONG_PROSE, LAYOUT_EVENT, "Of the heading of an event, in a list of these")
        if index in self._captions:
            reason = "A sentence between the headline's buttons and a picture's credit"
            return Label(index, "image_caption", CAPTION, LAYOUT_CAPTION, reason)
        if index in self._bylines:
            return Label(index, "byline", 0.8, LAYOUT_OF["byline"], "A name, below the headline and beside its credits")
        if line.date and self._has_days and index >= layout.first:
            return Label(index, "body", LONG_PROSE, LAYOUT_CHRONICLE, "A date amid a text that has many")
        if line.yearless and self._is_of_text(index):
            return _amid_text(index, line)
        if line.date:
            return Label(index, "date_line", 0.8, LAYOUT_OF["date_line"], "Nothing but a date")
        if index - 1 in self._captions:
            return Label(index, "image_credit", CAPTION, LAYOUT_CAPTION, "The credit below a picture's caption")
        is_bare = not (line.chrome or line.credit)
        if is_bare and is_caption(text, document.language, above_text=index < layout.prose):
            return Label(index, "image_caption", 0.87, LAYOUT_CAPTION, "Ends in whose picture it is")
        if layout.title is not None and index <= self._credits_until and _is_credit(document, layout, index):
            return _credit(document, index)
        if layout.title is not None and not line.prose and not line.ends and index < layout.prose:
            return between(document, layout, index, self._first_credit, lambda: self._vocabulary)
        return _amid_text(index, line)

    def _is_of_text(self, index: int) -> bool:
        """Whether a day without its year is the text's: it heads an entry, or says when something is."""
        if self._has_hours or index > self._layout.prose:
            return True
        return is_between_labels(self._document, index, self._unnamed)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return known_words(self._document, self._layout.lines, self._layout.first, self._layout.last)

    @cached_property
    def _unnamed(self) -> frozenset[int]:
        """The lines but the headline that no rule knows and that are no credits."""
        lines = enumerate(self._layout.lines)
        return frozenset(i for i, line in lines if i != self._layout.title and not (line.matches or line.credit))


def _has_hours(layout: Layout) -> bool:
    """Whether days without their year head the entries of a live report: several, and not all above the first prose."""
    lines = layout.lines[layout.first : layout.last + 1]
    hours = [index for index, line in enumerate(lines) if line.yearless]
    return len(hours) > 1 and any(line.prose for line in lines[: hours[-1]])


def is_between_labels(document: Document, index: int, unnamed: Container[int]) -> bool:
    """Whether a day by the headline stands between short lines that nothing names: "When", the day, "Where"."""
    language, beside = document.language, (index - 1, index + 1)
    return all(at in unnamed for at in beside) and not any(
        count_words(text) > LABEL_WORDS or ends_sentence(text) or is_credit(text, language) or are_names(text, language)
        for text in (document.blocks[at].text for at in beside)
    )


def _is_credit(document: Document, layout: Layout, index: int) -> bool:
    if layout.lines[index].credit:
        return index < layout.prose or is_sure_credit(document, layout.lines, index)
    beside = layout.lines[max(0, index - 1) : index] + layout.lines[index + 1 : index + 2]
    if not any(line.date for line in beside):
        return False
    return are_names(document.blocks[index].text, document.language)


def _credit(document: Document, index: int) -> Label:
    text, languages = document.blocks[index].text, (document.language,)
    if find_date(text, languages) is not None and not parse_byline(text, languages).authors:
        return Label(index, "date_line", 0.7, LAYOUT_OF["date_line"], "A day below the headline, and no name")
    return Label(index, "byline", 0.7, LAYOUT_OF["byline"], "Who wrote it and when, below the headline")


def _amid_text(index: int, line: Line) -> Label:
    if line.prose and line.ends:
        score = LONG_PROSE if line.words >= LONG_PROSE_WORDS else PROSE
        return Label(index, "body", score, LAYOUT_PROSE, "Prose amid the text")
    score = UNENDED if line.prose or line.ends else SHORT_LINE
    return Label(index, "body", score, LAYOUT_AMID_TEXT, "Stands amid the text")
