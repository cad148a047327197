"""Reads days and agencies from the lines around the headline of a plain text; `people` says who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.kinds import CREDITS
from newsclean.measure import count_words
from newsclean.metadata.dates.cut import cut_dates
from newsclean.metadata.dates.find import find_date, says_published
from newsclean.metadata.dates.lines import find_date_line
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.byline_leads import credits_author
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.text.near import BY_SHAPE, OTHERS, PLACE_WORDS, RIGHT_BELOW, is_long_sentence
from newsclean.metadata.text.people import people_near
from newsclean.metadata.words import fold_words, word_set
from newsclean.origins import LAYOUT_EVENT
from newsclean.records import Candidate, Decision

# How many lines below the headline may credit an agency; how many words they have at most, and a line with a date.
_BELOW, _MAX_WORDS, _MAX_BESIDE = 8, 6, 14
# How many lines above and below the headline a line with a date may be the article's.
_DATE_ABOVE, _DATE_BELOW = 4, 12
# Right below the headline: lines that may credit an agency; and what stands around its name.
_MAY_CREDIT, _AROUND_AGENCY = CREDITS | {"other", "image_credit"}, " ()[]/|,.:–—-"
# Dates in lines of these kinds may be of what is told; in posts of networks they always are.
_OF_STORIES = frozenset(["body", "share"])
# A site's head shows the day of the visit; so many lines down the page, right above the headline, is no site's head.
_OF_SITE = frozenset(["site_date", "masthead"])
_HEAD_LINES, _RIGHT_ABOVE = 8, 3
_PRINTED = 0.5
# "Newtown, 5 July 2021, 5 o'clock"
_BARE_WORDS = 2
# A name beside a date, and what stands between the two.
_NAME_WORDS, _AROUND_DATE = 4, " ,|·•/–—-"
# "Deadline: 30 March 2024"
_LED_BY = re.compile(r"[^\d:：]+[:：]")
# A line of nothing but a date, one of more words that says that it is of a change, one with other words; and what a
# line further from the headline is worth less.
_DATED, _LED, _AMID, _FAR = 0.58, 0.55, 0.5, 0.01


def read_lines(decisions: Sequence[Decision], languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the people and the days that lines near the headline name, whatever the labels of these lines.

    If no line is the headline, the lines near the first line of the text are read. A name without a lead-in counts only
    if it begins with a known given name or if another line backs it (`backing`), because nothing else distinguishes a
    name from a topic here.
    """
    lines = [decision for decision in decisions if decision.block.text.strip()]
    kinds = [decision.label.kind for decision in lines]
    at = next((kinds.index(kind) for kind in ("title", "body") if kind in kinds), None)
    if at is None:
        return
    yield from people_near(lines, at, languages)
    yield from _agencies(lines, at, languages)
    passed = 0
    for place in range(max(0, at - _DATE_ABOVE), min(len(lines), at + 1 + _DATE_BELOW)):
        line = lines[place]
        days = tuple(_days_of(line, abs(place - at), languages)) if place != at else ()
        is_near = bool(days) and _is_of_the_article(line, place - at, at, languages)
        if is_near and not (passed and _is_of_its_story(line, passed, languages)):
            yield from days
        passed += place >= at and is_long_sentence(line)
    # "Newtown, Sunday, November 8, 1998" between the paper's name and the headline: the day of the issue. A site's
    # head stands above its navigation.
    head = lines[at - 1] if at > 0 else None
    if head is not None and head.label.kind in _OF_SITE and at <= 2:
        day = find_date(head.block.text, languages)
        if day is not None and find_date_line(head.block.text, languages) is None:
            yield Candidate("date_published", day.date, "text", _PRINTED, head.block.index)


def _agencies(lines: Sequence[Decision], at: int, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the agency that a short line between headline and text credits: "Newtown (AFP)", "Source: AFP"."""
    for line in lines[at + 1 : at + 1 + _BELOW]:
        if is_long_sentence(line):
            return
        said = line.block.text.strip()
        agency = find_agency(said, languages) if count_words(said) <= _MAX_WORDS else None
        if agency is None or line.label.kind not in _MAY_CREDIT:
            continue
        lead, colon, _ = said.replace("：", ":").partition(":")
        is_source = bool(colon) and fold_words(lead) in word_set(tuple(languages), "source_leads")
        rest = said.replace(agency, "").strip(_AROUND_AGENCY)
        is_placed = line.label.kind != "image_credit" and not colon and all(word[:1].isupper() for word in rest.split())
        if is_source or is_placed:
            yield Candidate("agency", agency, "text", _AMID, line.block.index)


def _is_of_the_article(decision: Decision, distance: int, at: int, languages: Sequence[str]) -> bool:
    """Whether a date on a line so far below the headline is the article's, going by what the line was taken for."""
    kind, text = decision.label.kind, decision.block.text.strip()
    if decision.label.by == LAYOUT_EVENT:
        return False
    if kind in _OF_SITE:
        return at >= _HEAD_LINES and -_RIGHT_ABOVE <= distance < 0
    if kind in BY_SHAPE and distance > 0:
        is_whole = distance <= RIGHT_BELOW and count_words(cut_dates(text, languages)) <= PLACE_WORDS
        return is_whole or credits_author(text, languages) or says_published(text, languages)
    return kind not in OTHERS or (kind == "copyright" and distance > 0 and says_published(text, languages))


def _is_of_its_story(decision: Decision, passed: int, languages: Sequence[str]) -> bool:
    """Whether a date below so many sentences of the text is of what is told: an event, a post, an entry of a timeline.

    Below the first one, which may be a standfirst, a line of nothing but a date and a place may be the article's.
    """
    text = decision.block.text.strip()
    if decision.label.kind not in _OF_STORIES or says_published(text, languages):
        return False
    if decision.label.kind == "share":
        return True
    if credits_author(text, languages):  # "By Jane Doe, 5 July 2021"
        return False
    if _LED_BY.match(text):
        return True
    rest = cut_dates(text, languages).strip(_AROUND_DATE)
    words = count_words(rest)
    if words <= _NAME_WORDS and begins_as_name(rest):  # "Jane Doe | 5 July 2021"
        return False
    return passed > 1 or words > _BARE_WORDS


def _days_of(decision: Decision, distance: int, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the days that a line near the headline names beside few other words."""
    block, text = decision.block, decision.block.text.strip()
    line = find_date(text, languages)
    if line is None or count_words(cut_dates(text, languages)) > _MAX_BESIDE:
        return
    whole = find_date_line(text, languages) is not None
    score = round((_DATED if whole else _LED if line.modified else _AMID) - _FAR * distance, 3)
    yield Candidate("date_modified" if line.modified else "date_published", line.date, "text", score, block.index)
    if line.updated:
        yield Candidate("date_modified", line.updated, "text", score, block.index)
