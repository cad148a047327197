"""Finds the author that a credit below the text of a page names, or the box about the author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from newsclean.measure import count_words
from newsclean.metadata.html.hints import AUTHOR, ELSEWHERE, hints_around
from newsclean.metadata.html.visible_people import MAX_LINE, MAX_WORDS, is_unspaced_sentence
from newsclean.metadata.people.byline_leads import credits_author, is_byline_lead, lead_length, may_lead
from newsclean.metadata.people.bylines import parse_byline
from newsclean.records import Block, Candidate

# How much a credit below the text is believed; less than a name below the headline.
_BELOW = 0.43
# Lines that are looked at for a credit below the text.
_MAX_CREDITS = 60
# Two to four words with capitals: so much can be a name and nothing else.
_NAME_SHAPE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){1,3}")


def people_below(blocks: Sequence[Block], shared: Set[int], languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the author of "Written by Jane Doe" below the text, or of the box about the author.

    Where credits of one form name different people, they are those of a list of stories. Of 5 such articles of the
    development corpus the first is by the article's author on 2, and both name that author elsewhere.
    """
    tags = tuple(languages)
    credit: Candidate | None = None  # the first one
    form = ""
    after_lead = -1
    looked_at = 0
    for block in blocks:
        text, markup = block.text, block.markup
        if not 0 < len(text) <= MAX_LINE:
            continue
        leads = block.index == after_lead
        may = may_lead(text, tags)
        if not (leads or may or _NAME_SHAPE.fullmatch(text)):
            continue
        if looked_at > _MAX_CREDITS:
            break
        if markup is None or markup.hidden:
            continue
        if text[0].islower() and not is_byline_lead(text.split(" ", 1)[0], tags):  # goes on from a line above
            continue
        if may:
            if is_byline_lead(text, tags):
                after_lead = block.index + 1
                continue
            leads = leads or credits_author(text, tags)
            if not leads and not _NAME_SHAPE.fullmatch(text):
                continue
        looked_at += 1
        if is_unspaced_sentence(text):
            continue
        hints = hints_around(block, shared)
        if hints & ELSEWHERE or not (leads or hints & AUTHOR) or count_words(text) > MAX_WORDS:
            continue
        byline = parse_byline(text, tags)
        if not byline.authors:
            continue
        if credit is None:
            credit = Candidate("authors", byline.authors, "dom", _BELOW, block.index)
            if not leads:
                break
            form = text[: lead_length(text, tags)]
        elif leads and form == text[: lead_length(text, tags)] and set(byline.authors).isdisjoint(credit.value):
            return
    if credit is not None:
        yield credit
