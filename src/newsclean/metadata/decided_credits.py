"""Reads from the decided blocks who wrote the article, when and where: bylines, date lines, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.metadata.dateline import find_dateline, find_reporters, find_speakers
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.decided_page import DECIDED, LABELLED, DecidedPage
from newsclean.metadata.people.agencies import closing_agency
from newsclean.metadata.people.byline_leads import credits_author
from newsclean.metadata.people.bylines import parse_byline
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.records import Candidate

# How many of the first paragraphs may have the dateline.
_DATELINE_PARAGRAPHS = 2
# How many of the last may end with an agency in brackets; notices may be kept below the text.
_CLOSING_PARAGRAPHS = 2
# Score of a byline in plain text without a lead-in and with an unknown name. It is as often a section.
_UNLED = 0.44
# A reporter's name in brackets of its own, as Japanese papers print it below the text: "（桐島葉子）".
_SIGNATURE = re.compile(r"[（(【][\u4e00-\u9fff]{3,6}[）)】]")
# What a date is worth less for each line between it and the text's first, and at most; and a name, from the headline.
_FAR, _FARTHEST, _FARTHEST_NAME = 0.004, 0.1, 0.2
# Most lines that a byline of the article may be above the headline.
_MOST_ABOVE = 12
# And so near stands one that begins with no known name.
_NEAR = 20
# An agency in a dateline.
_AGENCY = 0.6
# Days so many lines from the text are another story's as often as not, unless all such lines name the same.
_ELSEWHERE = 40


def read_dates(page: DecidedPage) -> Iterator[Candidate]:
    """Yield the days of date lines and bylines."""
    start = page.body[0].index if page.body else None
    dated = [
        (block, line)
        for kind in ("date_line", "byline")
        for block in page.by_kind.get(kind, ())
        if (line := find_date(block.text, page.languages))
    ]
    far = {line.date[:10] for block, line in dated if start is not None and abs(block.index - start) > _ELSEWHERE}
    for block, line in dated:
        name = "date_modified" if line.modified else "date_published"
        score = DECIDED if page.is_text else LABELLED
        if page.is_text and start is not None:  # the day of the visit stands further up
            if abs(block.index - start) > _ELSEWHERE and len(far) > 1:
                continue
            score = round(score - min(_FAR * abs(block.index - start), _FARTHEST), 3)
        yield Candidate(name, line.date, page.source, score, block.index)
        if line.updated:
            yield Candidate("date_modified", line.updated, page.source, score, block.index)


def read_bylines(page: DecidedPage, site_name: str | None) -> Iterator[Candidate]:
    """Yield the people and agencies of bylines, without the site's name."""
    headline = page.by_kind["title"][0].index if "title" in page.by_kind else None
    for block in page.by_kind.get("byline", ()):
        # A byline without "By" was known by its place, and holds names like a field of the page's head.
        leads = credits_author(block.text, page.languages)
        is_field = page.is_text and not leads
        byline = parse_byline(block.text, page.languages, site_name=site_name or "", is_field=is_field)
        score = DECIDED if page.is_text or leads else LABELLED
        if page.is_text and headline is not None:
            if headline - block.index > _MOST_ABOVE:
                continue  # of another story in the page's head
            score = round(score - min(_FAR * abs(block.index - headline), _FARTHEST_NAME), 3)
        if byline.authors:
            # "By event type" is a menu's as often as "By" and an unknown name, unless it stands near the headline.
            is_near = headline is None or abs(block.index - headline) <= _NEAR
            is_led = (leads and (is_near or not page.is_text)) or _SIGNATURE.fullmatch(block.text.strip()) is not None
            is_name = is_led or any(map(begins_as_name, byline.authors))
            own = score if is_name else min(score, _UNLED)
            yield Candidate("authors", byline.authors, page.source, own, block.index)
        if byline.agency:
            yield Candidate("agency", byline.agency, page.source, score, block.index)


def read_datelines(page: DecidedPage, site_name: str | None) -> Iterator[Candidate]:
    """Yield the place, the reporters and the agency that the text begins with, and the agency that it ends with."""
    speakers = find_speakers((block.text for block in page.body), page.languages)
    for block in page.body[:_DATELINE_PARAGRAPHS]:
        if reporters := find_reporters(block.text, page.languages):
            yield Candidate("authors", reporters, page.source, DECIDED, block.index)
        if dateline := find_dateline(block.text, page.languages, site_name, speakers):
            if dateline.place:
                yield Candidate("dateline", dateline.place, page.source, DECIDED, block.index)
            if dateline.agency:
                yield Candidate("agency", dateline.agency, page.source, _AGENCY, block.index)
            break
    for block in page.body[: -_CLOSING_PARAGRAPHS - 1 : -1]:
        if agency := closing_agency(block.text, page.languages):
            yield Candidate("agency", agency, page.source, _AGENCY, block.index)
