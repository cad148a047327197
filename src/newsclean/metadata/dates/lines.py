"""Strings and lines that are nothing but a date -> ISO 8601 with just the precision and zone that are given.

Never guesses: what is no full date of day, month and year gives nothing, a numeric date that can be read in two
ways gives nothing unless the page's language or region tells, and no clock is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.measure import LINES_REMEMBERED
from newsclean.metadata.dates.found import ISO, read_iso, write_date
from newsclean.metadata.dates.library import ask_dateparser
from newsclean.metadata.dates.scan import scan
from newsclean.metadata.dates.words import date_words
from newsclean.metadata.words import fold_words
from newsclean.remembered import remembered

# Most words of a line that is only a date ("Published on Monday, July 5, 2021 at 6:30 p.m. EST").
_MAX_DATE_WORDS = 14
MAX_DATE_LENGTH = 160
_MAX_LEAD = 40
# The longest line of a day without its year and a time of day: "Wednesday, 24 September at 10:15 a.m. EST".
_MAX_DAY_AND_TIME = 60

_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}[:.h]\d\d(?![.\d])")
_AROUND_CLOCK = " :,.|()-–—"
_TO_MINUTE = len("2021-07-05T18:30")
_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")
# A day and its month in numbers; with a dash both have two digits, for "3-1" is a score.
_DAY_IN_NUMBERS = re.compile(r"(?<![\d./:-])(?:\d{1,2}([./])\d{1,2}|\d\d-\d\d)(?!\d|[./:-]\d)")
_ANY_DAY = "2000-01-01"
_QUICK_NUMERIC = re.compile(r"\d{1,4} ?[./年년-] ?\d{1,2} ?[./月월-] ?\d{1,4}")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is nothing but a date, with what leads into it."""

    date: str  # ISO 8601; of two dates on the line the published one
    modified: bool  # the line says that this is when the page was changed
    updated: str | None = None  # the second date, where the line gives both


def parse_date(text: str, languages: Sequence[str] = ()) -> str | None:
    """The date that the whole string is, as ISO 8601; None where it is no full date, or could be two.

    `languages` are BCP 47 tags, the most likely first; a region tells the order of a numeric date.

    >>> parse_date("Monday 5 July 2021"), parse_date("July 5, 2021 6:30 p.m. EDT", ["en"])
    ('2021-07-05', '2021-07-05T18:30-04:00')
    >>> parse_date("2021-07-05T18:30:00+0430"), parse_date("2021-07-05 00:00:00")
    ('2021-07-05T18:30:00+04:30', '2021-07-05')
    >>> parse_date("05/07/2021", ["en"]), parse_date("05/07/2021", ["en-GB"]), parse_date("July 2021")
    (None, '2021-07-05', None)
    """
    text = text.strip()
    if not text or len(text) > MAX_DATE_LENGTH:
        return None
    if (iso := ISO.fullmatch(text)) is not None and (day := read_iso(iso)):
        return day
    tags = tuple(languages)
    found = scan(text, date_words(tags))
    if found:
        return write_date(found[0]) if len({write_date(one) for one in found}) == 1 else None
    return ask_dateparser(text, tags) if found is None else None


def find_date_line(line: str, languages: Sequence[str] = ()) -> DateLine | None:
    """What the line dates, where it is nothing but a date with its lead-in, weekday, time and zone.

    >>> find_date_line("Posted on Monday, July 5, 2021 at 6:30 pm")
    DateLine(date='2021-07-05T18:30', modified=False, updated=None)
    >>> find_date_line("Last updated: 6 July 2021")
    DateLine(date='2021-07-06', modified=True, updated=None)
    >>> find_date_line("Published July 5, 2021 | Updated July 6, 2021").updated
    '2021-07-06'
    >>> find_date_line("5 July 2021 at 18:30, updated at 19:45").updated
    '2021-07-05T19:45'
    >>> find_date_line("On July 5, 2021 the Taliban took Imam Sahib."), find_date_line("5 July 2021 by John Doe")
    (None, None)
    """
    line = line.strip()
    if len(line) > MAX_DATE_LENGTH or not _DIGIT.search(line) or line.count(" ") >= _MAX_DATE_WORDS * 2:
        return None
    return _find_date_line(line, tuple(languages))


