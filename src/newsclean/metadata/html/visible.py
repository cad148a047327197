"""Reads candidates from what a reader sees around the headline: date, byline, standfirst.

It reads blocks and not elements: text near the headline in reading order belongs to it, whatever the markup.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set

from newsclean.measure import count_words
from newsclean.metadata.dates.cut import cut_dates
from newsclean.metadata.dates.find import find_date, says_published
from newsclean.metadata.dates.library import parse_relative
from newsclean.metadata.dates.lines import DateLine, date_lead, find_date_line
from newsclean.metadata.html.hints import (
    AUTHOR,
    DATE,
    ELSEWHERE,
    NOT_AUTHOR,
    OTHER_PART,
    OTHER_STORY,
    ancestry,
    hints_around,
    own_hints,
)
from newsclean.metadata.html.standfirsts import read_standfirst
from newsclean.metadata.html.visible_credits import people_below
from newsclean.metadata.html.visible_people import people_near
from newsclean.metadata.people.byline_leads import credits_author, starts_as_byline
from newsclean.records import Block, Candidate

# Blocks before and after the headline that can belong to it. Fitted on the dates of 1,064 pages of the development
# corpus: nine in ten stand within five blocks of the headline.
BEFORE, AFTER = 6, 14
# A line with a date and a name is short; a sentence of the text is not.
_MAX_LINE = 160
# Most words of a line with a date, a name, a place and a section.
_MAX_WORDS = 14
# How much a day near the headline is believed: on a line of its own or the byline's, and among other words; what a name
# of dates or a word of publication adds; what each line below the headline takes, each one above it, and that it stands
# above; what it takes that the day may be of something else, and if a word of publication leads it in; the least.
_WHOLE, _AMID, _MARKED = 0.75, 0.6, 0.05
_A_LINE_BELOW, _A_LINE_ABOVE, _ABOVE = 0.015, 0.02, 0.08
_OTHERS, _OTHERS_LED, _WORST = 0.3, 0.15, 0.1
# How much a day is believed that is told by how long it is ago.
_RELATIVE = 0.5
# Most words beside the date in a line right below the headline that is the article's for sure.
_BESIDE = 3
# Lines with a year that are looked at below the text, and how much their days are believed.
_MAX_BELOW = 40
_BELOW_LED, _BELOW_ALONE = 0.55, 0.42
_DIGIT = re.compile(r"\d")
# From this on a byline near the headline was led in or marked as one: nothing below the text says more.
_CREDITED = 0.55
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[\u0660-\u0669\u06f0-\u06f9]{4}|\d\d?\.\d\d?\.\d\d(?!\d)")

# A day that a paragraph opens with, set apart from its sentence, and how much it is believed.
_OPENING = re.compile(
    r"(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d|[^\n|–—]{0,50}?\d{1,4}[日일]?)(?:\s?\([^()\n]{2,30}\))?\s*"
    r"(?:[–—|:-]|(?=[„“\"]))\s*(?=[^\W\da-z]|[„“\"])"
)
_MAX_LEAD = 24
# So few blocks below the headline stands what belongs to it.
_RIGHT_BELOW = 2
_OPENS, _OPENS_WITHIN, _MAX_OPENING = 0.48, 14, 60

# A caption ends with the day of the picture: "Soldiers on the road to Kunduz, 24 April 2021".
_CAPTION = re.compile(r"\w(?:\s+[^\s|]+){4,},\s+\d{1,2}\S*\s+\S+\s+\d{4}\.?$")


def read_visible(
    blocks: Sequence[Block],
    headline: int | None,
    languages: Sequence[str],
    fetched: str | None = None,
    known: Collection[str] = (),
    descriptions: Collection[str] = (),
) -> Iterator[Candidate]:
    """Yield the candidates of lines near the headline and, for fields that are not `known`, of lines further down.

    `headline` is the index of its block, or None if there is none. `fetched` is the crawl time, which is needed to
    understand "3 hours ago". `descriptions` are the page's own of its article.
    """
    first, last = (0, BEFORE + AFTER) if headline is None else (max(0, headline - BEFORE), headline + 1 + AFTER)
    near = [block for block in blocks[first:last] if is_shown(block)]
    here = headline if headline is not None else 0
    shared = ancestry(blocks[here] if headline is not None else None)
    dates = [*_dates(near, here, shared, languages)]
    if "date_published" not in known and max((c.score for c in dates), default=0.0) < _BELOW_LED:
        dates += _dates_below(blocks[near[-1].index + 1 if near else 0 :], shared, languages)
    yield from dates or (_relative_dates(near, here, shared, languages, fetched) if fetched else ())
    people = list(people_near(near, here, shared, languages))
    yield from people
    is_credited = any(c.field == "authors" and c.score >= _CREDITED for c in people)
    if headline is not None and "authors" not in known and not is_credited:
        yield from people_below(blocks[headline + 1 + AFTER :], shared, languages)
    if headline is not None:
        yield from read_standfirst(near, here, shared, languages, descriptions)


def is_shown(block: Block) -> bool:
    """Whether a reader of the page sees the block."""
    return block.markup is not None and not block.markup.hidden and bool(block.text)


def _dates(near: Sequence[Block], headline: int, shared: Set[int], languages: Sequence[str]) -> Iterator[Candidate]:
    above = ""  # the line above
    for block in near:
        lead_line, above = above, block.text
        if block.markup is None or not _DIGIT.search(block.text, 0, _MAX_LINE):
            continue
        distance = block.index - headline
        if opening := _opening_day(block, distance, shared, languages):
            yield from _days(opening, _OPENS, block.index)
        if len(block.text) > _MAX_LINE or (distance == 0 and not block.text[0].isdigit()):
            continue  # "27.01.2022 - Town falls" is a date of the page's, "Town falls on 27.01.2022" is the story's
        whole = find_date_line(block.text, languages)
        line = whole or find_date(block.text, languages)
        if line is None:
            continue
        hints = hints_around(block, shared)
        is_marked = bool(hints & DATE)
        is_right_below = (
            block.kind != "quote"  # a quoted post ends with its day; old pages are set in such boxes throughout
            and 0 < distance <= _RIGHT_BELOW
            and (whole is not None or _is_of_head(block.text, languages))
        )
        is_told = is_marked or block.markup.tag == "time" or _is_led(block.text, line, languages)
        is_bylines = is_right_below and _is_byline_of_head(block, hints, languages)
        score = (_WHOLE if whole or is_bylines else _AMID) + _MARKED * is_told
        score -= _A_LINE_BELOW * distance if distance > 0 else _ABOVE - _A_LINE_ABOVE * distance
        # "Last updated:" on a line of its own.
        if line.updated is None and (lead := date_lead(lead_line, languages)):
            line = DateLine(line.date, lead == "updated")
        elif is_right_below:
            pass  # whatever the box is called: a standfirst is a teaser, an article may be a newsletter
        elif hints & ELSEWHERE or not (whole or is_marked or _says_its_own_date(block, languages)):
            score -= _OTHERS_LED if distance > 0 and _is_led(block.text, line, languages) else _OTHERS
        yield from _days(line, round(max(score, _WORST), 3), block.index)


def _opening_day(block: Block, distance: int, shared: Set[int], languages: Sequence[str]) -> DateLine | None:
    """The day that a press release opens with: "5.7.2021 – The town fell", "Newtown, 5 July 2021 | The town fell"."""
    if not 0 < distance <= _OPENS_WITHIN or len(block.text) <= _MAX_OPENING:
        return None
    opening = _OPENING.match(block.text)
    if opening is None or (distance > _RIGHT_BELOW and hints_around(block, shared) & ELSEWHERE):
        return None
    return find_date(opening[1], languages)


def _says_its_own_date(block: Block, languages: Sequence[str]) -> bool:
    """Whether a line with a date among other words is about the article: no caption, teaser, sentence or quotation."""
    if says_published(block.text, languages):
        return True
    if block.kind == "quote":
        return False
    is_link = block.markup is not None and block.markup.link_share > 0.5
    return not is_link and count_words(block.text) <= _MAX_WORDS and not _CAPTION.search(block.text)


def _days(line: DateLine, score: float, index: int) -> Iterator[Candidate]:
    """Yield the day that a line names, and the other one of a change."""
    yield Candidate("date_modified" if line.modified else "date_published", line.date, "dom", score, index)
    if line.updated:
        yield Candidate("date_modified", line.updated, "dom", score, index)


def _is_of_head(text: str, languages: Sequence[str]) -> bool:
    """Whether a line with a date has little besides, or says who wrote: "5 July 2021 · 12 minute read"."""
    return count_words(cut_dates(text, languages)) <= _BESIDE or credits_author(text, languages)


def _is_byline_of_head(block: Block, hints: int, languages: Sequence[str]) -> bool:
    """Whether the line says who wrote. A name alone does not: "Photo: Ann Lee, 3 April 2020" is a picture's day."""
    is_others = block.kind == "caption" or bool(hints & (ELSEWHERE | NOT_AUTHOR))
    return not is_others and credits_author(block.text, languages)


