"""Opinions from the place of a line: the headline, what stands above it, what stands between it and the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from newsclean.label.credits import is_caption, is_credit, is_name
from newsclean.label.headline import NAME_WORDS, words_of_prose
from newsclean.label.layout import Layout, author_names
from newsclean.label.lines import PROSE_WORDS, Line
from newsclean.language.folders import holds_site_word
from newsclean.measure import all_words, count_words, ends_sentence, fold_spaces, is_truncated
from newsclean.metadata.dates import find_date_line
from newsclean.records import ChromeKind, Document, Label

# How sure a place alone makes: prose amid the text is kept against all but sure rules, a short line there
# only against anything that names it; above the headline nothing is the article's.
PROSE, LONG_PROSE, SHORT_LINE, UNENDED = 0.75, 0.85, 0.5, 0.6
ABOVE_TITLE, BELOW_TEXT, BETWEEN = 0.55, 0.55, 0.55
LONG_PROSE_WORDS = 40
# A masthead is a few short lines; more than that, or prose among them, is a sidebar.
MASTHEAD_LINES, MASTHEAD_WORDS = 6, 10
# A caption between headline and text that breaks off inside a word has at least this many words.
CAPTION_WORDS = 6
SITE_NAME_WORDS = 12
# Blocks of a tree's text that are looked at for credits, and how sure these are: surer than its structure.
CREDIT_BLOCKS, HTML_CREDIT = 5, 0.99
# Lines below the headline, standfirst among them, that credits are looked for in; and longest tag, in words.
CREDIT_LINES, TAG_WORDS = 4, 3
# Lines below the text that no rule names are chrome from this many on, once a rule has named one before them.
TAIL_LINES = 3
# From so many lines of a date amid the text on they are the headings of a chronicle and belong to it.
CHRONICLE = 4

_SEPARATOR = re.compile(r"\s+[|•·»–—-]\s+|\s*\|\s*")


def label_by_layout(document: Document, layout: Layout) -> Iterator[Label]:
    """Yield one opinion a block on what its place makes of it."""
    headline = fold_spaces(document.blocks[layout.title].text.lower()) if layout.title is not None else ""
    head_kind, masthead = _kind_of_head(layout), _end_of_masthead(layout)
    first_credit = next((i for i in range(layout.first, layout.prose) if layout.lines[i].credit), layout.prose)
    vocabulary = cache(lambda: words_of_prose(document, layout.lines, layout.first, layout.last))
    authors = author_names(document, layout.lines, layout.last)
    # Credits stand below the headline or the standfirst.
    credits_until = max(layout.prose, (layout.title or 0) + CREDIT_LINES)
    below = range(layout.last + 1, len(layout.lines))
    unnamed = sum(1 for index in below if not layout.lines[index].chrome)
    chrome_from = next((index for index in below if layout.lines[index].chrome), len(layout.lines))
    is_chronicle = _is_chronicle(layout)
    for block, line in zip(document.blocks, layout.lines, strict=True):
        index = block.index
        if index == layout.title:
            yield Label(index, "title", 1.0, "layout/title", "The headline: shares its words with the text below it")
        elif (index < layout.prose or index > chrome_from) and fold_spaces(block.text.lower()) == headline:
            yield Label(index, "duplicate_title", 0.95, "layout/duplicate-title", "The headline once more")
        elif layout.title is not None and index < layout.title:
            yield _above_title(document, layout, index, head_kind, masthead)
        elif index > layout.last and line.prose and block.text.startswith(authors):
            yield Label(index, "author_bio", 0.8, "layout/author-bio", "Below the text, begins with the author's name")
        elif index > layout.last:
            yield from _below_text(
                index, block.text, line, _amid_chrome(layout, index, chrome_from, unnamed), vocabulary
            )
        elif line.date and is_chronicle and index >= layout.first:
            yield Label(index, "body", LONG_PROSE, "layout/chronicle", "A date amid a text that has many")
        elif line.date:
            yield Label(index, "date_line", 0.8, "layout/date-line", "Nothing but a date")
        elif not line.chrome and not line.credit and is_caption(block.text, document.language):
            yield Label(index, "image_caption", 0.87, "layout/caption", "Ends in whose picture it is")
        elif layout.title is not None and index <= credits_until and _is_credit(document, layout, index):
            yield Label(index, "byline", 0.7, "layout/byline", "Who wrote it and when, below the headline")
        elif layout.title is not None and not line.prose and not line.ends and index < layout.prose:
            yield _between(document, layout, index, first_credit, vocabulary)
        else:
            yield _amid_text(index, line)


def label_html_credits(document: Document, opinions: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion for each block of a tree's text that says who wrote it and when, and stands above its prose.

    One block of prose may stand above it, as a standfirst does. `opinions` are what the structure says; it takes such
    lines for text where the page has no name for them.
    """
    title = next((label.block for label in opinions if label.kind == "title"), -1)
    kept = sorted({label.block for label in opinions if label.kind == "body" and label.block > title})
    dates = {}
    standfirst = -1
    for index in kept[:CREDIT_BLOCKS]:
        text = document.blocks[index].text
        if document.blocks[index].kind == "table":
            continue  # "Date | 4 May 2021": what the text is about
        if count_words(text) >= PROSE_WORDS and ends_sentence(text):
            if standfirst >= 0:
                break
            standfirst = index
            continue
        dates[index] = find_date_line(text, (document.language,))
    for index, date in dates.items():
        text = document.blocks[index].text
        if date is not None:
            yield Label(index, "date_line", HTML_CREDIT, "layout/date-line", "Nothing but a date, above the text")
        elif is_credit(text, document.language) or (
            is_name(text, document.language) and (dates.get(index - 1) or dates.get(index + 1))
        ):
            yield Label(index, "byline", HTML_CREDIT, "layout/byline", "Who wrote it and when, above the text")


