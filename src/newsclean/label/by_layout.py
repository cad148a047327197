"""Opinions from the place of a line of plain text; and of HTML from that of the credits above the prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from newsclean.label.layout.above_title import AboveTitle
from newsclean.label.layout.amid_text import AmidText, is_between_labels
from newsclean.label.layout.below_text import BelowText
from newsclean.label.layout.chronicle import entries_of_list
from newsclean.label.layout.credits import is_credit, is_name
from newsclean.label.layout.regions import Layout
from newsclean.label.layout.sentences import notes_on_authors
from newsclean.measure import is_prose_sentence
from newsclean.metadata.dates.lines import find_date_line, is_day_and_time
from newsclean.metadata.html.quotations import is_attribution
from newsclean.metadata.people.bylines import names_for_sure
from newsclean.metadata.titles.titles import cut_title
from newsclean.origins import LAYOUT_DATA, LAYOUT_OF
from newsclean.records import Document, Label

# Data right below the text, which the learned classifier may take for a box of the site: surer than it.
DATA = 0.99
# How many kept blocks of HTML are searched for credits, and the score of a credit there: surer than the structure.
CREDIT_BLOCKS, HTML_CREDIT = 5, 0.99


def label_by_layout(document: Document, layout: Layout, data: Set[int]) -> Iterator[Label]:
    """Yield one opinion or more for each block, from the place where it stands; `data` are the lines below the text."""
    headline = layout.lines[layout.title].printed if layout.title is not None else ""
    # That of the window has the site's name behind it.
    headlines = {headline[:end] for _, end in cut_title(headline) if 2 * end > len(headline)} | {headline}
    above, amid, rest = AboveTitle(document, layout), AmidText(document, layout), BelowText(document, layout)
    notes = notes_on_authors(document, layout.lines, layout.last + 1)
    for index, line in enumerate(layout.lines):
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
        else:
            yield amid.opinion(index)


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
        if label.block not in entries and not (label.block == lone and is_between_labels(document, lone, kept)):
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
