"""Days within a text that head what it tells: a chronicle, or events, each with a day and a name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsclean.label.layout.credits import CREDIT_WORDS, is_credit
from newsclean.label.layout.regions import Layout
from newsclean.measure import count_words, ends_sentence
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.dates.lines import find_date_line
from newsclean.metadata.people.byline_leads import starts_as_byline
from newsclean.records import Document

# From this many date lines in the text on, they are the headings of a chronicle and belong to it.
CHRONICLE = 4
# From this many entries on, lines with a day in their headings are the text's: a name, a day, perhaps a place, and one
# or two paragraphs. Two may be an article and the teaser of another one. Set by hand.
ENTRIES, HEADING_LINES, PARAGRAPHS = 3, range(2, 5), 2
# The longest line with a day in such a heading, in words.
DAY_WORDS = 10


def is_chronicle(layout: Layout) -> bool:
    """Whether dates are the headings of the text: many stand amid its prose, or many right above a sentence."""
    amid = sum(line.date for line in layout.lines[layout.prose : layout.last])
    entries = pairwise(layout.lines[layout.first : layout.last + 1])
    told = sum(line.date and below.ends and not below.chrome for line, below in entries)
    return max(amid, told) >= CHRONICLE


def entries_of_list(document: Document, kept: Sequence[int]) -> frozenset[int]:
    """The blocks of HTML among the `kept` that look like credits, but are dates or entries of which the text has many.

    They stand in elements of one kind, each right above a sentence or beside another one; a date beside a byline is
    the article's own.
    """
    looks = {index: look for index in kept if (look := _look_of_credit(document, index))}
    found: dict[tuple[str, str], list[int]] = {}
    for index, below in pairwise((*kept, -1)):
        look = looks.get(index)
        if look is None or _BYLINE in (looks.get(at, ("", ""))[0] for at in (index - 1, index + 1) if at in looks):
            continue
        told = below >= 0 and ends_sentence(document.blocks[below].text)
        if told or look in (looks.get(index - 1), looks.get(index + 1)):
            found.setdefault(look, []).append(index)
    return frozenset(index for indices in found.values() if len(indices) >= CHRONICLE for index in indices)


_DATE, _BYLINE, _CREDIT = "date", "byline", "credit"


def _look_of_credit(document: Document, index: int) -> tuple[str, str] | None:
    """(what a block looks like, its tag); None where it is no credit, whatever stands beside it."""
    block = document.blocks[index]
    if block.markup is None or block.kind == "table" or count_words(block.text) > CREDIT_WORDS:
        return None
    if find_date_line(block.text, (document.language,)) is not None:
        return _DATE, block.markup.tag
    if not is_credit(block.text, document.language):
        return None
    return _BYLINE if starts_as_byline(block.text, (document.language,)) else _CREDIT, block.markup.tag


def headings_of_events(document: Document, layout: Layout) -> frozenset[int]:
    """The lines of the headings where the text is a list of events; empty elsewhere.

    The first heading may stand right below the article's credits. It has as many lines as most others.
    """
    lines, start = layout.lines, 0 if layout.title is None else layout.title + 1
    told = [i for i in range(start, layout.last + 1) if (lines[i].prose or lines[i].ends) and not lines[i].chrome]
    found: list[list[range]] = [[]]
    paragraphs = 0
    for above, below in pairwise(told):
        paragraphs += 1
        heading = range(above + 1, below)
        if len(heading) not in HEADING_LINES or not _heads_event(document, layout, heading):
            continue
        if found[-1] and paragraphs > PARAGRAPHS:
            found.append([])
        elif not found[-1]:
            length = len(heading)
            first = range(max(start, told[0] - length), told[0])
            if paragraphs <= PARAGRAPHS and len(first) == length and _heads_event(document, layout, first):
                found[-1].append(first)
        found[-1].append(heading)
        paragraphs = 0
    return frozenset(i for headings in found if len(headings) >= ENTRIES for heading in headings for i in heading)


def _heads_event(document: Document, layout: Layout, heading: range) -> bool:
    """Whether these lines are a day, once, and what has it: no byline, and nothing of the site's."""
    days = 0
    for index in heading:
        line, text = layout.lines[index], document.blocks[index].text
        if line.chrome or starts_as_byline(text, (document.language,)):
            return False
        days += line.date or (line.words <= DAY_WORDS and find_date(text, (document.language,)) is not None)
    return days == 1
