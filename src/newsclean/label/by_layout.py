"""Opinions from the place of a line of plain text; and of HTML from that of the credits above the prose."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache

from newsclean.label.layout.above_title import AboveTitle
from newsclean.label.layout.below_text import BelowText
from newsclean.label.layout.below_title import (
    AMID_TEXT,
    CAPTION,
    between,
    bylines_below_title,
    captions_amid_text,
    captions_below_title,
)
from newsclean.label.layout.chronicle import entries_of_list, headings_of_events, is_chronicle
from newsclean.label.layout.credits import are_names, is_caption, is_credit, is_name
from newsclean.label.layout.lines import Line, known_words
from newsclean.label.layout.regions import Layout, is_sure_credit
from newsclean.label.layout.sentences import notes_on_authors
from newsclean.measure import count_words, ends_sentence, is_prose_sentence
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.dates.lines import find_date_line, is_day_and_time
from newsclean.metadata.html.quotations import is_attribution
from newsclean.metadata.people.bylines import names_for_sure, parse_byline
from newsclean.metadata.titles.titles import cut_title
from newsclean.origins import (
    LAYOUT_AMID_TEXT,
    LAYOUT_CAPTION,
    LAYOUT_CHRONICLE,
    LAYOUT_DATA,
    LAYOUT_EVENT,
    LAYOUT_OF,
    LAYOUT_PROSE,
)
from newsclean.records import Document, Label

# Scores from the place alone. Prose amid the text is kept unless a sure rule matches it. A short line there is kept
# unless anything names it. Nothing above the headline belongs to the article.
PROSE, LONG_PROSE, SHORT_LINE, UNENDED = 0.75, 0.85, 0.5, 0.6
LONG_PROSE_WORDS = 40
# Data right below the text, which the learned classifier may take for a box of the site: surer than it.
DATA = 0.99
# How many kept blocks of HTML are searched for credits, and the score of a credit there: surer than the structure.
CREDIT_BLOCKS, HTML_CREDIT = 5, 0.99
# The longest label of a day, in words: "When".
LABEL_WORDS = 3
# How many lines below the headline, with the standfirst, are searched for credits.
LINES_TO_CREDITS = 4


def label_by_layout(document: Document, layout: Layout, data: Set[int]) -> Iterator[Label]:
    """Yield one opinion or more for each block, from the place where it stands; `data` are the lines below the text."""
    headline = layout.lines[layout.title].printed if layout.title is not None else ""
    # That of the window has the site's name behind it.
    headlines = {headline[:end] for _, end in cut_title(headline) if 2 * end > len(headline)} | {headline}
    above, rest = AboveTitle(document, layout), BelowText(document, layout)
    first_credit = next((i for i in range(layout.first, layout.prose) if layout.lines[i].credit), layout.prose)
    vocabulary = cache(lambda: known_words(document, layout.lines, layout.first, layout.last))
    notes = notes_on_authors(document, layout.lines, layout.last + 1)
    # Credits stand below the headline or below the standfirst.
    credits_until = max(layout.prose, (layout.title or 0) + LINES_TO_CREDITS)
    has_days, events = is_chronicle(layout), headings_of_events(document, layout)
    has_hours, unnamed = _has_hours(layout), cache(lambda: _unnamed(layout))
    captions, bylines = captions_below_title(document, layout), bylines_below_title(document, layout)
    amid_text = captions_amid_text(document, layout)
    for block, line in zip(document.blocks, layout.lines, strict=True):
        index = block.index
        if index == layout.title:
            yield Label(
                index, "title", 1.0, LAYOUT_OF["title"], "The headline: shares its words with the text below it"
            )
        elif (index < layout.prose or index > rest.chrome_from) and line.printed in headlines:
            yield Label(index, "duplicate_title", 0.95, LAYOUT_OF["duplicate_title"], "The headline once more")
        elif layout.title is not None and index < layout.title:
            yield from above.opinions(index)
        elif index in notes:
            yield Label(index, "author_bio", 0.8, LAYOUT_OF["author_bio"], "Below the text, introduces the author")
        elif index in data:
            yield Label(index, "body", DATA, LAYOUT_DATA, "Data right below the text")
        elif index > layout.last:
            yield from rest.opinions(index)
        elif index in events:
            yield Label(index, "body", LONG_PROSE, LAYOUT_EVENT, "Of the heading of an event, in a list of these")
        elif index in captions:
            reason = "A sentence between the headline's buttons and a picture's credit"
            yield Label(index, "image_caption", CAPTION, LAYOUT_CAPTION, reason)
        elif index in amid_text:
            yield Label(
                index, "image_caption", AMID_TEXT, LAYOUT_CAPTION, "No sentence, right above a picture's credit"
            )
        elif index in bylines:
            yield Label(index, "byline", 0.8, LAYOUT_OF["byline"], "A name, below the headline and beside its credits")
        elif line.date and has_days and index >= layout.first:
            yield Label(index, "body", LONG_PROSE, LAYOUT_CHRONICLE, "A date amid a text that has many")
        elif line.yearless and (has_hours or index > layout.prose or _is_between_labels(document, index, unnamed())):
            yield _amid_text(index, line)
        elif line.date:
            yield Label(index, "date_line", 0.8, LAYOUT_OF["date_line"], "Nothing but a date")
        elif index - 1 in captions:
            yield Label(index, "image_credit", CAPTION, LAYOUT_CAPTION, "The credit below a picture's caption")
        elif not (line.chrome or line.credit) and is_caption(
            block.text, document.language, above_text=index < layout.prose
        ):
            yield Label(index, "image_caption", 0.87, LAYOUT_CAPTION, "Ends in whose picture it is")
        elif layout.title is not None and index <= credits_until and _is_credit(document, layout, index):
            yield _credit(document, index)
        elif layout.title is not None and not line.prose and not line.ends and index < layout.prose:
            yield between(document, layout, index, first_credit, vocabulary)
        else:
            yield _amid_text(index, line)


def label_html_credits(document: Document, opinions: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion for each kept block of HTML that stands above the prose and says who wrote the article and when.

    One block of prose, the standfirst, may stand above it. `opinions` are those of the structure, which takes such
    lines for text where their elements have no telling names. The dates of a chronicle and the entries of a list are
    the text's.
    """
    title = next((label.block for label in opinions if label.kind == "title"), -1)
    kept = sorted({label.block for label in opinions if label.kind == "body" and label.block > title})
    dates: dict[int, bool] = {}
    languages = (document.language,)
    standfirst = -1
    for index in kept[:CREDIT_BLOCKS]:
        text = document.blocks[index].text
        if document.blocks[index].kind == "table" or is_attribution(document.blocks, index):
            continue  # "Date | 4 May 2021" in a table is what the text is about, and who is quoted is, too
        if is_prose_sentence(text):
            if standfirst >= 0:
                break
            standfirst = index
            continue
        dates[index] = find_date_line(text, languages) is not None
    lone = _lone_hour(document, dates, kept)
    if lone is not None:
        dates[lone] = True
    found = [*_credits_by_dates(document, dates, standfirst)]
    entries = entries_of_list(document, kept) if found else frozenset()
    for label in found:
        if label.block not in entries and not (label.block == lone and _is_between_labels(document, lone, kept)):
            yield label