def _is_led(text: str, line: DateLine, languages: Sequence[str]) -> bool:
    """Whether the line begins with the word of publication that leads into its date."""
    return not line.modified and says_published(text.split(":")[0][:_MAX_LEAD], languages)


def _dates_below(blocks: Sequence[Block], shared: Set[int], languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the day that the lines further down agree on: one with a lead-in, else one that stands alone."""
    days: dict[str, DateLine] = {}
    looked_at = 0
    above = ""  # the line above, of those that are shown
    for block in blocks:
        text = block.text
        lead_line, above = above, text if is_shown(block) else above
        if len(text) > _MAX_LINE or not _DIGIT.search(text) or not _YEAR.search(text) or not is_shown(block):
            continue
        looked_at += 1
        if looked_at > _MAX_BELOW:
            break
        whole = find_date_line(text, languages)
        line = whole or find_date(text, languages)
        if line is None:
            continue
        lead = date_lead(lead_line, languages) if whole else ""
        if not _is_own_date(block, shared, bool(lead)):
            continue
        if lead or line.modified or says_published(text, languages) or starts_as_byline(text, languages):
            name = "date_modified" if line.modified or lead == "updated" else "date_published"
            yield Candidate(name, line.date, "dom", _BELOW_LED, block.index)
            return
        if whole is not None:
            days.setdefault(line.date[:10], line)
    if len(days) == 1:
        ((_, line),) = days.items()
        yield Candidate("date_published", line.date, "dom", _BELOW_ALONE)


def _is_own_date(block: Block, shared: Set[int], led: bool) -> bool:
    """Whether a date further down is the page's: of no other story, and in a sidebar marked as a date or led in."""
    if block.kind == "quote" and not led:
        return False
    hints = hints_around(block, shared)
    return not hints & OTHER_STORY and (led or not hints & OTHER_PART or bool(own_hints(block) & (DATE | AUTHOR)))


def _relative_dates(
    near: Sequence[Block], headline: int, shared: Set[int], languages: Sequence[str], fetched: str
) -> Iterator[Candidate]:
    for block in near:
        markup = block.markup
        hints = hints_around(block, shared)
        if markup is None or block.index == headline or hints & ELSEWHERE:
            continue
        if (hints & DATE or markup.tag == "time") and (day := parse_relative(block.text, languages, fetched)):
            yield Candidate("date_published", day, "dom", _RELATIVE, block.index)