def _is_chronicle(layout: Layout) -> bool:
    """Whether dates are the headings of the text: many amid its prose, or each above a sentence, however short."""
    amid = sum(bool(line.date) for line in layout.lines[layout.prose : layout.last])
    entries = pairwise(layout.lines[layout.first : layout.last + 1])
    told = sum(bool(line.date) and below.ends and not below.chrome for line, below in entries)
    return max(amid, told) >= CHRONICLE


def _is_credit(document: Document, layout: Layout, index: int) -> bool:
    if layout.lines[index].credit:
        return True
    beside = layout.lines[max(0, index - 1) : index] + layout.lines[index + 1 : index + 2]
    if not any(line.date for line in beside):
        return False
    return is_name(document.blocks[index].text, document.language)


def _amid_chrome(layout: Layout, index: int, chrome_from: int, unnamed: int) -> bool:
    """Whether a line below the text, which no rule names, stands among chrome.

    After the first line that a rule names, and where there are several; or, if it is as short as a tag or
    a button, between the text and that line.
    """
    if index > chrome_from:
        return unnamed >= TAIL_LINES
    line = layout.lines[index]
    return chrome_from < len(layout.lines) and line.words <= TAG_WORDS and not line.ends


def _amid_text(index: int, line: Line) -> Label:
    if line.prose and line.ends:
        score = LONG_PROSE if line.words >= LONG_PROSE_WORDS else PROSE
        return Label(index, "body", score, "layout/prose", "Prose amid the text")
    score = UNENDED if line.prose or line.ends else SHORT_LINE
    return Label(index, "body", score, "layout/amid-text", "Stands amid the text")