def _lone_hour(document: Document, blocks: Iterable[int], kept: Sequence[int]) -> int | None:
    """The only kept block that is a day without its year and a time, if it is one of these `blocks`.

    Several head the entries of a live report.
    """
    languages = (document.language,)
    if not any(is_day_and_time(document.blocks[index].text, languages) for index in blocks):
        return None
    hours = [index for index in kept if is_day_and_time(document.blocks[index].text, languages)]
    return hours[0] if len(hours) == 1 else None


def _credits_by_dates(document: Document, dates: Mapping[int, bool], standfirst: int) -> Iterator[Label]:
    """Yield an opinion for each of these blocks that is a date, or says who wrote the article."""
    for index, date in dates.items():
        text = document.blocks[index].text
        if date:
            yield Label(index, "date_line", HTML_CREDIT, LAYOUT_OF["date_line"], "Nothing but a date, above the text")
            continue
        beside = bool(dates.get(index - 1) or dates.get(index + 1))
        # Below the first paragraph, "By Land and Sea" is a sub-heading.
        may_head = not beside and -1 < standfirst < index and document.blocks[index].kind == "heading"
        if (beside and is_name(text, document.language)) or (
            is_credit(text, document.language) and (not may_head or names_for_sure(text, (document.language,)))
        ):
            yield Label(index, "byline", HTML_CREDIT, LAYOUT_OF["byline"], "Who wrote it and when, above the text")


def _unnamed(layout: Layout) -> frozenset[int]:
    """The lines but the headline that no rule knows and that are no credits."""
    lines = enumerate(layout.lines)
    return frozenset(i for i, line in lines if i != layout.title and not (line.matches or line.credit))


def _has_hours(layout: Layout) -> bool:
    """Whether days without their year head the entries of a live report: several, and not all above the first prose."""
    lines = layout.lines[layout.first : layout.last + 1]
    hours = [index for index, line in enumerate(lines) if line.yearless]
    return len(hours) > 1 and any(line.prose for line in lines[: hours[-1]])


def _is_between_labels(document: Document, index: int, unnamed: Container[int]) -> bool:
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