@remembered(LINES_REMEMBERED)
def _find_date_line(line: str, languages: tuple[str, ...]) -> DateLine | None:
    words = date_words(languages)
    folded = fold_words(line)
    if not _QUICK_NUMERIC.search(folded) and not words.any_month.search(folded):
        return None
    found = [one for one in scan(line, words) or () if write_date(one)]
    if not found or len(found) > 2:
        return None
    dated = [(one.lead, write_date(one) or "") for one in found]
    if len(dated) == 1:
        lead, value = dated[0]
        is_modified = lead == "updated"
        return DateLine(value, is_modified, None if is_modified else _changed_later(folded, value, languages))
    (_, first), (lead, second) = dated
    if dated[0][0] == "updated":
        first, second = second, first
    elif lead != "updated" and first[:10] != second[:10]:
        return None
    return DateLine(first, modified=False, updated=second if second != first else None)


def is_day_and_time(line: str, languages: Sequence[str] = ()) -> bool:
    """Whether the line is nothing but a day without its year and a time of day; it gives no date.

    >>> is_day_and_time("Nov 3, 14:20"), is_day_and_time("Mar 3 at 9:14 pm"), is_day_and_time("11/3(月) 18:05", ["ja"])
    (True, True, True)
    >>> is_day_and_time("3 November"), is_day_and_time("3 November 2025, 14:20"), is_day_and_time("11-03 14:20")
    (False, False, True)
    >>> is_day_and_time("Concert, 3 November, 20:00"), is_day_and_time("Won 3/4 at 14:20"), is_day_and_time("3-1 14:20")
    (False, False, False)
    """
    line = line.strip()
    if len(line) > _MAX_DAY_AND_TIME or not _DIGIT.search(line):
        return False
    return _is_day_and_time(line, tuple(languages))


@remembered(LINES_REMEMBERED)
def _is_day_and_time(line: str, languages: tuple[str, ...]) -> bool:
    folded = fold_words(line)
    day = date_words(languages).day_in_line.search(folded) or _DAY_IN_NUMBERS.search(folded)
    if day is None:
        return False
    dated = find_date_line(f"{folded[: day.start()]}{_ANY_DAY}{folded[day.end() :]}", languages)
    return dated is not None and "T" in dated.date


def _changed_later(folded: str, value: str, languages: tuple[str, ...]) -> str | None:
    """When the page was changed, where the line gives the day once: "5 July 2021, 18:30, updated at 19:30"."""
    if "T" not in value or len(_CLOCK.findall(folded)) != 2:
        return None
    for lead in sorted(date_words(languages).updated, key=lambda word: (-len(word), word)):
        before, found, behind = folded.rpartition(lead)
        if found and before.strip() and _CLOCK.search(behind):
            changed = parse_date(f"{value[:10]} {behind.strip(_AROUND_CLOCK)}", languages)
            if changed and changed[:_TO_MINUTE] < value[:_TO_MINUTE]:
                return None  # on another day, which the line does not name
            zone = _ZONE.search(value)
            return changed + zone[0] if changed and zone and not _ZONE.search(changed) else changed
    return None


def date_lead(line: str, languages: Sequence[str] = ()) -> str:
    """ "published" or "updated" where the line is nothing but what leads into a date; "" elsewhere.

    >>> date_lead("Last updated:"), date_lead("Published on"), date_lead("Kabul")
    ('updated', 'published', '')
    """
    if len(line) > _MAX_LEAD:
        return ""
    words = date_words(tuple(languages))
    folded = fold_words(line).strip(" :-–|").replace(".", "")
    return "updated" if folded in words.updated else "published" if folded in words.published else ""