def _between(
    document: Document, layout: Layout, index: int, first_credit: int, vocabulary: Callable[[], frozenset[str]]
) -> Label:
    """A line without a sentence's end between the headline and the first paragraph."""
    line, block = layout.lines[index], document.blocks[index]
    below = layout.lines[index + 1] if index + 1 < len(layout.lines) else None
    if line.words >= CAPTION_WORDS and is_truncated(block.text, vocabulary()):
        reason = "Stands above the text and breaks off inside a word"
        return Label(index, "image_caption", 0.8, "layout/truncated-caption", reason)
    if below is not None and any(match.rule.kind == "image_credit" for match in below.matches):
        return Label(index, "image_caption", 0.8, "layout/caption", "Stands above a picture's credit")
    if line.words >= CAPTION_WORDS and block.kind == "paragraph" and index > first_credit:
        # A standfirst belongs to the headline and stands above the credits.
        reason = "Stands between the credits and the text, and is no sentence"
        return Label(index, "image_caption", BETWEEN, "layout/caption", reason)
    if line.words <= 3 and (index + 1 == len(document.blocks) or document.blocks[index + 1].kind != "list_item"):
        return Label(index, "other", BETWEEN, "layout/above-text", "One to three words between headline and text")
    return Label(index, "body", SHORT_LINE, "layout/standfirst", "Stands between headline and text")


def _below_text(
    index: int, text: str, line: Line, amid_chrome: bool, vocabulary: Callable[[], frozenset[str]]
) -> Iterator[Label]:
    if line.date:
        # Less sure than the heading of the comments, which have dates too.
        yield Label(index, "date_line", 0.6, "layout/date-line", "Nothing but a date, below the text")
        return
    yield Label(index, "body", UNENDED if line.prose else SHORT_LINE, "layout/below-text", "Stands below the text")
    if amid_chrome and not line.prose:
        kind: ChromeKind = "related_link" if line.words > TAG_WORDS else "navigation"
        if line.words <= TAG_WORDS and vocabulary().issuperset(all_words(text)):
            kind = "tag_cloud"
        yield Label(
            index, kind, BELOW_TEXT, f"layout/{kind.replace('_', '-')}", "A short line below the text, by chrome"
        )


def _kind_of_head(layout: Layout) -> ChromeKind:
    above = [line for line in layout.lines[: layout.title or 0] if not line.matches]
    if len(above) <= MASTHEAD_LINES and all(line.words <= MASTHEAD_WORDS and not line.prose for line in above):
        return "masthead"
    return "sidebar"


def _above_title(document: Document, layout: Layout, index: int, kind: ChromeKind, masthead: int) -> Label:
    line, text = layout.lines[index], document.blocks[index].text
    if line.date and index > masthead:
        return Label(index, "date_line", 0.8, "layout/date-line", "Nothing but a date, above the headline")
    if line.date:
        kind = "masthead" if kind == "masthead" else "site_date"
        return Label(index, kind, 0.8, "layout/site-date", "A date above the site's name: the day of the visit")
    if kind == "sidebar" and line.words <= NAME_WORDS and holds_site_word(text, document.language):
        kind = "masthead"
    if _is_site_name(text, document.language):
        return Label(index, "site_name", 0.85, "layout/site-name", "A site's name with its claim or section")
    return Label(index, kind, ABOVE_TITLE, f"layout/{kind.replace('_', '-')}", "Stands above the headline")


def _end_of_masthead(layout: Layout) -> int:
    """The last line above the headline that is neither chrome nor a date; -1 where there is none."""
    above = range((layout.title or 0) - 1, -1, -1)
    return next((i for i in above if not layout.lines[i].chrome and not layout.lines[i].date), -1)


def _is_site_name(text: str, language: str) -> bool:
    """Whether a line is "Name | Claim", one side of it said in the words of site names.

    >>> _is_site_name("The Daily Lamp | News & Analysis", "en"), _is_site_name("Home | Sport | Weather", "en")
    (True, False)
    """
    sides = [side for side in _SEPARATOR.split(text.strip()) if side]
    if len(sides) != 2 or count_words(text) > SITE_NAME_WORDS:
        return False
    return any(holds_site_word(side, language) for side in sides)
